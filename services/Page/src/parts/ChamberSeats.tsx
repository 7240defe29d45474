import type { Chamber as Document } from '../live/details';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { ChamberBars, type Bench } from './ChamberBars';
import { useListName } from './listNames';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** The chamber's seats, from lists and districts together, beside the chamber before. */
export function ChamberSeats({ report }: { report: Document }) {
  const { election } = usePage();
  const { w, number, name } = useSpeech();
  const listName = useListName();
  const classOf = usePartyClass();
  const now: Bench[] = report.parties.map(row => ({ key: row.list, name: listName(row.list), seats: row.seats, kind: classOf(row.list) }));
  const before: Bench[] = [
    ...report.parties.map(row => ({ key: row.list, name: listName(row.list), seats: row.previous ?? 0, kind: classOf(row.list) })),
    ...report.former.map(row => ({ key: name(row.names), name: name(row.names), seats: row.seats, kind: 'pn' })),
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
  const { number, name } = useSpeech();
  const listName = useListName();
  const classOf = usePartyClass();
  const signed = (change: number) => (change > 0 ? `+${number(change)}` : change < 0 ? `−${number(-change)}` : '0');
  const named = (kind: string, text: string) => <><span class={`swatch ${kind}`} aria-hidden="true" /> {text}</>;
  return [
    ...report.parties.map(row => ({
      key: row.list,
      cells: [
        named(classOf(row.list), listName(row.list)), number(row.listSeats), number(row.directSeats), <strong>{number(row.seats)}</strong>,
        row.previous === null ? '–' : number(row.previous), row.change === null ? '–' : signed(row.change),
      ],
    })),
    ...report.former.map(row => ({ key: name(row.names), cells: [named('pn', name(row.names)), '–', '–', '–', number(row.seats), '–'] })),
  ];
}

/** A list's colour, by its place on the ballot; one grey for all others. */
function usePartyClass() {
  const { contest } = usePage();
  const lists = contest.selections.filter(each => each.kind === 'LIST');
  return (list: string) => {
    const at = lists.findIndex(each => each.code === list);
    return at >= 0 && at < 8 ? `p${at + 1}` : 'pn';
  };
}
