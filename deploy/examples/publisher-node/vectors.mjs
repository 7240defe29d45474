// Do our libraries read and hash what is signed exactly as protos/FORMAT.md says? The golden vectors tell, without any server.
//   node vectors.mjs [PROTOS]
import { deepStrictEqual, ok } from 'node:assert';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import protobuf from 'protobufjs';
import { PROTOS } from './service.mjs';

const STATEMENTS = 'application/vnd.tabulation.statement-bundle.v1';
const HEAD = 'application/vnd.tabulation.head.v1';

const hex = (text) => Buffer.from(text, 'hex');
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (bytes) => sha256(Buffer.from([0]), bytes);

/** Throws at the first vector that does not hold. @returns {number} How many were checked. */
export function checkVectors(protos = PROTOS) {
  const read = (name) => JSON.parse(readFileSync(join(protos, 'vectors', `${name}.json`), 'utf8'));
  const typeOf = messages(protos);
  const [keys, payloads, bundles, { entries, head }, { answers, bundle: answered }] =
    ['keys', 'payloads', 'bundles', 'entries', 'answers'].map(read);
  for (const vector of payloads) {
    deepStrictEqual(typeOf('Payload')(hex(vector.payload)), vector.message, vector.name);
    deepStrictEqual(sha256(hex(vector.payload)), hex(vector.statement_id), vector.name);
  }
  for (const bundle of [...bundles, answered]) checkBundle(bundle, hex(keys[bundle.key].public_key));
  for (const entry of entries) {
    deepStrictEqual(typeOf('Entry')(hex(entry.leaf)), entry.message, entry.statement);
    deepStrictEqual(leafHash(hex(entry.leaf)), hex(entry.leaf_hash), entry.statement);
  }
  deepStrictEqual(rootOf(entries.map((entry) => hex(entry.leaf_hash))), hex(head.root), 'head');
  ok(isSigned(HEAD, head.size, hex(head.root), hex(head.signature), hex(keys[head.key].public_key)), 'head');
  for (const answer of answers) deepStrictEqual(typeOf('Answer')(hex(answer.payload)), answer.message, 'answer');
  return payloads.length + bundles.length + 1 + entries.length + 1 + answers.length;
}

function checkBundle(bundle, key) {
  const root = rootOf(bundle.payloads.map((payload) => leafHash(hex(payload))));
  deepStrictEqual(root, hex(bundle.root), bundle.name);
  ok(isSigned(bundle.type ?? STATEMENTS, bundle.payloads.length, root, hex(bundle.signature), key), bundle.name);
}

/** By the name of a message, what decodes it into the JSON of the vectors. */
function messages(protos) {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => join(protos, target);
  root.loadSync(['definition', 'statement', 'answer', 'ledger'].map((name) => `tabulation/v1/${name}.proto`), { keepCase: true });
  return (name) => (bytes) => {
    const type = root.lookupType(`tabulation.v1.${name}`);
    return type.toObject(type.decode(bytes), { longs: String, enums: String, bytes: String });
  };
}

/** RFC 6962, section 2.1. */
function rootOf(leaves) {
  if (leaves.length === 1) return leaves[0];
  const left = 2 ** (31 - Math.clz32(leaves.length - 1));
  return sha256(Buffer.from([1]), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

/** What is signed of a tree is its size and root, under DSSE v1's encoding; signatures are P-256, 64 bytes. */
function isSigned(type, size, root, signature, key) {
  const body = Buffer.concat([Buffer.alloc(8), root]);
  body.writeBigUInt64BE(BigInt(size));
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);
  const [x, y] = [key.subarray(1, 33), key.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(`${checkVectors(process.argv[2])} vectors hold`);
