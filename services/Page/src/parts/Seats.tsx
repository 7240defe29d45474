import { useRef, useState } from 'preact/hooks';
import { colourClass, markOf } from '../charts/base';
import { hemicycle, seatOrder } from '../charts/hemicycle';
import { Mark, Swatch } from '../charts/Mark';
import type { Contest, ContestSeats, ContestStatus, SeatsDocument, Selection } from '../live/documents';
import { useDocument, usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { Name } from './Name';
import { useStanding } from './progress';
import { useRelease } from './release';
import { Section } from './Section';
import { Steps } from './Steps';
import { TableTwin } from './TableTwin';

/** A list on its way into the chamber; least and most are null where nothing bounds what may come. */
interface Row { selection: Selection; mark: number | null; seats: number; least: number | null; most: number | null }

/** Seats as they are now, which of them are certain, and why. */
export function Seats() {
  const { contest } = usePage();
  const { progress, status } = useStanding();
  const { w, number } = useSpeech();
  const release = useRelease();
  const told = useDocument<SeatsDocument>(`/api/seats?contest=${encodeURIComponent(contest.code)}`)?.contests[0] ?? null;
  if (progress === 'before') return <Section id="seats" title={w.seats.title} note={release}>{null}</Section>;
  const rows = rowsOf(contest, told, status);
  const bounded = status?.selections.some(each => each.least !== null) ?? false;
  const certain = progress === 'certified' || status?.cannotChange === true;
  return (
    <Section id="seats" title={`${w.seats.title}: ${number(contest.seats)}`} note={certain ? w.seats.final : bounded ? w.seats.ifEnded : w.seats.unbounded}>
      <Chamber contest={contest} rows={rows} certain={certain} />
      <p class="note outcome">{(told && w.seats.outcome[told.outcome]) || '\u00a0'}</p>
      <Lists contest={contest} rows={rows} told={told} certain={certain} />
    </Section>
  );
}

/** Lists in the ballot's order, which is the hemicycle's. */
function rowsOf(contest: Contest, told: ContestSeats | null, status: ContestStatus | null): Row[] {
  return contest.selections.filter(each => each.kind !== 'AGAINST_ALL').map(selection => {
    const outlook = status?.selections.find(each => each.selection === selection.code);
    const seats = told?.selections.find(each => each.code === selection.code)?.seats ?? 0;
    // The two documents may be of different positions for a moment.
    const [least, most] = [outlook?.least ?? null, outlook?.most ?? null];
    return { selection, mark: markOf(contest, selection.code), seats, least: least === null ? null : Math.min(least, seats), most: most === null ? null : Math.max(most, seats) };
  });
}

function Chamber({ contest, rows, certain }: { contest: Contest; rows: Row[]; certain: boolean }) {
  const { w, number, name } = useSpeech();
  const { places, radius } = hemicycle(contest.seats);
  const order = seatOrder(rows.map(each => ({ code: each.selection.code, seats: each.seats, least: certain ? each.seats : each.least })));
  const given = rows.filter(each => each.seats > 0);
  const byCode = new Map(rows.map(each => [each.selection.code, each]));
  const label = `${w.seats.chart}: ${given.map(each => `${name(each.selection.names)} ${number(each.seats)}`).join(', ') || w.seats.none}`;
  return (
    <svg class="hemicycle" viewBox="-1.1 -1.1 2.2 1.18" role="img" aria-label={label}>
      {places.map((place, at) => {
        const seat = order[at], row = seat && byCode.get(seat.code);
        return row
          ? <Mark key={at} mark={row.mark} x={place.x} y={-place.y} radius={radius} open={!seat.firm} title={name(row.selection.names)} />
          : <circle key={at} class="empty" cx={place.x} cy={-place.y} r={radius * 0.8} />;
      })}
      <text class="big" x="0" y="-0.1">{number(given.reduce((sum, each) => sum + each.seats, 0))}</text>
      <text class="small" x="0" y="0.03">{w.seats.majority(number(Math.floor(contest.seats / 2) + 1))}</text>
    </svg>
  );
}

/** The chart's table, always open: it says what the dots say, and from where to where seats can go. */
function Lists({ contest, rows, told, certain }: { contest: Contest; rows: Row[]; told: ContestSeats | null; certain: boolean }) {
  const { w, number, name } = useSpeech();
  const [asked, ask] = useState<Row | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const why = (row: Row) => {
    ask(row);
    dialog.current?.showModal();
  };
  const bound = (row: Row, figure: number | null) => certain ? number(row.seats) : figure === null ? '–' : number(figure);
  return (
    <div class="lists">
      <TableTwin
        open
        caption={w.seats.caption}
        columns={[{ title: w.parties.list }, ...[w.seats.least, w.seats.now, w.seats.most].map(title => ({ title, numeric: true })), { title: w.seats.range }, { title: w.seats.reason }]}
        rows={rows.map(row => ({
          key: row.selection.code,
          cells: [
            <span class="who"><Swatch mark={row.mark} /><Name names={row.selection.names} /></span>,
            bound(row, row.least),
            <><b>{number(row.seats)}</b><span class="short bounds" aria-hidden="true">{bound(row, row.least)} … {bound(row, row.most)}</span></>,
            bound(row, row.most),
            <Range row={row} seats={contest.seats} certain={certain} />,
            <button type="button" onClick={() => why(row)} disabled={!told} aria-label={w.seats.whyTitle(name(row.selection.names), number(row.seats))}><span class="long">{w.seats.why(number(row.seats))}</span><span class="short">?</span></button>,
          ],
        }))}
      />
      <dialog ref={dialog} class="why" aria-labelledby="why-title">
        <h2 id="why-title">{asked && w.seats.whyTitle(name(asked.selection.names), number(asked.seats))}</h2>
        {told && asked && <Steps contest={contest} steps={told.steps} of={asked.selection} />}
        <form method="dialog"><button>{w.shell.close}</button></form>
      </dialog>
      <details>
        <summary>{w.seats.all}</summary>
        {told && <Steps contest={contest} steps={told.steps} />}
      </details>
    </div>
  );
}

/** From the least to the most, with a mark where it stands. */
function Range({ row, seats, certain }: { row: Row; seats: number; certain: boolean }) {
  const at = (figure: number) => `${100 * figure / seats}%`;
  const least = certain ? row.seats : row.least ?? 0, most = certain ? row.seats : row.most ?? seats;
  return (
    <span class={`reach ${colourClass(row.mark)} ${!certain && row.least === null ? 'unbounded' : ''}`} aria-hidden="true">
      <span class="span" style={{ left: at(least), width: at(most - least) }} />
      <span class="now" style={{ left: at(row.seats) }} />
    </span>
  );
}
