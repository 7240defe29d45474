// The log's entries in order: read strictly, signed by the key in force where they stand, and handed to the election.
import { verify } from 'node:crypto';
import { promisify } from 'node:util';
import { decode, encode } from '../../protos/vectors/peer/canonical.mjs';
import { signedBytesOf, STATEMENTS } from '../../protos/vectors/peer/envelopes.mjs';
import { verificationKey } from '../../protos/vectors/peer/signatures.mjs';
import { readStatement } from '../../protos/vectors/peer/statements.mjs';
import { sha256 } from '../../protos/vectors/peer/trees.mjs';
import { demand, Wrong } from './files.mjs';
import { tilePath } from './tiles.mjs';

const verifyAside = promisify(verify);
const LAST_TIME = 253_402_300_799_999;
const AT_A_TIME = 256; // The entries of one bundle.

/** Applies all entries to the election; returns how many different signatures were verified. */
export async function applyEntries(schema, leaves, election) {
  const signatures = new Map();
  for (let from = 0; from < leaves.length; from += AT_A_TIME) {
    const checks = [];
    try {
      leaves.slice(from, from + AT_A_TIME).forEach((leaf, i) => checks.push(applyEntry(schema, leaf, from + i, election, signatures)));
    } catch (error) {
      checks.push(error.message); // Whatever it is that cannot be read or taken in.
    }
    const problems = await Promise.all(checks);
    const position = from + problems.findIndex((what) => what);
    if (position >= from) throw new Wrong(tilePath('entries', from / AT_A_TIME, leaves.length).file, position, problems[position - from]);
  }
  return signatures.size;
}

/** Promises what is wrong with the signature, nothing where it is right; throws what else is wrong. */
function applyEntry(schema, leaf, position, election, signatures) {
  const entry = decode(schema, 'Entry', leaf);
  const recordedAt = Number(entry.recorded_at ?? 0);
  demand(Number(entry.position ?? 0) === position, `It says that it stands at ${entry.position ?? 0}.`);
  demand(entry.envelope && entry.verdict, 'It lacks its envelope or verdict.');
  demand(recordedAt >= election.recordedAt && recordedAt <= LAST_TIME, 'It was recorded before the one ahead of it.');
  const payload = Buffer.from(entry.envelope.payload ?? '', 'base64');
  const statement = readStatement(schema, payload);
  const id = sha256(payload).toString('hex');
  const hashOf = (type, message) => sha256(encode(schema, type, message)).toString('base64');
  const check = checkSignature(election.keyFor(statement, id), entry.envelope, signatures);
  election.apply({ statement, id, recordedAt, verdict: entry.verdict, hashOf });
  return check;
}

/** Verified on another thread, and once for all statements that were signed together. */
function checkSignature(publicKey, envelope, known) {
  const signed = signedBytesOf(envelope, STATEMENTS);
  const signature = Buffer.from(envelope.signature ?? '', 'base64');
  demand(signed && signature.length === 64, 'Its proof is not that of a statement in a bundle.');
  const name = `${publicKey} ${signed.toString('base64')} ${envelope.signature}`;
  if (!known.has(name)) known.set(name, verifyAside('sha256', signed, verificationKey(Buffer.from(publicKey, 'base64')), signature));
  return known.get(name).then((isSigned) => (isSigned ? undefined : 'The key in force for its authority has not signed it.'));
}
