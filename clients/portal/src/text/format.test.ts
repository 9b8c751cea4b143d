// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { formatOf } from './format';

const ko = formatOf('ko');
const en = formatOf('en');
/** 2026-11-22, a Sunday, 18:00 in Korea. */
const MOMENT = Date.parse('2026-11-22T09:00:00Z');
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;
/** Browsers write narrow spaces here and there. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');

describe('moments', () => {
	it('are those of Korea, wherever the reader is', () => {
		expect(plain(ko.dateTime(MOMENT))).toBe('2026년 11월 22일 (일) 오후 6:00');
		expect(plain(en.dateTime(MOMENT))).toBe('Sun, 22 November 2026, 18:00');
		expect(plain(ko.date(Date.parse('2026-11-22T15:00:00Z')))).toBe('2026년 11월 23일 (월)');
	});

	it('have no summer time, as the chain has none', () => {
		expect(ko.dateTime(Date.parse('1988-05-30T00:00:00+09:00'))).toBe('1988년 5월 30일 (월) 오전 12:00');
	});

	it('are taken as the chain has them', () => {
		expect(ko.dateTime(BigInt(MOMENT))).toBe(ko.dateTime(MOMENT));
	});

	it('make a range that names a day once', () => {
		expect(plain(ko.range(MOMENT, MOMENT + 3 * HOUR))).toBe('2026년 11월 22일 (일) 오후 6:00 – 오후 9:00');
		expect(plain(ko.range(MOMENT, MOMENT + DAY))).toBe('2026년 11월 22일 (일) 오후 6:00 – 2026년 11월 23일 (월) 오후 6:00');
	});
});

describe('the time that is left', () => {
	it.each([
		[3 * DAY + HOUR, '3일 남음', '3 days left'],
		[DAY, '1일 남음', '1 day left'],
		[DAY - 1, '23시간 남음', '23 hours left'],
		[90 * MINUTE, '1시간 남음', '1 hour left'],
		[5 * MINUTE + 1, '5분 남음', '5 minutes left'],
		[MINUTE - 1, '곧 끝남', 'less than a minute left'],
		[0, '끝남', 'over'],
		[-DAY, '끝남', 'over'],
	])('%d ms', (rest, korean, english) => {
		expect(ko.left(MOMENT + rest, MOMENT)).toBe(korean);
		expect(en.left(BigInt(MOMENT + rest), MOMENT)).toBe(english);
	});

	it('never promises more than there is', () => {
		expect(ko.left(MOMENT + 2 * DAY - 1, MOMENT)).toBe('1일 남음');
	});
});

describe('what passed', () => {
	it('is told in the largest full unit', () => {
		expect(ko.ago(MOMENT - 5 * MINUTE, MOMENT)).toBe('5분 전');
		expect(ko.ago(MOMENT - DAY, MOMENT)).toBe('어제');
		expect(en.ago(MOMENT - 3 * HOUR, MOMENT)).toBe('3 hours ago');
		expect(ko.ago(MOMENT + HOUR, MOMENT)).toBe('지금');
	});
});

describe('numbers', () => {
	it('are grouped, and fractions have a digit behind the point', () => {
		expect(ko.number(1_840_000)).toBe('1,840,000');
		expect(ko.percent(0.5667)).toBe('56.7%');
		expect(ko.list(['가', '나', '다'])).toBe('가, 나 및 다');
	});

	it('of blocks give moments: six seconds each', () => {
		const known = { number: 100, time: MOMENT };
		expect(ko.blockTime(110, known)).toBe(MOMENT + MINUTE);
		expect(ko.blockTime(90, known)).toBe(MOMENT - MINUTE);
	});
});
