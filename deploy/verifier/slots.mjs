// FORMAT.md, "Results": which result counts in a contest at a precinct, statement by statement.
import { COMMISSION, COURT } from './registry.mjs';
import { demand } from './files.mjs';

const CAUSES = { ENDORSEMENT_AWAITED: 'endorsement', SECOND_REPORT_AWAITED: 'second', REPORTS_DIFFER: 'second' };

/** counted, first and second: { id, by, figures, waits, flagged } or undefined; decision: id of the NoResult or annulment in force. */
export function stateOf({ counted, first, decision }) {
  const standing = decision ? (counted ? 'ANNULLED' : 'NO_RESULT') : counted ? 'COUNTED' : '';
  return first ? (standing ? `${standing}_AND_HELD` : 'HELD') : standing || 'AWAITED';
}

/** What each says, done to its slot; within: { election, registry, id, replaces, speaker, verdict, hashOf }. */
export const SLOTS = {
  precinct_result(said, within) {
    const { election, registry, id, speaker, verdict } = within;
    const { slot, contest } = openSlot(said, within, COMMISSION);
    election.demandAfter(registry.pollsClose);
    demand(stateOf(slot) !== 'ANNULLED', 'The result is annulled: only a reinstatement may come.');
    const role = roleOf(registry, slot, speaker);
    const due = { only: slot.first?.id ?? standing(slot), firstAgain: slot.first?.id, secondAgain: slot.second?.id };
    demandReplaced(within, role in due ? due[role] : standing(slot), said.reason);
    const figures = figuresOf(said, contest, registry, 2 ** 31, verdict.rules ?? []);
    const report = { id, by: speaker, figures, ...readVerdict(verdict, registry, contest) };
    demandFourEyes(registry, role, slot, report, verdict.rules ?? []);
    election.slotOf.set(id, slot);
    const [mine, other] = role.startsWith('second') ? ['second', 'first'] : ['first', 'second'];
    slot[mine] = report;
    slot[other]?.waits[report.waits.has('second') ? 'add' : 'delete']('second');
    countIfDone(slot);
  },

  /** Releases or sets aside what is held; says of what counts that it is right. */
  review(said, within) {
    const id = idOf(said.statement_id);
    const slot = within.election.slotOf.get(id);
    const isCounted = slot?.counted?.id === id && slot.counted.flagged && !slot.decision;
    const held = [slot?.first, slot?.second].find((report) => report?.id === id);
    const releases = said.decision === 'REVIEW_DECISION_RELEASE';
    demand(held || isCounted, 'What it reviews is neither held nor flagged.');
    openSlot(slot, within, COMMISSION);
    const areTwo = held && slot.second && slot.first.waits.has('second');
    const reporters = areTwo ? [slot.first, slot.second] : [held ?? slot.counted];
    demand(!reporters.some(({ by }) => areOne(by, within.speaker)), 'What it reviews is its own, or differs from its own.');
    demand(said.decision && (releases || held), 'It lacks its decision, or refuses what counts.');
    demandGrounds(said);
    if (isCounted) slot.counted.flagged = false;
    else if (releases) count(slot, { ...held, flagged: true });
    else setAside(slot, held);
  },

  /** Releases a held result that waited for nothing else: of two reports that agree, the one endorsed. */
  endorsement(said, within) {
    const { slot } = openSlot(said, within, COMMISSION);
    const id = idOf(said.statement_id);
    const endorsed = [slot.first, slot.second, slot.decision ? undefined : slot.counted].find((report) => report?.id === id);
    demand(endorsed && !areOne(endorsed.by, within.speaker), 'What it endorses does not stand, or is its own.');
    within.election.replace(`endorsement ${id} ${within.speaker.code}`, {}, within);
    endorsed.waits.delete('endorsement');
    countIfDone(slot);
  },

  no_result(said, within) {
    const { slot } = openSlot(said, within, COMMISSION);
    within.election.demandAfter(within.registry.pollsClose);
    demand(['AWAITED', 'NO_RESULT'].includes(stateOf(slot)) && said.cause, `It lacks its cause, or there is a result: ${stateOf(slot)}.`);
    demandReplaced(within, standing(slot), true);
    demandGrounds(said);
    slot.decision = within.id;
  },

  annulment(said, within) {
    const isRoot = within.speaker === within.registry.root;
    const { slot } = openSlot(said, within, isRoot ? within.speaker.role : COURT);
    const allowed = { ANNULMENT_DECISION_ANNUL: ['COUNTED', 'COUNTED_AND_HELD'], ANNULMENT_DECISION_REINSTATE: ['ANNULLED'] }[said.decision];
    demand(allowed?.includes(stateOf(slot)), `It lacks its decision, or cannot be: ${stateOf(slot)}.`);
    demandReplaced(within, standing(slot), true);
    demandGrounds(said);
    if (stateOf(slot) === 'ANNULLED') slot.decision = undefined;
    else Object.assign(slot, { decision: within.id, first: undefined, second: undefined });
  },
};

