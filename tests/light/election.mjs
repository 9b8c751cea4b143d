// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a light client reads of an election, and how it hands in a ballot. Types come from the runtime's metadata.

import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { Blake2256, compact, decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { Trouble } from './trouble.mjs';

/** @typedef {import('./client.mjs').LightClient} LightClient */
/** @typedef {{ item: string, key: string, value: string | null }} Proved what storage holds, and where */

/** The metadata that is asked for, as SCALE writes its number. */
const METADATA_VERSION = '0x10000000';

/** What stands before the call in a transaction of version 5 without signer: extensions that say nothing. */
const GENERAL_PREAMBLE = '450000000000';

/** Pallet and call of a ballot, and where its fields stand behind them. */
const CAST = '3400';
const ELECTION = 1;
const SEQUENCE = 7;
const ALIAS = 9;
const BODY = 41;

/** Where a ballot comes from when a peer sends it, as the pool of transactions counts. */
const EXTERNAL = '02';

export const hexOf = (/** @type {Uint8Array} */ bytes) => `0x${Buffer.from(bytes).toString('hex')}`;
/** Always an array of its own: decoders do not see where a part of another one begins. */
export const bytesOf = (/** @type {string} */ hex) => Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));

/** Numbers of 64 bits are given as numbers: none here is larger than a moment. */
export const plain = (/** @type {any} */ value) => JSON.parse(JSON.stringify(value, (_, part) => (
	typeof part === 'bigint' ? Number(part)
		: part instanceof Uint8Array ? hexOf(part)
		: part)));

/** The pallet of elections as the runtime at a block describes it. */
export class Elections {
	/** @type {ReturnType<typeof getDynamicBuilder>} */ #builder;
	/** @type {LightClient} */ #client;

	/** @param {LightClient} client @param {any} metadata */
	constructor(client, metadata) {
		this.#client = client;
		this.#builder = getDynamicBuilder(getLookupFn(unifyMetadata(metadata)));
	}

	/** Has the runtime describe itself. It is executed here, so nobody else is asked. */
	static async open(/** @type {LightClient} */ client, /** @type {string} */ block) {
		const answer = bytesOf(await client.call(block, 'Metadata_metadata_at_version', METADATA_VERSION));
		if (answer[0] !== 1) throw new Trouble('BadSpec', 'the chain has no metadata of version 16');
		// An option with a list of bytes, which the metadata ends.
		const length = Number(compact.dec(answer.slice(1)));
		return new Elections(client, decAnyMetadata(answer.slice(answer.length - length)));
	}

	/**
	 * Reads an item of the pallet with proof.
	 * @param {string} block @param {string} item @param {any[]} keys
	 * @returns {Promise<{ proved: Proved, value: any }>} the value decoded, or null
	 */
	async read(block, item, ...keys) {
		const storage = this.#builder.buildStorage('Elections', item);
		const key = storage.keys.enc(...keys);
		const value = await this.#client.storage(block, key);
		return { proved: { item, key, value }, value: value === null ? null : storage.value.dec(value) };
	}
}

/** Positions of candidates are single bytes, and decoded as a string of them. */
const positions = (/** @type {string | Uint8Array | number[]} */ list) => (
	typeof list === 'string' ? [...bytesOf(list)] : [...list]);

/** Where an election stands: its stage, its turnout, its totals and outcomes as far as there are any. */
export async function readResult(
	/** @type {Elections} */ elections, /** @type {string} */ block, /** @type {number} */ id,
) {
	const [record, count, results, outcomes] = await Promise.all(
		['Elections', 'Counts', 'Results', 'OutcomesOf'].map((item) => elections.read(block, item, id)));
	if (!record?.value) throw new Trouble('NotThere', `there is no election ${id} at the final block ${block}`);
	const composed = outcomes?.value?.outcomes ?? null;
	return {
		proved: [record, count, results, outcomes].map((one) => /** @type {Proved} */ (one?.proved)),
		said: plain({
			stage: record.value.stage.type,
			why: record.value.stage.value?.type ?? null,
			ballots: count?.value?.accepted ?? 0,
			voters: count?.value?.voters ?? [],
			totals: results?.value ?? null,
			outcomes: composed?.map((/** @type {any} */ one) => ({
				verdict: one.verdict.type, elected: positions(one.elected), totals: one.totals,
			})) ?? null,
		}),
	};
}

