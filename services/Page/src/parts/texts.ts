import { leaderOf, turnoutOf, validOf } from '../charts/figures';
import type { Contest, Figures, Total } from '../live/documents';
import { useSpeech } from '../words/speech';

/** Short texts about figures that several parts show. */
export function useTexts() {
  const { w, name, number, percent } = useSpeech();
  return {
    /** Who leads, and with which share of the valid votes. */
    leader(contest: Contest, figures: Figures): string {
      const first = leaderOf(contest, figures);
      return first ? `${name(first.selection.names)} ${percent(first.votes, validOf(contest, figures), 1)}` : '–';
    },
    turnout(contest: Contest, figures: Figures): string {
      const turnout = turnoutOf(contest, figures);
      return turnout && turnout.registered > 0 ? percent(turnout.issued, turnout.registered, 1) : '–';
    },
    counted: ({ precincts }: Total) => w.headline.of(number(precincts.counted), number(precincts.expected)),
    /** By code, where there is a name for it; codes of rules and states that a later server may have stay as they are. */
    named: (names: Readonly<Record<string, string>>, code: string) => names[code] ?? code,
  };
}
