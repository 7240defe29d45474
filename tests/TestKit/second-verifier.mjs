// Runs deploy/verifier for each line of standard input, a JSON array of its arguments, and answers each in a line: starting node takes longer
// than verifying.
import { createInterface } from 'node:readline';
import { verify } from '../../deploy/verifier/command.mjs';

for await (const line of createInterface({ input: process.stdin })) {
  let [report, error] = [null, null];
  const code = await verify(JSON.parse(line), (document) => { report = document; }, (failure) => { error = `${failure.stack ?? failure}`; });
  console.log(JSON.stringify({ code, report, error }));
}
