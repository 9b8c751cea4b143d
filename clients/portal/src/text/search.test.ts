// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, test } from 'vitest';
import { alike, bigrams, choseong, matches, similarity } from './search';

describe('searching titles', () => {
	const title = '청년 주거 지원 정책을 마련해 주십시오';

	test('spaces and particles do not stand in the way', () => {
		for (const query of ['청년', '주거지원', '청년주거', '주거 청년', '지원정책은', '청년 정책을']) {
			expect(matches(query, title), query).toBe(true);
		}
	});

	test('what is not there is not found', () => {
		for (const query of ['노인', '청년 교육', '주택', '정책실', 'ㅋㅋ']) expect(matches(query, title), query).toBe(false);
	});

	test('letters that were typed on a Mac, capitals and first consonants are found', () => {
		expect(matches('청년'.normalize('NFD'), title)).toBe(true);
		expect(matches('ㅊㄴ ㅈㄱ', title)).toBe(true);
		expect(matches('gtx', 'GTX 노선을 늘려 주십시오')).toBe(true);
		expect(choseong('까치 1호')).toBe('ㄲㅊ1ㅎ');
	});

	test('nothing asked is everything', () => expect(matches('  ', title)).toBe(true));
});

describe('similar petitions', () => {
	test('pairs of letters are compared', () => {
		expect([...bigrams('가 나다!')]).toEqual(['가나', '나다']);
		expect(similarity('가나다', '가나다')).toBe(1);
		expect(similarity('가나다', '라마바')).toBe(0);
		expect(similarity('', '')).toBe(0);
		expect(similarity('가나다라', '가나')).toBeCloseTo(0.5);
	});

	test('the most alike comes first, and strangers do not', () => {
		const titles = ['지방 대학을 살립시다', '청년 주거 지원을 늘립시다', '청년 주거 정책을 마련합시다', '당비를 낮춥시다'];
		expect(alike('청년 주거 지원', titles, (one) => one)).toEqual([titles[1], titles[2]]);
		expect(alike('', titles, (one) => one)).toEqual([]);
	});

	test('the same thing in other words of the same stem is still alike', () => {
		expect(similarity('당원 교육을 늘려 주십시오', '당원교육 확대를 요구합니다')).toBeGreaterThan(0.2);
	});
});
