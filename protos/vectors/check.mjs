// Recomputes every vector from FORMAT.md and the .proto files alone, sharing no code with the services.
//   node check.mjs [DIRECTORY]        checks all vectors, those beside this file by default
//   node check.mjs --payloads FILE    checks only a list like malformed.json, in which problem is null where there is none
import { deepStrictEqual, ok, strictEqual, throws } from 'node:assert';
import { createECDH, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode, Problem } from './peer/canonical.mjs';
import { readSchema } from './peer/schema.mjs';
import { ANSWERS, HEAD, MOST, signedBytesOf, STATEMENTS } from './peer/envelopes.mjs';
import { isNoteSigned, LOG, readKey, readNote } from './peer/notes.mjs';
import { isSigned, signedBytes } from './peer/signatures.mjs';
import { readStatement } from './peer/statements.mjs';
import { hashesIn, leafHash, pathOf, rootFrom, rootOf, sha256 } from './peer/trees.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

const schema = readSchema(dirname(HERE));
const hex = (text) => Buffer.from(text, 'hex');
const base64 = (text) => Buffer.from(text ?? '', 'base64');
const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
let checks = 0;
let failures = 0;

function check(name, body) {
  checks++;
  try {
    body();
  } catch (error) {
    failures++;
    console.error(`FAILED ${name}: ${error.message}`);
  }
}

function checkKeys(keys) {
  for (const name of ['root', 'region', 'intake']) {
    check(`key ${name}`, () => {
      const pair = createECDH('prime256v1');
      pair.setPrivateKey(keys[name].private_scalar, 'hex');
      strictEqual(keys[name].public_key, pair.getPublicKey('hex', 'uncompressed'));
      strictEqual(keys[name].key_id, sha256(hex(keys[name].public_key)).toString('hex'));
    });
  }
}

/** The example in c2sp.org/signed-note. */
function checkNote() {
  check('signed note', () => {
    const note = readNote(Buffer.from(
      'This is an example message.\n\n\u2014 example.com/foo '
        + 'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'));
    const key = readKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', LOG);
    ok(isNoteSigned(note, key));
    throws(() => isNoteSigned({ ...note, text: 'This is another message.\n' }, key));
  });
}

function checkPayload(vector, secret, electionId, pageHashes) {
  check(`payload ${vector.name}`, () => {
    const bytes = hex(vector.payload);
    const { nonce, ...bare } = vector.message;
    deepStrictEqual(readStatement(schema, bytes), vector.message);
    deepStrictEqual(encode(schema, 'Payload', vector.message), bytes);
    deepStrictEqual(encode(schema, 'Payload', bare), hex(vector.without_nonce));
    deepStrictEqual(createHmac('sha256', secret).update(hex(vector.without_nonce)).digest().subarray(0, 16), hex(vector.nonce));
    deepStrictEqual(base64(nonce), hex(vector.nonce));
    deepStrictEqual(sha256(bytes), hex(vector.statement_id));
    if (vector.message.election_id) deepStrictEqual(base64(vector.message.election_id), electionId);
  });
  if (!vector.message.registry_page) return;
  check(`page of ${vector.name}`, () => {
    const hash = sha256(encode(schema, 'RegistryPage', vector.message.registry_page));
    deepStrictEqual(hash, hex(vector.page_hash));
    deepStrictEqual(hash, base64(pageHashes[vector.message.registry_page.number ?? 0]));
  });
}

/** What an observer tells later is what the hash was of. */
function checkSample(payloads) {
  check('sample', () => {
    const [{ commitment }, { disclosure }] = payloads.flatMap(({ message }) => message.observer_sample ?? []);
    deepStrictEqual(sha256(encode(schema, 'SampleDisclosure', disclosure)), base64(commitment));
  });
}

function checkBundle(bundle, keys) {
  check(`bundle ${bundle.name}`, () => {
    const leaves = bundle.payloads.map((payload) => leafHash(hex(payload)));
    ok(leaves.length >= 1 && leaves.length <= MOST[bundle.type]);
    deepStrictEqual(leaves, bundle.leaf_hashes.map(hex));
    deepStrictEqual(rootOf(leaves), hex(bundle.root));
    deepStrictEqual(signedBytes(bundle.type, leaves.length, hex(bundle.root)), hex(bundle.signed_bytes));
    ok(isSigned(hex(keys[bundle.key].public_key), hex(bundle.signed_bytes), hex(bundle.signature)), 'the signature does not verify');
    strictEqual(bundle.audit_paths.length, leaves.length);
    leaves.forEach((leaf, index) => {
      deepStrictEqual(Buffer.concat(pathOf(index, leaves)), hex(bundle.audit_paths[index]));
      deepStrictEqual(rootFrom(leaf, index, leaves.length, hashesIn(hex(bundle.audit_paths[index]))), hex(bundle.root));
    });
  });
}

