import { useState } from 'preact/hooks';
import { leaderOf, partyClass, turnoutOf, validOf } from '../charts/figures';
import { placesOf, shadeOf, shortened, shortName, type Place } from '../charts/grids';
import { regionsOf } from '../live/areas';
import type { Area, Total, TotalsDocument } from '../live/documents';
import { useDocument, usePage } from '../live/page';
import { areaLink } from '../route';
import { useSpeech } from '../words/speech';
import { Counts } from './Counts';
import { Section } from './Section';
import { Shares } from './Shares';
import { TableTwin } from './TableTwin';
import { useTexts } from './texts';

const MODES = ['leader', 'turnout', 'progress'] as const;

type Mode = (typeof MODES)[number];

interface Tile {
  area: Area;
  total: Total | undefined;
  measure: number | null;
  value: string;
  kind: string;
  leader: string;
  first: string | undefined;
}

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
        <nav class={places ? 'tiles placed' : 'tiles'} aria-label={w.details.map.title} onKeyDown={walk}>
          {tiles.map(tile => (
            <TileLink key={tile.area.code} tile={tile} tiles={tiles} place={places?.get(tile.area.code)} />
          ))}
        </nav>
        <div class="map-legend">
          <Legend tiles={tiles} mode={mode} />
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

function useTiles(areas: readonly Area[], totals: readonly Total[], mode: Mode): Tile[] {
  const { contest } = usePage();
  const { percent } = useSpeech();
  const texts = useTexts();
  return areas.map(area => {
    const total = totals.find(row => row.area === area.code);
    if (!total) return { area, total, measure: null, value: '…', kind: 'pn', leader: '–', first: undefined };
    const [first, valid, turnout] = [leaderOf(contest, total), validOf(contest, total), turnoutOf(contest, total)];
    const { counted, expected } = total.precincts;
    const [part, whole] =
      mode === 'leader'
        ? [first?.votes ?? 0, valid]
        : mode === 'turnout'
          ? [turnout?.issued ?? 0, turnout?.registered ?? 0]
          : [counted, expected];
    const kind = mode === 'leader' ? partyClass(contest, first?.selection) : 'plain';
    return {
      area,
      total,
      measure: whole > 0 && counted > 0 ? part / whole : null,
      value: counted > 0 || mode === 'progress' ? percent(part, whole, mode === 'progress' ? 0 : 1) : '–',
      kind,
      leader: texts.leader(contest, total),
      first: first?.selection.code,
    };
  });
}

/** What the colours say: who leads where, or from which figure to which the shades go. */
function Legend({ tiles, mode }: { tiles: readonly Tile[]; mode: Mode }) {
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
            <span class={`swatch ${partyClass(contest, selection)}`} aria-hidden="true" />{' '}
            {w.details.map.leads(name(selection.names), number(count), number(tiles.length))}
          </li>
        ))}
    </ul>
  );
}

function TileLink({ tile, tiles, place }: { tile: Tile; tiles: readonly Tile[]; place: Place | undefined }) {
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
        {tile.value}
      </span>
      <span class="tile-done" aria-hidden="true">
        <span style={{ width: `${expected > 0 ? (100 * counted) / expected : 0}%` }} />
      </span>
      <span class="hidden">{w.details.map.tile(name(tile.area.names), tile.value, tile.leader, number(counted), number(expected))}</span>
    </a>
  );
}

/** Arrow keys go to the next tile on that side. */
function walk(event: KeyboardEvent): void {
  const direction = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Record<string, [number, number]>)[
    event.key
  ];
  const from = (event.target as HTMLElement).closest<HTMLElement>('.tile');
  if (!direction || !from) return;
  event.preventDefault();
  const [x, y] = middleOf(from);
  const others = [...from.parentElement!.querySelectorAll<HTMLElement>('.tile')]
    .filter(each => each !== from)
    .map(each => {
      const [dx, dy] = [middleOf(each)[0] - x, middleOf(each)[1] - y];
      return { each, ahead: dx * direction[0] + dy * direction[1], aside: Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]) };
    });
  others
    .filter(({ ahead }) => ahead > 1)
    .sort((one, other) => one.ahead + 3 * one.aside - (other.ahead + 3 * other.aside))[0]
    ?.each.focus();
}

function middleOf(tile: HTMLElement): [number, number] {
  const box = tile.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}
