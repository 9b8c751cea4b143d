// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Accounts of the vault as polkadot-api wants them. The secret is read for each signature and not held in between.

import type { PolkadotSigner } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import type { Entry, Vault } from './vault';
import { KeyTrouble } from './trouble';
import { accountOf } from './words';

export async function signerOf(vault: Vault, entry: Entry): Promise<PolkadotSigner> {
	if (entry.kind !== 'account') throw new KeyTrouble('UnknownKey');
	const { publicKey } = accountOf(await vault.reveal(entry.id));
	return getPolkadotSigner(publicKey, 'Sr25519', async (message) => accountOf(await vault.reveal(entry.id)).sign(message));
}
