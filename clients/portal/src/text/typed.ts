// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Text that somebody typed, as the chain takes it. All who name a text by its digest have to name the very same bytes.

/** What Rust's `trim` takes away. JavaScript's takes a byte order mark too, and leaves U+0085. */
const ENDS = /^\p{White_Space}+|\p{White_Space}+$/gu;

/** As `caucus` does it (`tidy` in clients/cli/src/named.rs): no carriage returns, nothing blank at both ends, letters composed (NFC). */
export const tidied = (text: string): string => text.replaceAll('\r', '').replace(ENDS, '').normalize('NFC');

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Text as calls take it. */
export const textBytes = (text: string): Uint8Array<ArrayBuffer> => utf8(tidied(text));

/** How many bytes the chain counts. */
export const lengthOf = (text: string): number => textBytes(text).length;
