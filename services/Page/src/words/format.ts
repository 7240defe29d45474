import type { Names } from '../live/documents';
import type { Fraction } from '../charts/shares';
import { percentDigits } from '../charts/shares';

export type Lang = 'kk' | 'ru' | 'en';

export const languages: readonly Lang[] = ['kk', 'ru', 'en'];

// Not every browser has them.
const kazakhMonths = ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'];

/** Some browsers say that they know Kazakh and write its numbers in English: they are written by the same rules as Russian ones. */
const knowsKazakh = new Intl.NumberFormat('kk').format(1.5) === '1,5';

export function locale(lang: Lang): string {
  return lang === 'kk' && !knowsKazakh ? 'ru' : lang;
}

/** Numbers as Intl writes them. */
export function numberText(lang: Lang, value: number): string {
  return new Intl.NumberFormat(locale(lang)).format(value);
}

/** A share in per cent: worked out in whole numbers, and with more digits than asked for where rounding would put it on the other side of the threshold. */
export function percentText(lang: Lang, part: number, whole: number, digits = 2, threshold?: Fraction): string {
  if (whole <= 0) return '–';
  const { value, used } = percentDigits(part, whole, digits, threshold);
  const text = new Intl.NumberFormat(locale(lang), { minimumFractionDigits: used, maximumFractionDigits: used }).format(value);
  return lang === 'en' ? `${text}%` : `${text}\u00a0%`;
}

/** A percentage as it was announced. */
export function announcedText(lang: Lang, percent: number, digits = 2): string {
  const text = new Intl.NumberFormat(locale(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(percent);
  return lang === 'en' ? `${text}%` : `${text}\u00a0%`;
}

/** The offset of an RFC 3339 moment, as Intl takes it; null for none, which is the reader's own. */
export function offsetOf(moment: string | undefined): string | null {
  return /[+-]\d\d:\d\d$/.exec(moment ?? '')?.[0] ?? null;
}

/** Hours and minutes, with seconds if wanted, at the election's own offset. */
export function clockText(lang: Lang, moment: string, offset: string | null, seconds = false): string {
  return at(lang, moment, offset, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds ? { second: '2-digit' } : {}) });
}

export function dayText(lang: Lang, moment: string, offset: string | null): string {
  if (lang !== 'kk') return at(lang, moment, offset, { day: 'numeric', month: 'long', year: 'numeric' });
  const [year, month, day] = new Date(Date.parse(moment) + shiftOf(offset, moment)).toISOString().slice(0, 10).split('-').map(Number);
  return `${year} жылғы ${day} ${kazakhMonths[month! - 1]}`;
}

/** "UTC+6"; empty where times are the reader's own. */
export function zoneText(offset: string | null): string {
  if (offset === null) return '';
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset)!;
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** The text in this language, or else in English, or else in any; and which that is. */
export function named(lang: Lang, names: Names): { text: string; lang: string } {
  const found = names[lang] !== undefined ? lang : names.en !== undefined ? 'en' : Object.keys(names)[0];
  return found === undefined ? { text: '', lang } : { text: names[found]!, lang: found };
}

/** Russian and English have forms by number; which one is up to Intl. */
export function plural(lang: Lang, count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string {
  return forms[new Intl.PluralRules(lang).select(count)] ?? forms.other;
}

function at(lang: Lang, moment: string, offset: string | null, options: Intl.DateTimeFormatOptions): string {
  // Older browsers know no offsets as time zones: shifted by hand, the time is read as UTC.
  return new Intl.DateTimeFormat(locale(lang), { ...options, timeZone: 'UTC' }).format(new Date(Date.parse(moment) + shiftOf(offset, moment)));
}

/** From UTC to the offset, or to where the reader is; in milliseconds. */
function shiftOf(offset: string | null, moment: string): number {
  return (offset === null ? -new Date(moment).getTimezoneOffset() : minutesOf(offset)) * 60_000;
}

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