/** The gravest disposition is the verdict's own; what a held result waits for; whether a rule was broken that flags. */
export function readVerdict({ disposition, rules = [] }, registry, contest) {
  const found = rules.map((code) => registry.dispositionOf(code, contest && registry.formOf(contest)));
  demand(!found.includes(undefined), 'Its verdict names a rule that no entry breaks.');
  // What would refuse can only be in an entry as written, which flags.
  const gravest = ['HOLD', 'FLAG', 'INFO'].find((one) => found.includes(one) || (one === 'FLAG' && found.includes('REFUSE')));
  demand(disposition === (gravest && `DISPOSITION_${gravest}`), 'Its verdict is not that of the rules it names.');
  const waits = new Set(rules.filter((_, i) => found[i] === 'HOLD').map((code) => CAUSES[code] ?? 'review'));
  return { waits, flagged: found.includes('FLAG') || found.includes('REFUSE') };
}

/** Those of the contest's form, whose equations are broken exactly where the verdict says so, if there is one. */
export function figuresOf(said, contest, registry, limit, rules) {
  const form = registry.formOf(contest);
  const [lines, votes] = [(said.lines ?? []).map(Number), (said.votes ?? []).map(Number)];
  demand(lines.length === form.lines.length && votes.length === contest.selections.length, 'It has more or fewer figures than its form.');
  demand([...lines, ...votes].every((figure) => figure >= 0 && figure < limit), 'A figure is out of range.');
  const all = votes.reduce((sum, one) => sum + one, 0);
  for (const { code, terms, relation, constant = '0' } of (rules && form.equations) ?? []) {
    const left = terms.reduce((sum, term) => sum + term.coefficient * (term.all_selections ? all : lines[term.line]), 0);
    const over = left - Number(constant);
    const holds = { RELATION_EQUAL: over === 0, RELATION_AT_MOST: over <= 0, RELATION_AT_LEAST: over >= 0 }[relation];
    demand(holds !== rules.includes(`EQUATION/${code}`), `Equation ${code} ${holds ? 'holds' : 'is broken'}: not so in the verdict.`);
  }
  return { lines, votes };
}

export function demandReplaced({ replaces }, due, reason) {
  demand(replaces === due && (!due || reason), `It does not replace, with a reason, ${due ?? 'nothing'}.`);
}

export function demandGrounds({ reason, legal_basis: basis }) {
  demand(reason && basis, 'It lacks its reason or legal basis.');
}

/** The slot, in an open contest, of whoever may speak about it; a contest or slot that is not there is told by name. */
function openSlot({ contest: code, precinct }, { election, speaker }, role) {
  const { slot, contest } = election.slotAt(code, precinct);
  election.registry.demandRoleAt(speaker, role, precinct);
  election.change(contest);
  return { slot, contest };
}

const standing = (slot) => slot.decision ?? slot.counted?.id;
const isTwice = (registry) => registry.dispositionOf('SECOND_REPORT_AWAITED') === 'HOLD';

/** By key, not by code: two offices that have, or ever had, one key are one official. */
const areOne = (one, other) => one.keys.some((key) => other.keys.includes(key));

function roleOf(registry, { first, second }, speaker) {
  const isMine = ({ by }) => areOne(by, speaker);
  if (!isTwice(registry)) return 'only';
  if (!first) return 'first';
  if (isMine(first)) return 'firstAgain';
  demand(second ? isMine(second) : first.waits.has('second'), 'Two reports wait already, or one that waits for no other.');
  return second ? 'secondAgain' : 'second';
}

/** A verdict names a missing endorsement or second report, and differences between two, exactly where they are. */
function demandFourEyes(registry, role, slot, report, rules) {
  const other = role.startsWith('second') ? slot.first : slot.second;
  const differs = other && JSON.stringify(other.figures) !== JSON.stringify(report.figures);
  const expected = {
    SECOND_REPORT_AWAITED: isTwice(registry) && !other,
    REPORTS_DIFFER: isTwice(registry) && other && differs,
    ENDORSEMENT_AWAITED: registry.dispositionOf('ENDORSEMENT_AWAITED') === 'HOLD',
  };
  for (const [rule, isBroken] of Object.entries(expected))
    demand(rules.includes(rule) === Boolean(isBroken), `${rule} is not as in the verdict.`);
}

/** What waits for nothing counts; of two reports that agree, the first where both do. */
function countIfDone(slot) {
  const done = [slot.first, slot.second].find((report) => report?.waits.size === 0);
  if (done) count(slot, done);
}

/** What is left waits for a second report again. */
function setAside(slot, report) {
  const left = report === slot.first ? slot.second : slot.first;
  left?.waits.add('second');
  Object.assign(slot, { first: left, second: undefined });
}

function count(slot, report) {
  Object.assign(slot, { counted: report, first: undefined, second: undefined, decision: undefined });
}

export const idOf = (base64) => base64 && Buffer.from(base64, 'base64').toString('hex');
