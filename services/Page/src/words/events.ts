import type { Told } from '../live/details';
import type { Election, Names } from '../live/documents';
import type { Speech } from './speech';

/** What an event says besides who, why and by which law; what is written in no language, such as persons and hashes, stands apart. */
export interface ToldDetail { text: string; verbatim?: string }

type Teller = (found: string[], told: Told, election: Election, speech: Speech) => ToldDetail | null;

// The templates of services/Chronicle/EventWords.cs.
const tellers: readonly [RegExp, Teller][] = [
  [/^Order drawn: (.+)$/, ([order], told, election, { w, name }) =>
    ({ text: w.details.told.lot(order!.split(', ').map(each => name(selectionNames(election, told.contest, each))).join(', ')) })],
  [/^(Added|New key|Revoked): (.+)$/, ([what, code], _, election, { w, name }) => {
    const say = w.details.told.authority[what!];
    return say === undefined ? null : { text: say(name(election.authorities.find(each => each.code === code)?.names ?? { en: code! })) };
  }],
  [/^(.+): closed (.+), opened (.+)$/, ([kind, closed, opened], _, __, { w }) => {
    const what = w.details.told.stations[kind!];
    return what === undefined ? null : { text: w.details.told.moved(what, closed === 'none' ? '' : closed!, opened === 'none' ? '' : opened!) };
  }],
  [/^Withdrawn: (.+)$/, ([code], told, election, { w, name }) => ({ text: w.details.told.withdrawn(name(selectionNames(election, told.contest, code!))) })],
  [/^Polls close (\S+), figures are released (\S+)$/, ([close, release], _, __, { w, clock }) => ({ text: w.details.told.hours(clock(close!), clock(release!)) })],
  [/^Rests on checkpoint (\d+) ([0-9a-f]+)$/, ([size, root], _, __, { w, number }) => ({ text: w.details.told.checkpoint(number(Number(size))), verbatim: root! })],
];

/** In the page's language; null where it is of a kind that has no words there. */
export function tellDetail(told: Told, election: Election, speech: Speech): ToldDetail | null {
  const cause = speech.w.details.told.causes[told.detail];
  if (told.kind === 'NO_RESULT') return cause === undefined ? null : { text: cause };
  if (told.kind === 'MANDATES_ASSIGNED') return mandates(told, election, speech);
  for (const [pattern, teller] of tellers) {
    const found = pattern.exec(told.detail);
    if (found) return teller(found.slice(1), told, election, speech);
  }
  return null;
}

/** The list's code, then whoever takes its seats. */
function mandates(told: Told, election: Election, { name }: Speech): ToldDetail {
  const [, list, persons] = /^([^:]*): (.*)$/s.exec(told.detail) ?? ['', '', told.detail, ''];
  return { text: `${name(selectionNames(election, told.contest, list!))}:`, verbatim: persons! };
}

function selectionNames(election: Election, contest: string, code: string): Names {
  return election.contests.find(each => each.code === contest)?.selections.find(each => each.code === code)?.names ?? { en: code };
}
