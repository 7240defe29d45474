import { ticks } from 'd3-array';
import { line } from 'd3-shape';
import { useRef } from 'preact/hooks';
import { useSize } from './useSize';

export interface Curve { key: string; name: string; values: readonly (number | null)[]; kind: 'main' | 'chosen' | 'other' }

interface Props {
  /** Moments, in milliseconds, ascending. */
  moments: readonly number[];
  labels: readonly string[];
  curves: readonly Curve[];
  label: string;
  percent(value: number): string;
}

/** Percentages over the day. Its height does not depend on its figures. */
export function Curves({ moments, labels, curves, label, percent }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { width, letter } = useSize(box);
  const height = letter * 19, left = letter * 3, right = letter * 5.4, top = letter, bottom = letter * 2;
  const most = Math.max(20, ...curves.flatMap(each => each.values.map(value => value ?? 0)));
  const scale = ticks(0, most, 5), end = Math.max(most, scale.at(-1)! < most ? scale.at(-1)! + scale[1]! : most);
  const first = moments[0] ?? 0, span = Math.max(1, (moments.at(-1) ?? 1) - first);
  const x = (at: number) => left + (moments[at]! - first) / span * Math.max(1, width - left - right);
  const y = (value: number) => height - bottom - value / end * (height - top - bottom);
  const path = line<number | null>().defined(value => value !== null).x((_, at) => x(at)).y(value => y(value!));
  const step = Math.max(1, Math.ceil(moments.length * letter * 3.4 / Math.max(1, width - left - right)));
  const ordered = [...curves].sort((a, b) => rank(a) - rank(b));
  return (
    <div ref={box} class="curves">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {scale.map(value => (
          <g key={value} class="grid">
            <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
            <text x={left - letter * 0.5} y={y(value) + letter * 0.3} text-anchor="end">{percent(value)}</text>
          </g>
        ))}
        {labels.map((text, at) => at % step === 0 && <text key={at} class="tick" x={x(at)} y={height - letter * 0.6} text-anchor="middle">{text}</text>)}
        {ordered.map(curve => <path key={curve.key} class={`curve curve-${curve.kind}`} d={path(curve.values) ?? ''}><title>{curve.name}</title></path>)}
        {ordered.filter(curve => curve.kind !== 'other').map(curve => <Ends key={curve.key} curve={curve} x={x} y={y} letter={letter} percent={percent} />)}
      </svg>
    </div>
  );
}

function Ends({ curve, x, y, letter, percent }: { curve: Curve; x(at: number): number; y(value: number): number; letter: number; percent(value: number): string }) {
  const last = curve.values.findLastIndex(value => value !== null);
  if (last < 0) return null;
  return (
    <g class={`ends ends-${curve.kind}`}>
      {curve.values.map((value, at) => value !== null && <circle key={at} cx={x(at)} cy={y(value)} r={letter * (curve.kind === 'main' ? 0.24 : 0.2)} />)}
      <text x={x(last) + letter * 0.6} y={y(curve.values[last]!) + (curve.kind === 'main' ? -0.25 : 0.9) * letter}>{percent(curve.values[last]!)}</text>
    </g>
  );
}

function rank(curve: Curve): number {
  return ['other', 'chosen', 'main'].indexOf(curve.kind);
}
