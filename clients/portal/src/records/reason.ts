// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A text that somebody writes here, as the chain names it: tidied, by its digest.

import { type ContentRef, fromHex, join, textContent } from '../chain';
import { tidied } from '../text';

export interface Written {
	/** The text as it is published, to the letter. */
	readonly text: string;
	readonly reference: ContentRef;
	/** The reference in SCALE, for the prover. */
	readonly encoded: Uint8Array;
}

/** A Korean text; nothing if there is nothing in it. */
export function written(typed: string): Written | undefined {
	const text = tidied(typed);
	if (text === '') return undefined;
	const reference = textContent(text);
	const length = new Uint8Array(8);
	new DataView(length.buffer).setBigUint64(0, reference.bytes, true);
	return {
		text, reference,
		// Plain text and Korean are the first of their kinds.
		encoded: join(fromHex(reference.digest), length, Uint8Array.of(0, 0)),
	};
}
