// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// One peer that serves blocks by Bitswap 1.2.0, asked by Helia's Bitswap over js-libp2p. There is no second peer, no
// gateway and no discovery: what arrives, this peer sent.

import { withBitswap } from '@helia/bitswap';
import { identify } from '@libp2p/identify';
import { defaultLogger } from '@libp2p/logger';
import { noise } from '@libp2p/noise';
import { tcp } from '@libp2p/tcp';
import { yamux } from '@libp2p/yamux';
import { blake2b256 } from '@multiformats/blake2/blake2b';
import { createLibp2p } from 'libp2p';
import { CID } from 'multiformats/cid';
import { code as RAW } from 'multiformats/codecs/raw';
import { Trouble, pause } from './trouble.mjs';

/** @typedef {import('@multiformats/multiaddr').Multiaddr} Multiaddr */
/** @typedef {{ bytes: Uint8Array | null }} Answer no bytes: the peer says that it does not have the block */

// libp2p calls it, and Node.js has it from version 22 on.
Promise.withResolvers ??= function withResolvers() {
	/** @type {any} */
	const made = {};
	made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }));
	return made;
};

/** How long an answer is waited for before the peer is asked again, in milliseconds: it drops what it has no room for. */
const AGAIN = 10_000;

/** How long the next question waits after a connection ended, in milliseconds. */
const PAUSE = 100;

/** The name of a block by its bytes: CIDv1 of raw bytes by their BLAKE2b-256. */
export const nameOf = async (/** @type {Uint8Array} */ bytes) => CID.createV1(RAW, await blake2b256.digest(bytes));

/** Reads a name; null where it is none of those that a Caucus node serves by. */
export function nameFrom(/** @type {string} */ text) {
	try {
		const cid = CID.parse(text);
		const known = cid.version === 1 && cid.code === RAW && cid.multihash.code === blake2b256.code
			&& cid.multihash.digest.length === 32;
		return known ? cid : null;
	} catch {
		return null;
	}
}

/** A libp2p node that finds nobody by itself; it listens at these addresses. */
export const createNode = (/** @type {string[]} */ listen = []) => createLibp2p({
	addresses: { listen },
	transports: [tcp()],
	connectionEncrypters: [noise()],
	streamMuxers: [yamux()],
	peerDiscovery: [],
	services: { identify: identify() },
});

/**
 * Starts Helia's Bitswap on a libp2p node. It is given what it needs of a Helia node and no more: a whole one would
 * bring gateways, bootstrap peers and discovery.
 *
 * @param {import('libp2p').Libp2p} libp2p
 * @param {{ has: (cid: CID) => boolean, get: (cid: CID) => Iterable<Uint8Array> }} blockstore what is served to others
 */
export async function startBitswap(libp2p, blockstore) {
	/** @type {any} */
	let broker;
	/** @type {any} */
	const helia = {
		status: 'starting',
		libp2p,
		blockstore,
		logger: defaultLogger(),
		routing: { findProviders: async function* () {} },
		getHasher: async (/** @type {number} */ code) => (code === blake2b256.code ? blake2b256 : undefined),
		hasBlockBroker: () => false,
		addBlockBroker: (/** @type {any} */ made) => { broker = made; },
		addMixin: (/** @type {any} */ mixin) => { helia.mixin = mixin; },
	};
	withBitswap(helia);
	await helia.mixin.start(helia);
	return broker.bitswap;
}

const NOTHING = { has: () => false, get: () => [] };

/** The peer that is asked. */
export class Peer {
	#libp2p;
	#bitswap;
	#wants;
	#address;
	/** Names that it was asked for: bytes with any other name are not what was asked for. @type {Set<string>} */
	#asked = new Set();
	/** Why it is not asked any further. @type {Trouble | null} */
	#lied = null;

	/** @param {import('libp2p').Libp2p} libp2p @param {any} bitswap @param {Multiaddr} address */
	constructor(libp2p, bitswap, address) {
		this.#libp2p = libp2p;
		this.#bitswap = bitswap;
		this.#wants = bitswap.wantList;
		this.#address = address;
		// Helia names what arrives by its bytes, so that wrong bytes have a name that nobody asked for.
		this.#wants.addEventListener('block', (/** @type {any} */ { detail }) => {
			if (this.#asked.has(detail.cid.toString())) return;
			this.#lied ??= new Trouble('WrongBytes',
				`${address} sent ${detail.block.length} bytes that are ${detail.cid}, which it was not asked for`);
			this.#wants.dispatchEvent(new Event('lie'));
		});
	}

	/** Begins; dials at the first question. */
	static async at(/** @type {Multiaddr} */ address) {
		const libp2p = await createNode();
		return new Peer(libp2p, await startBitswap(libp2p, NOTHING), address);
	}

	/** Hangs up. */
	async close() {
		await this.#bitswap.stop();
		await this.#libp2p.stop();
	}

	/**
	 * Asks for a block until the peer answers, at most for `patience` milliseconds. A dropped connection is dialled
	 * again: nodes close those on which nothing happens.
	 *
	 * One question at a time. Helia opens a stream for each message, and the node (litep2p 0.15) reads one stream of a
	 * peer: a second one that is opened early takes the place of the first, whose question nobody answers then.
	 *
	 * @returns {Promise<Answer | null>} null where it did not answer
	 */
	async ask(/** @type {CID} */ cid, /** @type {number} */ patience) {
		this.#asked.add(cid.toString());
		const end = AbortSignal.timeout(patience);
		while (!end.aborted) {
			const answer = await this.#askOnce(cid, end);
			if (answer) return answer;
			await pause(PAUSE);
		}
		return null;
	}

	/** One question on one connection; null where that is over without an answer, or it is time to ask again. */
	async #askOnce(/** @type {CID} */ cid, /** @type {AbortSignal} */ end) {
		const connection = await this.#connected(end);
		const over = new AbortController();
		const signal = AbortSignal.any([end, AbortSignal.timeout(AGAIN), over.signal]);
		const { promise, resolve, reject } = Promise.withResolvers();
		const giveUp = () => resolve(null);
		const lied = () => reject(this.#lied);
		const hear = (/** @type {any} */ { detail }) => {
			if (!detail.sender.equals(connection.remotePeer) || !detail.cid.equals(cid)) return;
			if (detail.block) resolve({ bytes: detail.block });
			else if (!detail.has) resolve({ bytes: null });
		};
		try {
			if (this.#lied) throw this.#lied;
			this.#wants.addEventListener('presence', hear);
			this.#wants.addEventListener('lie', lied);
			connection.addEventListener('close', giveUp);
			signal.addEventListener('abort', giveUp);
			// Not what this gives is waited for: it listens only once the question is sent, and the answer may be here by
			// then.
			this.#wants.wantSessionBlock(cid, connection.remotePeer, { signal }).catch((/** @type {Error} */ error) => {
				if (error.name !== 'UnsupportedProtocolError') giveUp();
				else reject(new Trouble('NoBitswap', `${this.#address}: ${error.message}`));
			});
			return /** @type {Answer | null} */ (await promise);
		} finally {
			this.#wants.removeEventListener('presence', hear);
			this.#wants.removeEventListener('lie', lied);
			connection.removeEventListener('close', giveUp);
			over.abort();
		}
	}

	/** The connection that is open, or a new one. */
	async #connected(/** @type {AbortSignal} */ signal) {
		try {
			return await this.#libp2p.dial(this.#address, { signal });
		} catch (error) {
			throw new Trouble('NoPeer', `${this.#address}: ${/** @type {Error} */ (error).message}`);
		}
	}
}
