// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Whose desk it is: one of the accounts on this device. Which one was used last is remembered, so that duties can be seen
// while the keys are locked; only signing opens them.

import { useSyncExternalStore } from 'react';
import { type Entry, useVault } from '../../keys';
import { lasting, watchStorage } from '../../storage';

const chosen = () => lasting.get('officer');

/** Takes another account's place at the desk. */
export function chooseOfficer(address: string | undefined): void {
	if (address === undefined) lasting.remove('officer');
	else lasting.set('officer', address);
}

export interface Officer {
	readonly address: string;
	/** What its owner called it; known while the keys are open. */
	readonly label: string;
	/** The account, while the keys are open. */
	readonly entry?: Entry;
}

const isAccount = (entry: Entry): entry is Entry & { readonly address: string } =>
	entry.kind === 'account' && entry.address !== undefined;

/** The accounts on this device, while the keys are open. */
export function useAccounts(): readonly (Entry & { readonly address: string })[] {
	const state = useVault();
	return state.state === 'open' ? state.entries.filter(isAccount) : [];
}

/** Who sits at the desk, if anybody does. */
export function useOfficer(): Officer | undefined {
	const state = useVault();
	const accounts = useAccounts();
	const address = useSyncExternalStore(watchStorage, chosen);
	const entry = accounts.find((one) => one.address === address) ?? accounts[0];
	if (entry) return { address: entry.address, label: entry.label, entry };
	// One that is no longer on this device has no desk here.
	return state.state === 'locked' && address !== undefined ? { address, label: '' } : undefined;
}
