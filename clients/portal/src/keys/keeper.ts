// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Locks the keys when nobody is there any more, in whichever window of this page somebody may be.

import { passing } from '../storage';
import { IDLE, type Vault, type VaultState } from './vault';

/** How often it is said to other windows that somebody is here, at most, in milliseconds. */
export const TELL = 5_000;

type Message =
	/** Somebody did something, at this time. */
	| { readonly here: number }
	/** Locked by hand, erased, or under another passphrase: no window may go on. */
	| { readonly shut: VaultState['state'] };

export interface KeeperOptions {
	/** Whether somebody waits for something that takes the keys, and is there though nothing is pressed. */
	readonly busy?: () => boolean;
	readonly now?: () => number;
}

export class Keeper {
	readonly #vault: Vault;
	readonly #channel: BroadcastChannel;
	readonly #busy: () => boolean;
	readonly #now: () => number;
	readonly #stop: () => void;
	/** When somebody was there, here or in another window. */
	#last: number;
	#told = -Infinity;
	/** Above 0 while what happens here is of no concern to other windows. */
	#quiet = 0;

	constructor(vault: Vault, channel: BroadcastChannel, { busy = () => false, now = Date.now }: KeeperOptions = {}) {
		this.#vault = vault;
		this.#channel = channel;
		this.#busy = busy;
		this.#now = now;
		this.#last = now();
		let [before, name] = [vault.get().state, vault.id];
		this.#stop = vault.watch(() => {
			const now = vault.get().state;
			const shut = before === 'open' && (now !== 'open' || vault.id !== name);
			const erased = before !== 'none' && before !== 'unknown' && now === 'none';
			[before, name] = [now, vault.id];
			if ((shut || erased) && this.#quiet === 0) this.#say({ shut: now });
		});
		channel.onmessage = ({ data }: MessageEvent<Message>) => {
			if ('here' in data) this.#active(data.here);
			else void this.#shut(data.shut);
		};
	}

	/** Somebody did something in this window. */
	here(): void {
		const now = this.#now();
		this.#active(now);
		if (now - this.#told < TELL) return;
		this.#told = now;
		this.#say({ here: now });
	}

	/** Locks if nobody was there for a while: timers sleep with the device, so the clock decides. */
	look(): void {
		if (this.#busy()) this.#last = this.#now();
		this.#idle(this.#now());
	}

	close(): void {
		this.#stop();
		this.#channel.close();
	}

	/** Who comes after a long while may be another person: what they do opens nothing again. */
	#active(at: number): void {
		this.#idle(at);
		this.#last = Math.max(this.#last, at);
	}

	/** Each window finds out by itself, and a window that slept tells nobody: somebody may be at work in another one. */
	#idle(at: number): void {
		if (at - this.#last <= IDLE || this.#busy()) return;
		this.#quiet += 1;
		this.#vault.lock();
		this.#quiet -= 1;
	}

	/** Locks at once, and then looks what lies there. */
	async #shut(state: VaultState['state']): Promise<void> {
		this.#quiet += 1;
		try {
			this.#vault.lock();
			// Only this window can forget what it alone keeps.
			if (state === 'none') passing.forget();
			await this.#vault.load();
		} catch {
			// It is locked, which is what counts.
		} finally {
			this.#quiet -= 1;
		}
	}

	#say(message: Message): void {
		this.#channel.postMessage(message);
	}
}
