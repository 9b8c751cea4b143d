// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Names that strangers give their files: as they are shown, and as they are saved.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { saveOriginal, savedName, shownName } from './save';

const PNG = 'image/png';
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('a file is saved', () => {
	it.each([
		['x.html', PNG, 'x.html.png'],
		['x.exe', 'application/pdf', 'x.exe.pdf'],
		['x.png.lnk', PNG, 'x.png.lnk.png'],
		['x', PNG, 'x.png'],
		['xpng', PNG, 'xpng.png'],
		['x.jpg', PNG, 'x.jpg.png'],
		['x.png', 'image/jpeg', 'x.png.jpg'],
		// A browser runs what is in XML.
		['회의록.xml', 'application/akn+xml', '회의록.xml.akn'],
		['x.html', 'text/plain; charset=utf-8', 'x.html.txt'],
		['x.html', 'text/markdown; charset=utf-8', 'x.html.md'],
		['x.html', 'text/vtt; charset=utf-8', 'x.html.vtt'],
		// The sign of the Kelvin, whose small letter is k.
		['x.a\u212an', 'application/akn+xml', 'x.a\u212an.akn'],
		// What is on no list.
		['x.html', 'text/html', 'x.html.bin'],
		['x.svg', 'image/svg+xml', 'x.svg.bin'],
	])('%s of %s under the ending of its type', (name, type, saved) => expect(savedName(name, type)).toBe(saved));

	it.each([
		['점.png', PNG],
		['점.PNG', PNG],
		['사진 1.jpg', 'image/jpeg'],
		['사진 1.Jpeg', 'image/jpeg'],
		['글.txt', 'text/plain; charset=utf-8'],
		['글.md', 'text/plain; charset=utf-8'],
		['글.md', 'text/markdown; charset=utf-8'],
		['글.txt', 'text/markdown; charset=utf-8'],
		['결의문 (최종).v2.pdf', 'application/pdf'],
		['🙂 좋아요.mp3', 'audio/mpeg'],
		['console.png', PNG],
		['com.png', PNG],
		['com10.png', PNG],
	])('as %s, if %s ends so', (name, type) => expect(savedName(name, type)).toBe(name));

	it.each([
		['..\\../a/b:c.png', '_.._a_b_c.png'],
		['a*b?c"d<e>f|g.png', 'a_b_c_d_e_f_g.png'],
		['.profile', 'profile.png'],
		[' .. .x.png', 'x.png'],
		['.png', 'png.png'],
		['x.png. .', 'x.png'],
		['x.html ', 'x.html.png'],
		['a\u0000b\nc\u001b[2Jd\u007fe\u0085f.png', 'a_b_c_[2Jd_e_f.png'],
		['a\ud800b.png', 'a_b.png'],
		['', 'file.png'],
		['...', 'file.png'],
		['\u202e', '_.png'],
	])('%j leads nowhere and hides nothing', (name, saved) => expect(savedName(name, PNG)).toBe(saved));

	it.each([
		'con', 'CON.png', 'prn', 'Aux.html', 'nul', 'nul .png', 'NUL.tar.png', 'conin$', 'CONOUT$.png', 'clock$',
		'com0', 'com1.png', 'COM9', 'com¹', 'lpt1', 'LPT³.png',
	])('%s is no device of Windows', (name) => {
		expect(savedName(name, PNG)).toBe(`_${name.replace(/\.png$/, '')}.png`);
	});

	it.each(['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069',
		'\u00ad', '\u115f', '\u1160', '\u180e', '\u200b', '\u200d', '\u2028', '\u2029', '\u2060', '\u3164', '\ufeff', '\uffa0', '\u{e0041}'])(
		'and shown without the letter %j, which turns what is read or is not seen', (letter) => {
			expect(savedName(`sweet${letter}gnp.exe`, PNG)).toBe('sweet_gnp.exe.png');
			expect(savedName(`x.png${letter}`, PNG)).toBe('x.png_.png');
			expect(shownName(`sweet${letter}gnp.exe`)).toBe('sweet\ufffdgnp.exe');
		},
	);

	it('and shown as it is called, if nothing hides in the name', () => {
		for (const name of ['점.html', '사진 1.jpeg', '🙂.png', 'a/b']) expect(shownName(name)).toBe(name);
		expect(shownName('a\nb\u0007c\ud800')).toBe('a\ufffdb\ufffdc\ufffd');
	});

	it.each([['가', 83], ['🙂', 62], ['é', 125], ['a', 251]])('under as much of a name of many %s as a file system takes', (letter, most) => {
		for (const end of ['.png', '.PNG', '.html', '']) {
			const saved = savedName(letter.repeat(400) + end, PNG);
			expect(saved).toBe(`${letter.repeat(most)}${end === '.PNG' ? end : '.png'}`);
			expect(bytes(saved)).toBeLessThanOrEqual(255);
		}
		const longest = `${letter.repeat(most)}.png`;
		expect(savedName(longest, PNG)).toBe(longest);
		// Of the ending nothing is cut away, however long it is.
		expect(savedName(letter.repeat(400), 'video/webm')).toMatch(/[^.]\.webm$/);
		expect(bytes(savedName(letter.repeat(400), 'video/webm'))).toBeLessThanOrEqual(255);
	});
});

describe('what a reader is handed', () => {
	afterEach(() => {
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
		vi.useRealTimers();
	});

	it('says nothing of its own type', async () => {
		vi.useFakeTimers();
		const link = { href: '', download: '', click: vi.fn() };
		vi.stubGlobal('document', { createElement: () => link });
		const made = vi.spyOn(URL, 'createObjectURL');
		saveOriginal('\u202e점.html', PNG, new Blob(['<script>'], { type: PNG }));
		const file = made.mock.calls[0]![0] as Blob;
		expect(file.type).toBe('application/octet-stream');
		expect(await file.text()).toBe('<script>');
		expect(link).toMatchObject({ href: made.mock.results[0]!.value as string, download: '_점.html.png' });
		expect(link.click).toHaveBeenCalledOnce();
	});
});
