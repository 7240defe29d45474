import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contest, Selection } from '../src/live/documents';
import { speechOf } from '../src/words/speech';
import { stepsOf, translateStep } from '../src/words/steps';

const list = (code: string, en: string, ru: string, kk: string, thresholdClass: string | null = null): Selection =>
  ({ code, names: { en, ru, kk }, kind: 'LIST', registrationOrder: 1, thresholdClass, nominatedBy: null, withdrawn: false });

const harbour = list('harbour', 'Harbour Party', 'Партия гавани', 'Айлақ партиясы'), hill = list('hill', 'Hill, Union', 'Союз холмов', 'Төбе одағы', 'alliance');
const contest = { code: 'c', selections: [harbour, hill] } as unknown as Contest;

// One of each sentence that services/Domain/Allocation/AllocationText.cs has.
const steps = [
  'Rule: largest remainder with Hare\'s quota, 69 seats; ties go to whoever was registered earlier.',
  'Rule: highest averages after D\'Hondt (divisors 1, 2, 3 ...), 1 seat; ties are decided by lot.',
  'Threshold for ordinary lists: 1/20 (5.000%) of the valid votes, 6,278,946, is 313,947.300: 313,948 votes needed.',
  'Threshold for class alliance: 7/100 (7.000%) of the registered voters, 100, is 7.000: 7 votes needed.',
  'Threshold for class minority: none.',
  'Of these, whoever won 3 single-member seats or more needs no share.',
  'Harbour Party: 3,383,896 votes (53.892%): reached the threshold.',
  'Hill, Union: 1 vote: takes part.',
  'Quota: 5,889,516 votes of those admitted / 69 = 85,355.304.',
  'Harbour Party: 3,383,896 / quota = 39.644: 39 seats, remainder 0.644.',
  'Seat left 1: Hill, Union with remainder 0.826; next Harbour Party with remainder 0.644.',
  'Seat 3: Harbour Party with 50,878 / 1 = 50,878.000; next Hill, Union with 97,850 / 2 = 48,925.000.',
  'Rule: highest averages after Sainte-Lague, modified (divisors 1.4, 3, 5 ...), 3 seats; ties are decided by lot.',
  'Rule: most votes win, 1 seat; ties are decided by lot.',
  'Quota: 5,889,516 votes of those admitted / 70, whole part and 1 = 84,136.000.',
  'Hill, Union: 1,000 / quota * 3/2 = 1.644: 2 seats (not 1), remainder 0.644.',
  'Seat left 2: Hill, Union with remainder 0.826 (exactly 19/23); next Harbour Party with remainder 0.826 (exactly 38/46).',
  'Seat left 3: Hill, Union with remainder 0.826; nobody is next.',
  'Seat 4: Harbour Party with 50,878 * 3/2 / 1.4 = 54,512.142; next Hill, Union with 97,850 / 3 = 32,616.666 (equal, registered later).',
  'Seat 5: Harbour Party with 12 votes; next Hill, Union with 12 votes (equal, later in the lot).',
  'Seat 6: Harbour Party with 1 vote; next Hill, Union with 1 vote (equal, and each gets a seat).',
  'Only Harbour Party is admitted by itself, so the runner-up, Hill, Union, is admitted too: at least 2 seats, its votes times 1.',
  'Only Harbour Party is admitted by itself, and there is no runner-up yet.',
  'Tie between Harbour Party, Hill, Union for 1 seat: registered earlier: Hill, Union.',
  'Tie between Hill, Union, Harbour Party for 2 seats: drawn by lot: Hill, Union, Harbour Party.',
  'Tie between Harbour Party, Hill, Union for the runner-up\'s place: a lot is needed.',
  'Seats: Harbour Party 40.',
  'Seats: none.',
  '69 of 69 seats given: complete.',
];

test('every step is said in Russian and in Kazakh, with the language’s names and numbers', () => {
  for (const lang of ['ru', 'kk'] as const)
    for (const step of steps) {
      const text = translateStep(step, contest, speechOf(lang, null));
      assert.ok(text && !/[A-Za-z]{3}/.test(text.replace('minority', '').replace('alliance', '')), `${lang}: ${step} -> ${text}`);
      assert.doesNotMatch(text, /\d,\d{3}[.,]\d/);
    }
});

test('a translated step has every figure of the step', () => {
  const digits = (text: string) => text.match(/\d/g)!.sort().join('');
  for (const step of steps.filter(each => /\d/.test(each) && !each.startsWith('Threshold') && !each.startsWith('Rule: highest')))
    for (const lang of ['ru', 'kk'] as const) assert.equal(digits(translateStep(step, contest, speechOf(lang, null))!), digits(step), step);
});

test('what has no words in the language is shown as it is, in English', () => {
  assert.equal(translateStep('A step of a later version.', contest, speechOf('kk', null)), null);
  assert.equal(translateStep(steps[0]!, contest, speechOf('en', null)), steps[0]);
});

test('a list’s own steps are the rule, its threshold, the quota, and those that speak of it first', () => {
  assert.deepEqual(stepsOf(steps.slice(0, 11), harbour), [steps[0], steps[1], steps[2], steps[6], steps[8], steps[9]]);
  assert.deepEqual(stepsOf(steps.slice(2, 12), hill), [steps[3], steps[7], steps[8], steps[10]]);
});
