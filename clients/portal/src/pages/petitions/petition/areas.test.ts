// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { type AreaRow, shownAreas } from './areas';

const row = (standing: 'Member' | 'Citizen', chapter: number | undefined, keys: number, signed?: number): AreaRow =>
	({ standing: { type: standing, value: undefined }, chapter, keys, signed });

const signed = (areas: AreaRow[]) => shownAreas({ areas, count: 59, citizens: 10 }).map((one) => one.signed);

describe('the number of an area', () => {
	it('that has all of a standing is their sum, which is public', () => {
		expect(signed([row('Member', 0, 100, 30), row('Member', 1, 100, 29), row('Citizen', undefined, 50)])).toEqual([30, 29, 10]);
		expect(signed([row('Member', 0, 100), row('Member', 1, 0, 0)])).toEqual([59]);
	});

	it('that is one of several stays hidden', () => {
		expect(signed([row('Member', 0, 100), row('Member', 1, 100), row('Citizen', 0, 50), row('Citizen', 1, 50)]))
			.toEqual([undefined, undefined, undefined, undefined]);
	});
});
