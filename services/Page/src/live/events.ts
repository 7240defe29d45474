import { useEffect, useState } from 'preact/hooks';
import { useCell } from './cell';
import type { EventsDocument, Told } from './details';
import { fetchJson, type Answer } from './live';
import { usePage } from './page';

const LONGEST = 10_000, askAgainAfter = 5_000;

/**
 * Events of some kinds, the oldest first, and those that come after: each is fetched once. Of more than 10,000 the latest are kept. Null until the
 * server has answered.
 */
export function useEvents(kinds: readonly string[]): readonly Told[] | null {
  const { live } = usePage();
  const position = useCell(live.asOf)?.position ?? 0;
  const [told, keep] = useState<{ events: readonly Told[]; next: number } | null>(null);
  const isBehind = told === null || told.next < position;
  useEffect(() => {
    if (!isBehind) return undefined;
    let isWanted = true;
    const timer = setTimeout(() => void ask(), told === null ? 0 : 1_000);
    async function ask(): Promise<void> {
      const path = `/api/events?${kinds.map(kind => `kind=${kind}`).join('&')}&from=${told?.next ?? 0}`;
      const document = await untilAnswered(() => fetchJson<EventsDocument>(path), () => isWanted);
      if (document) keep({ events: [...(told?.events ?? []), ...document.events].slice(-LONGEST), next: document.next });
    }
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isBehind, told]);
  return told?.events ?? null;
}

/** Asks again while the server is away or refuses, as it does before the release hour; null once nobody wants the answer any more. */
export async function untilAnswered<T>(ask: () => Promise<Answer<T>>, isWanted: () => boolean, pause = askAgainAfter): Promise<T | null> {
  while (isWanted()) {
    const answer = await ask();
    if (answer.kind === 'document') return isWanted() ? answer.document : null;
    await new Promise(resolve => setTimeout(resolve, pause));
  }
  return null;
}
