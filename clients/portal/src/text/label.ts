// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Titles and names as they are shown. Where the commission wrote both languages, as "전당대회 / Party convention", the reader
// sees one of them; what everybody compares holds both.

const HANGUL = /[가-힣]/;

export interface Label {
	readonly text: string;
	/** Whether the name brings its number along, as "기호 1번" or "Candidate 1" do. */
	readonly numbered: boolean;
}

export function labelOf(text: string, language: string): Label {
	const halves = text.split(' / ');
	const [ko, en] = halves;
	const both = halves.length === 2 && HANGUL.test(ko!) && !HANGUL.test(en!);
	const shown = both ? (language === 'en' ? en! : ko!) : text;
	return { text: shown, numbered: /^(기호 ?\d|candidate \d|no\. ?\d)/i.test(shown) };
}