function checkEntries({ entries, head }, statements, keys) {
  entries.forEach((entry, position) => {
    check(`entry ${position}`, () => {
      const leaf = hex(entry.leaf);
      const { envelope } = entry.message;
      deepStrictEqual(decode(schema, 'Entry', leaf), entry.message);
      deepStrictEqual(encode(schema, 'Entry', entry.message), leaf);
      deepStrictEqual(leafHash(leaf), hex(entry.leaf_hash));
      strictEqual(entry.message.position ?? '0', String(position));
      ok(entry.message.verdict, 'an entry has a verdict');
      ok(position === 0 || BigInt(entry.message.recorded_at) >= BigInt(entries[position - 1].message.recorded_at));
      const statement = statements.find((one) => one.name === entry.statement);
      deepStrictEqual(base64(envelope.payload), hex(statement.payload));
      ok(verifies(envelope, STATEMENTS, keyOf(statement, keys)), 'the envelope does not verify');
    });
  });
  check('head', () => {
    deepStrictEqual(rootOf(entries.map((entry) => hex(entry.leaf_hash))), hex(head.root));
    strictEqual(head.size, entries.length);
    deepStrictEqual(signedBytes(HEAD, head.size, hex(head.root)), hex(head.signed_bytes));
    ok(isSigned(hex(keys[head.key].public_key), hex(head.signed_bytes), hex(head.signature)), 'the signature does not verify');
  });
}

function checkAnswers({ answers, bundle }, entries) {
  answers.forEach(({ message, payload }, number) => {
    check(`answer ${number}`, () => {
      deepStrictEqual(decode(schema, 'Answer', hex(payload)), message);
      deepStrictEqual(encode(schema, 'Answer', message), hex(payload));
      strictEqual(bundle.payloads[number], payload);
      if (message.receipt) checkReceipt(message, entries[Number(message.receipt.position ?? 0)]);
      else ok(message.refusal.findings.length > 0);
    });
  });
}

function checkReceipt(answer, entry) {
  deepStrictEqual(base64(answer.receipt.leaf_hash), hex(entry.leaf_hash));
  deepStrictEqual(base64(answer.statement_id), sha256(base64(entry.message.envelope.payload)));
  strictEqual(answer.receipt.recorded_at, entry.message.recorded_at);
  deepStrictEqual(answer.receipt.verdict, entry.message.verdict);
}

function verifies(envelope, type, publicKey) {
  const signed = signedBytesOf(envelope, type);
  return signed !== undefined && isSigned(publicKey, signed, base64(envelope.signature));
}

function keyOf(statement, keys) {
  return hex(keys[statement.message.authority === 'CEC' ? 'root' : 'region'].public_key);
}

function checkProblem({ payload, problem, field }, number) {
  check(`list item ${number} ${problem} ${field}`, () => {
    let found = { code: null, field: null };
    try {
      readStatement(schema, hex(payload));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      found = error;
    }
    deepStrictEqual([found.code, found.field], [problem, field]);
  });
}

function checkAll(directory) {
  const [keys, payloads, bundles, entries, answers, malformed] =
    ['keys', 'payloads', 'bundles', 'entries', 'answers', 'malformed'].map((name) => readJson(directory, `${name}.json`));
  const definition = payloads.find((payload) => payload.message.election_definition);
  const pageHashes = definition.message.election_definition.registry_page_hashes;
  checkKeys(keys);
  payloads.forEach((payload) => checkPayload(payload, hex(keys.client_secret), hex(definition.statement_id), pageHashes));
  checkSample(payloads);
  [...bundles, answers.bundle].forEach((bundle) => checkBundle(bundle, keys));
  checkEntries(entries, payloads, keys);
  checkAnswers(answers, entries.entries);
  malformed.forEach(checkProblem);
  checkNote();
}

if (process.argv[2] === '--payloads') readJson(process.argv[3]).forEach(checkProblem);
else checkAll(process.argv[2] ?? HERE);
console.log(`${checks} vectors checked, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
