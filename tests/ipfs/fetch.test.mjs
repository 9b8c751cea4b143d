// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the program makes of peers that serve, lie, hang up and say nothing.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { createNode, nameOf, startBitswap } from './peer.mjs';

/** The size of a Caucus chunk, in bytes. */
const CHUNK = 917_504;

const folder = mkdtempSync(join(tmpdir(), 'caucus-ipfs-'));
const closed = /** @type {(() => Promise<void>)[]} */ ([]);
after(async () => {
	for (const close of closed) await close();
	rmSync(folder, { recursive: true });
});

/** Blocks of random bytes, under their own names. */
async function blocks(/** @type {number} */ count, size = CHUNK) {
	const made = Array.from({ length: count }, () => new Uint8Array(randomBytes(size)));
	return Promise.all(made.map(async (bytes) => ({ name: (await nameOf(bytes)).toString(), bytes })));
}

/** A peer that serves blocks under the names that are said, whether they are theirs or not. */
async function serve(/** @type {{ name: string, bytes: Uint8Array }[]} */ served, given = () => {}) {
	const store = new Map(served.map(({ name, bytes }) => [name, bytes]));
	const libp2p = await createNode(['/ip4/127.0.0.1/tcp/0']);
	await startBitswap(libp2p, {
		has: (cid) => store.has(cid.toString()),
		get: function* (cid) {
			yield /** @type {Uint8Array} */ (store.get(cid.toString()));
			given();
		},
	});
	closed.push(() => libp2p.stop());
	return { libp2p, address: String(libp2p.getMultiaddrs()[0]) };
}

/** Runs the program. */
async function run(/** @type {string[]} */ ...given) {
	const program = join(import.meta.dirname, 'fetch.mjs');
	try {
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...given]);
		return { code: 0, stdout, stderr };
	} catch (error) {
		const { code, stdout, stderr } = /** @type {any} */ (error);
		return { code, stdout, stderr };
	}
}

let files = 0;
const newFile = () => join(folder, String(files++));

const names = (/** @type {{ name: string }[]} */ all) => all.map(({ name }) => name);

/** Blocks of the size that clients cut arrive whole and in the order asked for. */
test('blocks are put together in the order given', async () => {
	const served = await blocks(9);
	const { address } = await serve(served);
	const file = newFile();
	const asked = served.slice().reverse();
	const { code, stdout, stderr } = await run('--peer', address, '--out', file, ...names(asked));
	assert.equal(code, 0, stderr);
	assert.deepEqual(readFileSync(file), Buffer.concat(asked.map(({ bytes }) => bytes)));
	const { seconds, ...report } = JSON.parse(stdout);
	assert.deepEqual(report, { blocks: 9, bytes: 9 * CHUNK });
	assert.ok(seconds > 0 && seconds < 30);
});

/** A peer that sends other bytes than the name says is caught, and nothing is left behind. */
test('wrong bytes are refused', async () => {
	const [right, wrong, other] = await blocks(3, 1000);
	const { address } = await serve([right, { name: wrong.name, bytes: other.bytes }]);
	const file = newFile();
	const { code, stdout, stderr } = await run('--peer', address, '--out', file, right.name, wrong.name);
	assert.equal(code, 1);
	assert.match(stderr, /^WrongBytes: /);
	assert.equal(stdout, '');
	assert.ok(!existsSync(file) && !existsSync(`${file}.part`));
	assert.match((await run('--peer', address, '--missing', wrong.name)).stderr, /^WrongBytes: /);
});

/** Who may write anywhere would have replaced a device by what was fetched. */
test('what is there and is no file stays', async () => {
	const [block] = await blocks(1, 1000);
	const { address } = await serve([block]);
	const file = newFile();
	symlinkSync('elsewhere', file);
	const { code, stderr } = await run('--peer', address, '--out', file, block.name);
	assert.equal(code, 1);
	assert.match(stderr, /^NoFile: /);
	assert.ok(lstatSync(file).isSymbolicLink());
});

/** One bit is enough. */
test('a block with one bit changed is refused', async () => {
	const [block] = await blocks(1, 1000);
	const bytes = block.bytes.slice();
	bytes[500] ^= 1;
	const { address } = await serve([{ name: block.name, bytes }]);
	assert.match((await run('--peer', address, '--out', newFile(), block.name)).stderr, /^WrongBytes: /);
});

