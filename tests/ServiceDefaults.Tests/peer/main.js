// A gRPC client and server that are not ours (@grpc/grpc-js), driven over standard input and output: each line in is a command
// with an id, each line out the result of one, in any order.
'use strict';

const readline = require('node:readline');
const client = require('./client');
const { describe } = require('./reflection');
const server = require('./server');

const commands = { ...client, describe, serve: server.serve };

async function run({ id, command, ...args }) {
  try {
    return { id, result: await commands[command](args) };
  } catch (error) {
    return { id, error: error.stack ?? String(error) };
  }
}

const lines = readline.createInterface({ input: process.stdin });
lines.on('line', async (line) => process.stdout.write(JSON.stringify(await run(JSON.parse(line))) + '\n'));
lines.on('close', () => process.exit(0));
