// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Makes and checks proofs of Semaphore v4, and writes the figures that the program `peers` writes of the others:
//
//     node semaphore.mjs --members 767 [--runs 15]
//
// A proof says that somebody of the group votes, under a nullifier; the vote itself is its message, in the clear. What
// proving needs comes from the package of artefacts: by itself the library would download it.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Group } from '@semaphore-protocol/group';
import { Identity } from '@semaphore-protocol/identity';
import { generateProof, verifyProof } from '@semaphore-protocol/proof';

const OPTIONS = 4;
const FIELD_ELEMENT_BYTES = 32;

/** The median of a list of numbers. */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const rounded = (value) => Math.round(value * 1_000) / 1_000;

/** Does something once for warming up, then `runs` times; gives the last outcome and the median of the milliseconds. */
async function repeated(runs, work) {
	let outcome = await work();
	const times = [];
	for (let run = 0; run < runs; run++) {
		const started = performance.now();
		outcome = await work();
		times.push(performance.now() - started);
	}
	return [outcome, rounded(median(times))];
}

/** What stands in the tree for a member whose secret nobody here needs. */
const commitment = (number) => BigInt(`0x${createHash('sha256').update(`member ${number}`).digest('hex').slice(2)}`);

/** The most memory that this process ever had at once, in MiB. */
function peakMemory() {
	const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
	return Math.ceil(Number(kib) / 1_024);
}

/** A proof in elements of its field and one byte for the depth, which no application should need more than. */
const encodedSize = ({ points }) => (points.length + ['root', 'nullifier', 'message', 'scope'].length) * FIELD_ELEMENT_BYTES + 1;

function installedVersion(name) {
	const manifest = new URL(`node_modules/${name}/package.json`, import.meta.url);
	return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

async function measure(members, runs) {
	const voter = new Identity('voter');
	const place = Math.floor(members / 2);
	const commitments = Array.from({ length: members }, (_, number) => (number === place ? voter.commitment : commitment(number)));
	const [path, prepareMs] = await repeated(runs, () => new Group(commitments).generateMerkleProof(place));
	const depth = path.siblings.length;
	const artefact = (kind) =>
		fileURLToPath(new URL(`node_modules/@zk-kit/semaphore-artifacts/semaphore-${depth}.${kind}`, import.meta.url));
	const artefacts = { wasm: artefact('wasm'), zkey: artefact('zkey') };
	const [proof, proveMs] = await repeated(runs, () => generateProof(voter, path, 1, 'election', depth, artefacts));
	if (await verifyProof({ ...proof, message: '2' })) throw new Error('a proof with a changed message is accepted');
	const bytes = JSON.stringify(proof);
	const [holds, verifyMs] = await repeated(runs, () => verifyProof(JSON.parse(bytes)));
	if (!holds) throw new Error('a proof is refused');
	return {
		system: `semaphore ${installedVersion('@semaphore-protocol/proof')}`,
		members,
		options: OPTIONS,
		prepare_ms: prepareMs,
		prove_ms: proveMs,
		verify_ms: verifyMs,
		batch: null,
		verify_ms_in_a_batch: null,
		ballot_bytes: encodedSize(proof),
		peak_memory_mib: peakMemory(),
		runs,
	};
}

const { values } = parseArgs({ options: { members: { type: 'string' }, runs: { type: 'string', default: '15' } } });
const [members, runs] = [Number(values.members), Number(values.runs)];
if (!(members > 1 && runs > 0)) throw new Error('say how many members: node semaphore.mjs --members 767');
console.log(JSON.stringify(await measure(members, runs)));
// The library's threads would keep the process.
process.exit();