/** A ballot as `caucus vote --print` writes it: a call in hexadecimal digits. */
export class Ballot {
	/** @param {string} text what the file holds @param {string} file its name */
	constructor(text, file) {
		const call = text.trim();
		if (!/^0x([0-9a-f]{2})+$/.test(call) || !call.startsWith(`0x${CAST}`) || call.length < 2 + 2 * (2 + BODY)) {
			throw new Trouble('BadBallot', `${file} holds no call as \`caucus vote --print\` writes it`);
		}
		this.file = file;
		this.bytes = bytesOf(call).slice(2);
		const view = Buffer.from(this.bytes);
		this.election = view.readUInt32LE(ELECTION);
		this.sequence = view.readUInt16LE(SEQUENCE);
		this.alias = hexOf(this.bytes.subarray(ALIAS, BODY));
		const body = [...Buffer.from(GENERAL_PREAMBLE, 'hex'), ...bytesOf(call)];
		this.transaction = hexOf(new Uint8Array([...compact.enc(body.length), ...body]));
		const hash = hexOf(Blake2256(bytesOf(this.transaction)));
		/** How smoldot names the transaction in its log. */
		this.name = `${hash.slice(0, 6)}…${hash.slice(-4)}`;
	}

	/** How many options each contest of the ballot has, blank included, and their ciphertexts. */
	contests() {
		/** @type {string[]} */
		const found = [];
		let at = BODY;
		/** Goes behind the length of a list. @returns {number} the length */
		const list = () => {
			const length = Number(compact.dec(this.bytes.slice(at)));
			at += compact.enc(length).length;
			return length;
		};
		/** Goes behind a list of things of this size. @returns {number} where its first one begins */
		const skip = (/** @type {number} */ size) => {
			const length = list();
			at += length * size;
			return at - length * size;
		};
		for (let contests = list(); contests > 0; contests--) {
			const start = skip(64);
			found.push(hexOf(this.bytes.subarray(start, at)));
			// The proofs of the options; then that of the sum: pairs of points, then scalars twice.
			for (const size of [224, 64, 32, 32]) skip(size);
		}
		return found;
	}

	/** Options of each contest. */
	get options() {
		return this.contests().map((ciphertexts) => (ciphertexts.length - 2) / 128);
	}
}

/** Has the runtime check a ballot on this machine, as smoldot's pool does; gives why it is refused, or null. */
export async function check(
	/** @type {LightClient} */ client, /** @type {string} */ block, /** @type {Ballot} */ ballot,
) {
	const argument = `0x${EXTERNAL}${ballot.transaction.slice(2)}${block.slice(2)}`;
	const answer = bytesOf(await client.call(block, 'TaggedTransactionQueue_validate_transaction', argument));
	if (answer[0] === 0) return null;
	// An error, of which 0 is "invalid", of which some have a number of their own.
	const [, kind, which, code] = answer;
	return kind === 0 ? `invalid, ${which === INVALID_CUSTOM ? `code ${code}` : `kind ${which}`}` : `unknown, kind ${which}`;
}

/** The variant of an invalid transaction whose reason is the runtime's own. */
const INVALID_CUSTOM = 7;

/** Whether a block counts a ballot: the vote under its alias has its number and its ciphertexts. */
export async function isCounted(
	/** @type {Elections} */ elections, /** @type {string} */ block, /** @type {Ballot} */ ballot,
) {
	const { value } = await elections.read(block, 'Votes', ballot.election, ballot.alias);
	if (!value || value.sequence !== ballot.sequence) return false;
	const ciphertexts = (/** @type {any[]} */ options) => `0x${plain(options)
		.flatMap((/** @type {any} */ { c1, c2 }) => [c1, c2])
		.map((/** @type {string} */ point) => point.slice(2)).join('')}`;
	const here = ballot.contests();
	return value.contests.length === here.length
		&& value.contests.every((/** @type {any[]} */ options, /** @type {number} */ i) => ciphertexts(options) === here[i]);
}
