import { contestOf } from '../charts/figures';
import type { Election, Reported } from '../live/documents';
import type { Observers as Document, ObserverRow, ObserverTotals, Projection } from '../live/details';
import { useDocument, usePage } from '../live/page';
import { stationLink } from '../route';
import { useSpeech } from '../words/speech';
import { Intervals } from './Intervals';
import { More } from './More';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** Observers' copies beside the count: where they match, where they do not, and what samples drawn beforehand project. */
export function Observers() {
  const { w } = useSpeech();
  const report = useDocument<Reported<Document>>('/api/observers?state=MISMATCH')?.report;
  return (
    <Section id="observers" title={w.details.observers.title} note={w.details.observers.note} wide>
      {!report ? (
        <p>{w.shell.loading}</p>
      ) : report.totals.length === 0 ? (
        <p>{w.details.observers.none}</p>
      ) : (
        <>
          {report.totals.map(each => (
            <Group key={`${each.contest} ${each.observer}`} totals={each} />
          ))}
          <h3>{w.details.observers.mismatches}</h3>
          {report.stations.length === 0 ? (
            <p>{w.details.observers.noMismatch}</p>
          ) : (
            <More items={report.stations} atOnce={50}>
              {shown => <Mismatches rows={shown} />}
            </More>
          )}
          {report.projections.map(each => (
            <Projected key={`${each.contest} ${each.observer}`} projection={each} />
          ))}
          <p class="note">
            <a href="/api/observers.csv">{w.details.observers.all}</a>
          </p>
        </>
      )}
    </Section>
  );
}

const authorityNames = (election: Election, code: string) => election.authorities.find(each => each.code === code)?.names ?? { en: code };

function Group({ totals }: { totals: ObserverTotals }) {
  const { election } = usePage();
  const { w, name, number, percent } = useSpeech();
  const contest = contestOf(election, totals.contest);
  const all = totals.copies + totals.notObserved;
  const parts = [
    ['MATCH', totals.matches],
    ['MISMATCH', totals.mismatches],
    ['NOT_COUNTED', totals.copies - totals.compared],
    ['NOT_OBSERVED', totals.notObserved],
  ] as const;
  return (
    <div class="group">
      <h3>
        {name(authorityNames(election, totals.observer))}
        {contest && <span class="muted"> · {name(contest.names)}</span>}
      </h3>
      <p class="stack" aria-hidden="true">
        {parts
          .filter(([, count]) => count > 0)
          .map(([state, count]) => (
            <span key={state} class={`part part-${state}`} style={{ flexGrow: count }} />
          ))}
      </p>
      <ul class="chips">
        {parts.map(([state, count]) => (
          <li key={state} class={`chip mark-${state}`}>
            {w.details.observers.states[state]}: {number(count)} ({percent(count, all, 1)})
          </li>
        ))}
      </ul>
    </div>
  );
}

function Mismatches({ rows }: { rows: readonly ObserverRow[] }) {
  const { election } = usePage();
  const { w, name, number } = useSpeech();
  const columns = [
    { title: w.details.station },
    { title: w.details.figure },
    { title: w.details.observers.copied, numeric: true },
    { title: w.headline.counted, numeric: true },
    { title: w.details.observers.difference, numeric: true },
    { title: w.details.observers.group },
  ];
  const table = rows.flatMap(row =>
    row.differences.map(each => {
      const contest = contestOf(election, row.contest);
      const names = (each.isVote
        ? contest?.selections.find(one => one.code === each.figure)
        : contest?.lines.find(one => one.code === each.figure)
      )?.names ?? { en: each.figure };
      return {
        key: `${row.statement} ${each.isVote} ${each.figure}`,
        cells: [
          <a href={stationLink(row.precinct)}>{row.precinct}</a>,
          name(names),
          number(each.claimed),
          number(each.counted),
          `${each.difference > 0 ? '+' : '−'}${number(Math.abs(each.difference))}`,
          name(authorityNames(election, row.observer)),
        ],
      };
    }),
  );
  return <TableTwin open caption={w.details.observers.mismatches} columns={columns} rows={table} />;
}

function Projected({ projection }: { projection: Projection }) {
  const { election } = usePage();
  const { w, name, number, announced } = useSpeech();
  const contest = contestOf(election, projection.contest);
  if (!contest) return null;
  return (
    <div class="group notresult">
      <h3>
        {w.details.observers.projection}: {name(authorityNames(election, projection.observer))}
      </h3>
      <p class="note">
        {w.details.observers.sample(number(projection.drawn), number(projection.found), announced(projection.responseRate, 0))}
      </p>
      {projection.selections.length > 0 && (
        <Intervals contest={contest} caption={w.details.observers.projection} rows={projection.selections} />
      )}
      <p class="note">{projection.selections.length > 0 ? w.details.observers.caveat : w.details.observers.tooFew}</p>
    </div>
  );
}
