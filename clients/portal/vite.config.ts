// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is built by Rust. Without it the portal reads, and says that it can neither prove nor write messages. */
const [prover, messages] = [here('../wasm/pkg/caucus_wasm.js'), here('../messages/wasm/pkg/caucus_messages_wasm.js')];
const absent = here('src/prover/absent.ts');

export default defineConfig({
	plugins: [react()],
	resolve: {
		alias: {
			// All that polkadot-api takes of it is an error; with it would come two megabytes that the worker has already.
			'@polkadot-api/smoldot': 'smoldot/no-auto-bytecode',
			'caucus-chain': here('.papi/descriptors/dist/index.js'),
			'caucus-messages-wasm': existsSync(messages) ? messages : absent,
			'caucus-wasm': existsSync(prover) ? prover : absent,
		},
	},
	worker: { format: 'es' },
	build: {
		target: 'es2023',
		// Nothing is inlined as `data:`: the page's policy lets pictures alone come from there.
		assetsInlineLimit: 0,
		chunkSizeWarningLimit: 5000,
	},
	server: { port: 5173, fs: { allow: [here('..')] } },
	test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node', testTimeout: 30_000 },
});
