// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { indexedDbStore } from '../keys/store';
import { Vault } from '../keys/vault';
import { endProverWith } from './ending';

describe('when the keys', () => {
	const opened = async () => {
		await indexedDbStore.erase();
		const vault = new Vault({ cost: { memoryKiB: 8 * 1024, passes: 1 } });
		const prover = { retire: vi.fn(), stay: vi.fn() };
		const stop = endProverWith(vault, prover);
		await vault.create('말의 산은 높고 물은 깊다');
		return { vault, prover, stop };
	};

	it('are opened or change, the prover goes on', async () => {
		const { vault, prover } = await opened();
		await vault.addAccount('//Alice', 'a');
		expect(prover.retire).not.toHaveBeenCalled();
	});

	it('are locked or erased, the prover is retired', async () => {
		const { vault, prover } = await opened();
		vault.lock();
		expect(prover.retire).toHaveBeenCalledOnce();
		prover.stay.mockClear();
		await vault.unlock('말의 산은 높고 물은 깊다');
		expect(prover.stay).toHaveBeenCalledOnce();
		await vault.erase();
		expect(prover.retire).toHaveBeenCalledTimes(2);
	});

	it('are locked after the page is gone, nobody minds', async () => {
		const { vault, prover, stop } = await opened();
		stop();
		vault.lock();
		expect(prover.retire).not.toHaveBeenCalled();
	});
});
