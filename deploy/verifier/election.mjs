// What the entries come to: who may speak, under which key and for whom, and which result counts where.
import { readCheckpoint, readNote } from '../../protos/vectors/peer/notes.mjs';
import { demand } from './files.mjs';

const COMMISSION = 'AUTHORITY_ROLE_COMMISSION';

export class Election {
  recordedAt = 0;
  lots = [];
  slots = new Map(); // By contest and precinct: { precinct, counted, held }, the last two { id, figures, authority, flagged } or undefined.
  #heldIn = new Map(); // The slot in which a held statement waits, by its id.
  #authorities = new Map();
  #pages = new Map();

  constructor(id, origin) {
    [this.id, this.origin] = [id, origin];
  }

  /** The key in force for whoever speaks, in base64. Definition and pages are the root authority's. */
  keyFor(statement, id) {
    const { election_definition: first, election_id: election } = statement;
    demand(this.definition || (first && id === this.id), `It is not the definition of election ${this.id}.`);
    demand(!this.definition || idOf(election) === this.id, 'It is a statement of another election.');
    if (first || (statement.registry_page && !this.root)) return (first ?? this.definition).root_authority.public_key;
    demand(this.root, 'The registry is not complete.');
    const authority = this.#authorities.get(statement.authority);
    demand(authority && !authority.revoked, `Authority ${statement.authority} may not speak here.`);
    return authority.keys.at(-1);
  }

  apply({ statement, id, recordedAt, verdict, pageHash }) {
    const { election_definition: definition, registry_page: page, precinct_result: result, review, lot } = statement;
    const speaker = this.#authorities.get(statement.authority);
    demand(!verdict.disposition || (result && verdict.disposition !== 'DISPOSITION_REFUSE'), 'Its verdict cannot be that of an entry.');
    this.recordedAt = recordedAt;
    if (definition) this.#define(definition);
    if (page) this.#addPage(page, pageHash);
    if (result) this.#addResult(result, speaker, { id, replaces: idOf(statement.replaces), verdict });
    if (review) this.#addReview(review, speaker);
    if (lot) this.#addLot(lot, speaker);
    if (statement.authority_change) this.#change(statement.authority_change, speaker);
  }

