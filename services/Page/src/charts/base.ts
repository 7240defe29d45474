import type { Contest, Figures, Selection, Total } from '../live/documents';
import { type Fraction, fractionOf } from './shares';

/** What a contest's shares are shares of, and the threshold of ordinary lists where there is one. */
export interface ShareBase { kind: string | null; whole: number; threshold: Fraction | undefined }

const boxes = ['IN_MOBILE_BOXES', 'IN_STATIONARY_BOXES'];
const issued = ['ISSUED_EARLY', 'ISSUED_AT_STATION', 'ISSUED_OUTSIDE', 'ISSUED_ABSENTEE'];

/** As the allocation has it: the base of the threshold, or else valid votes; all votes together where the form has no such line. */
export function shareBase(contest: Contest, figures: Figures): ShareBase {
  const ordinary = contest.allocation.thresholds.find(each => each.class === '');
  const kind = ordinary?.base ?? 'VALID';
  const votes = Object.values(figures.votes).reduce((sum, each) => sum + each, 0);
  const whole = baseOf(kind, contest, figures, votes);
  const share = ordinary && ordinary.share !== '0' ? fractionOf(ordinary.share) : undefined;
  return whole === null ? { kind: null, whole: votes, threshold: share } : { kind, whole, threshold: share };
}

/** The threshold that a selection has to reach; undefined where it needs none. */
export function thresholdOf(contest: Contest, selection: Selection): Fraction | undefined {
  const found = contest.allocation.thresholds.find(each => each.class === (selection.thresholdClass ?? ''));
  return found && found.share !== '0' && selection.kind !== 'AGAINST_ALL' ? fractionOf(found.share) : undefined;
}

/** Stations without an accepted result and without a recorded reason for none; those whose only result is held are among them. */
export function notCounted(total: Total): number {
  const { expected, counted, annulled, withoutResult } = total.precincts;
  return Math.max(0, expected - counted - annulled - withoutResult);
}

/** Selections with most votes first; "against all" is no list, and last. */
export function ranked(contest: Contest, votes: Readonly<Record<string, number>>): Selection[] {
  const rank = (each: Selection) => each.kind === 'AGAINST_ALL' ? 1 : 0;
  return [...contest.selections].sort((a, b) =>
    rank(a) - rank(b) || (votes[b.code] ?? 0) - (votes[a.code] ?? 0) || a.registrationOrder - b.registrationOrder);
}

/** Which of the marks and colours a selection has, from 0: by its place on the ballot, so that it stays the same all night. Null for "against all". */
export function markOf(contest: Contest, code: string): number | null {
  const lists = contest.selections.filter(each => each.kind !== 'AGAINST_ALL');
  const at = lists.findIndex(each => each.code === code);
  return at < 0 ? null : at;
}

/** The class that has the selection's colour; from the ninth on lists have none and go by their signs. */
export function colourClass(mark: number | null): string {
  return mark === null || mark >= 8 ? 'pn' : `p${mark + 1}`;
}

function baseOf(kind: string, contest: Contest, figures: Figures, votes: number): number | null {
  const sum = (...roles: string[]) => {
    const lines = contest.lines.filter(line => roles.includes(line.role));
    return lines.length === 0 ? null : lines.reduce((total, line) => total + (figures.lines[line.code] ?? 0), 0);
  };
  const valid = sum('VALID') ?? votes;
  switch (kind) {
    case 'VALID_WITHOUT_BLANK': return valid - (sum('BLANK') ?? 0);
    case 'VALID_WITHOUT_AGAINST_ALL': return valid - contest.selections.filter(each => each.kind === 'AGAINST_ALL').reduce((total, each) => total + (figures.votes[each.code] ?? 0), 0);
    case 'PARTICIPANTS_BY_BOXES': return sum(...boxes);
    case 'PARTICIPANTS_BY_ISSUED': return sum(...issued);
    case 'REGISTERED': return sum('REGISTERED', 'SUPPLEMENTARY');
    default: return valid;
  }
}