/** What the peer does not have is missing, and what it has is not. */
test('missing blocks are told from served ones', async () => {
	const [served, absent, alsoAbsent] = await blocks(3, 1000);
	const { address } = await serve([served]);
	const missing = await run('--peer', address, '--missing', '--timeout', '20', absent.name, alsoAbsent.name);
	assert.equal(missing.code, 0, missing.stderr);
	const { seconds, ...report } = JSON.parse(missing.stdout);
	assert.deepEqual(report, { missing: 2, silent: 0 });
	assert.ok(seconds < 10, 'the peer said so, and the timeout was not waited for');
	const here = await run('--peer', address, '--missing', absent.name, served.name);
	assert.equal(here.code, 1);
	assert.match(here.stderr, /^Served: /);
	const fetched = await run('--peer', address, '--out', newFile(), absent.name);
	assert.equal(fetched.code, 1);
	assert.match(fetched.stderr, /^NotServed: /);
});

/** A peer that never answers counts as one that does not serve, but is not taken for one that said so. */
test('silence is reported as silence', async () => {
	const { libp2p, address } = await serve([]);
	const [block] = await blocks(1, 1000);
	await libp2p.unhandle('/ipfs/bitswap/1.2.0');
	await libp2p.handle('/ipfs/bitswap/1.2.0', () => {});
	const { code, stdout, stderr } = await run('--peer', address, '--missing', '--timeout', '2', block.name);
	assert.equal(code, 0, stderr);
	assert.equal(JSON.parse(stdout).silent, 1);
	assert.match((await run('--peer', address, '--out', newFile(), '--timeout', '2', block.name)).stderr, /^NoAnswer: /);
});

/** Nodes close connections; the next block is asked for on a new one. */
test('a dropped connection is dialled again', async () => {
	const served = await blocks(6, 1000);
	let drops = 0;
	const { libp2p, address } = await serve(served, () => {
		if (++drops <= 2) for (const connection of libp2p.getConnections()) connection.abort(new Error('idle'));
	});
	const file = newFile();
	const { code, stderr } = await run('--peer', address, '--out', file, ...names(served));
	assert.equal(code, 0, stderr);
	assert.ok(drops > 2);
	assert.deepEqual(readFileSync(file), Buffer.concat(served.map(({ bytes }) => bytes)));
});

/** That nothing arrives from a peer which is not there, or does not serve at all, is no proof that a block is gone. */
test('an absent peer proves nothing', async () => {
	const { address, libp2p } = await serve([]);
	const [block] = await blocks(1, 1000);
	const stranger = await serve([]);
	const another = address.replace(/\w+$/, String(stranger.libp2p.peerId));
	assert.match((await run('--peer', another, '--missing', block.name)).stderr, /^NoPeer: /);
	await libp2p.unhandle('/ipfs/bitswap/1.2.0');
	assert.match((await run('--peer', address, '--missing', block.name)).stderr, /^NoBitswap: /);
	await libp2p.stop();
	const gone = await run('--peer', address, '--missing', block.name);
	assert.equal(gone.code, 1);
	assert.match(gone.stderr, /^NoPeer: /);
});

/** Wrong command lines end with 2, whatever is wrong about them. */
test('usage is checked before anything is asked', async () => {
	const peer = '/ip4/127.0.0.1/tcp/1/p2p/12D3KooWSUVBxJBrYvSLBkqih8aqqSy5D3j6bVdgbGp8HJ1SsMXZ';
	const [{ name }] = await blocks(1, 10);
	const sha256 = 'bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e';
	const wrong = [
		[], ['--peer', peer, '--missing'], ['--peer', peer, name], ['--peer', peer, '--missing', '--out', 'x', name],
		['--peer', '/ip4/127.0.0.1/tcp/1', '--missing', name], ['--peer', 'nowhere', '--missing', name],
		['--peer', peer, '--missing', sha256], ['--peer', peer, '--missing', 'nonsense'],
		['--peer', peer, '--missing', '--timeout', '0', name], ['--stray', '--peer', peer, '--missing', name],
	];
	for (const given of wrong) {
		const { code, stdout, stderr } = await run(...given);
		assert.equal(code, 2, given.join(' '));
		assert.equal(stdout, '');
		assert.match(stderr, /--peer ADDRESS/);
	}
	const help = await run('--help');
	assert.equal(help.code, 0);
	assert.match(help.stdout, /NoBitswap/);
});
