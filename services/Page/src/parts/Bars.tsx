import type { ComponentChildren } from 'preact';

export interface Bar {
  key: string;
  label: ComponentChildren;
  value: string;
  share: number;
  kind: string;
  mark?: number | undefined;
}

/** Labelled bars, one a row; share and mark are of the whole width. What they show is in their texts as well. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  return (
    <ul class="bars">
      {bars.map(bar => (
        <li key={bar.key} class={bar.kind}>
          <span class="bar-label">{bar.label}</span>
          <span class="bar-value">{bar.value}</span>
          <span class="bar-track" aria-hidden="true">
            <span class="bar-fill" style={{ width: `${100 * Math.min(1, bar.share)}%` }} />
            {bar.mark !== undefined && <span class="bar-mark" style={{ left: `${100 * Math.min(1, bar.mark)}%` }} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
