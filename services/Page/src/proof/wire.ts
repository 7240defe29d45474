// The canonical encoding (FORMAT.md): field by field, refusing what breaks its rules for numbers, tags and order.
import { fromUtf8, type Bytes } from './bytes';

/** Numbers stay bigint, as 64 bits do not fit a number. */
export type Value = bigint | Bytes;

export interface Field {
  readonly number: number;
  readonly value: Value;
}

/** A message's fields as they stand. Throws where its bytes are not canonical. */
export function readFields(bytes: Bytes): Field[] {
  const fields: Field[] = [];
  let [at, last] = [0, 0];
  while (at < bytes.length) {
    const tag = varint(bytes, at);
    const [number, wireType] = [Number(tag.value >> 3n), Number(tag.value & 7n)];
    if (number < 1 || number > 536_870_911 || number < last) throw new Error('Its fields are not in order.');
    const read = wireType === 0 ? varint(bytes, tag.end) : wireType === 2 ? run(bytes, tag.end) : undefined;
    if (!read) throw new Error(`It has a field of wire type ${wireType}.`);
    fields.push({ number, value: read.value });
    [at, last] = [read.end, number];
  }
  return fields;
}

/** Reads a message whose fields are known by number; each stands once. */
export class Message {
  private readonly fields = new Map<number, Value>();

  constructor(bytes: Bytes) {
    for (const { number, value } of readFields(bytes)) {
      if (this.fields.has(number)) throw new Error(`Its field ${number} stands twice.`);
      this.fields.set(number, value);
    }
  }

  get numbers(): number[] {
    return [...this.fields.keys()];
  }

  /** Empty where it is absent. */
  bytes(number: number): Bytes {
    const value = this.fields.get(number) ?? new Uint8Array();
    if (typeof value === 'bigint') throw new Error(`Its field ${number} is a number.`);
    return value;
  }

  text(number: number): string {
    return fromUtf8(this.bytes(number));
  }

  /** 0 where it is absent. */
  number(number: number): number {
    const value = this.fields.get(number) ?? 0n;
    if (typeof value !== 'bigint' || value > BigInt(Number.MAX_SAFE_INTEGER))
      throw new Error(`Its field ${number} is no number that can be read.`);
    return Number(value);
  }

  /** A packed field of zigzag-encoded figures. */
  figures(number: number): number[] {
    const bytes = this.bytes(number);
    const figures: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const { value, end } = varint(bytes, at);
      figures.push(Number(value & 1n ? -(value >> 1n) - 1n : value >> 1n));
      at = end;
    }
    return figures;
  }
}

function run(bytes: Bytes, at: number): { value: Bytes; end: number } {
  const length = varint(bytes, at);
  const end = length.end + Number(length.value);
  if (end > bytes.length) throw new Error('It ends within a field.');
  return { value: bytes.slice(length.end, end), end };
}

/** At most ten bytes, and as few as it takes. */
function varint(bytes: Bytes, at: number): { value: bigint; end: number } {
  let value = 0n;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) throw new Error('It ends within a number.');
    if (i === 9 && byte > 1) throw new Error('It has a number of more than 64 bits.');
    value |= BigInt(byte & 127) << BigInt(7 * i);
    if (byte >= 128) continue;
    if (byte === 0 && i > 0) throw new Error('It has a number in more bytes than it needs.');
    return { value, end: at + i + 1 };
  }
  throw new Error('unreachable: the tenth byte ends every number or is refused');
}
