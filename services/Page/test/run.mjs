// Runs the tests of the pure parts with Node's own runner: TypeScript is stripped of its types first.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

process.chdir(`${import.meta.dirname}/..`);
const outdir = 'node_modules/.tests';
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: readdirSync('test').filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`),
  bundle: true, platform: 'node', format: 'esm', outdir, outExtension: { '.js': '.mjs' }, logLevel: 'warning',
});
const files = readdirSync(outdir).map(name => `${outdir}/${name}`);
if (files.length === 0) throw new Error('There is no test.');
process.exit(spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...files], { stdio: 'inherit' }).status ?? 1);
