// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The store of statements at the other end of the connection: a node's, or that of the light client's peers. As
// clients/sdk/src/chain/mailbox.rs does it for programs.

import { type Subscription, type Wire, fromHex, toHex } from '../../chain';

/** Most topics in one question. */
const MOST_TOPICS = 128;
/** Subscriptions after which all begin anew: public nodes give each connection 32, of which polkadot-api takes some. */
const MOST_SUBSCRIPTIONS = 20;
/** How long a node may take between two parts of what it has, in milliseconds. */
const PATIENCE = 30_000;
/**
 * How long nothing has to come until that was all there is: the light client tells its peers what it wants to hear within
 * a second, and is not told how much there is.
 */
const QUIET = 2_500;

/** What a node says to a statement. */
export interface Answer {
	readonly status: string;
	readonly reason?: string;
	/** Expiry of what is in its place. Digits beyond what a number holds are lost, as JSON has it: it is rounded up. */
	readonly min_expiry?: number;
}

interface News {
	readonly data?: { readonly statements?: readonly string[]; readonly remaining?: number | null };
}

interface Options {
	/** Called when something came that nobody waits for. */
	readonly onNews?: () => void;
	readonly quiet?: number;
	readonly patience?: number;
}

/** Of a node that does not end its list. */
export class Unfinished extends Error {
	override readonly name = 'Unfinished';
}

export class Mailbox {
	readonly #wire: Wire;
	readonly #light: boolean;
	readonly #options: Required<Options>;
	readonly #heard = new Set<string>();
	#subscriptions: Subscription[] = [];
	#news: Uint8Array[] = [];
	#began: number;
	#closed = false;

	constructor(wire: Wire, light: boolean, { onNews = () => undefined, quiet = QUIET, patience = PATIENCE }: Options = {}) {
		this.#wire = wire;
		this.#light = light;
		this.#options = { onNews, quiet, patience };
		this.#began = wire.began.get();
	}

	/** What lies under these topics and was not given before, and what came under others since. */
	async read(topics: readonly string[]): Promise<Uint8Array[]> {
		// Who talks with very many needs more than that, and is not to begin anew each time.
		const most = Math.max(MOST_SUBSCRIPTIONS, 2 * Math.ceil(this.#heard.size / MOST_TOPICS));
		if (this.#began !== this.#wire.began.get() || this.#subscriptions.length >= most) this.#forget();
		const fresh = topics.filter((topic) => !this.#heard.has(topic));
		const chunks = Array.from({ length: Math.ceil(fresh.length / MOST_TOPICS) }, (_, i) => fresh.slice(i * MOST_TOPICS, (i + 1) * MOST_TOPICS));
		const heard = await Promise.allSettled(chunks.map((some) => this.#listen(some)));
		let failed: PromiseRejectedResult | undefined;
		for (const [i, result] of heard.entries()) {
			if (result.status === 'rejected') {
				failed = result;
				continue;
			}
			this.#news.push(...result.value.lay);
			if (this.#closed) {
				result.value.subscription.stop();
				continue;
			}
			this.#subscriptions.push(result.value.subscription);
			for (const topic of chunks[i]!) this.#heard.add(topic);
		}
		// What came is given the next time.
		if (failed) throw failed.reason;
		return this.#news.splice(0);
	}

	/** What lies there now, and of no interest a second time. `enough`: nothing more has to be waited for. */
	async readOnce(topics: readonly string[], enough: (found: readonly Uint8Array[]) => boolean = () => false): Promise<Uint8Array[]> {
		const { lay, subscription } = await this.#listen(topics, enough);
		subscription.stop();
		return lay;
	}

	submit(statement: Uint8Array): Promise<Answer> {
		return this.#wire.request<Answer>('statement_submit', [toHex(statement)]);
	}

	close(): void {
		this.#closed = true;
		this.#forget();
	}

	#forget(): void {
		for (const { stop } of this.#subscriptions) stop();
		this.#subscriptions = [];
		this.#heard.clear();
		this.#began = this.#wire.began.get();
	}

	/** Subscribes, and waits for what lay there; what comes after it is news. */
	#listen(topics: readonly string[], enough: (found: readonly Uint8Array[]) => boolean = () => false) {
		const lay: Uint8Array[] = [];
		return new Promise<{ lay: Uint8Array[]; subscription: Subscription }>((resolve, reject) => {
			let waits = true;
			let timer: ReturnType<typeof setTimeout> | undefined;
			const end = (say: () => void) => {
				waits = false;
				clearTimeout(timer);
				say();
			};
			const wait = () => {
				clearTimeout(timer);
				timer = setTimeout(this.#light ? whole : unfinished, this.#light ? this.#options.quiet : this.#options.patience);
			};
			let subscribed: (subscription: Subscription) => void = () => undefined;
			const done = new Promise<Subscription>((give) => {
				subscribed = give;
			});
			const whole = () => end(() => void done.then((subscription) => resolve({ lay, subscription })));
			const unfinished = () => end(() => {
				void done.then(({ stop }) => stop());
				reject(new Unfinished('the node does not finish its list'));
			});
			const told = (news: unknown) => {
				const { data } = (news ?? {}) as News;
				const came = (data?.statements ?? []).map((text) => fromHex(text));
				if (!waits) {
					this.#news.push(...came);
					if (came.length > 0 && !this.#closed) this.#options.onNews();
					return;
				}
				lay.push(...came);
				// What comes after the last of those that were there says nothing of how many remain.
				if (enough(lay) || (!this.#light && data?.remaining === 0)) whole();
				else wait();
			};
			wait();
			this.#wire.subscribe('statement_subscribeStatement', 'statement_unsubscribeStatement', [{ matchAny: topics }], told)
				.then(subscribed, (error: unknown) => end(() => reject(error)));
		});
	}
}

/** As the module for messages takes it. */
export const leastOf = ({ min_expiry: least }: Answer): bigint | undefined =>
	(typeof least === 'number' && least >= 0 ? roundedUp(least) : undefined);

/** No less than what was meant: a number above 2^53 may stand for one that is larger by half of what it steps by. */
function roundedUp(value: number): bigint {
	const step = value > Number.MAX_SAFE_INTEGER ? 2 ** (Math.floor(Math.log2(value)) - 52) : 0;
	const most = (1n << 64n) - 1n;
	const up = BigInt(value) + BigInt(step);
	return up > most ? most : up;
}
