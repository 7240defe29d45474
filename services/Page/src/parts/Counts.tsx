import type { Total } from '../live/documents';
import { useSpeech } from '../words/speech';

/** How many stations of a place are in, and what became of the others. */
export function Counts({ total: { precincts } }: { total: Total }) {
  const { w, number } = useSpeech();
  const missing = precincts.expected - precincts.counted - precincts.annulled - precincts.withoutResult;
  const rest = [
    ['flagged', precincts.flagged],
    ['held', precincts.held],
    ['annulled', precincts.annulled],
    ['withoutResult', precincts.withoutResult],
    ['missing', Math.max(0, missing)],
  ] as const;
  return (
    <div class="counts">
      <p>{w.headline.stationsCounted(precincts.counted, number(precincts.counted), number(precincts.expected))}</p>
      <p class="track" aria-hidden="true">
        <span style={{ width: `${precincts.expected > 0 ? (100 * precincts.counted) / precincts.expected : 0}%` }} />
      </p>
      <ul class="chips">
        {rest
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => (
            <li key={kind} class={`chip chip-${kind}`}>
              {w.headline[kind]}: {number(count)}
            </li>
          ))}
      </ul>
    </div>
  );
}
