// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The steps of voting and what leads from one to the next.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Progress, useChain } from '../../../chain';
import { type Entry, vault } from '../../../keys';
import { type Handle, ProverTrouble, prover } from '../../../prover';
import { type Count, type Preparing, type Seat, type Sealed, cast, countOf, prepare, relay, seal } from './session';

/** For each contest of the paper the chosen candidates, counted from 1; an empty list is blank; undefined not decided yet. */
export type Choices = readonly (readonly number[] | undefined)[];

export type Step =
	| { readonly step: 'start' }
	| { readonly step: 'preparing'; readonly preparing: Preparing }
	| { readonly step: 'paper' | 'review' | 'making' }
	| { readonly step: 'decide'; readonly unsealed: Handle<'unsealed'>; readonly words: readonly string[] }
	| { readonly step: 'spoiled'; readonly file: string }
	| { readonly step: 'sealing' }
	/** The ballot is on its way, or could not be sent. */
	| { readonly step: 'sending'; readonly sealed: Sealed; readonly progress: Progress; readonly failed: boolean }
	/** A relayer has it, or the voter hands it in by another program. */
	| { readonly step: 'handed'; readonly sealed: Sealed; readonly relayed: boolean }
	| { readonly step: 'done'; readonly sealed: Sealed; readonly block: number };

/** How a ballot leaves this device; a relayer is named by its address. */
export type Way = 'here' | 'elsewhere' | { readonly relayer: string };

export interface Voting {
	readonly state: Step;
	readonly seat: Seat | undefined;
	readonly count: Count | undefined;
	readonly choices: Choices;
	readonly error: unknown;
	choose(contest: number, chosen: readonly number[] | undefined): void;
	begin(): void;
	cancel(): void;
	review(): void;
	edit(): void;
	make(): void;
	castNow(way: Way): void;
	sendAgain(): void;
	spoil(): void;
	again(): void;
}

export function useVoting(election: number, title: string, roll: number, member: Entry): Voting {
	const { connection } = useChain();
	const [state, setState] = useState<Step>({ step: 'start' });
	const [seat, setSeat] = useState<Seat>();
	const [count, setCount] = useState<Count>();
	const [choices, setChoices] = useState<Choices>([]);
	const [error, setError] = useState<unknown>();
	const stop = useRef<AbortController>(undefined);
	const voter = useMemo(
		() => connection && { connection, election, words: () => vault.reveal(member.id) }, [connection, election, member.id]);

	// Who leaves the page while the prover works does not want what it works on.
	useEffect(() => () => stop.current?.abort(), []);
	useEffect(() => () => {
		if (seat) void prover.run('release', { handles: [seat.booth, seat.place] }).catch(() => undefined);
	}, [seat]);

	const forget = useCallback(() => {
		setSeat(undefined);
		setState({ step: 'start' });
	}, []);

	/** Does something that may fail; then the voter stands where `back` says. */
	const act = async (back: Step, what: (signal: AbortSignal) => Promise<void>): Promise<void> => {
		const controller = new AbortController();
		stop.current = controller;
		setError(undefined);
		try {
			await what(controller.signal);
		} catch (thrown) {
			// A cancel ends the worker, and with it all that was prepared.
			const gone = controller.signal.aborted || (thrown instanceof ProverTrouble && ['Cancelled', 'Gone', 'NoProver'].includes(thrown.name));
			if (gone) forget();
			else setState(back);
			setError(controller.signal.aborted ? undefined : thrown);
		}
	};

	const begin = () => void (voter && act({ step: 'start' }, async (signal) => {
		const onProgress = (preparing: Preparing) => !signal.aborted && setState({ step: 'preparing', preparing });
		const taken = await prepare(voter, roll, { signal, onProgress });
		setCount(await countOf(voter, taken));
		setSeat(taken);
		setChoices(taken.paper.map(() => undefined));
		setState({ step: 'paper' });
	}));

	const make = () => void (voter && seat && act({ step: 'review' }, async (signal) => {
		setState({ step: 'making' });
		const known = await countOf(voter, seat);
		setCount(known);
		const { unsealed, words } = await prover.run('makeUnsealed', {
			booth: seat.booth, place: seat.place, sequence: known.accepted + 1, choices: choices.map((chosen) => chosen ?? []),
		}, { signal });
		setState({ step: 'decide', unsealed, words });
	}));

	const send = (sealed: Sealed) => void (voter && seat && act({ step: 'sending', sealed, progress: { step: 'checking' }, failed: true }, async () => {
		setState({ step: 'sending', sealed, progress: { step: 'checking' }, failed: false });
		const onProgress = (progress: Progress) => setState({ step: 'sending', sealed, progress, failed: false });
		const sent = await cast(voter, seat, sealed, title, onProgress);
		setCount((old) => ({ accepted: sealed.receipt.sequence, sent: Math.max(old?.sent ?? 0, sealed.receipt.sequence) }));
		setState({ step: 'done', sealed: sent.sealed, block: sent.done.block.number });
	}));

	const castNow = (way: Way) => {
		if (state.step !== 'decide' || !voter || !seat) return;
		const { unsealed, words } = state;
		void act({ step: 'review' }, async (signal) => {
			setState({ step: 'sealing' });
			const sealed = await seal(voter, seat, unsealed, words, title, signal);
			if (way === 'here') send(sealed);
			else if (way === 'elsewhere') setState({ step: 'handed', sealed, relayed: false });
			else {
				await act({ step: 'sending', sealed, progress: { step: 'checking' }, failed: true }, async () => {
					await relay(sealed, way.relayer);
					setState({ step: 'handed', sealed, relayed: true });
				});
			}
		});
	};

	const spoil = () => {
		if (state.step !== 'decide') return;
		const { unsealed } = state;
		void act({ step: 'review' }, async () => {
			const file = await prover.run('spoil', { unsealed });
			setState({ step: 'spoiled', file });
		});
	};

	/** Another ballot: the choice is asked for anew, because who saw a check could tell it otherwise. */
	const again = () => {
		setError(undefined);
		setChoices(seat?.paper.map(() => undefined) ?? []);
		setState(seat ? { step: 'paper' } : { step: 'start' });
	};

	return {
		state, seat, count, choices, error, begin, make, castNow, spoil, again,
		choose: (contest, chosen) => setChoices((old) => old.map((one, i) => (i === contest ? chosen : one))),
		cancel: () => stop.current?.abort(),
		review: () => setState({ step: 'review' }),
		edit: () => setState({ step: 'paper' }),
		sendAgain: () => state.step === 'sending' && send(state.sealed),
	};
}
