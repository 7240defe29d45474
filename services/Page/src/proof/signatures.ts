// FORMAT.md, "Keys and signatures" and "Bundles": one signature over the root of all statements signed together.
import { concat, u64, utf8, type Bytes } from './bytes';
import type { Envelope } from './entries';
import { leafHash, rootFrom } from './trees';

const STATEMENTS = 'application/vnd.tabulation.statement-bundle.v1';
const MOST_STATEMENTS = 256;
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** DSSE v1's pre-authentication encoding. */
function pae(type: string, body: Bytes): Bytes {
  return concat(utf8(`DSSEv1 ${type.length} ${type} ${body.length} `), body);
}

/** The bytes that a statement's signature covers; undefined where size, index and path do not fit together. */
export async function signedBytes({ payload, bundleSize, bundleIndex, auditPath }: Envelope): Promise<Bytes | undefined> {
  if (bundleSize < 1 || bundleSize > MOST_STATEMENTS || auditPath.length % 32 !== 0) return undefined;
  const path = Array.from({ length: auditPath.length / 32 }, (_, i) => auditPath.slice(32 * i, 32 * (i + 1)));
  const root = await rootFrom(await leafHash(payload), bundleIndex, bundleSize, path);
  return root && pae(STATEMENTS, concat(u64(bundleSize), root));
}

/** Whether the key, a SEC 1 uncompressed point, has signed the bundle in which the envelope proves its statement. */
export async function isSigned(envelope: Envelope, publicKey: Bytes): Promise<boolean> {
  const signed = await signedBytes(envelope);
  if (!signed || envelope.signature.length !== 64) return false;
  const key = await crypto.subtle.importKey('raw', publicKey, P256, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, envelope.signature, signed);
}
