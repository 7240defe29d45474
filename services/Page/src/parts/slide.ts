import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Rows that change places slide there instead of jumping. Each has its key in data-key; the order says when to look. */
export function useSlide(list: RefObject<HTMLElement | null>, order: string): void {
  const seen = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const row of list.current?.children ?? []) {
      const { key } = (row as HTMLElement).dataset, top = (row as HTMLElement).offsetTop, before = seen.current.get(key!);
      seen.current.set(key!, top);
      if (before !== undefined && before !== top && !still)
        row.animate([{ transform: `translateY(${before - top}px)` }, { transform: 'none' }], { duration: 400, easing: 'ease-out' });
    }
  }, [order]);
}
