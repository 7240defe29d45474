import { contestOf } from '../charts/figures';
import type { ValueChange } from '../live/details';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';

/** What an event changed besides figures, old → new. Values of areas are left to the table of events, and ids too. */
export function ValueChanges({ changes }: { changes: readonly ValueChange[] }) {
  const { w, number, day, clock } = useSpeech();
  const subject = useSubject();
  const rows = changes.filter(change => change.area === '' && change.value in w.details.values);
  if (rows.length === 0) return null;
  const text = (value: string | null) => {
    if (value === null) return w.details.noValue;
    if (/^\d+$/.test(value)) return number(Number(value));
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return `${day(value)}, ${clock(value)}`;
    return w.details.valueStates[value] ?? <span translate={false}>{value}</span>;
  };
  return (
    <ul class="differences">
      {rows.map((row, place) => (
        <li key={place}>
          {w.details.values[row.value]}{subject(row)}:{' '}
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

/** What a value is of, by its names: a contest, and a list, candidate or authority. Codes without a name, such as stations', are nobody's language. */
function useSubject() {
  const { election } = usePage();
  const { name } = useSpeech();
  return ({ contest, code }: ValueChange) => {
    const found = contestOf(election, contest);
    const names = found?.selections.find(each => each.code === code)?.names ?? election.authorities.find(each => each.code === code)?.names;
    return (
      <>
        {found && ` · ${name(found.names)}`}
        {code && <> · {names ? name(names) : <span translate={false}>{code}</span>}</>}
      </>
    );
  };
}
