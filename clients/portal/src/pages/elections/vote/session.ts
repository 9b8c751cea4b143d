// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What one voter does in one election, from the roll to a final block. The pages show it; nothing here knows of them.

import { type Connection, type Done, type Progress, Refused, callHex, fromHex, retried, submitUnsigned, toHex } from '../../../chain';
import { readParams, readVote } from '../../../chain/elections';
import { type Receipt, parseReceipt } from '../../../chain/receipts';
import { type Handle, type PaperContest, ProverTrouble, forgetRoll, prover, readRoll } from '../../../prover';
import { keepReceipt, sentBefore } from '../kept';

/** How far preparing is. */
export type Preparing =
	| { readonly part: 'roll'; readonly done: number; readonly of: number }
	| { readonly part: 'prover' | 'place' };

/** A voter's place in an election, with the paper. It lasts as long as the prover's worker. */
export interface Seat {
	readonly booth: Handle<'booth'>;
	readonly place: Handle<'place'>;
	readonly alias: Uint8Array;
	readonly paper: readonly PaperContest[];
}

/** How often a voter has voted. */
export interface Count {
	/** Ballots that were accepted, as the chain has it. */
	readonly accepted: number;
	/** Ballots that this device sent. */
	readonly sent: number;
}

/** Nothing is fixed yet that could be voted on. */
export class Unready extends Error {
	override readonly name = 'Unready';
}

interface Voter {
	readonly connection: Connection;
	readonly election: number;
	/** The member's words. They are read for each task and not held. */
	readonly words: () => Promise<string>;
}

/** Reads the roll and takes the voter's place. Nothing of it tells anybody that somebody is about to vote. */
export async function prepare(
	{ connection, election, words }: Voter, roll: number,
	options: { readonly onProgress: (preparing: Preparing) => void; readonly signal: AbortSignal },
): Promise<Seat> {
	const { onProgress, signal } = options;
	onProgress({ part: 'roll', done: 0, of: 0 });
	const { hash: at } = await connection.final();
	const [genesis, params] = await Promise.all([connection.genesis(), retried(() => readParams(connection, election, at))]);
	if (!params) throw new Unready('the election is not ready');
	const { styles } = await readRoll(connection, roll, {
		signal, onProgress: (done, of) => onProgress({ part: 'roll', done, of }),
	});
	onProgress({ part: 'prover' });
	try {
		const { booth } = await prover.run(
			'openBooth', { genesis: fromHex(genesis), election, params, styles },
			{ signal, transfer: styles.map(({ buffer }) => buffer) });
		onProgress({ part: 'place' });
		const { place, alias, paper } = await prover.run('takePlace', { booth, words: await words() }, { signal });
		return { booth, place, alias, paper };
	} catch (error) {
		// What was kept of a forged roll would be found forged again.
		if (error instanceof ProverTrouble && error.name === 'ForgedRoll') await forgetRoll(connection, roll);
		throw error;
	}
}

/** How often the voter has voted. */
export async function countOf({ connection, election }: Voter, { alias }: Seat): Promise<Count> {
	const vote = await retried(async () => readVote(connection, election, alias, (await connection.final()).hash));
	const accepted = vote ? new DataView(vote.buffer, vote.byteOffset).getUint16(1, true) : 0;
	return { accepted, sent: await sentBefore(election, toHex(alias).slice(2)) };
}

export interface Sealed {
	/** In SCALE: the argument of the call. */
	readonly ballot: Uint8Array;
	readonly text: string;
	readonly receipt: Receipt;
	/** Under which the receipt is kept. */
	readonly name: string;
	readonly words: readonly string[];
	readonly sent: number;
}

const actOf = ({ ballot }: Sealed) => ({ pallet: 'Elections', call: 'cast', arguments: toHex(ballot) });

const readReceipt = (text: string): Receipt => {
	const receipt = parseReceipt(text);
	if (!receipt) throw new TypeError('the prover gave no receipt');
	return receipt;
};

/** Makes the ballot. Its receipt is kept before anybody gets the ballot, so that it is not lost. */
export async function seal(
	{ words }: Voter, { booth, place }: Seat, unsealed: Handle<'unsealed'>, tracker: readonly string[], title: string,
	signal: AbortSignal,
): Promise<Sealed> {
	const ballot = await prover.run('seal', { booth, place, unsealed, words: await words() }, { signal });
	const text = await prover.run('receipt', { booth, ballot });
	const sent = Date.now();
	const name = await keepReceipt({ text, title, words: tracker, sent });
	return { ballot, text, receipt: readReceipt(text), name, words: tracker, sent };
}

/** Hands the ballot in and waits until a final block holds it. Can be called again with the same ballot. */
export async function cast(
	{ connection }: Voter, { booth }: Seat, sealed: Sealed, title: string, onProgress: (progress: Progress) => void,
): Promise<{ done: Done; sealed: Sealed }> {
	const done = await submitUnsigned(connection, actOf(sealed), { onProgress });
	const text = await prover.run('receipt', { booth, ballot: sealed.ballot, block: fromHex(done.block.hash) });
	await keepReceipt({ text, title, words: sealed.words, sent: sealed.sent }, sealed.name);
	return { done, sealed: { ...sealed, text, receipt: readReceipt(text) } };
}

/** A relayer does not take a ballot, and says why. */
export class RelayDenied extends Error {
	constructor(override readonly name: string, readonly sentences: { readonly ko?: string; readonly en?: string }) {
		super(name);
	}
}

/** Hands the ballot to a relayer, who casts it among others: the chain's nodes then do not see where it comes from. */
export async function relay({ ballot }: Sealed, relayer: string): Promise<void> {
	const response = await fetch(`${relayer.replace(/\/$/, '')}/ballots`, {
		method: 'POST', body: Uint8Array.from(ballot), headers: { 'content-type': 'application/octet-stream' }, credentials: 'omit',
	}).catch((error: Error) => {
		throw new Refused({ kind: 'unreachable', detail: error.message });
	});
	if (response.ok) return;
	const { name = 'RelayDenied', ko, en } = await response.json().catch(() => ({})) as { name?: string; ko?: string; en?: string };
	throw new RelayDenied(name, { ...(ko && { ko }), ...(en && { en }) });
}

/** The ballot as a call that other programs can hand in. */
export const hexOf = (connection: Connection, sealed: Sealed): Promise<string> => callHex(connection, actOf(sealed));
