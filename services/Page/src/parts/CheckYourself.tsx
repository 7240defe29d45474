import { useState } from 'preact/hooks';
import type { LogDocument } from '../live/details';
import { publicLog } from '../live/log';
import { useDocument, usePage } from '../live/page';
import { checkStatement, type Finding, type Step } from '../proof/check';
import { useSpeech } from '../words/speech';
import { Command } from './Command';
import { FindStation } from './FindStation';
import { ProofSteps } from './ProofSteps';
import { Section } from './Section';

/** How anybody checks everything: in this browser, or with two programs that share no code. */
export function CheckYourself() {
  const { election } = usePage();
  const { w, number } = useSpeech();
  const log = useDocument<LogDocument>('/api/log');
  if (!log)
    return (
      <Section id="verify" title={w.views.verify} wide>
        <p>{w.shell.loading}</p>
      </Section>
    );
  const [url, key] = [`${location.origin}/log`, log.logKey ?? ''];
  return (
    <>
      <Section id="verify" title={w.details.verify.title} note={w.details.verify.note} wide>
        <dl class="log">
          <dt>{w.details.verify.origin}</dt>
          <dd>
            <code>{log.origin}</code>
          </dd>
          <dt>{w.details.verify.key}</dt>
          <dd>
            <code>{key}</code>
            <br />
            <span class="note">{w.details.verify.keyNote}</span>
          </dd>
          <dt>{w.details.verify.election}</dt>
          <dd>
            <code>{election.id}</code>
            <br />
            <span class="note">{w.details.verify.electionNote}</span>
          </dd>
          <dt>{w.details.verify.size}</dt>
          <dd>{number(log.size)}</dd>
          <dt>{w.details.verify.witnesses}</dt>
          <dd>
            {log.witnesses.length === 0
              ? w.details.verify.noWitnesses
              : w.details.verify.cosigned(number(log.cosigned), number(log.witnesses.length))}
          </dd>
        </dl>
        {log.frozen && (
          <p class="caution">
            {w.details.verify.frozen} <span lang="en">{log.frozen}</span>
          </p>
        )}
        <LatestCheckpoint />
      </Section>
      <Section id="commands" title={w.details.verify.whole} note={w.details.verify.wholeNote} wide>
        <Command
          label={w.details.verify.cli}
          text={`tabulate verify ${url} --election ${election.id} --log-key ${key} --state seen.checkpoint`}
        />
        <Command label={w.details.verify.node} text={`node deploy/verifier/verify.mjs ${url} --election ${election.id} --log-key ${key}`} />
        <Command label={w.details.verify.mirror} text={`tabulate export ${url} mirror --log-key ${key}`} />
      </Section>
      <FindStation />
    </>
  );
}

const STEPS: readonly Step[] = ['checkpoint', 'history'];

/** That the log's key has signed what it shows now, and that this continues what this browser saw before. */
function LatestCheckpoint() {
  const { election } = usePage();
  const { w } = useSpeech();
  const [findings, show] = useState<readonly Finding[] | null>(null);
  const [busy, work] = useState(false);
  const check = async () => {
    work(true);
    show([]);
    const nothing = { position: 0, statement: '', electionId: election.id, authority: '' };
    for await (const finding of checkStatement(nothing, await publicLog(election, null), STEPS))
      show(before => [...(before ?? []), finding]);
    work(false);
  };
  return (
    <div class="proof">
      <button onClick={() => void check()} disabled={busy}>
        {w.details.verify.checkLog}
      </button>
      {findings && <ProofSteps steps={STEPS} findings={findings} busy={busy} holds={w.details.verify.logHolds} />}
    </div>
  );
}
