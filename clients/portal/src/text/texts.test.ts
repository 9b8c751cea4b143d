// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Every text is there in both languages, and every text that a page asks for is there.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from './index';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const HERE = join(SOURCE, 'text');

type Tree = { [key: string]: string | Tree };

const namespacesOf = (language: Language) => readdirSync(join(HERE, language)).map((file) => file.replace(/\.json$/, '')).sort();

function flat(tree: Tree, prefix = ''): Map<string, string> {
	return new Map(Object.entries(tree).flatMap(([key, value]) => (
		typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)])));
}

const textsOf = (language: Language, namespace: string) =>
	flat(JSON.parse(readFileSync(join(HERE, language, `${namespace}.json`), 'utf8')) as Tree);

/** A key without the plural form behind it: Korean has one form, English two. */
const bare = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const bareKeys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(bare))].sort();
const values = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

/** What a source file asks for: keys as they stand there, and beginnings of keys that are put together. */
interface Asked {
	readonly file: string;
	readonly key: string;
	readonly whole: boolean;
	readonly namespaces: readonly string[];
}

function asked(file: string): Asked[] {
	const text = readFileSync(join(SOURCE, file), 'utf8');
	// `const { t } = useTranslation('area')`, or under another name: `const { t: common } = useTranslation('common')`.
	const names = new Map<string, string[]>();
	for (const [, names_, namespace = 'common'] of text.matchAll(/const \{([^}]*)\} = useTranslation\((?:'([\w-]+)')?\)/g)) {
		const name = /\bt: (\w+)/.exec(names_ ?? '')?.[1] ?? (/\bt\b/.test(names_ ?? '') ? 't' : undefined);
		if (name) names.set(name, [...names.get(name) ?? [], namespace]);
	}
	const found: Asked[] = [];
	const note = (key: string, whole: boolean, namespaces: readonly string[]) => {
		const [, namespace, rest] = /^([\w-]+):(.*)$/.exec(key) ?? [];
		found.push({ file, key: rest ?? key, whole, namespaces: namespace ? [namespace] : namespaces });
	};
	for (const [name, namespaces] of names) {
		for (const [, argument = ''] of text.matchAll(new RegExp(`(?<![\\w.])${name}\\(((?:[^()\`']|'[^']*'|\`[^\`]*\`)*)`, 'g'))) {
			// The first argument, up to a comma outside of quotes.
			const first = /^(?:[^,'`]|'[^']*'|`[^`]*`)*/.exec(argument)?.[0] ?? '';
			for (const [, key = ''] of first.replace(/[=!]== '[^']*'/g, '').matchAll(/'([\w.:-]+)'/g)) note(key, true, namespaces);
			for (const [, start = ''] of first.matchAll(/`([\w.:-]*)\$\{/g)) note(start, false, namespaces);
		}
	}
	return found;
}

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file));

describe('texts', () => {
	it('are there for the same areas in both languages', () => {
		expect(namespacesOf('en')).toEqual(namespacesOf('ko'));
	});

	describe.each(namespacesOf('ko'))('of %s', (namespace) => {
		const [ko, en] = LANGUAGES.map((language) => textsOf(language, namespace)) as [Map<string, string>, Map<string, string>];

		it('have the same keys', () => expect(bareKeys(en)).toEqual(bareKeys(ko)));

		it('are not empty', () => {
			for (const [key, text] of [...ko, ...en]) expect(text.trim(), key).not.toBe('');
		});

		it('are filled in with the same values', () => {
			for (const [key, text] of ko) {
				const other = en.get(key) ?? en.get(`${bare(key)}_other`) ?? '';
				expect(values(other), key).toEqual(values(text));
			}
		});

		it('are Korean in Korean, and English in English', () => {
			for (const [key, text] of en) expect(/[가-힣]/.test(text) && text !== '한국어', `${key}: ${text}`).toBe(false);
			for (const [key, text] of ko) expect(/[가-힣]/.test(text.replaceAll(/\{\{.*?\}\}/g, '')) || /^\{\{.*\}\}$|^[A-Z]/.test(text), `${key}: ${text}`).toBe(true);
		});
	});

	it('that pages ask for are there', () => {
		const all = new Map(namespacesOf('ko').map((namespace) => [namespace, bareKeys(textsOf('ko', namespace))]));
		const missing = sources.flatMap(asked).filter(({ key, whole, namespaces }) => !namespaces.some((namespace) =>
			all.get(namespace)?.some((known) => (whole ? known === key : known.startsWith(key)))));
		expect(missing.map(({ file, key, namespaces }) => `${file}: ${namespaces.join('|')}:${key}`)).toEqual([]);
	});

	it('name each area', () => {
		const areas = readdirSync(join(SOURCE, 'pages')).filter((area) => readdirSync(join(SOURCE, 'pages', area)).includes('index.tsx'));
		for (const area of areas) expect(textsOf('ko', area).has('nav'), area).toBe(true);
	});

	it('are looked for in a way that finds something', () => {
		expect(sources.flatMap(asked).length).toBeGreaterThan(100);
	});
});
