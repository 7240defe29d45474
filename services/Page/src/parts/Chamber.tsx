import { contestOf } from '../charts/figures';
import type { Reported } from '../live/documents';
import type { Chamber as Document } from '../live/details';
import { useDocument, usePage } from '../live/page';
import { districtLink } from '../route';
import { useSpeech } from '../words/speech';
import { ChamberBars, type Bench } from './ChamberBars';
import { More } from './More';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** All contests' seats together, beside the chamber before; who takes them; and whether lists have the members that a quota asks for. */
export function Chamber() {
  const { w } = useSpeech();
  const report = useDocument<Reported<Document | null>>('/api/chamber')?.report;
  if (!report)
    return (
      <Section id="chamber" title={w.details.chamber.title} wide>
        <p>{w.shell.loading}</p>
      </Section>
    );
  return (
    <>
      <Seats report={report} />
      <Winners report={report} />
      <Mandates report={report} />
      <Quota report={report} />
    </>
  );
}

function useListName() {
  const { election, contest } = usePage();
  const { w, name } = useSpeech();
  return (list: string) => {
    const found =
      contest.selections.find(each => each.code === list) ??
      election.contests.flatMap(each => each.selections).find(each => each.code === list);
    return list === '' || !found ? w.details.chamber.noList : name(found.names);
  };
}

function Seats({ report }: { report: Document }) {
  const { election, contest } = usePage();
  const { w, number, name } = useSpeech();
  const listName = useListName();
  const classOf = (list: string | null) => {
    const at = contest.selections.filter(each => each.kind === 'LIST').findIndex(each => each.code === list);
    return at >= 0 && at < 8 ? `p${at + 1}` : 'pn';
  };
  const now: Bench[] = report.parties.map(row => ({
    key: row.list,
    name: listName(row.list),
    seats: row.seats,
    kind: classOf(row.list),
  }));
  const before: Bench[] = (election.chamber?.previous ?? []).map(row => ({
    key: row.list ?? name(row.names),
    name: name(row.names),
    seats: row.seats,
    kind: classOf(row.list),
  }));
  const all = report.seats ?? report.filled;
  const signed = (change: number) => (change > 0 ? `+${number(change)}` : change < 0 ? `−${number(-change)}` : '0');
  // Who has no list now and who had none then need not be the same: no change is told of them.
  const named = report.parties.map(row => ({
    key: row.list,
    cells: [
      <>
        <span class={`swatch ${classOf(row.list)}`} aria-hidden="true" /> {listName(row.list)}
      </>,
      number(row.listSeats),
      number(row.directSeats),
      <strong>{number(row.seats)}</strong>,
      row.list === '' || row.previous === null ? '–' : number(row.previous),
      row.list === '' || row.change === null ? '–' : signed(row.change),
    ],
  }));
  const gone = (election.chamber?.previous ?? [])
    .filter(row => row.list === null)
    .map(row => ({
      key: name(row.names),
      cells: [
        <>
          <span class="swatch pn" aria-hidden="true" /> {name(row.names)}
        </>,
        '–',
        '–',
        '–',
        number(row.seats),
        '–',
      ],
    }));
  const rows = [...named, ...gone];
  const columns = [
    w.parties.list,
    w.details.chamber.byLists,
    w.details.chamber.byDistricts,
    w.parties.seats,
    w.details.chamber.before,
    w.details.chamber.change,
  ];
  return (
    <Section
      id="chamber"
      title={election.chamber ? name(election.chamber.names) : w.details.chamber.title}
      note={report.final ? w.details.chamber.final : w.details.chamber.open}
      wide>
      <p class="facts">
        {w.details.chamber.filled(number(report.filled), number(all))} · {w.seats.majority(number(Math.floor(all / 2) + 1))}
      </p>
      <ChamberBars title={w.details.chamber.now} benches={now} all={all} />
      {before.length > 0 && (
        <ChamberBars title={w.details.chamber.before} benches={before} all={before.reduce((sum, row) => sum + row.seats, 0)} />
      )}
      <TableTwin open caption={w.details.chamber.title} columns={columns.map((title, at) => ({ title, numeric: at > 0 }))} rows={rows} />
    </Section>
  );
}

function Winners({ report }: { report: Document }) {
  const { election } = usePage();
  const { w, name } = useSpeech();
  const listName = useListName();
  if (report.winners.length === 0) return null;
  const columns = [{ title: w.details.districts.district }, { title: w.details.chamber.winner }, { title: w.details.chamber.nominatedBy }];
  const rows = report.winners.map(row => {
    const contest = contestOf(election, row.contest);
    const selection = contest?.selections.find(each => each.code === row.selection);
    return {
      key: `${row.contest} ${row.selection}`,
      cells: [
        <a href={districtLink(row.contest)}>{name(contest?.names ?? { en: row.contest })}</a>,
        <>
          {name(selection?.names ?? { en: row.selection })} {row.byLot && <span class="chip">{w.details.chamber.byLot}</span>}
        </>,
        listName(row.nominatedBy),
      ],
    };
  });
  return (
    <Section
      id="winners"
      title={report.final ? w.details.chamber.elected : w.details.chamber.leading}
      note={report.final ? undefined : w.details.chamber.open}
      wide>
      <TableTwin open caption={w.details.chamber.elected} columns={columns} rows={rows} />
    </Section>
  );
}

function Mandates({ report }: { report: Document }) {
  const { w, number } = useSpeech();
  const listName = useListName();
  return (
    <Section id="mandates" title={w.details.chamber.mandates} note={w.details.chamber.mandatesNote} wide>
      {report.mandates.length === 0 ? (
        <p>{w.details.chamber.noMandates}</p>
      ) : (
        report.mandates.map(row => (
          <details key={`${row.contest} ${row.list}`}>
            <summary>
              {listName(row.list)}: {number(row.mandates.length)}
            </summary>
            <More items={row.mandates} atOnce={100}>
              {shown => (
                <ol class="names">
                  {shown.map(each => (
                    <li key={each}>{each}</li>
                  ))}
                </ol>
              )}
            </More>
          </details>
        ))
      )}
    </Section>
  );
}

function Quota({ report }: { report: Document }) {
  const { election } = usePage();
  const { w, name, number, percent } = useSpeech();
  const listName = useListName();
  const { quota } = election;
  if (!quota) return null;
  const [part = 0, whole = 1] = quota.share.split('/').map(Number);
  const columns = [
    { title: w.parties.list },
    { title: w.details.quota.on },
    { title: w.details.quota.members, numeric: true },
    { title: w.details.quota.needed, numeric: true },
    { title: w.details.quota.finding },
  ];
  const rows = report.quota.map(row => ({
    key: `${row.list} ${row.on}`,
    cells: [
      listName(row.list),
      w.details.quota.kinds[row.on],
      w.headline.of(number(row.members), number(row.of)),
      number(row.needed),
      <span class={row.met ? 'met' : 'unmet'}>
        {row.met ? `✓ ${w.details.quota.met}` : `✗ ${w.details.quota.unmet(number(row.needed - row.members))}`}
      </span>,
    ],
  }));
  return (
    <Section
      id="quota"
      title={w.details.quota.title}
      note={
        <>
          {name(quota.names)}: {w.details.quota.share(percent(part, whole, 0))} ({quota.legalBasis})
        </>
      }
      wide>
      {rows.length === 0 ? <p>{w.details.quota.none}</p> : <TableTwin open caption={w.details.quota.title} columns={columns} rows={rows} />}
    </Section>
  );
}
