// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test } from 'vitest';
import { type ContentRef, textContent } from '../chain';
import { matchOf } from './match';

const [first, second] = ['첫 회의록', '고친 회의록'].map(textContent) as [ContentRef, ContentRef];

test('a file is the one whose digest and length the chain has', async () => {
	expect(await matchOf(new Blob(['고친 회의록']), [first, second])).toEqual({ reference: second, text: '고친 회의록' });
	expect(await matchOf(new Blob(['고친 회의록\n']), [first, second])).toBeUndefined();
	expect(await matchOf(new Blob(['첫 회의록']), [{ ...first, bytes: first.bytes + 1n }])).toBeUndefined();
});

test('of versions that are alike it is the newest', async () => {
	const again = { ...first };
	expect((await matchOf(new Blob(['첫 회의록']), [first, second, again]))?.reference).toBe(again);
});
