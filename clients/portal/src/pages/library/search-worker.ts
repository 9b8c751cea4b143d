// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Searches: in the index that the site serves, of which it loads the few files that a query needs, and in what the page has
// read itself. Nobody is sent what was typed; who serves the index sees which of its files are loaded.

import { inIndex } from './search-index';
import { type Answer, type Found, type Reply, type Request, type Trouble, merged } from './search-tasks';

/** Loaded with the first query. */
let wasm: typeof import('caucus-wasm');
let ready: Promise<unknown> | undefined;

const [code = ''] = Object.values(import.meta.glob<string>(
	'../../../../wasm/pkg/*.wasm', { query: '?url', import: 'default', eager: true }));

/** How many are looked up at most. */
const MOST = 100;

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

const troubleOf = (thrown: unknown): Trouble => {
	const { name, ko, en } = thrown as Error & { ko?: string; en?: string };
	return { name: name || 'Error', ko, en };
};

async function searched({ typed, genesis, sources }: Request): Promise<Answer> {
	await (ready ??= load());
	// First, because it says what is wrong with a query.
	const own = JSON.parse(wasm.searchIn(JSON.stringify(sources), typed, MOST)) as Found[];
	try {
		const indexed = await inIndex((manifest) => new wasm.Search(manifest, typed), genesis, MOST);
		return { found: merged(own, indexed?.found ?? []).slice(0, MOST), index: indexed?.index };
	} catch (error) {
		// What the page has read itself is found all the same.
		return { found: merged(own).slice(0, MOST), index: undefined, trouble: troubleOf(error) };
	}
}

onmessage = ({ data }: MessageEvent<Request>) => {
	const { id } = data;
	const say = (reply: Reply) => postMessage(reply);
	searched(data).then((answer) => say({ id, answer }), (thrown: unknown) => say({ id, trouble: troubleOf(thrown) }));
};
