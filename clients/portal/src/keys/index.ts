// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What pages use of keys.

import { useEffect, useSyncExternalStore } from 'react';
import { useSecretOf } from './secret';
import { IDLE, Vault, type VaultState } from './vault';

export { hasPasskeys, newPasskey } from './passkey';
export { signerOf } from './signer';
export { KeyTrouble, type Trouble } from './trouble';
export { type Entry, type Kind, LEAST_PASSPHRASE, type Vault, type VaultState } from './vault';
export { accountOf, asked, checkedWords, newWords, tidyWords } from './words';

/** The keys on this device. */
export const vault = new Vault();

export const useVault = (): VaultState => useSyncExternalStore(vault.watch, vault.get);

/** As `useState`, for words and passphrases: they go when the keys are locked, and with the page. */
export const useSecret = <T>(initial: T) => useSecretOf<T>(vault, initial);

/** The member's key, if the keys are open and there is one. */
export function useMember() {
	const state = useVault();
	return state.state === 'open' ? state.entries.find(({ kind }) => kind === 'member') : undefined;
}

/** How often it is looked whether somebody is there: timers sleep with the device, so the clock decides. */
const LOOK = 15_000;

/** Looks what is kept, and locks it again when nobody was there for a while or another window changed it. */
export function useVaultKeeper(): void {
	useEffect(() => {
		void vault.load().catch(() => undefined);
		let last = Date.now();
		const here = () => {
			look();
			last = Date.now();
		};
		const look = () => {
			if (Date.now() - last > IDLE) vault.lock();
		};
		const events = ['pointerdown', 'keydown', 'visibilitychange'] as const;
		for (const event of events) document.addEventListener(event, here, { passive: true });
		const timer = setInterval(look, LOOK);
		const channel = new BroadcastChannel('caucus-keys');
		let before = vault.get().state;
		const stop = vault.watch(() => {
			const now = vault.get().state;
			// Locking here locks everywhere, and so does erasing.
			if (before === 'open' && now !== 'open') channel.postMessage(now);
			before = now;
		});
		channel.onmessage = () => void vault.load().catch(() => undefined);
		return () => {
			for (const event of events) document.removeEventListener(event, here);
			clearInterval(timer);
			stop();
			channel.close();
		};
	}, []);
}
