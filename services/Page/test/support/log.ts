// A log in memory, made with Node's own cryptography and the vectors' independent reader of the format: nothing of src/proof.
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { tilePath } from '../../../../deploy/verifier/tiles.mjs';
import { encode } from '../../../../protos/vectors/peer/canonical.mjs';
import { STATEMENTS } from '../../../../protos/vectors/peer/envelopes.mjs';
import { readSchema } from '../../../../protos/vectors/peer/schema.mjs';
import { signedBytes } from '../../../../protos/vectors/peer/signatures.mjs';
import { leafHash, pathOf, rootOf, sha256 } from '../../../../protos/vectors/peer/trees.mjs';

export const PROTOS = `${import.meta.dirname}/../../../../protos`;
export const schema = readSchema(PROTOS);

export interface Commission { key: KeyObject; point: Buffer }

export function commission(): Commission {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  return { key: privateKey, point: Buffer.concat([Buffer.of(4), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]) };
}

/** Entries with the statements of one bundle, in order, from a position on. */
export function bundle(messages: object[], from: number, by: Commission): Buffer[] {
  const payloads = messages.map((message) => encode(schema, 'Payload', message));
  const leaves = payloads.map(leafHash);
  const signature = sign('sha256', signedBytes(STATEMENTS, leaves.length, rootOf(leaves)), { key: by.key, dsaEncoding: 'ieee-p1363' });
  return payloads.map((payload, i) => encode(schema, 'Entry', {
    ...(from + i > 0 && { position: String(from + i) }), recorded_at: String(1_900_000_000_000 + from + i),
    envelope: {
      payload: payload.toString('base64'), signature: signature.toString('base64'), bundle_size: leaves.length, ...(i > 0 && { bundle_index: i }),
      ...(leaves.length > 1 && { audit_path: Buffer.concat(pathOf(i, leaves)).toString('base64') }),
    },
    verdict: {},
  }));
}

export function result(election: Buffer, authority: string, precinct: string, lines: number[], votes: number[]): object {
  return {
    election_id: election.toString('base64'), authority, nonce: Buffer.alloc(16, 7).toString('base64'),
    precinct_result: { contest: 'lists', precinct, lines: lines.map(String), votes: votes.map(String) },
  };
}

export const idOf = (message: object) => sha256(encode(schema, 'Payload', message)).toString('hex');

const log = generateKeyPairSync('ed25519');

const material = Buffer.concat([Buffer.of(1), Buffer.from(log.publicKey.export({ format: 'jwk' }).x!, 'base64url')]);

const keyId = (name: string) => createHash('sha256').update(`${name}\n`).update(material).digest().subarray(0, 4);

export const verifierKey = (name: string) => `${name}+${keyId(name).toString('hex')}+${material.toString('base64')}`;

export function checkpoint(name: string, size: number, root: Buffer): Buffer {
  const text = `${name}\n${size}\n${root.toString('base64')}\n`;
  return Buffer.from(`${text}\n\u2014 ${name} ${Buffer.concat([keyId(name), sign(null, Buffer.from(text), log.privateKey)]).toString('base64')}\n`);
}

/** All public files of a log with these entries, by path. */
export function filesOf(name: string, entries: Buffer[]): Map<string, Buffer> {
  const hashes = entries.map(leafHash);
  const files = new Map([['checkpoint', checkpoint(name, entries.length, rootOf(hashes))]]);
  const framed = entries.map((entry) => Buffer.concat([Buffer.of(entry.length >> 8, entry.length & 255), entry]));
  addTiles(files, 'entries', framed);
  for (let [level, nodes] = [0, hashes]; nodes.length > 0; level++) {
    addTiles(files, level, nodes);
    nodes = Array.from({ length: Math.floor(nodes.length / 256) }, (_, i) => rootOf(nodes.slice(256 * i, 256 * (i + 1))));
  }
  return files;
}

function addTiles(files: Map<string, Buffer>, level: number | string, items: Buffer[]): void {
  for (let index = 0; index * 256 < items.length; index++)
    files.set(tilePath(level, index, items.length).file, Buffer.concat(items.slice(256 * index, 256 * (index + 1))));
}
