// The contracts the peer speaks. Health and reflection are those published with grpc-health-check and @grpc/reflection, so
// that ours, written for this repository, are tested against them.
'use strict';

const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const options = { keepCase: true, enums: String, longs: String, defaults: true, oneofs: true };

const files = {
  'tabulation.test.v1.Echo': path.join(__dirname, '../../EchoService/protos/echo.proto'),
  'grpc.health.v1.Health': path.join(packageRoot('grpc-health-check'), 'proto/health/v1/health.proto'),
  'grpc.reflection.v1.ServerReflection': path.join(
    packageRoot('@grpc/reflection'), 'build/proto/grpc/reflection/v1/reflection.proto'),
};

function packageRoot(name) {
  const entry = require.resolve(name);
  const marker = path.join('node_modules', ...name.split('/'));
  return entry.slice(0, entry.lastIndexOf(marker) + marker.length);
}

const definitions = {};

// The client constructor of a service, which also holds its definition.
function service(name) {
  definitions[name] ??= find(grpc.loadPackageDefinition(loader.loadSync(files[name], options)), name);
  return definitions[name];
}

function find(root, name) {
  return name.split('.').reduce((scope, part) => scope[part], root);
}

module.exports = { service, find, options };
