// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What pages use of keys.

import { useEffect, useSyncExternalStore } from 'react';
import { Keeper } from './keeper';
import { useSecretOf } from './secret';
import { Vault, type VaultState } from './vault';

export { hasPasskeys, newPasskey } from './passkey';
export { signerOf } from './signer';
export { KeyTrouble, type Trouble } from './trouble';
export { type Entry, type Kind, LEAST_PASSPHRASE, type Vault, type VaultState, lacksBackup } from './vault';
export { accountOf, asked, checkedWords, newWords, tidyWords, wrongPlaces } from './words';

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

/** How often it is looked whether somebody is there, in milliseconds. */
const LOOK = 15_000;

/**
 * Looks what is kept, and locks it again when nobody was there for a while or another window shut it. `busy`: somebody waits
 * for something that takes the keys.
 */
export function useVaultKeeper(busy: () => boolean): void {
	useEffect(() => {
		void vault.load().catch(() => undefined);
		const keeper = new Keeper(vault, new BroadcastChannel('caucus-keys'), { busy });
		const here = () => keeper.here();
		const events = ['pointerdown', 'keydown', 'visibilitychange'] as const;
		for (const event of events) document.addEventListener(event, here, { passive: true });
		const timer = setInterval(() => keeper.look(), LOOK);
		return () => {
			for (const event of events) document.removeEventListener(event, here);
			clearInterval(timer);
			keeper.close();
		};
	}, [busy]);
}
