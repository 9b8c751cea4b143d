// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// When something is read, and what a page is told; the chain itself is not in it.

import { describe, expect, it, vi } from 'vitest';
import type { Connection } from './connection';
import { type Read, followReads, retried } from './reads';
import { type Status, Watched } from './status';

const at = (number: number): Status => ({ stage: 'following', final: { number, hash: `0x${number}`, time: number * 6000 } });
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Only the state of a connection: that is all that decides when to read. */
function following<T>(read: (number: number) => Promise<T>, every = 1) {
	const status = new Watched<Status>({ stage: 'starting' });
	const connection = { status } as unknown as Connection;
	let told: Read<T> = { loading: true, value: undefined, error: undefined, at: undefined };
	const reads = vi.fn(read);
	const stop = followReads(connection, every, ({ final }) => reads(final.number), (change) => {
		told = change(told);
	});
	return { status, stop, reads, told: () => told };
}

describe('a read', () => {
	it('waits for the first final block, and follows the next ones', async () => {
		const { status, reads, told } = following(async (number) => number);
		await settle();
		expect(reads).not.toHaveBeenCalled();
		status.set(at(7));
		await settle();
		expect(told()).toMatchObject({ loading: false, value: 7, at: { number: 7 } });
		status.set(at(8));
		await settle();
		expect(told()).toMatchObject({ value: 8 });
	});

	it('keeps the same object while it says the same', async () => {
		const { status, told } = following(async () => ({ votes: 3n, key: Uint8Array.of(1) }));
		status.set(at(1));
		await settle();
		const before = told().value;
		status.set(at(2));
		await settle();
		expect(told().value).toBe(before);
		expect(told().at?.number).toBe(2);
	});

	it('keeps the old value when it fails, says so, and gets over it', async () => {
		const { status, told } = following(async (number) => {
			if (number === 2) throw new Error('no such thing');
			return number;
		});
		for (const [number, value, failed] of [[1, 1, false], [2, 1, true], [3, 3, false]] as const) {
			status.set(at(number));
			await settle();
			expect(told().value).toBe(value);
			expect(told().error !== undefined).toBe(failed);
		}
	});

	it('is one at a time: what passed meanwhile is skipped for the newest', async () => {
		const waiting: (() => void)[] = [];
		const { status, reads, told } = following((number) => new Promise<number>((resolve) => waiting.push(() => resolve(number))));
		for (const number of [1, 2, 3, 4]) status.set(at(number));
		await settle();
		expect(reads.mock.calls).toEqual([[1]]);
		waiting.shift()?.();
		await settle();
		expect(told().value).toBe(1);
		expect(reads.mock.calls).toEqual([[1], [4]]);
	});

	it('is made every so many blocks, if that is enough', async () => {
		const { status, reads } = following(async (number) => number, 5);
		for (const number of [10, 11, 14, 15, 16]) {
			status.set(at(number));
			await settle();
		}
		expect(reads.mock.calls).toEqual([[10], [15]]);
	});

	it('tells nothing after it was stopped', async () => {
		const { status, stop, told } = following(async (number) => number);
		status.set(at(1));
		stop();
		await settle();
		expect(told().value).toBeUndefined();
	});
});

describe('what stands in the way for a moment', () => {
	it('is tried again, and anything else is not', async () => {
		class OperationInaccessibleError extends Error {
			override readonly name = 'OperationInaccessibleError';
		}
		const passing = vi.fn().mockRejectedValueOnce(new OperationInaccessibleError()).mockResolvedValue('there');
		expect(await retried(passing)).toBe('there');
		const lasting = vi.fn().mockRejectedValue(new Error('incompatible'));
		await expect(retried(lasting)).rejects.toThrow('incompatible');
		expect(lasting).toHaveBeenCalledTimes(1);
	});
});
