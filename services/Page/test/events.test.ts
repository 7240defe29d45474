import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilAnswered } from '../src/live/events';
import type { Answer } from '../src/live/live';

test('events are asked for again after refusals and outages, until they are there', async () => {
  const answers: Answer<number>[] = [{ kind: 'refused', status: 403 }, { kind: 'unreachable' }, { kind: 'refused', status: 503 }, { kind: 'document', document: 7 }];
  let asked = 0;
  assert.equal(await untilAnswered(async () => answers[asked++]!, () => true, 0), 7);
  assert.equal(asked, 4);
});

test('what nobody wants any more is neither asked for again nor taken', async () => {
  let asked = 0;
  assert.equal(await untilAnswered<number>(async () => ({ kind: 'refused', status: ++asked }), () => asked < 2, 0), null);
  assert.equal(asked, 2);
  assert.equal(await untilAnswered(async () => ({ kind: 'document', document: ++asked }), () => asked < 3, 0), null);
});
