// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Files that the reader takes along, and names that others gave them. What opens a file later goes by the ending of its name,
// which its sender chose; so files are saved under the ending of the type that their bytes were compared with.

/** How names end, by type. The first is appended to names that end otherwise. */
const ENDINGS: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
	// Nothing tells these two apart, and no program that reads one runs the other.
	['text/plain', ['txt', 'md']],
	['text/markdown', ['md', 'txt']],
	// Not `xml`: browsers open that, and run what script is in it.
	['application/akn+xml', ['akn']],
	['application/pdf', ['pdf']],
	['application/json', ['json']],
	['image/jpeg', ['jpg', 'jpeg']],
	['image/png', ['png']],
	['image/webp', ['webp']],
	['video/mp4', ['mp4']],
	['video/webm', ['webm']],
	['audio/mpeg', ['mp3']],
	['audio/ogg', ['ogg']],
	['text/vtt', ['vtt']],
]);

/** For types that are on no list. Nothing opens it. */
const UNKNOWN = ['bin'] as const;

/** Most bytes of a name, for the file systems that there are. */
const LONGEST = 255;

/** What controls machines, turns the direction of reading, or is not seen: `legible` of the command line replaces the same. */
const HIDDEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;

/** What leads to another folder or another stream of a file, and what Windows takes in no name. */
const SEPARATORS = /[/\\:*?"<>|]/g;

/** Dots in front hide a file; Windows drops dots and blanks at the end. */
const ENDS = /^[.\s]+|[.\s]+$/g;

/** Windows' devices, which are the same with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

/** A name that somebody else chose, as it is shown. */
export const shownName = (name: string): string => name.replace(HIDDEN, '\ufffd');

/** A name that somebody else chose, as a file of this type is saved. */
export function savedName(name: string, type: string): string {
	const endings = ENDINGS.get(type.replace(/;.*/s, '')) ?? UNKNOWN;
	const harmless = name.replace(HIDDEN, '_').replace(SEPARATORS, '_').replace(ENDS, '');
	const [, before = harmless, ending = endings[0]] = new RegExp(`^(.+)\\.(${endings.join('|')})$`, 'i').exec(harmless) ?? [];
	const stem = DEVICE.test(before) ? `_${before}` : before || 'file';
	let room = LONGEST - ending.length - 1;
	let kept = '';
	for (const letter of stem) {
		room -= new TextEncoder().encode(letter).length;
		if (room < 0) break;
		kept += letter;
	}
	return `${kept}.${ending}`;
}

/** Hands a text, or bytes, to the reader as a file. */
export function saveFile(name: string, content: string | Blob, type = 'application/json'): void {
	const url = URL.createObjectURL(new Blob([content], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// Some browsers begin to read it only after the click was dealt with.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Hands the reader a file that somebody else made, and perhaps named. It goes out as mere bytes: what opens it later is told by
 * its name what it is.
 */
export const saveOriginal = (name: string, type: string, file: Blob): void => saveFile(savedName(name, type), file, 'application/octet-stream');
