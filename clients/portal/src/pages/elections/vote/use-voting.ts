// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The steps of voting and what leads from one to the next.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Progress, useChain } from '../../../chain';
import { type Entry, vault } from '../../../keys';
import { type Handle, ProverTrouble, prover } from '../../../prover';
import { forgetReceipt } from '../kept';
import { type Count, CountChanged, type Preparing, type Seat, type Sealed, type Way, cast, countOf, handOver, prepare, seal } from './session';

/** For each contest of the paper the chosen candidates, counted from 1; an empty list is blank; undefined not decided yet. */
export type Choices = readonly (readonly number[] | undefined)[];

export type Step =
	| { readonly step: 'start' }
	| { readonly step: 'preparing'; readonly preparing: Preparing }
	/** A node could show another election: the voter compares it with what was published. */
	| { readonly step: 'compare' }
	| { readonly step: 'paper' | 'review' | 'making' }
	| { readonly step: 'decide'; readonly unsealed: Handle<'unsealed'>; readonly words: readonly string[] }
	| { readonly step: 'spoiled'; readonly file: string }
	| { readonly step: 'sealing' }
	/** The ballot is on its way, or could not be sent. */
	| { readonly step: 'sending'; readonly sealed: Sealed; readonly way: Way; readonly progress: Progress; readonly failed: boolean }
	/** A relayer has it, or the voter hands it in by another program. */
	| { readonly step: 'handed'; readonly sealed: Sealed; readonly relayed: boolean }
	| { readonly step: 'done'; readonly sealed: Sealed; readonly block: number };

export interface Voting {
	readonly state: Step;
	readonly seat: Seat | undefined;
	readonly count: Count | undefined;
	/** Ballots that were accepted before the one that is made now; the first one needs no asking. */
	readonly before: number | undefined;
	/** More ballots were accepted than this device sent, and the voter has not said yet that this is known. */
	readonly unexpected: boolean;
	readonly way: Way;
	readonly choices: Choices;
	readonly error: unknown;
	chooseWay(way: Way): void;
	/** The voter knows of all ballots that were accepted. */
	acknowledge(): void;
	/** Asks the chain how many were accepted. */
	ask(): void;
	compared(): void;
	choose(contest: number, chosen: readonly number[] | undefined): void;
	begin(): void;
	cancel(): void;
	review(): void;
	edit(): void;
	make(): void;
	castNow(): void;
	/** The same ballot, by the same way or by another. */
	sendAgain(way: Way): void;
	spoil(): void;
	again(): void;
}

const aborted = (signal: AbortSignal) => new Promise<never>((_, reject) => {
	signal.addEventListener('abort', () => reject(signal.reason), { once: true });
});

export function useVoting(election: number, title: string, roll: number, member: Entry): Voting {
	const { connection } = useChain();
	const [state, setState] = useState<Step>({ step: 'start' });
	const [seat, setSeat] = useState<Seat>();
	const [count, setCount] = useState<Count>();
	const [acknowledged, setAcknowledged] = useState(0);
	const [way, setWay] = useState<Way>('here');
	const [choices, setChoices] = useState<Choices>([]);
	const [error, setError] = useState<unknown>();
	const stop = useRef<AbortController>(undefined);
	const { accepted, sent = 0 } = count ?? {};
	// A number that nobody asked the chain for could be of a ballot that never came, or is held back to replace a later one.
	const before = accepted ?? (sent === 0 ? 0 : undefined);
	const voter = useMemo(
		() => connection && { connection, election, words: () => vault.reveal(member.id) }, [connection, election, member.id]);

	// Who leaves the page while the prover works does not want what it works on.
	useEffect(() => () => stop.current?.abort(), []);
	useEffect(() => () => {
		if (seat) void prover.run('release', { handles: [seat.booth, seat.place] }).catch(() => undefined);
	}, [seat]);

	const forget = useCallback(() => {
		setSeat(undefined);
		setAcknowledged(0);
		setState({ step: 'start' });
	}, []);

	/** Does something that may fail; then the voter stands where `back` says. */
	const act = async (back: Step, what: (signal: AbortSignal) => Promise<void>): Promise<void> => {
		const controller = new AbortController();
		stop.current = controller;
		setError(undefined);
		try {
			// What waits for a node that does not answer is cancelled as well.
			await Promise.race([what(controller.signal), aborted(controller.signal)]);
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
		setCount(await countOf(voter, taken, way === 'here'));
		signal.throwIfAborted();
		setSeat(taken);
		setChoices(taken.paper.map(() => undefined));
		setState({ step: voter.connection.mode === 'rpc' ? 'compare' : 'paper' });
	}));

	const ask = () => void (voter && seat && act(state, async () => {
		setCount(await countOf(voter, seat, true));
	}));

	const make = () => void (voter && seat && before !== undefined && act({ step: 'review' }, async (signal) => {
		setState({ step: 'making' });
		const known = await countOf(voter, seat, accepted !== undefined);
		signal.throwIfAborted();
		setCount(known);
		if (known.accepted !== accepted) throw new CountChanged();
		const { unsealed, words } = await prover.run('makeUnsealed', {
			booth: seat.booth, place: seat.place, sequence: before + 1, choices: choices.map((chosen) => chosen ?? []),
		}, { signal });
		setState({ step: 'decide', unsealed, words });
	}));

	/** Brings a ballot on its way. It can be sent again by any way: it counts once. */
	const send = (sealed: Sealed, by: Way) => {
		const onTheWay = (progress: Progress, failed: boolean): Step => ({ step: 'sending', sealed, way: by, progress, failed });
		if (!voter) return;
		if (by === 'elsewhere') return setState({ step: 'handed', sealed, relayed: false });
		// Keys stay open meanwhile, though nobody touches the device: what is known more belongs to the receipt.
		const release = prover.hold();
		void act(onTheWay({ step: 'checking' }, true), async () => {
			setState(onTheWay({ step: 'checking' }, false));
			const { sequence } = sealed.receipt;
			const step: Step = by === 'here'
				? await cast(voter, sealed, title, (progress) => setState(onTheWay(progress, false)))
					.then(({ done, sealed: final }) => ({ step: 'done', sealed: final, block: done.block.number }))
				: { step: 'handed', sealed: await handOver(voter, sealed, title, by.relayer), relayed: true };
			// The chain has it, or is asked before the next one is made.
			setCount((old) => ({ accepted: by === 'here' ? sequence : undefined, sent: Math.max(old?.sent ?? 0, sequence) }));
			setState(step);
		}).finally(release);
	};

	const castNow = () => {
		if (state.step !== 'decide' || !voter || !seat) return;
		const { unsealed, words } = state;
		void act({ step: 'review' }, async (signal) => {
			setState({ step: 'sealing' });
			const sealed = await seal(voter, seat, unsealed, words, title, way, signal);
			// Who cancelled while it was kept has not voted.
			if (signal.aborted) return forgetReceipt(sealed.name);
			return send(sealed, way);
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
		state, seat, count, before, unexpected: accepted !== undefined && accepted > Math.max(sent, acknowledged), way, choices, error,
		begin, make, castNow, spoil, again, ask, chooseWay: setWay, acknowledge: () => setAcknowledged(accepted ?? 0),
		compared: () => setState({ step: 'paper' }),
		choose: (contest, chosen) => setChoices((old) => old.map((one, i) => (i === contest ? chosen : one))),
		cancel: () => stop.current?.abort(),
		review: () => setState({ step: 'review' }),
		edit: () => setState({ step: 'paper' }),
		sendAgain: (by) => state.step === 'sending' && send(state.sealed, by),
	};
}
