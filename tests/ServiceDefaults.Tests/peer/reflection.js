'use strict';

const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const contracts = require('./contracts');

// Asks one question of server reflection.
function ask(target, request) {
  return new Promise((resolve, reject) => {
    const Client = contracts.service('grpc.reflection.v1.ServerReflection');
    const call = new Client(target, grpc.credentials.createInsecure()).ServerReflectionInfo();
    call.on('data', resolve);
    call.on('error', reject);
    call.write(request);
    call.end();
  });
}

// A FileDescriptorSet, whose only field is the repeated file: tag 1, length-delimited.
function fileSet(files) {
  return Buffer.concat(files.flatMap((file) => [Buffer.from([0x0a]), varint(file.length), file]));
}

function varint(value) {
  const bytes = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

// Calls a unary method knowing nothing but the server's address and the method's name: the contract comes from the server itself.
async function describe({ target, service, method, request }) {
  const answer = await ask(target, { file_containing_symbol: service });
  const definition = loader.loadFileDescriptorSetFromBuffer(
    fileSet(answer.file_descriptor_response.file_descriptor_proto), contracts.options);
  const Client = contracts.find(grpc.loadPackageDefinition(definition), service);
  const client = new Client(target, grpc.credentials.createInsecure());
  const response = await new Promise((resolve, reject) =>
    client[method](request, (error, message) => (error ? reject(error) : resolve(message))));
  return { methods: Object.keys(Client.service).sort(), response };
}

module.exports = { describe };
