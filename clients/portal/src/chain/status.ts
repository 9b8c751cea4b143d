// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a page has to know of the connection, and nothing of how it is made.

/** A final block. */
export interface Final {
	readonly number: number;
	readonly hash: string;
	/** When it was made, in milliseconds, by the chain's own clock. */
	readonly time: number;
}

/** `light`: this device checks everything itself. `rpc`: it believes one node. */
export type Mode = 'light' | 'rpc';

/** Why nothing can be read at all. */
export type Failure =
	/** /config.json is not there or not what it should be. */
	| 'NoConfig'
	/** /chain-spec.json is not there, not raw, or refused. */
	| 'WrongSpec'
	/** No peer answered in time. */
	| 'NoPeer'
	/** Peers answered, but no block became final in time. */
	| 'NoFinality'
	/** The node of the configuration does not answer. */
	| 'NoNode'
	/** The node is of another chain than the specification. */
	| 'OtherChain'
	/** The browser lacks what the light client needs. */
	| 'OldBrowser';

export type Status =
	| { readonly stage: 'starting' }
	| { readonly stage: 'syncing'; readonly peers: number }
	| { readonly stage: 'following'; readonly final: Final }
	/** Blocks come, and they are old: nobody shows the newest. */
	| { readonly stage: 'behind'; readonly final: Final }
	/** No new final block for a while; what was read last still shows. */
	| { readonly stage: 'lost'; readonly final: Final }
	| { readonly stage: 'failed'; readonly why: Failure; readonly detail: string };

/** The final block that a page reads at, if there is one. */
export const finalOf = (status: Status): Final | undefined => ('final' in status ? status.final : undefined);

/** How old the newest final block may be, in milliseconds, while blocks come every six seconds. */
const OLD = 2 * 60_000;

/** With a final block that was just heard of. By this device's clock: one that is wrong is told so, too. */
export const heard = (final: Final, now: number): Status => ({ stage: now - final.time > OLD ? 'behind' : 'following', final });

/** A value that others can watch, as `useSyncExternalStore` wants it. */
export class Watched<T> {
	#value: T;
	readonly #watchers = new Set<() => void>();

	constructor(value: T) {
		this.#value = value;
	}

	readonly get = (): T => this.#value;

	readonly watch = (told: () => void): (() => void) => {
		this.#watchers.add(told);
		return () => this.#watchers.delete(told);
	};

	set(value: T): void {
		this.#value = value;
		for (const told of [...this.#watchers]) told();
	}
}
