// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Keeper, TELL } from './keeper';
import { indexedDbStore } from './store';
import { IDLE, Vault } from './vault';

const CHEAP = { cost: { memoryKiB: 8 * 1024, passes: 1 } };
const PASSPHRASE = '말의 산은 높고 물은 깊다';
const MINUTE = 60_000;

let time = 0;
let channels: FakeChannel[] = [];
let said: unknown[] = [];

/** As the browser's, but at once. One that sleeps gets what was said when it wakes. */
class FakeChannel {
	onmessage: ((event: { data: unknown }) => void) | null = null;
	missed: unknown[] | undefined;

	constructor() {
		channels.push(this);
	}

	postMessage(data: unknown): void {
		said.push(data);
		for (const other of channels) if (other !== this) other.missed ? other.missed.push(data) : other.onmessage?.({ data });
	}

	wake(): void {
		const missed = this.missed ?? [];
		this.missed = undefined;
		for (const data of missed) this.onmessage?.({ data });
	}

	close(): void {
		channels = channels.filter((one) => one !== this);
	}
}

async function opened(busy = () => false) {
	const vault = new Vault(CHEAP);
	await vault.load();
	if (vault.get().state === 'none') await vault.create(PASSPHRASE);
	else await vault.unlock(PASSPHRASE);
	const channel = new FakeChannel();
	const keeper = new Keeper(vault, channel as unknown as BroadcastChannel, { busy, now: () => time });
	return { vault, keeper, channel, state: () => vault.get().state };
}

/** What was begun by a message is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

beforeEach(async () => {
	await indexedDbStore.erase();
	[time, channels, said] = [1_000_000, [], []];
});

describe('keys that nobody uses', () => {
	it('are locked after a while, and not before', async () => {
		const { keeper, state } = await opened();
		time += IDLE;
		keeper.look();
		expect(state()).toBe('open');
		time += 1;
		keeper.look();
		expect(state()).toBe('locked');
	});

	it('stay open while somebody is there, in this window or another', async () => {
		const [one, other] = [await opened(), await opened()];
		for (let minute = 0; minute < 30; minute++) {
			time += MINUTE;
			one.keeper.here();
			one.keeper.look();
			other.keeper.look();
		}
		expect([one.state(), other.state()]).toEqual(['open', 'open']);
		time += IDLE + 1;
		other.keeper.look();
		expect([one.state(), other.state()]).toEqual(['open', 'locked']);
	});

	/** Somebody is in one window for half an hour, and the other sleeps. */
	const asleep = async () => {
		const [one, other] = [await opened(), await opened()];
		other.channel.missed = [];
		for (let minute = 0; minute < 30; minute++) {
			time += MINUTE;
			one.keeper.here();
		}
		return [one, other] as const;
	};

	it('are not locked in a window where somebody is because another one slept', async () => {
		const [one, other] = await asleep();
		other.keeper.look();
		await settled();
		expect([one.state(), other.state()]).toEqual(['open', 'locked']);
	});

	it('stay open in a window that slept and hears first that somebody was there', async () => {
		const [, other] = await asleep();
		other.channel.wake();
		other.keeper.look();
		expect(other.state()).toBe('open');
	});

	it('are not opened again by who comes after a long while, in any window', async () => {
		const [one, other] = [await opened(), await opened()];
		time += IDLE + 1;
		one.keeper.here();
		one.keeper.look();
		other.keeper.look();
		expect([one.state(), other.state()]).toEqual(['locked', 'locked']);
	});

	it('stay open while somebody waits for something that takes them, and are locked later', async () => {
		let busy = true;
		const { keeper, state } = await opened(() => busy);
		time += IDLE + 1;
		keeper.here();
		time += IDLE + 1;
		keeper.look();
		expect(state()).toBe('open');
		busy = false;
		time += IDLE;
		keeper.look();
		expect(state()).toBe('open');
		time += 1;
		keeper.look();
		expect(state()).toBe('locked');
	});

	it('are spoken of now and then, not at each key', async () => {
		const { keeper } = await opened();
		for (let i = 0; i < 100; i++) {
			time += TELL / 50;
			keeper.here();
		}
		expect(said).toHaveLength(2);
	});
});

describe('keys that are shut', () => {
	it('by hand are locked in every window', async () => {
		vi.stubGlobal('sessionStorage', { length: 1, key: () => 'caucus.petition', removeItem: vi.fn() });
		const [one, other] = [await opened(), await opened()];
		one.vault.lock();
		expect(other.state()).toBe('locked');
		await settled();
		expect(sessionStorage.removeItem).not.toHaveBeenCalled();
		// Once: nobody repeats it.
		expect(said).toEqual([{ shut: 'locked' }]);
	});

	it.each(['open', 'locked'])('by erasing go everywhere, though they were %s where they are erased', async (before) => {
		vi.stubGlobal('sessionStorage', { length: 1, key: () => 'caucus.petition', removeItem: vi.fn() });
		const [one, other] = [await opened(), await opened()];
		if (before === 'locked') {
			time += IDLE + 1;
			one.keeper.look();
			expect(other.state()).toBe('open');
		}
		await one.vault.erase();
		expect(other.state()).toBe('locked');
		expect(sessionStorage.removeItem).toHaveBeenCalledWith('caucus.petition');
		await settled();
		expect(other.state()).toBe('none');
		expect(said).toEqual([{ shut: 'none' }]);
	});

	it('by another passphrase are locked in other windows, and open where it was changed', async () => {
		const [one, other] = [await opened(), await opened()];
		await one.vault.changePassphrase(PASSPHRASE, 'another passphrase');
		expect([one.state(), other.state()]).toEqual(['open', 'locked']);
	});

	it('are not shut by what leaves them open', async () => {
		const [one, other] = [await opened(), await opened()];
		await one.vault.addAccount('//Alice', 'a');
		await one.vault.keepNote('a receipt');
		expect(other.state()).toBe('open');
		expect(said).toEqual([]);
	});
});
