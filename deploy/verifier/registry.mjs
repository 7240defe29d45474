// The election's definition and registry as they stand: what can be voted for and where, who speaks for whom, and every change of that.
import { demand } from './files.mjs';

export const COMMISSION = 'AUTHORITY_ROLE_COMMISSION';
export const OBSERVER = 'AUTHORITY_ROLE_OBSERVER';
export const POLLSTER = 'AUTHORITY_ROLE_POLLSTER';
export const COURT = 'AUTHORITY_ROLE_COURT';
// Rules that an election may set, with what they do where it does not; all others can only refuse.
const DEFAULTS = {
  VOTES_DIFFER_FROM_VALID: 'REFUSE', ISSUED_EXCEED_REGISTERED: 'FLAG', BOXES_EXCEED_ISSUED: 'FLAG', ZERO_VOTES: 'FLAG',
  TURNOUT_HIGH: 'INFO', SHARE_HIGH: 'INFO', REGISTERED_DIFFERS: 'INFO', PREVIOUS_TURNOUT_DIFFERS: 'INFO', PREVIOUS_REGISTERED_DIFFERS: 'INFO',
  TURNOUT_EXCEEDS_ROLL: 'FLAG', TURNOUT_LATE: 'INFO', QUOTA_NOT_MET: 'FLAG', REPORTS_DIFFER: 'HOLD',
};

/** Ids in public schemes name one thing each, and are never used again. */
function demandOwnIds(things) {
  const ids = things.map((thing) => thing.external_id).filter((id) => id);
  demand(new Set(ids).size === ids.length, 'Two have one external id.');
}

export class Registry {
  #authorities = new Map();
  #places; // Contests and areas in which somebody votes.

