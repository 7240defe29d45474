import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../src/words/en';
import { clockText, dayText, named, numberText, offsetOf, percentText, zoneText } from '../src/words/format';
import { kk } from '../src/words/kk';
import { ru } from '../src/words/ru';

function texts(words: object, path = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]) => typeof value === 'object' ? texts(value as object, `${path}${key}.`) : [[`${path}${key}`, value]]);
}

test('every text is there in every language', () => {
  const [english, others] = [new Map(texts(en)), [ru, kk].map(words => new Map(texts(words)))];
  for (const other of others) {
    assert.deepEqual([...other.keys()].sort(), [...english.keys()].sort());
    for (const [path, text] of other) assert.ok(text !== '' || english.get(path) === '', path);
  }
});

test('texts in Russian and Kazakh are written in Cyrillic', () => {
  for (const words of [ru, kk])
    for (const [path, text] of texts(words))
      if (typeof text === 'string' && /[A-Za-z]{3}/.test(text)) assert.match(text, /[а-яәғқңөұүһі]/i, path);
});

test('Kazakh uses its own letters', () => {
  assert.match(texts(kk).map(each => each[1]).join(' '), /[әғқңөұүһі]/i);
});

test('numbers are written as people of the language write them', () => {
  assert.equal(numberText('en', 3431510), '3,431,510');
  for (const lang of ['ru', 'kk'] as const) {
    assert.equal(numberText(lang, 3431510).replace(/\s/g, ' '), '3 431 510');
    assert.equal(percentText(lang, 1, 8).replace(/\s/g, ' '), '12,50 %');
  }
});

test('times are those of the election', () => {
  assert.equal(offsetOf('2023-03-19T10:10:00+06:00'), '+06:00');
  assert.equal(clockText('en', '2023-03-19T15:00:00.000Z', '+06:00'), '21:00');
  assert.equal(clockText('kk', '2023-03-19T00:30:00Z', '-03:30', true), '21:00:00');
  assert.equal(zoneText('+06:00'), 'UTC+6');
  assert.equal(zoneText('-03:30'), 'UTC−3:30');
});

test('days are those of the election, in Kazakh too', () => {
  const moment = '2023-03-19T20:30:00Z';
  assert.equal(dayText('kk', moment, '+06:00'), '2023 жылғы 20 наурыз');
  assert.match(dayText('ru', moment, '+06:00'), /20 марта 2023/);
  assert.equal(dayText('en', moment, '+00:00'), 'March 19, 2023');
});

test('a name that is not there in the language is taken in English, or else in any, and says so', () => {
  assert.deepEqual(named('kk', { en: 'North', kk: 'Солтүстік' }), { text: 'Солтүстік', lang: 'kk' });
  assert.deepEqual(named('kk', { en: 'North' }), { text: 'North', lang: 'en' });
  assert.deepEqual(named('kk', { fr: 'Nord' }), { text: 'Nord', lang: 'fr' });
});
