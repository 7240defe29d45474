// Whether what a page shows of one statement is what the log has signed, step by step, with nothing but the log's public files.
import { areEqual, toHex, type Bytes } from './bytes';
import { keyGivenIn, readEntry, readStatement, resultIn, type Entry, type Statement } from './entries';
import { openCheckpoint, readKey, type Checkpoint } from './notes';
import { isSigned } from './signatures';
import { TileReader, Unreadable, type FileReader } from './tiles';
import { auditPath, leafHash, rootAcross, rootFrom, rootOfRange } from './trees';

/** In the order in which they are checked. The first that fails ends the check: what follows rests on it. */
export const STEPS = ['checkpoint', 'history', 'entry', 'inclusion', 'statement', 'figures', 'signature'] as const;

export type Step = (typeof STEPS)[number];

export interface Finding {
  readonly step: Step;
  readonly holds: boolean;
  /** It does not hold because it could not be looked at: the log was out of reach, or the browser lacks the cryptography. */
  readonly unable?: true;
  /** What was computed or compared, for whoever wants to repeat it. */
  readonly facts: readonly string[];
}

/** What the page shows. */
export interface Claim {
  readonly position: number;
  readonly statement: string;
  readonly electionId: string;
  readonly authority: string;
  /** In the order of the form's lines and of the contest's selections; absent where the statement is no result. */
  readonly figures?: {
    readonly contest: string;
    readonly precinct: string;
    readonly lines: readonly number[];
    readonly votes: readonly number[];
  };
}

/** Where to look, and under which keys. */
export interface Log {
  readonly read: FileReader;
  /** The log's verifier key. */
  readonly key: string;
  /** The authority's key of today; another one is looked for in the log where this one did not sign. */
  readonly authorityKey: Bytes | undefined;
  /** Positions of the changes of authorities in the log. */
  readonly keyChanges: () => Promise<readonly number[]>;
  /** What this reader saw of the log before, if anything: it must be the beginning of what is there now. */
  readonly seen: Checkpoint | undefined;
  /** Called with what has been proved to continue it. */
  readonly remember: (checkpoint: Checkpoint) => void;
}

interface Progress {
  checkpoint: Checkpoint;
  tiles: TileReader;
  leaf: Bytes;
  entry: Entry;
  statement: Statement;
}

type Check = (claim: Claim, log: Log, so: Progress) => Promise<readonly string[]>;

