import type { Area, Election, TurnoutCell, TurnoutReport } from '../live/documents';

/** One place's turnout at each moment of the plan, in per cent; null where it is not known. */
export interface TurnoutLine { area: string; percents: readonly (number | null)[]; final: number | null }

/** The country, and the areas right below it in the first hierarchy. */
export function areasBelow(election: Election): { whole: Area | null; regions: Area[] } {
  const inFirst = election.areas.filter(each => each.hierarchy === election.areas[0]?.hierarchy);
  const tops = inFirst.filter(each => each.parent === null), whole = tops.length === 1 ? tops[0]! : null;
  return { whole, regions: whole ? inFirst.filter(each => each.parent === whole.code) : tops };
}

/** Stations' counts come before an announced percentage. */
export function percentOf(cell: TurnoutCell | undefined): number | null {
  if (!cell) return null;
  return cell.reported > 0 && cell.percent !== null ? cell.percent : cell.announced?.percent ?? null;
}

export function turnoutLine(report: TurnoutReport, area: string): TurnoutLine {
  const row = report.rows.find(each => each.area === area);
  return { area, percents: report.moments.map(moment => percentOf(row?.moments.find(cell => cell.moment === moment.number))), final: row?.final?.percent ?? null };
}

/** Of the election as a whole: its stations' reports, or else what was announced for the area that has all of it. */
export function wholeLine(report: TurnoutReport, whole: Area | null): TurnoutLine {
  const own = turnoutLine(report, '');
  if (!whole) return own;
  const announced = turnoutLine(report, whole.code);
  return { ...own, percents: own.percents.map((percent, at) => percent ?? announced.percents[at] ?? null) };
}

export function latest(line: TurnoutLine): number | null {
  return line.percents.findLast(each => each !== null) ?? null;
}
