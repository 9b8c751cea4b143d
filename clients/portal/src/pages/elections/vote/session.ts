// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What one voter does in one election, from the roll to a final block. The pages show it; nothing here knows of them.

import { type Connection, type Done, type Progress, type Relayer, callHex, fromHex, retried, submitUnsigned, toHex } from '../../../chain';
import { readParams, readVote } from '../../../chain/elections';
import { type Receipt, parseReceipt, sequenceOf, withBlock } from '../../../chain/receipts';
import { type Handle, type PaperContest, ProverTrouble, forgetRoll, prover, readRoll } from '../../../prover';
import { keepReceipt, sentBefore } from '../kept';
import { relay } from './relay';

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
	/** The election's, as everybody compares it. */
	readonly reference: string;
}

/** How a ballot leaves this device. */
export type Way = 'here' | 'elsewhere' | { readonly relayer: Relayer };

/** How often a voter has voted. */
export interface Count {
	/** Ballots that were accepted, as the chain has it; not asked for by those who hide from nodes that they vote. */
	readonly accepted: number | undefined;
	/** Ballots that this device sent. */
	readonly sent: number;
}

/** The chain counts otherwise than a moment ago. */
export class CountChanged extends Error {
	override readonly name = 'CountChanged';
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
		const { booth, reference } = await prover.run(
			'openBooth', { genesis: fromHex(genesis), election, params, styles },
			{ signal, transfer: styles.map(({ buffer }) => buffer) });
		onProgress({ part: 'place' });
		const { place, alias, paper } = await prover.run('takePlace', { booth, words: await words() }, { signal });
		return { booth, place, alias, paper, reference: toHex(reference).slice(2) };
	} catch (error) {
		// What was kept of a forged roll would be found forged again.
		if (error instanceof ProverTrouble && error.name === 'ForgedRoll') await forgetRoll(connection, roll);
		throw error;
	}
}

/**
 * How often the voter has voted. Without `asking` the chain is not asked: that a ballot comes by others soon after somebody
 * asked for aliases like its own could tell whose it is.
 */
export async function countOf({ connection, election }: Voter, { alias }: Seat, asking: boolean): Promise<Count> {
	const sent = await sentBefore(election, toHex(alias).slice(2));
	if (!asking) return { accepted: undefined, sent };
	const vote = await retried(async () => readVote(connection, election, alias, (await connection.final()).hash));
	return { accepted: vote ? sequenceOf(vote) : 0, sent };
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
	/** Whether it goes to the chain by others. */
	readonly hidden: boolean;
	/** What a relayer signed. */
	readonly promise?: string;
}

const actOf = ({ ballot }: Sealed) => ({ pallet: 'Elections', call: 'cast', arguments: toHex(ballot) });

const readReceipt = (text: string): Receipt => {
	const receipt = parseReceipt(text);
	if (!receipt) throw new TypeError('the prover gave no receipt');
	return receipt;
};

/** Makes the ballot. Its receipt is kept before anybody gets the ballot, so that it is not lost. */
export async function seal(
	{ words }: Voter, { booth, place }: Seat, unsealed: Handle<'unsealed'>, tracker: readonly string[], title: string, way: Way,
	signal: AbortSignal,
): Promise<Sealed> {
	const ballot = await prover.run('seal', { booth, place, unsealed, words: await words() }, { signal });
	const text = await prover.run('receipt', { booth, ballot });
	// Who cancels until now has not voted.
	signal.throwIfAborted();
	const [sent, hidden] = [Date.now(), way !== 'here'];
	const name = await keepReceipt({ text, title, words: tracker, sent, hidden });
	return { ballot, text, receipt: readReceipt(text), name, words: tracker, sent, hidden };
}

/** Keeps what is known more of a receipt that is kept. Where the keys were locked meanwhile, the old one has to do. */
async function keepMore({ text, words, sent, hidden, name, promise }: Sealed, title: string): Promise<void> {
	await keepReceipt({ text, title, words, sent, hidden, ...(promise !== undefined && { promise }) }, name).catch(() => undefined);
}

/** Hands the ballot in and waits until a final block holds it. Can be called again with the same ballot. */
export async function cast(
	{ connection }: Voter, sealed: Sealed, title: string, onProgress: (progress: Progress) => void,
): Promise<{ done: Done; sealed: Sealed }> {
	const done = await submitUnsigned(connection, actOf(sealed), { onProgress });
	const text = withBlock(sealed.text, done.block.hash);
	const final = { ...sealed, text, receipt: readReceipt(text), hidden: false };
	await keepMore(final, title);
	return { done, sealed: final };
}

/** Hands the ballot to a relayer, and keeps what that promised beside the receipt. */
export async function handOver({ connection }: Voter, sealed: Sealed, title: string, relayer: Relayer): Promise<Sealed> {
	const promise = await relay(sealed.ballot, sealed.receipt, fromHex(await connection.genesis()), relayer);
	const promised = { ...sealed, promise };
	await keepMore(promised, title);
	return promised;
}

/** The ballot as a call that other programs can hand in. */
export const hexOf = (connection: Connection, sealed: Sealed): Promise<string> => callHex(connection, actOf(sealed));
