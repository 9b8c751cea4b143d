// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Finding titles as people type them. Korean writes particles onto words and spaces them in more than one way, so what is
// compared is pairs of letters, not words.

const CHOSEONG = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const [FIRST, LAST] = [0xac00, 0xd7a3];
/** Syllables that begin with the same consonant. */
const PER_CHOSEONG = 588;

/** How many of a word's pairs have to be in a title. Fewer find what has nothing to do with it. */
const ENOUGH = 0.6;

/** A text without what people write differently: spaces, signs, capitals, composed letters. */
export const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');

/** The first consonants of a text's syllables; other letters as they are. */
export const choseong = (text: string): string => [...folded(text)].map((letter) => {
	const code = letter.charCodeAt(0);
	return code >= FIRST && code <= LAST ? CHOSEONG[Math.floor((code - FIRST) / PER_CHOSEONG)]! : letter;
}).join('');

/** All pairs of letters that stand beside each other. */
export function bigrams(text: string): Set<string> {
	const letters = [...folded(text)];
	return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
}

const inCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((pair) => b.has(pair)).length;

/** How alike two texts are, from 0 to 1: the share of their pairs that both have. */
export function similarity(a: string, b: string): number {
	const [first, second] = [bigrams(a), bigrams(b)];
	const all = first.size + second.size;
	return all === 0 ? 0 : (2 * inCommon(first, second)) / all;
}

/** Whether one word of a query is in a title, nearly or by its first consonants. */
function hasWord(word: string, title: string): boolean {
	if (folded(title).includes(word)) return true;
	if ([...word].every((letter) => CHOSEONG.includes(letter))) return choseong(title).includes(word);
	const pairs = bigrams(word);
	return pairs.size > 1 && inCommon(pairs, bigrams(title)) / pairs.size >= ENOUGH;
}

/** Whether all words of a query are in a title. */
export const matches = (query: string, title: string): boolean =>
	query.split(/\s+/).map(folded).filter(Boolean).every((word) => hasWord(word, title));

/** Titles that are like a text, the most alike first. */
export function alike<T>(text: string, all: readonly T[], titleOf: (one: T) => string, least = 0.3, most = 5): T[] {
	return all
		.map((one) => ({ one, score: similarity(text, titleOf(one)) }))
		.filter(({ score }) => score >= least)
		.sort((a, b) => b.score - a.score)
		.slice(0, most)
		.map(({ one }) => one);
}
