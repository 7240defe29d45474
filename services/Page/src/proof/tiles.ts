// c2sp.org/tlog-tiles: a log's hashes, 256 in a file, and its entries likewise.
import type { Bytes } from './bytes';
import type { Checkpoint } from './notes';
import { nodeHash, type NodeReader } from './trees';

const WIDTH = 256;
const LEVELS_OF_TILE = 8;

/** A file cannot be read at present: that says nothing about the log. */
export class Unreadable extends Error {}

/** The bytes of a file below the log's prefix; undefined where there is no such file. Throws Unreadable. */
export type FileReader = (path: string) => Promise<Bytes | undefined>;

/** Where a tile lies, and how much of it a log has that has count hashes, or entries, at its level. */
export function tilePath(level: number | 'entries', index: number, count: number): { full: string; file: string; width: number } {
  const width = Math.min(WIDTH, count - index * WIDTH);
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const full = `tile/${level}/${digits.replace(/\d{3}(?=\d)/g, 'x$&/')}`;
  return { full, file: width < WIDTH ? `${full}.p/${width}` : full, width };
}

/** Reads a log of one size, each file once. */
export class TileReader {
  private readonly tiles = new Map<string, Promise<Bytes[]>>();

  constructor(
    private readonly read: FileReader,
    private readonly checkpoint: Checkpoint,
  ) {}

  /** Worked out from the level of the tile that it lies in. */
  readonly node: NodeReader = async (level, index) => {
    const tileLevel = Math.floor(level / LEVELS_OF_TILE);
    const span = 2 ** (level % LEVELS_OF_TILE);
    const tile = await this.tile(tileLevel, Math.floor((index * span) / WIDTH));
    return fold(tile.slice((index * span) % WIDTH, ((index * span) % WIDTH) + span));
  };

  /** The bytes of the entry at a position below the log's size. */
  async entry(position: number): Promise<Bytes> {
    const path = tilePath('entries', Math.floor(position / WIDTH), this.checkpoint.size);
    const { bytes } = await this.readPartial(path);
    const entry = split(bytes)[position % WIDTH];
    if (!entry) throw new Error(`${path.file}: it has no entry ${position}.`);
    return entry;
  }

  private tile(level: number, index: number): Promise<Bytes[]> {
    const path = tilePath(level, index, Math.floor(this.checkpoint.size / WIDTH ** level));
    const known = this.tiles.get(path.file) ?? this.readTile(path);
    this.tiles.set(path.file, known);
    return known;
  }

  private async readTile(path: ReturnType<typeof tilePath>): Promise<Bytes[]> {
    const { bytes, shown } = await this.readPartial(path);
    if (bytes.length !== shown * 32) throw new Error(`${path.file}: it does not have ${shown} hashes.`);
    return Array.from({ length: path.width }, (_, i) => bytes.slice(32 * i, 32 * (i + 1)));
  }

  /** A partial tile may be gone once there is the full one. */
  private async readPartial({ file, full, width }: ReturnType<typeof tilePath>): Promise<{ bytes: Bytes; shown: number }> {
    const part = await this.read(file);
    const bytes = part ?? (await this.read(full));
    if (!bytes) throw new Error(`${file}: it is not there.`);
    return { bytes, shown: part ? width : WIDTH };
  }
}

/** Each entry follows its length, two bytes. */
function split(bundle: Bytes): Bytes[] {
  const entries: Bytes[] = [];
  for (let at = 0; at + 2 <= bundle.length; ) {
    const end = at + 2 + bundle[at]! * 256 + bundle[at + 1]!;
    if (end > bundle.length) throw new Error('The bundle ends within an entry.');
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  return entries;
}

/** The root over hashes, as many as a power of two. */
async function fold(hashes: Bytes[]): Promise<Bytes> {
  let level = hashes;
  while (level.length > 1)
    level = await Promise.all(Array.from({ length: level.length / 2 }, (_, i) => nodeHash(level[2 * i]!, level[2 * i + 1]!)));
  return level[0]!;
}
