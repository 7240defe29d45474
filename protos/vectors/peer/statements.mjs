// FORMAT.md, "Statements": what a payload must be beyond its encoding.
import { decode, encode, Problem } from './canonical.mjs';
import { isPublicKey } from './signatures.mjs';

// Kinds of statements, and whether one may stand in another's place.
const CONTENTS = {
  election_definition: false, registry_page: false, precinct_result: true, review: false, lot: false, authority_change: false,
  no_result: true, annulment: true, registry_change: false, endorsement: false, area_protocol: true, turnout_report: true,
  observer_copy: true, observer_sample: false, exit_poll: true, certification: true, reopening: true, mandate_assignment: true,
};
const CODE = /^[A-Za-z0-9._/-]{1,32}$/;
const LAST_TIME = 253_402_300_799_999n;
const BLANK = /^\p{White_Space}*$/u;

/** The payload in protobuf's JSON form; throws the Problem that keeps the bytes from being a statement. */
export function readStatement(schema, bytes) {
  if (bytes.length > 65_535) throw new Problem('TOO_LONG', 'payload');
  const payload = decodePayload(schema, bytes);
  const kind = Object.keys(CONTENTS).find((name) => name in payload);
  if (!kind) throw new Problem('MISSING', 'content');
  if (kind !== 'election_definition') id(payload.election_id, 'election_id');
  else if (payload.election_id) throw new Problem('NOT_ALLOWED', 'election_id');
  code(payload.authority, 'authority');
  if (payload.replaces && !CONTENTS[kind]) throw new Problem('NOT_ALLOWED', 'replaces');
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
    codes(result, ['contest', 'precinct'], at);
    form(result, at);
  },
  review(review, at) {
    id(review.statement_id, `${at}.statement_id`);
    grounds(review, at);
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
  no_result: decision,
  annulment: decision,
  registry_change(change, at) {
    if (change.stations) each(change.stations.close, `${at}.stations.close`, code);
    else if (change.withdrawal) codes(change.withdrawal, ['contest', 'selection'], `${at}.withdrawal`);
    else if (change.extended_hours) times(change.extended_hours, ['polls_close', 'release'], `${at}.extended_hours`);
    else throw new Problem('MISSING', `${at}.change`);
    grounds(change, at);
  },
  endorsement(endorsement, at) {
    codes(endorsement, ['contest', 'precinct'], at);
    id(endorsement.statement_id, `${at}.statement_id`);
  },
  area_protocol(protocol, at) {
    code(protocol.contest, `${at}.contest`);
    if (protocol.area) code(protocol.area, `${at}.area`);
    form(protocol, at);
  },
  turnout_report(report, at) {
    if ('precinct' in report) code(report.precinct, `${at}.precinct`);
    else if ('area' in report) code(report.area, `${at}.area`);
    else throw new Problem('MISSING', `${at}.place`);
    if (!('count' in report) && !('permyriad' in report)) throw new Problem('MISSING', `${at}.figure`);
    range(report.permyriad, 0, 10_000, `${at}.permyriad`);
    text(report.reason, 500, `${at}.reason`);
  },
  observer_copy(copy, at) {
    codes(copy, ['contest', 'precinct'], at);
    form(copy, at);
  },
  observer_sample(sample, at) {
    if ('commitment' in sample) length(sample.commitment, 32, `${at}.commitment`);
    else if (sample.disclosure) disclosure(sample.disclosure, `${at}.disclosure`);
    else throw new Problem('MISSING', `${at}.step`);
  },
  exit_poll(poll, at) {
    code(poll.contest, `${at}.contest`);
    if (poll.area) code(poll.area, `${at}.area`);
    text(poll.method, 500, `${at}.method`);
    text(poll.reason, 500, `${at}.reason`);
  },
  certification(certification, at) {
    code(certification.contest, `${at}.contest`);
    length(certification.checkpoint_root, 32, `${at}.checkpoint_root`);
    each(certification.outstanding, `${at}.outstanding`, code);
    each(certification.area_protocols, `${at}.area_protocols`, id);
    text(certification.legal_basis, 300, `${at}.legal_basis`);
    text(certification.reason, 500, `${at}.reason`);
  },
  reopening(reopening, at) {
    code(reopening.contest, `${at}.contest`);
    grounds(reopening, at);
  },
  mandate_assignment(assignment, at) {
    codes(assignment, ['contest', 'selection'], at);
    each(assignment.mandates, `${at}.mandates`, (name, place) => {
      if (BLANK.test(name)) throw new Problem('MISSING', place);
      text(name, 100, place);
    });
    text(assignment.reason, 500, `${at}.reason`);
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
    times(definition, ['polls_close', 'release'], at);
    if (!definition.root_authority) throw new Problem('MISSING', `${at}.root_authority`);
    key(definition.root_authority.public_key, `${at}.root_authority.public_key`);
    each(definition.forms, `${at}.forms`, (sheet, formAt) =>
      each(sheet.equations, `${formAt}.equations`, (equation, equationAt) => each(equation.terms, `${equationAt}.terms`, term)));
    each(definition.registry_page_hashes, `${at}.registry_page_hashes`, (hash, place) => length(hash, 32, place));
    times(definition, ['polls_open', 'exit_polls_from'], at);
    each(definition.turnout?.moments, `${at}.turnout.moments`, (moment, place) => times(moment, ['at'], place));
    if (definition.previous_election) id(definition.previous_election.election_id, `${at}.previous_election.election_id`);
  },
};

function decision(content, at) {
  codes(content, ['contest', 'precinct'], at);
  grounds(content, at);
}

function disclosure(sample, at) {
  code(sample.contest, `${at}.contest`);
  each(sample.strata, `${at}.strata`, (stratum, place) => {
    if (stratum.area) code(stratum.area, `${place}.area`);
    each(stratum.precincts, `${place}.precincts`, code);
  });
  length(sample.salt, 16, `${at}.salt`);
}

function form(content, at) {
  if (content.form_hash) length(content.form_hash, 32, `${at}.form_hash`);
  text(content.reason, 500, `${at}.reason`);
}

function grounds(content, at) {
  text(content.reason, 500, `${at}.reason`);
  text(content.legal_basis, 300, `${at}.legal_basis`);
}

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

function codes(message, names, at) {
  for (const name of names) code(message[name], `${at}.${name}`);
}

// A string's length in this language is its number of UTF-16 code units.
function text(value, most, at) {
  if ((value ?? '').length > most) throw new Problem('TOO_LONG', at);
}

function range(value, least, most, at) {
  if ((value ?? 0) < least || (value ?? 0) > most) throw new Problem('OUT_OF_RANGE', at);
}

function times(message, names, at) {
  for (const name of names) if (BigInt(message[name] ?? 0) > LAST_TIME) throw new Problem('OUT_OF_RANGE', `${at}.${name}`);
}

function key(base64, at) {
  if (!isPublicKey(Buffer.from(base64 ?? '', 'base64'))) throw new Problem('INVALID_KEY', at);
}
