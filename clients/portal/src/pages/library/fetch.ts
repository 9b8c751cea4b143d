// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The bytes of a file, from whoever gives them: each chunk and the whole are compared with the digests that the chain has.

import { blake2b, createBLAKE2b } from 'hash-wasm';
import type { Connection } from '../../chain';
import { fromHex } from '../../chain';
import { cidOf } from './cid';
import type { Manifest, Part } from './data';
import { type Media, beginsAs, typeOf } from './media';

/** How many chunks are asked for at a time. */
const AT_ONCE = 4;
/** Longer files than this are not put together in a page, in bytes. */
export const LONGEST = 256 * 1024 * 1024;
/** The most that a chunk has, and how many a file has at most: see pallets/library/core/src/manifest.rs. */
const CHUNK = 2 * 1024 * 1024;
const CHUNKS = 256;
/** How often a chunk is asked for, with a pause in between: peers that have it may be found a moment later. */
const ATTEMPTS = 3;
const PAUSE = 1500;

/** `Unavailable`: nobody gives it; `Damaged`: it is not what was published; `Unlike`: it is not of its type; `TooLong`. */
export type FetchFailure = 'Unavailable' | 'Damaged' | 'Unlike' | 'TooLong' | 'Cancelled';

export class FetchTrouble extends Error {
	constructor(override readonly name: FetchFailure, message = '') {
		super(message);
	}
}

/** Asks for a chunk by its identifier; gives hexadecimal digits. */
export type Ask = (cid: string) => Promise<string>;

/** Asks the light client, which asks its peers, or the node. */
export const asking = ({ client }: Pick<Connection, 'client'>): Ask => (cid) => client._request<string, [string]>('bitswap_v1_get', [cid]);

export interface FetchOptions {
	readonly signal?: AbortSignal;
	/** Told how many bytes came. */
	readonly onProgress?: (bytes: number) => void;
	/** Between attempts, in milliseconds. */
	readonly pause?: number;
}

const DIGITS = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value++) {
	const digit = value.toString(16);
	DIGITS[digit.charCodeAt(0)] = value;
	DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Bytes of megabytes of digits; nothing if they are none. */
function bytesOf(hex: string, length: number): Uint8Array<ArrayBuffer> | undefined {
	if (typeof hex !== 'string' || hex.length !== 2 + 2 * length || !hex.startsWith('0x')) return undefined;
	const bytes = new Uint8Array(length);
	for (let at = 0; at < length; at++) {
		const [high, low] = [DIGITS[hex.charCodeAt(2 + 2 * at)] ?? 255, DIGITS[hex.charCodeAt(3 + 2 * at)] ?? 255];
		if (high > 15 || low > 15) return undefined;
		bytes[at] = high * 16 + low;
	}
	return bytes;
}

const stopped = (signal: AbortSignal | undefined): void => {
	if (signal?.aborted) throw new FetchTrouble('Cancelled');
};

const waited = (milliseconds: number, signal: AbortSignal | undefined) => new Promise<void>((resolve) => {
	const timer = setTimeout(resolve, milliseconds);
	signal?.addEventListener('abort', () => {
		clearTimeout(timer);
		resolve();
	}, { once: true });
});

async function chunkOf(ask: Ask, piece: Manifest['pieces'][number], { signal, pause = PAUSE }: FetchOptions): Promise<Uint8Array<ArrayBuffer>> {
	const cid = cidOf(fromHex(piece.digest));
	let trouble = new FetchTrouble('Unavailable');
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		if (attempt > 0) await waited(pause, signal);
		stopped(signal);
		try {
			const came = bytesOf(await ask(cid), piece.bytes);
			stopped(signal);
			if (came && `0x${await blake2b(came, 256)}` === piece.digest) return came;
			trouble = new FetchTrouble('Damaged', cid);
		} catch (error) {
			if (error instanceof FetchTrouble) throw error;
			trouble = new FetchTrouble('Unavailable', error instanceof Error ? error.message : String(error));
		}
	}
	throw trouble;
}

/** Whether chunks can be what makes the file: the chain looked at this before it took the file. */
function isSound({ bytes, pieces }: Manifest): boolean {
	const sum = pieces.reduce((all, piece) => all + piece.bytes, 0);
	return pieces.length > 0 && pieces.length <= CHUNKS && BigInt(sum) === bytes && pieces.every((piece) => piece.bytes > 0 && piece.bytes <= CHUNK);
}

/** Fetches a file's chunks, in order. Every byte is what the chain says. */
export async function fetchChunks(ask: Ask, manifest: Manifest, options: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>[]> {
	const { pieces, digest } = manifest;
	if (!isSound(manifest)) throw new FetchTrouble('Damaged');
	if (manifest.bytes > BigInt(LONGEST)) throw new FetchTrouble('TooLong');
	const { onProgress, signal } = options;
	// One that fails stops the others.
	const failed = new AbortController();
	const own = { ...options, signal: signal ? AbortSignal.any([signal, failed.signal]) : failed.signal };
	const chunks = new Array<Uint8Array<ArrayBuffer>>(pieces.length);
	let [next, came] = [0, 0];
	const work = async () => {
		for (let at = next++; at < pieces.length; at = next++) {
			chunks[at] = await chunkOf(ask, pieces[at]!, own);
			came += pieces[at]!.bytes;
			onProgress?.(came);
		}
	};
	try {
		await Promise.all(Array.from({ length: Math.min(AT_ONCE, pieces.length) }, work));
	} catch (error) {
		failed.abort();
		throw error;
	}
	const whole = await createBLAKE2b(256);
	for (const chunk of chunks) whole.update(chunk);
	if (`0x${whole.digest('hex')}` !== digest) throw new FetchTrouble('Damaged');
	return chunks;
}

/** A file as a browser is handed it: by its type, if it begins so. */
export function fileOf(media: Media, chunks: readonly Uint8Array<ArrayBuffer>[]): Blob {
	const [first] = chunks;
	if (!first || !beginsAs(media, first)) throw new FetchTrouble('Unlike');
	return new Blob([...chunks], { type: typeOf(media) });
}

/** Fetches a file and looks whether it is what it says. */
export const fetchPart = async (ask: Ask, { media, manifest }: Part, options?: FetchOptions): Promise<Blob> =>
	fileOf(media.type, await fetchChunks(ask, manifest, options));
