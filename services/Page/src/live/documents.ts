// The answers of the HTTP API that the page reads: as services/Publication/Http writes them.

/** A text by language; which languages there are is up to the election. */
export type Names = Readonly<Record<string, string>>;

/** Where figures stand in the ledger. */
export interface AsOf {
  electionId: string;
  position: number;
  recordedAt: string;
  /** The ledger's end is not reached: there may be more. */
  rebuilding: boolean;
  test: boolean;
  synthetic: boolean;
}

export interface Precincts { expected: number; counted: number; flagged: number; held: number; annulled: number; withoutResult: number }

export interface Figures { lines: Readonly<Record<string, number>>; votes: Readonly<Record<string, number>> }

/** Sums of one contest in one area; "" is the whole election. */
export interface Total extends Figures {
  contest: string;
  area: string;
  precincts: Precincts;
  registeredExpected: number;
  ifHeldCounted: Figures | null;
}

export interface TotalsDocument { asOf: AsOf; totals: readonly Total[] }

export interface Reported<T> { asOf: AsOf; report: T }

export interface SelectionSeats { code: string; votes: number; admitted: boolean; seats: number }

export interface ContestSeats {
  contest: string;
  outcome: string;
  selections: readonly SelectionSeats[];
  tiedSelections: readonly string[] | null;
  /** In English, as the allocation tells them. */
  steps: readonly string[];
}

export interface SeatsDocument { asOf: AsOf; contests: readonly ContestSeats[] }

export interface SelectionOutlook { selection: string; votes: number; seats: number; least: number | null; most: number | null; withdrawn: boolean }

export interface ContestStatus {
  contest: string;
  state: 'OPEN' | 'COMPLETE' | 'CERTIFIED' | 'REOPENED';
  expected: number;
  counted: number;
  flagged: number;
  held: number;
  annulled: number;
  withoutResult: number;
  outstandingStations: number;
  outstanding: readonly string[];
  outstandingVoters: number | null;
  cannotChange: boolean;
  outcome: string;
  selections: readonly SelectionOutlook[];
  certification: { authority: string; recordedAt: string; statement: string } | null;
}

export interface AnnouncedTurnout { authority: string; count: number | null; percent: number | null; late: boolean; corrected: boolean }

export interface TurnoutCell {
  moment: number;
  reported: number;
  expected: number;
  count: number;
  registered: number | null;
  percent: number | null;
  late: number;
  corrected: number;
  announced: AnnouncedTurnout | null;
}

export interface TurnoutFigure { precincts: number; count: number; registered: number | null; percent: number | null }

export interface TurnoutRow {
  area: string;
  moments: readonly TurnoutCell[];
  final: TurnoutFigure | null;
  compared: { reported: TurnoutFigure; counted: TurnoutFigure; difference: number } | null;
}

export interface TurnoutReport {
  measure: 'ISSUED' | 'IN_BOXES' | 'PERSONS';
  roll: 'REGISTRY' | 'REPORTED';
  contest: string;
  moments: readonly { number: number; at: string }[];
  rows: readonly TurnoutRow[];
}

export interface Threshold { class: string; base: string; share: string; directSeatWaiver: number | null }

export interface Selection {
  code: string;
  names: Names;
  kind: 'LIST' | 'CANDIDATE' | 'AGAINST_ALL';
  registrationOrder: number;
  thresholdClass: string | null;
  nominatedBy: string | null;
  withdrawn: boolean;
}

export interface FormLine { code: string; names: Names; role: string }

export interface Contest {
  code: string;
  names: Names;
  kind: 'LIST' | 'CANDIDATE';
  area: string | null;
  seats: number;
  allocation: { method: string; thresholds: readonly Threshold[] };
  selections: readonly Selection[];
  lines: readonly FormLine[];
}

export interface Area { code: string; names: Names; hierarchy: string; parent: string | null; externalId: string | null }

export interface Election {
  id: string;
  names: Names;
  test: boolean;
  synthetic: boolean;
  syntheticNotes: Names;
  pollsOpen: string | null;
  pollsClose: string;
  release: string;
  turnout: { measure: string; contest: string; moments: readonly string[] } | null;
  quota: { names: Names; share: string; legalBasis: string } | null;
  chamber: { names: Names; seats: number; previous: readonly { list: string | null; names: Names; seats: number }[] } | null;
  authorities: readonly { code: string; names: Names; role: string; areas: readonly string[]; publicKey: string; revoked: boolean }[];
  hierarchies: readonly { code: string; names: Names }[];
  contests: readonly Contest[];
  areas: readonly Area[];
  precincts: number;
}
