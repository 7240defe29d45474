import { useRef } from 'preact/hooks';
import { colourClass, markOf, ranked, shareBase, type ShareBase, thresholdOf } from '../charts/base';
import { Swatch } from '../charts/Mark';
import { leastVotes, reaches } from '../charts/shares';
import type { Contest, Selection, Total } from '../live/documents';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { Name } from './Name';
import { useStanding } from './progress';
import { useRelease } from './release';
import { Section } from './Section';
import { useSlide } from './slide';
import { TableTwin } from './TableTwin';

/** Votes and exact shares, with the threshold, and what they would be if all held results were counted. */
export function Parties() {
  const { contest } = usePage();
  const { progress, total } = useStanding();
  const { w, percent } = useSpeech();
  const release = useRelease();
  const base = total ? shareBase(contest, total) : null;
  const partial = progress === 'partial' || progress === 'none';
  const note = total && partial && total.precincts.expected > 0
    ? w.parties.partial(percent(total.precincts.counted, total.precincts.expected))
    : base ? baseText(w.parties, base) : w.shell.loading;
  return (
    <Section id="parties" title={w.parties.title} note={progress === 'before' ? release : note}>
      {progress !== 'before' && <Bars contest={contest} total={total} base={base} partial={partial} />}
      {total && base && <Twin contest={contest} total={total} base={base} />}
      {total && base && <IfHeld contest={contest} total={total} />}
    </Section>
  );
}

function baseText(w: { base: Record<string, string>; ofVotes: string }, base: ShareBase): string {
  return base.kind === null ? w.ofVotes : w.base[base.kind] ?? w.ofVotes;
}

const scales = [10, 20, 30, 40, 50, 60, 80, 100];

/** The end of the scale in per cent: the shortest that has room for every share. */
export function scaleFor(shares: readonly number[]): number {
  const most = Math.max(0, ...shares);
  return scales.find(each => each >= most) ?? 100;
}

function Bars({ contest, total, base, partial }: { contest: Contest; total: Total | null; base: ShareBase | null; partial: boolean }) {
  const { w, percent } = useSpeech();
  const list = useRef<HTMLOListElement>(null);
  const order = total ? ranked(contest, total.votes) : contest.selections;
  useSlide(list, order.map(each => each.code).join(' '));
  const whole = base?.whole ?? 0;
  const share = (votes: number) => whole > 0 ? 100 * votes / whole : 0;
  const end = scaleFor(contest.selections.map(each => share(total?.votes[each.code] ?? 0)));
  const line = base?.threshold ? 100 * Number(base.threshold.numerator) / Number(base.threshold.denominator) : null;
  return (
    <div class={`votes-chart ${partial ? 'partial' : ''}`}>
      {line !== null && base?.threshold && (
        <p class="threshold-label"><span class="rail"><span class="at" style={{ left: `${100 * line / end}%` }}>
          {w.parties.threshold(percent(Number(base.threshold.numerator), Number(base.threshold.denominator), 0))}
        </span></span></p>
      )}
      <ol ref={list}>
        {order.map(each => <Bar key={each.code} contest={contest} selection={each} total={total} whole={whole} end={end} line={line} />)}
      </ol>
    </div>
  );
}

interface BarProps { contest: Contest; selection: Selection; total: Total | null; whole: number; end: number; line: number | null }

function Bar({ contest, selection, total, whole, end, line }: BarProps) {
  const { w, number, percent } = useSpeech();
  const mark = markOf(contest, selection.code), votes = total?.votes[selection.code] ?? 0;
  const width = whole > 0 ? 100 * votes / whole / end * 100 : 0;
  return (
    <li class={`bar ${colourClass(mark)}`} data-key={selection.code}>
      <span class="who"><Swatch mark={mark} /><Name names={selection.names} />{selection.withdrawn && <em> ({w.parties.withdrawn})</em>}</span>
      <span class="rail" aria-hidden="true">
        <span class="fill" style={{ width: `${width}%` }} />
        {line !== null && <span class="line" style={{ left: `${100 * line / end}%` }} />}
      </span>
      <span class="share">{total ? percent(votes, whole, 2, thresholdOf(contest, selection)) : '–'}</span>
      <span class="votes">{total ? number(votes) : '–'}<span class="hidden"> {w.parties.votes}</span></span>
    </li>
  );
}

/** The last of its section, so that nothing in it moves when something comes to be held. */
function IfHeld({ contest, total }: { contest: Contest; total: Total }) {
  const { w, number, percent } = useSpeech();
  const held = total.ifHeldCounted;
  if (!held) return <p class="if-held note">{w.parties.noneHeld}</p>;
  const base = shareBase(contest, held), count = total.precincts.held;
  return (
    <div class="if-held">
      <h3>{w.parties.ifHeld}</h3>
      <p class="note">{w.parties.ifHeldNote(count, number(count))}</p>
      <ul>
        {ranked(contest, held.votes).map(each => (
          <li key={each.code}><Swatch mark={markOf(contest, each.code)} /><Name names={each.names} /> <b>{percent(held.votes[each.code] ?? 0, base.whole, 2, thresholdOf(contest, each))}</b></li>
        ))}
      </ul>
    </div>
  );
}

function Twin({ contest, total, base }: { contest: Contest; total: Total; base: ShareBase }) {
  const { w, number, percent } = useSpeech();
  const text = baseText(w.parties, base);
  return (
    <>
      {base.threshold && (
        <p class="note">{w.parties.thresholdVotes(percent(Number(base.threshold.numerator), Number(base.threshold.denominator), 0), text, number(leastVotes(base.whole, base.threshold)))}</p>
      )}
      <TableTwin
        caption={w.parties.caption}
        columns={[{ title: contest.kind === 'LIST' ? w.parties.list : w.parties.candidate }, ...[w.parties.votes, w.parties.share, w.parties.mark, w.parties.ifHeld].map(title => ({ title, numeric: true }))]}
        rows={[
          ...ranked(contest, total.votes).map(each => ({ key: each.code, cells: cellsOf(each) })),
          { key: ' base', cells: [`${w.parties.total}: ${text}`, number(base.whole), '', '', total.ifHeldCounted ? number(shareBase(contest, total.ifHeldCounted).whole) : ''] },
        ]}
      />
    </>
  );

  function cellsOf(each: Selection) {
    const votes = total.votes[each.code] ?? 0, threshold = thresholdOf(contest, each), held = total.ifHeldCounted;
    return [
      <Name names={each.names} />, number(votes), percent(votes, base.whole, 3, threshold),
      threshold ? reaches(votes, base.whole, threshold) ? w.parties.above : w.parties.below : each.kind === 'LIST' ? w.parties.takesPart : w.parties.noThreshold,
      held ? `${number(held.votes[each.code] ?? 0)} (${percent(held.votes[each.code] ?? 0, shareBase(contest, held).whole, 2, threshold)})` : '–',
    ];
  }
}
