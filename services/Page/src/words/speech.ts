import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Fraction } from '../charts/shares';
import type { Names } from '../live/documents';
import { en, type Words } from './en';
import { announcedText, clockText, dayText, type Lang, languages, named, numberText, percentText, zoneText } from './format';
import { kk } from './kk';
import { ru } from './ru';

const all: Record<Lang, Words> = { kk, ru, en };

/** The page's texts, and how numbers, times and names are written, in one language. */
export interface Speech {
  lang: Lang;
  w: Words;
  number(value: number): string;
  percent(part: number, whole: number, digits?: number, threshold?: Fraction): string;
  /** A percentage that was announced as one. */
  announced(percent: number, digits?: number): string;
  /** Hours and minutes at the election's place. */
  clock(moment: string, seconds?: boolean): string;
  day(moment: string): string;
  /** Of the election's place, such as UTC+6; empty where times are the reader's own. */
  zone: string;
  name(names: Names): string;
}

/** @param offset Of the election's place, such as +06:00; null for the reader's own. */
export function speechOf(lang: Lang, offset: string | null): Speech {
  return {
    lang, w: all[lang], zone: zoneText(offset),
    number: value => numberText(lang, value),
    percent: (part, whole, digits, threshold) => percentText(lang, part, whole, digits, threshold),
    announced: (percent, digits) => announcedText(lang, percent, digits),
    clock: (moment, seconds) => clockText(lang, moment, offset, seconds),
    day: moment => dayText(lang, moment, offset),
    name: names => named(lang, names).text,
  };
}

/** As the address says, or else as the server has chosen by what the browser asks for. */
export function pageLanguage(): Lang {
  const asked = new URLSearchParams(location.search).get('lang') ?? document.documentElement.lang;
  return languages.find(each => each === asked) ?? 'en';
}

export function wordsOf(lang: Lang): Words {
  return all[lang];
}

export const SpeechContext = createContext<Speech>(speechOf('en', null));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
