// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Prover } from './client';
import type { Handle, Request, Tasks } from './tasks';

/** A worker that answers when it is told to. */
class FakeWorker {
	static all: FakeWorker[] = [];
	onmessage: ((event: { data: unknown }) => void) | null = null;
	readonly asked: Request[] = [];
	ended = false;

	constructor() {
		FakeWorker.all.push(this);
	}

	postMessage(request: Request): void {
		this.asked.push(request);
	}

	terminate(): void {
		this.ended = true;
	}

	answer(output: unknown): void {
		const { id } = this.asked.shift()!;
		this.onmessage?.({ data: { id, output } });
	}
}

const worker = () => FakeWorker.all.at(-1)!;
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const handle = 1 as Handle<never>;
const sealing: Tasks['seal']['in'] = { booth: handle, place: handle, unsealed: handle, words: 'words' };
const paper: Tasks['makeUnsealed']['in'] = { booth: handle, place: handle, sequence: 1, choices: [[1]] };

beforeEach(() => {
	FakeWorker.all = [];
	vi.stubGlobal('Worker', FakeWorker);
});

describe('a prover that is retired', () => {
	it('ends at once with all that it keeps, and what was asked of it is cancelled', async () => {
		const prover = new Prover();
		const made = prover.run('makeUnsealed', paper);
		prover.retire();
		expect(worker().ended).toBe(true);
		await expect(made).rejects.toMatchObject({ name: 'Cancelled' });
	});

	it('seals a ballot first, gives its receipt, and ends then', async () => {
		const prover = new Prover();
		const sent = (async () => {
			const ballot = await prover.run('seal', sealing);
			return prover.run('receipt', { booth: handle, ballot });
		})();
		expect(prover.busy()).toBe(true);
		prover.retire();
		await turn();
		expect(worker().ended).toBe(false);
		worker().answer(new Uint8Array([7]));
		await turn();
		expect(worker().ended).toBe(false);
		worker().answer('receipt');
		expect(await sent).toBe('receipt');
		await turn();
		expect(worker().ended).toBe(true);
		expect(prover.busy()).toBe(false);
		expect(FakeWorker.all).toHaveLength(1);
	});

	it('goes on if the keys are open again before it ended', async () => {
		const prover = new Prover();
		const release = prover.hold();
		void prover.run('newWords', {}).catch(() => undefined);
		prover.retire();
		prover.stay();
		release();
		await turn();
		expect(worker().ended).toBe(false);
	});

	it('ends when sealing failed, too', async () => {
		const prover = new Prover();
		const sealed = prover.run('seal', sealing);
		prover.retire();
		worker().onmessage?.({ data: { id: worker().asked[0]!.id, trouble: { name: 'NotOnRoll', message: '' } } });
		await expect(sealed).rejects.toMatchObject({ name: 'NotOnRoll' });
		await turn();
		expect(worker().ended).toBe(true);
	});

	it('stays as long as somebody holds it, and each lets go once', async () => {
		const prover = new Prover();
		void prover.run('newWords', {}).catch(() => undefined);
		const [first, second] = [prover.hold(), prover.hold()];
		prover.retire();
		first();
		first();
		await turn();
		expect(worker().ended).toBe(false);
		second();
		await turn();
		expect(worker().ended).toBe(true);
	});

	it('is not started again to release what it has no more', async () => {
		const prover = new Prover();
		const made = prover.run('makeUnsealed', paper).catch(() => undefined);
		const released = prover.run('release', { handles: [1] });
		expect(worker().asked.map(({ task }) => task)).toEqual(['makeUnsealed', 'release']);
		released.catch(() => undefined);
		prover.retire();
		await made;
		await prover.run('release', { handles: [1] });
		expect(FakeWorker.all).toHaveLength(1);
	});

	it('starts anew with the next task, which nothing ends', async () => {
		const prover = new Prover();
		const sealed = prover.run('seal', sealing);
		prover.retire();
		prover.cancel();
		await expect(sealed).rejects.toMatchObject({ name: 'Cancelled' });
		const again = prover.run('seal', sealing);
		worker().answer(new Uint8Array([7]));
		await again;
		await turn();
		expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([true, false]);
	});

	it('is not ended by a ballot that is sealed while nobody retired it', async () => {
		const prover = new Prover();
		const sealed = prover.run('seal', sealing);
		worker().answer(new Uint8Array());
		await sealed;
		await turn();
		expect(worker().ended).toBe(false);
	});
});
