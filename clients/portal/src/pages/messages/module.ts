// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The module for messages: loaded when the pages for them are first opened, and never with the prover.

type Module = typeof import('caucus-messages-wasm');

/** Where its code lies; nowhere in a portal that was built without it. */
const [code = ''] = Object.values(import.meta.glob<string>(
	'../../../../messages/wasm/pkg/*.wasm', { query: '?url', import: 'default', eager: true }));

let loaded: Promise<Module> | undefined;

async function load(): Promise<Module> {
	const module = await import('caucus-messages-wasm');
	await module.default({ module_or_path: code });
	return module;
}

/** What could not be fetched now may be fetched next time. */
export function messagesModule(): Promise<Module> {
	return loaded ??= load().catch((error: unknown) => {
		loaded = undefined;
		throw error;
	});
}
