import { useState } from 'preact/hooks';
import { placesOf } from '../charts/grids';
import { regionsOf } from '../live/areas';
import type { TotalsDocument } from '../live/documents';
import { useDocument, usePage } from '../live/page';
import { areaLink } from '../route';
import { useSpeech } from '../words/speech';
import { Counts } from './Counts';
import { MapLegend } from './MapLegend';
import { Section } from './Section';
import { Shares } from './Shares';
import { TableTwin } from './TableTwin';
import { useTexts } from './texts';
import { TileLink } from './TileLink';
import { type Mode, MODES, type Tile, useTiles } from './tiles';
import { walk } from './walk';

/** So many regions have room for larger tiles. */
const FEW = 9;

/** The regions as tiles of one size, about where they lie: each a link to what is in it. */
export function TileMap() {
  const { election, contest } = usePage();
  const { w, name } = useSpeech();
  const texts = useTexts();
  const [mode, choose] = useState<Mode>('leader');
  const totals = useDocument<TotalsDocument>(`/api/totals?contest=${encodeURIComponent(contest.code)}&depth=2`);
  const whole = totals?.totals.find(row => row.area === '');
  const areas = regionsOf(election);
  const tiles = useTiles(areas, totals?.totals ?? [], mode);
  const places = placesOf(areas);
  return (
    <Section id="map" title={w.details.map.title} note={w.details.map.note[mode]} wide>
      <div class="modes" role="group" aria-label={w.details.map.show}>
        {MODES.map(each => (
          <button key={each} aria-pressed={each === mode} onClick={() => choose(each)}>
            {w.details.map.modes[each]}
          </button>
        ))}
      </div>
      <div class="map">
        <nav class={places ? 'tiles placed' : areas.length <= FEW ? 'tiles few' : 'tiles'} aria-label={w.details.map.title} onKeyDown={walk}>
          {tiles.map(tile => (
            <TileLink key={tile.area.code} tile={tile} tiles={tiles} place={places?.get(tile.area.code)} />
          ))}
        </nav>
        <div class="map-legend">
          <MapLegend tiles={tiles} mode={mode} />
          {whole && (
            <>
              <h3>{w.turnout.country}</h3>
              <Counts total={whole} />
              <Shares contest={contest} figures={whole} />
            </>
          )}
          <p class="note">{w.details.map.keys}</p>
        </div>
      </div>
      <TableTwin
        caption={w.details.map.title}
        columns={columnsOf(w.details.map)}
        rows={tiles.map(tile => ({ key: tile.area.code, cells: cellsOf(tile) }))}
      />
    </Section>
  );

  function cellsOf({ area, total, leader }: Tile) {
    const link = <a href={areaLink(area.code)}>{name(area.names)}</a>;
    return total ? [link, texts.counted(total), leader, texts.turnout(contest, total)] : [link, '…', '…', '…'];
  }
}

function columnsOf(words: { region: string; counted: string; leader: string; turnout: string }) {
  return [
    { title: words.region },
    { title: words.counted, numeric: true },
    { title: words.leader },
    { title: words.turnout, numeric: true },
  ];
}
