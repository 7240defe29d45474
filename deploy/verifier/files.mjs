// A log's public files, from a web server or a folder, and what can be wrong with them.
import { readFile } from 'node:fs/promises';

/** The log shows something that cannot be: in which of its files, at which entry (undefined where it is about none), and what. */
export class Wrong extends Error {
  constructor(file, position, what) {
    super(what);
    Object.assign(this, { file, position });
  }
}

/** Nothing can be said of the log: it cannot be read, or not as it was asked for. */
export class Unreadable extends Error {}

/** Within what knows the file and the entry: see Wrong. */
export function demand(holds, what) {
  if (!holds) throw new Error(what);
}

/** A function from a path below the log's prefix to the file's bytes, or to undefined where there is no such file. */
export function openLog(place) {
  const load = /^https?:\/\//.test(place) ? download : readIfThere;
  return (path) => load(`${place.replace(/\/+$/, '')}/${path}`).catch((error) => {
    throw new Unreadable(`${path} of ${place} cannot be read: ${error.cause?.message ?? error.message}`);
  });
}

async function download(url) {
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  let [chunks, bytes] = [[], 0];
  for await (const chunk of response.body) {
    chunks.push(chunk);
    if ((bytes += chunk.length) > 2 ** 28) throw new Error('the server sends more bytes than any file of a log has');
  }
  return Buffer.concat(chunks);
}

function readIfThere(path) {
  return readFile(path).catch((error) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)));
}
