// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { fromHex, join, toHex } from '../../chain/calls';
import { utf8 } from '../../text/typed';
import { cidOf } from './cid';
import type { Manifest, Part } from './data';
import { type Ask, LONGEST, fetchChunks, fetchPart, fileOf } from './fetch';
import type { Media } from './media';

/** Chunks with their manifest, and somebody who has them. */
function library(...chunks: readonly Uint8Array[]) {
	const pieces = chunks.map((chunk) => ({ digest: toHex(Blake2256(chunk)), bytes: chunk.length }));
	const whole = join(...chunks);
	const manifest: Manifest = { digest: toHex(Blake2256(whole)), bytes: BigInt(whole.length), pieces };
	const kept = new Map(chunks.map((chunk, i) => [cidOf(fromHex(pieces[i]!.digest)), toHex(chunk)]));
	const asked: string[] = [];
	const ask: Ask = async (cid) => {
		asked.push(cid);
		const found = kept.get(cid);
		if (!found) throw new Error('nobody has it');
		return found;
	};
	return { manifest, kept, ask, asked, whole };
}

const part = (media: Media, manifest: Manifest): Part =>
	({ role: { type: 'Original', value: undefined }, media: { type: media, value: undefined }, manifest });

const texts = Array.from({ length: 9 }, (_, i) => utf8(`당원 여러분 ${i}. `));

describe('a file', () => {
	it('is put together of its chunks, and its progress is told', async () => {
		const { manifest, ask, whole } = library(...texts);
		const told: number[] = [];
		const file = await fetchPart(ask, part('Plain', manifest), { onProgress: (bytes) => told.push(bytes) });
		expect(new Uint8Array(await file.arrayBuffer())).toEqual(whole);
		expect(file.type).toBe('text/plain; charset=utf-8');
		expect(told).toHaveLength(9);
		expect(told.at(-1)).toBe(whole.length);
	});

	it('is asked for with four chunks at a time', async () => {
		const { manifest, ask } = library(...texts);
		let [now, most] = [0, 0];
		await fetchChunks(async (cid) => {
			most = Math.max(most, ++now);
			await new Promise((resolve) => setTimeout(resolve, 5));
			now -= 1;
			return ask(cid);
		}, manifest);
		expect(most).toBe(4);
	});

	it('is refused if one bit of a chunk is another, however often it is asked for', async () => {
		const { manifest, kept, ask } = library(...texts);
		const [cid, digits] = [...kept][3]!;
		kept.set(cid, `0x${digits.slice(2, -1)}${digits.endsWith('0') ? '1' : '0'}`);
		await expect(fetchChunks(ask, manifest, { pause: 1 })).rejects.toMatchObject({ name: 'Damaged' });
		kept.set(cid, digits);
		await expect(fetchChunks(ask, manifest, { pause: 1 })).resolves.toHaveLength(9);
	});

	it('is refused if its chunks are right and it is another', async () => {
		const { manifest, ask } = library(...texts);
		const lies = { ...manifest, pieces: [...manifest.pieces].reverse() };
		await expect(fetchChunks(ask, lies)).rejects.toMatchObject({ name: 'Damaged' });
		await expect(fetchChunks(ask, { ...manifest, bytes: manifest.bytes + 1n })).rejects.toMatchObject({ name: 'Damaged' });
	});

	it('that nobody has any more is said to be so, and what comes a moment later is taken', async () => {
		const { manifest, ask, asked } = library(...texts);
		const gone: Ask = () => Promise.reject(new Error('No connected peers have the CID requested.'));
		await expect(fetchChunks(gone, manifest, { pause: 1 })).rejects.toMatchObject({ name: 'Unavailable' });
		let calls = 0;
		await fetchChunks((cid) => (calls++ === 0 ? gone(cid) : ask(cid)), manifest, { pause: 1 });
		expect(asked).toHaveLength(9);
	});

	it('that is longer than a page can hold is not begun', async () => {
		const piece = { digest: `0x${'00'.repeat(32)}` as const, bytes: 2 * 1024 * 1024 };
		const pieces = Array.from({ length: 129 }, () => piece);
		const never: Ask = () => Promise.reject(new Error('asked'));
		const manifest = { digest: piece.digest, bytes: BigInt(129 * piece.bytes), pieces };
		expect(129 * piece.bytes).toBeGreaterThan(LONGEST);
		await expect(fetchChunks(never, manifest)).rejects.toMatchObject({ name: 'TooLong' });
	});

	it('is not asked for any more when it is cancelled', async () => {
		const { manifest, ask, asked } = library(...texts);
		const stop = new AbortController();
		const fetched = fetchChunks(ask, manifest, { signal: stop.signal, onProgress: () => stop.abort() });
		await expect(fetched).rejects.toMatchObject({ name: 'Cancelled' });
		expect(asked.length).toBeLessThan(9);
	});

	it.each([
		['Png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
		['Plain', '<!doctype html><script>alert(1)</script>'],
		['WebVtt', '<script>alert(1)</script>'],
		['Webm', '<html></html>'],
	] as const)('that is announced as %s and is a page is never handed to the browser', (media, text) => {
		expect(() => fileOf(media, [utf8(text)])).toThrow(expect.objectContaining({ name: 'Unlike' }));
	});
});
