export type Bytes = Uint8Array<ArrayBuffer>;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function concat(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(text: string): Bytes {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new Error(`No hexadecimal digits: ${text}`);
  return Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Throws where the bytes are no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return UTF8.decode(bytes);
}

/** Base64 in its one spelling: no white space, unused bits 0. Undefined for any other text. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    const decoded = atob(text);
    return btoa(decoded) === text ? Uint8Array.from(decoded, char => char.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}

/** Eight bytes, most significant first. */
export function u64(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
