// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is asked over the connection beside what polkadot-api asks: subscriptions that it does not know.

import type { JsonRpcProvider } from 'polkadot-api';
import { Watched } from './status';

type Message = Parameters<Parameters<JsonRpcProvider>[0]>[0];
type Send = ReturnType<JsonRpcProvider>['send'];

/** Something under a subscription. */
export interface Subscription {
	readonly stop: () => void;
}

/** The node, or the light client, refused a question. */
export class WireTrouble extends Error {
	override readonly name = 'WireTrouble';
}

interface Waiting {
	readonly resolve: (result: unknown) => void;
	readonly reject: (error: Error) => void;
}

const PREFIX = 'caucus-';

export class Wire {
	/** How often it began: all subscriptions of before are gone when it begins anew. */
	readonly began = new Watched(0);
	#send: Send | undefined;
	#next = 0;
	readonly #waiting = new Map<string, Waiting>();
	readonly #news = new Map<string, (news: unknown) => void>();

	/** The way to the node, once there is one. */
	open(send: Send): void {
		this.#send = send;
	}

	/** The node at the other end has forgotten what was subscribed. */
	anew(): void {
		this.#news.clear();
		this.began.set(this.began.get() + 1);
	}

	end(): void {
		this.#send = undefined;
		this.#news.clear();
		for (const { reject } of this.#waiting.values()) reject(new WireTrouble('the connection has ended'));
		this.#waiting.clear();
	}

	/** Takes a message that answers something asked here; whether it did. */
	take(message: Message): boolean {
		if ('method' in message) {
			const { subscription, result } = (message.params ?? {}) as { subscription?: string; result?: unknown };
			const told = subscription === undefined ? undefined : this.#news.get(subscription);
			told?.(result);
			return told !== undefined;
		}
		const waiting = this.#waiting.get(String(message.id));
		if (!waiting) return false;
		this.#waiting.delete(String(message.id));
		if ('error' in message) waiting.reject(new WireTrouble(message.error.message));
		else waiting.resolve(message.result);
		return true;
	}

	request<T>(method: string, params: readonly unknown[]): Promise<T> {
		return this.#ask(method, params, (result) => result as T);
	}

	/** Subscribes; what comes is told until it is stopped, or the connection begins anew. */
	subscribe(method: string, unsubscribe: string, params: readonly unknown[], told: (news: unknown) => void): Promise<Subscription> {
		return this.#ask(method, params, (result) => {
			const id = String(result);
			// At once: the next message may be of this subscription already.
			this.#news.set(id, told);
			return {
				stop: () => {
					if (this.#news.delete(id)) this.request(unsubscribe, [result]).catch(() => undefined);
				},
			};
		});
	}

	#ask<T>(method: string, params: readonly unknown[], done: (result: unknown) => T): Promise<T> {
		const send = this.#send;
		if (!send) return Promise.reject(new WireTrouble('there is no connection'));
		const id = `${PREFIX}${this.#next++}`;
		return new Promise<T>((resolve, reject) => {
			this.#waiting.set(id, { resolve: (result) => resolve(done(result)), reject });
			send({ jsonrpc: '2.0', id, method, params });
		});
	}
}

/** A provider for polkadot-api, and a wire over the same connection. */
export function tapped(provider: JsonRpcProvider, wire: Wire): JsonRpcProvider {
	return (onMessage) => {
		const { send, disconnect } = provider((message) => {
			if (!wire.take(message)) onMessage(message);
		});
		wire.open(send);
		return {
			send,
			disconnect: () => {
				wire.end();
				disconnect();
			},
		};
	};
}
