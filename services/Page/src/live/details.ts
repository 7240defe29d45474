// The answers that the page's further parts read, as services/Publication/Http writes them.
import type { Figures, Names } from './documents';

export type SlotState = 'AWAITED' | 'HELD' | 'COUNTED' | 'COUNTED_AND_HELD' | 'NO_RESULT' | 'NO_RESULT_AND_HELD' | 'ANNULLED';

export interface StationRow {
  precinct: string;
  names: Names;
  registered: number | null;
  closed: boolean;
  state: SlotState;
  flagged: boolean;
  counted: Figures | null;
}

export interface StationsPage {
  contest: string;
  area: string;
  stations: readonly StationRow[];
  next: number | null;
}

export interface StationStatement {
  position: number;
  recordedAt: string;
  statement: string;
  kind: string;
  authority: string;
  verdict: string;
  rules: readonly string[];
  replaces: string | null;
  reason: string;
  legalBasis: string;
  figures: Figures | null;
}

export interface StationContest {
  contest: string;
  state: SlotState;
  flagged: boolean;
  counted: Figures | null;
  held: Figures | null;
  history: readonly StationStatement[];
}

export interface Difference {
  figure: string;
  isVote: boolean;
  claimed: number;
  counted: number;
  difference: number;
}

export interface ObserverRow {
  contest: string;
  precinct: string;
  observer: string;
  statement: string;
  recordedAt: string;
  state: 'MATCH' | 'MISMATCH' | 'NOT_COUNTED' | 'NOT_OBSERVED';
  differences: readonly Difference[];
}

export interface Station {
  precinct: string;
  names: Names;
  areas: readonly string[];
  closed: boolean;
  registered: number | null;
  contests: readonly StationContest[];
  observers: readonly ObserverRow[];
}

export interface ObserverTotals {
  contest: string;
  observer: string;
  copies: number;
  compared: number;
  matches: number;
  mismatches: number;
  notObserved: number;
}

export interface Projection {
  contest: string;
  observer: string;
  committedAt: string;
  commitment: string;
  drawn: number;
  found: number;
  responseRate: number;
  selections: readonly { selection: string; share: number; margin: number; official: number | null }[];
  note: string;
}

export interface Observers {
  totals: readonly ObserverTotals[];
  projections: readonly Projection[];
  stations: readonly ObserverRow[];
  next: number | null;
}

export interface Poll {
  contest: string;
  area: string;
  pollster: string;
  recordedAt: string;
  method: string;
  sampleSize: number | null;
  /** How much larger the variance is than that of a simple random sample. */
  designEffect: number | null;
  responseRate: number | null;
  marginNote: string;
  shares: readonly { selection: string; share: number; margin: number | null; official: number | null }[];
  lead: { first: string; second: string; lead: number; margin: number | null } | null;
  caveat: string;
}

export interface ForensicCheck {
  code: string;
  title: string;
  sentence: string;
  probability: number | null;
  adjusted: number | null;
  postHoc: boolean;
  /** What it counted, by name. */
  numbers: Readonly<Record<string, number>>;
  list: readonly { name: string; why: string }[];
  source: string;
  parameters: readonly string[];
  canShow: string;
  cannotShow: string;
}

export interface Forensics {
  outcome: string;
  caution: string;
  message?: string;
  checks: readonly ForensicCheck[];
  /** How many of the simulated honest nights each check pointed at; null while that is measured. */
  falseAlarms: { nights: number; tests: Readonly<Record<string, number>> } | null;
  plots: readonly string[];
}

export interface Told {
  position: number;
  recordedAt: string;
  statement: string;
  kind: string;
  authority: string;
  contest: string;
  precinct: string;
  area: string;
  reason: string;
  legalBasis: string;
  rules: readonly string[];
  before: Figures | null;
  after: Figures | null;
  detail: string;
  changes: readonly ValueChange[];
}

/** A value other than figures; null where there was none, or is none any more. */
export interface ValueChange {
  value: string;
  contest: string;
  area: string;
  code: string;
  before: string | null;
  after: string | null;
}

export interface EventsDocument {
  next: number;
  events: readonly Told[];
}

export interface Chamber {
  seats: number | null;
  filled: number;
  final: boolean;
  parties: readonly {
    list: string;
    listSeats: number;
    directSeats: number;
    seats: number;
    previous: number | null;
    change: number | null;
  }[];
  /** Who sat in the chamber before, and stands for election under no list now. */
  former: readonly { names: Names; seats: number }[];
  winners: readonly { contest: string; selection: string; nominatedBy: string; byLot: boolean }[];
  mandates: readonly { contest: string; list: string; mandates: readonly string[] }[];
  quota: readonly {
    contest: string;
    list: string;
    on: 'LIST' | 'MANDATES';
    members: number;
    of: number;
    needed: number;
    met: boolean;
    finding: string;
  }[];
}

export interface LogDocument {
  origin: string | null;
  logKey: string | null;
  size: number;
  root: string | null;
  witnesses: readonly string[];
  witnessesNeeded: number;
  cosigned: number;
  final: boolean;
  frozen: string | null;
}
