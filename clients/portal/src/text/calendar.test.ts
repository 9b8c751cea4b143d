// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test } from 'vitest';
import { fromKorea, monthOf, yearOf } from './calendar';

const BEFORE = Date.parse('2026-12-31T14:59:59Z');
const AFTER = BEFORE + 1000;

test('a year and a month begin at midnight in Korea', () => {
	expect([BEFORE, AFTER].map(yearOf)).toEqual([2026, 2027]);
	expect([BEFORE, AFTER].map(monthOf)).toEqual([2026 * 12 + 11, 2027 * 12]);
});

test('what is picked is a moment in Korea, and nothing if nothing is picked', () => {
	expect(fromKorea('2026-12-09T14:00')).toBe(Date.parse('2026-12-09T05:00:00Z'));
	expect(fromKorea('')).toBeNaN();
});
