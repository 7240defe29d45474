import type { Contest, Election, Figures, Names, Selection } from '../live/documents';

/** The class that gives a selection its party's colour: lists of the page's contest in their order; whoever has no list there has none. */
export function partyClass(main: Contest, selection: Pick<Selection, 'code' | 'kind' | 'nominatedBy'> | undefined): string {
  const list = selection?.kind === 'CANDIDATE' ? selection.nominatedBy : selection?.code;
  const number = main.selections.filter(each => each.kind === 'LIST').findIndex(each => each.code === list);
  return number >= 0 && number < 8 ? `p${number + 1}` : 'pn';
}

/** What shares are of: valid ballots as the form has them, or else all votes. */
export function validOf(contest: Contest, figures: Figures): number {
  const valid = sumOf(contest, figures, role => role === 'VALID');
  return valid ?? Object.values(figures.votes).reduce((sum, votes) => sum + votes, 0);
}

/** Ballots issued and voters on the roll; null where the form has no such line. */
export function turnoutOf(contest: Contest, figures: Figures): { issued: number; registered: number } | null {
  const issued = sumOf(contest, figures, role => role.startsWith('ISSUED'));
  const registered = sumOf(contest, figures, role => role === 'REGISTERED' || role === 'SUPPLEMENTARY');
  return issued === null || registered === null ? null : { issued, registered };
}

/** The selection with the most votes; null before there are any, and where two have as many. */
export function leaderOf(contest: Contest, figures: Figures): { selection: Selection; votes: number } | null {
  const order = inOrder(contest, figures);
  const [first, second] = order;
  return first && first.votes > 0 && first.votes !== second?.votes ? first : null;
}

export function inOrder(contest: Contest, figures: Figures): { selection: Selection; votes: number }[] {
  return contest.selections.map(selection => ({ selection, votes: figures.votes[selection.code] ?? 0 })).sort((one, other) => other.votes - one.votes);
}

/** Figures that differ, in the form's order, with their names. */
export function changedFigures(contest: Contest, before: Figures, after: Figures): { key: string; names: Names; before: number; after: number }[] {
  const rows = [
    ...contest.lines.map(line => ({ key: `l ${line.code}`, names: line.names, before: before.lines[line.code] ?? 0, after: after.lines[line.code] ?? 0 })),
    ...contest.selections.map(each => ({ key: `v ${each.code}`, names: each.names, before: before.votes[each.code] ?? 0, after: after.votes[each.code] ?? 0 })),
  ];
  return rows.filter(row => row.before !== row.after);
}

export function contestOf(election: Election, code: string): Contest | undefined {
  return election.contests.find(each => each.code === code);
}

function sumOf(contest: Contest, figures: Figures, takes: (role: string) => boolean): number | null {
  const lines = contest.lines.filter(line => takes(line.role));
  return lines.length === 0 ? null : lines.reduce((sum, line) => sum + (figures.lines[line.code] ?? 0), 0);
}
