import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Total, TotalsDocument } from '../src/live/documents';
import { follows, merge } from '../src/live/merge';

const asOf = (position: number, electionId = 'e') => ({ electionId, position, recordedAt: '', rebuilding: false, test: false, synthetic: false });

const row = (area: string, votes: number): Total => ({
  contest: 'list', area, precincts: { expected: 9, counted: 1, flagged: 0, held: 0, annulled: 0, withoutResult: 0 }, registeredExpected: 0, lines: {}, votes: { a: votes }, ifHeldCounted: null,
});

const document = (position: number, ...totals: Total[]): TotalsDocument => ({ asOf: asOf(position), totals });

test('a change takes the place of its rows and leaves the others', () => {
  const merged = merge(document(5, row('', 10), row('north', 4)), document(7, row('', 12)));
  assert.deepEqual(merged.totals.map(each => each.votes.a), [12, 4]);
  assert.equal(merged.asOf.position, 7);
});

test('what is older is never shown again, however it comes', () => {
  const shown = document(7, row('', 12));
  assert.equal(merge(shown, document(6, row('', 0))), shown);
  assert.equal(follows(asOf(6), asOf(7)), false);
});

test('another election never takes the place of this one', () => {
  assert.equal(follows(asOf(100, 'other'), asOf(7)), false);
});

test('a heartbeat moves the position and no figure', () => {
  const merged = merge(document(7, row('', 12)), document(9));
  assert.deepEqual([merged.asOf.position, merged.totals[0]!.votes.a], [9, 12]);
});
