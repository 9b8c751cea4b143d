// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Texts that the chain names by their digest alone: minutes, reasons, wordings of motions. The party publishes them, here
// under its own address if it says so; what comes is believed only if it has the digest.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { useEffect, useState } from 'react';
import { textBytes, tidied } from '../text/typed';
import { asText, join, toHex } from './calls';
import { useChain } from './context';
import type { View } from './registry';

export type ContentRef = View<'Assemblies', 'texts'>[number];

/** The digest by which the chain names these bytes. */
export const digestOf = (...parts: readonly Uint8Array[]): `0x${string}` => toHex(Blake2256(join(...parts)));

/** Whether these are the bytes that the chain means. */
export const isOf = (reference: ContentRef, bytes: Uint8Array): boolean =>
	reference.bytes === BigInt(bytes.length) && reference.digest === digestOf(bytes);

/** The reference to a file in Korean, as calls take it. */
export const fileContent = (bytes: Uint8Array, media: ContentRef['media']): ContentRef =>
	({ digest: digestOf(bytes), bytes: BigInt(bytes.length), media, language: { type: 'Korean', value: undefined } });

/** The reference to a plain text in Korean that was typed here. */
export const textContent = (text: string): ContentRef => fileContent(textBytes(text), { type: 'Plain', value: undefined });

/** Kinds that are text, and may be shown as they are. */
export const isReadable = ({ media }: ContentRef): boolean => media.type === 'Plain' || media.type === 'Markdown';

/** Longer ones are not shown on a page. */
const LONGEST = 512 * 1024;

const known = new Map<string, Promise<string | undefined>>();

/** Keeps a text that is at hand, such as a file of the reader, until the page is left: it was compared with its digest. */
export const keepText = (digest: string, text: string): void => void known.set(digest, Promise.resolve(text));

/** The reference to a text that is handed in now: its writer sees it at once, also where it is not published. */
export function ownText(text: string): ContentRef {
	const reference = textContent(text);
	keepText(reference.digest, tidied(text));
	return reference;
}

async function fetched(folder: string, reference: ContentRef): Promise<string | undefined> {
	const response = await fetch(`${folder}/${reference.digest.slice(2)}`, { credentials: 'omit' }).catch(() => undefined);
	if (!response?.ok || response.headers.get('content-type')?.startsWith('text/html')) return undefined;
	const came = new Uint8Array(await response.arrayBuffer());
	return isOf(reference, came) ? asText(came) : undefined;
}

/** The text that a reference names, if the party publishes it under this site's address and it is the right one. */
export function useText(reference: ContentRef | undefined): string | undefined {
	const { config } = useChain();
	const [read, setRead] = useState<{ digest: string; text: string | undefined }>();
	const folder = config?.texts;
	const digest = reference?.digest;
	useEffect(() => {
		if (!reference || !digest || !isReadable(reference) || reference.bytes > BigInt(LONGEST)) return undefined;
		const asked = known.get(digest) ?? (folder ? fetched(folder, reference).catch(() => undefined) : undefined);
		if (!asked) return undefined;
		let gone = false;
		known.set(digest, asked);
		void asked.then((text) => gone || setRead({ digest, text }));
		return () => {
			gone = true;
		};
	}, [digest, folder]);
	return read && read.digest === digest ? read.text : undefined;
}
