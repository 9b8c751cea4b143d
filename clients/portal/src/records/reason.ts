// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A text that somebody writes here, as the chain names it: in Unicode's form NFC, tidied, by its digest.

import { digestOf, fromHex, join } from '../chain';

export interface Written {
	/** The text as it is published, to the letter. */
	readonly text: string;
	readonly reference: { digest: `0x${string}`; bytes: bigint; media: { type: 'Plain'; value: undefined }; language: { type: 'Korean'; value: undefined } };
	/** The reference in SCALE, for the prover. */
	readonly encoded: Uint8Array;
}

/** A Korean text; nothing if there is nothing in it. */
export function written(typed: string): Written | undefined {
	const text = typed.normalize('NFC').replaceAll('\r', '').trim();
	if (text === '') return undefined;
	const bytes = new TextEncoder().encode(text);
	const digest = digestOf(bytes) as `0x${string}`;
	const length = new Uint8Array(8);
	new DataView(length.buffer).setBigUint64(0, BigInt(bytes.length), true);
	return {
		text,
		reference: { digest, bytes: BigInt(bytes.length), media: { type: 'Plain', value: undefined }, language: { type: 'Korean', value: undefined } },
		// Plain text and Korean are the first of their kinds.
		encoded: join(fromHex(digest), length, Uint8Array.of(0, 0)),
	};
}
