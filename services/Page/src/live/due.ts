/** What is known of a document that the page follows. */
export interface Asked {
  hasAnswer: boolean;
  isRefused: boolean;
  /** Where the totals stood in the ledger, or the document itself where it says so. */
  position: number;
  /** In milliseconds, as the last question was asked. */
  at: number;
}

const refreshEvery = 3_000, refusedEvery = 30_000;

/**
 * Whether to ask for a document again: at most every 3 s, and only once the ledger has grown. What the server refuses or does not have is asked for every
 * half minute besides, as it may come without an entry; what nobody answered, at the next turn.
 * @param position Where the totals stand now.
 */
export function isDue(asked: Asked, position: number, now: number): boolean {
  const age = now - asked.at;
  if (age < refreshEvery) return false;
  if (asked.isRefused) return position > asked.position || age >= refusedEvery;
  return !asked.hasAnswer || position > asked.position;
}
