// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The search as the page has it.

import type { Answer, Reply, Request } from './search-tasks';

/** Nothing is found. `ko` and `en` say why, where it is known. */
export class SearchTrouble extends Error {
	constructor(override readonly name: string, readonly ko?: string | undefined, readonly en?: string | undefined) {
		super(name);
	}
}

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();

function started(): Worker {
	const made = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });
	made.onmessage = ({ data }: MessageEvent<Reply>) => {
		const asked = waiting.get(data.id);
		waiting.delete(data.id);
		if ('answer' in data) asked?.resolve(data.answer);
		else asked?.reject(new SearchTrouble(data.trouble.name, data.trouble.ko, data.trouble.en));
	};
	made.onerror = () => {
		made.terminate();
		worker = undefined;
		for (const { reject } of waiting.values()) reject(new SearchTrouble('NoSearch'));
		waiting.clear();
	};
	return made;
}

/** Looks for what was typed. The worker stays for the next query: it takes megabytes to begin. */
export function search(request: Omit<Request, 'id'>): Promise<Answer> {
	worker ??= started();
	last += 1;
	const id = last;
	return new Promise((resolve, reject) => {
		waiting.set(id, { resolve, reject });
		worker?.postMessage({ id, ...request } satisfies Request);
	});
}
