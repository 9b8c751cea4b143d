// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Searches: in the index that the site serves, of which it loads the few files that a query needs, and in what the page has
// read itself. Nobody is sent what was typed; who serves the index sees which of its files are loaded.

import type { Answer, Found, Reply, Request } from './search-tasks';
import { merged } from './search-tasks';

/** Loaded with the first query. */
let wasm: typeof import('caucus-wasm');
let ready: Promise<unknown> | undefined;

const [code = ''] = Object.values(import.meta.glob<string>(
	'../../../../wasm/pkg/*.wasm', { query: '?url', import: 'default', eager: true }));

/** How many are looked up at most. */
const MOST = 100;
/** Longer files are none of an index, in bytes. */
const LONGEST = 16 * 1024 * 1024;

class NoSearch extends Error {
	override readonly name = 'NoSearch';
}

async function load(): Promise<void> {
	try {
		wasm = await import('caucus-wasm');
		await wasm.default({ module_or_path: code });
	} catch (error) {
		// What could not be fetched now may be fetched next time.
		ready = undefined;
		throw new NoSearch(String(error));
	}
}

/** A file of the index; nothing where the site has none. */
async function file(name: string, cache: RequestCache): Promise<Uint8Array | undefined> {
	const response = await fetch(`/index/${name}`, { credentials: 'omit', cache }).catch(() => undefined);
	if (!response?.ok || response.headers.get('content-type')?.startsWith('text/html')) return undefined;
	if (Number(response.headers.get('content-length') ?? 0) > LONGEST) return undefined;
	return new Uint8Array(await response.arrayBuffer());
}

/** What the site's index has, compared with its manifest file by file. */
async function inIndex(typed: string, genesis: string): Promise<Answer | undefined> {
	const manifest = await file('manifest.json', 'no-cache');
	if (!manifest) return undefined;
	const search = new wasm.Search(new TextDecoder().decode(manifest), typed);
	try {
		if (search.chain() !== genesis.replace(/^0x/, '')) return undefined;
		const give = (names: readonly string[]) => Promise.all(names.map(async (name) => {
			// An old one that the browser kept would not have the digest.
			const bytes = await file(name, 'no-cache');
			if (bytes) search.give(name, bytes);
		}));
		await give(search.needs());
		await give(search.find(MOST));
		return { found: JSON.parse(search.found()) as Found[], index: { block: search.block(), root: search.root() } };
	} finally {
		search.free();
	}
}

async function searched({ typed, genesis, sources }: Request): Promise<Answer> {
	await (ready ??= load());
	// First, because it says what is wrong with a query.
	const own = JSON.parse(wasm.searchIn(JSON.stringify(sources), typed, MOST)) as Found[];
	const indexed = await inIndex(typed, genesis);
	return { found: merged(own, indexed?.found ?? []).slice(0, MOST), index: indexed?.index };
}

onmessage = ({ data }: MessageEvent<Request>) => {
	const { id } = data;
	const say = (reply: Reply) => postMessage(reply);
	searched(data).then((answer) => say({ id, answer }), (thrown: unknown) => {
		const { name, ko, en } = thrown as Error & { ko?: string; en?: string };
		say({ id, trouble: { name: name || 'Error', ko, en } });
	});
};
