// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Entries of the register of members, as registrars paste them from a spreadsheet or pick them as a file. Whatever is wrong
// is said of its row, before anything is sent.

import { fromHex, toHex } from '../../../chain';
import type { Chapter } from '../../../chain';

type Hex = `0x${string}`;

/** One change of the register, as the chain takes it. */
export type Entry =
	| { type: 'Join'; value: { key: Hex; chapter: number; classes: number; ownership: Hex } }
	| { type: 'Leave'; value: { member: number } }
	| { type: 'Move'; value: { member: number; chapter: number } }
	| { type: 'Reclass'; value: { member: number; classes: number } }
	| { type: 'Rotate'; value: { member: number; key: Hex; ownership: Hex } };

/** What is wrong, by the key of its text under `members.problem`. */
export interface Problem {
	readonly key: string;
	readonly values?: Readonly<Record<string, string | number>>;
}

export interface Row {
	/** Its line in what was pasted, counted from 1. */
	readonly line: number;
	readonly entry?: Entry;
	readonly problem?: Problem;
}

export interface Sheet {
	readonly rows: readonly Row[];
	/** Columns that stay on this device. */
	readonly ignored: readonly string[];
	/** Why nothing can be read at all. */
	readonly problem?: Problem;
}

/** Most entries of a batch. */
export const MOST = 100;

/** Bits of a member's classes, by every name that a column may have for them. */
const CLASSES: readonly (readonly [number, readonly string[]])[] = [
	[1, ['dues-paying', 'dues', '책임당원', '당비']],
	[2, ['delegate', '대의원']],
	[4, ['youth', '청년']],
	[8, ['citizen', '시민']],
];

const COLUMNS = {
	application: ['application', '신청서', '가입신청서'],
	kind: ['kind', 'type', '처리', '구분', '종류'],
	member: ['member', '당원번호'],
	chapter: ['chapter', '시도당', '시·도당', '소속'],
	classes: ['classes', '자격', '당원자격'],
} as const;
type Column = keyof typeof COLUMNS;

const KINDS: Record<string, Entry['type']> = {
	join: 'Join', 가입: 'Join', 입당: 'Join',
	leave: 'Leave', 탈당: 'Leave',
	move: 'Move', 이동: 'Move', 전적: 'Move', 소속변경: 'Move',
	reclass: 'Reclass', 자격변경: 'Reclass',
	rotate: 'Rotate', 열쇠교체: 'Rotate',
};

class Wrong extends Error {
	constructor(readonly problem: Problem) {
		super(problem.key);
	}
}

const wrong = (key: string, values?: Problem['values']): Wrong => new Wrong(values ? { key, values } : { key });
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');

