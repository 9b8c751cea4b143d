// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// From a passphrase to key material, slowly: who steals the device's storage has to pay this for each guess.

import { argon2id } from 'hash-wasm';
import { utf8 } from '../text/typed';
import { type Bytes } from './bytes';

/** What Argon2id costs. Kept with what it protects, so that it can be raised later. */
export interface Cost {
	readonly memoryKiB: number;
	readonly passes: number;
}

/** 64 MiB, three passes: the second choice of RFC 9106, about a second on a phone. */
export const COST: Cost = { memoryKiB: 64 * 1024, passes: 3 };

/** What is taken from storage and from files: less would protect nothing, more would stop the device. */
export const isSane = ({ memoryKiB, passes }: Cost): boolean =>
	Number.isInteger(memoryKiB) && Number.isInteger(passes)
	&& memoryKiB >= 8 * 1024 && memoryKiB <= 512 * 1024 && passes >= 1 && passes <= 16;

/** 64 bytes: half of them a key, half to tell a wrong passphrase from damaged data. */
export const LENGTH = 64;

/** Letters that look the same are the same: keyboards write Hangul in two ways. */
const passphraseBytes = (passphrase: string): Bytes => utf8(passphrase.normalize('NFKC'));

export async function stretchHere(passphrase: string, salt: Uint8Array, cost: Cost): Promise<Bytes> {
	return await argon2id({
		password: passphraseBytes(passphrase), salt, iterations: cost.passes, memorySize: cost.memoryKiB,
		parallelism: 1, hashLength: LENGTH, outputType: 'binary',
	}) as Bytes;
}

export interface Ask {
	readonly passphrase: string;
	readonly salt: Uint8Array;
	readonly cost: Cost;
}
export type Answer = { readonly bytes: Bytes } | { readonly error: string };

/** In a worker where there are workers, so that the page stays alive. The worker and its memory go afterwards. */
export function stretch(passphrase: string, salt: Uint8Array, cost: Cost): Promise<Bytes> {
	if (typeof Worker === 'undefined') return stretchHere(passphrase, salt, cost);
	const worker = new Worker(new URL('./stretch-worker.ts', import.meta.url), { type: 'module', name: 'passphrase' });
	return new Promise<Bytes>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<Answer>) => {
			if ('bytes' in data) resolve(data.bytes);
			else reject(new Error(data.error));
		};
		worker.onerror = (event) => reject(new Error(event.message));
		worker.postMessage({ passphrase, salt, cost } satisfies Ask);
	}).finally(() => worker.terminate());
}
