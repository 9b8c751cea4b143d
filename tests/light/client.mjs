// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A light client of one chain. It believes the chain specification and two thirds of the validators, and no peer: every
// value that it gives was proved against a block that they made final.

import { getSmProvider } from '@polkadot-api/sm-provider';
import { OperationInaccessibleError, createClient } from '@polkadot-api/substrate-client';
import { start } from 'smoldot';
import { Trouble, now, pause, seconds } from './trouble.mjs';

/** @typedef {import('@polkadot-api/substrate-client').FollowResponse} Follow */
/** @typedef {{ hash: string, number: number }} Block */

/** smoldot's levels of logging: 2 is a warning. Debug is where it says how long a call of the runtime took. */
const WARNING = 2;
const DEBUG = 4;

/** How often a read is tried. */
const ATTEMPTS = 10;

/** Final blocks that stay readable behind the newest one. */
const KEPT = 4;

/** What smoldot says about a call of the runtime that it executed itself. */
const EXECUTED = /^foreground-runtime-call-success;.* function_name=(\w+),.* virtual_machine_call_duration=([\d.]+)([mµ]?s)/;

/** What smoldot says when its pool has found a transaction valid; it names it by the ends of its hash. */
const VALIDATED = /^transaction-validation-success; transaction=(0x\w+…\w+)/;

const MILLISECONDS = /** @type {const} */ ({ s: 1000, ms: 1, 'µs': 0.001 });