  #define(definition) {
    const last = definition.predecessor_checkpoint;
    this.predecessor = last && readCheckpoint(readNote(Buffer.from(last, 'base64')).text);
    demand(this.predecessor?.origin !== this.origin, 'It names this very log as the one before it.');
    this.definition = definition;
  }

  #addPage(page, hash) {
    const [hashes, number] = [this.definition.registry_page_hashes, page.number ?? 0];
    demand(hashes[number] === hash && !this.#pages.has(number), `The definition does not have it as page ${number}.`);
    this.#pages.set(number, page);
    if (this.#pages.size === hashes.length) this.#open(hashes.map((_, i) => this.#pages.get(i)));
  }

  #open(pages) {
    const all = (name) => pages.flatMap((page) => page[name] ?? []);
    [this.areas, this.contests] = [all('areas'), all('contests')];
    this.contestNumbers = new Map(this.contests.map(({ code }, number) => [code, number]));
    this.precincts = new Map(all('precincts').map((precinct) => [precinct.code, precinct]));
    [this.definition.root_authority, ...all('authorities')].forEach((authority) => this.#add(authority));
    this.root = this.#authorities.get(this.definition.root_authority.code);
  }

  #add(authority) {
    demand(!this.#authorities.has(authority.code), `Authority ${authority.code} was there before.`);
    this.#authorities.set(authority.code, { ...authority, areas: authority.areas ?? [], keys: [authority.public_key], revoked: false });
  }

  #addResult(result, speaker, { id, replaces, verdict }) {
    const number = this.contestNumbers.get(result.contest);
    demand(this.precincts.get(result.precinct)?.contests.includes(number), `${result.precinct} does not vote in ${result.contest}.`);
    this.#demandCommission(speaker, result.precinct);
    demand(this.recordedAt >= Number(this.definition.polls_close ?? 0), 'It was recorded before the polls closed.');
    const name = `${result.contest} ${result.precinct}`;
    const slot = this.slots.get(name) ?? { precinct: result.precinct };
    const current = (slot.held ?? slot.counted)?.id;
    demand(replaces === current && (!current || result.reason), `It does not replace, with a reason, ${current ?? 'nothing'}.`);
    const figures = this.#figuresOf(result, this.contests[number], verdict.rules ?? []);
    const reported = { id, figures, authority: speaker.code, flagged: verdict.disposition === 'DISPOSITION_FLAG' };
    const isHeld = verdict.disposition === 'DISPOSITION_HOLD';
    this.#heldIn.delete(slot.held?.id);
    if (isHeld) this.#heldIn.set(id, slot);
    this.slots.set(name, Object.assign(slot, isHeld ? { held: reported } : { counted: reported, held: undefined }));
  }

  /** Those of the contest's form, whose equations are broken exactly where the verdict says so. */
  #figuresOf(result, contest, rules) {
    const form = this.definition.forms[contest.form ?? 0];
    const [lines, votes] = [(result.lines ?? []).map(Number), (result.votes ?? []).map(Number)];
    demand(lines.length === form.lines.length && votes.length === contest.selections.length, 'It has more or fewer figures than its form.');
    demand([...lines, ...votes].every((figure) => figure >= 0 && figure < 2 ** 31), 'A figure is out of range.');
    const all = votes.reduce((sum, one) => sum + one, 0);
    for (const { code, terms, relation, constant = '0' } of form.equations ?? []) {
      const left = terms.reduce((sum, term) => sum + term.coefficient * (term.all_selections ? all : lines[term.line]), 0);
      const over = left - Number(constant);
      const holds = { RELATION_EQUAL: over === 0, RELATION_AT_MOST: over <= 0, RELATION_AT_LEAST: over >= 0 }[relation];
      demand(holds !== rules.includes(`EQUATION/${code}`), `Equation ${code} ${holds ? 'holds' : 'is broken'}: not so in the verdict.`);
    }
    return { lines, votes };
  }

  /** A released result counts, flagged; a refused one is set aside, and what counted before goes on counting. */
  #addReview(review, speaker) {
    const id = idOf(review.statement_id);
    const slot = this.#heldIn.get(id);
    demand(slot && speaker.code !== slot.held.authority, 'What it reviews is not held, or is its own.');
    demand(review.reason && review.decision, 'It lacks its decision or reason.');
    this.#demandCommission(speaker, slot.precinct);
    if (review.decision === 'REVIEW_DECISION_RELEASE') slot.counted = { ...slot.held, flagged: true };
    slot.held = undefined;
    this.#heldIn.delete(id);
  }

  #addLot({ contest: code, order = [] }, speaker) {
    const contest = this.contests[this.contestNumbers.get(code)];
    demand(speaker === this.root && contest?.allocation.tie === 'TIE_RULE_LOT', `No lot of ${speaker.code} decides in contest ${code}.`);
    demand(order.length >= 2 && new Set(order).size === order.length, 'It is no order of selections.');
    this.lots.push({ contest: code, order: order.map((number) => contest.selections[number].code) });
  }

  #change({ add, rotate, revoke, reason }, speaker) {
    const concerned = add ?? this.#authorities.get(rotate?.authority ?? revoke);
    demand(concerned && reason && this.#standsAbove(speaker, concerned), `${speaker.code} may not change this authority.`);
    if (add) return this.#add(add);
    demand(rotate ? !concerned.keys.includes(rotate.public_key) : !concerned.revoked && concerned !== this.root, 'The change cannot be.');
    if (rotate) concerned.keys.push(rotate.public_key);
    concerned.revoked = !rotate;
  }

  #standsAbove(upper, lower) {
    if (upper === this.root) return true;
    if (upper.role !== COMMISSION || ![COMMISSION, 'AUTHORITY_ROLE_OBSERVER'].includes(lower.role)) return false;
    const isBelow = (area) => this.upwards(area).slice(1).some((above) => upper.areas.includes(above));
    return (lower.areas ?? []).length > 0 && (upper.areas.length === 0 || lower.areas.every(isBelow));
  }

  #demandCommission({ code, role, areas }, precinct) {
    const within = this.precincts.get(precinct).areas.flatMap((area) => this.upwards(area));
    const isSpokenFor = areas.length === 0 || areas.some((area) => within.includes(area));
    demand(role === COMMISSION && isSpokenFor, `${code} does not speak for precinct ${precinct}.`);
  }

  /** Numbers of the area and of all above it. */
  upwards(area) {
    return area === undefined ? [] : [area, ...this.upwards(this.areas[area].parent)];
  }
}

const idOf = (base64) => base64 && Buffer.from(base64, 'base64').toString('hex');
