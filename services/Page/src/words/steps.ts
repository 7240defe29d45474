import type { Contest, Selection } from '../live/documents';
import { kkSteps } from './allocation/kk';
import { ruSteps } from './allocation/ru';
import { type Lang, locale } from './format';
import type { Speech } from './speech';

/** What a step's sentence is said with. Fractions, numbers and names come as they are to be written. */
export interface StepWords {
  method: Record<string, string>;
  /** Sainte-Lague with another first divisor. */
  modified(divisor: string): string;
  ties: Record<string, string>;
  base: Record<string, string>;
  verdict: Record<string, string>;
  outcome: Record<string, string>;
  rule(method: string, seats: string, ties: string): string;
  ordinary: string;
  group(name: string): string;
  threshold(who: string, percent: string, base: string, whole: string, exact: string, votes: string): string;
  noThreshold(who: string): string;
  waiver(seats: string): string;
  admission(list: string, votes: string, percent: string, verdict: string): string;
  quota(votes: string, divisor: string, quota: string): string;
  quotient(list: string, votes: string, quotient: string, seats: string, remainder: string): string;
  /** Droop's, whose quota is the whole part and one more. */
  droop(votes: string, divisor: string, quota: string): string;
  /** Where a list holds other seats than the whole ones of its quotient. */
  instead(whole: string): string;
  left(turn: string): string;
  seat(turn: string): string;
  remainder(figure: string): string;
  votes(count: string): string;
  exactly(fraction: string): string;
  next(claim: string): string;
  nobody: string;
  decision: Record<string, string>;
  runnerUp(only: string, next: string, seats: string, factor: string): string;
  noRunnerUp(only: string): string;
  tie(between: string, prize: string, resolution: string): string;
  prizeSeats(seats: string): string;
  prizeRunnerUp: string;
  resolution: Record<string, string>;
  seats(lists: string): string;
  none: string;
  given(seats: string, all: string, outcome: string): string;
}

/** In English the allocation's own sentences are shown. */
const words: Record<Lang, StepWords | null> = { en: null, ru: ruSteps, kk: kkSteps };

type Teller = (found: string[], say: StepWords, tell: Numbers) => string | null;

interface Numbers { number(text: string): string; percent(text: string): string; list(name: string): string }

// The templates of services/Domain/Allocation/AllocationText.cs.
const tellers: readonly [RegExp, Teller][] = [
  [/^Rule: (.+), ([\d,]+) seats?; (.+)\.$/, ([method, seats, ties], say, tell) =>
    known(methodOf(method!, say), say.ties[ties!], (m, t) => say.rule(m, tell.number(seats!), t))],
  [/^Threshold for (.+): none\.$/, ([who], say) => say.noThreshold(whoOf(who!, say))],
  [/^Threshold for (.+): \S+ \(([\d.]+)%\) of the (.+), ([\d,]+), is ([\d.]+|[\d,.]+): ([\d,]+) votes? needed\.$/, ([who, share, base, whole, exact, votes], say, tell) =>
    known(say.base[base!], '', b => say.threshold(whoOf(who!, say), tell.percent(share!), b, tell.number(whole!), tell.number(exact!), tell.number(votes!)))],
  [/^Of these, whoever won ([\d,]+) single-member seats? or more needs no share\.$/, ([seats], say, tell) => say.waiver(tell.number(seats!))],
  [/^Quota: ([\d,]+) votes of those admitted \/ ([\d,]+)(, whole part and 1)? = ([\d,.]+)\.$/, ([votes, divisor, droop, quota], say, tell) =>
    (droop ? say.droop : say.quota)(tell.number(votes!), tell.number(divisor!), tell.number(quota!))],
  [/^(.+): ([\d,]+) \/ quota( \* \S+)? = ([\d,.]+): ([\d,]+) seats?(?: \(not ([\d,]+)\))?, remainder ([\d,.]+)\.$/, ([list, votes, factor, quotient, seats, whole, rest], say, tell) =>
    say.quotient(tell.list(list!), `${tell.number(votes!)}${factor ?? ''}`, tell.number(quotient!), `${tell.number(seats!)}${whole ? say.instead(tell.number(whole)) : ''}`, tell.number(rest!))],
  [/^(Seat left|Seat) ([\d,]+): (.+?); (?:nobody is next|next (.+? with .+?))(?: \((equal, [^)]+)\))?\.$/, ([kind, turn, winner, next, decision], say, tell) => {
    const [first, second] = [claimOf(winner!, say, tell), next ? claimOf(next, say, tell) : ''];
    const why = decision ? say.decision[decision] : '';
    if (first === null || second === null || why === undefined) return null;
    return `${(kind === 'Seat' ? say.seat : say.left)(tell.number(turn!))}: ${first}; ${second ? say.next(second) : say.nobody}${why && ` (${why})`}.`;
  }],
  [/^Only (.+) is admitted by itself, so the runner-up, (.+), is admitted too: at least ([\d,]+) seats?, its votes times (\S+)\.$/, ([only, next, seats, factor], say, tell) =>
    say.runnerUp(tell.list(only!), tell.list(next!), tell.number(seats!), factor!)],
  [/^Only (.+) is admitted by itself, and there is no runner-up yet\.$/, ([only], say, tell) => say.noRunnerUp(tell.list(only!))],
  [/^Tie between (.+) for (?:([\d,]+) seats?|the runner-up's place): (registered earlier: |drawn by lot: |a lot is needed)(.*)\.$/, ([between, seats, resolution, winners], say, tell) =>
    say.tie(listsOf(between!, tell), seats ? say.prizeSeats(tell.number(seats)) : say.prizeRunnerUp, `${say.resolution[resolution!]}${listsOf(winners!, tell)}`)],
  [/^Seats: none\.$/, (_, say) => say.none],
  [/^Seats: (.+)\.$/, ([lists], say, tell) =>
    say.seats(lists!.split(', ').map(each => /^(.+) ([\d,]+)$/.exec(each)).map(each => each ? `${tell.list(each[1]!)} ${tell.number(each[2]!)}` : '').join(', '))],
  [/^([\d,]+) of ([\d,]+) seats? given: (.+)\.$/, ([seats, all, outcome], say, tell) =>
    known(say.outcome[outcome!], '', o => say.given(tell.number(seats!), tell.number(all!), o))],
  [/^(.+): ([\d,]+) votes?(?: \(([\d.]+)%\))?: (.+)\.$/, ([list, votes, share, verdict], say, tell) =>
    known(say.verdict[verdict!], '', v => say.admission(tell.list(list!), tell.number(votes!), share ? tell.percent(share) : '', v))],
];

