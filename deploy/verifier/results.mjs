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

/** As published, for every contest and selection there is, with the votes counted. */
function seatsOf({ contests }, totals, published) {
  const wholes = totals.filter((total) => total.area === '');
  return contests.map((contest, number) => {
    const found = published?.[number];
    const selections = contest.selections.map(({ code }, i) => ({ ...found?.selections?.[i], code, votes: wholes[number].votes[i] }));
    return { ...found, contest: contest.code, selections };
  });
}

/** Each contest as a whole, then by area, in the registry's order. */
function totalsOf(election) {
  const rows = election.contests.map((contest) => ({ contest, whole: newTotal(election, contest, ''), areas: {} }));
  for (const precinct of election.precincts.values()) {
    const areas = precinct.areas.flatMap((area) => election.upwards(area));
    for (const { contest, whole, areas: totals } of precinct.contests.map((number) => rows[number])) {
      const slot = election.slots.get(`${contest.code} ${precinct.code}`) ?? {};
      for (const area of areas) totals[area] ??= newTotal(election, contest, election.areas[area].code);
      for (const total of [whole, ...areas.map((area) => totals[area])]) add(total, precinct, slot);
    }
  }
  const totals = rows.flatMap(({ whole, areas }) => [whole, ...Object.values(areas)]);
  return totals.map(({ ifHeldCounted, ...total }) => (total.held ? { ...total, ifHeldCounted } : total));
}

function newTotal({ definition }, contest, area) {
  const zeros = () => ({ lines: definition.forms[contest.form ?? 0].lines.map(() => 0), votes: contest.selections.map(() => 0) });
  const counts = { expected: 0, counted: 0, flagged: 0, held: 0, registeredExpected: 0 };
  return { contest: contest.code, area, ...counts, ...zeros(), ifHeldCounted: zeros() };
}

function add(total, precinct, { counted, held }) {
  total.expected++;
  total.registeredExpected += precinct.registered ?? 0;
  if (counted) total.counted++;
  if (counted?.flagged) total.flagged++;
  if (held) total.held++;
  addFigures(total, counted);
  addFigures(total.ifHeldCounted, held ?? counted);
}

function addFigures(sums, reported) {
  for (const name of ['lines', 'votes']) reported?.figures[name].forEach((figure, i) => (sums[name][i] += figure));
}
