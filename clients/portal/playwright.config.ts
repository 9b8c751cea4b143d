// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { defineConfig } from '@playwright/test';

// Against the built portal (`npm run build`) and real nodes, one for each file or `party`: see tests/chain.ts. What takes
// long is waiting for blocks, and costs nothing; so parties wait side by side, the longest of them first.
const LONG = ['elections.spec.ts', 'records/*.spec.ts', 'desk.spec.ts', 'petitions/*.spec.ts', 'voting.spec.ts'];
/** Not a test: says how fast the portal is. Run it alone: `npm run figures`. */
const FIGURES = 'figures.spec.ts';

export default defineConfig({
	testDir: 'tests',
	globalSetup: './tests/setup.ts',
	workers: 6,
	timeout: 180_000,
	// Beside other parts of the tests a machine may be too slow once; the report names what needed it.
	retries: process.env['CAUCUS_FIGURES'] ? 0 : 1,
	expect: { timeout: 20_000 },
	reporter: process.env['CAUCUS_FIGURES'] ? 'line' : 'list',
	// Pictures for the documents are taken on demand, too: see tests/pictures.ts.
	projects: process.env['PICTURES'] ? [{ name: 'pictures', testMatch: 'pictures.ts' }] : process.env['CAUCUS_FIGURES'] ? [{ name: 'figures', testMatch: FIGURES }] : [
		...LONG.map((testMatch) => ({ name: testMatch.split(/[./]/)[0]!, testMatch: `tests/${testMatch}` })),
		{ name: 'short', testIgnore: [...LONG, FIGURES].map((name) => `tests/${name}`) },
	],
	use: {
		locale: 'ko-KR',
		timezoneId: 'America/New_York',
		// Colours that are on their way are none that anybody reads.
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
			// Containers have no user namespaces for it.
			args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
		},
	},
});
