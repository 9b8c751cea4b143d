// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Which kinds of files there are, and how each begins: the same as pallets/library/core/src/media.rs. The chain looks at
// this, too, but what a browser is handed is looked at here: pages with script are on no list.

import type { Part } from './data';

export type Media = Part['media']['type'];

/** What a reader does with a file. */
export type Sort = 'text' | 'image' | 'video' | 'audio' | 'captions';

const SORTS: Readonly<Record<Media, Sort | undefined>> = {
	Plain: 'text', Markdown: 'text', AkomaNtoso: 'text', Pdf: 'text', Json: undefined,
	Jpeg: 'image', Png: 'image', Webp: 'image', Mp4: 'video', Webm: 'video', Mp3: 'audio', Ogg: 'audio', WebVtt: 'captions',
};

const TYPES: Readonly<Record<Media, string>> = {
	Plain: 'text/plain; charset=utf-8', Markdown: 'text/markdown; charset=utf-8', AkomaNtoso: 'application/akn+xml',
	Pdf: 'application/pdf', Json: 'application/json', Jpeg: 'image/jpeg', Png: 'image/png', Webp: 'image/webp',
	Mp4: 'video/mp4', Webm: 'video/webm', Mp3: 'audio/mpeg', Ogg: 'audio/ogg', WebVtt: 'text/vtt; charset=utf-8',
};

/** What a reader does with files of this type; nothing if the library takes none. */
export const sortOf = (media: Media): Sort | undefined => SORTS[media];

/** What a type is called by the web's protocols. */
export const typeOf = (media: Media): string => TYPES[media];

/** Whether the file is text that is shown as it is. */
export const isPlainText = (media: Media): boolean => media === 'Plain' || media === 'Markdown';

const codes = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const has = (start: Uint8Array, at: number, what: readonly number[]): boolean =>
	start.length >= at + what.length && what.every((byte, i) => start[at + i] === byte);

/** Without the mark of the byte order, which some editors write. */
const unmarked = (start: Uint8Array): Uint8Array => (has(start, 0, [0xef, 0xbb, 0xbf]) ? start.subarray(3) : start);

const BLANKS = new Set(codes(' \t\n\r\f'));

function trimmed(start: Uint8Array): Uint8Array {
	const first = start.findIndex((byte) => !BLANKS.has(byte));
	return first < 0 ? start.subarray(start.length) : start.subarray(first);
}

/** Whether it is UTF-8 without characters that control machines; a letter may be cut at the end. */
function isText(start: Uint8Array): boolean {
	if (start.length === 0 || start.some((byte) => byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13))) return false;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
		return true;
	} catch {
		return false;
	}
}

/** Whether the root of the document is the one of Akoma Ntoso: XML alone could be a page with script as well. */
function isAkomaNtoso(start: Uint8Array): boolean {
	let rest = trimmed(start);
	if (has(rest, 0, codes('<?xml'))) {
		const end = rest.findIndex((_, at) => at >= 5 && has(rest, at, codes('?>')));
		if (end < 0) return false;
		rest = trimmed(rest.subarray(end + 2));
	}
	const root = codes('<akomaNtoso');
	return has(rest, 0, root) && codes(' \t\n\r>').includes(rest[root.length] ?? -1);
}

/** Whether a frame of MPEG audio begins here, of the third layer and a version that there is. */
function isMpegFrame([first, second]: Uint8Array): boolean {
	return first === 0xff && second !== undefined && second >> 5 === 0b111 && ((second >> 3) & 3) !== 0b01 && ((second >> 1) & 3) === 0b01;
}

/** Whether a file that begins with these bytes begins as its type says. They are the file's first chunk, or all of it. */
export function beginsAs(media: Media, start: Uint8Array): boolean {
	switch (media) {
		case 'Plain':
		case 'Markdown':
			// A reader that guesses types takes what begins so for a page.
			return isText(start) && !has(trimmed(unmarked(start)), 0, codes('<'));
		case 'AkomaNtoso': return isText(start) && isAkomaNtoso(unmarked(start));
		case 'WebVtt': {
			const [text, mark] = [unmarked(start), codes('WEBVTT')];
			const next = text[mark.length];
			return isText(start) && has(text, 0, mark) && (next === undefined || codes(' \t\n\r').includes(next));
		}
		case 'Pdf': return has(start, 0, codes('%PDF-'));
		case 'Json': return false;
		case 'Jpeg': return has(start, 0, [0xff, 0xd8, 0xff]);
		case 'Png': return has(start, 0, codes('\x89PNG\r\n\x1a\n'));
		case 'Webp': return has(start, 0, codes('RIFF')) && has(start, 8, codes('WEBP'));
		// The first box: its length in four bytes, none of them big, and its name.
		case 'Mp4': return has(start, 0, [0, 0]) && has(start, 4, codes('ftyp'));
		case 'Webm': {
			const header = start.subarray(0, 64);
			return has(start, 0, [0x1a, 0x45, 0xdf, 0xa3]) && header.some((_, at) => has(header, at, codes('webm')));
		}
		case 'Mp3': return has(start, 0, codes('ID3')) || isMpegFrame(start);
		case 'Ogg': return has(start, 0, codes('OggS'));
	}
}
