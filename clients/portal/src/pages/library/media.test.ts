// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { savedName } from '../../parts';
import { type Media, beginsAs, sortOf, typeOf } from './media';

const ALL: readonly Media[] = [
	'Plain', 'Markdown', 'AkomaNtoso', 'Pdf', 'Json', 'Jpeg', 'Png', 'Webp', 'Mp4', 'Webm', 'Mp3', 'Ogg', 'WebVtt',
];

/** Of escapes each letter is a byte; Korean is in UTF-8. */
const bytes = (text: string) => (/[가-힣]/.test(text) ? new TextEncoder().encode(text) : Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

// The same as in pallets/library/core/src/tests.rs.
const BEGINNINGS: readonly (readonly [Media, string])[] = [
	['Plain', '존경하는 당원 여러분'],
	['Plain', '\xef\xbb\xbfwith a mark'],
	['Markdown', '# Speech\n\n1 < 2'],
	['AkomaNtoso', '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="x">'],
	['AkomaNtoso', '<akomaNtoso>'],
	['Pdf', '%PDF-1.7\n'],
	['Jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
	['Png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
	['Webp', 'RIFF\x24\0\0\0WEBPVP8 '],
	['Mp4', '\0\0\0\x20ftypisom\0\0\x02\0'],
	['Webm', '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82\x84webm'],
	['Mp3', 'ID3\x04\0\0'],
	['Mp3', '\xff\xfb\x90\x44'],
	['Ogg', 'OggS\0\x02'],
	['WebVtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\n'],
	['WebVtt', '\xef\xbb\xbfWEBVTT'],
];

describe('files', () => {
	it.each(BEGINNINGS)('begin as their type says: %s', (media, start) => {
		for (const other of ALL) {
			// Captions, Markdown and plain text are texts, whoever reads them.
			const bothText = ['Plain', 'Markdown'].includes(other) && ['Plain', 'Markdown', 'WebVtt', 'Pdf'].includes(media);
			expect(beginsAs(other, bytes(start)), other).toBe(other === media || bothText);
		}
	});

	it.each([
		'<!DOCTYPE html><script>alert(1)</script>',
		'\n  <html><body onload=alert(1)>',
		'\f<html>',
		'\xef\xbb\xbf <script>alert(1)</script>',
		'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">',
		'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
		'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><akomaNtoso>',
		'<?xml version="1.0"?><akomaNtosoo>',
		'<?xml version="1.0" <akomaNtoso>',
		'PK\x03\x04\x14\0\0\0',
		'\x1f\x8b\x08\0',
		'MZ\x90\0',
		'\x7fELF\x02\x01\x01\0',
		'\x1a\x45\xdf\xa3\x42\x82\x88matroska\0',
		'\xff\xf1\x50\x80\0',
		'RIFF\x24\0\0\0WAVEfmt ',
		'WEBVTTX\0',
		'',
	])('that carry script, and archives, are of no type: %j', (start) => {
		for (const media of ALL) expect(beginsAs(media, bytes(start)), media).toBe(false);
	});

	it('may be cut within a letter', () => {
		const text = bytes('당원 여러분');
		for (let length = 1; length <= text.length; length++) expect(beginsAs('Plain', text.subarray(0, length)), String(length)).toBe(true);
		for (const wrong of ['a\xffb', 'a\0b', 'a\x03b', 'a\x1bb', 'a\x7fb']) expect(beginsAs('Plain', bytes(wrong)), wrong).toBe(false);
		expect(beginsAs('Plain', bytes('a\tb\r\n'))).toBe(true);
	});

	it('are handed to the browser by types that carry no script', () => {
		expect(new Set(ALL.map(typeOf)).size).toBe(ALL.length);
		for (const media of ALL) expect(typeOf(media)).not.toMatch(/html|svg|zip/);
		expect(ALL.filter((media) => sortOf(media) === undefined)).toEqual(['Json']);
	});

	it('are saved under endings of their own', () => {
		// The same as `extension` in pallets/library/core/src/media.rs.
		const endings = ['txt', 'md', 'akn', 'pdf', 'json', 'jpg', 'png', 'webp', 'mp4', 'webm', 'mp3', 'ogg', 'vtt'];
		expect(ALL.map((media) => savedName('library-3-1', typeOf(media)))).toEqual(endings.map((ending) => `library-3-1.${ending}`));
	});
});
