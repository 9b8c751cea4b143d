// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Writes the types of the chain's storage, calls and views, out of the runtime that was built.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'caucus');
const target = process.env.CARGO_TARGET_DIR ?? join(cache, 'target');
const wasm = process.env.CAUCUS_RUNTIME_WASM
	?? join(target, 'release/wbuild/caucus-sovereign-runtime/caucus_sovereign_runtime.compact.compressed.wasm');

if (!existsSync(wasm)) {
	process.stderr.write(`There is no runtime at ${wasm}.\nBuild it (cargo build --release), or name one in CAUCUS_RUNTIME_WASM.\n`);
	process.exit(1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const papi = (/** @type {string[]} */ ...words) => execFileSync(
	process.execPath, [join(root, 'node_modules/polkadot-api/bin/cli.js'), ...words],
	// Its spinner needs no terminal.
	{ cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
papi('add', 'caucus', '--wasm', wasm, '--skip-codegen');
papi('generate');
