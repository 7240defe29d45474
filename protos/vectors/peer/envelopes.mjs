// FORMAT.md, "Bundles": what the signature in an envelope covers.
import { signedBytes } from './signatures.mjs';
import { hashesIn, leafHash, rootFrom } from './trees.mjs';

export const STATEMENTS = 'application/vnd.tabulation.statement-bundle.v1';
export const ANSWERS = 'application/vnd.tabulation.answer-bundle.v1';
export const HEAD = 'application/vnd.tabulation.head.v1';
export const MOST = { [STATEMENTS]: 256, [ANSWERS]: 65_536 };

/** Steps 1 to 3, and of step 5 the bytes signed; undefined where size, index and path do not fit together. */
export function signedBytesOf({ payload, bundle_size: size = 0, bundle_index: index = 0, audit_path: encoded = '' }, type) {
  const path = Buffer.from(encoded, 'base64');
  if (size < 1 || size > MOST[type] || index >= size || path.length % 32 !== 0) return undefined;
  const root = rootFrom(leafHash(Buffer.from(payload ?? '', 'base64')), index, size, hashesIn(path));
  return root && signedBytes(type, size, root);
}
