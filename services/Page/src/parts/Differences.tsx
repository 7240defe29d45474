import { changedFigures } from '../charts/figures';
import type { Contest, Figures } from '../live/documents';
import { useSpeech } from '../words/speech';

/** What changed from one result to another, old → new. */
export function Differences({ contest, before, after }: { contest: Contest; before: Figures; after: Figures }) {
  const { w, name, number } = useSpeech();
  const rows = changedFigures(contest, before, after);
  if (rows.length === 0) return <p class="note">{w.details.sameFigures}</p>;
  return (
    <ul class="differences">
      {rows.map(row => (
        <li key={row.key}>
          {name(row.names)}:{' '}
          <span class="old">
            <span class="hidden">{w.details.before} </span>
            {number(row.before)}
          </span>{' '}
          <span aria-hidden="true">→</span>{' '}
          <strong>
            <span class="hidden">{w.details.after} </span>
            {number(row.after)}
          </strong>
        </li>
      ))}
    </ul>
  );
}
