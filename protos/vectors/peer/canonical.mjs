// FORMAT.md, "Canonical encoding": reads canonical bytes into protobuf's JSON form, refusing all others, and writes them again.

/** Why bytes are no statement: a code and a place, as FORMAT.md, "Names of problems", has them. */
export class Problem extends Error {
  constructor(code, field) {
    super(`${code} at ${field}`);
    Object.assign(this, { code, field });
  }
}

const NUMBERS = new Set(['bool', 'uint32', 'uint64', 'sint32', 'sint64']);
const LARGEST = { bool: 1n, uint32: 2n ** 31n - 1n, uint64: 2n ** 63n - 1n, sint32: 2n ** 32n - 1n, sint64: 2n ** 64n - 1n };
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function decode(schema, typeName, bytes, path = '') {
  const { fields } = schema.get(typeName);
  const rest = { bytes, at: 0 };
  const message = {};
  const oneofs = new Set();
  for (let last = 0, count = 0; rest.at < bytes.length; ) {
    const tag = readVarint(rest, path);
    const number = Number(tag >> 3n);
    if (number === 0 || tag >= 2n ** 32n) throw new Problem('INVALID_TAG', path);
    const field = fields.find((known) => known.number === number);
    const place = join(path, field ? field.name : number);
    if (number < last) throw new Problem('FIELD_ORDER', place);
    if (!field) throw new Problem('UNKNOWN_FIELD', place);
    count = number === last ? count + 1 : 0;
    last = number;
    checkShape(schema, field, Number(tag & 7n), count, oneofs, place);
    readField(schema, field, rest, message, place);
  }
  return message;
}

function checkShape(schema, field, wireType, count, oneofs, place) {
  const packed = isNumber(schema, field) && field.repeated;
  const expected = isNumber(schema, field) && !packed ? 0 : 2;
  if (wireType !== expected) throw new Problem(packed && wireType === 0 ? 'NOT_PACKED' : 'WRONG_WIRE_TYPE', place);
  if (count > 0 && packed) throw new Problem('PACKED_SPLIT', place);
  if (count > 0 && !field.repeated) throw new Problem('FIELD_REPEATED', place);
  if (field.oneof && oneofs.has(field.oneof)) throw new Problem('ONEOF_REPEATED', place);
  oneofs.add(field.oneof);
}

function readField(schema, field, rest, message, place) {
  if (isNumber(schema, field) && field.repeated) {
    message[field.name] = readPacked(schema, field, { bytes: readBytes(rest, place), at: 0 }, place);
  } else if (isNumber(schema, field)) {
    const raw = readVarint(rest, place);
    message[field.name] = toJson(schema, field, raw, place);
    if (raw === 0n && !hasPresence(field)) throw new Problem('EXPLICIT_DEFAULT', place);
  } else if (field.repeated) {
    const items = (message[field.name] ??= []);
    items.push(readContent(schema, field, readBytes(rest, place), `${place}[${items.length}]`));
  } else {
    const content = readBytes(rest, place);
    message[field.name] = readContent(schema, field, content, place);
    if (content.length === 0 && !hasPresence(field) && !schema.has(field.type)) throw new Problem('EXPLICIT_DEFAULT', place);
  }
}

function readPacked(schema, field, run, place) {
  if (run.bytes.length === 0) throw new Problem('PACKED_EMPTY', place);
  const items = [];
  while (run.at < run.bytes.length) {
    const item = `${place}[${items.length}]`;
    items.push(toJson(schema, field, readVarint(run, item), item));
  }
  return items;
}

function readContent(schema, field, content, place) {
  if (field.type === 'bytes') return Buffer.from(content).toString('base64');
  if (field.type !== 'string') return decode(schema, field.type, content, place);
  try {
    return UTF8.decode(content);
  } catch {
    throw new Problem('INVALID_UTF8', place);
  }
}

function readBytes(rest, place) {
  const length = readVarint(rest, place);
  if (length > BigInt(rest.bytes.length - rest.at)) throw new Problem('TRUNCATED', place);
  rest.at += Number(length);
  return rest.bytes.subarray(rest.at - Number(length), rest.at);
}

function readVarint(rest, place) {
  let value = 0n;
  for (let i = 0; i < 10; i++) {
    if (rest.at + i >= rest.bytes.length) throw new Problem('TRUNCATED', place);
    const byte = rest.bytes[rest.at + i];
    if (i === 9 && byte > 1) throw new Problem('VARINT_TOO_LONG', place);
    value |= BigInt(byte & 127) << BigInt(7 * i);
    if (byte >= 128) continue;
    if (byte === 0 && i > 0) throw new Problem('VARINT_NOT_MINIMAL', place);
    rest.at += i + 1;
    return value;
  }
  throw new Error('unreachable: the tenth byte ends every varint or is refused');
}

function toJson(schema, field, raw, place) {
  if (!NUMBERS.has(field.type)) {
    const name = schema.get(field.type).values.get(raw);
    if (name === undefined) throw new Problem('UNKNOWN_ENUM_VALUE', place);
    return name;
  }
  if (raw > LARGEST[field.type]) throw new Problem('OUT_OF_RANGE', place);
  const value = field.type.startsWith('sint') ? (raw & 1n ? -(raw >> 1n) - 1n : raw >> 1n) : raw;
  if (field.type === 'bool') return raw === 1n;
  return field.type.endsWith('64') ? String(value) : Number(value);
}

export function encode(schema, typeName, message) {
  const parts = [];
  for (const field of schema.get(typeName).fields) {
    const value = message[field.name];
    if (value === undefined) continue;
    if (isNumber(schema, field)) writeNumbers(schema, field, value, parts);
    else for (const item of field.repeated ? value : [value]) writeContent(schema, field, item, parts);
  }
  return Buffer.concat(parts);
}

function writeNumbers(schema, field, value, parts) {
  if (!field.repeated) parts.push(varint(BigInt(field.number * 8)), varint(fromJson(schema, field, value)));
  else parts.push(...lengthDelimited(field, Buffer.concat(value.map((item) => varint(fromJson(schema, field, item))))));
}

function writeContent(schema, field, item, parts) {
  if (field.type === 'bytes') parts.push(...lengthDelimited(field, Buffer.from(item, 'base64')));
  else if (field.type === 'string') parts.push(...lengthDelimited(field, Buffer.from(item, 'utf8')));
  else parts.push(...lengthDelimited(field, encode(schema, field.type, item)));
}

const lengthDelimited = (field, content) => [varint(BigInt(field.number * 8 + 2)), varint(BigInt(content.length)), content];

function varint(value) {
  const bytes = [];
  for (; value > 127n; value >>= 7n) bytes.push(Number(value & 127n) | 128);
  return Buffer.from([...bytes, Number(value)]);
}

function fromJson(schema, field, value) {
  if (field.type === 'bool') return value ? 1n : 0n;
  if (!NUMBERS.has(field.type)) return [...schema.get(field.type).values].find(([, name]) => name === value)[0];
  const number = BigInt(value);
  return field.type.startsWith('sint') ? (number < 0n ? -2n * number - 1n : 2n * number) : number;
}

const isNumber = (schema, field) => NUMBERS.has(field.type) || schema.get(field.type)?.values !== undefined;
const hasPresence = (field) => field.optional || field.oneof !== null;
const join = (path, name) => (path ? `${path}.${name}` : `${name}`);
