import { useState } from 'preact/hooks';
import { Curves } from '../charts/Curves';
import { areasBelow, latest, type TurnoutLine, turnoutLine, wholeLine } from '../charts/turnout';
import type { Area, Reported, TurnoutReport } from '../live/documents';
import { useDocument, usePage } from '../live/page';
import { type Speech, useSpeech } from '../words/speech';
import { Name } from './Name';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** Turnout by hour, for the election as a whole and each region. Also before the release hour. */
export function Turnout() {
  const { election } = usePage();
  const { w } = useSpeech();
  const report = useDocument<Reported<TurnoutReport | null>>('/api/turnout')?.report;
  if (election.turnout === null) return <Section id="turnout" title={w.turnout.title} note={w.turnout.none}>{null}</Section>;
  const note = report ? w.turnout.measure[report.measure] : w.shell.loading;
  return <Section id="turnout" title={w.turnout.title} note={note} wide>{report ? <Report report={report} /> : <div class="curves" />}</Section>;
}

function Report({ report }: { report: TurnoutReport }) {
  const { election } = usePage();
  const speech = useSpeech();
  const { w, clock, name, announced, zone } = speech;
  const [chosen, choose] = useState('');
  const { whole, regions } = areasBelow(election);
  const main = wholeLine(report, whole);
  const lines = regions.map(area => ({ area, line: turnoutLine(report, area.code) })).filter(({ line }) => line.percents.some(each => each !== null));
  const curves = [
    { key: ' all', name: w.turnout.country, values: main.percents, kind: 'main' as const },
    ...lines.map(({ area, line }) => ({ key: area.code, name: name(area.names), values: line.percents, kind: area.code === chosen ? 'chosen' as const : 'other' as const })),
  ];
  const labels = report.moments.map(moment => clock(moment.at));
  return (
    <>
      <div class="turnout">
        <div class="over-time">
          <p class="legend">
            <span><i class="line-key" aria-hidden="true" />{w.turnout.country}</span>
            <label><i class="line-key line-key-chosen" aria-hidden="true" /><span class="hidden">{w.turnout.choose}</span>
              <select value={chosen} onChange={event => choose(event.currentTarget.value)}>
                <option value="">{w.turnout.choose} …</option>
                {lines.map(({ area }) => <option key={area.code} value={area.code}>{name(area.names)}</option>)}
              </select>
            </label>
          </p>
          <Curves moments={report.moments.map(moment => Date.parse(moment.at))} labels={labels} curves={curves} label={`${w.turnout.title}, ${zone}`} percent={value => announced(value, value % 1 === 0 ? 0 : 1)} />
          <p class="note">{noteOf(report, speech)}</p>
        </div>
        <Regions lines={lines} main={main} chosen={chosen} choose={choose} />
      </div>
      <TableTwin
        caption={w.turnout.caption}
        columns={[{ title: w.turnout.region }, ...labels.map(title => ({ title, numeric: true })), { title: w.turnout.final, numeric: true }]}
        rows={[{ key: ' all', cells: [w.turnout.country, ...cellsOf(main, speech)] }, ...lines.map(({ area, line }) => ({ key: area.code, cells: [<Name names={area.names} />, ...cellsOf(line, speech)] }))]}
      />
    </>
  );
}

function noteOf(report: TurnoutReport, { w, number }: Speech): string {
  const whole = report.rows.find(each => each.area === '')?.moments.findLast(cell => cell.reported > 0);
  return whole ? w.turnout.reported(number(whole.reported), number(whole.expected)) : w.turnout.announced;
}

function cellsOf(line: TurnoutLine, { announced }: Speech): string[] {
  return [...line.percents, line.final].map(each => each === null ? '–' : announced(each));
}

/** The latest figure of each region; choosing one shows its curve. */
function Regions({ lines, main, chosen, choose }: { lines: { area: Area; line: TurnoutLine }[]; main: TurnoutLine; chosen: string; choose(area: string): void }) {
  const { w, announced } = useSpeech();
  const whole = latest(main);
  return (
    <ul class="regions" aria-label={w.turnout.caption}>
      {lines.map(({ area, line }) => {
        const percent = latest(line);
        return (
          <li key={area.code}>
            <button type="button" aria-pressed={area.code === chosen} onClick={() => choose(area.code === chosen ? '' : area.code)}>
              <span class="who"><Name names={area.names} /></span>
              <span class="rail" aria-hidden="true"><span class="fill" style={{ width: `${percent ?? 0}%` }} />{whole !== null && <span class="line" style={{ left: `${whole}%` }} />}</span>
              <span class="share">{percent === null ? '–' : announced(percent, 1)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