function demand(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const CHECKS: Record<Step, Check> = {
  async checkpoint(claim, log, so) {
    const key = await readKey(log.key);
    demand(key, `${log.key} is no verifier key.`);
    const file = await log.read('checkpoint');
    demand(file, 'There is no checkpoint.');
    so.checkpoint = await openCheckpoint(file, key);
    so.tiles = new TileReader(log.read, so.checkpoint);
    demand(claim.position < so.checkpoint.size, `It covers ${so.checkpoint.size} entries, not yet entry ${claim.position}.`);
    return [so.checkpoint.origin, `size ${so.checkpoint.size}`, `root ${toHex(so.checkpoint.root)}`, `key ${key.name}+${key.id}`];
  },

  async history(_, { seen, remember }, { checkpoint, tiles }) {
    if (!seen) {
      remember(checkpoint);
      return [];
    }
    const [older, newer] = seen.size <= checkpoint.size ? [seen, checkpoint] : [checkpoint, seen];
    demand(newer === checkpoint, `It has ${checkpoint.size} entries, and had ${seen.size} before.`);
    demand(
      older.size === 0 || areEqual(await rootOfRange(0, older.size, tiles.node), older.root),
      `At size ${older.size} its root was another one.`,
    );
    demand(areEqual(await rootAcross(older.size, 0, newer.size, tiles.node), newer.root), 'Its hashes do not lead to its root.');
    remember(newer);
    return [`${older.size} → ${newer.size}`, `root ${toHex(older.root)} → ${toHex(newer.root)}`];
  },

  async entry(claim, _, so) {
    so.leaf = await so.tiles.entry(claim.position);
    so.entry = readEntry(so.leaf);
    demand(so.entry.position === claim.position, `It says that it stands at ${so.entry.position}.`);
    return [`position ${claim.position}`, `${so.leaf.length} bytes`, new Date(so.entry.recordedAt).toISOString()];
  },

  async inclusion(claim, _, { leaf, tiles, checkpoint }) {
    const [hash, path] = [await leafHash(leaf), await auditPath(claim.position, checkpoint.size, tiles.node)];
    const root = await rootFrom(hash, claim.position, checkpoint.size, path);
    const facts = [`SHA-256(00 ‖ entry) ${toHex(hash)}`, ...path.map((sibling, i) => `${i + 1}. ${toHex(sibling)}`)];
    demand(root && areEqual(root, checkpoint.root), `They lead to the root ${root && toHex(root)}, not to ${toHex(checkpoint.root)}.`);
    return [...facts, `root ${toHex(root)}`];
  },

  async statement(claim, _, so) {
    so.statement = await readStatement(so.entry.envelope.payload);
    const { id, electionId, authority } = so.statement;
    demand(id === claim.statement, `The log has statement ${id} there.`);
    demand(electionId === claim.electionId, `It is of another election, ${electionId}.`);
    demand(authority === claim.authority, `It is ${authority}'s.`);
    return [`SHA-256(payload) ${id}`, `election ${electionId}`];
  },

  async figures({ figures }, _, { statement }) {
    if (!figures) return [];
    const signed = resultIn(statement);
    demand(signed, 'It is no result.');
    demand(signed.contest === figures.contest && signed.precinct === figures.precinct, `It is of ${signed.precinct} in ${signed.contest}.`);
    demand(
      areSame(signed.lines, figures.lines) && areSame(signed.votes, figures.votes),
      `Signed are ${[...signed.lines, ...signed.votes].join(', ')}.`,
    );
    return [`${signed.contest}, ${signed.precinct}: ${[...signed.lines, ...signed.votes].join(', ')}`];
  },

  async signature(claim, log, { entry: { envelope }, tiles, checkpoint }) {
    const keys = [
      log.authorityKey,
      ...((await isUnder(envelope, log.authorityKey)) ? [] : [await keyInForce(claim, log, tiles, checkpoint)]),
    ];
    const key = keys.at(-1);
    demand(key && (await isSigned(envelope, key)), `The key of ${claim.authority} has not signed it.`);
    return [`ECDSA P-256 ${toHex(envelope.signature)}`, `key ${toHex(key)}`, `${envelope.bundleIndex + 1} / ${envelope.bundleSize}`];
  },
};

/** Tells of each step as it ends. */
export async function* checkStatement(claim: Claim, log: Log, steps: readonly Step[] = STEPS): AsyncGenerator<Finding> {
  const soFar = {} as Progress;
  for (const step of steps) {
    const finding = await attempt(step, claim, log, soFar);
    yield finding;
    if (!finding.holds) return;
  }
}

async function attempt(step: Step, claim: Claim, log: Log, soFar: Progress): Promise<Finding> {
  try {
    return { step, holds: true, facts: await CHECKS[step](claim, log, soFar) };
  } catch (problem) {
    const facts = [problem instanceof Error ? problem.message : String(problem)];
    const isUnable =
      problem instanceof Unreadable ||
      (problem instanceof DOMException && problem.name === 'NotSupportedError') ||
      !globalThis.crypto?.subtle;
    return { step, holds: false, facts, ...(isUnable && { unable: true }) };
  }
}

const isUnder = async (envelope: Entry['envelope'], key: Bytes | undefined) => key !== undefined && isSigned(envelope, key);

/** The key that the log gave the authority last before the statement: by a change, or in the definition and its registry. */
async function keyInForce(claim: Claim, log: Log, tiles: TileReader, { size, root }: Checkpoint): Promise<Bytes | undefined> {
  const changes = (await log.keyChanges()).filter(position => position < claim.position).sort((one, other) => other - one);
  for (const position of [...changes, ...registryPositions(claim.position)]) {
    const leaf = await tiles.entry(position);
    const led = await rootFrom(await leafHash(leaf), position, size, await auditPath(position, size, tiles.node));
    demand(led && areEqual(led, root), `Entry ${position}, which may have its key, is not in the log.`);
    const key = keyGivenIn(await readStatement(readEntry(leaf).envelope.payload), claim.authority);
    if (key) return key;
  }
  return undefined;
}

/** The definition and its pages stand first, and authorities on the first of them. */
const registryPositions = (before: number) => [...Array(Math.min(before, 64)).keys()];

const areSame = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((figure, i) => figure === other[i]);
