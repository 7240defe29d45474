import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hemicycle, seatOrder } from '../src/charts/hemicycle';

test('a hemicycle has a place for each seat, within its half circle, and no two places touch', () => {
  for (let seats = 1; seats <= 300; seats++) {
    const { places, radius } = hemicycle(seats);
    assert.equal(places.length, seats);
    assert.ok(places.every(({ x, y }) => Math.hypot(x, y) + radius < 1.1 && y >= -1e-9), `${seats}`);
    let nearest = Infinity;
    places.forEach((a, i) => places.slice(i + 1).forEach(b => nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y))));
    assert.ok(nearest > 1.9 * radius, `${seats}: ${nearest} and ${radius}`);
  }
});

test('places go from left to right', () => {
  const { places } = hemicycle(69);
  const angles = places.map(({ x, y }) => Math.atan2(y, x));
  assert.ok(angles.every((angle, at) => at === 0 || angle <= angles[at - 1]! + 1e-9));
  assert.ok(places[0]!.x < 0 && places.at(-1)!.x > 0);
});

test('no chamber has no places', () => assert.deepEqual(hemicycle(0), { places: [], radius: 0 }));

test('of each list the certain seats come first, and without bounds none is certain', () => {
  const order = seatOrder([{ code: 'a', seats: 3, least: 2 }, { code: 'b', seats: 2, least: null }, { code: 'c', seats: 0, least: 0 }]);
  assert.deepEqual(order.map(each => `${each.code}${each.firm ? '' : '?'}`), ['a', 'a', 'a?', 'b?', 'b?']);
});
