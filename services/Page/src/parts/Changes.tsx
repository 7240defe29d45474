import { useState } from 'preact/hooks';
import { changedFigures, contestOf } from '../charts/figures';
import type { Told } from '../live/details';
import { useEvents } from '../live/events';
import { usePage } from '../live/page';
import { areaLink, stationLink } from '../route';
import { useSpeech } from '../words/speech';
import { BrokenRules } from './BrokenRules';
import { Differences } from './Differences';
import { EventDetail } from './EventDetail';
import { Grounds } from './Grounds';
import { More } from './More';
import { Section } from './Section';
import { useTexts } from './texts';
import { ValueChanges } from './ValueChanges';

/** What readers choose between, and the kinds of events in each. */
const GROUPS = {
  corrected: ['RESULT_CORRECTED', 'REPORTS_DIFFER', 'REPORTS_AGREE'],
  reviewed: ['RESULT_HELD', 'REVIEW_RELEASED', 'REVIEW_REFUSED', 'REVIEW_CONFIRMED', 'ENDORSED'],
  annulled: ['ANNULLED', 'REINSTATED', 'NO_RESULT'],
  flagged: ['RESULT_FLAGGED'],
  registry: ['STATIONS_CHANGED', 'SELECTION_WITHDRAWN', 'HOURS_EXTENDED', 'AUTHORITY_CHANGED'],
  concluded: ['LOT_DRAWN', 'CERTIFIED', 'REOPENED', 'MANDATES_ASSIGNED'],
} as const;

type Group = keyof typeof GROUPS;

const ALL = Object.keys(GROUPS) as Group[];

/** Whatever changed a result, or what it is made of: the latest first, each with who, why and by which law. */
export function Changes() {
  const { w, number } = useSpeech();
  const [hidden, hide] = useState<ReadonlySet<Group>>(new Set());
  const events = useEvents(ALL.flatMap(group => GROUPS[group]));
  const groupOf = (told: Told) => ALL.find(group => (GROUPS[group] as readonly string[]).includes(told.kind))!;
  const toggle = (group: Group) => hide(new Set(hidden.has(group) ? [...hidden].filter(each => each !== group) : [...hidden, group]));
  return (
    <Section id="changes" title={w.details.changes.title} note={w.details.changes.note} wide>
      <fieldset class="filters">
        <legend class="hidden">{w.details.changes.show}</legend>
        {ALL.map(group => (
          <label key={group}>
            <input type="checkbox" checked={!hidden.has(group)} onChange={() => toggle(group)} /> {w.details.changes.groups[group]} (
            {number(events?.filter(told => groupOf(told) === group).length ?? 0)})
          </label>
        ))}
      </fieldset>
      {events === null ? (
        <p>{w.shell.loading}</p>
      ) : events.length === 0 ? (
        <p>{w.details.changes.none}</p>
      ) : (
        <More items={events.filter(told => !hidden.has(groupOf(told))).reverse()} atOnce={40}>
          {shown => (
            <ol class="history changes">
              {shown.map(told => (
                <Change key={`${told.position} ${told.kind}`} told={told} group={groupOf(told)} />
              ))}
            </ol>
          )}
        </More>
      )}
      <p class="note">
        <a href="/api/events.csv">{w.details.changes.all}</a>
      </p>
    </Section>
  );
}

function Change({ told, group }: { told: Told; group: Group }) {
  const { election } = usePage();
  const { w, name, clock, day, number } = useSpeech();
  const texts = useTexts();
  const contest = contestOf(election, told.contest);
  const area = election.areas.find(each => each.code === told.area);
  return (
    <li class={`change change-${group}`}>
      <p>
        <strong>{texts.named(w.details.kinds, told.kind)}</strong>
        {told.precinct && (
          <>
            {' '}
            · <a href={stationLink(told.precinct)}>{told.precinct}</a>
          </>
        )}
        {area && (
          <>
            {' '}
            · <a href={areaLink(area.code)}>{name(area.names)}</a>
          </>
        )}
        {contest && <> · {name(contest.names)}</>}
      </p>
      <p class="note">
        <time dateTime={told.recordedAt}>
          {day(told.recordedAt)}, {clock(told.recordedAt, true)}
        </time>{' '}
        · {name(election.authorities.find(each => each.code === told.authority)?.names ?? { en: told.authority })} ·{' '}
        {w.headline.entry(number(told.position))}
      </p>
      <Grounds told={told} />
      <BrokenRules rules={told.rules} />
      {contest && told.before && told.after && changedFigures(contest, told.before, told.after).length > 0 && (
        <Differences contest={contest} before={told.before} after={told.after} />
      )}
      <ValueChanges changes={told.changes} />
      <EventDetail told={told} />
    </li>
  );
}
