// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Passphrases that are among the first that anybody tries. Slow stretching protects no one from a guess that is right at
// once; how good any other passphrase is cannot be seen from it.

/** What people take most. Korean ones also as they come out of a keyboard that is set to English. */
const COMMON = [
	'password', 'passphrase', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'pass', 'qwerty', 'letmein', 'welcome', 'iloveyou', 'admin',
	'login', 'secret', 'master', 'monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'korea', 'seoul',
	'비밀번호', '패스워드', '암호', '사랑해요', '사랑해', '사랑', '안녕하세요', '대한민국', '국민', '투표',
	'qlalfqjsgh', 'tkfkdgo', 'dkssudgktpdy', 'eogksalsrnr', 'caucus', '카우커스', '코커스',
];

/** What lies or is said in a row. */
const ROWS = [
	'01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
	'!@#$%^&*()', '가나다라마바사아자차카타파하', 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ', 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ',
].map((row) => row.normalize('NFKC')).flatMap((row) => [row, [...row].reverse().join('')]);

/** Fewer letters than that, of what is left or of different ones, are soon tried. */
const LEAST_LEFT = 6;
const LEAST_DISTINCT = 5;
/** Digits alone are a birthday or a telephone number, unless there are many. */
const LEAST_DIGITS = 16;

const without = (text: string, words: readonly string[]): string =>
	[...words].sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ' '), text);

/** The text without what goes on a row for three letters or more. */
function withoutRows(text: string): string {
	let left = '';
	for (let at = 0; at < text.length;) {
		let end = at + 1;
		while (end < text.length && ROWS.some((row) => row.includes(text.slice(at, end + 1)))) end += 1;
		left += end - at >= 3 ? ' ' : text.slice(at, end);
		at = end;
	}
	return left;
}

/** What comes several times in succession counts once. */
const onceEach = (text: string): string => text.replaceAll(/(.+?)\1+/gu, '$1');

const tidy = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
const count = (text: string): number => [...text.replaceAll(' ', '')].length;

/** Whether a passphrase is plainly weak. `names`: of the party and of the site, which anybody tries as well. */
export function isWeak(passphrase: string, names: readonly string[] = []): boolean {
	const text = tidy(passphrase);
	if (new Set(text).size < LEAST_DISTINCT) return true;
	if (/^[\p{Nd}\p{P}\p{S}]*$/u.test(text) && count(text) < LEAST_DIGITS) return true;
	const own = names.map(tidy).filter((name) => name.length >= 2);
	return count(onceEach(withoutRows(without(text, [...own, ...COMMON])))) < LEAST_LEFT;
}
