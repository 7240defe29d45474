import { useState } from 'preact/hooks';
import type { Contest, Reported } from '../live/documents';
import type { StationRow, StationsPage } from '../live/details';
import { useDocument } from '../live/page';
import { stationLink } from '../route';
import { useSpeech } from '../words/speech';
import { Section } from './Section';
import { useTexts } from './texts';

/** The stations of a contest, in an area or all, a page at a time. */
export function StationList({ contest, area }: { contest: Contest; area: string }) {
  const { w } = useSpeech();
  const columns = [w.details.station, w.details.state, w.details.map.turnout, w.details.map.leader, w.parties.votes];
  return (
    <Section id="stations" title={w.details.stations} wide>
      <div class="scroll" tabIndex={0} role="group" aria-label={w.details.stations}>
        <table>
          <caption class="hidden">{w.details.stations}</caption>
          <thead>
            <tr>
              {columns.map((title, at) => (
                <th key={title} scope="col" class={at === 2 || at === 4 ? 'numeric' : ''}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <Pages contest={contest} area={area} from={0} />
        </table>
      </div>
    </Section>
  );
}

/** A page, and all behind it that were asked for. */
function Pages({ contest, area, from }: { contest: Contest; area: string; from: number }) {
  const { w } = useSpeech();
  const [more, show] = useState(false);
  const page = useDocument<Reported<StationsPage>>(
    `/api/stations?contest=${encodeURIComponent(contest.code)}&area=${encodeURIComponent(area)}&from=${from}`,
  )?.report;
  const next = page?.next ?? null;
  return (
    <>
      <tbody>
        {page ? (
          page.stations.map(station => <Row key={station.precinct} station={station} contest={contest} />)
        ) : (
          <tr>
            <td colSpan={5}>{w.shell.loading}</td>
          </tr>
        )}
        {next !== null && !more && (
          <tr>
            <td colSpan={5}>
              <button class="more" onClick={() => show(true)}>
                {w.details.moreStations}
              </button>
            </td>
          </tr>
        )}
      </tbody>
      {next !== null && more && <Pages contest={contest} area={area} from={next} />}
    </>
  );
}

function Row({ station, contest }: { station: StationRow; contest: Contest }) {
  const { w, name, number } = useSpeech();
  const texts = useTexts();
  const { counted } = station;
  return (
    <tr>
      <th scope="row">
        <a href={stationLink(station.precinct)}>{station.precinct}</a> {name(station.names)}
      </th>
      <td>
        {station.closed ? w.details.closed : w.details.states[station.state]}
        {station.flagged && (
          <>
            {' '}
            <span class="chip chip-flagged">{w.details.flag}</span>
          </>
        )}
      </td>
      <td class="numeric">{counted ? texts.turnout(contest, counted) : '–'}</td>
      <td>{counted ? texts.leader(contest, counted) : '–'}</td>
      <td class="numeric">{counted ? number(Object.values(counted.votes).reduce((sum, votes) => sum + votes, 0)) : '–'}</td>
    </tr>
  );
}
