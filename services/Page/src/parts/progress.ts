import { useCell } from '../live/cell';
import type { ContestStatus, Reported, Total } from '../live/documents';
import { useDocument, usePage, useTotal } from '../live/page';
import { notCounted } from '../charts/base';

/** How far a result is, in the words of NIST SP 1500-100, put plainly: pre-election, unofficial-partial, unofficial-complete, certified, recount. */
export type Progress = 'before' | 'none' | 'partial' | 'complete' | 'certified' | 'reopened';

export interface Standing { progress: Progress; total: Total | null; status: ContestStatus | null }

/** Where the page's contest stands. */
export function useStanding(): Standing {
  const { contest, live } = usePage();
  const total = useTotal();
  const closed = useCell(live.closed);
  const report = useDocument<Reported<readonly ContestStatus[]>>('/api/contests');
  const status = report?.report.find(each => each.contest === contest.code) ?? null;
  return { progress: progressOf(total, status, closed === 403), total, status };
}

export function progressOf(total: Total | null, status: ContestStatus | null, closed: boolean): Progress {
  if (total === null) return closed ? 'before' : 'none';
  if (status?.state === 'CERTIFIED') return 'certified';
  if (status?.state === 'REOPENED') return 'reopened';
  if (total.precincts.counted === 0) return 'none';
  return notCounted(total) === 0 && total.precincts.held === 0 ? 'complete' : 'partial';
}
