// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A bundle of a whole rehearsal, through the command line and changed in many places.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as format from '../dist/bundle.js';
import { H, Reader, decode, hex, join, le, list } from '../dist/bytes.js';
import { outcomeOf } from '../dist/keys.js';
import { provenState, storageKey } from '../dist/state.js';
import { NOT_CHECKED, verify } from '../dist/verify.js';

const BUNDLE = fileURLToPath(new URL('../../auditor/tests/bundles/rehearsal.caucus', import.meta.url));
const BESIDE = JSON.parse(readFileSync(BUNDLE.replace('.caucus', '.json'), 'utf8'));
const FILE = new Uint8Array(readFileSync(BUNDLE));
const evidence = format.openBundle(FILE);
const folder = mkdtempSync(path(tmpdir(), 'caucus-verify2-'));
after(() => rmSync(folder, { recursive: true }));

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const run = (...args) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
const runOn = (bytes, ...args) => {
	const file = path(folder, 'changed.caucus');
	writeFileSync(file, bytes);
	return run(file, ...args);
};
const codeOf = (of) => {
	try {
		return verify(of()) && 'accepted';
	} catch (error) {
		return error.code ?? error.stack;
	}
};
const open = (bytes) => codeOf(() => format.openBundle(bytes));

// The command line.

test('the bundle is accepted, with its chain and its result', () => {
	const { status, stdout } = run(BUNDLE, '--json');
	assert.equal(status, 0);
	const report = JSON.parse(stdout);
	assert.equal(report.ok, true);
	assert.equal(`0x${report.genesis}`, BESIDE.genesis);
	assert.equal(report.election, BESIDE.election);
	assert.equal(report.ballots_verified, 60);
	assert.deepEqual(report.not_checked, NOT_CHECKED);
	assert.equal('reason' in report, false);
	assert.deepEqual(report.results.map(({ verdict, elected, run_off, totals, votes }) => ({ verdict, elected, run_off, totals, votes })), [
		{ verdict: 'decided', elected: [0], run_off: [], totals: [13, 8, 6, 4], votes: [[9, 6, 4, 3, 0]] },
		{ verdict: 'decided', elected: [0, 1, 2, 3], run_off: [], totals: [37, 26, 19, 19, 18, 16, 8, 8],
			votes: [[23, 17, 14, 15, 13, 12, 6, 6, 1]] },
	]);
});

test('the text says what was checked, what was not, and the verdict', () => {
	const { status, stdout } = run(BUNDLE);
	assert.equal(status, 0);
	const lines = stdout.trimEnd().split('\n');
	assert.deepEqual(lines.filter((line) => line.startsWith('ok')).map((line) => line.split(/ +/)[1]),
		['election', 'block', 'roll', 'key', 'ballots', 'voters', 'sums', 'polls', 'shares', 'totals', 'results']);
	assert.match(stdout, /convicted: 6;/);
	for (const what of NOT_CHECKED) assert.ok(lines.includes(`not checked: ${what}`));
	assert.match(lines.at(-1), /^HOLDS: 60 ballots verified$/);
});

test('usage, help and files that are not there', () => {
	assert.deepEqual([run().status, run('a', 'b').status, run('--unknown').status, run(path(folder, 'none')).status, run(folder).status],
		[2, 2, 2, 2, 2]);
	assert.doesNotMatch(run(path(folder, 'none')).stderr, /at .*\.js/);
	const help = run('--help');
	assert.equal(help.status, 0);
	for (const what of NOT_CHECKED) assert.ok(help.stdout.includes(what));
});

test('a refusal has a reason, a sentence and the exit code 1', () => {
	const changed = FILE.slice();
	changed[FILE.length - 785 - 1] ^= 1; // the last response of the last ballot
	const json = runOn(changed, '--json');
	assert.equal(json.status, 1);
	const { ok, reason, message, results } = JSON.parse(json.stdout);
	assert.deepEqual([ok, reason, results], [false, 'bad-choice-proof', []]);
	assert.match(message, /^ballot 59 \(alias [0-9a-f]{8}, sequence 1\) does not prove a permitted choice in contest 1$/);
	const text = runOn(changed);
	assert.equal(text.status, 1);
	assert.match(text.stdout, /^REFUSED: bad-choice-proof: ballot 59 /m);
	assert.doesNotMatch(text.stdout, /HOLDS/);
});

