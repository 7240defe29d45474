// One Watch after the other, each beginning where the one before broke off.
import { setTimeout as pause } from 'node:timers/promises';
import grpc from '@grpc/grpc-js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

/** No other attempt will do better. FAILED_PRECONDITION is not here: before the release hour it pays to wait. */
const FINAL = new Set(['INVALID_ARGUMENT', 'NOT_FOUND', 'PERMISSION_DENIED', 'UNAUTHENTICATED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'DATA_LOSS']
  .map((name) => grpc.status[name]));

/**
 * Messages of a Watch, until the signal is given. Connects anew as often as it takes.
 * @param {() => object} connect Makes a client.
 * @param {object} filter A TotalsFilter.
 * @param {{ signal: AbortSignal, connecting: () => void, mayDrop: () => boolean, told: (words: string) => void }} options
 *   connecting: called before each Watch. mayDrop: asked after each message; true to throw the connection away, as a bad network would.
 */
export async function* follow(connect, filter, { signal, connecting, mayDrop, told }) {
  let token = Buffer.alloc(0);
  let failures = 0;
  while (!signal.aborted) {
    connecting();
    const client = connect();
    const call = client.Watch({ filter, resume_token: token });
    const stop = () => call.cancel();
    signal.addEventListener('abort', stop);
    try {
      for await (const message of call) {
        failures = 0;
        // First taken in by the caller, then remembered: what we have and the token that says so must change together. Who keeps both on
        // disk writes them in one transaction.
        yield message;
        token = message.resume_token;
        if (mayDrop()) break;
      }
      if (!signal.aborted) told('The connection is gone; going on where it broke off.');
    } catch (error) {
      if (signal.aborted) return;
      if (error.code === undefined || FINAL.has(error.code)) throw error;
      const wait = Math.min(FIRST_PAUSE * 2 ** failures++, LONGEST_PAUSE) * (0.5 + Math.random() / 2);
      told(`${error.message} Trying again in ${(wait / 1000).toFixed(1)} s.`);
      await pause(wait, undefined, { signal }).catch(() => {});
    } finally {
      signal.removeEventListener('abort', stop);
      call.cancel();
      client.close();
    }
  }
}
