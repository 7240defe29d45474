// Follows a night and ends with the same totals as the server. node publisher.mjs --help says how it is called.
import { parseArgs } from 'node:util';
import { follow } from './follow.mjs';
import { Mirror } from './mirror.mjs';
import { ask, connect, PROTOS } from './service.mjs';
import { checkVectors } from './vectors.mjs';

const HELP = `node publisher.mjs [options]

  --server URL        Publication's gRPC address [default: http://127.0.0.1:5001]
  --contest CODE      a contest; may be repeated [default: all]
  --area CODE         an area [default: the whole election]
  --depth N           levels below the area to include, 0 to 16 [default: 0]
  --until POSITION    ends once so many entries are counted [default: at Ctrl-C]
  --drops N           throws its connection away N times on the way, to show that nothing is lost
  --protos DIR        the contracts and their golden vectors [default: those of this repository]

Progress is on standard error, the end as one line of JSON on standard output.
Exit code 0: the totals kept are those that the server gives; 1: they are not; 2: wrong options; 3: the server will not answer.`;

/** Messages between two drops. */
const DROP_EVERY = 2;

const told = (words) => console.error(words);
const percent = (part, whole) => (whole === 0n ? '-' : `${Number((part * 10_000n) / whole) / 100}%`);

/** One line about a contest: how far counting is, and who leads. */
function headline(row, seats) {
  const votes = row.votes.map(BigInt);
  const all = votes.reduce((sum, each) => sum + each, 0n);
  const leader = votes.indexOf(votes.reduce((most, each) => (each > most ? each : most), 0n));
  const lead = all === 0n ? '' : `, ${seats.selections[leader].code} ${percent(votes[leader], all)}`;
  return `${row.contest} ${row.precincts_counted} of ${row.precincts_expected} counted, ${row.precincts_flagged} flagged, ${row.precincts_held} held${lead}`;
}

class Publisher {
  #options;
  #connect;
  #filter;
  #mirror = new Mirror();
  #seats = new Map();
  #sinceDrop = 0;
  #messages = 0;
  #dropped = 0;
  #stop = new AbortController();

  constructor(options) {
    this.#options = options;
    this.#connect = () => connect(options.server, options.protos);
    this.#filter = { contests: options.contest, area: options.area, depth: Number(options.depth) };
  }

  /** Ends when everything counted so far is here; at once where nothing was ever heard. */
  finish() {
    this.#options.until = '0';
    if (this.#messages === 0) this.#stop.abort();
  }

  async run() {
    const client = this.#connect();
    const connecting = () => { this.#mirror.isCurrent = false; };
    const mayDrop = () => this.#mayDrop();
    for await (const message of follow(this.#connect, this.#filter, { signal: this.#stop.signal, connecting, mayDrop, told })) {
      this.#messages++;
      this.#mirror.take(message);
      await this.#tell(client, message);
      // Not in the midst of what we have not heard yet, and not before we have shown that a lost connection costs nothing.
      if (this.#mirror.position < BigInt(this.#options.until ?? 2n ** 63n) || this.#dropped < Number(this.#options.drops)) continue;
      if (!this.#mirror.isCurrent) continue;
      const answer = await ask(client, 'Get', { filter: this.#filter });
      if (answer.as_of.position !== message.as_of.position) continue;
      this.#stop.abort();
      client.close();
      return this.#conclude(answer);
    }
    throw new Error('Nothing was heard.');
  }

  #mayDrop() {
    if (this.#dropped >= Number(this.#options.drops) || ++this.#sinceDrop < DROP_EVERY) return false;
    this.#sinceDrop = 0;
    this.#dropped++;
    return true;
  }

  async #tell(client, message) {
    const { position, test, synthetic, rebuilding } = message.as_of;
    const marks = [test && 'TEST', synthetic && 'SYNTHETIC', rebuilding && 'REBUILDING'].filter(Boolean).join(', ');
    for (const row of message.totals.filter(({ area }) => area === '')) {
      // Who stands in a contest does not change; seats do, so they are asked for again in the end.
      if (!this.#seats.has(row.contest)) this.#seats.set(row.contest, await ask(client, 'GetAllocation', { contest: row.contest }));
      told(`${position} ${headline(row, this.#seats.get(row.contest))}${marks && ` (${marks})`}`);
    }
    for (const event of message.events) told(`${event.position} ${event.kind} ${event.contest} ${event.precinct} ${event.reason}`.trimEnd());
  }

  #conclude(answer) {
    const differences = this.#mirror.differencesFrom(answer);
    console.log(JSON.stringify({
      equal: differences.length === 0, differences, position: answer.as_of.position, rows: this.#mirror.rows.length, messages: this.#messages,
      reconnected: this.#dropped, events: this.#mirror.events.map(({ position, kind }) => ({ position, kind })),
    }));
    return differences.length === 0 ? 0 : 1;
  }
}

async function main(args) {
  const options = read(args);
  if (!options || options.help) {
    console.error(HELP);
    return options ? 0 : 2;
  }
  told(`${checkVectors(options.protos)} golden vectors hold: what is signed is read and hashed here as the server does.`);
  const publisher = new Publisher(options);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => publisher.finish());
  try {
    return await publisher.run();
  } catch (error) {
    console.error(error.message);
    return error.code === undefined ? 1 : 3;
  }
}

function read(args) {
  const text = (value) => ({ type: 'string', default: value });
  try {
    const { values } = parseArgs({
      args,
      options: {
        server: text('http://127.0.0.1:5001'), contest: { type: 'string', multiple: true, default: [] }, area: text(''), depth: text('0'),
        until: { type: 'string' }, drops: text('0'), protos: text(PROTOS), help: { type: 'boolean' },
      },
    });
    new URL(values.server);
    const numbers = [values.depth, values.drops, values.until ?? '0'];
    return numbers.every((number) => /^\d{1,18}$/.test(number)) ? values : null;
  } catch {
    return null;
  }
}

process.exitCode = await main(process.argv.slice(2));
