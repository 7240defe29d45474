import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { useCell } from './cell';
import type { Contest, Election, Total } from './documents';
import type { Live } from './live';

/** What every part of the page works with. */
export interface Page {
  election: Election;
  /** The contest that the page is about: the first one of lists, or else the first. */
  contest: Contest;
  live: Live;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  return useContext(PageContext)!;
}

/** The contest's sums over the whole election; null before any are there. */
export function useTotal(): Total | null {
  const { contest, live } = usePage();
  return useCell(live.totals)?.totals.find(row => row.contest === contest.code && row.area === '') ?? null;
}

/**
 * A document of the API, fetched again as the ledger grows (at most every 3 s; where the server refuses it also every half minute) for as long as the part is shown. Null until it
 * is there; later refusals and outages leave the last one standing.
 */
export function useDocument<T>(path: string): T | null {
  const { live } = usePage();
  useEffect(() => live.follow(path), [live, path]);
  return useCell(live.read(path)) as T | null;
}

/** Whether the server refuses the document at present: before the release of results, or because there is no such thing. */
export function useRefused(path: string): boolean {
  return useCell(usePage().live.refused).has(path);
}

export function mainContest(election: Election): Contest | null {
  return election.contests.find(each => each.kind === 'LIST') ?? election.contests[0] ?? null;
}
