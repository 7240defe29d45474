import { contestOf, inOrder, leaderOf, partyClass, validOf } from '../charts/figures';
import type { Contest, ContestStatus, Reported, SeatsDocument, TotalsDocument } from '../live/documents';
import { useDocument, usePage } from '../live/page';
import { districtLink, useSegments } from '../route';
import { useSpeech } from '../words/speech';
import { Counts } from './Counts';
import { Section } from './Section';
import { Shares } from './Shares';
import { StationList } from './StationList';
import { Steps } from './Steps';

/** Districts that elect candidates: all of them, or the one that the address names. */
export function Districts() {
  const { election } = usePage();
  const { w } = useSpeech();
  const [, code] = useSegments();
  const found = code ? contestOf(election, code) : undefined;
  if (found) return <District key={found.code} contest={found} />;
  const contests = election.contests.filter(each => each.kind === 'CANDIDATE');
  return (
    <Section id="districts" title={w.details.districts.title} note={w.details.districts.note} wide>
      {contests.length === 0 ? <p>{w.details.districts.none}</p> : <Table contests={contests} />}
    </Section>
  );
}

function Table({ contests }: { contests: readonly Contest[] }) {
  const { w } = useSpeech();
  const statuses = useDocument<Reported<readonly ContestStatus[]>>('/api/contests')?.report;
  const columns = [w.details.districts.district, w.details.map.counted, w.details.map.leader, w.details.districts.ahead, w.details.state];
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={w.details.districts.title}>
      <table class="places-table">
        <caption class="hidden">{w.details.districts.title}</caption>
        <thead>
          <tr>
            {columns.map((title, at) => (
              <th key={title} scope="col" class={at === 1 || at === 3 ? 'numeric' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contests.map(contest => (
            <Row key={contest.code} contest={contest} status={statuses?.find(each => each.contest === contest.code)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ contest, status }: { contest: Contest; status: ContestStatus | undefined }) {
  const { contest: main } = usePage();
  const { w, name, number, percent } = useSpeech();
  const link = <a href={districtLink(contest.code)}>{name(contest.names)}</a>;
  if (!status)
    return (
      <tr>
        <th scope="row">{link}</th>
        <td class="numeric">…</td>
        <td>…</td>
        <td class="numeric">…</td>
        <td>…</td>
      </tr>
    );
  const votes = { lines: {}, votes: Object.fromEntries(status.selections.map(each => [each.selection, each.votes])) };
  const [order, first, all] = [inOrder(contest, votes), leaderOf(contest, votes), validOf({ ...contest, lines: [] }, votes)];
  const ahead = first && order[1] ? first.votes - order[1].votes : 0;
  return (
    <tr>
      <th scope="row">{link}</th>
      <td class="numeric">{w.headline.of(number(status.counted), number(status.expected))}</td>
      <td>
        {first ? (
          <>
            <span class={`swatch ${partyClass(main, first.selection)}`} aria-hidden="true" /> {name(first.selection.names)}{' '}
            <span class="muted">{percent(first.votes, all, 1)}</span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td class="numeric">{first ? w.details.districts.by(number(ahead), percent(ahead, all, 1)) : '–'}</td>
      <td>
        {w.details.contestStates[status.state]}
        {status.outcome === 'LOT_NEEDED' && ` · ${w.seats.tied}`}
      </td>
    </tr>
  );
}

function District({ contest }: { contest: Contest }) {
  const { w, name, number, percent } = useSpeech();
  const query = `contest=${encodeURIComponent(contest.code)}`;
  const total = useDocument<TotalsDocument>(`/api/totals?${query}`)?.totals.find(row => row.area === '');
  const status = useDocument<Reported<readonly ContestStatus[]>>('/api/contests')?.report.find(each => each.contest === contest.code);
  const seats = useDocument<SeatsDocument>(`/api/seats?${query}`)?.contests[0];
  const [first, second] = total ? inOrder(contest, total) : [];
  return (
    <>
      <Section id="district" title={name(contest.names)} wide>
        <nav class="crumbs" aria-label={w.details.crumbs}>
          <ol>
            <li>
              <a href="#districts">{w.details.districts.title}</a>
            </li>
            <li>
              <span aria-current="page">{name(contest.names)}</span>
            </li>
          </ol>
        </nav>
        {!total ? (
          <p>{w.shell.loading}</p>
        ) : (
          <>
            <Counts total={total} />
            {status && (
              <p class="facts">
                <strong>{w.details.contestStates[status.state]}</strong> {status.cannotChange && <span>{w.headline.cannotChange}</span>}
              </p>
            )}
            {seats && w.seats.outcome[seats.outcome] && <p>{w.seats.outcome[seats.outcome]}</p>}
            <Shares contest={contest} figures={total} />
            {first && second && first.votes > second.votes && (
              <p>
                {w.details.districts.lead(
                  name(first.selection.names),
                  number(first.votes - second.votes),
                  percent(first.votes - second.votes, validOf(contest, total), 2),
                )}
              </p>
            )}
            {seats && seats.steps.length > 0 && (
              <details>
                <summary>{w.seats.all}</summary>
                <Steps contest={contest} steps={seats.steps} />
              </details>
            )}
          </>
        )}
      </Section>
      <StationList contest={contest} area="" />
    </>
  );
}
