// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { isWeak } from './weak';

const NAMES = ['시연 정당', 'Demonstration party', 'vote.example.kr'];

describe('a weak passphrase', () => {
	it.each([
		['one letter', 'aaaaaaaaaa'], ['one syllable', '가가가가가가가가가가'], ['four letters', 'aabbccddaabbccdd'],
		['digits in a row', '0123456789'], ['and back', '9876543210'], ['letters in a row', 'abcdefghijkl'],
		['keys in a row', 'qwertyuiop'], ['and downwards', '1qaz2wsx3edc'], ['syllables in a row', '가나다라마바사아자차'],
		['rows of several kinds', 'qwerty12345'], ['a row and a letter', 'x1234567890'],
		['what everybody takes', 'password12'], ['in capitals', 'PassWord!2345'], ['with other signs', 'P@ssw0rd2026'],
		['wide letters', 'ｐａｓｓｗｏｒｄ１２'], ['in Korean', '비밀번호 2026'], ['in Korean, by an English keyboard', 'qlalfqjsgh1!'],
		['several of them', '사랑해 대한민국 1'],
		['a block again', 'abx7abx7abx7'], ['a short word thrice', '나무나무나무나무나무'], ['a block and a letter', 'gk29gk29gk29x'],
		['a telephone number', '010-4829-1750'], ['a birthday', '1987 03 12 04'],
		['what the product is called', 'caucus2026!'], ['what the party is called', '시연정당 2026'],
		['what the party is called in English', 'DemonstrationParty1'], ['where the site is', 'vote.example.kr12'],
	])('%s: %s', (_, passphrase) => expect(isWeak(passphrase, NAMES)).toBe(true));

	it.each([
		'느린 소나무 위의 파란 우산', '말의 산은 높고 물은 깊다', '해 달 별 꽃 눈 비', 'correct horse battery staple', 'another passphrase',
		'x9$Kq2!vR7', '4829 1750 3364 9012', 'my first student', '우리 정당 만세와 은행나무', 'seven wet otters 1987',
	])('is not %s', (passphrase) => expect(isWeak(passphrase, NAMES)).toBe(false));

	it('may be weak by a name alone', () => {
		expect(isWeak('초록 바다 연대 12', [])).toBe(false);
		expect(isWeak('초록 바다 연대 12', ['초록바다연대'])).toBe(true);
	});
});
