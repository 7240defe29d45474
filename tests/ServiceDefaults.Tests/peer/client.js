'use strict';

const fs = require('node:fs');
const grpc = require('@grpc/grpc-js');
const contracts = require('./contracts');

const clients = new Map();
const streams = new Map();

function clientOf({ target, service, roots, gzip }) {
  const key = JSON.stringify([target, service, roots, gzip]);
  if (!clients.has(key)) {
    const credentials = roots ? grpc.credentials.createSsl(fs.readFileSync(roots)) : grpc.credentials.createInsecure();
    const options = gzip ? { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip } : {};
    clients.set(key, new (contracts.service(service))(target, credentials, options));
  }
  return clients.get(key);
}

// Metadata travels in JSON as pairs; the values of -bin keys in base64.
function metadataFrom(pairs) {
  const metadata = new grpc.Metadata();
  for (const [key, value] of pairs ?? []) {
    metadata.add(key, key.endsWith('-bin') ? Buffer.from(value, 'base64') : value);
  }
  return metadata;
}

function pairsFrom(metadata) {
  return Object.keys(metadata?.getMap() ?? {}).flatMap((key) =>
    metadata.get(key).map((value) => [key, Buffer.isBuffer(value) ? value.toString('base64') : value]));
}

function outcomeFrom(status) {
  return { code: status.code, details: status.details, trailers: pairsFrom(status.metadata) };
}

function optionsFrom({ deadlineMs }) {
  return deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs };
}

// One request, one response: { response, headers, code, details, trailers }.
function unary(args) {
  return new Promise((resolve) => {
    const result = { response: null, headers: [] };
    const client = clientOf(args);
    const call = client[args.method](args.request ?? {}, metadataFrom(args.metadata), optionsFrom(args), (_, response) => {
      result.response = response ?? null;
    });
    call.on('metadata', (metadata) => (result.headers = pairsFrom(metadata)));
    call.on('status', (status) => setImmediate(() => resolve({ ...result, ...outcomeFrom(status) })));
    if (args.stream) streams.set(args.stream, { call });
  });
}

// Opens a call with a stream in either direction under the name given as `stream`.
function open(args) {
  const client = clientOf(args);
  const stream = { received: [], waiting: [] };
  const rest = [metadataFrom(args.metadata), optionsFrom(args)];
  const deliver = (event) => (stream.waiting.length > 0 ? stream.waiting.shift()(event) : stream.received.push(event));
  const { requestStream, responseStream } = client[args.method];
  const parameters = requestStream ? rest : [args.request ?? {}, ...rest];
  stream.call = responseStream
    ? client[args.method](...parameters)
    : client[args.method](...parameters, (error, message) => error || deliver({ message }));
  stream.call.on('data', (message) => deliver({ message }));
  stream.call.on('status', (status) => setImmediate(() => deliver({ status: outcomeFrom(status) })));
  stream.call.on('error', () => {});
  streams.set(args.stream, stream);
  return {};
}

function write({ stream, message }) {
  return new Promise((resolve) => streams.get(stream).call.write(message, () => resolve({})));
}

function end({ stream }) {
  streams.get(stream).call.end();
  return {};
}

// The next { message } or, at the end, { status }.
function next({ stream }) {
  const { received, waiting } = streams.get(stream);
  return received.length > 0 ? received.shift() : new Promise((resolve) => waiting.push(resolve));
}

function cancel({ stream }) {
  streams.get(stream).call.cancel();
  return {};
}

// Opens many subscriptions on one channel, and returns when each has had its first message.
async function subscribe({ count, ...args }) {
  const names = Array.from({ length: count }, (_, i) => `subscription-${args.target}-${i}`);
  names.forEach((stream, i) => open({ ...args, method: 'Subscribe', request: { text: `${i}` }, stream }));
  const first = await Promise.all(names.map((stream) => next({ stream })));
  names.forEach((stream) => cancel({ stream }));
  return first.map(({ message }) => message?.text);
}

module.exports = { unary, open, write, end, next, cancel, subscribe };
