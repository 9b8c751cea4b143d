// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Whether a file of the reader's is one that the chain means. Nothing leaves the device.

import { type ContentRef, asText, isOf } from '../chain';

interface Match {
	readonly reference: ContentRef;
	readonly text: string;
}

/** Which of these references a file is; the last, if several are alike. */
export async function matchOf(file: Blob, references: readonly ContentRef[]): Promise<Match | undefined> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	const reference = references.findLast((one) => isOf(one, bytes));
	return reference && { reference, text: asText(bytes) };
}
