// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A voter's receipt, in the form that `caucus receipt` reads, and what it is worth. The prover is not needed for that: a
// receipt names the digest of the ciphertexts that the chain keeps.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { fromHex, toHex } from './calls';

/** Digits are without `0x`, as the command line writes them. */
export interface Receipt {
	readonly chain: string;
	readonly election: number;
	readonly alias: string;
	readonly sequence: number;
	readonly ballot: string;
	readonly ciphertexts: string;
	readonly block: string | null;
	readonly body: string;
}

export type Worth =
	/** These very ciphertexts count. */
	| 'Counts'
	/** Others count under the same alias and number. */
	| 'Different'
	/** A later ballot of the same voter counts instead. */
	| 'Replaced'
	/** No final block has it. */
	| 'NotThere'
	| 'OtherChain';

const digits = (value: unknown, bytes: number): boolean =>
	typeof value === 'string' && new RegExp(`^[0-9a-f]{${2 * bytes}}$`).test(value);

/** Reads a receipt; nothing if it is none. */
export function parseReceipt(text: string): Receipt | undefined {
	let value: Partial<Record<keyof Receipt, unknown>> | null;
	try {
		value = JSON.parse(text) as typeof value;
	} catch {
		return undefined;
	}
	if (typeof value !== 'object' || value === null) return undefined;
	const { chain, election, alias, sequence, ballot, ciphertexts, block = null, body = '' } = value;
	const sound = [chain, alias, ballot, ciphertexts].every((part) => digits(part, 32))
		&& Number.isInteger(election) && Number.isInteger(sequence) && (block === null || digits(block, 32))
		&& typeof body === 'string' && /^([0-9a-f]{2})*$/.test(body);
	return sound ? { chain, election, alias, sequence, ballot, ciphertexts, block, body } as Receipt : undefined;
}

/** The same receipt, with the block that holds the ballot. */
export const withBlock = (text: string, block: string): string =>
	JSON.stringify({ ...JSON.parse(text) as Receipt, block: block.replace(/^0x/, '') });

/** Where the number and the ciphertexts begin in the chain's record of a vote. */
const SEQUENCE = 1;
const CIPHERTEXTS = 3;

/** The number of a vote, by the chain's record of it. */
export const sequenceOf = (vote: Uint8Array): number => new DataView(vote.buffer, vote.byteOffset).getUint16(SEQUENCE, true);

/** What a receipt is worth; `vote` is the chain's record under its alias. */
export function worthOf(receipt: Receipt, genesis: Uint8Array, vote: Uint8Array | undefined): Worth {
	if (receipt.chain !== toHex(genesis).slice(2)) return 'OtherChain';
	if (!vote) return 'NotThere';
	const sequence = sequenceOf(vote);
	if (sequence > receipt.sequence) return 'Replaced';
	if (sequence < receipt.sequence) return 'NotThere';
	return toHex(Blake2256(vote.slice(CIPHERTEXTS))).slice(2) === receipt.ciphertexts ? 'Counts' : 'Different';
}

/** The alias of a receipt. */
export const aliasOf = ({ alias }: Receipt): Uint8Array => fromHex(alias);
