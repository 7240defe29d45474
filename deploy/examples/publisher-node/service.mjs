// The contracts, read from the .proto files themselves: no generated code to keep in step.
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const HERE = dirname(fileURLToPath(import.meta.url));

/** The repository's protos, or a copy of them. */
export const PROTOS = join(HERE, '..', '..', '..', 'protos');

/** 64-bit numbers come as strings: a JavaScript number is exact only up to 2^53. Make them BigInt before adding anything up. */
const OPTIONS = { keepCase: true, longs: String, enums: String, bytes: Buffer, defaults: true };

// A connection that is silently dead looks like one on which nothing happens: a ping every 20 s tells them apart.
const CHANNEL = { 'grpc.keepalive_time_ms': 20_000, 'grpc.keepalive_timeout_ms': 5_000, 'grpc.max_receive_message_length': 64 << 20 };

/**
 * A client of Publication's TotalsService.
 * @param {string} address Such as http://127.0.0.1:5001, or https://results.example.
 */
export function connect(address, protos = PROTOS) {
  const definition = loader.loadSync('tabulation/v1/totals.proto', { ...OPTIONS, includeDirs: [protos] });
  const { TotalsService } = grpc.loadPackageDefinition(definition).tabulation.v1;
  const { protocol, host } = new URL(address);
  return new TotalsService(host, protocol === 'https:' ? grpc.credentials.createSsl() : grpc.credentials.createInsecure(), CHANNEL);
}

/** One answer to one request; asked again for up to half a minute while the server is away or not ready. */
export async function ask(client, method, request) {
  const patience = Date.now() + 30_000;
  for (;;) {
    try {
      return await askOnce(client, method, request, patience);
    } catch (error) {
      if (error.code !== grpc.status.UNAVAILABLE || Date.now() > patience) throw error;
      await pause(500);
    }
  }
}

function askOnce(client, method, request, deadline) {
  return new Promise((resolve, reject) => {
    client[method](request, { deadline }, (error, response) => (error ? reject(error) : resolve(response)));
  });
}
