// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The prover keeps what a member chose and ballots that are not sealed yet: once the keys are locked, nobody at this device
// should find them there.

import type { Vault } from '../keys';
import type { Prover } from '../prover';

/** Retires the prover whenever the keys are no longer open, unless they are open again before it ended. Gives what ends that. */
export function endProverWith(vault: Pick<Vault, 'get' | 'watch'>, prover: Pick<Prover, 'retire' | 'stay'>): () => void {
	let open = vault.get().state === 'open';
	return vault.watch(() => {
		const was = open;
		open = vault.get().state === 'open';
		if (was && !open) prover.retire();
		if (!was && open) prover.stay();
	});
}
