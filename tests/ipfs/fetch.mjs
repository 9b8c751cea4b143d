// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Fetches blocks from one Caucus node by the Bitswap protocol of IPFS, or sees that it does not serve them.

import { lstat, open, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { multiaddr } from '@multiformats/multiaddr';
import { Peer, nameFrom } from './peer.mjs';
import { TROUBLES, Trouble } from './trouble.mjs';

const HELP = `Fetches blocks from one node by the Bitswap protocol (1.2.0) of IPFS, and from nobody else.

    node tests/ipfs/fetch.mjs --peer ADDRESS --out FILE CID...    write the blocks into FILE, in the order given
    node tests/ipfs/fetch.mjs --peer ADDRESS --missing CID...     see that the node serves none of them

    --peer ADDRESS  of the node, with its identity: /ip4/127.0.0.1/tcp/30333/p2p/12D3Koo...
                    The node runs with --ipfs-server and listens on TCP: --listen-addr /ip4/127.0.0.1/tcp/30333
    --out FILE      what is written; it is there only once all blocks are
    --missing       a block is missing if the node says that it does not have it, or sends nothing before the timeout.
                    A node that cannot be reached or that does not speak Bitswap proves nothing
    --timeout S     how long an answer is waited for, in seconds per block (default 30)
    --help          this text

A CID is CIDv1 of raw bytes by their BLAKE2b-256: bafk2bzace...
stdout is one line of JSON: {"blocks":N,"bytes":N,"seconds":S}, and with --missing {"missing":N,"silent":N,"seconds":S},
where the silent ones are those about which the node said nothing.
Exit code 0: done; 2: usage; 1: not done, and stderr says why, by one of these names:
${Object.entries(TROUBLES).map(([name, text]) => `    ${name.padEnd(12)} ${text}`).join('\n')}`;

/** @typedef {import('multiformats/cid').CID} CID */

const complain = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** Writes the blocks one after the other. */
async function fetchInto(
	/** @type {string} */ file, /** @type {Peer} */ peer, /** @type {CID[]} */ cids, /** @type {number} */ patience,
) {
	const partial = `${file}.part`;
	const written = async (/** @type {() => Promise<any>} */ what) => {
		try {
			return await what();
		} catch (error) {
			throw new Trouble('NoFile', /** @type {Error} */ (error).message);
		}
	};
	// A device or a link would be replaced by the file: /dev/null, for everybody.
	const there = await lstat(file).catch(() => undefined);
	if (there && !there.isFile()) throw new Trouble('NoFile', `${file} is there, and is no file`);
	const output = await written(() => open(partial, 'w'));
	let bytes = 0;
	try {
		for (const cid of cids) {
			const answer = await peer.ask(cid, patience);
			if (!answer) throw new Trouble('NoAnswer', `${cid}: nothing came in ${patience / 1000} s`);
			const block = answer.bytes;
			if (!block) throw new Trouble('NotServed', `${cid}: the peer does not have it`);
			await written(() => output.writeFile(block));
			bytes += block.length;
		}
		await output.close();
		await written(() => rename(partial, file));
	} catch (error) {
		await output.close();
		await rm(partial, { force: true });
		throw error;
	}
	return { blocks: cids.length, bytes };
}

/** Sees that the peer serves none of the blocks. */
async function seeMissing(/** @type {Peer} */ peer, /** @type {CID[]} */ cids, /** @type {number} */ patience) {
	let silent = 0;
	for (const cid of cids) {
		const answer = await peer.ask(cid, patience);
		if (answer?.bytes) throw new Trouble('Served', `${cid}: the peer sent its ${answer.bytes.length} bytes`);
		if (!answer) silent += 1;
	}
	return { missing: cids.length, silent };
}

/** Reads an address that ends in the identity of the peer; null if it is none. */
function address(/** @type {string} */ text) {
	try {
		const parsed = multiaddr(text);
		return parsed.getComponents().at(-1)?.name === 'p2p' ? parsed : null;
	} catch {
		return null;
	}
}

/** Reads the command line; null if it is wrong. */
function parse() {
	try {
		const text = /** @type {const} */ ({ type: 'string' });
		const flag = /** @type {const} */ ({ type: 'boolean' });
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { peer: text, out: text, timeout: text, missing: flag, help: flag },
		});
		if (values.help) return { help: true };
		const peer = address(values.peer ?? '');
		const cids = positionals.map(nameFrom);
		const unknown = positionals.find((_, index) => !cids[index]);
		if (unknown) complain(`${unknown} is not a CIDv1 of raw bytes by their BLAKE2b-256`);
		if (values.peer && !peer) complain(`${values.peer} is not the address of a peer with its identity`);
		const whole = peer && cids.length && !unknown && (values.out === undefined) === Boolean(values.missing)
			&& /^[1-9]\d{0,5}$/.test(values.timeout ?? '30');
		return whole ? { peer, cids: /** @type {CID[]} */ (cids), options: values } : null;
	} catch (error) {
		complain(/** @type {Error} */ (error).message);
		return null;
	}
}

async function main() {
	const given = parse();
	if (!given?.peer) {
		(given ? process.stdout : process.stderr).write(`${HELP}\n`);
		return given ? 0 : 2;
	}
	const { cids, options } = given;
	const patience = Number(options.timeout ?? 30) * 1000;
	const begun = performance.now();
	const peer = await Peer.at(given.peer);
	try {
		const report = options.out === undefined
			? await seeMissing(peer, cids, patience)
			: await fetchInto(options.out, peer, cids, patience);
		const seconds = Math.round(performance.now() - begun) / 1000;
		process.stdout.write(`${JSON.stringify({ ...report, seconds })}\n`);
		return 0;
	} catch (error) {
		complain(error instanceof Trouble ? `${error.name}: ${error.message}`
			: String(/** @type {Error} */ (error)?.stack ?? error));
		return 1;
	} finally {
		await peer.close();
	}
}

// Not left to end by itself: questions that nobody waits for any more keep their timers.
process.exit(await main());
