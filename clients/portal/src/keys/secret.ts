// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a page holds that nobody may find after the keys were locked: words on the screen, a passphrase being typed.

import { useState, useSyncExternalStore } from 'react';
import type { Vault } from './vault';

const isShut = (vault: Vault) => ['locked', 'damaged'].includes(vault.get().state);

/** Held outside of the page's state, so that it goes at once, and with the page that shows it. */
export class Secret<T> {
	readonly #initial: T;
	readonly #vault: Vault;
	readonly #watchers = new Set<() => void>();
	#value: T;
	#stop: (() => void) | undefined;

	constructor(initial: T, vault: Vault) {
		this.#initial = initial;
		this.#value = initial;
		this.#vault = vault;
	}

	readonly get = (): T => this.#value;

	/** What comes too late, after the keys were locked or the page was left, is not taken. */
	readonly set = (value: T): void => {
		if (this.#stop && !isShut(this.#vault)) this.#put(value);
	};

	readonly clear = (): void => this.#put(this.#initial);

	readonly watch = (told: () => void): (() => void) => {
		this.#watchers.add(told);
		this.#stop ??= this.#guard();
		return () => {
			this.#watchers.delete(told);
			if (this.#watchers.size > 0) return;
			this.#stop?.();
			this.#stop = undefined;
			this.#value = this.#initial;
		};
	};

	/** Clears it when the keys are locked, and when they are erased: what is typed before there are any stays. */
	#guard(): () => void {
		let before = this.#vault.get().state;
		return this.#vault.watch(() => {
			const now = this.#vault.get().state;
			if (isShut(this.#vault) || (before === 'open' && now !== 'open')) this.clear();
			before = now;
		});
	}

	#put(value: T): void {
		this.#value = value;
		for (const told of [...this.#watchers]) told();
	}
}

/** As `useState`, for secrets. The third clears it. */
export function useSecretOf<T>(vault: Vault, initial: T): readonly [T, (value: T) => void, () => void] {
	const [secret] = useState(() => new Secret(initial, vault));
	return [useSyncExternalStore(secret.watch, secret.get), secret.set, secret.clear];
}
