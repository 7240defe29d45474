// An entry of the log and the statement in it, as far as a reader needs to see what was signed.
import { fromUtf8, toHex, type Bytes } from './bytes';
import { sha256 } from './trees';
import { Message, readFields } from './wire';

export interface Envelope {
  readonly payload: Bytes;
  readonly signature: Bytes;
  readonly bundleSize: number;
  readonly bundleIndex: number;
  readonly auditPath: Bytes;
}

export interface Entry {
  readonly position: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly recordedAt: number;
  readonly envelope: Envelope;
}

/** A result's figures as signed, in the order of the form's lines and of the contest's selections. */
export interface SignedResult {
  readonly contest: string;
  readonly precinct: string;
  readonly lines: readonly number[];
  readonly votes: readonly number[];
}

export interface Statement {
  /** SHA-256 of the payload in hexadecimal digits. */
  readonly id: string;
  /** In hexadecimal digits; empty in the definition itself. */
  readonly electionId: string;
  readonly authority: string;
  /** Number of the field with its content in tabulation.v1.Payload. */
  readonly kind: number;
  readonly content: Bytes;
}

// Numbers of tabulation.v1.Payload's contents.
const [DEFINITION, REGISTRY_PAGE, PRECINCT_RESULT, AUTHORITY_CHANGE, OBSERVER_COPY] = [16, 17, 18, 21, 28];

/** Throws where the bytes are no entry. */
export function readEntry(leaf: Bytes): Entry {
  const entry = new Message(leaf);
  const envelope = new Message(entry.bytes(3));
  return {
    position: entry.number(1),
    recordedAt: entry.number(2),
    envelope: {
      payload: envelope.bytes(1),
      signature: envelope.bytes(2),
      bundleSize: envelope.number(3),
      bundleIndex: envelope.number(4),
      auditPath: envelope.bytes(5),
    },
  };
}

/** Throws where the bytes are no statement. */
export async function readStatement(payload: Bytes): Promise<Statement> {
  const message = new Message(payload);
  const kind = message.numbers.find(number => number >= 16);
  if (kind === undefined) throw new Error('It has no content.');
  return {
    id: toHex(await sha256(payload)),
    electionId: toHex(message.bytes(1)),
    authority: message.text(2),
    kind,
    content: message.bytes(kind),
  };
}

/** Undefined where the statement is neither a result nor an observer's copy of one. */
export function resultIn({ kind, content }: Statement): SignedResult | undefined {
  if (kind !== PRECINCT_RESULT && kind !== OBSERVER_COPY) return undefined;
  const result = new Message(content);
  return { contest: result.text(1), precinct: result.text(2), lines: result.figures(3), votes: result.figures(4) };
}

/** The key that a definition, a registry page or a change gives to an authority; undefined where it gives it none. */
export function keyGivenIn({ kind, content }: Statement, authority: string): Bytes | undefined {
  if (kind === DEFINITION) return keyAmong(runsOf(content, 9), authority);
  if (kind === REGISTRY_PAGE) return keyAmong(runsOf(content, 2), authority);
  if (kind !== AUTHORITY_CHANGE) return undefined;
  const rotations = runsOf(content, 2).map(bytes => new Message(bytes));
  return keyAmong(runsOf(content, 1), authority) ?? rotations.find(rotation => rotation.text(1) === authority)?.bytes(2);
}

const runsOf = (message: Bytes, number: number) =>
  readFields(message).flatMap(field => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []));

function keyAmong(authorities: readonly Bytes[], code: string): Bytes | undefined {
  const found = authorities.find(bytes => runsOf(bytes, 1).some(own => fromUtf8(own) === code));
  return found && runsOf(found, 4)[0];
}