  constructor(definition, pages) {
    const all = (name) => pages.flatMap((page) => page[name] ?? []);
    [this.definition, this.areas] = [definition, all('areas')];
    this.contests = all('contests').map((contest, number) => ({ ...contest, number, changedAt: 0 }));
    this.precincts = new Map(all('precincts').map((precinct) => [precinct.code, precinct]));
    [this.areas, this.contests, all('precincts'), ...this.contests.map((contest) => contest.selections)].forEach((things) => demandOwnIds(things));
    this.#places = new Set([...this.precincts.values()].flatMap((precinct) => this.#placesOf(precinct)));
    [this.pollsClose, this.release] = [Number(definition.polls_close ?? 0), Number(definition.release ?? 0)];
    [definition.root_authority, ...all('authorities')].forEach((authority) => this.#add(authority));
    this.root = this.#authorities.get(definition.root_authority.code);
  }

  /** Whoever speaks, with the key in force last. */
  speaker(code) {
    const authority = this.#authorities.get(code);
    demand(authority && !authority.revoked, `Authority ${code} may not speak here.`);
    return authority;
  }

  contest(code) {
    const contest = this.contests.find((one) => one.code === code);
    demand(contest, `There is no contest ${code}.`);
    return contest;
  }

  /** The contests whose seats decide who takes part in this one. */
  feedersOf(contest) {
    if (!contest.allocation.thresholds?.some((threshold) => threshold.waiver_direct_seats)) return [];
    return this.contests.filter((one) => one !== contest && one.kind === 'CONTEST_KIND_CANDIDATE');
  }

  /** Its number. */
  area(code) {
    const number = this.areas.findIndex((area) => area.code === code);
    demand(number >= 0, `There is no area ${code}.`);
    return number;
  }

  /** Number of an area in which somebody votes; without a code the contest's district, undefined where that is the whole election. */
  areaIn(contest, code) {
    const area = code ? this.area(code) : contest.area;
    demand(this.#hasVoters(contest.number, area), `Nobody in ${code} votes in ${contest.code}.`);
    return area;
  }

  formOf(contest) {
    return this.definition.forms[contest.form ?? 0];
  }

  /** What breaking a rule leads to: its disposition, without the prefix. */
  dispositionOf(code, form) {
    const set = code.startsWith('EQUATION/')
      ? form?.equations?.find((equation) => `EQUATION/${equation.code}` === code)
      : this.definition.rule_policies?.find((policy) => policy.rule === code);
    return set?.disposition.replace('DISPOSITION_', '') ?? DEFAULTS[code];
  }

  /** Numbers of the area and of all above it. */
  upwards(area) {
    return area === undefined ? [] : [area, ...this.upwards(this.areas[area].parent)];
  }

  areasOf(precinct) {
    return precinct.areas.flatMap((area) => this.upwards(area));
  }

  /** To speak for all of an area; for the whole election where there is none. */
  demandRole(authority, role, area) {
    this.#demandRole(authority, role, this.upwards(area), 'this place');
  }

  demandRoleAt(authority, role, precinct) {
    demand(this.precincts.has(precinct), `There is no precinct ${precinct}.`);
    this.#demandRole(authority, role, this.areasOf(this.precincts.get(precinct)), `precinct ${precinct}`);
  }

  #demandRole({ code, role, areas }, needed, within, place) {
    const speaksForIt = areas.length === 0 || areas.some((area) => within.includes(area));
    demand(role === needed && speaksForIt, `${code} does not speak for ${place} as ${needed.slice(15).toLowerCase()}.`);
  }

  changeAuthority({ add, rotate, revoke, reason }, speaker) {
    const concerned = add ?? this.#authorities.get(rotate?.authority ?? revoke);
    demand(concerned && reason && this.#standsAbove(speaker, concerned), `${speaker.code} may not change this authority.`);
    if (add) return this.#add(add);
    demand(rotate ? !concerned.keys.includes(rotate.public_key) : !concerned.revoked && concerned !== this.root, 'The change cannot be.');
    if (rotate) concerned.keys.push(rotate.public_key);
    concerned.revoked = !rotate;
  }

  /** The contests it is about; isEmpty tells whether nothing is recorded of a station. */
  changeRegistry({ stations, withdrawal, extended_hours: hours }, recordedAt, isEmpty) {
    if (stations) return this.#restation(stations, isEmpty);
    if (withdrawal) return this.#withdraw(withdrawal);
    const [close, release] = [Number(hours.polls_close ?? 0), Number(hours.release ?? 0)];
    const isLater = close >= this.pollsClose && release >= this.release && (close > this.pollsClose || release > this.release);
    demand(isLater && release >= close && recordedAt < this.release, 'These hours cannot be.');
    [this.pollsClose, this.release] = [close, release];
    return [];
  }

  #restation({ close = [], open = [] }, isEmpty) {
    const closed = close.map((code) => this.precincts.get(code));
    const areClosable = new Set(close).size === close.length && closed.every((station) => station && !station.closed && isEmpty(station));
    demand(areClosable && close.length + open.length > 0 && close.length <= 100 && open.length <= 100, 'These stations cannot close.');
    demandOwnIds([...this.precincts.values(), ...open]);
    for (const station of open) {
      const isAmongOthers = (number) => this.contests[number] && station.areas.every((area) => this.#hasVoters(number, area));
      demand(station.contests.every(isAmongOthers), `Station ${station.code} has no place among the others.`);
      demand(!this.precincts.has(station.code), `Station ${station.code} was there before.`);
      this.precincts.set(station.code, station);
    }
    closed.forEach((station) => (station.closed = true));
    return [...closed, ...open].flatMap((station) => station.contests.map((number) => this.contests[number]));
  }

  #withdraw({ contest: code, selection: name }) {
    const contest = this.contest(code);
    const selection = contest.selections.find((one) => one.code === name);
    demand(selection && selection.kind !== 'SELECTION_KIND_AGAINST_ALL' && !selection.withdrawn, `${name} cannot withdraw.`);
    selection.withdrawn = true;
    return [contest];
  }

  #hasVoters(contest, area) {
    return area === undefined || this.#places.has(`${contest} ${area}`);
  }

  /** Stations that open later add none: they join contests where others are. */
  #placesOf({ contests, areas }) {
    const all = this.areasOf({ areas });
    return contests.flatMap((contest) => all.map((area) => `${contest} ${area}`));
  }

  #add(authority) {
    demand(!this.#authorities.has(authority.code), `Authority ${authority.code} was there before.`);
    this.#authorities.set(authority.code, { ...authority, areas: authority.areas ?? [], keys: [authority.public_key], revoked: false });
  }

  #standsAbove(upper, lower) {
    if (upper === this.root) return true;
    if (upper.role !== COMMISSION || ![COMMISSION, OBSERVER].includes(lower.role)) return false;
    const isBelow = (area) => this.upwards(area).slice(1).some((above) => upper.areas.includes(above));
    return (lower.areas ?? []).length > 0 && (upper.areas.length === 0 || lower.areas.every(isBelow));
  }
}
