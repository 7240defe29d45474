// What the entries come to, one after the other: each is handed to those who know its kind.
import { readCheckpoint, readNote } from '../../protos/vectors/peer/notes.mjs';
import { BESIDE } from './beside.mjs';
import { CONCLUSION } from './conclusion.mjs';
import { demand } from './files.mjs';
import { Registry } from './registry.mjs';
import { demandGrounds, demandReplaced, idOf, readVerdict, SLOTS, stateOf } from './slots.mjs';

const KINDS = { ...SLOTS, ...BESIDE, ...CONCLUSION };

export class Election {
  position = 0;
  recordedAt = 0;
  lots = [];
  slots = new Map(); // By contest and precinct: see slots.mjs.
  slotOf = new Map(); // The slot of every result, by its id.
  standing = new Map(); // The latest statement of each other slot: { id, said }.
  #pages = new Map();

  constructor(id, origin, rootAt) {
    Object.assign(this, { id, origin, rootAt });
  }

  /** The key in force for whoever speaks, in base64. Definition and pages are the root authority's. */
  keyFor(statement, id) {
    const { election_definition: first, election_id: election } = statement;
    demand(this.definition || (first && id === this.id), `It is not the definition of election ${this.id}.`);
    demand(!this.definition || idOf(election) === this.id, 'It is a statement of another election.');
    if (first || (statement.registry_page && !this.registry)) return (first ?? this.definition).root_authority.public_key;
    demand(this.registry, 'The registry is not complete.');
    return this.registry.speaker(statement.authority).keys.at(-1);
  }

  apply({ statement, id, recordedAt, verdict, hashOf }) {
    const speaker = this.registry?.speaker(statement.authority);
    const within = { election: this, registry: this.registry, id, replaces: idOf(statement.replaces), speaker, verdict, hashOf };
    const { election_definition: definition, registry_page: page, lot, authority_change: authority, registry_change: change } = statement;
    const kind = Object.keys(KINDS).find((name) => statement[name]);
    const mayBreakRules = ['precinct_result', 'turnout_report', 'mandate_assignment'].includes(kind);
    this.recordedAt = recordedAt;
    demand(mayBreakRules || !(verdict.disposition || verdict.rules), 'Its verdict cannot be that of an entry.');
    if (mayBreakRules && kind !== 'precinct_result') readVerdict(verdict, this.registry);
    if (definition) this.#define(definition);
    if (page) this.#addPage(page, hashOf('RegistryPage', page));
    if (lot) this.#addLot(lot, speaker);
    if (authority) this.registry.changeAuthority(authority, speaker);
    if (change) this.#changeRegistry(change, speaker);
    if (kind) KINDS[kind](statement[kind], within);
    this.position++;
  }

  /** The contest, and the slot in it of a precinct that votes there and is not closed. */
  slotAt(code, precinct) {
    const [contest, station] = [this.registry.contest(code), this.registry.precincts.get(precinct)];
    demand(station?.contests.includes(contest.number) && !station.closed, `${precinct} does not vote in ${code}.`);
    const name = `${code} ${precinct}`;
    if (!this.slots.has(name)) this.slots.set(name, { contest: code, precinct });
    return { contest, slot: this.slots.get(name) };
  }

  demandAfter(time = 0) {
    demand(this.recordedAt >= Number(time), 'It was recorded before its time.');
  }

  demandOpen(contest) {
    demand(!contest.isCertified, `Contest ${contest.code} is certified.`);
  }

  /** In an open contest: what is certified of it must be certified after this. */
  change(contest) {
    this.demandOpen(contest);
    contest.changedAt = this.position + 1;
  }

  /** Puts a statement in its slot, whose last one it must name. */
  replace(slot, said, within) {
    demandReplaced(within, this.standing.get(slot)?.id, said.reason);
    this.standing.set(slot, { id: within.id, said });
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
    if (this.#pages.size === hashes.length) this.registry = new Registry(this.definition, hashes.map((_, i) => this.#pages.get(i)));
  }

  #addLot({ contest: code, order = [] }, speaker) {
    const contest = this.registry.contest(code);
    const decides = speaker === this.registry.root && contest.allocation.tie === 'TIE_RULE_LOT';
    demand(decides, `No lot of ${speaker.code} decides in contest ${code}.`);
    demand(order.length >= 2 && new Set(order).size === order.length, 'It is no order of selections.');
    this.change(contest);
    this.lots.push({ contest: code, order: order.map((number) => contest.selections[number].code) });
  }

  #changeRegistry(said, speaker) {
    demand(speaker === this.registry.root, `${speaker.code} may not change the registry.`);
    demandGrounds(said);
    const slotOf = (number, code) => this.slots.get(`${this.registry.contests[number].code} ${code}`) ?? {};
    const isUntouched = (slot) => stateOf(slot) === 'AWAITED' && !slot.isObserved;
    const isEmpty = ({ code, contests }) => contests.every((number) => isUntouched(slotOf(number, code)));
    for (const contest of this.registry.changeRegistry(said, this.recordedAt, isEmpty)) this.change(contest);
  }
}
