import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { leafHash as peerLeaf, pathOf, rootOf } from '../../../protos/vectors/peer/trees.mjs';
import { fromHex, toHex, type Bytes } from '../src/proof/bytes';
import { checkStatement, STEPS, type Claim, type Finding, type Log } from '../src/proof/check';
import { readEntry, readStatement, resultIn } from '../src/proof/entries';
import { isSigned } from '../src/proof/signatures';
import { auditPath, leafHash, rootAcross, rootFrom, rootOfRange, type NodeReader } from '../src/proof/trees';
import { bundle, checkpoint, commission, filesOf, idOf, PROTOS, result, verifierKey } from './support/log';

const vectors = (name: string) => JSON.parse(readFileSync(`${PROTOS}/vectors/${name}.json`, 'utf8'));
const plain = (bytes: Uint8Array) => new Uint8Array(bytes) as Bytes;

test('bundles of the vectors are signed by their keys, and by nothing near them', async () => {
  const keys = vectors('keys');
  const bundles = vectors('bundles').filter((each: any) => each.type.includes('statement-bundle'));
  ok(bundles.length >= 2);
  for (const { key, payloads, signature, audit_paths } of bundles)
    for (const [i, payload] of payloads.entries()) {
      const envelope = { payload: fromHex(payload), signature: fromHex(signature), bundleSize: payloads.length, bundleIndex: i, auditPath: fromHex(audit_paths[i]) };
      const point = fromHex(keys[key].public_key);
      ok(await isSigned(envelope, point));
      ok(!(await isSigned({ ...envelope, payload: fromHex(`${payload.slice(0, -2)}${payload.endsWith('00') ? '01' : '00'}`) }, point)));
      ok(!(await isSigned({ ...envelope, bundleSize: payloads.length + 1 }, point)));
      ok(!(await isSigned(envelope, fromHex(keys.intake.public_key))));
    }
});

test('entries of the vectors have the hashes and statements that the vectors name', async () => {
  const ids = new Set(vectors('payloads').map((each: any) => each.statement_id));
  for (const { leaf, leaf_hash, message } of vectors('entries').entries) {
    strictEqual(toHex(await leafHash(fromHex(leaf))), leaf_hash);
    const entry = readEntry(fromHex(leaf));
    deepStrictEqual([entry.position, entry.recordedAt], [Number(message.position ?? 0), Number(message.recorded_at)]);
    ok(ids.has((await readStatement(entry.envelope.payload)).id));
  }
});

test('results of the vectors are read as the vectors have them', async () => {
  const results = vectors('payloads').filter((each: any) => each.message.precinct_result ?? each.message.observer_copy);
  ok(results.length >= 2);
  for (const { payload, message } of results) {
    const said = message.precinct_result ?? message.observer_copy;
    const read = resultIn(await readStatement(fromHex(payload)))!;
    deepStrictEqual(read, { contest: said.contest, precinct: said.precinct, lines: (said.lines ?? []).map(Number), votes: (said.votes ?? []).map(Number) });
  }
});

