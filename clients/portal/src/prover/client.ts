// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The prover as pages have it: tasks that give promises, say how far they are, and can be cancelled.

import type { Reply, TaskName, Tasks } from './tasks';

/** Why there is no proof. `name` is one of clients/wasm, or one of those below. */
export class ProverTrouble extends Error {
	constructor(
		/** `NotOnRoll`, `ForgedRoll` ...; `NoProver`, `Cancelled`, `Gone`. */
		override readonly name: string,
		message: string,
		readonly sentences: { readonly ko?: string | undefined; readonly en?: string | undefined } = {},
	) {
		super(message);
	}
}

/** `loading`: the prover itself is fetched and made ready, which happens once. */
export type ProverProgress = 'waiting' | 'loading' | 'working';

export interface TaskOptions {
	/**
	 * Cancels the task. A task that has begun can be stopped only by ending the worker: then all handles are gone, and
	 * whatever waited behind it is cancelled too.
	 */
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: ProverProgress) => void;
	/** Bytes that are handed over instead of copied. */
	readonly transfer?: readonly Transferable[];
}

/** What a ballot is made by, and its receipt: nobody can make that one again. */
const AWAITED: ReadonlySet<TaskName> = new Set(['seal', 'receipt']);

interface Waiting {
	readonly resolve: (output: unknown) => void;
	readonly reject: (error: Error) => void;
	readonly onProgress: ((progress: ProverProgress) => void) | undefined;
}

export class Prover {
	#worker: Worker | undefined;
	#next = 0;
	readonly #waiting = new Map<number, Waiting>();
	/** How many hold the worker. */
	#holds = 0;
	/** The worker is to end as soon as nobody holds it. */
	#leaving = false;

	/** Does a task: `prover.run('takePlace', { booth, words })`. */
	run<T extends TaskName>(task: T, input: Tasks[T]['in'], options: TaskOptions = {}): Promise<Tasks[T]['out']> {
		const { signal, onProgress, transfer = [] } = options;
		if (signal?.aborted) return Promise.reject(cancelled());
		// What a worker kept that has ended is gone: none is started to say so.
		if (task === 'release' && !this.#worker) return Promise.resolve(undefined as Tasks[T]['out']);
		const worker = this.#worker ??= this.#start();
		this.#next += 1;
		const id = this.#next;
		const release = AWAITED.has(task) ? this.hold() : undefined;
		return new Promise<Tasks[T]['out']>((resolve, reject) => {
			const abort = () => this.cancel();
			signal?.addEventListener('abort', abort, { once: true });
			const forget = () => {
				this.#waiting.delete(id);
				release?.();
				signal?.removeEventListener('abort', abort);
			};
			this.#waiting.set(id, {
				resolve: (output) => {
					forget();
					resolve(output as Tasks[T]['out']);
				},
				reject: (error) => {
					forget();
					reject(error);
				},
				onProgress,
			});
			onProgress?.('waiting');
			worker.postMessage({ id, task, input }, [...transfer]);
		});
	}

	/** Ends the worker with all that it keeps. The next task starts another one. */
	cancel(): void {
		this.#end(cancelled());
	}

	/** Whether somebody waits for what cannot be made again. */
	readonly busy = (): boolean => this.#holds > 0;

	/**
	 * Keeps the worker, and {@link busy}, until what this gives is called: for somebody who waits for a ballot to be final.
	 * Tasks that make a ballot hold it by themselves.
	 */
	hold(): () => void {
		this.#holds += 1;
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			this.#holds -= 1;
			this.#leaveSoon();
		};
	}

	/** Ends the worker, with all that it keeps, once nobody holds it. */
	retire(): void {
		if (!this.#worker) return;
		this.#leaving = true;
		if (!this.busy()) this.cancel();
	}

	/** The keys are open again before the worker ended: it goes on. */
	stay(): void {
		this.#leaving = false;
	}

	/** What comes at once after the last task, such as the receipt of what was sealed, still belongs to it. */
	#leaveSoon(): void {
		if (!this.#leaving) return;
		const worker = this.#worker;
		setTimeout(() => {
			if (this.#leaving && !this.busy() && this.#worker === worker) this.cancel();
		});
	}

	#end(error: Error): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		this.#leaving = false;
		for (const { reject } of [...this.#waiting.values()]) reject(error);
	}

	#start(): Worker {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'prover' });
		worker.onmessage = ({ data }: MessageEvent<Reply>) => {
			const waiting = this.#waiting.get(data.id);
			if (!waiting) return;
			if ('progress' in data) waiting.onProgress?.(data.progress);
			else if ('output' in data) waiting.resolve(data.output);
			else waiting.reject(new ProverTrouble(data.trouble.name, data.trouble.message, data.trouble));
		};
		worker.onerror = (event) => this.#end(new ProverTrouble('NoProver', event.message || 'the prover does not start'));
		return worker;
	}
}

const cancelled = () => new ProverTrouble('Cancelled', 'cancelled');

/** The page's prover. It starts with the first task. */
export const prover = new Prover();
