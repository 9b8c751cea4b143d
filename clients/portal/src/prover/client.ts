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

interface Waiting {
	readonly resolve: (output: unknown) => void;
	readonly reject: (error: Error) => void;
	readonly onProgress: ((progress: ProverProgress) => void) | undefined;
}

export class Prover {
	#worker: Worker | undefined;
	#next = 0;
	readonly #waiting = new Map<number, Waiting>();

	/** Does a task: `prover.run('takePlace', { booth, words })`. */
	run<T extends TaskName>(task: T, input: Tasks[T]['in'], options: TaskOptions = {}): Promise<Tasks[T]['out']> {
		const { signal, onProgress, transfer = [] } = options;
		if (signal?.aborted) return Promise.reject(cancelled());
		const worker = this.#worker ??= this.#start();
		this.#next += 1;
		const id = this.#next;
		return new Promise<Tasks[T]['out']>((resolve, reject) => {
			const abort = () => this.cancel();
			signal?.addEventListener('abort', abort, { once: true });
			const forget = () => {
				this.#waiting.delete(id);
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

	#end(error: Error): void {
		this.#worker?.terminate();
		this.#worker = undefined;
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
