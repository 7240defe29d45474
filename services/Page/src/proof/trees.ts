// RFC 6962, section 2.1: hashes of leaves and nodes, and audit paths.
import { concat, type Bytes } from './bytes';

export async function sha256(...parts: Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));
}

export const leafHash = (data: Uint8Array) => sha256(Uint8Array.of(0), data);

export const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1), left, right);

/** The root to which a leaf's hash leads along its audit path; undefined where the path is not as long as index and size call for. */
export async function rootFrom(leaf: Bytes, index: number, size: number, path: readonly Bytes[]): Promise<Bytes | undefined> {
  if (index >= size) return undefined;
  let [hash, used, last] = [leaf, 0, size - 1];
  for (; last > 0; index = Math.floor(index / 2), last = Math.floor(last / 2)) {
    const isRight = index % 2 === 1;
    if (!isRight && index === last) continue;
    const sibling = path[used++];
    if (!sibling) return undefined;
    hash = isRight ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
  }
  return used === path.length ? hash : undefined;
}

/** The hash over the 2^level leaves from index * 2^level on, all of which the log has. */
export type NodeReader = (level: number, index: number) => Promise<Bytes>;

/** The root of leaves from (included) to to (excluded), which is larger. */
export async function rootOfRange(from: number, to: number, read: NodeReader): Promise<Bytes> {
  const level = Math.log2(to - from);
  if (Number.isInteger(level) && from % (to - from) === 0) return read(level, from / (to - from));
  const middle = from + largestPowerBelow(to - from);
  return nodeHash(await rootOfRange(from, middle, read), await rootOfRange(middle, to, read));
}

/** The same root, from nodes that lie on one side of a boundary each: those on its left give the root of what the log was at that size. */
export async function rootAcross(boundary: number, from: number, to: number, read: NodeReader): Promise<Bytes> {
  if (boundary <= from || to <= boundary) return rootOfRange(from, to, read);
  const middle = from + largestPowerBelow(to - from);
  return nodeHash(await rootAcross(boundary, from, middle, read), await rootAcross(boundary, middle, to, read));
}

/** The siblings of the leaf at index in the tree of size leaves, from the leaf up. */
export function auditPath(index: number, size: number, read: NodeReader): Promise<Bytes[]> {
  return pathWithin(index, 0, size, read);
}

async function pathWithin(index: number, from: number, to: number, read: NodeReader): Promise<Bytes[]> {
  if (to - from === 1) return [];
  const middle = from + largestPowerBelow(to - from);
  return index < middle
    ? [...(await pathWithin(index, from, middle, read)), await rootOfRange(middle, to, read)]
    : [...(await pathWithin(index, middle, to, read)), await rootOfRange(from, middle, read)];
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
