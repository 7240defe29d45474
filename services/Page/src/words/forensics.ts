import type { ForensicCheck } from '../live/details';
import { kkForensics } from './forensics/kk';
import { ruForensics } from './forensics/ru';
import type { Figures, ForensicWords } from './forensics/telling';
import { type Lang, locale } from './format';

/** In English the report's own texts are shown. */
const words: Record<Lang, ForensicWords | null> = { en: null, ru: ruForensics, kk: kkForensics };

/** What is shown of a check, and in which language: a later server may have checks that have no words here. */
export interface ToldCheck {
  lang: Lang;
  title: string;
  sentence: string;
  canShow: string;
  cannotShow: string;
  parameters: readonly string[];
  why(text: string): string;
}

export function tellCheck(check: ForensicCheck, lang: Lang): ToldCheck {
  const say = words[lang]?.checks[check.code];
  if (!say) return { ...check, lang: 'en', why: text => text };
  const tell = figuresOf(lang);
  return {
    ...say,
    lang,
    sentence: say.sentence(check.numbers, tell, check),
    why: text => (say.why ? say.why(text, tell) : numbersIn(text, tell)) ?? text,
  };
}

export function tellCaution(caution: string, lang: Lang): string {
  return words[lang]?.caution ?? caution;
}

export function tellOutcome(outcome: string, message: string, lang: Lang): string {
  return words[lang]?.outcomes[outcome] ?? message;
}

function figuresOf(lang: Lang): Figures {
  const decimal = (value: number, digits: number) =>
    new Intl.NumberFormat(locale(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  return { decimal, number: value => decimal(value, 0), percent: (value, digits) => `${decimal(value, digits)}\u00a0%` };
}

/** "63%, 63.50%" */
function numbersIn(text: string, tell: Figures): string | null {
  return /^[\d.,% ]+$/.test(text) ? text.replace(/([\d.]+)%/g, (_, percent: string) => tell.percent(Number(percent), percent.split('.')[1]?.length ?? 0)) : null;
}
