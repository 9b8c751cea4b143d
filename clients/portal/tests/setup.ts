// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The specification of development chains, made once for all of them: it takes a core some seconds.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE } from './programs';

export default function setup(): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'caucus-portal-spec-'));
	const raw = execFileSync(NODE, ['export-chain-spec', '--raw', '--chain', 'dev'], { maxBuffer: 64 * 2 ** 20, stdio: ['ignore', 'pipe', 'ignore'] });
	process.env['CAUCUS_TEST_SPEC'] = join(folder, 'spec.json');
	writeFileSync(process.env['CAUCUS_TEST_SPEC'], raw);
	return () => rmSync(folder, { recursive: true, force: true });
}
