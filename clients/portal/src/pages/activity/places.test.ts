// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { PLACES, liesAt } from './places';

const found = (name: string) => PLACES.filter((place) => liesAt(place, name)).map(({ short }) => short.en);

describe('a chapter on the map', () => {
	it.each([
		['서울특별시당', 'Seoul'], ['Seoul Chapter', 'Seoul'], ['충청남도당', 'Chungnam'], ['South Chungcheong Chapter', 'Chungnam'],
		['Chungcheongbuk-do', 'Chungbuk'], ['전북특별자치도당', 'Jeonbuk'], ['Gyeongsangnam-do', 'Gyeongnam'], ['경기도당', 'Gyeonggi'],
	])('is found by its name in either language: %s', (name, place) => expect(found(name)).toEqual([place]));

	it('is not taken for another', () => expect(found('해외당원협의회')).toEqual([]));

	it('has a tile of its own', () => {
		expect(new Set(PLACES.map(({ column, row }) => `${column}/${row}`)).size).toBe(PLACES.length);
	});
});
