import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAway } from '../src/live/live';

test('a server that a proxy says is away is away; one that has no figures yet, or refuses, is not', () => {
  assert.equal(isAway({ kind: 'unreachable' }, false), true);
  assert.equal(isAway({ kind: 'refused', status: 502 }, true), true);
  assert.equal(isAway({ kind: 'refused', status: 503 }, false), false);
  assert.equal(isAway({ kind: 'refused', status: 403 }, true), false);
  assert.equal(isAway({ kind: 'document', document: {} }, true), false);
});
