#!/usr/bin/env node
// Verifies an election's log from its public files alone. See README.md beside it.
import { verify } from './command.mjs';

const args = process.argv.slice(2);
const print = (document, text) => console.log(args.includes('--json') ? JSON.stringify(document) : text);
process.exitCode = await verify(args, print, console.error);
