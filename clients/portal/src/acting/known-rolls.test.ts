// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { indexedDbStore } from '../keys/store';
import { Vault } from '../keys/vault';
import { keepRoll, knownRoll } from './known-rolls';

const [here, there] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const stated = (byte: number) => new Uint8Array(64).fill(byte);

describe('a roll', () => {
	it('is known by chain and number once it was seen, and what was seen last counts', async () => {
		await indexedDbStore.erase();
		const vault = new Vault({ cost: { memoryKiB: 8 * 1024, passes: 1 } });
		await vault.create('말의 산은 높고 물은 깊다');
		expect(await knownRoll(vault, here, 3)).toBeUndefined();
		await keepRoll(vault, here, 3, stated(7));
		expect(await knownRoll(vault, here, 3)).toEqual(stated(7));
		expect(await knownRoll(vault, here, 4)).toBeUndefined();
		expect(await knownRoll(vault, there, 3)).toBeUndefined();
		await keepRoll(vault, here, 3, stated(8));
		expect(await knownRoll(vault, here, 3)).toEqual(stated(8));
		expect((await vault.notes()).size).toBe(1);
		// Nobody finds on a locked device that there is any.
		const { notes } = await indexedDbStore.load();
		expect(JSON.stringify(notes)).not.toContain('roll');
	});
});
