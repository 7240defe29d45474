// What stands beside the totals and adds nothing to them: who may say it, when, and in place of what.
import { demand } from './files.mjs';
import { COMMISSION, OBSERVER, POLLSTER } from './registry.mjs';
import { figuresOf } from './slots.mjs';

/** What each says; within: see slots.mjs. */
export const BESIDE = {
  area_protocol(said, within) {
    const { election, registry, speaker } = within;
    const contest = registry.contest(said.contest);
    registry.demandRole(speaker, COMMISSION, registry.areaIn(contest, said.area));
    election.demandAfter(registry.pollsClose);
    figuresOf(said, contest, registry, 2 ** 53);
    election.change(contest);
    election.replace(`area_protocol ${contest.code} ${said.area ?? ''}`, said, within);
  },

  turnout_report(said, within) {
    const { election, registry, speaker } = within;
    const [place, moment] = [said.precinct ?? said.area, registry.definition.turnout?.moments[said.moment ?? 0]];
    if (said.precinct) registry.demandRoleAt(speaker, COMMISSION, place);
    else registry.demandRole(speaker, COMMISSION, registry.area(place));
    demand(moment && !registry.precincts.get(said.precinct)?.closed, 'No such moment is planned, or its station is closed.');
    election.demandAfter(moment.at);
    election.replace(`turnout ${said.precinct ? 'precinct' : 'area'} ${place} ${said.moment ?? 0}`, said, within);
  },

  observer_copy(said, within) {
    const { election, registry, speaker } = within;
    const { contest, slot } = election.slotAt(said.contest, said.precinct);
    registry.demandRoleAt(speaker, OBSERVER, said.precinct);
    election.demandAfter(registry.pollsClose);
    figuresOf(said, contest, registry, 2 ** 31);
    election.replace(`observer_copy ${speaker.code} ${contest.code} ${said.precinct}`, said, within);
    slot.isObserved = true;
  },

  /** First a hash, before the polls open; later, once, what it is of. */
  observer_sample({ commitment, disclosure }, within) {
    const { election, registry, speaker } = within;
    const [committed, disclosed] = ['commitment', 'disclosure'].map((step) => `${step} ${speaker.code}`);
    demand(speaker.role === OBSERVER, `${speaker.code} is no observer.`);
    if (!disclosure) {
      demand(election.recordedAt < Number(registry.definition.polls_open ?? registry.pollsClose), 'The polls are open already.');
      return election.replace(committed, { commitment }, within);
    }
    const isThat = election.standing.get(committed)?.said.commitment === within.hashOf('SampleDisclosure', disclosure);
    demand(isThat, `It is not what ${speaker.code} committed to.`);
    election.replace(disclosed, {}, within);
  },

  exit_poll(said, within) {
    const { election, registry, speaker } = within;
    const contest = registry.contest(said.contest);
    registry.demandRole(speaker, POLLSTER, registry.areaIn(contest, said.area));
    election.demandAfter(registry.definition.exit_polls_from ?? registry.pollsClose);
    election.replace(`exit_poll ${speaker.code} ${contest.code} ${said.area ?? ''}`, said, within);
  },
};
