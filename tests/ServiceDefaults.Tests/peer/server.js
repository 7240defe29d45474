'use strict';

const fs = require('node:fs');
const grpc = require('@grpc/grpc-js');
const contracts = require('./contracts');

const counts = { open: 0, cut_short: 0 };

// Counts a call that never ends by itself.
function hold(call) {
  counts.open += 1;
  call.on('cancelled', () => {
    counts.open -= 1;
    counts.cut_short += 1;
  });
}

function echoed(metadata) {
  const result = new grpc.Metadata();
  for (const key of Object.keys(metadata.getMap()).filter((name) => name.startsWith('x-'))) {
    metadata.get(key).forEach((value) => result.add(key, value));
  }
  return result;
}

// The same service as tests/EchoService, but for Fail, which ends with the details given at the start.
const handlers = (failure) => ({
  Unary(call, callback) {
    call.sendMetadata(echoed(call.metadata));
    callback(null, { text: call.request.text }, echoed(call.metadata));
  },
  Collect(call, callback) {
    const texts = [];
    call.on('data', (request) => texts.push(request.text));
    call.on('end', () => callback(null, { text: texts.join(',') }));
  },
  Repeat(call) {
    for (let index = 0; index < call.request.count; index++) call.write({ text: call.request.text, index });
    call.end();
  },
  Converse(call) {
    call.on('data', (request) => call.write({ text: request.text }));
    call.on('end', () => call.end());
  },
  Nothing: (call, callback) => callback(null, {}),
  Hang: (call) => hold(call),
  Subscribe(call) {
    call.write({ text: call.request.text });
    hold(call);
  },
  Count: (call, callback) => callback(null, counts),
  Fail(call, callback) {
    const metadata = new grpc.Metadata();
    if (failure) metadata.add('grpc-status-details-bin', Buffer.from(failure.details, 'base64'));
    callback({ code: failure.code, details: failure.message, metadata });
  },
});

// Starts a server on a port of its own choice, and returns that.
function serve({ certificate, key, failure }) {
  const server = new grpc.Server({ 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip });
  server.addService(contracts.service('tabulation.test.v1.Echo').service, handlers(failure));
  const credentials = certificate
    ? grpc.ServerCredentials.createSsl(null, [{ cert_chain: fs.readFileSync(certificate), private_key: fs.readFileSync(key) }])
    : grpc.ServerCredentials.createInsecure();
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve({ port }))));
}

module.exports = { serve };
