import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../words/speech';

/** The first of a long list, and on request as many again. */
export function More<T>({
  items,
  atOnce,
  children,
}: {
  items: readonly T[];
  atOnce: number;
  children: (shown: readonly T[]) => ComponentChildren;
}) {
  const { w, number } = useSpeech();
  const [most, show] = useState(atOnce);
  return (
    <>
      {children(items.slice(0, most))}
      {items.length > most && (
        <button class="more" onClick={() => show(most + atOnce)}>
          {w.details.more(number(Math.min(atOnce, items.length - most)), number(items.length - most))}
        </button>
      )}
    </>
  );
}