/** Reads a raw chain specification and puts the peers to begin with into it, if any are named. */
export function specification(/** @type {string} */ text, /** @type {string[]} */ peers) {
	let spec;
	try {
		spec = JSON.parse(text);
	} catch (error) {
		throw new Trouble('BadSpec', `the chain specification is not JSON: ${/** @type {Error} */ (error).message}`);
	}
	if (!spec?.genesis?.raw?.top) {
		throw new Trouble('BadSpec', 'the chain specification is not raw: write it with `export-chain-spec --raw`');
	}
	if (peers.length > 0) spec.bootNodes = peers;
	if (!spec.bootNodes?.some((/** @type {string} */ peer) => /\/wss?\/|\/tls\/ws\/|\/webrtc-direct\//.test(peer))) {
		throw new Trouble('BadSpec', 'no peer with a WebSocket address is named, such as /ip4/127.0.0.1/tcp/30333/ws/p2p/ID');
	}
	return JSON.stringify(spec);
}

export class LightClient {
	/** @type {import('smoldot').Client} */ #smoldot;
	/** @type {import('@polkadot-api/substrate-client').SubstrateClient} */ #client;
	/** @type {Follow | undefined} */ #follow;
	/** @type {string[]} Final blocks that can be read, the newest last. */ #final = [];
	/** @type {Error | undefined} */ #failed;
	/** @type {string[]} Warnings that smoldot gave. */ warnings = [];
	/** @type {{ name: string, milliseconds: number }[]} Calls of the runtime, as executed. */ executed = [];
	/** @type {Map<string, { at: number, milliseconds: number }>} When the pool found what valid, and how long it took. */
	pool = new Map();

	/** Starts to connect. Ends with `close`. */
	constructor(/** @type {string} */ spec) {
		this.started = now();
		this.#smoldot = start({ maxLogLevel: DEBUG, logCallback: (level, target, text) => this.#log(level, target, text) });
		const chain = this.#smoldot.addChain({ chainSpec: spec }).catch((error) => {
			this.#failed = new Trouble('BadSpec', `the chain specification is refused: ${error.message}`);
			throw error;
		});
		// What failed is said by `final`; the provider would print it.
		const held = chain.catch(() => new Promise(() => undefined));
		this.#client = createClient(getSmProvider(() => held));
		this.#begin();
	}

	#log(/** @type {number} */ level, /** @type {string} */ target, /** @type {string} */ text) {
		// A call of the runtime that takes a while is what is measured here, and no cause for a warning.
		if (level <= WARNING && !text.includes('has occupied the CPU')) this.warnings.push(`${target}: ${text}`);
		const call = EXECUTED.exec(text);
		if (call) {
			const unit = MILLISECONDS[/** @type {keyof typeof MILLISECONDS} */ (call[3])];
			this.executed.push({ name: String(call[1]), milliseconds: Number(call[2]) * unit });
		}
		const transaction = VALIDATED.exec(text)?.[1];
		// The call is logged just before.
		if (transaction) this.pool.set(transaction, { at: now(), milliseconds: this.executed.at(-1)?.milliseconds ?? 0 });
	}

	/** Follows the chain. smoldot stops that when it fell far behind, and then it begins anew. */
	#begin() {
		this.#final = [];
		const follow = this.#client.chainHead(true, (event) => {
			if (event.type === 'initialized') this.#final.push(...event.finalizedBlockHashes);
			if (event.type !== 'finalized') return;
			this.#final.push(...event.finalizedBlockHashes);
			const gone = [...event.prunedBlockHashes, ...this.#final.splice(0, Math.max(0, this.#final.length - KEPT))];
			if (gone.length > 0) follow.unpin(gone).catch(() => undefined);
		}, () => {
			if (!this.#failed && this.#follow) this.#begin();
		});
		this.#follow = follow;
	}

	/** The newest final block; waits for the first one so many milliseconds. @returns {Promise<Block>} */
	async final(/** @type {number} */ patience = 60_000) {
		for (const begin = now(); this.#final.length === 0; await pause(50)) {
			if (this.#failed) throw this.#failed;
			if (now() - begin < patience) continue;
			const { peers } = await this.#client.request('system_health', []);
			if (peers === 0) throw new Trouble('NoPeer', `no peer answers: ${this.warnings.at(-1) ?? 'smoldot gives no reason'}`);
			throw new Trouble('NoFinality', `${peers} peers answer, and no block is final after ${seconds(patience)} s`);
		}
		const hash = String(this.#final.at(-1));
		return { hash, number: numberOf(await this.following.header(hash)) };
	}

	/** The chain as it is followed: its values are read with proof, its runtime is executed here. */
	get following() {
		if (!this.#follow) throw new Error('the light client is closed');
		return this.#follow;
	}

	/** A value of storage at a block, proved; null if there is none. */
	async storage(/** @type {string} */ block, /** @type {string} */ key) {
		return retried(() => this.following.storage(block, 'value', key, null));
	}

	/** Calls the runtime at a block, on this machine; what it reads of the state is proved. */
	async call(/** @type {string} */ block, /** @type {string} */ name, /** @type {string} */ argument) {
		return retried(() => this.following.call(block, name, argument));
	}

	/** The hash of the first block, as worked out from the chain specification. */
	async genesis() {
		return (await this.#client.getChainSpecData()).genesisHash;
	}

	/** Hands a transaction to peers until `stop` is called. */
	broadcast(/** @type {string} */ transaction) {
		return this.#client.transaction(transaction, (error) => this.warnings.push(`broadcast: ${error.message}`));
	}

	async close() {
		this.#follow = undefined;
		this.#client.destroy();
		await this.#smoldot.terminate();
	}
}

/** Asks again when no peer gave a proof in time: smoldot hears nobody while it executes something. */
async function retried(/** @type {() => Promise<any>} */ ask) {
	for (let left = ATTEMPTS; ; left--) {
		try {
			return await ask();
		} catch (error) {
			if (left <= 1 || !(error instanceof OperationInaccessibleError)) throw error;
			await pause(500);
		}
	}
}

/** The number in an encoded header: after the parent's hash, compact. */
function numberOf(/** @type {string} */ header) {
	const bytes = Buffer.from(header.slice(2), 'hex').subarray(32);
	const first = bytes.readUInt8(0);
	switch (first & 3) {
		case 0: return first >> 2;
		case 1: return bytes.readUInt16LE(0) >> 2;
		case 2: return bytes.readUInt32LE(0) >>> 2;
		default: return bytes.readUInt32LE(1);
	}
}
