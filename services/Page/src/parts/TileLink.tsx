import { markOf } from '../charts/base';
import { shadeOf, shortened, shortName, type Place } from '../charts/grids';
import { Swatch } from '../charts/Mark';
import { usePage } from '../live/page';
import { areaLink } from '../route';
import { useSpeech } from '../words/speech';
import type { Tile } from './tiles';

/** A region's tile: a link to what is in it. */
export function TileLink({ tile, tiles, place }: { tile: Tile; tiles: readonly Tile[]; place: Place | undefined }) {
  const { contest } = usePage();
  const { w, lang, name, number } = useSpeech();
  const measures = tiles.flatMap(each => each.measure ?? []);
  const shade = tile.measure === null ? 'none' : shadeOf(tile.measure, Math.min(...measures), Math.max(...measures));
  const { counted, expected } = tile.total?.precincts ?? { counted: 0, expected: 0 };
  const shown = shortName(tile.area, lang) ?? name(tile.area.names);
  return (
    <a
      class={`tile ${tile.kind}`}
      href={areaLink(tile.area.code)}
      data-shade={shade}
      data-area={tile.area.code}
      style={place ? { gridColumn: place.column, gridRow: place.row } : {}}>
      <span class="tile-name roomy" aria-hidden="true">
        {shown}
      </span>
      <span class="tile-name narrow" aria-hidden="true">
        {shortened(shown)}
      </span>
      <span class="tile-value" aria-hidden="true">
        {tile.kind !== 'plain' && tile.first !== undefined && <Swatch mark={markOf(contest, tile.first)} />}{tile.value}
      </span>
      <span class="tile-done" aria-hidden="true">
        <span style={{ width: `${expected > 0 ? (100 * counted) / expected : 0}%` }} />
      </span>
      <span class="hidden">{w.details.map.tile(name(tile.area.names), tile.value, tile.leader, number(counted), number(expected))}</span>
    </a>
  );
}
