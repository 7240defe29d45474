import type { ForensicCheck } from '../../live/details';

/** Numbers as they are to be written. */
export interface Figures {
  number(value: number): string;
  decimal(value: number, digits: number): string;
  percent(value: number, digits: number): string;
}

/** A check's texts; its sentence is made of the numbers that the report has of it. */
export interface CheckWords {
  title: string;
  canShow: string;
  cannotShow: string;
  parameters: readonly string[];
  sentence(of: Readonly<Record<string, number>>, tell: Figures, check: ForensicCheck): string;
  /** Why a station or region is listed; of a text that is of another kind nothing is said. */
  why?(text: string, tell: Figures): string | null;
}

export interface ForensicWords {
  caution: string;
  /** Why nothing was looked at, by the report's outcome. */
  outcomes: Readonly<Record<string, string>>;
  checks: Readonly<Record<string, CheckWords>>;
}

/** A number as the report's English texts have it. */
export function read(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}

/** The digits that a check of last digits found most above and most below what chance gives. */
export function furthestDigits(of: Readonly<Record<string, number>>): { most: number; least: number } {
  const digits = Array.from({ length: 10 }, (_, digit) => ({ digit, excess: of[`digit${digit}`]! - of[`expected${digit}`]! }));
  digits.sort((one, other) => other.excess - one.excess);
  return { most: digits[0]!.digit, least: digits[9]!.digit };
}

/** Hours come in hundredths: 10.5 is half past ten. */
export function hour(text: string): string {
  const minutes = Math.round(Number(text) * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
