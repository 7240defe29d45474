// FORMAT.md, "Trees": as RFC 6962, section 2.1, defines them.
import { createHash } from 'node:crypto';

export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
export const leafHash = (data) => sha256(Buffer.from([0]), data);
export const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);

export function rootOf(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  const k = split(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** The audit path as section 2.1.1 defines it. */
export function pathOf(index, leaves) {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

/** The root that a path leads to; undefined where it is not exactly as long as index and size call for. */
export function rootFrom(hash, index, size, path) {
  const rest = [...path];
  for (let last = size - 1; last > 0; index >>= 1, last >>= 1) {
    if (index & 1) hash = rest.length ? nodeHash(rest.shift(), hash) : undefined;
    else if (index < last) hash = rest.length ? nodeHash(hash, rest.shift()) : undefined;
    if (!hash) return undefined;
  }
  return rest.length === 0 ? hash : undefined;
}

/** Hashes that stand one after the other. */
export function hashesIn(bytes) {
  return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(32 * i, 32 * i + 32));
}

const split = (size) => 2 ** (31 - Math.clz32(size - 1));
