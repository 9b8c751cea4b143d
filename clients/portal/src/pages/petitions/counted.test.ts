// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test } from 'vitest';
import { textBytes } from '../../text';
import { problemOf } from './counted';
import { MOST } from './types';

test('80 syllables of Hangul are a title, 81 are not', () => {
	expect(problemOf('가'.repeat(80), MOST.title, false)).toBeUndefined();
	expect(problemOf('가'.repeat(81), MOST.title, false)).toBe('long');
	expect(problemOf('a'.repeat(240), MOST.title, false)).toBeUndefined();
});

test('what counts is what is sent', () => {
	for (const title of [`\u0085 ${'가'.repeat(80)}\u3000`, `${'가'.repeat(40)}\r${'가'.repeat(40)}`, '가'.repeat(80).normalize('NFD')]) {
		expect(textBytes(title)).toHaveLength(MOST.title);
		expect(problemOf(title, MOST.title, false), title).toBeUndefined();
		expect(problemOf(`${title}가`, MOST.title, false), title).toBe('long');
	}
	// Blank for the chain, and not for JavaScript; and the other way round.
	expect(problemOf('\u0085', MOST.title, false)).toBe('empty');
	expect(problemOf('\ufeff', MOST.title, false)).toBe('invisible');
});

test('what nobody sees, or reads in another order, is refused as the chain does it', () => {
	expect(problemOf(' \n ', 240, true)).toBe('empty');
	for (const letter of ['\u200b', '\u3164', '\ufeff', '\u0007', '\u{e0041}', '\t']) {
		expect(problemOf(`가${letter}나`, 240, true), letter).toBe('invisible');
	}
	for (const letter of ['\u202e', '\u2066', '\u200f']) expect(problemOf(`가${letter}나`, 240, true), letter).toBe('direction');
});

test('only texts of several lines have lines', () => {
	expect(problemOf('한 줄\n두 줄', 240, true)).toBeUndefined();
	expect(problemOf('한 줄\n두 줄', 240, false)).toBe('invisible');
});
