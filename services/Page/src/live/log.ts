import { fromHex, toHex, type Bytes } from '../proof/bytes';
import type { Log } from '../proof/check';
import type { Checkpoint } from '../proof/notes';
import { Unreadable } from '../proof/tiles';
import type { EventsDocument, LogDocument } from './details';
import type { Election } from './documents';
import { fetchJson } from './live';

/** The log that this page's server publishes, with the keys it names and what this browser saw of it before. */
export async function publicLog(election: Election, authority: string | null): Promise<Log> {
  const told = await fetchJson<LogDocument>('/api/log');
  const key = (told.kind === 'document' ? told.document.logKey : null) ?? '';
  const point = election.authorities.find(each => each.code === authority)?.publicKey;
  return {
    read: readFile,
    key,
    authorityKey: point === undefined ? undefined : fromHex(point),
    keyChanges: readKeyChanges,
    seen: recall(key),
    remember: checkpoint => remember(key, checkpoint),
  };
}

/** What cannot be fetched is an error: only a file that is not there is none. */
async function readFile(path: string): Promise<Bytes | undefined> {
  try {
    const answer = await fetch(`/log/${path}`, path === 'checkpoint' ? { cache: 'no-cache' } : {});
    if (answer.status === 404) return undefined;
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    throw new Unreadable(`/log/${path}: ${answer.status}`);
  } catch (problem) {
    throw problem instanceof Unreadable ? problem : new Unreadable(`/log/${path}: ${problem}`);
  }
}

async function readKeyChanges(): Promise<number[]> {
  const told = await fetchJson<EventsDocument>('/api/events?kind=AUTHORITY_CHANGED');
  return told.kind === 'document' ? told.document.events.map(each => each.position) : [];
}

/** Under the log's key: another log, or the same under another key, was never seen. Browsers that keep nothing begin anew each time. */
function recall(key: string): Checkpoint | undefined {
  try {
    const { origin, size, root } = JSON.parse(localStorage.getItem(`checkpoint ${key}`) ?? 'null') as {
      origin: string;
      size: number;
      root: string;
    };
    return { origin, size, root: fromHex(root) };
  } catch {
    return undefined;
  }
}

function remember(key: string, { origin, size, root }: Checkpoint): void {
  try {
    localStorage.setItem(`checkpoint ${key}`, JSON.stringify({ origin, size, root: toHex(root) }));
  } catch {
    // What was seen is forgotten with the page.
  }
}
