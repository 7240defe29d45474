// Signed notes and their keys: Ed25519 as in c2sp.org/signed-note (0x01), and cosignatures as in c2sp.org/tlog-cosignature (0x04).
import { createPublicKey, verify } from 'node:crypto';
import { sha256 } from './trees.mjs';

export const LOG = 1;
export const WITNESS = 4;
const MOST_BYTES = 1 << 20;
const MOST_SIGNATURES = 100;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A vkey, <name>+<hex of the key id>+<base64 of type and public key>; undefined where the text is none of this type. */
export function readKey(text, type) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  const material = strictBase64(encoded ?? '');
  if (material?.length !== 33 || material[0] !== type || sha256(`${name}\n`, material).toString('hex', 0, 4) !== id) return undefined;
  const x = material.subarray(1).toString('base64url');
  return { name, id, type, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) };
}

/** Text up to the last empty line, and the signature lines behind it; throws where the bytes are no note. */
export function readNote(bytes) {
  if (bytes.length > MOST_BYTES) throw new Error('It is too long for a note.');
  const note = UTF8.decode(bytes);
  const end = note.lastIndexOf('\n\n') + 1;
  const lines = note.slice(end + 1).split('\n');
  const isNote = end > 0 && !/[\0-\x09\x0b-\x1f]/.test(note) && lines.pop() === '' && lines.length > 0 && lines.length <= MOST_SIGNATURES;
  if (!isNote) throw new Error('It is no signed note.');
  return { text: note.slice(0, end), signatures: lines.map(readSignature) };
}

/** A checkpoint's lines: the log's name, the tree's size and root, and perhaps others, which mean nothing here; throws where the text is none. */
export function readCheckpoint(text) {
  const [origin, size, encoded, ...others] = text.split('\n');
  const root = strictBase64(encoded ?? '');
  const isHead = /^(0|[1-9]\d*)$/.test(size) && Number.isSafeInteger(Number(size)) && root?.length === 32;
  if (!isHead || origin === '' || others.indexOf('') !== others.length - 1) throw new Error('It is no checkpoint with size and root.');
  return { origin, size: Number(size), root };
}

/** An em dash, the key's name, and base64 of its id and the signature. */
function readSignature(line) {
  const [, name, encoded] = /^\u2014 ([^+\s]+) (\S+)$/u.exec(line) ?? [];
  const bytes = strictBase64(encoded ?? '');
  if (!bytes || bytes.length < 5) throw new Error(`It has a line that is no signature: ${line}`);
  return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

/** True where the key signed the note, false where it did not; throws where another signature is in its name, which spoils the note. */
export function isNoteSigned({ text, signatures }, { name, id, type, key }) {
  const own = signatures.filter((line) => line.name === name && line.id === id);
  const verifies = type === LOG ? isSignature : isCosignature;
  if (!own.every((line) => verifies(text, key, line.signature))) throw new Error(`A signature of ${name}+${id} is not its own.`);
  return own.length > 0;
}

const isSignature = (text, key, signature) => verify(null, Buffer.from(text), key, signature);

/** u64 of the time, up to 2^63-1, then the signature over two lines of its own and the whole text. */
function isCosignature(text, key, signature) {
  if (signature.length !== 72 || signature[0] >= 128) return false;
  return verify(null, Buffer.from(`cosignature/v1\ntime ${signature.readBigUInt64BE()}\n${text}`), key, signature.subarray(8));
}

export function strictBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
