// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test } from 'vitest';
import { lengthOf, textBytes, tidied } from './typed';

test('lines end with a line feed alone; a lone carriage return goes, as it does in Rust', () => {
	expect(tidied('하나\r\n둘\r\n')).toBe('하나\n둘');
	expect(tidied('하나\r둘')).toBe('하나둘');
	expect(tidied('\r하나 \r')).toBe('하나');
});

test('Hangul is composed, also where a carriage return stood between its letters', () => {
	const taken = '청년'.normalize('NFD');
	expect(taken).toHaveLength(6);
	expect(tidied(taken)).toBe('청년');
	expect(tidied(`${taken.slice(0, 2)}\r${taken.slice(2)}`)).toBe('청년');
	expect(lengthOf(taken)).toBe(6);
});

test('what is blank at both ends goes, as Rust has it; what is within stays', () => {
	expect(tidied(' \t\n\u3000\u00a0\u0085가  나\u0085\u2028\u3000 ')).toBe('가  나');
	expect(tidied('\ufeff가')).toBe('\ufeff가');
	expect(tidied(' \r\n ')).toBe('');
});

test('tidying twice is tidying once', () => {
	const text = tidied(' 한\r\n 글 '.normalize('NFD'));
	expect(tidied(text)).toBe(text);
	expect(textBytes(text)).toEqual(new TextEncoder().encode('한\n 글'));
});
