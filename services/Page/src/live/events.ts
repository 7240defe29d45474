import { useEffect, useState } from 'preact/hooks';
import { useCell } from './cell';
import type { EventsDocument, Told } from './details';
import { fetchJson } from './live';
import { usePage } from './page';

const LONGEST = 10_000;

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
      const answer = await fetchJson<EventsDocument>(`/api/events?${kinds.map(kind => `kind=${kind}`).join('&')}&from=${told?.next ?? 0}`);
      if (!isWanted || answer.kind !== 'document') return;
      keep({ events: [...(told?.events ?? []), ...answer.document.events].slice(-LONGEST), next: answer.document.next });
    }
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isBehind, told]);
  return told?.events ?? null;
}