// Files that are not what they should be.

test('truncated files are refused', () => {
	for (let length = 0; length < FILE.length; length += length < 600 ? 29 : 29_989)
		assert.equal(open(FILE.slice(0, length)), length < 8 ? 'not-a-bundle' : 'bad-encoding', `${length} bytes`);
	assert.equal(open(FILE.slice(0, -1)), 'bad-encoding');
	assert.equal(runOn(FILE.slice(0, 100_000)).status, 1);
});

test('bytes left over are refused', () => {
	assert.equal(open(join(FILE, Uint8Array.of(0))), 'bad-encoding');
	assert.equal(runOn(join(FILE, Uint8Array.of(0))).status, 1);
});

test('lengths beyond the file are refused at once', () => {
	const start = FILE.slice(0, 12);
	for (const length of ['fc', 'fdff', 'feffffff', '03ffffffff', '07ffffffffff', '13ffffffffffffffff', 'ff' + 'ff'.repeat(67)])
		assert.equal(open(join(start, Uint8Array.from(Buffer.from(length, 'hex')))), 'bad-encoding', length);
});

test('numbers that are not the shortest are refused', () => {
	// The length of the genesis header, 0x0189 / 4 = 98: in four bytes in place of two.
	assert.deepEqual([...FILE.slice(12, 14)], [0x89, 0x01]);
	assert.equal(open(join(FILE.slice(0, 12), le(98 * 4 + 2, 4), FILE.slice(14))), 'bad-encoding');
	const compact = (...bytes) => codeOf(() => new Reader(Uint8Array.from(bytes), 'x').compact() && evidence);
	assert.equal(compact(0xfd, 0), 'bad-encoding');
	assert.equal(compact(0xfe, 0xff, 0, 0), 'bad-encoding');
	assert.equal(compact(3, 0xff, 0xff, 0xff, 0x3f), 'bad-encoding');
	assert.equal(new Reader(Uint8Array.of(3, 0, 0, 0, 0x40), 'x').compact(), 2 ** 30);
	assert.equal(new Reader(Uint8Array.of(0xfe, 0xff, 0xff, 0xff), 'x').compact(), 2 ** 30 - 1);
	assert.equal(new Reader(Uint8Array.of(0xfd, 0xff), 'x').compact(), 2 ** 14 - 1);
});

test('another mark, and other indices, are refused', () => {
	assert.equal(open(join(Uint8Array.of(0x63), FILE.slice(1))), 'not-a-bundle');
	assert.equal(open(join(FILE.slice(0, 7), Uint8Array.of(2), FILE.slice(8))), 'not-a-bundle');
	assert.throws(() => decode(Uint8Array.of(2), 'x', (r) => r.bool()), { code: 'bad-encoding' });
	assert.throws(() => decode(Uint8Array.of(4), 'x', (r) => r.index(4)), { code: 'bad-encoding' });
	assert.throws(() => decode(Uint8Array.of(8, 1, 1), 'x', (r) => r.list(1, r.u8)), { code: 'bad-encoding' });
});

test('labels that deceive are refused', () => {
	const label = (text) => codeOf(() => {
		const bytes = typeof text === 'string' ? join(text) : text;
		const { raw } = parameters;
		const { length } = decode(raw, 'params', format.readParams).plan.value.title;
		assert.ok(length > 0);
		const old = new Reader(raw, 'x').spanned((r) => r.blob()).raw;
		decode(join(list([...bytes].map((byte) => le(byte, 1))), raw.slice(old.length)), 'params', format.readParams);
		return evidence;
	});
	assert.equal(label('Vorstand \ufffd 위원회'), 'accepted');
	for (const text of ['', ' \u2003', '\ufeff', '\u0085', 'a\u200db', 'a\nb', 'a\u0085', 'a\u202eb', 'a\u2066b', 'x'.repeat(129), Uint8Array.of(0x41, 0xff)])
		assert.equal(label(text), 'bad-encoding', JSON.stringify(text));
});

