// FORMAT.md, "Keys and signatures".
import { createPublicKey, verify } from 'node:crypto';

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

export function isPublicKey(bytes) {
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  const [x, y] = [number(bytes.subarray(1, 33)), number(bytes.subarray(33))];
  return x < P && y < P && (y * y - (x * x * x - 3n * x + B)) % P === 0n;
}

/** DSSE v1's pre-authentication encoding. */
export function pae(type, body) {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);
}

/** What is signed of a tree: its size and root, under a type. */
export function signedBytes(type, size, root) {
  const body = Buffer.alloc(40);
  body.writeBigUInt64BE(BigInt(size));
  root.copy(body, 8);
  return pae(type, body);
}

export function isSigned(publicKey, data, signature) {
  return signature.length === 64 && verify('sha256', data, verificationKey(publicKey), signature);
}

/** The key as node:crypto takes it. */
export function verificationKey(publicKey) {
  const [x, y] = [publicKey.subarray(1, 33), publicKey.subarray(33)].map((part) => part.toString('base64url'));
  return { key: createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
}

const number = (bytes) => BigInt(`0x${bytes.toString('hex')}`);
