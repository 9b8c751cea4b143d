// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the module for messages says in JSON (clients/messages/wasm/src/view.rs), and what is used of it.

import type { Device } from 'caucus-messages-wasm';

export type { Device };

export interface Person {
	readonly key: string;
	/** The first letters of the key: for lists, too few to compare by. */
	readonly short: string;
	/** What the reader calls this person. */
	readonly name: string | null;
	readonly own: boolean;
}

export interface FileBody {
	readonly is: 'file';
	/** The secret that it is kept under. */
	readonly key: string;
	readonly name: string;
	readonly type: string;
	readonly size: number;
}

export type Body = { readonly is: 'text'; readonly text: string } | FileBody | { readonly is: 'leaving' | 'nothing' };

export interface Entry {
	readonly sender: Person;
	/** The how-manieth of its sender; 0 is what was said with a request. */
	readonly seq: number;
	/** In seconds since 1970, as the sender says. */
	readonly sent: number;
	readonly body: Body;
	/** Who does not have it yet; of own messages alone. */
	readonly waits: readonly Person[];
}

export interface Summary {
	/** Its name for machines. */
	readonly id: string;
	readonly kind: 'direct' | 'group';
	/** Of a group. */
	readonly name: string;
	/** Whether this device is still in it. */
	readonly open: boolean;
	readonly members: readonly Person[];
	readonly invited: readonly Person[];
	/** Keys of those who may invite and remove. */
	readonly admins: readonly string[];
	/** It is one of two that the reader asked for, and nobody has accepted. */
	readonly asks: boolean;
	/** It is one of two, with somebody who is blocked. */
	readonly blocked: boolean;
	readonly last: Entry | null;
	readonly said: number;
}

export interface Talk extends Summary {
	readonly entries: readonly Entry[];
}

export interface Request {
	readonly id: string;
	readonly kind: 'direct' | 'group';
	readonly from: Person;
	/** For a group, what it is called. */
	readonly text: string;
	readonly sent: number;
}

export interface Known {
	readonly name: string;
	readonly person: Person;
	readonly address: string;
	/** The key is another than before, and nobody has compared since. */
	readonly changed: boolean;
}

export interface Overview {
	readonly address: string;
	readonly allowance: { readonly key: string; readonly statements: number; readonly bytes: number } | null;
	/** How much waits for others, and how much of it no node has taken. */
	readonly waiting: number;
	readonly unsent: number;
	readonly requests: readonly Request[];
	readonly conversations: readonly Summary[];
	readonly known: readonly Known[];
	readonly blocked: readonly Person[];
}

export type Refusal = 'NoAllowance' | 'AllowanceUsed' | 'StoreFull' | 'Outdated' | 'Invalid' | 'Failed';

export type Event =
	| { readonly event: 'request'; readonly id: string }
	| { readonly event: 'message'; readonly conversation: string; readonly sender: string; readonly seq: number }
	| { readonly event: 'delivered'; readonly conversation: string; readonly seq: number }
	| { readonly event: 'givenUp'; readonly conversation: string }
	| { readonly event: 'members' | 'ended'; readonly conversation: string }
	| { readonly event: 'noKeys'; readonly who: Person }
	| { readonly event: 'refused'; readonly why: Refusal }
	| { readonly event: 'trouble'; readonly conversation: string; readonly why: string };

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);

/** Most bytes of a file. */
export const LARGEST = 7 * 1024 * 1024;
/** Files above so many bytes are fetched only when the reader asks for them. */
export const AT_ONCE = 256 * 1024;
/** Most bytes of a text, and of one that asks for a conversation. */
export const LONGEST_TEXT = 32_768;
export const LONGEST_REQUEST = 1024;
/** Pictures are shown; everything else is only handed to the reader. */
export const PICTURES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
