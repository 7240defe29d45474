import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ForensicCheck, Told } from '../src/live/details';
import type { Election } from '../src/live/documents';
import { tellDetail } from '../src/words/events';
import { tellCheck } from '../src/words/forensics';
import { speechOf } from '../src/words/speech';

const others = ['ru', 'kk'] as const;

const check = (code: string, sentence: string, numbers: Record<string, number>, probability: number | null = null) =>
  ({ code, title: 'Title', sentence, numbers, probability, list: [], parameters: [], canShow: 'This', cannotShow: 'That', source: '' }) as unknown as ForensicCheck;

test('three announcements at equal intervals are told with their hours', () => {
  const english = 'In 3 of 20 regions the turnout at 10.33 is the midpoint of those at 10.17 and 10.5 within 0.01 point; 0.4 would be expected if it were anywhere between them with equal probability. Looked for after the fact.';
  for (const lang of others) {
    const { sentence } = tellCheck(check('equal-increments', english, {}), lang);
    for (const part of ['10:20', '10:10', '10:30', '20', '3', '0,4']) assert.ok(sentence.includes(part), `${lang}: ${sentence}`);
  }
});

test('too few stations are told as too few', () => {
  for (const lang of others) {
    assert.match(tellCheck(check('last-digits-leader', 'Only 7 stations', { counts: 7 }), lang).sentence, /7/);
    assert.doesNotMatch(tellCheck(check('turnout-and-share', 'There are too few', { stations: 2 }), lang).sentence, /undefined|NaN/);
    assert.doesNotMatch(tellCheck(check('integer-percentages', 'No station', { standardDeviation: 0 }), lang).sentence, /undefined|NaN/);
    assert.doesNotMatch(tellCheck(check('round-turnout', 'No turnout', { announcements: 4 }), lang).sentence, /undefined|NaN/);
  }
});

test('a check of a later server is shown as it is told, in English and marked so', () => {
  const told = tellCheck(check('new-check', 'A sentence.', {}), 'kk');
  assert.deepEqual([told.lang, told.title, told.sentence, told.why('because')], ['en', 'Title', 'A sentence.', 'because']);
});

const election = {
  authorities: [{ code: 'beacon', names: { ru: 'Маяк', kk: 'Шамшырақ' } }],
  contests: [{ code: 'list', selections: [{ code: 'hill', names: { ru: 'Союз холмов', kk: 'Төбе одағы' } }] }],
} as unknown as Election;

// One of each that services/Chronicle/EventWords.cs has for what the page shows.
const details: readonly [string, string, string][] = [
  ['LOT_DRAWN', 'Order drawn: hill, hill', ''], ['AUTHORITY_CHANGED', 'Added: beacon', ''], ['AUTHORITY_CHANGED', 'New key: beacon', ''],
  ['AUTHORITY_CHANGED', 'Revoked: beacon', ''], ['STATIONS_CHANGED', 'Opened late: closed none, opened 5.4', ''], ['STATIONS_CHANGED', 'Split: closed 1, opened 2, 3', ''],
  ['STATIONS_CHANGED', 'Merged: closed 1, 2, opened 3', ''], ['STATIONS_CHANGED', 'Closed: closed 1, opened none', ''], ['STATIONS_CHANGED', 'Moved: closed 1, opened 2', ''],
  ['SELECTION_WITHDRAWN', 'Withdrawn: hill', ''], ['HOURS_EXTENDED', 'Polls close 2026-11-23T18:00:00Z, figures are released 2026-11-23T19:00:00Z', ''],
  ['CERTIFIED', 'Rests on checkpoint 4941 079c6b', '079c6b'], ['MANDATES_ASSIGNED', 'hill: First: one; Second', 'First: one; Second'],
  ['NO_RESULT', 'It did not open', ''], ['NO_RESULT', 'Ballots or papers are destroyed or lost', ''], ['NO_RESULT', 'It votes at another time', ''],
];

test('what events say besides is told in Russian and Kazakh; persons and hashes stay as they are', () => {
  for (const lang of others)
    for (const [kind, detail, verbatim] of details) {
      const told = tellDetail({ kind, detail, contest: 'list' } as Told, election, speechOf(lang, '+05:00'));
      assert.ok(told && !/[A-Za-z]{3}/.test(told.text.replace('UTC', '')), `${lang}: ${detail} -> ${told?.text}`);
      assert.equal(told.verbatim ?? '', verbatim);
      if (verbatim === '' && kind === 'STATIONS_CHANGED') assert.deepEqual(told.text.match(/\d/g), detail.match(/\d/g));
    }
});