// The list of section 3. The core crate has the same test of its own list.
test('labels hold what can be seen and nothing else', () => {
	const LISTED = [[0, 0x1f], [0x7f, 0x9f], [0xad], [0x61c], [0x115f], [0x1160], [0x180e], [0x200b, 0x200f], [0x2028], [0x2029],
		[0x202a, 0x202e], [0x2060, 0x2064], [0x2066, 0x2069], [0x3164], [0xfeff], [0xffa0], [0xe0000, 0xe007f]];
	let [inside, alone] = [0, 0];
	for (let code = 0; code <= 0x10ffff; code += code === 0xd7ff ? 0x801 : 1) {
		const letter = String.fromCodePoint(code);
		const listed = LISTED.some(([first, last = first]) => code >= first && code <= last);
		assert.equal(format.isLabel(`a${letter}b`), !listed, `U+${code.toString(16)}`);
		inside += Number(listed);
		alone += Number(!format.isLabel(letter));
	}
	assert.deepEqual([inside, alone], [222, 239], '17 are white space and could stand beside a letter');
});

test('no change of a byte crashes the verifier, or is accepted where it counts', () => {
	// Where the parts of the file are, from the end: ballots, keys, nodes of the state.
	const ballots = evidence.ballots.reduce((sum, { raw }) => sum + raw.length, 0);
	const keys = evidence.keys.flat().length * 32;
	let drawn = 0;
	const below = (n) => Number(new DataView(H(le(drawn++, 8)).buffer).getUint32(0) % n);
	for (let round = 0; round < 40; round++) {
		const changed = FILE.slice();
		const at = FILE.length - 1 - below(round % 2 ? ballots + keys : FILE.length);
		changed[at] ^= 1 << below(8);
		const reason = open(changed);
		assert.match(reason, /^[a-z-]+$/, `byte ${at}: ${reason}`);
		if (round % 2) assert.notEqual(reason, 'accepted', `byte ${at}`);
	}
});

// The trie.

test('a changed or missing node of the state is refused', () => {
	const proof = [];
	let root;
	decode(FILE.slice(8), 'bundle', (r) => {
		r.u32();
		r.blob();
		r.list(Infinity, r.blob);
		r.list(Infinity, () => [r.blob(), r.blob()]);
		const header = new Reader(r.blob(), 'header');
		header.b32();
		header.compact();
		root = header.b32();
		r.blob();
		proof.push(...r.list(Infinity, r.blob));
		r.list(Infinity, () => r.list(Infinity, r.b32));
		r.list(Infinity, format.readBallot);
	});
	assert.equal(codeOf(() => ({ ...evidence, state: provenState(root, proof) })), 'accepted');
	assert.equal(codeOf(() => ({ ...evidence, state: provenState(H('other'), proof) })), 'incomplete-state-proof');
	let needed = 0;
	const key = (item, ...keys) => storageKey('Elections', item, le(0, 4), ...keys);
	for (let at = 0; at < proof.length; at++) {
		const changed = proof.with(at, join(proof[at].slice(0, -1), Uint8Array.of(proof[at].at(-1) ^ 1)));
		const read = (state) => {
			const found = ['Elections', 'ParamsOf', 'Counts', 'Closes', 'Results', 'OutcomesOf'].map((item) => state(key(item)));
			return found.map((value) => hex(value)).join();
		};
		const without = (nodes) => {
			try {
				return read(provenState(root, nodes)) === read(evidence.state) ? 'the same' : 'another value';
			} catch (error) {
				return error.code;
			}
		};
		const [with_, absent] = [without(changed), without(proof.toSpliced(at, 1))];
		assert.equal(with_, absent);
		assert.notEqual(with_, 'another value');
		if (with_ === 'incomplete-state-proof') needed += 1;
	}
	assert.ok(needed >= 6, `${needed} nodes matter`);
	// What the state does not have is shown to be absent; nothing is found behind the end of a key.
	assert.equal(evidence.state(storageKey('Trustees', 'Convicted', le(0, 4), le(1, 2))), undefined);
	assert.notEqual(evidence.state(storageKey('Trustees', 'Convicted', le(0, 4), le(6, 2))), undefined);
});