test('audit paths and roots are those of an independent implementation, for all trees up to 70 leaves', async () => {
  const leaves = Array.from({ length: 70 }, (_, i) => peerLeaf(Buffer.of(i)));
  const read: NodeReader = async (level, index) => plain(rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
  for (let size = 1; size <= leaves.length; size++) {
    const tree = leaves.slice(0, size);
    strictEqual(toHex(await rootOfRange(0, size, read)), rootOf(tree).toString('hex'));
    for (let index = 0; index < size; index += 1 + Math.floor(size / 9)) {
      const path = await auditPath(index, size, read);
      deepStrictEqual(path.map(toHex), pathOf(index, tree).map((hash: Buffer) => hash.toString('hex')));
      strictEqual(toHex((await rootFrom(plain(leaves[index]!), index, size, path))!), rootOf(tree).toString('hex'));
      strictEqual(await rootFrom(plain(leaves[index]!), index, size, [...path, path[0] ?? plain(leaves[0]!)]), undefined);
    }
    for (const boundary of [0, 1, Math.floor(size / 3), size - 1, size]) strictEqual(toHex(await rootAcross(boundary, 0, size, read)), rootOf(tree).toString('hex'));
  }
});

// A log of one definition, one page that gives the region its key, a change of that key, and results before and after it.
const NAME = 'example.org/log';
const [root, region, regionLater] = [commission(), commission(), commission()];
const election = Buffer.alloc(32, 3);
const names = [{ language: 'en', text: 'R' }];
const page = {
  election_id: election.toString('base64'), authority: 'CEC', nonce: Buffer.alloc(16, 1).toString('base64'),
  registry_page: { authorities: [{ code: 'R1', names, role: 'AUTHORITY_ROLE_COMMISSION', public_key: region.point.toString('base64') }] },
};
const rotation = {
  election_id: election.toString('base64'), authority: 'CEC', nonce: Buffer.alloc(16, 2).toString('base64'),
  authority_change: { rotate: { authority: 'R1', public_key: regionLater.point.toString('base64') }, reason: 'Card replaced' },
};
const early = result(election, 'R1', 'P/1', [100, 60, 2], [40, 18]);
const late = result(election, 'R1', 'P/2', [300, 0, 1], [7, 2_147_483_647]);
const CHANGED_AT = 400;

function logOf(size: number): Map<string, Buffer> {
  const entries = [...bundle([page], 0, root), ...bundle([early], 1, region)];
  while (entries.length < size) {
    const at = entries.length;
    if (at === CHANGED_AT) entries.push(...bundle([rotation], at, root));
    else if (at === size - 1) entries.push(...bundle([late], at, regionLater));
    else entries.push(...bundle([result(election, 'R1', `P/${at + 10}`, [at], [at])], at, region));
  }
  return filesOf(NAME, entries.slice(0, size));
}

const claimOf = (message: any, position: number): Claim => ({
  position, statement: idOf(message), electionId: election.toString('hex'), authority: 'R1',
  figures: { contest: 'lists', precinct: message.precinct_result.precinct, lines: message.precinct_result.lines.map(Number), votes: message.precinct_result.votes.map(Number) },
});

function logAt(files: Map<string, Buffer>, with_: Partial<Log> = {}): Log {
  return {
    read: async (path) => files.has(path) ? plain(files.get(path)!) : undefined, key: verifierKey(NAME), authorityKey: plain(regionLater.point),
    keyChanges: async () => [CHANGED_AT], seen: undefined, remember: () => undefined, ...with_,
  };
}

async function run(claim: Claim, log: Log): Promise<Finding[]> {
  const findings = [];
  for await (const finding of checkStatement(claim, log)) findings.push(finding);
  return findings;
}

const verdict = (findings: Finding[]) => (findings.every((each) => each.holds) && findings.length === STEPS.length ? 'holds' : findings.at(-1)!.step);

const small = logOf(3), big = logOf(70_000);

test('a statement is proved in a log of three entries and in one whose tree has three levels of tiles, under the key of its time', async () => {
  strictEqual(verdict(await run(claimOf(early, 1), logAt(small, { authorityKey: plain(region.point) }))), 'holds');
  strictEqual(verdict(await run(claimOf(early, 1), logAt(big))), 'holds');
  strictEqual(verdict(await run(claimOf(late, 69_999), logAt(big))), 'holds');
});

test('what the page shows otherwise than it was signed is found where it differs', async () => {
  const claim = claimOf(early, 1), log = logAt(big);
  strictEqual(verdict(await run({ ...claim, figures: { ...claim.figures!, votes: [41, 18] } }, log)), 'figures');
  strictEqual(verdict(await run({ ...claim, figures: { ...claim.figures!, precinct: 'P/2' } }, log)), 'figures');
  strictEqual(verdict(await run({ ...claim, statement: idOf(late) }, log)), 'statement');
  strictEqual(verdict(await run({ ...claim, electionId: '00'.repeat(32) }, log)), 'statement');
  strictEqual(verdict(await run({ ...claim, position: 2 }, log)), 'statement');
  strictEqual(verdict(await run({ ...claim, position: 70_000 }, log)), 'checkpoint');
  strictEqual(verdict(await run(claim, logAt(big, { key: verifierKey('example.org/other') }))), 'checkpoint');
});

test('a byte changed in any file that the proof reads is found', async () => {
  for (const position of [1, 69_999]) {
    const asked = new Set<string>();
    const claim = claimOf(position === 1 ? early : late, position);
    await run(claim, logAt(big, { read: async (path) => (asked.add(path), big.has(path) ? plain(big.get(path)!) : undefined) }));
    ok(asked.size >= 4);
    for (const path of asked) {
      if (!big.has(path)) continue;
      const changed = Buffer.from(big.get(path)!);
      if (path.startsWith('tile/entries')) changed[position === 1 ? changed.readUInt16BE(0) + 42 : changed.length - 40]! ^= 1;
      else if (path === 'checkpoint') changed[20]! ^= 1;
      else for (let hash = 0; hash < changed.length; hash += 32) changed[hash]! ^= 1;
      const findings = await run(claim, logAt(new Map(big).set(path, changed), { authorityKey: plain(position === 1 ? region.point : regionLater.point) }));
      ok(findings.some((each) => !each.holds), `${path} at ${position}`);
    }
  }
});

test('a key that the log did not give the authority does not count, wherever it comes from', async () => {
  const other = commission();
  strictEqual(verdict(await run(claimOf(early, 1), logAt(small, { authorityKey: plain(other.point), keyChanges: async () => [] }))), 'holds');
  const forged = filesOf(NAME, [...bundle([page], 0, root), ...bundle([early], 1, other), ...bundle([late], 2, region)]);
  strictEqual(verdict(await run(claimOf(early, 1), logAt(forged, { authorityKey: plain(region.point), keyChanges: async () => [] }))), 'signature');
});

test('a log that does not continue what was seen before is found', async () => {
  const seenAt = async (files: Map<string, Buffer>) => {
    let seen: Log['seen'];
    await run(claimOf(early, 1), logAt(files, { remember: (checkpoint) => (seen = checkpoint) }));
    return seen!;
  };
  const medium = logOf(500);
  const before = await seenAt(medium);
  strictEqual(before.size, 500);
  strictEqual(verdict(await run(claimOf(early, 1), logAt(medium, { seen: before }))), 'holds');
  // Its last entry is another than the one at that place in the longer log.
  strictEqual(verdict(await run(claimOf(early, 1), logAt(big, { seen: before }))), 'history');
  strictEqual(verdict(await run(claimOf(early, 1), logAt(small, { seen: before }))), 'history');
  const prefix = { origin: NAME, size: 399, root: plain(rootOf(leavesOf(big).slice(0, 399))) };
  strictEqual(verdict(await run(claimOf(early, 1), logAt(big, { seen: prefix }))), 'holds');
});

test('a checkpoint of another log under the same name is no checkpoint of this one', async () => {
  const spoiled = new Map(small).set('checkpoint', Buffer.concat([checkpoint(NAME, 3, Buffer.alloc(32)), Buffer.from('x')]));
  strictEqual(verdict(await run(claimOf(early, 1), logAt(spoiled))), 'checkpoint');
  const elsewhere = new Map(small).set('checkpoint', checkpoint(NAME, 3, Buffer.alloc(32, 9)));
  strictEqual(verdict(await run(claimOf(early, 1), logAt(elsewhere))), 'inclusion');
});

const leavesOf = (files: Map<string, Buffer>) => [0, 1].flatMap((index) => {
  const tile = files.get(`tile/0/00${index}`)!;
  return Array.from({ length: 256 }, (_, i) => tile.subarray(32 * i, 32 * (i + 1)));
});
