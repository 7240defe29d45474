import { Cell } from './cell';
import type { AsOf, TotalsDocument } from './documents';
import { isDue } from './due';
import { follows, merge } from './merge';

/** How the page hears of changes: told as they happen, asking every few seconds, or not at all at the moment. */
export type Link = 'connecting' | 'live' | 'polling' | 'offline';

const pollEvery = 5_000, streamAgainAfter = 30_000, silenceAfter = 20_000, patience = 20_000, showEvery = 500;

interface Followed { path: string; cell: Cell<unknown>; position: number; askedAt: number; fetchedAt: number; busy: boolean; readers: number }

/**
 * The figures of one contest, for the whole election and the areas below it, kept up to date; and other documents, fetched again as the ledger
 * grows. What is shown never goes back to an older position.
 */
export class Live {
  readonly link = new Cell<Link>('connecting');
  readonly totals = new Cell<TotalsDocument | null>(null);
  /** When the server was last heard, by the machine's clock. */
  readonly heardAt = new Cell(0);
  readonly asOf = new Cell<AsOf | null>(null);
  /** Documents that the server refuses at present, by path. */
  readonly refused = new Cell<ReadonlySet<string>>(new Set());
  /** The status with which the server refuses totals, such as 403 before the release hour; null where it gives them. */
  readonly closed = new Cell<number | null>(null);

  private readonly followed = new Map<string, Followed>();
  private stream: EventSource | null = null;
  private streamTriedAt = -streamAgainAfter;
  private polledAt = -Infinity;
  private waiting: TotalsDocument | null = null;

  constructor(private readonly contest: string, private readonly depth: number) {
    setInterval(() => this.tick(), 1_000);
    addEventListener('online', () => this.openStream());
    document.addEventListener('visibilitychange', () => this.tick());
    this.openStream();
    void this.poll();
  }

  private get query(): string {
    return `contest=${encodeURIComponent(this.contest)}&depth=${this.depth}`;
  }

  /** A document of the API that is fetched again as the ledger grows, for as long as somebody reads it. */
  read(path: string): Cell<unknown> {
    let found = this.followed.get(path);
    if (!found) this.followed.set(path, found = { path, cell: new Cell<unknown>(null), position: -1, askedAt: -1, fetchedAt: -Infinity, busy: false, readers: 0 });
    return found.cell;
  }

  /** Returns what ends it. */
  follow(path: string): () => void {
    this.read(path);
    const found = this.followed.get(path)!;
    found.readers++;
    void this.refresh(found);
    return () => found.readers--;
  }

  private openStream(): void {
    if (this.stream || performance.now() - this.streamTriedAt < streamAgainAfter) return;
    this.streamTriedAt = performance.now();
    const stream = this.stream = new EventSource(`/api/stream?${this.query}`);
    for (const kind of ['snapshot', 'change', 'heartbeat'])
      stream.addEventListener(kind, event => this.told(JSON.parse((event as MessageEvent<string>).data) as TotalsDocument));
    stream.addEventListener('reset', () => void this.poll());
    stream.addEventListener('error', () => this.streamFailed(stream));
  }

  /** The browser tries again by itself, unless the server has answered that there is no stream. */
  private streamFailed(stream: EventSource): void {
    if (stream.readyState === EventSource.CLOSED) {
      stream.close();
      this.stream = null;
    }
    if (this.link.value === 'live') this.link.value = 'connecting';
  }

  private told(change: TotalsDocument): void {
    this.link.value = 'live';
    this.take(change);
  }

  /** Changes come many times a second; they are shown together. */
  private take(change: TotalsDocument): void {
    this.heardAt.value = Date.now();
    const known = this.waiting ?? this.totals.value;
    if (known && known.asOf.electionId !== change.asOf.electionId) location.reload();
    if (!follows(change.asOf, known?.asOf ?? null)) return;
    if (this.waiting === null) setTimeout(() => this.show(), this.totals.value === null ? 0 : showEvery);
    this.waiting = merge(known, change);
  }

  private show(): void {
    const next = this.waiting!;
    this.waiting = null;
    this.closed.value = null;
    this.asOf.value = next.asOf;
    this.totals.value = next;
  }

  private tick(): void {
    if (document.visibilityState === 'hidden') return;
    const silent = Date.now() - this.heardAt.value > silenceAfter;
    if (!this.stream) this.openStream();
    if ((this.link.value !== 'live' || silent) && performance.now() - this.polledAt >= pollEvery) void this.poll();
    for (const each of this.followed.values()) if (each.readers > 0) void this.refresh(each);
  }

  private async poll(): Promise<void> {
    this.polledAt = performance.now();
    const told = await fetchJson<TotalsDocument>(`/api/totals?${this.query}`);
    if (isAway(told, this.totals.value !== null)) this.link.value = 'offline';
    else if (this.link.value !== 'live' || Date.now() - this.heardAt.value > silenceAfter) this.link.value = 'polling';
    if (told.kind === 'document') this.polled(told.document);
    else if (told.kind === 'refused' && told.status < 500) this.refusedWith(told.status);
    else if (told.kind === 'refused' && this.totals.value === null) this.closed.value = told.status;
  }

  /** Where totals are given there is a stream too, perhaps only since now. */
  private polled(document: TotalsDocument): void {
    if (this.closed.value !== null) this.streamTriedAt = -streamAgainAfter;
    this.take(document);
    this.openStream();
  }

  private refusedWith(status: number): void {
    this.heardAt.value = Date.now();
    if (this.totals.value === null) this.closed.value = status;
  }

  private markRefused(path: string, isRefused: boolean): void {
    if (this.refused.value.has(path) === isRefused) return;
    this.refused.value = new Set(isRefused ? [...this.refused.value, path] : [...this.refused.value].filter(each => each !== path));
  }

  private async refresh(each: Followed): Promise<void> {
    const position = this.asOf.value?.position ?? 0;
    const isRefused = this.refused.value.has(each.path);
    const asked = { hasAnswer: each.cell.value !== null, isRefused, position: isRefused ? each.askedAt : each.position, at: each.fetchedAt };
    if (each.busy || !isDue(asked, position, performance.now())) return;
    each.busy = true;
    each.askedAt = position;
    each.fetchedAt = performance.now();
    const told = await fetchJson<{ asOf?: AsOf }>(each.path);
    each.busy = false;
    this.markRefused(each.path, told.kind === 'refused');
    if (told.kind !== 'document') return;
    const asOf = told.document.asOf;
    if (asOf && each.position > asOf.position) return;
    each.position = asOf?.position ?? position;
    each.cell.value = told.document;
  }
}

export type Answer<T> = { kind: 'document'; document: T } | { kind: 'refused'; status: number } | { kind: 'unreachable' };

/** Whether nobody answers for the server: also what stands before it may say that it is away. Before there are figures it may only not be ready yet. */
export function isAway(told: Answer<unknown>, hasFigures: boolean): boolean {
  return told.kind === 'unreachable' || told.kind === 'refused' && told.status >= 500 && hasFigures;
}

/** Asks for a document. A refusal is an answer too: before the release hour most routes refuse. */
export async function fetchJson<T>(path: string): Promise<Answer<T>> {
  try {
    // A connection that is half open would never answer.
    const answer = await fetch(path, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(patience) });
    return answer.ok ? { kind: 'document', document: await answer.json() as T } : { kind: 'refused', status: answer.status };
  } catch {
    return { kind: 'unreachable' };
  }
}
