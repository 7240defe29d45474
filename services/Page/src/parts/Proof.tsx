import { useState } from 'preact/hooks';
import type { Contest } from '../live/documents';
import type { StationStatement } from '../live/details';
import { publicLog } from '../live/log';
import { usePage } from '../live/page';
import { checkStatement, STEPS, type Claim, type Finding } from '../proof/check';
import { useSpeech } from '../words/speech';
import { ProofSteps } from './ProofSteps';

/** Checks one statement in this browser, with nothing but the log's public files, and shows each step. */
export function Proof({ contest, station, told }: { contest: Contest; station: string; told: StationStatement }) {
  const { election } = usePage();
  const { w } = useSpeech();
  const [findings, show] = useState<readonly Finding[] | null>(null);
  const [busy, work] = useState(false);
  const check = async () => {
    work(true);
    show([]);
    for await (const finding of checkStatement(claimOf(election.id, contest, station, told), await publicLog(election, told.authority)))
      show(before => [...(before ?? []), finding]);
    work(false);
  };
  return (
    <div class="proof">
      <button onClick={() => void check()} disabled={busy}>
        {findings ? w.details.proof.again : w.details.proof.check}
        <span class="hidden"> {w.headline.entry(String(told.position))}</span>
      </button>
      {findings && (
        <ProofSteps
          steps={STEPS.filter(step => told.figures !== null || step !== 'figures')}
          findings={findings}
          busy={busy}
          holds={w.details.proof.verdicts.holds}
        />
      )}
    </div>
  );
}

function claimOf(electionId: string, contest: Contest, station: string, told: StationStatement): Claim {
  const { figures } = told;
  const claim = { position: told.position, statement: told.statement, electionId, authority: told.authority };
  if (!figures) return claim;
  const lines = contest.lines.map(line => figures.lines[line.code] ?? NaN);
  const votes = contest.selections.map(selection => figures.votes[selection.code] ?? NaN);
  return { ...claim, figures: { contest: contest.code, precinct: station, lines, votes } };
}
