// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { defineConfig } from '@playwright/test';

// Against the built portal (`npm run build`) and a real node; see tests/chain.ts. One browser at a time: the light client
// and the prover want a core of their own.
export default defineConfig({
	testDir: 'tests',
	// Pictures for the documents are taken on demand: see tests/pictures.ts.
	...(process.env['PICTURES'] && { testMatch: 'pictures.ts' }),
	workers: 1,
	timeout: 180_000,
	expect: { timeout: 20_000 },
	reporter: 'line',
	use: {
		locale: 'ko-KR',
		timezoneId: 'America/New_York',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
			// Containers have no user namespaces for it.
			args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
		},
	},
});
