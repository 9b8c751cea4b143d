// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The index that the site serves: its files are compared with its manifest one by one.

import type { Search } from 'caucus-wasm';
import type { Found, Index } from './search-tasks';

/** Longer files are none of an index, in bytes. */
const LONGEST = 16 * 1024 * 1024;

/** A file could not be fetched now: that says nothing of the index. */
export class Unreached extends Error {
	override readonly name = 'Unreached';
}

/** A file of the index; nothing where the site has none. */
async function file(name: string): Promise<Uint8Array | undefined> {
	try {
		// An old one that the browser kept would not have the digest.
		const response = await fetch(`/index/${name}`, { credentials: 'omit', cache: 'no-cache' });
		// Some servers give the portal's own page for whatever they do not have.
		if (response.status === 404 || (response.ok && response.headers.get('content-type')?.startsWith('text/html'))) return undefined;
		if (!response.ok) throw new Unreached(`${name}: ${response.status}`);
		if (Number(response.headers.get('content-length') ?? 0) > LONGEST) return undefined;
		return new Uint8Array(await response.arrayBuffer());
	} catch (error) {
		throw error instanceof Unreached ? error : new Unreached(`${name}: ${String(error)}`);
	}
}

type Opened = Pick<Search, 'chain' | 'block' | 'root' | 'needs' | 'give' | 'find' | 'found' | 'free'>;

async function look(open: (manifest: string) => Opened, genesis: string, most: number): Promise<{ found: readonly Found[]; index: Index } | undefined> {
	const manifest = await file('manifest.json');
	if (!manifest) return undefined;
	const search = open(new TextDecoder().decode(manifest));
	try {
		if (search.chain() !== genesis.replace(/^0x/, '')) return undefined;
		// One that is missing is not given, and refused like one that is damaged.
		const give = (names: readonly string[]) => Promise.all(names.map(async (name) => {
			const bytes = await file(name);
			if (bytes) search.give(name, bytes);
		}));
		await give(search.needs());
		await give(search.find(most));
		return { found: JSON.parse(search.found()) as Found[], index: { block: search.block(), root: search.root() } };
	} finally {
		search.free();
	}
}

/** What the site's index has; nothing if there is none, or one of another chain. Throws `BadIndex` and `Unreached`. */
export async function inIndex(open: (manifest: string) => Opened, genesis: string, most: number): ReturnType<typeof look> {
	try {
		return await look(open, genesis, most);
	} catch (error) {
		if ((error as Error | undefined)?.name !== 'BadIndex') throw error;
		// A newer one may have taken its place between two of its files.
		return look(open, genesis, most);
	}
}
