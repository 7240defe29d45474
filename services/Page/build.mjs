// Makes dist/: installs the packages of package-lock.json unless they are there, then runs vite unless dist/ is made of the same sources. One at a
// time: several builds of the project may run beside each other, and what one has made the others use. Needs Node 20.19 or newer and npm.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The page is built with Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

process.chdir(import.meta.dirname);
const lock = '.build.lock', installed = 'node_modules/.installed', made = 'node_modules/.made', result = 'dist/index.html';
const sources = ['package-lock.json', 'tsconfig.json', 'vite.config.ts', 'build.mjs', 'index.html', ...filesIn('src'), ...filesIn('public')];

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** False while another build has it. One that was killed leaves its lock behind. */
function takeLock() {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, `${process.pid}`);
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
    if (owner && !isAlive(Number(owner))) rmSync(lock, { force: true });
    return false;
  }
}

function run(command, ...args) {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter(each => each.isFile()).map(each => `${each.parentPath ?? each.path}/${each.name}`).sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(createHash('sha256').update(readFileSync(file)).digest());
  return hash.digest('hex');
}

/** Does the work unless the mark says that it was done for the same files. */
function once(mark, files, work) {
  const wanted = hashOf(files);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  work();
  writeFileSync(mark, wanted);
}

function make() {
  if (!existsSync(result)) rmSync(made, { force: true });
  once(made, sources, () => run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'));
  // Whoever goes by times sees that it is up to date.
  utimesSync(result, new Date(), new Date());
}

while (!takeLock()) await wait(100);
try {
  once(installed, ['package-lock.json'], () => run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'));
  if (!process.argv.includes('--install')) make();
} catch (error) {
  console.error(`The page could not be built: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(lock, { force: true });
}
