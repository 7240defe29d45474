// c2sp.org/signed-note and c2sp.org/tlog-checkpoint: what the log has signed of its size and root.
import { fromBase64, fromUtf8, toHex, utf8, type Bytes } from './bytes';
import { sha256 } from './trees';

const ED25519 = 1;
const [MOST_BYTES, MOST_SIGNATURES] = [1 << 20, 100];

/** A verifier key for Ed25519 signatures: name, first four bytes of its hash in hexadecimal digits, and the key. */
export interface NoteKey {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Bytes;
}

/** Text up to the last empty line, and the signature lines behind it. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly signature: Bytes }[];
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
}

/** Undefined where the text is no verifier key, NAME+HEX+BASE64, for Ed25519 signatures. */
export async function readKey(text: string): Promise<NoteKey | undefined> {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  const material = fromBase64(encoded ?? '');
  if (!name || !id || material?.length !== 33 || material[0] !== ED25519) return undefined;
  const hash = await sha256(utf8(`${name}\n`), material);
  return toHex(hash.subarray(0, 4)) === id ? { name, id, publicKey: material.slice(1) } : undefined;
}

/** Throws where the bytes are no note. */
export function readNote(bytes: Uint8Array): Note {
  if (bytes.length > MOST_BYTES) throw new Error('It is too long for a note.');
  const note = fromUtf8(bytes);
  const end = note.lastIndexOf('\n\n') + 1;
  const lines = note.slice(end + 1).split('\n');
  const isNote = end > 0 && !/[\0-\x09\x0b-\x1f]/.test(note) && lines.pop() === '' && lines.length > 0 && lines.length <= MOST_SIGNATURES;
  if (!isNote) throw new Error('It is no signed note.');
  return { text: note.slice(0, end), signatures: lines.map(readSignature) };
}

/** An em dash, the key's name, and base64 of its id and the signature. */
function readSignature(line: string): Note['signatures'][number] {
  const [, name, encoded] = /^\u2014 ([^+\s]+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (!name || !bytes || bytes.length < 5) throw new Error(`It has a line that is no signature: ${line}`);
  return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

/** True where the key has signed the note. A signature under its name and id that is not its own spoils the note. */
export async function isSignedBy(note: Note, key: NoteKey): Promise<boolean> {
  const own = note.signatures.filter(line => line.name === key.name && line.id === key.id);
  const verifier = await crypto.subtle.importKey('raw', key.publicKey, { name: 'Ed25519' }, false, ['verify']);
  const checks = await Promise.all(own.map(line => crypto.subtle.verify({ name: 'Ed25519' }, verifier, line.signature, utf8(note.text))));
  return checks.length > 0 && checks.every(holds => holds);
}

/** Throws where the text is no checkpoint. Lines after the first three mean nothing here. */
export function readCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', encoded = '', ...others] = text.split('\n');
  const root = fromBase64(encoded);
  const isHead = /^(0|[1-9]\d*)$/.test(size) && Number.isSafeInteger(Number(size)) && root?.length === 32;
  if (!isHead || origin === '' || others.indexOf('') !== others.length - 1) throw new Error('It is no checkpoint with size and root.');
  return { origin, size: Number(size), root };
}

/** The checkpoint in a note, where the log's key has signed it and it is of that log; throws what is wrong otherwise. */
export async function openCheckpoint(bytes: Uint8Array, key: NoteKey): Promise<Checkpoint> {
  const note = readNote(bytes);
  if (!(await isSignedBy(note, key))) throw new Error(`${key.name}+${key.id} has not signed it.`);
  const checkpoint = readCheckpoint(note.text);
  if (checkpoint.origin !== key.name) throw new Error(`It is of ${checkpoint.origin}, not of ${key.name}.`);
  return checkpoint;
}
