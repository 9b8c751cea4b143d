// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a member does without a name: the roll is read, the place on it found, the proof made and handed in.

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Act, type Connection, type Done, type Progress, fromHex, submitUnsigned, toHex, useChain } from '../chain';
import { useMember, vault } from '../keys';
import { type Handle, type Matter, ProverTrouble, forgetRoll, prover, readRoll } from '../prover';
import { keepRoll, knownRoll } from './known-rolls';

export type Step = 'roll' | 'place' | 'proof' | 'sending';

export type ActingState =
	| { readonly stage: 'idle' }
	| { readonly stage: 'busy'; readonly step: Step; readonly roll?: { readonly done: number; readonly of: number }; readonly progress?: Progress }
	/** Made, and not sent: the member hands it in by another program. */
	| { readonly stage: 'made' }
	| { readonly stage: 'done'; readonly done: Done }
	| { readonly stage: 'failed'; readonly step: Step; readonly error: unknown };

/** What an act is made with. */
export interface Tools {
	readonly genesis: Uint8Array;
	/** The member's words, for the prover alone. */
	readonly words: string;
	readonly actor: Handle<'actor'>;
}

export interface Acting {
	readonly state: ActingState;
	/** Acts by a place on a standing roll; gives whether it is final, or made if it is not to be sent. What went wrong is in `state`. */
	act(roll: number, make: (tools: Tools) => Promise<Act>, send?: boolean): Promise<boolean>;
	/** Hands in an act for which nothing has to be proved. */
	hand(make: (genesis: Uint8Array) => Promise<Act>): Promise<boolean>;
	cancel(): void;
	reset(): void;
}

const IDLE: ActingState = { stage: 'idle' };

async function openActor(connection: Connection, words: string, roll: number, told: (state: ActingState) => void, signal: AbortSignal) {
	told({ stage: 'busy', step: 'roll' });
	const read = await readRoll(connection, roll, {
		signal, onProgress: (done, of) => told({ stage: 'busy', step: 'roll', roll: { done, of } }),
	});
	told({ stage: 'busy', step: 'place' });
	const genesis = fromHex(await connection.genesis());
	const known = await knownRoll(vault, genesis, roll);
	// The light client needs nobody's word for it; a node has to show what was seen before.
	const published = connection.mode === 'rpc' ? known : undefined;
	const { actor, stated } = await prover.run('openActor', { words, genesis, roll, ...read, ...(published && { published }) }, { signal })
		.catch(async (error: unknown) => {
			// What was kept of a forged roll would be found forged again.
			if (error instanceof ProverTrouble && ['ForgedRoll', 'OtherRoll'].includes(error.name)) await forgetRoll(connection, roll);
			throw error;
		});
	if (!known || toHex(known) !== toHex(stated)) await keepRoll(vault, genesis, roll, stated);
	return { genesis, words, actor };
}

export function useActing(): Acting {
	const { connection } = useChain();
	const member = useMember();
	const [state, setState] = useState<ActingState>(IDLE);
	const abort = useRef<AbortController>(undefined);
	useEffect(() => () => abort.current?.abort(), []);

	const begin = useCallback(async (work: (connection: Connection, told: (state: ActingState) => void, signal: AbortSignal) => Promise<Act>, first: Step, send = true) => {
		if (!connection) return false;
		const controller = new AbortController();
		abort.current = controller;
		let step = first;
		const told = (next: ActingState) => {
			if (next.stage === 'busy') step = next.step;
			if (abort.current === controller) setState(next);
		};
		try {
			told({ stage: 'busy', step });
			const act = await work(connection, told, controller.signal);
			if (!send) {
				told({ stage: 'made' });
				return true;
			}
			told({ stage: 'busy', step: 'sending' });
			const done = await submitUnsigned(connection, act, {
				signal: controller.signal, onProgress: (progress) => told({ stage: 'busy', step: 'sending', progress }),
			});
			told({ stage: 'done', done });
			return true;
		} catch (error) {
			told(controller.signal.aborted ? IDLE : { stage: 'failed', step, error });
			return false;
		}
	}, [connection]);

	const act = useCallback((roll: number, make: (tools: Tools) => Promise<Act>, send = true) => begin(async (open, told, signal) => {
		if (!member) throw new Error('no member key is open');
		const tools = await openActor(open, await vault.reveal(member.id), roll, told, signal);
		try {
			told({ stage: 'busy', step: 'proof' });
			return await make(tools);
		} finally {
			void prover.run('release', { handles: [tools.actor] }).catch(() => undefined);
		}
	}, 'roll', send), [begin, member]);

	const hand = useCallback((make: (genesis: Uint8Array) => Promise<Act>) => begin(
		async (open) => make(fromHex(await open.genesis())), 'proof'), [begin]);

	const cancel = useCallback(() => {
		abort.current?.abort();
		setState(IDLE);
	}, []);
	const reset = useCallback(() => setState(IDLE), []);
	return { state, act, hand, cancel, reset };
}

/** What the member is called in a matter, if a member's key is open: by that the chain tells whether it acted. */
export function useAlias(matter: Matter, number: number): Uint8Array | undefined {
	const { connection } = useChain();
	const member = useMember();
	const [found, setFound] = useState<{ key: string; alias: Uint8Array }>();
	const key = `${member?.id}/${matter}/${number}`;
	useEffect(() => {
		if (!member || !connection) return undefined;
		let gone = false;
		const ask = async () => {
			const [words, genesis] = [await vault.reveal(member.id), fromHex(await connection.genesis())];
			const alias = await prover.run('alias', { words, genesis, matter, number });
			if (!gone) setFound({ key, alias });
		};
		// Without a prover, or locked in between: it is simply not known.
		ask().catch(() => undefined);
		return () => {
			gone = true;
		};
	}, [connection, key]);
	return found?.key === key ? found.alias : undefined;
}
