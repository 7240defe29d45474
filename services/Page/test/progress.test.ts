import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markOf, colourClass, notCounted, ranked, shareBase } from '../src/charts/base';
import type { Contest, ContestStatus, Precincts, Selection, Total } from '../src/live/documents';
import { progressOf } from '../src/parts/progress';

const total = (precincts: Partial<Precincts>): Total => ({
  contest: 'c', area: '', precincts: { expected: 10, counted: 0, flagged: 0, held: 0, annulled: 0, withoutResult: 0, ...precincts }, registeredExpected: 0, lines: {}, votes: {}, ifHeldCounted: null,
});
const status = (state: string) => ({ state }) as ContestStatus;

test('a count is complete only when nothing is out and nothing is held', () => {
  assert.equal(progressOf(total({ counted: 9 }), status('OPEN'), false), 'partial');
  assert.equal(progressOf(total({ counted: 8, annulled: 1, withoutResult: 1 }), null, false), 'complete');
  assert.equal(progressOf(total({ counted: 10, held: 1 }), null, false), 'partial');
});

test('only a certificate makes it final, and only the server says that results are not released yet', () => {
  assert.equal(progressOf(total({ counted: 10 }), status('COMPLETE'), false), 'complete');
  assert.equal(progressOf(total({ counted: 10 }), status('CERTIFIED'), false), 'certified');
  assert.equal(progressOf(total({ counted: 10 }), status('REOPENED'), false), 'reopened');
  assert.equal(progressOf(null, null, true), 'before');
  assert.equal(progressOf(null, null, false), 'none');
});

test('stations whose only result is held are not counted yet', () => assert.equal(notCounted(total({ counted: 7, held: 2, annulled: 1 })), 2));

const selection = (code: string, kind: Selection['kind'], registrationOrder: number) => ({ code, kind, registrationOrder, names: {}, thresholdClass: null, nominatedBy: null, withdrawn: false });
const contest = {
  selections: [selection('a', 'LIST', 2), selection('b', 'LIST', 1), selection('x', 'AGAINST_ALL', 0)],
  lines: [{ code: 'v', role: 'VALID', names: {} }, { code: 'm', role: 'IN_MOBILE_BOXES', names: {} }, { code: 's', role: 'IN_STATIONARY_BOXES', names: {} }],
} as unknown as Contest;
const withBase = (base: string) => ({ ...contest, allocation: { method: '', thresholds: [{ class: '', base, share: '1/20', directSeatWaiver: null }] } });
const figures = { lines: { v: 90, m: 10, s: 85 }, votes: { a: 40, b: 40, x: 10 } };

test('shares are shares of what the threshold is a share of', () => {
  assert.equal(shareBase(withBase('VALID'), figures).whole, 90);
  assert.equal(shareBase(withBase('VALID_WITHOUT_AGAINST_ALL'), figures).whole, 80);
  assert.equal(shareBase(withBase('PARTICIPANTS_BY_BOXES'), figures).whole, 95);
  assert.deepEqual([shareBase(withBase('REGISTERED'), figures).whole, shareBase(withBase('REGISTERED'), figures).kind], [90, null]);
});

test('equal votes stand in the ballot’s order, and "against all" comes last', () => {
  assert.deepEqual(ranked(contest, figures.votes).map(each => each.code), ['b', 'a', 'x']);
  assert.deepEqual(ranked(contest, { a: 1, b: 2, x: 99 }).map(each => each.code), ['b', 'a', 'x']);
});

test('a list keeps its colour and sign whatever the votes', () => {
  assert.deepEqual(['a', 'b', 'x'].map(code => markOf(contest, code)), [0, 1, null]);
  assert.deepEqual([0, 7, 8, null].map(colourClass), ['p1', 'p8', 'pn', 'pn']);
});
