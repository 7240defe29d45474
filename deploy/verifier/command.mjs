// What verify.mjs does with its arguments.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LOG, readKey, WITNESS } from '../../protos/vectors/peer/notes.mjs';
import { readSchema } from '../../protos/vectors/peer/schema.mjs';
import { leafHash, rootOf } from '../../protos/vectors/peer/trees.mjs';
import { openCheckpoint } from './checkpoint.mjs';
import { Election } from './election.mjs';
import { applyEntries } from './entries.mjs';
import { openLog, Unreadable, Wrong } from './files.mjs';
import { compareResults } from './results.mjs';
import { readEntries } from './tiles.mjs';

function readOptions(args) {
  const [text, texts] = [{ type: 'string' }, { type: 'string', multiple: true }];
  const options = { election: text, 'log-key': text, witness: texts, 'witnesses-needed': text, json: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const logKey = readKey(values['log-key'] ?? '', LOG);
  const witnesses = [...new Set(values.witness ?? [])].map((witness) => readKey(witness, WITNESS));
  const needed = Number(values['witnesses-needed'] ?? witnesses.length);
  const areKnown = logKey && witnesses.every((witness) => witness) && Number.isInteger(needed) && needed >= 0 && needed <= witnesses.length;
  if (positionals.length !== 1 || !/^[0-9a-f]{64}$/.test(values.election) || !areKnown)
    throw new Unreadable('Usage: node verify.mjs URL|FOLDER --election HEX --log-key VKEY [--witness VKEY ... --witnesses-needed K] [--json]');
  return { place: positionals[0], election: values.election, logKey, witnesses, needed };
}

async function verifyLog({ place, election: id, logKey, witnesses, needed }) {
  const read = openLog(place);
  const { head, results } = await readHead(read, (bytes) => openCheckpoint(bytes, logKey, witnesses, needed));
  const leaves = await readEntries(read, head);
  if (leaves.length === 0) throw new Wrong('checkpoint', undefined, `The log is empty: it does not hold election ${id}.`);
  const hashes = leaves.map(leafHash);
  const election = new Election(id, head.origin, (size) => rootOf(hashes.slice(0, size)));
  const signatures = await applyEntries(readSchema(fileURLToPath(new URL('../../protos', import.meta.url))), leaves, election);
  if (!election.registry && results) throw new Wrong(`results/${head.size}`, undefined, 'There are results, though the registry is not complete.');
  const totals = election.registry ? compareResults(election, head.size, `results/${head.size}`, results) : 0;
  const { origin, size } = election.predecessor ?? {};
  return { election: id, ...head, root: head.root.toString('base64'), signatures, totals, ...(origin && { succeeds: `${origin} at ${size}` }) };
}

/** The checkpoint, and the results published for it: those of older ones are not kept. */
async function readHead(read, open, attempts = 5) {
  const bytes = await read('checkpoint');
  if (!bytes) throw new Unreadable('There is no checkpoint.');
  const head = open(bytes);
  const results = await read(`results/${head.size}`);
  const isLast = results || attempts === 1 || bytes.equals((await read('checkpoint')) ?? bytes);
  return isLast ? { head, results } : readHead(read, open, attempts - 1);
}

/**
 * Verifies the log that the arguments name.
 * @param args Those of the command line.
 * @param print Called with the report, as an object and in words, where the log can be read.
 * @param complain Called with what keeps it from being read.
 * @returns The exit code.
 */
export async function verify(args, print, complain) {
  try {
    const found = await verifyLog(readOptions(args));
    print({ verified: true, ...found }, `Verified: ${Object.entries(found).map((pair) => pair.join(' ')).join(', ')}.`);
    return 0;
  } catch (error) {
    if (error instanceof Wrong) {
      const { file, position = null, message: what } = error;
      print({ verified: false, file, position, what }, `NOT VERIFIED: ${file}${position === null ? '' : `, entry ${position}`}: ${what}`);
      return 1;
    }
    const isKnown = error instanceof Unreadable || error.code?.startsWith('ERR_PARSE_ARGS');
    complain(isKnown ? error.message : error);
    return isKnown ? 2 : 70;
  }
}
