// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The search that was built for browsers, over what the page has read and over an index that something else wrote.

import { readFileSync } from 'node:fs';
import * as wasm from 'caucus-wasm';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { indexOf } from '../../../tests/records/index-files';
import { inIndex } from './search-index';
import { type Found, merged } from './search-tasks';

beforeAll(async () => {
	await wasm.default({ module_or_path: readFileSync(new URL('../../../../wasm/pkg/caucus_wasm_bg.wasm', import.meta.url)) });
});

const DOCUMENTS = [
	{ item: 0, version: 0, title: '군공항 이전 공고', texts: [] },
	{ item: 2, version: 1, title: 'On housing', texts: ['청년 임대 주택을 늘리겠습니다'] },
	{ item: 5, version: 0, title: '청년의 주거', texts: ['We will build homes.'] },
];
const GENESIS = 'ab'.repeat(32);

const items = (json: string): number[] => (JSON.parse(json) as Found[]).map(({ item }) => item);
const searchIn = (typed: string) => items(wasm.searchIn(JSON.stringify(DOCUMENTS), typed, 10));

function searched(files: ReadonlyMap<string, Uint8Array>, typed: string): number[] {
	const search = new wasm.Search(new TextDecoder().decode(files.get('manifest.json')), typed);
	const give = (names: readonly string[]) => names.forEach((name) => search.give(name, files.get(name)!));
	give(search.needs());
	give(search.find(10));
	return items(search.found());
}

describe('words', () => {
	it.each([
		['군 공항을', [0]],
		['임대주택', [2]],
		['HOUSING', [2]],
		['청년', [5, 2]],
		['없는 낱말', []],
	])('%s are found in both languages, however they are spaced', (typed, found) => {
		expect(searchIn(typed)).toEqual(found);
		expect(searched(indexOf(GENESIS, 9, DOCUMENTS), typed)).toEqual(found);
	});

	it.each([['가', 'TooShort'], ['가'.repeat(65), 'TooLong']])('that cannot be looked for are told: %s', (typed, name) => {
		expect(() => searchIn(typed)).toThrow(expect.objectContaining({ name, ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) }));
	});

	it('of a title that is written in one sign are found, too', () => {
		const signs = [{ item: 1, version: 0, title: 'ﷺ'.repeat(80), texts: ['정책'] }];
		expect(items(wasm.searchIn(JSON.stringify(signs), '정책', 10))).toEqual([1]);
	});
});

describe('an index', () => {
	it('says of which chain it is and how far it goes', () => {
		const search = new wasm.Search(new TextDecoder().decode(indexOf(GENESIS, 9, DOCUMENTS).get('manifest.json')), '청년');
		expect([search.chain(), search.block()]).toEqual([GENESIS, 9]);
	});

	it.each(['manifest.json', 'shard-0000', 'page-0000.json'])('of which one bit of %s is another is refused', (name) => {
		const files = indexOf(GENESIS, 9, DOCUMENTS);
		const bytes = Uint8Array.from(files.get(name)!);
		bytes[bytes.length - 5]! ^= 1;
		files.set(name, bytes);
		expect(() => searched(files, '청년')).toThrow(expect.objectContaining({ name: 'BadIndex' }));
	});
});

describe('a site', () => {
	const find = () => inIndex((manifest) => new wasm.Search(manifest, '청년'), `0x${GENESIS}`, 10);
	/** Answers by what the function says of a file and of how often it was asked for: bytes, a status, or nothing at all. */
	const served = (give: (name: string, time: number) => Uint8Array | number | undefined) => {
		const times = new Map<string, number>();
		vi.stubGlobal('fetch', (path: string) => {
			const name = path.replace('/index/', '');
			times.set(name, (times.get(name) ?? 0) + 1);
			const given = give(name, times.get(name)!);
			if (given === undefined) return Promise.reject(new TypeError('no network'));
			return Promise.resolve(typeof given === 'number' ? new Response(null, { status: given }) : new Response(Uint8Array.from(given)));
		});
		return times;
	};
	const files = indexOf(GENESIS, 9, DOCUMENTS);

	afterEach(() => {
		vi.unstubAllGlobals();
	});

	it('may have an index or none', async () => {
		served((name) => files.get(name)!);
		expect(await find()).toMatchObject({ found: [{ item: 5 }, { item: 2 }], index: { block: 9 } });
		served(() => 404);
		expect(await find()).toBeUndefined();
	});

	it.each(['manifest.json', 'shard-0000', 'page-0000.json'])('that cannot give %s now has no damaged index', async (missing) => {
		for (const given of [undefined, 503]) {
			served((name) => (name === missing ? given : files.get(name)));
			await expect(find()).rejects.toMatchObject({ name: 'Unreached' });
		}
	});

	it('may put a newer index in the place of one that is being read', async () => {
		const times = served((name, time) => (name === 'shard-0000' && time === 1 ? 404 : files.get(name)!));
		expect(await find()).toMatchObject({ index: { block: 9 } });
		expect(times.get('manifest.json')).toBe(2);
	});

	it('of which a file stays away has a damaged index', async () => {
		const times = served((name) => (name === 'shard-0000' ? 404 : files.get(name)!));
		await expect(find()).rejects.toMatchObject({ name: 'BadIndex' });
		expect(times.get('manifest.json')).toBe(2);
	});
});

it('what is found twice stands once, where it fits best', () => {
	const at = (item: number, version: number, rank: number): Found => ({ item, version, rank });
	expect(merged([at(1, 0, 3), at(2, 0, 1)], [at(1, 0, 0), at(3, 0, 1), at(2, 1, 1)]))
		.toEqual([at(1, 0, 0), at(3, 0, 1), at(2, 1, 1), at(2, 0, 1)]);
});