/** Cells of a table, line by line. Cells in quotes may hold separators and doubled quotes, as spreadsheets write them. */
export function cellsOf(text: string): { line: number; cells: string[] }[] {
	const separator = text.includes('\t') ? '\t' : /^[^,\n]*;/.test(text) ? ';' : ',';
	const rows: { line: number; cells: string[] }[] = [];
	let [cells, cell, quoted, line, begun]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
	const endRow = () => {
		cells.push(cell.trim());
		if (cells.some((one) => one !== '')) rows.push({ line: begun, cells });
		[cells, cell] = [[], ''];
	};
	const letters = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
	for (let i = 0; i < letters.length; i++) {
		const letter = letters[i]!;
		if (letter === '\n') line += 1;
		if (quoted) {
			if (letter === '"' && letters[i + 1] === '"') cell += letters[++i];
			else if (letter === '"') quoted = false;
			else cell += letter;
		} else if (letter === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
		else if (letter === separator) {
			cells.push(cell.trim());
			cell = '';
		} else if (letter === '\n') {
			endRow();
			begun = line;
		} else cell += letter;
	}
	endRow();
	return rows;
}

/** An application, as members print it: key, chapter, classes, and that the secret is known. */
function application(text: string) {
	let bytes: Uint8Array;
	try {
		bytes = fromHex(text.replace(/\s+/g, ''));
	} catch {
		throw wrong('notHex');
	}
	if (bytes.length !== 100) throw wrong('length', { digits: bytes.length * 2 });
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	return {
		key: toHex(bytes.slice(0, 32)), chapter: view.getUint16(32, true), classes: view.getUint16(34, true), ownership: toHex(bytes.slice(36)),
	};
}

const isNumber = (text: string): boolean => /^\d{1,9}$/.test(text);

export function readChapter(text: string, chapters: readonly Chapter[]): number {
	if (isNumber(text) && Number(text) < 65_536) return Number(text);
	const found = chapters.find((one) => [one.ko, one.en].some((name) => plain(name) === plain(text)));
	if (!found) throw wrong('chapter', { text });
	return found.id;
}

export function readClasses(text: string): number {
	let bits = 0;
	for (const word of text.split(/[,/·+]| (?=\S)/).map(plain).filter(Boolean)) {
		const found = CLASSES.find(([, names]) => names.includes(word));
		if (!found) throw wrong('classes', { text: word });
		bits |= found[0];
	}
	return bits;
}

function member(text: string): number {
	if (!isNumber(text)) throw wrong(text === '' ? 'noMember' : 'memberNumber', { text });
	return Number(text);
}

/** Makes an entry of what one row says. */
function entryOf(cells: Readonly<Partial<Record<Column, string>>>, chapters: readonly Chapter[]): Entry {
	const said = cells.kind ? KINDS[plain(cells.kind)] : undefined;
	if (cells.kind && !said) throw wrong('kind', { text: cells.kind });
	const type = said ?? (cells.application ? (cells.member ? 'Rotate' : 'Join') : undefined);
	switch (type) {
		case undefined: throw wrong('noApplication');
		case 'Leave': return { type, value: { member: member(cells.member ?? '') } };
		case 'Move':
			if (!cells.chapter) throw wrong('noChapter');
			return { type, value: { member: member(cells.member ?? ''), chapter: readChapter(cells.chapter, chapters) } };
		case 'Reclass': return { type, value: { member: member(cells.member ?? ''), classes: readClasses(cells.classes ?? '') } };
		case 'Join':
		case 'Rotate': {
			if (!cells.application) throw wrong('noApplication');
			const given = application(cells.application);
			// What the registrar has on paper and what the member's device wrote have to be the same.
			if (cells.chapter && readChapter(cells.chapter, chapters) !== given.chapter) throw wrong('otherChapter', { chapter: given.chapter });
			if (cells.classes && readClasses(cells.classes) !== given.classes) throw wrong('otherClasses');
			if (type === 'Join') return { type, value: given };
			return { type, value: { member: member(cells.member ?? ''), key: given.key, ownership: given.ownership } };
		}
	}
}

/** What a row says twice is wrong the second time. */
function withoutTwice(rows: readonly Row[]): Row[] {
	const seen = new Map<string, number>();
	return rows.map((row) => {
		if (!row.entry) return row;
		const { value } = row.entry;
		const names = ['key' in value ? `key ${value.key}` : '', 'member' in value ? `member ${value.member}` : ''].filter(Boolean);
		const before = names.map((name) => seen.get(name)).find((line) => line !== undefined);
		for (const name of names) seen.set(name, row.line);
		return before === undefined ? row : { line: row.line, problem: { key: 'twice', values: { line: before } } };
	});
}

function readJson(text: string, chapters: readonly Chapter[]): Sheet {
	let list: unknown;
	try {
		list = JSON.parse(text);
	} catch {
		return { rows: [], ignored: [], problem: { key: 'json' } };
	}
	if (!Array.isArray(list)) return { rows: [], ignored: [], problem: { key: 'json' } };
	const rows = list.map((one: unknown, i): Row => {
		const [kind = '', what] = Object.entries((one ?? {}) as object)[0] ?? [];
		const given = typeof what === 'string' ? { application: what } : Object.fromEntries(
			Object.entries((what ?? {}) as object).map(([name, value]) => [name, String(value)]));
		return readRow(i + 1, { kind, ...given }, chapters);
	});
	return { rows: withoutTwice(rows), ignored: [] };
}

function readRow(line: number, cells: Readonly<Partial<Record<Column, string>>>, chapters: readonly Chapter[]): Row {
	try {
		return { line, entry: entryOf(cells, chapters) };
	} catch (error) {
		if (error instanceof Wrong) return { line, problem: error.problem };
		throw error;
	}
}

const columnOf = (title: string): Column | undefined =>
	(Object.keys(COLUMNS) as Column[]).find((column) => (COLUMNS[column] as readonly string[]).includes(plain(title)));

const LONG_HEX = /^(0x)?[0-9a-f]{64,}$/i;

/** Reads what was pasted: a table with titles, applications one to a line, or the list that `caucus registrar` takes. */
export function readSheet(text: string, chapters: readonly Chapter[]): Sheet {
	if (text.trim() === '') return { rows: [], ignored: [], problem: { key: 'empty' } };
	if (text.trim().startsWith('[')) return readJson(text, chapters);
	const lines = cellsOf(text);
	const titles = lines[0]!.cells.map(columnOf);
	const hasTitles = titles.some((title) => title !== undefined);
	const body = hasTitles ? lines.slice(1) : lines;
	if (body.length === 0) return { rows: [], ignored: [], problem: { key: 'empty' } };
	const rows = body.map(({ line, cells }) => {
		if (hasTitles) {
			const named = cells.flatMap((cell, i) => (titles[i] && cell !== '' ? [[titles[i], cell] as const] : []));
			return readRow(line, Object.fromEntries(named), chapters);
		}
		// Without titles there is an application on each line; if none looks like one, the first cell is taken for it.
		return readRow(line, { application: cells.find((cell) => LONG_HEX.test(cell)) ?? cells[0] ?? '' }, chapters);
	});
	const ignored = hasTitles ? lines[0]!.cells.filter((title, i) => titles[i] === undefined && title !== '') : [];
	return { rows: withoutTwice(rows), ignored };
}
