import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDue } from '../src/live/due';

const asked = { hasAnswer: true, isRefused: false, position: 10, at: 0 };

test('a document is asked for again once the ledger has grown, and at most every 3 s', () => {
  assert.equal(isDue(asked, 10, 60_000), false);
  assert.equal(isDue(asked, 11, 2_999), false);
  assert.equal(isDue(asked, 11, 3_000), true);
});

test('what is refused is asked for again every half minute, or as the ledger grows', () => {
  const refused = { ...asked, hasAnswer: false, isRefused: true };
  assert.equal(isDue(refused, 10, 29_999), false);
  assert.equal(isDue(refused, 10, 30_000), true);
  assert.equal(isDue(refused, 11, 3_000), true);
  assert.equal(isDue({ ...refused, hasAnswer: true }, 10, 29_999), false);
});

test('what nobody answered is asked for at the next turn', () => {
  assert.equal(isDue({ ...asked, hasAnswer: false }, 10, 3_000), true);
});
