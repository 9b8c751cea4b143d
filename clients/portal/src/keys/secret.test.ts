// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from './secret';
import { indexedDbStore } from './store';
import { Vault } from './vault';

const CHEAP = { cost: { memoryKiB: 8 * 1024, passes: 1 } };
const PASSPHRASE = '말의 산은 높고 물은 깊다';

async function shown() {
	const vault = new Vault(CHEAP);
	await vault.load();
	const secret = new Secret<string | undefined>(undefined, vault);
	const seen: (string | undefined)[] = [];
	const leave = secret.watch(() => void seen.push(secret.get()));
	return { vault, secret, seen, leave };
}

beforeEach(() => indexedDbStore.erase());

describe('a secret on a page', () => {
	it('goes when the keys are locked, and the page is told', async () => {
		const { vault, secret, seen } = await shown();
		await vault.create(PASSPHRASE);
		secret.set('twelve words');
		vault.lock();
		expect(secret.get()).toBeUndefined();
		expect(seen).toEqual(['twelve words', undefined]);
	});

	it('goes when another window locked or erased the keys', async () => {
		const { vault, secret } = await shown();
		await vault.create(PASSPHRASE);
		secret.set('twelve words');
		await vault.load();
		expect(secret.get()).toBeUndefined();
		await vault.unlock(PASSPHRASE);
		secret.set('twelve words');
		await indexedDbStore.erase();
		await vault.load();
		expect(vault.get().state).toBe('none');
		expect(secret.get()).toBeUndefined();
	});

	it('goes when another window made keys and this one finds them locked', async () => {
		const { vault, secret } = await shown();
		secret.set('typed before there are keys');
		await new Vault(CHEAP).create(PASSPHRASE);
		await vault.load();
		expect(secret.get()).toBeUndefined();
	});

	it('does not come back when they are opened, nor by what comes too late', async () => {
		const { vault, secret } = await shown();
		await vault.create(PASSPHRASE);
		secret.set('twelve words');
		vault.lock();
		secret.set('twelve words');
		expect(secret.get()).toBeUndefined();
		await vault.unlock(PASSPHRASE);
		expect(secret.get()).toBeUndefined();
	});

	it('stays while keys are made and changed', async () => {
		const { vault, secret } = await shown();
		secret.set('typed before there are keys');
		await vault.create(PASSPHRASE);
		await vault.addAccount('//Alice', 'a');
		expect(secret.get()).toBe('typed before there are keys');
	});

	it('goes with its page, and is not set for a page that was left', async () => {
		const { vault, secret, leave } = await shown();
		await vault.create(PASSPHRASE);
		secret.set('twelve words');
		leave();
		expect(secret.get()).toBeUndefined();
		secret.set('twelve words');
		expect(secret.get()).toBeUndefined();
	});
});
