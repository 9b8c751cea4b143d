// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Reasons and documents lie outside the chain, which has their digest. Two who decide together need the very same bytes, so
// texts are brought into one form.

import { digestOf } from './two';

export interface ContentRef {
	readonly digest: `0x${string}`;
	readonly bytes: bigint;
	readonly media: { readonly type: 'Plain' | 'Markdown' | 'AkomaNtoso' | 'Pdf' | 'Json'; readonly value: undefined };
	readonly language: { readonly type: 'Korean' | 'English'; readonly value: undefined };
}

/** A text as it is published: NFC, no spaces at its ends, lines as everywhere. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const bytesOf = (text: string): number => utf8(tidy(text)).length;

function reference(bytes: Uint8Array, type: ContentRef['media']['type']): ContentRef {
	return {
		digest: digestOf(bytes), bytes: BigInt(bytes.length), media: { type, value: undefined }, language: { type: 'Korean', value: undefined },
	};
}

/** The reference to a text in Korean that was typed here. */
export const textContent = (text: string): ContentRef => reference(utf8(tidy(text)), 'Plain');

const MEDIA: Readonly<Record<string, ContentRef['media']['type']>> = {
	txt: 'Plain', md: 'Markdown', xml: 'AkomaNtoso', akn: 'AkomaNtoso', pdf: 'Pdf', json: 'Json',
};

/** The reference to a file in Korean; nothing if its kind cannot be published. */
export async function fileContent(file: File): Promise<ContentRef | undefined> {
	const type = MEDIA[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
	return type && reference(new Uint8Array(await file.arrayBuffer()), type);
}

/** Text as calls take it. */
export const textBytes = (text: string): Uint8Array => utf8(tidy(text));
