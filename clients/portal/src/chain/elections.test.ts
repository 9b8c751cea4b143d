// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { sameReference } from './elections';

const reference = '0123456789abcdef'.repeat(4).replace(/^0123/, 'fe98');

describe('a reference that is compared', () => {
	it('is the same whole, from its beginning, or by its first and last eight digits', () => {
		for (const typed of [reference, `0x${reference}`, reference.toUpperCase(), reference.slice(0, 16), 'fe984567 … 89abcdef', reference.slice(0, 40)]) {
			expect(sameReference(reference, typed)).toBe(true);
		}
	});

	it('is another one if a digit differs', () => {
		for (const typed of [reference.replace(/f$/, 'e'), `0${reference.slice(1)}`, 'fe984567 89abcdee', 'ee984567 89abcdef', `${reference}0`, reference.slice(1, 17)]) {
			expect(sameReference(reference, typed)).toBe(false);
		}
	});

	it('is not compared by so few digits that an election could be made for them', () => {
		for (const typed of ['', 'fe984567', '89abcdef', reference.slice(0, 15), 'zzzzzzzzzzzzzzzzzzzz']) expect(sameReference(reference, typed)).toBeUndefined();
	});
});
