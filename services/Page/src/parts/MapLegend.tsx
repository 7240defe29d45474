import { markOf } from '../charts/base';
import { Swatch } from '../charts/Mark';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import type { Mode, Tile } from './tiles';

/** What the colours say: who leads where, or from which figure to which the shades go. */
export function MapLegend({ tiles, mode }: { tiles: readonly Tile[]; mode: Mode }) {
  const { contest } = usePage();
  const { w, name, number } = useSpeech();
  const shown = tiles.filter(tile => tile.measure !== null);
  if (shown.length === 0) return <p>{w.details.map.none}</p>;
  if (mode !== 'leader') {
    const order = [...shown].sort((one, other) => one.measure! - other.measure!);
    return (
      <p class="scale">
        <span>{order[0]!.value}</span>{' '}
        {[0, 1, 2, 3, 4].map(shade => (
          <span key={shade} class="tile plain" data-shade={shade} aria-hidden="true" />
        ))}{' '}
        <span>{order.at(-1)!.value}</span>
      </p>
    );
  }
  const leads = contest.selections
    .map(selection => ({ selection, count: shown.filter(tile => tile.first === selection.code).length }))
    .filter(({ count }) => count > 0);
  return (
    <ul class="leads">
      {leads
        .sort((one, other) => other.count - one.count)
        .map(({ selection, count }) => (
          <li key={selection.code}>
            <Swatch mark={markOf(contest, selection.code)} />{' '}
            {w.details.map.leads(name(selection.names), number(count), number(tiles.length))}
          </li>
        ))}
    </ul>
  );
}
