// Reads message and enum types out of the project's .proto files: as much of the language as they use.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['definition', 'statement', 'answer', 'ledger'];
const FIELD = /^(?:(repeated|optional) )?(\w+) (\w+) = (\d+)$/;

/** Types by name: { fields: [...ascending by number] } for messages, { values: Map of number to name } for enums. */
export function readSchema(protos) {
  const types = new Map();
  for (const file of FILES) {
    const text = readFileSync(join(protos, 'tabulation', 'v1', `${file}.proto`), 'utf8').replace(/\/\/.*$/gm, '');
    for (const block of blocks(text)) {
      if (block.kind === 'message') types.set(block.name, { name: block.name, fields: fieldsOf(block.body) });
      if (block.kind === 'enum') types.set(block.name, { name: block.name, values: valuesOf(block.body) });
    }
  }
  return types;
}

function* blocks(text) {
  const head = /\b(message|enum|oneof|service)\s+(\w+)\s*\{/g;
  for (let match; (match = head.exec(text)); head.lastIndex = match.end) {
    match.end = closing(text, head.lastIndex);
    yield { kind: match[1], name: match[2], body: text.slice(head.lastIndex, match.end), start: match.index, end: match.end + 1 };
  }
}

function closing(text, from) {
  let depth = 1;
  let at = from;
  for (; depth > 0; at++) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
  return at - 1;
}

function fieldsOf(body) {
  let plain = body;
  const fields = [];
  for (const { kind, name, body: members, start, end } of blocks(body)) {
    if (kind !== 'oneof') throw new Error(`Cannot read ${kind} ${name} within a message.`);
    fields.push(...statements(members).map((line) => ({ ...field(line), oneof: name })));
    plain = plain.replace(body.slice(start, end), '');
  }
  fields.push(...statements(plain).map(field));
  return fields.sort((one, other) => one.number - other.number);
}

function field(line) {
  const match = FIELD.exec(line);
  if (!match) throw new Error(`Cannot read the field: ${line}`);
  const [, label, type, name, number] = match;
  return { name, type, number: Number(number), repeated: label === 'repeated', optional: label === 'optional', oneof: null };
}

function valuesOf(body) {
  return new Map(statements(body).map((line) => line.split(' = ')).map(([name, number]) => [BigInt(number), name]));
}

const statements = (body) => body.split(';').map((line) => line.trim().replace(/\s+/g, ' ')).filter((line) => line);