/** A step in the page's language; null where it is of a kind that has no words there, and is to be shown as it is, in English. */
export function translateStep(step: string, contest: Contest, speech: Speech): string | null {
  const say = words[speech.lang];
  if (say === null) return step;
  const tell = numbersOf(contest, speech);
  for (const [pattern, teller] of tellers) {
    const found = pattern.exec(step);
    if (found) return teller(found.slice(1), say, tell);
  }
  return null;
}

/** The steps that one list's seats come from: the rule, its threshold, the quota, and whatever says its name before anybody else's. */
export function stepsOf(steps: readonly string[], selection: Selection): string[] {
  const names = namesOf(selection);
  const says = (step: string, text: string) => names.some(name => step.includes(text.replace('*', name)));
  return steps.filter(step =>
    step.startsWith('Rule: ') || step.startsWith('Quota: ') || step.startsWith('Only ') || isItsThreshold(step, selection)
    || names.some(name => step.startsWith(`${name}: `)) || step.startsWith('Seat') && says(step.split(';')[0]!, ': * with ') || step.startsWith('Tie ') && says(step, '*'));
}

function isItsThreshold(step: string, selection: Selection): boolean {
  return step.startsWith(selection.thresholdClass ? `Threshold for class ${selection.thresholdClass}:` : 'Threshold for ordinary lists:');
}

function namesOf(selection: Selection): string[] {
  return [selection.names.en, ...Object.values(selection.names), selection.code].filter(name => name !== undefined);
}

function numbersOf(contest: Contest, speech: Speech): Numbers {
  const decimal = (text: string) => {
    const digits = text.split('.')[1]?.length ?? 0;
    return new Intl.NumberFormat(locale(speech.lang), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Number(text.replaceAll(',', '')));
  };
  return {
    number: decimal,
    percent: text => `${decimal(text)}\u00a0%`,
    list: name => {
      const found = contest.selections.find(each => namesOf(each).includes(name));
      return found ? speech.name(found.names) : name;
    },
  };
}

function methodOf(method: string, say: StepWords): string | undefined {
  const modified = /^highest averages after Sainte-Lague, modified \(divisors (\S+), 3, 5 \.\.\.\)$/.exec(method);
  return modified ? say.modified(modified[1]!) : say.method[method];
}

/** "Harbour Party with 97,850 / 2 = 48,925.000", "... with remainder 0.826 (exactly 19/23)", or "... with 5 votes". */
function claimOf(text: string, say: StepWords, tell: Numbers): string | null {
  const found = /^(.+) with (?:remainder ([\d,.]+)|([\d,]+) votes?|(.+? = [\d,.]+))(?: \(exactly (\S+)\))?$/.exec(text);
  if (!found) return null;
  const [, list, remainder, votes, sum, exact] = found;
  const figure = remainder ? say.remainder(tell.number(remainder)) : votes ? say.votes(tell.number(votes)) : sumOf(sum!, tell);
  return `${tell.list(list!)}, ${figure}${exact ? ` ${say.exactly(exact)}` : ''}`;
}

/** Names of lists, which may have commas in them. */
function listsOf(text: string, tell: Numbers): string {
  const parts = text.split(', ');
  for (let end = parts.length; end > 0; end--) {
    const first = parts.slice(0, end).join(', '), name = tell.list(first);
    if (end === 1 || name !== first) return [name, ...end < parts.length ? [listsOf(parts.slice(end).join(', '), tell)] : []].join(', ');
  }
  return text;
}

function whoOf(who: string, say: StepWords): string {
  return who === 'ordinary lists' ? say.ordinary : say.group(who.replace(/^class /, ''));
}

/** "97,850 / 2 = 48,925.000" */
function sumOf(text: string, tell: Numbers): string {
  return text.replace(/[\d,]+(\.\d+)?/g, each => tell.number(each));
}

function known(one: string | undefined, other: string | undefined, say: (one: string, other: string) => string): string | null {
  return one === undefined || other === undefined ? null : say(one, other);
}