test('a small trie, node by node', () => {
	// Root: branch without value, partial key of one nibble 7, children 1 (inline leaf) and f (by hash); under f a leaf
	// with the hash of its value. Keys: 0x71 0x23 has "abc"; 0x7f 0x45 has 40 bytes.
	const value = new Uint8Array(40).fill(9);
	const leaf = join(Uint8Array.of(0x40 | 2, 0x23), Uint8Array.of(12), 'abc');
	const hashed = join(Uint8Array.of(0x20 | 2, 0x45), H(value));
	const children = (...of) => of.map((child) => join(Uint8Array.of(child.length * 4), child));
	const rootNode = join(Uint8Array.of(0x80 | 1, 0x07), le(0x8002, 2), ...children(leaf, H(hashed)));
	const state = (...nodes) => provenState(H(rootNode), [rootNode, ...nodes]);
	const at = (state_, ...key) => {
		try {
			const found = state_(Uint8Array.from(key));
			return found && hex(found);
		} catch (error) {
			return error.code;
		}
	};
	const all = state(hashed, value);
	assert.equal(at(all, 0x71, 0x23), hex(join('abc')));
	assert.equal(at(all, 0x7f, 0x45), hex(value));
	for (const absent of [[0x71, 0x24], [0x72, 0x23], [0x61, 0x23], [0x71], [0x71, 0x23, 0x00], [], [0x7f, 0x45, 0x01]])
		assert.equal(at(all, ...absent), undefined, String(absent));
	assert.equal(at(state(hashed), 0x7f, 0x45), 'incomplete-state-proof');
	assert.equal(at(state(value), 0x7f, 0x45), 'incomplete-state-proof');
	assert.equal(at(state(), 0x71, 0x23), hex(join('abc')));
	const single = (node) => at(provenState(H(node), [node]), 0x71);
	assert.equal(single(join(Uint8Array.of(0x42, 0x71, 4, 5))), '05');
	assert.equal(single(Uint8Array.of(0)), undefined);
	for (const bad of [[0x01], [0x0f], [0x42, 0x71, 4], [0x42, 0x71, 4, 5, 6], [0x41, 0x17, 4, 5],
		[0x80, 2, 0, 132, ...value.slice(0, 33)]]) assert.equal(single(Uint8Array.from(bad)), 'bad-encoding', String(bad));
	// A partial key of 63 nibbles and more: its length goes on in further bytes.
	const long = new Uint8Array(200).fill(0x33);
	const far = join(Uint8Array.of(0x7f, 255, 400 - 63 - 255), long, Uint8Array.of(4, 5));
	assert.equal(hex(provenState(H(far), [far])(long)), '05');
});

// Forgeries of what is in the state, where the trie is not why they are refused.

const id = le(BESIDE.election, 4);
const raw = (pallet, item, ...keys) => evidence.state(storageKey(pallet, item, id, ...keys));
const parameters = { raw: raw('Elections', 'ParamsOf') };
const changing = (...changes) => {
	const over = new Map(changes.map(([pallet, item, value, ...keys]) => [hex(storageKey(pallet, item, id, ...keys)), value]));
	return { ...evidence, state: (key) => (over.has(hex(key)) ? over.get(hex(key)) : evidence.state(key)) };
};
const flipped = (bytes, at) => {
	const copy = bytes.slice();
	copy[at < 0 ? copy.length + at : at] ^= 1;
	return copy;
};
const state = (reason, what, ...changes) => test(`${reason}: ${what}`, () =>
	assert.equal(codeOf(() => changing(...changes.map((change) => change()))), reason));
const ballot = (reason, what, change) => test(`${reason}: ${what}`, () =>
	assert.equal(codeOf(() => ({ ...evidence, ballots: change(evidence.ballots) })), reason));

const dealings = (counts) => {
	const all = [1, 2, 3, 4, 5, 6, 7].filter(counts).map((j) =>
		decode(raw('Trustees', 'Dealings', le(j, 2)), 'dealing', format.readDealing));
	const { key, keys } = outcomeOf(all, 4, 7);
	const whole = join(key.bytes, list(keys.map(({ bytes }) => bytes)));
	// The outcome, and the same in the parameters, where only the version of the runtime comes after it.
	return [['Trustees', 'Outcomes', whole],
		['Elections', 'ParamsOf', join(parameters.raw.slice(0, -4 - whole.length), whole, parameters.raw.slice(-4))]];
};
state('accepted', 'the keys made anew from the dealings', () => dealings((j) => j !== 6)[0], () => dealings((j) => j !== 6)[1]);
state('wrong-key', 'the convicted dealer counted in', () => dealings(() => true)[0], () => dealings(() => true)[1]);
state('wrong-key', 'an honest dealer left out', () => dealings((j) => j !== 6 && j !== 2)[0], () => dealings((j) => j !== 6 && j !== 2)[1]);
state('wrong-key', 'the conviction concealed', () => ['Trustees', 'Convicted', undefined, le(6, 2)]);
state('unfounded-complaint', 'the complaint against another dealer', () =>
	['Trustees', 'Convicted', join(le(2, 2), raw('Trustees', 'Convicted', le(6, 2)).slice(2)), le(2, 2)]);
