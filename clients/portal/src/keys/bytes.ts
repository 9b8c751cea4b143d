// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Bytes as text, for what is kept and for backup files.

export type Bytes = Uint8Array<ArrayBuffer>;

export const textOf = (bytes: Uint8Array | ArrayBuffer): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

export function toBase64(bytes: Uint8Array | ArrayBuffer): string {
	let text = '';
	for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
	return btoa(text);
}

export function fromBase64(text: string): Bytes {
	return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
