// FORMAT.md, "Results": what the counted results sum up to, held against what was published.
import { Wrong } from './files.mjs';

/** Compares the published bytes; only who gets which seats is taken from them, not worked out. Returns the number of totals. */
export function compareResults(election, size, file, bytes) {
  const published = parse(file, bytes);
  const totals = totalsOf(election);
  const head = { format: 'tabulation-results/1', election: election.id, size, recordedAt: election.recordedAt, foldVersion: 1 };
  const expected = { ...head, totals, lots: election.lots, seats: seatsOf(election, totals, published.seats) };
  const [counted, found] = [[...valuesIn(expected, '')], [...valuesIn(published, '')]];
  const place = counted.findIndex((value, i) => value !== found[i]);
  if (place >= 0) throw new Wrong(file, undefined, `Published is ${found[place] ?? 'no more'}; counted is ${counted[place]}.`);
  if (!Buffer.from(JSON.stringify(expected)).equals(bytes)) throw new Wrong(file, undefined, 'It has more, or is not in its one form.');
  return totals.length;
}

function parse(file, bytes) {
  try {
    return Object(JSON.parse(bytes));
  } catch {
    throw new Wrong(file, undefined, bytes ? 'It is not JSON.' : 'It is not there.');
  }
}

/** All values within, each with its place, in order. */
function* valuesIn(value, place) {
  if (typeof value !== 'object' || value === null) return yield `${place} ${JSON.stringify(value)}`;
  const nameOf = (name, inner) => (inner?.contest ? `${inner.contest}:${inner.area ?? ''}` : name);
  for (const [name, inner] of Object.entries(value)) yield* valuesIn(inner, `${place}/${nameOf(name, inner)}`);
}

/** As published, for every contest and selection there is, with the votes counted; what is certified must be published. */
function seatsOf({ registry, standing }, totals, published) {
  const wholes = totals.filter((total) => total.area === '');
  return registry.contests.map(({ code: contest, selections, isCertified }, number) => {
    const found = published?.[number];
    const certified = isCertified ? standing.get(`certification ${contest}`).said.seats : [];
    const all = selections.map(({ code }, i) => {
      const { seats, ...given } = found?.selections?.[i] ?? {};
      return { ...given, code, votes: wholes[number].votes[i], seats: certified[i] ?? seats };
    });
    return { ...found, contest, selections: all };
  });
}

/** Each contest as a whole, then by area, in the registry's order. */
export function totalsOf({ registry, slots }) {
  const rows = registry.contests.map((contest) => ({ contest, whole: newTotal(registry, contest, ''), areas: {} }));
  for (const precinct of registry.precincts.values()) {
    const areas = registry.areasOf(precinct);
    for (const { contest, whole, areas: totals } of precinct.contests.map((number) => rows[number])) {
      const slot = slots.get(`${contest.code} ${precinct.code}`) ?? {};
      for (const area of areas) totals[area] ??= newTotal(registry, contest, registry.areas[area].code);
      const all = [whole, ...areas.map((area) => totals[area])];
      for (const total of all) add(total, precinct, slot, registry.formOf(contest), registry.definition);
    }
  }
  const totals = rows.flatMap(({ whole, areas }) => [whole, ...Object.values(areas)]);
  return totals.map(({ ifHeldCounted, ...total }) => (total.held ? { ...total, ifHeldCounted } : total));
}

function newTotal(registry, contest, area) {
  const zeros = () => ({ lines: registry.formOf(contest).lines.map(() => 0), votes: contest.selections.map(() => 0) });
  const counts = { expected: 0, counted: 0, flagged: 0, held: 0, annulled: 0, withoutResult: 0, registeredExpected: 0 };
  return { contest: contest.code, area, ...counts, ...zeros(), ifHeldCounted: zeros() };
}

/** A closed station is expected no more; an annulled result leaves only what the election keeps of it. */
function add(total, precinct, { counted, first, decision }, form, { annulment_effect: effect }) {
  if (precinct.closed) return;
  const isAnnulled = decision && counted;
  total.expected++;
  if (isAnnulled) total.annulled++;
  else if (decision) total.withoutResult++;
  else if (counted) total.counted++;
  if (counted?.flagged && !isAnnulled) total.flagged++;
  if (first) total.held++;
  if (!isAnnulled || effect) total.registeredExpected += precinct.registered ?? 0;
  const figures = isAnnulled ? keptOf(counted.figures, form, effect) : counted?.figures;
  addFigures(total, figures);
  addFigures(total.ifHeldCounted, first?.figures ?? figures);
}

/** No votes; the lines of voters on the roll, or all lines, where annulment_effect says so. */
function keptOf({ lines, votes }, form, effect) {
  const isRoll = ({ role }) => ['LINE_ROLE_REGISTERED', 'LINE_ROLE_SUPPLEMENTARY'].includes(role);
  const stays = (line) => effect === 'ANNULMENT_EFFECT_KEEP_LINES' || (effect && isRoll(form.lines[line]));
  return { lines: lines.map((figure, line) => (stays(line) ? figure : 0)), votes: votes.map(() => 0) };
}

function addFigures(sums, figures) {
  for (const name of ['lines', 'votes']) figures?.[name].forEach((figure, i) => (sums[name][i] += figure));
}
