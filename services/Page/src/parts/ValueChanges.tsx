import type { ValueChange } from '../live/details';
import { useSpeech } from '../words/speech';

/** What an event changed besides figures, old → new. Values of areas are left to the table of events, and ids too. */
export function ValueChanges({ changes }: { changes: readonly ValueChange[] }) {
  const { w, number, day, clock } = useSpeech();
  const rows = changes.filter(change => change.area === '' && change.value in w.details.values);
  if (rows.length === 0) return null;
  const text = (value: string | null) => {
    if (value === null) return w.details.noValue;
    if (/^\d+$/.test(value)) return number(Number(value));
    return /^\d{4}-\d\d-\d\dT/.test(value) ? `${day(value)}, ${clock(value)}` : (w.details.valueStates[value] ?? value);
  };
  return (
    <ul class="differences">
      {rows.map((row, place) => (
        <li key={place}>
          {[w.details.values[row.value], row.contest, row.code].filter(Boolean).join(' · ')}:{' '}
          <span class="old">
            <span class="hidden">{w.details.before} </span>
            {text(row.before)}
          </span>{' '}
          <span aria-hidden="true">→</span>{' '}
          <strong>
            <span class="hidden">{w.details.after} </span>
            {text(row.after)}
          </strong>
        </li>
      ))}
    </ul>
  );
}
