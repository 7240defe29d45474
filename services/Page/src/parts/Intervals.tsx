import { partyClass } from '../charts/figures';
import type { Contest } from '../live/documents';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { TableTwin } from './TableTwin';

interface Row {
  selection: string;
  share: number;
  margin: number | null;
  official: number | null;
}

/** Estimated shares with their margins, in per cent, as dots on lines, and the count's share as a mark across. */
export function Intervals({ contest, caption, rows }: { contest: Contest; caption: string; rows: readonly Row[] }) {
  const { contest: main } = usePage();
  const { w, name, announced } = useSpeech();
  const most = 1.04 * Math.max(1, ...rows.map(row => Math.max(row.share + (row.margin ?? 0), row.official ?? 0)));
  const selectionOf = (row: Row) => contest.selections.find(each => each.code === row.selection);
  const order = [...rows].sort((one, other) => other.share - one.share);
  const named = (row: Row) => name(selectionOf(row)?.names ?? { en: row.selection });
  const margin = (row: Row) => (row.margin === null ? w.details.polls.noMargin : `± ${announced(row.margin, 2)}`);
  const at = (value: number) => `${(100 * Math.max(0, value)) / most}%`;
  return (
    <>
      <p class="key note">
        <span>
          <span class="dot-key" aria-hidden="true" /> {w.details.polls.estimate}
        </span>
        <span>
          <span class="mark-key" aria-hidden="true" /> {w.details.polls.count}
        </span>
      </p>
      <ul class="bars intervals" aria-hidden="true">
        {order.map(row => (
          <li key={row.selection} class={partyClass(main, selectionOf(row))}>
            <span class="bar-label">{named(row)}</span>
            <span class="bar-value">{announced(row.share, 1)}</span>
            <span class="bar-track">
              {row.margin !== null && (
                <span
                  class="range"
                  style={{
                    left: at(row.share - row.margin),
                    width: `calc(${at(row.share + row.margin)} - ${at(row.share - row.margin)})`,
                  }}
                />
              )}
              {row.official !== null && <span class="bar-mark" style={{ left: at(row.official) }} />}
              <span class="dot" style={{ left: at(row.share) }} />
            </span>
          </li>
        ))}
      </ul>
      <TableTwin
        caption={caption}
        columns={[
          { title: w.details.selection },
          { title: w.details.polls.estimate, numeric: true },
          { title: w.details.polls.margin, numeric: true },
          { title: w.details.polls.count, numeric: true },
        ]}
        rows={order.map(row => ({
          key: row.selection,
          cells: [named(row), announced(row.share, 2), margin(row), row.official === null ? '–' : announced(row.official, 2)],
        }))}
      />
    </>
  );
}
