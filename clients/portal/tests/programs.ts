// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The programs that tests run: those that were built, or others by their paths; and running many of them.

import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const RELEASE = join(process.env['CARGO_TARGET_DIR'] ?? join(homedir(), '.cache/caucus/target'), 'release');

export const NODE = process.env['CAUCUS_NODE_PROGRAM'] ?? join(RELEASE, 'caucus-node');
export const CAUCUS = process.env['CAUCUS_PROGRAM'] ?? join(dirname(NODE), 'caucus');

/** Does things two at a time: machines of tests have two cores. */
export async function inPairs<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
	const rest = [...items];
	const next = async () => {
		for (let item = rest.shift(); item !== undefined; item = rest.shift()) await act(item);
	};
	await Promise.all([next(), next()]);
}
