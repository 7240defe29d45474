// The log's tree: c2sp.org/tlog-tiles. Every hash is computed anew from the entries; every tile must show just these.
import { hashesIn, leafHash, rootOf } from '../../protos/vectors/peer/trees.mjs';
import { Wrong } from './files.mjs';

const [WIDTH, AT_A_TIME] = [256, 8];

/** Where tile <index> of a level, or of the entries, lies in a log with <count> hashes, or entries, there. */
export function tilePath(level, index, count) {
  const width = Math.min(WIDTH, count - index * WIDTH);
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const full = `tile/${level}/${digits.replace(/\d{3}(?=\d)/g, 'x$&/')}`;
  return { full, file: width < WIDTH ? `${full}.p/${width}` : full, width };
}

/** All entries, as they hash to the checkpoint's root. */
export async function readEntries(read, { size, root }) {
  const bundles = [];
  for (let from = 0; from * WIDTH < size; from += AT_A_TIME) {
    const ahead = [...Array(AT_A_TIME).keys()].map((i) => from + i).filter((index) => index * WIDTH < size);
    bundles.push(...(await Promise.all(ahead.map((index) => readBundle(read, index, size)))));
  }
  const levels = levelsOf(bundles.flatMap((bundle) => bundle.hashes));
  const isRight = rootOfLevels(levels).equals(root);
  const different = bundles.find((bundle) => bundle.different)?.different;
  if (different) throw new Wrong(isRight ? different.tile : different.file, different.position, 'Entry and leaf hash do not go together.');
  if (!isRight) throw new Wrong('checkpoint', undefined, 'Its root is not that of the entries.');
  for (let level = 1; level < levels.length; level++) await compareTiles(read, level, levels[level]);
  return bundles.flatMap((bundle) => bundle.entries);
}

/** A bundle's entries, their hashes and, where there is one, the first with another hash than in the tile of leaf hashes. */
async function readBundle(read, index, size) {
  const [path, tile] = [tilePath('entries', index, size), tilePath(0, index, size)];
  const shown = await readTile(read, tile);
  const { entries, isWhole } = split(await readPartial(read, path), path.width);
  const hashes = entries.map(leafHash);
  const place = shown.findIndex((hash, i) => !hashes[i]?.equals(hash));
  const position = index * WIDTH + (place < 0 ? path.width - 1 : place);
  if (!isWhole) throw new Wrong(path.file, position, `The bundle is not made of ${path.width} entries.`);
  return { entries, hashes, different: place < 0 ? undefined : { file: path.file, tile: tile.file, position } };
}

/** Each entry follows its length, two bytes. The full bundle begins with the partial one. */
function split({ bytes, shown }, width) {
  const entries = [];
  let [at, next] = [0, 0];
  for (; at + 2 <= bytes.length && entries.length < WIDTH; at = next) {
    next = at + 2 + bytes.readUInt16BE(at);
    entries.push(bytes.subarray(at + 2, next));
  }
  return { entries: entries.slice(0, width), isWhole: at === bytes.length && entries.length === shown };
}

async function compareTiles(read, level, computed) {
  for (let index = 0; index * WIDTH < computed.length; index++) {
    const path = tilePath(level, index, computed.length);
    const place = (await readTile(read, path)).findIndex((hash, i) => !hash.equals(computed[index * WIDTH + i]));
    if (place >= 0) throw new Wrong(path.file, undefined, `Its hash ${place} is not the root of tile ${index * WIDTH + place} below.`);
  }
}

async function readTile(read, path) {
  const { bytes, shown } = await readPartial(read, path);
  if (bytes.length !== shown * 32) throw new Wrong(path.file, undefined, `It does not have ${shown} hashes.`);
  return hashesIn(bytes).slice(0, path.width);
}

/** The bytes, and how many hashes or entries must be in them: a partial tile may be gone once there is the full one. */
async function readPartial(read, { file, full, width }) {
  const part = await read(file);
  const bytes = part ?? (await read(full));
  if (!bytes) throw new Wrong(file, undefined, 'It is not there.');
  return { bytes, shown: part ? width : WIDTH };
}

/** Hashes by level: the leaves', then in each level the roots of the full tiles below. */
function levelsOf(hashes) {
  const roots = Array.from({ length: Math.floor(hashes.length / WIDTH) }, (_, i) => rootOf(hashes.slice(WIDTH * i, WIDTH * (i + 1))));
  return roots.length === 0 ? [hashes] : [hashes, ...levelsOf(roots)];
}

/** What is left over in each level beyond full tiles, from the leaves up, makes up the tree's right edge. */
function rootOfLevels(levels) {
  return levels.reduce((below, level) => {
    const edge = [...level.slice(level.length - (level.length % WIDTH)), ...below];
    return edge.length > 0 ? [rootOf(edge)] : [];
  }, [])[0] ?? rootOf([]);
}
