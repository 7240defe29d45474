import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fractionOf, leastVotes, percentDigits, reaches } from '../src/charts/shares';

const fivePercent = fractionOf('1/20');

test('a share is rounded half up', () => {
  assert.deepEqual(percentDigits(1, 8, 2), { value: 12.5, used: 2 });
  assert.deepEqual(percentDigits(1, 800, 2), { value: 0.13, used: 2 });
  assert.deepEqual(percentDigits(3431510, 6376807, 2), { value: 53.81, used: 2 });
});

test('a share just below the threshold is never shown as the threshold', () => {
  assert.deepEqual(percentDigits(49_999, 1_000_000, 2, fivePercent), { value: 4.9999, used: 4 });
  assert.deepEqual(percentDigits(50_000, 1_000_000, 2, fivePercent), { value: 5, used: 2 });
});

test('what is shown lies on the side of the threshold where the exact share lies, for every part', () => {
  const whole = 20_003;
  for (let part = 900; part < 1_100; part++) {
    const { value } = percentDigits(part, whole, 2, fivePercent);
    assert.equal(value >= 5, part * 20 >= whole, `${part} of ${whole}`);
  }
});

test('the least number of votes reaches the threshold, and one vote fewer does not', () => {
  for (const whole of [1, 19, 20, 21, 101, 6_278_946]) {
    const least = leastVotes(whole, fivePercent);
    assert.ok(reaches(least, whole, fivePercent) && !reaches(least - 1, whole, fivePercent), `${whole}`);
  }
  assert.equal(leastVotes(6_278_946, fivePercent), 313_948);
});
