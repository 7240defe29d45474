// FORMAT.md, "Statements": what a payload must be beyond its encoding.
import { decode, encode, Problem } from './canonical.mjs';
import { isPublicKey } from './signatures.mjs';

const CONTENTS = ['election_definition', 'registry_page', 'precinct_result', 'review', 'lot', 'authority_change'];
const CODE = /^[A-Za-z0-9._/-]{1,32}$/;
const LAST_TIME = 253_402_300_799_999n;

/** The payload in protobuf's JSON form; throws the Problem that keeps the bytes from being a statement. */
export function readStatement(schema, bytes) {
  if (bytes.length > 65_535) throw new Problem('TOO_LONG', 'payload');
  const payload = decodePayload(schema, bytes);
  const kind = CONTENTS.find((name) => name in payload);
  if (!kind) throw new Problem('MISSING', 'content');
  if (kind !== 'election_definition') id(payload.election_id, 'election_id');
  else if (payload.election_id) throw new Problem('NOT_ALLOWED', 'election_id');
  code(payload.authority, 'authority');
  if (payload.replaces && kind !== 'precinct_result') throw new Problem('NOT_ALLOWED', 'replaces');
  if (payload.replaces) id(payload.replaces, 'replaces');
  length(payload.nonce, 16, 'nonce');
  CHECKS[kind](payload[kind], kind, schema);
  return payload;
}

function decodePayload(schema, bytes) {
  try {
    return decode(schema, 'Payload', bytes);
  } catch (problem) {
    if (problem instanceof Problem && problem.field === '') throw new Problem(problem.code, 'payload');
    throw problem;
  }
}

const CHECKS = {
  precinct_result(result, at) {
    code(result.contest, `${at}.contest`);
    code(result.precinct, `${at}.precinct`);
    if (result.form_hash) length(result.form_hash, 32, `${at}.form_hash`);
    text(result.reason, 500, `${at}.reason`);
  },
  review(review, at) {
    id(review.statement_id, `${at}.statement_id`);
    text(review.reason, 500, `${at}.reason`);
    text(review.legal_basis, 300, `${at}.legal_basis`);
  },
  lot(lot, at) {
    code(lot.contest, `${at}.contest`);
  },
  authority_change(change, at) {
    if (change.add) key(change.add.public_key, `${at}.add.public_key`);
    else if (change.rotate) rotation(change.rotate, `${at}.rotate`);
    else if ('revoke' in change) code(change.revoke, `${at}.revoke`);
    else throw new Problem('MISSING', `${at}.change`);
    text(change.reason, 500, `${at}.reason`);
  },
  registry_page(page, at, schema) {
    if (encode(schema, 'RegistryPage', page).length > 65_000) throw new Problem('TOO_LONG', at);
    each(page.authorities, `${at}.authorities`, (authority, place) => key(authority.public_key, `${place}.public_key`));
    each(page.contests, `${at}.contests`, (contest, place) => {
      if (!contest.allocation) throw new Problem('MISSING', `${place}.allocation`);
      allocation(contest.allocation, `${place}.allocation`);
    });
  },
  election_definition(definition, at) {
    time(definition.polls_close, `${at}.polls_close`);
    time(definition.release, `${at}.release`);
    if (!definition.root_authority) throw new Problem('MISSING', `${at}.root_authority`);
    key(definition.root_authority.public_key, `${at}.root_authority.public_key`);
    each(definition.forms, `${at}.forms`, (form, formAt) =>
      each(form.equations, `${formAt}.equations`, (equation, equationAt) => each(equation.terms, `${equationAt}.terms`, term)));
    each(definition.registry_page_hashes, `${at}.registry_page_hashes`, (hash, place) => length(hash, 32, place));
  },
};

function rotation(value, at) {
  code(value.authority, `${at}.authority`);
  key(value.public_key, `${at}.public_key`);
}

function term(value, at) {
  if (!('line' in value) && !('all_selections' in value)) throw new Problem('MISSING', `${at}.figure`);
  if (value.all_selections === false) throw new Problem('OUT_OF_RANGE', `${at}.all_selections`);
}

function allocation(rule, at) {
  if (!rule.method) throw new Problem('MISSING', `${at}.method`);
  each(rule.thresholds, `${at}.thresholds`, (threshold, place) => {
    if (!threshold.base) throw new Problem('MISSING', `${place}.base`);
    range(threshold.numerator, 0, 1_000_000, `${place}.numerator`);
    range(threshold.denominator, 1, 1_000_000, `${place}.denominator`);
  });
  if (rule.runner_up) {
    range(rule.runner_up.factor_numerator, 0, 1_000, `${at}.runner_up.factor_numerator`);
    range(rule.runner_up.factor_denominator, 1, 1_000, `${at}.runner_up.factor_denominator`);
  }
  if (!rule.tie) throw new Problem('MISSING', `${at}.tie`);
  const [least, most] = rule.method === 'ALLOCATION_METHOD_MODIFIED_SAINTE_LAGUE' ? [10, 20] : [0, 0];
  range(rule.first_divisor_tenths, least, most, `${at}.first_divisor_tenths`);
}

function each(items, at, check) {
  (items ?? []).forEach((item, number) => check(item, `${at}[${number}]`));
}

function id(base64, at) {
  if (length(base64, 32, at).every((byte) => byte === 0)) throw new Problem('ZERO_ID', at);
}

function length(base64, expected, at) {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (bytes.length === 0) throw new Problem('MISSING', at);
  if (bytes.length !== expected) throw new Problem('WRONG_LENGTH', at);
  return bytes;
}

function code(value, at) {
  if (!value) throw new Problem('MISSING', at);
  if (!CODE.test(value)) throw new Problem('INVALID_CODE', at);
}

// A string's length in this language is its number of UTF-16 code units.
function text(value, most, at) {
  if ((value ?? '').length > most) throw new Problem('TOO_LONG', at);
}

function range(value, least, most, at) {
  if ((value ?? 0) < least || (value ?? 0) > most) throw new Problem('OUT_OF_RANGE', at);
}

function time(value, at) {
  if (BigInt(value ?? 0) > LAST_TIME) throw new Problem('OUT_OF_RANGE', at);
}

function key(base64, at) {
  if (!isPublicKey(Buffer.from(base64 ?? '', 'base64'))) throw new Problem('INVALID_KEY', at);
}
