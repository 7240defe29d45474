// What a publisher keeps: the latest row of each contest and area, and what happened. Rows are absolute, so a row simply takes the place of
// the one before; nothing is ever added up here.
import { isDeepStrictEqual } from 'node:util';

export class Mirror {
  #rows = new Map();

  /** Where the rows stand: entries of the ledger that are counted in them. */
  position = 0n;

  /** Nothing is on its way that was there when the connection was made: rows of one position may come in several messages until then. */
  isCurrent = false;

  /** The asOf of the last message: test and synthetic flags, whether the server is rebuilding. */
  asOf = null;

  /** Events in order of position. Keep them, or write them down as they come. */
  events = [];

  /** Takes in one message of a Watch. */
  take(message) {
    switch (message.kind) {
      case 'WATCH_KIND_CURRENT':
        this.isCurrent = true;
        this.#mayNotGoBack(message);
        break;
      case 'WATCH_KIND_SNAPSHOT':
        this.#rows.clear();
        break;
      case 'WATCH_KIND_RESET':
        // Our token is for another history than the server's: another election, or figures folded by another version of the rules. What we
        // have is void, also what we have told our readers.
        this.isCurrent = false;
        this.#rows.clear();
        this.events = [];
        this.position = 0n;
        break;
      default:
        // Changes and heartbeats; and what a later version of the contract may add, whose rows are absolute all the same.
        this.#mayNotGoBack(message);
    }
    for (const row of message.totals) this.#rows.set(keyOf(row), row);
    for (const event of message.events) this.#tell(event);
    this.asOf = message.as_of;
    this.position = BigInt(message.as_of.position);
  }

  /** All rows, in the order of the first snapshot: a contest's whole before its areas. */
  get rows() {
    return [...this.#rows.values()];
  }

  /** The whole of each contest. */
  get wholes() {
    return this.rows.filter((row) => row.area === '');
  }

  /** What is different from a GetResponse at the same position, as "contest/area"; empty where nothing is. */
  differencesFrom(response) {
    const there = new Map(response.totals.map((row) => [keyOf(row), row]));
    const keys = new Set([...there.keys(), ...this.#rows.keys()]);
    return [...keys].filter((key) => !isDeepStrictEqual(there.get(key), this.#rows.get(key)));
  }

  #mayNotGoBack({ as_of: { position } }) {
    if (BigInt(position) < this.position) throw new Error(`The totals went back from position ${this.position} to ${position}.`);
  }

  /** Each event comes once and in order, also across connections: the token says which we have had. */
  #tell(event) {
    const last = this.events.at(-1);
    if (last && BigInt(event.position) <= BigInt(last.position)) throw new Error(`The event at ${event.position} came after that at ${last.position}.`);
    this.events.push(event);
  }
}

const keyOf = ({ contest, area }) => `${contest}/${area}`;
