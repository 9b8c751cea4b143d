// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { type Counts, type Requirement, checkAttendance, checkCounts, numberIn, verdictOf } from './counts';

const ORDINARY: Requirement = {
	base: { type: 'EntitledPresent' }, share: { num: 1, den: 2 }, strict: true, quorum: { share: { num: 1, den: 2 }, strict: true, least: 1 },
};
const COUNTS: Counts = { entitled: 40, present: 30, cast: 30, invalid: 1, yes: 20, no: 9, abstain: 0 };

describe('numbers of a meeting', () => {
	it('are whole and written as people write them', () => {
		expect([numberIn(' 1,234 '), numberIn('0'), numberIn('-1'), numberIn('1.5'), numberIn('')]).toEqual([1234, 0, undefined, undefined, undefined]);
	});

	it('are refused where they cannot be', () => {
		expect(checkAttendance({ entitled: 40, present: 30, excused: 10 })).toBeUndefined();
		expect(checkAttendance({ entitled: 40, present: 41, excused: 0 })?.key).toBe('presentOverEntitled');
		expect(checkAttendance({ entitled: 40, present: 30, excused: 11 })?.key).toBe('excusedOverAbsent');
		expect(checkCounts(COUNTS)).toBeUndefined();
		expect(checkCounts({ ...COUNTS, cast: 31 })?.key).toBe('castOverPresent');
		expect(checkCounts({ ...COUNTS, yes: 21 })?.key).toBe('votesOverValid');
		expect(checkCounts({ ...COUNTS, yes: 19 })?.key).toBe('votesUnderValid');
		expect(checkCounts({ ...COUNTS, invalid: 31 })?.key).toBe('invalidOverCast');
	});

	it('say what follows from them', () => {
		expect(verdictOf(COUNTS, ORDINARY)).toBe('Passed');
		expect(verdictOf({ ...COUNTS, yes: 15, no: 14 }, ORDINARY)).toBe('Failed');
		expect(verdictOf({ ...COUNTS, yes: 10, no: 10, abstain: 9 }, ORDINARY)).toBe('Tied');
		expect(verdictOf({ ...COUNTS, present: 20, cast: 20, yes: 19, no: 0 }, ORDINARY)).toBe('NoQuorum');
		expect(verdictOf({ ...COUNTS, yes: 15, no: 14 }, { ...ORDINARY, base: { type: 'YesNo' } })).toBe('Passed');
	});
});
