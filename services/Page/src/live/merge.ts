import type { AsOf, Total, TotalsDocument } from './documents';

/** Whether figures may take the place of those shown: never older ones, and never those of another election. */
export function follows(next: AsOf, shown: AsOf | null): boolean {
  return shown === null || (next.electionId === shown.electionId && next.position >= shown.position);
}

/** Totals with those that changed put in their place; rows that nothing was said of stay. */
export function merge(shown: TotalsDocument | null, change: TotalsDocument): TotalsDocument {
  if (shown === null) return change;
  if (!follows(change.asOf, shown.asOf)) return shown;
  const changed = new Map(change.totals.map(row => [keyOf(row), row]));
  const rows = shown.totals.map(row => changed.get(keyOf(row)) ?? row);
  const known = new Set(shown.totals.map(keyOf));
  return { asOf: change.asOf, totals: [...rows, ...change.totals.filter(row => !known.has(keyOf(row)))] };
}

function keyOf(row: Total): string {
  return `${row.contest} ${row.area}`;
}
