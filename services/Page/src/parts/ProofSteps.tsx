import type { Finding, Step } from '../proof/check';
import { useSpeech } from '../words/speech';

interface Props {
  steps: readonly Step[];
  findings: readonly Finding[];
  busy: boolean;
  /** What it comes to where every step holds. */ holds: string;
}

/** Each step of a check: holds, does not hold, or not looked at; and what was computed. */
export function ProofSteps({ steps, findings, busy, holds }: Props) {
  const { w } = useSpeech();
  const last = findings.at(-1);
  const verdict = last?.unable ? 'unable' : last && !last.holds ? 'failed' : busy ? 'busy' : 'holds';
  return (
    <div class="proof-steps" data-verdict={verdict}>
      <p role="status" class={`verdict verdict-${verdict}`}>
        {verdict === 'holds' ? holds : w.details.proof.verdicts[verdict]}
      </p>
      <ol>
        {steps.map(step => {
          const finding = findings.find(each => each.step === step);
          const state = !finding ? 'open' : finding.holds ? 'holds' : finding.unable ? 'unable' : 'fails';
          return (
            <li key={step} class={`step step-${state}`} data-step={step}>
              <span class="step-mark" aria-hidden="true">
                {{ open: '○', holds: '✓', fails: '✗', unable: '?' }[state]}
              </span>
              <span>
                <strong>{w.details.proof.states[state]}</strong>{' '}
                {step === 'history' && finding?.holds && finding.facts.length === 0 ? w.details.proof.first : w.details.proof.steps[step]}
              </span>
              {finding &&
                finding.facts.length > 0 &&
                (finding.holds ? (
                  <details>
                    <summary>
                      {w.details.proof.facts}
                      <span class="hidden">: {w.details.proof.steps[step]}</span>
                    </summary>
                    <Facts facts={finding.facts} />
                  </details>
                ) : (
                  <Facts facts={finding.facts} />
                ))}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const Facts = ({ facts }: { facts: readonly string[] }) => (
  <ul class="hashes" lang="en">
    {facts.map(fact => (
      <li key={fact}>{fact}</li>
    ))}
  </ul>
);
