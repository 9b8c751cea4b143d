// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, it } from 'vitest';
import type { ItemRow } from './data';
import type { Race } from './race';
import { drawn } from './order';

const RACE: Race = [3, 0];
const DAYS = Array.from({ length: 60 }, (_, i) => `2026-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i >> 1)).padStart(2, '0')}`);

/** Items by number and publisher, the newest first as the list has them. */
const shelf = (...publishers: readonly string[]): ItemRow[] =>
	publishers.map((publisher, i) => ({ id: publishers.length - 1 - i, item: { publisher } }) as ItemRow);

const order = (rows: readonly ItemRow[], day: string) => drawn(rows, RACE, day).map(({ item }) => item.publisher).join('');

// The command line has the same test: whoever reads here or there reads in one order.
it('is the order of the command line', () => {
	expect(order(shelf('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'), '2026-11-22')).toBe('BHFCEDGA');
});

it('is the same for all readers of a day, whoever published last', () => {
	for (const day of DAYS) expect(order(shelf('A', 'B', 'C'), day)).toBe(order(shelf('C', 'A', 'B'), day));
});

it('puts each candidate first on some days', () => {
	const firsts = DAYS.map((day) => order(shelf('A', 'B', 'C'), day)[0]);
	for (const one of 'ABC') expect(firsts.filter((first) => first === one).length).toBeGreaterThan(9);
});

it('differs between contests', () => {
	const rows = shelf('A', 'B', 'C', 'D', 'E');
	expect(DAYS.some((day) => drawn(rows, [3, 1], day)[0] !== drawn(rows, RACE, day)[0])).toBe(true);
});

it('shows one of each candidate before the second of anybody, the newest first, and loses none', () => {
	const rows = shelf('A', 'A', 'A', 'B', 'A');
	for (const day of DAYS) {
		const found = drawn(rows, RACE, day);
		expect(found.slice(0, 2).map(({ item }) => item.publisher).sort()).toEqual(['A', 'B']);
		expect(found.filter(({ item }) => item.publisher === 'A').map(({ id }) => id)).toEqual([4, 3, 2, 0]);
		expect(found).toHaveLength(5);
	}
});
