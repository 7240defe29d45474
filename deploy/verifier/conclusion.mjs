// What ends a contest: only what its entries come to can be certified, and only a court opens it again.
import { demand } from './files.mjs';
import { COMMISSION, COURT } from './registry.mjs';
import { totalsOf } from './results.mjs';
import { demandGrounds, demandReplaced, idOf, stateOf } from './slots.mjs';

/** What each says; within: see slots.mjs. */
export const CONCLUSION = {
  certification(said, within) {
    const { election, registry, speaker } = within;
    const contest = registry.contest(said.contest);
    election.demandAfter(registry.release);
    registry.demandRole(speaker, COMMISSION, contest.area);
    election.demandOpen(contest);
    demand(said.legal_basis, 'It lacks its legal basis.');
    const feeders = registry.feedersOf(contest);
    demand(feeders.every((one) => one.isCertified), "Seats won in contests that are not certified decide who takes part.");
    demandCheckpoint(said, [contest, ...feeders], election);
    demandTotals(said, contest, election);
    const isOf = (name) => name.startsWith(`area_protocol ${contest.code} `);
    const protocols = [...election.standing].filter(([name]) => isOf(name)).map(([, { id }]) => id).sort();
    demand(isSame((said.area_protocols ?? []).map(idOf), protocols), 'It does not name the area protocols in force.');
    election.replace(`certification ${contest.code}`, said, within);
    contest.isCertified = true;
  },

  reopening(said, within) {
    const { election, registry, speaker } = within;
    const contest = registry.contest(said.contest);
    registry.demandRole(speaker, COURT, contest.area);
    demand(contest.isCertified, `Contest ${contest.code} is not certified.`);
    const resting = registry.contests.find((one) => one.isCertified && registry.feedersOf(one).includes(contest));
    demand(!resting, `Contest ${resting?.code}, which rests on its seats, is certified.`);
    demandReplaced(within, election.standing.get(`certification ${contest.code}`).id, true);
    demandGrounds(said);
    contest.isCertified = false;
  },

  mandate_assignment(said, within) {
    const { election, registry, speaker } = within;
    const { mandates = [], quota_members: members = 0 } = said;
    const contest = registry.contest(said.contest);
    const list = contest.selections.findIndex(({ code, kind }) => code === said.selection && kind === 'SELECTION_KIND_LIST');
    registry.demandRole(speaker, COMMISSION, contest.area);
    demand(contest.isCertified && list >= 0, `${said.selection} is no list in a certified contest.`);
    const seats = election.standing.get(`certification ${contest.code}`).said.seats[list];
    demand(mandates.length === seats, 'It names more or fewer than the list has seats.');
    demand(new Set(mandates).size === mandates.length && members <= mandates.length, 'It names one twice, or more for the quota than all.');
    election.replace(`mandates ${contest.code} ${said.selection}`, said, within);
  },
};

function demandCheckpoint(said, contests, election) {
  const size = Number(said.checkpoint_size ?? 0);
  const isOurs = size <= election.position && election.rootAt(size).equals(Buffer.from(said.checkpoint_root, 'base64'));
  demand(isOurs, `This log had another root at size ${size}.`);
  const changedAt = Math.max(...contests.map((one) => one.changedAt));
  demand(size >= changedAt, `Its checkpoint of size ${size} lies before the last change that it rests on, at ${changedAt}.`);
}

/** Nothing is held, every station without result is named, and the sums are the entries'; who gets which seats is not worked out. */
function demandTotals(said, contest, election) {
  const total = totalsOf(election).find((one) => one.contest === contest.code && one.area === '');
  const isSum = ['lines', 'votes'].every((name) => isSame((said[name] ?? []).map(Number), total[name]));
  demand(isSum && said.seats?.length === contest.selections.length, 'Its figures are not what the entries come to.');
  const outstanding = [...election.registry.precincts.values()]
    .filter((precinct) => precinct.contests.includes(contest.number) && !precinct.closed)
    .filter(({ code }) => stateOf(election.slots.get(`${contest.code} ${code}`) ?? {}) === 'AWAITED');
  const isAsNamed = isSame([...(said.outstanding ?? [])].sort(), outstanding.map(({ code }) => code).sort());
  demand(total.held === 0 && isAsNamed, 'Results are held, or other stations than it names are without a result.');
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
