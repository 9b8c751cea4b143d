// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the prover's worker does for pages. The worker keeps what is large or secret and gives out handles; a member's
// words are handed over with each task that needs them, and wiped when it is done.

import type { Act } from '../chain/calls';

/** Something that the worker keeps. It is gone when the worker is ended by a cancel. */
export type Handle<Kind extends string> = number & { readonly kind: Kind };

/** A contest on a voter's ballot paper. */
export interface PaperContest {
	/** Its position among all contests of the election. */
	readonly contest: number;
	readonly title: string;
	readonly kind: 'ChooseOne' | 'ChooseUpTo' | 'Approve' | 'YesNo';
	/** How many candidates may be chosen. */
	readonly most: number;
	readonly candidates: readonly string[];
}

export type Matter = 'starting' | 'petition' | 'comment' | 'activity' | 'evaluation' | 'record' | 'messaging';

/** What an actor can do: the name in clients/wasm and its arguments there. */
export type Deed =
	| { readonly do: 'sponsor'; readonly petition: number }
	| { readonly do: 'sign' | 'withdraw'; readonly petition: number; readonly sequence: number }
	| { readonly do: 'comment'; readonly petition: number; readonly body: Uint8Array; readonly sequence: number }
	| { readonly do: 'startPetition'; readonly year: number; readonly sequence: number; readonly draft: Uint8Array }
	| { readonly do: 'actAsStarter'; readonly year: number; readonly petition: number; readonly act: Uint8Array }
	| { readonly do: 'bind'; readonly year: number; readonly account: Uint8Array; readonly consent: Uint8Array }
	| { readonly do: 'claimMessaging'; readonly period: number; readonly account: Uint8Array; readonly consent: Uint8Array }
	| { readonly do: 'sealAnswers'; readonly answers: Handle<'answers'> }
	| { readonly do: 'objectToRecord'; readonly meeting: number; readonly window: number; readonly reason: Uint8Array };

interface Roll {
	readonly genesis: Uint8Array;
	/** The keys of each style, one after the other. They are handed over, not copied: the page has them no longer. */
	readonly styles: readonly Uint8Array[];
}

/** Every task: what goes in and what comes out. */
export interface Tasks {
	newWords: { in: object; out: string };
	/** The public key, 32 bytes. */
	memberKey: { in: { words: string }; out: Uint8Array };
	application: { in: { words: string; genesis: Uint8Array; chapter: number; classes: number }; out: Uint8Array };
	alias: { in: { words: string; genesis: Uint8Array; matter: Matter; number: number }; out: Uint8Array };

	openBooth: {
		in: Roll & { election: number; params: Uint8Array; published?: Uint8Array };
		out: { booth: Handle<'booth'>; reference: Uint8Array };
	};
	/** Slow. */
	takePlace: {
		in: { booth: Handle<'booth'>; words: string };
		out: { place: Handle<'place'>; alias: Uint8Array; paper: readonly PaperContest[] };
	};
	/** For each contest of the paper the numbers of the chosen candidates, counted from 1; none for blank. */
	makeUnsealed: {
		in: { booth: Handle<'booth'>; place: Handle<'place'>; sequence: number; choices: readonly (readonly number[])[] };
		out: { unsealed: Handle<'unsealed'>; words: readonly string[] };
	};
	/** Opens a ballot for a check on another device. It can no longer be cast. */
	spoil: { in: { unsealed: Handle<'unsealed'> }; out: string };
	/** Slow. The ballot, in SCALE: the argument of `Elections.cast`. */
	seal: {
		in: { booth: Handle<'booth'>; place: Handle<'place'>; unsealed: Handle<'unsealed'>; words: string };
		out: Uint8Array;
	};
	receipt: { in: { booth: Handle<'booth'>; ballot: Uint8Array }; out: string };
	receiptWords: { in: { receipt: string; reference: Uint8Array }; out: readonly string[] | undefined };

	/** Slow. `record` is what storage has of the roll, `stated` what tells it from another, as `published` does. */
	openActor: {
		in: Roll & { words: string; roll: number; record: Uint8Array; published?: Uint8Array };
		out: { actor: Handle<'actor'>; part: number; stated: Uint8Array };
	};
	/** Slow. What comes out is handed in by `submitUnsigned`. */
	act: { in: { actor: Handle<'actor'>; deed: Deed }; out: Act };
	/** What an account signs to become the activity account of a year. */
	binding: { in: { actor: Handle<'actor'>; year: number; account: Uint8Array }; out: Uint8Array };
	/** What an account signs to become the member's account for messages of a period. */
	claimMessage: { in: { actor: Handle<'actor'>; period: number; account: Uint8Array }; out: Uint8Array };
	makeAnswers: {
		in: { words: string; genesis: Uint8Array; evaluation: number; answers: Uint8Array };
		out: { answers: Handle<'answers'>; kept: string };
	};
	openAnswers: { in: { kept: string; genesis: Uint8Array }; out: Act };

	sentence: { in: { language: string; pallet: string; error: string }; out: string | undefined };
	refusal: { in: { language: string; pallet: string; code: number; error?: string }; out: string | undefined };

	/** Wipes what is kept under these handles. */
	release: { in: { handles: readonly number[] }; out: void };
}

export type TaskName = keyof Tasks;

/** From the page to the worker. */
export interface Request {
	readonly id: number;
	readonly task: TaskName;
	readonly input: unknown;
}

/** From the worker to the page. */
export type Reply =
	| { readonly id: number; readonly progress: 'loading' | 'working' }
	| { readonly id: number; readonly output: unknown }
	| { readonly id: number; readonly trouble: { readonly name: string; readonly message: string; readonly ko?: string; readonly en?: string } };
