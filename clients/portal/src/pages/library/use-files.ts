// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Files as a page has them: asked for, on their way, there, or not to be had.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useChain } from '../../chain';
import type { Part } from './data';
import { type FetchFailure, FetchTrouble, asking, fetchPart } from './fetch';

export type FilesState =
	| { readonly stage: 'idle' }
	/** So many bytes came, of all files together. */
	| { readonly stage: 'loading'; readonly bytes: number }
	/** One for each part; nothing in place of one beside the first that could not be had. */
	| { readonly stage: 'ready'; readonly files: readonly (Blob | undefined)[] }
	| { readonly stage: 'failed'; readonly why: FetchFailure };

export interface Files {
	readonly state: FilesState;
	readonly start: () => void;
	readonly cancel: () => void;
}

const IDLE: FilesState = { stage: 'idle' };
const BEGINNING: FilesState = { stage: 'loading', bytes: 0 };

/** Files that are shown together, one after the other. Without the first the others are of no use. `auto`: at once. */
export function useFiles(parts: readonly Part[], auto: boolean): Files {
	const { connection } = useChain();
	const key = parts.map(({ manifest }) => manifest.digest).join();
	const asked = useMemo(() => parts, [key]);
	const [found, setFound] = useState<{ key: string; state: FilesState }>();
	const running = useRef<AbortController>(undefined);
	const cancel = useCallback(() => running.current?.abort(), []);

	const start = useCallback(() => {
		if (!connection || asked.length === 0) return;
		cancel();
		const own = running.current = new AbortController();
		const { signal } = own;
		const say = (state: FilesState) => {
			if (running.current === own) setFound({ key, state });
		};
		const fetchAll = async () => {
			const files: (Blob | undefined)[] = [];
			let before = 0;
			for (const part of asked) {
				const onProgress = (bytes: number) => say({ stage: 'loading', bytes: before + bytes });
				const fetched = fetchPart(asking(connection), part, { signal, onProgress });
				files.push(await (files.length === 0 ? fetched : fetched.catch(() => undefined)));
				before += Number(part.manifest.bytes);
			}
			return files;
		};
		say(BEGINNING);
		fetchAll().then((files) => say(signal.aborted ? IDLE : { stage: 'ready', files }), (error: unknown) => {
			const why = error instanceof FetchTrouble ? error.name : 'Unavailable';
			say(why === 'Cancelled' ? IDLE : { stage: 'failed', why });
		});
	}, [connection, key, asked, cancel]);

	useEffect(() => {
		if (auto) start();
		return () => {
			running.current?.abort();
			running.current = undefined;
		};
	}, [auto, start]);
	return { state: found?.key === key ? found.state : auto ? BEGINNING : IDLE, start, cancel };
}

/** What a file of text says. */
export function useWords(file: Blob | undefined): string | undefined {
	const [words, setWords] = useState<string>();
	useEffect(() => {
		if (!file) return undefined;
		let gone = false;
		void file.text().then((text) => gone || setWords(text));
		return () => {
			gone = true;
			setWords(undefined);
		};
	}, [file]);
	return words;
}