state('bad-dealing', 'a commitment altered', () => {
	const dealing = raw('Trustees', 'Dealings', le(3, 2));
	return ['Trustees', 'Dealings', join(dealing.slice(0, 33), dealing.slice(1, 33), dealing.slice(65)), le(3, 2)];
});
state('bad-share', 'a share altered', () => {
	const share = raw('Trustees', 'Shares', le(1, 2));
	return ['Trustees', 'Shares', join(share.slice(0, 1), share.slice(33, 65), share.slice(33)), le(1, 2)];
});
state('bad-share', 'a response of a share altered', () =>
	['Trustees', 'Shares', flipped(raw('Trustees', 'Shares', le(1, 2)), -32), le(1, 2)]);
state('wrong-total', 'a total altered, and the outcome with it', () => {
	const totals = raw('Elections', 'Results').slice();
	totals[2] += 1;
	return ['Elections', 'Results', totals];
}, () => ['Elections', 'OutcomesOf', undefined], () => {
	const entry = raw('Elections', 'Elections').slice();
	assert.equal(entry.at(-22), 9);
	entry[entry.length - 22] = 7;
	return ['Elections', 'Elections', entry];
});
state('wrong-poll', 'the counts of a poll altered', () => {
	const key = join(le(0, 2), le(1, 1));
	return ['Elections', 'Polls', flipped(raw('Elections', 'Polls', key), 32 + 1 + 32 + 1), key];
});
state('wrong-close', 'the commitment of a poll altered, which is not revealed', () => {
	const key = join(le(0, 2), le(1, 1));
	return ['Elections', 'Polls', join(flipped(raw('Elections', 'Polls', key).slice(0, 32), 0), Uint8Array.of(0)), key];
});
state('wrong-outcome', 'a poll concealed of which the outcome was made', () => {
	const key = join(le(0, 2), le(1, 1));
	return ['Elections', 'Polls', join(raw('Elections', 'Polls', key).slice(0, 32), Uint8Array.of(0)), key];
});
state('wrong-outcome', 'somebody else elected', () => ['Elections', 'OutcomesOf', flipped(raw('Elections', 'OutcomesOf'), 3)]);

ballot('wrong-log', 'two ballots swapped', (all) => all.with(0, all[1]).with(1, all[0]));
ballot('wrong-sequence', 'a ballot repeated', (all) => [...all, all[0]]);
ballot('wrong-count', 'a ballot dropped', (all) => all.slice(0, -1));
ballot('wrong-log', 'a byte of a ring proof altered', ([first, ...others]) => {
	const changed = flipped(first.raw, -785 + 300);
	return [decode(changed, 'ballot', format.readBallot), ...others];
});
test('wrong-log: a ballot dropped, and the count with it', () => {
	const count = raw('Elections', 'Counts').slice();
	count[0] -= 1; // 60 accepted
	count[9] -= 1; // of 32 voters of style 1; the ballot dropped is the only one of its voter
	const at = evidence.ballots.findLastIndex(({ ring }) => ring === 1);
	assert.equal(evidence.ballots.filter(({ alias }) => hex(alias) === hex(evidence.ballots[at].alias)).length, 1);
	const of = { ...changing(['Elections', 'Counts', count]), ballots: evidence.ballots.toSpliced(at, 1) };
	assert.equal(codeOf(() => of), 'wrong-log');
	// With the log made anew as well, the sums show it.
	let log = H('caucus/election/1', evidence.genesis, id, H('caucus/params/1', parameters.raw));
	for (const { alias, raw: bytes } of of.ballots) log = H('caucus/ballot-log/1', log, alias, H(bytes));
	count.set(log, count.length - 32);
	assert.equal(codeOf(() => ({ ...changing(['Elections', 'Counts', count]), ballots: of.ballots })), 'wrong-sum');
});
