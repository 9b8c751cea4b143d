// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar';
import { fewest, quorumOf, wholeOf } from './counting';
import type { Counts } from './data';
import { compare } from './diff';

const half = { share: { num: 1, den: 2 }, strict: true };

describe('what a vote takes', () => {
	it('is more than half where more than half is needed, whether the whole is even or odd', () => {
		expect([29, 30, 31].map((whole) => fewest(half, whole))).toEqual([15, 16, 16]);
	});

	it('is at least a share where that is enough', () => {
		const twoThirds = { share: { num: 2, den: 3 }, strict: false };
		expect([29, 30, 31].map((whole) => fewest(twoThirds, whole))).toEqual([20, 20, 21]);
		expect(quorumOf({ ...half, least: 25 }, 40)).toBe(25);
	});

	it('is a share of what the rule names', () => {
		const option = (type: 'Yes' | 'No' | 'Abstain') => ({ type, value: undefined });
		const counts: Counts = {
			entitled: 40, present: 30, cast: 28, valid: 27, invalid: 1, votes_per_ballot: 1, groups: [],
			votes: [[option('Yes'), 15], [option('No'), 9], [option('Abstain'), 3]],
		};
		expect((['Yes', 'YesNo', 'YesNoAbstain', 'Valid', 'Cast', 'EntitledPresent', 'Entitled'] as const).map((base) => wholeOf(base, counts)))
			.toEqual([15, 24, 27, 27, 28, 30, 40]);
	});
});

describe('two texts', () => {
	const changed = (lines: readonly { text: string; changed: boolean }[]) => lines.filter((line) => line.changed).map(({ text }) => text);

	it('show what went and what came', () => {
		const { before, after } = compare('가\n나\n다\n라\n', '가\n나나\n다\n마\n라\n');
		expect(before).toHaveLength(4);
		expect(changed(before)).toEqual(['나']);
		expect(changed(after)).toEqual(['나나', '마']);
	});

	it('that are the same have no change, and long ones are not compared', () => {
		expect(changed(compare('가\n나', '가\n나').after)).toEqual([]);
		const long = Array.from({ length: 1500 }, (_, i) => `${i}`).join('\n');
		expect(changed(compare(long, `${long}\n끝`).after)).toEqual([]);
	});
});

describe('a calendar', () => {
	const appointment = {
		uid: 'meeting-1@ab.caucus', sequence: 3, title: '제2차 상임전국위원회; 예산, 결산', organizer: '중앙당', place: '중앙당사 대회의실', text: '안건과 기록은 아래 주소에서 볼 수 있습니다.\n둘째 줄',
		address: 'https://portal.example/assemblies/1', from: Date.UTC(2026, 11, 9, 5), to: Date.UTC(2026, 11, 9, 8), made: Date.UTC(2026, 11, 1), cancelled: false,
	};
	const calendar = calendarOf(appointment);

	it('has lines that every program reads', () => {
		expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
		for (const line of calendar.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
	});

	it('says when, where and what, with signs escaped', () => {
		const whole = calendar.replaceAll('\r\n ', '');
		for (const line of [
			'DTSTART:20261209T050000Z', 'DTEND:20261209T080000Z', 'SUMMARY:중앙당: 제2차 상임전국위원회\\; 예산\\, 결산', 'LOCATION:중앙당사 대회의실',
			'DESCRIPTION:안건과 기록은 아래 주소에서 볼 수 있습니다.\\n둘째 줄', 'STATUS:CONFIRMED', 'SEQUENCE:3',
		]) expect(whole.split('\r\n')).toContain(line);
		expect(calendarOf({ ...appointment, cancelled: true })).toContain('STATUS:CANCELLED');
	});
});
