import { leaderOf, partyClass, turnoutOf, validOf } from '../charts/figures';
import type { Area, Total } from '../live/documents';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { useTexts } from './texts';

export const MODES = ['leader', 'turnout', 'progress'] as const;

/** What the map can show. */
export type Mode = (typeof MODES)[number];

/** A region as the map shows it. */
export interface Tile {
  area: Area;
  total: Total | undefined;
  /** From 0 to 1; null where nothing is counted. */
  measure: number | null;
  value: string;
  kind: string;
  leader: string;
  /** The leader's code. */
  first: string | undefined;
}

/** A tile for each area, in their order. */
export function useTiles(areas: readonly Area[], totals: readonly Total[], mode: Mode): Tile[] {
  const { contest } = usePage();
  const { percent } = useSpeech();
  const texts = useTexts();
  return areas.map(area => {
    const total = totals.find(row => row.area === area.code);
    if (!total) return { area, total, measure: null, value: '…', kind: 'pn', leader: '–', first: undefined };
    const [first, valid, turnout] = [leaderOf(contest, total), validOf(contest, total), turnoutOf(contest, total)];
    const { counted, expected } = total.precincts;
    const [part, whole] =
      mode === 'leader'
        ? [first?.votes ?? 0, valid]
        : mode === 'turnout'
          ? [turnout?.issued ?? 0, turnout?.registered ?? 0]
          : [counted, expected];
    const kind = mode === 'leader' ? partyClass(contest, first?.selection) : 'plain';
    return {
      area,
      total,
      measure: whole > 0 && counted > 0 ? part / whole : null,
      value: counted > 0 || mode === 'progress' ? percent(part, whole, mode === 'progress' ? 0 : 1) : '–',
      kind,
      leader: texts.leader(contest, total),
      first: first?.selection.code,
    };
  });
}
