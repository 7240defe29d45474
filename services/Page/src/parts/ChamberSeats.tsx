import { markOf } from '../charts/base';
import { Swatch } from '../charts/Mark';
import type { Chamber as Document } from '../live/details';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { ChamberBars, type Bench } from './ChamberBars';
import { useListName } from './listNames';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** The chamber's seats, from lists and districts together, beside the chamber before. */
export function ChamberSeats({ report }: { report: Document }) {
  const { election, contest } = usePage();
  const { w, number, name } = useSpeech();
  const listName = useListName();
  const now: Bench[] = report.parties.map(row => ({ key: row.list, name: listName(row.list), seats: row.seats, mark: markOf(contest, row.list) }));
  const before: Bench[] = [
    ...report.parties.map(row => ({ key: row.list, name: listName(row.list), seats: row.previous ?? 0, mark: markOf(contest, row.list) })),
    ...report.former.map(row => ({ key: name(row.names), name: name(row.names), seats: row.seats, mark: null })),
  ].sort((one, other) => other.seats - one.seats);
  const all = report.seats ?? report.filled;
  const allBefore = before.reduce((sum, row) => sum + row.seats, 0);
  const columns = [w.parties.list, w.details.chamber.byLists, w.details.chamber.byDistricts, w.parties.seats, w.details.chamber.before, w.details.chamber.change];
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
      {allBefore > 0 && <ChamberBars title={w.details.chamber.before} benches={before} all={allBefore} />}
      <TableTwin open caption={w.details.chamber.title} columns={columns.map((title, at) => ({ title, numeric: at > 0 }))} rows={useRows(report)} />
    </Section>
  );
}

/** Those who have seats now, then those who had some before and have no successor. */
function useRows(report: Document) {
  const { contest } = usePage();
  const { number, name } = useSpeech();
  const listName = useListName();
  const signed = (change: number) => (change > 0 ? `+${number(change)}` : change < 0 ? `−${number(-change)}` : '0');
  const named = (list: string, text: string) => <span class="who"><Swatch mark={markOf(contest, list)} />{text}</span>;
  return [
    ...report.parties.map(row => ({
      key: row.list,
      cells: [
        named(row.list, listName(row.list)), number(row.listSeats), number(row.directSeats), <strong>{number(row.seats)}</strong>,
        row.previous === null ? '–' : number(row.previous), row.change === null ? '–' : signed(row.change),
      ],
    })),
    ...report.former.map(row => ({ key: name(row.names), cells: [named('', name(row.names)), '–', '–', '–', number(row.seats), '–'] })),
  ];
}
