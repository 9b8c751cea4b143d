// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Handing in transactions, until a final block holds them.

import type { PolkadotSigner, Transaction, TxEvent } from 'polkadot-api';
import type { Observable } from 'rxjs';
import { type Act, callBytes, fromHex, general, toHex } from './calls';
import type { Connection } from './connection';
import { Refused, refusalOf } from './refusal';

/** How far a transaction is. */
export type Progress =
	/** The runtime checks it, on this device or at the node. */
	| { readonly step: 'checking' }
	/** It is on its way to validators. */
	| { readonly step: 'sent'; readonly again: number }
	/** A block holds it that may still be replaced. */
	| { readonly step: 'included'; readonly block: { readonly number: number; readonly hash: string } };

/** It is final. */
export interface Done {
	readonly hash: string;
	readonly block: { readonly number: number; readonly hash: string; readonly index: number };
	readonly events: readonly { readonly type: string; readonly value: { readonly type: string; readonly value: unknown } }[];
}

export interface SubmitOptions {
	readonly onProgress?: (progress: Progress) => void;
	/** Stops waiting. What was sent is sent: this takes nothing back. */
	readonly signal?: AbortSignal;
	/** How long to wait for a final block, in milliseconds. */
	readonly patience?: number;
}

/**
 * How long a transaction is waited for before it is sent again, in milliseconds: while smoldot checks something it hears
 * no peer, and drops transactions without a word.
 */
const AGAIN = 30_000;
const PATIENCE = 5 * 60_000;

/** Watches a transaction until it is final. `bytes` are what is sent again; known only of those that nobody signs. */
function until(
	connection: Connection, events: Observable<TxEvent>, bytes: () => Uint8Array | undefined, options: SubmitOptions,
): Promise<Done> {
	const { onProgress = () => undefined, signal, patience = PATIENCE } = options;
	return new Promise((resolve, reject) => {
		let again = 0;
		let seen = false;
		const operations: string[] = [];
		const resend = () => {
			const transaction = bytes();
			if (seen || !transaction) return;
			again += 1;
			onProgress({ step: 'sent', again });
			connection.client._request<string | null>('transaction_v1_broadcast', [toHex(transaction)])
				.then((operation) => operation && operations.push(operation))
				.catch(() => undefined);
		};
		const timer = setInterval(resend, AGAIN);
		const late = setTimeout(() => end(() => reject(new Refused({ kind: 'late' }))), patience);
		const abort = () => end(() => reject(signal?.reason));
		const end = (say: () => void) => {
			clearInterval(timer);
			clearTimeout(late);
			signal?.removeEventListener('abort', abort);
			subscription?.unsubscribe();
			for (const operation of operations) {
				connection.client._request('transaction_v1_stop', [operation]).catch(() => undefined);
			}
			say();
		};
		onProgress({ step: 'checking' });
		const subscription = events.subscribe({
			next: (event) => {
				if (event.type === 'broadcasted') onProgress({ step: 'sent', again });
				if (event.type === 'txBestBlocksState') {
					seen = event.found;
					if (event.found) onProgress({ step: 'included', block: event.block });
				}
				if (event.type !== 'finalized') return;
				const { txHash: hash, block } = event;
				if (event.ok) end(() => resolve({ hash, block, events: event.events }));
				else end(() => reject(new Refused({ kind: 'call', ...dispatched(event.dispatchError) })));
			},
			error: (error: unknown) => end(() => reject(refusalOf(error))),
		});
		if (signal?.aborted) abort();
		else signal?.addEventListener('abort', abort);
	});
}

/** A call's failure by the names of pallet and error. */
export function dispatched(error: { readonly type: string; readonly value?: unknown }): { pallet: string; error: string } {
	const inner = error.value as { type?: string; value?: { type?: string } } | undefined;
	if (error.type === 'Module') return { pallet: inner?.type ?? '', error: inner?.value?.type ?? '' };
	return { pallet: error.type, error: inner?.type ?? '' };
}

/** Hands in what nobody signs: a ballot, a signature of a petition, and whatever else carries its own proof. */
export async function submitUnsigned(connection: Connection, act: Act, options: SubmitOptions = {}): Promise<Done> {
	const transaction = general(await callBytes(connection, act));
	return until(connection, connection.client.submitAndWatch(transaction), () => transaction, options)
		.catch((error: unknown) => {
			throw error instanceof Refused ? error.of(act.pallet) : error;
		});
}

/** Signs a transaction by an account and hands it in: `submitSigned(connection, api.tx.System.remark({...}), signer)`. */
export async function submitSigned(
	connection: Connection, transaction: Transaction, signer: PolkadotSigner, options: SubmitOptions = {},
): Promise<Done> {
	const signed = await transaction.sign(signer);
	const bytes = typeof signed === 'string' ? fromHex(signed) : signed;
	return until(connection, connection.client.submitAndWatch(bytes), () => bytes, options);
}
