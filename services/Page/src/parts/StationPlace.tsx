import type { Reported } from '../live/documents';
import type { Station, StationContest } from '../live/details';
import { useDocument, usePage, useRefused } from '../live/page';
import { contestOf } from '../charts/figures';
import { useSpeech } from '../words/speech';
import { Crumbs } from './Crumbs';
import { History } from './History';
import { Section } from './Section';
import { Shares } from './Shares';
import { SignedFigures } from './SignedFigures';

/** A station: what it signed in each contest, observers' copies beside it, and every statement that led there. */
export function StationPlace({ code }: { code: string }) {
  const { election } = usePage();
  const { w, name, number } = useSpeech();
  const path = `/api/station?precinct=${encodeURIComponent(code)}`;
  const station = useDocument<Reported<Station>>(path)?.report;
  const refused = useRefused(path);
  if (!station)
    return (
      <Section id="station" title={w.details.stationTitle(code)} wide>
        <Crumbs area={undefined} here={code} />
        <p role="status">{refused ? w.details.noPlace : w.shell.loading}</p>
      </Section>
    );
  return (
    <>
      <Section id="station" title={w.details.stationTitle(code)} wide>
        <Crumbs area={station.areas[0]} here={code} />
        <p class="facts">
          {name(station.names)} {station.registered !== null && <span>{w.details.roll(number(station.registered))}</span>}{' '}
          {station.closed && <strong>{w.details.closed}</strong>}
        </p>
        {station.areas.length > 1 && (
          <p class="note">
            {station.areas
              .slice(1)
              .map(area => name(election.areas.find(each => each.code === area)!.names))
              .join(' · ')}
          </p>
        )}
      </Section>
      {station.contests.map(each => (
        <ContestThere key={each.contest} station={station} there={each} />
      ))}
    </>
  );
}

function ContestThere({ station, there }: { station: Station; there: StationContest }) {
  const { election } = usePage();
  const { w, name } = useSpeech();
  const contest = contestOf(election, there.contest);
  if (!contest) return null;
  const copies = station.observers.filter(row => row.contest === there.contest && row.observer !== '');
  return (
    <Section id={`at-${there.contest}`} title={name(contest.names)} wide>
      <p class="facts">
        <strong>{w.details.states[there.state]}</strong> {there.flagged && <span class="chip chip-flagged">{w.details.flag}</span>}
      </p>
      <div class="columns">
        <div>
          {there.counted && <Shares contest={contest} figures={there.counted} />}
          <History contest={contest} station={station.precinct} statements={there.history} />
        </div>
        {(there.counted ?? there.held) && <SignedFigures contest={contest} counted={there.counted} held={there.held} copies={copies} />}
      </div>
    </Section>
  );
}
