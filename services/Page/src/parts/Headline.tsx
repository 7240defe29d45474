import { useEffect, useRef, useState } from 'preact/hooks';
import { notCounted, ranked, shareBase } from '../charts/base';
import type { Total } from '../live/documents';
import { usePage } from '../live/page';
import { useCell } from '../live/cell';
import { useSpeech } from '../words/speech';
import { useAgo } from './ago';
import { type Progress, useStanding } from './progress';
import { useRelease } from './release';

/**
 * The first thing to know: how final this is, how much is counted, and as of when.
 * @param compact Where it stands above something else than the results: without the numbers of stations by state.
 */
export function Headline({ compact }: { compact: boolean }) {
  const { progress, total, status } = useStanding();
  const { w, number } = useSpeech();
  const release = useRelease();
  const voters = status?.outstandingVoters;
  return (
    <section id="headline" class={`headline wide ${compact ? 'compact' : ''}`} aria-labelledby="headline-title">
      <h2 id="headline-title" class="hidden">{w.headline.title}</h2>
      <div class="lead">
        <p class={`status status-${progress}`}><span class="state" aria-hidden="true" />{w.headline.status[progress]}</p>
        {progress === 'before'
          ? <p class="sub">{release} {w.headline.releaseNote}</p>
          : <Counted total={total} />}
        {progress !== 'before' && <Position />}
      </div>
      {progress !== 'before' && <Units total={total} compact={compact} />}
      {progress !== 'before' && !compact && (
        <p class="outstanding">
          <span class="figure">{voters === undefined ? '–' : voters === null ? w.headline.unknown : number(voters)}</span>
          <span>{w.headline.outstandingVoters}</span>
          <span class="note">{status?.cannotChange ? w.headline.cannotChange : '\u00a0'}</span>
        </p>
      )}
      <Announcer progress={progress} total={total} />
    </section>
  );
}

function Counted({ total }: { total: Total | null }) {
  const { w, number, percent } = useSpeech();
  const counted = total?.precincts.counted ?? 0, expected = total?.precincts.expected ?? 0;
  return (
    <p class="sub">
      {total ? <><strong>{percent(counted, expected)}</strong> · {w.headline.stationsCounted(expected, number(counted), number(expected))}</> : w.shell.loading}
    </p>
  );
}

function Position() {
  const { live } = usePage();
  const asOf = useCell(live.asOf);
  const { w, number, clock, zone } = useSpeech();
  const ago = useAgo(asOf ? Date.parse(asOf.recordedAt) : Date.now());
  if (!asOf) return <p class="asof">{'\u00a0'}</p>;
  return (
    <p class="asof">
      {w.headline.asOf} <time dateTime={asOf.recordedAt}>{clock(asOf.recordedAt, true)} {zone}</time> ({w.headline.ago(ago)}), {w.headline.entry(number(asOf.position))}
    </p>
  );
}

const kinds = ['counted', 'flagged', 'held', 'annulled', 'withoutResult', 'missing'] as const;

/** A bar of all stations, and what each piece of it is. */
function Units({ total, compact }: { total: Total | null; compact: boolean }) {
  const { w, number } = useSpeech();
  const counts = countsOf(total);
  const expected = Math.max(1, total?.precincts.expected ?? 1);
  // Flagged stations are counted too; those held and not counted are among the missing.
  const pieces = [
    ['counted', counts.counted - counts.flagged], ['flagged', counts.flagged], ['annulled', counts.annulled], ['withoutResult', counts.withoutResult],
    ['held', Math.min(counts.held, counts.missing)],
  ] as const;
  return (
    <div class="units">
      <div class="stations" aria-hidden="true">
        {pieces.map(([kind, count]) => <span key={kind} class={`piece piece-${kind}`} style={{ width: `${100 * count / expected}%` }} />)}
      </div>
      {!compact && <dl>
        {kinds.map(kind => (
          <div key={kind} class={`unit unit-${kind} ${counts[kind] === 0 ? 'zero' : ''}`}>
            <dt><span class={`piece-key piece-${kind}`} aria-hidden="true" />{w.headline[kind]}</dt>
            <dd><span class="figure">{total ? number(counts[kind]) : '–'}</span><span class="note">{w.headline.explain[kind]}</span></dd>
          </div>
        ))}
      </dl>}
    </div>
  );
}

function countsOf(total: Total | null) {
  const { counted = 0, flagged = 0, held = 0, annulled = 0, withoutResult = 0 } = total?.precincts ?? {};
  return { counted, flagged, held, annulled, withoutResult, missing: total ? notCounted(total) : 0 };
}

const announceEvery = 30_000;

/** Tells screen readers how far the count is: when its state changes, and else at most every half minute. */
function Announcer({ progress, total }: { progress: Progress; total: Total | null }) {
  const { contest } = usePage();
  const { w, number, percent, name } = useSpeech();
  const [text, say] = useState('');
  const last = useRef<{ at: number; progress: Progress | null }>({ at: 0, progress: null });
  useEffect(() => {
    if (!total || Date.now() - last.current.at < announceEvery && last.current.progress === progress) return;
    last.current = { at: Date.now(), progress };
    const first = ranked(contest, total.votes)[0], base = shareBase(contest, total);
    const leader = first && base.whole > 0 ? `${name(first.names)}: ${percent(total.votes[first.code] ?? 0, base.whole)}.` : '';
    say(`${w.headline.status[progress]}. ${w.headline.announce(number(total.precincts.counted), number(total.precincts.expected), leader)}`);
  }, [progress, total]);
  return <p class="hidden" aria-live="polite">{text}</p>;
}
