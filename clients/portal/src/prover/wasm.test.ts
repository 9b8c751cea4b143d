// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The prover that was built is the one that the test vectors describe, and the reference that pages work out is the chain's.

import { readFileSync } from 'node:fs';
import { Blake2256 } from '@polkadot-api/substrate-bindings';
import * as wasm from 'caucus-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromHex, join, toHex } from '../chain/calls';
import { referenceOf } from '../chain/elections';
import { trackerWords } from '../chain/spoiled';

const vectors = <T>(name: string): T =>
	JSON.parse(readFileSync(new URL(`../../../../tests/vectors/${name}.json`, import.meta.url), 'utf8')) as T;

const bare = (bytes: Uint8Array) => toHex(bytes).slice(2);
const ascii = (text: string) => new TextEncoder().encode(text);

beforeAll(async () => {
	const code = readFileSync(new URL('../../../wasm/pkg/caucus_wasm_bg.wasm', import.meta.url));
	await wasm.default({ module_or_path: code });
});

interface References {
	readonly ballot_message: { body: string; election_ref: string; output: string };
	readonly election_ref: { election: number; genesis: string; output: string };
	readonly params_hash: { params: string };
}

const WORDS = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('the prover', () => {
	const { ballot_message: ballot, election_ref: reference, params_hash: params } = vectors<References>('references');

	it('takes the words of a key, and refuses others with a sentence in both languages', () => {
		const member = wasm.Member.fromWords(WORDS);
		const seed = wasm.Member.fromWords(` ${WORDS}\n`);
		expect(bare(member.key())).toBe(bare(seed.key()));
		expect(member.key()).toHaveLength(32);
		expect(bare(wasm.Member.fromWords(wasm.newWords()).key())).not.toBe(bare(member.key()));
		const wrong = () => wasm.Member.fromWords(WORDS.replace('yellow', 'zebra'));
		expect(wrong).toThrow(expect.objectContaining({
			name: 'BadWords', ko: expect.stringContaining('복구 단어'), en: expect.stringContaining('words'),
		}));
	});

	it('gives a member another name in each matter and on each chain', () => {
		const member = wasm.Member.fromWords(WORDS);
		const name = (genesis: number, matter: string, number: number) =>
			bare(wasm.alias(member, new Uint8Array(32).fill(genesis), matter, number));
		const names = [
			name(1, 'petition', 1), name(1, 'petition', 2), name(2, 'petition', 1), name(1, 'comment', 1), name(1, 'activity', 1),
		];
		expect(new Set(names).size).toBe(names.length);
		expect(name(1, 'petition', 1)).toBe(names[0]);
	});

	it('shows the tracker of a ballot by the words of its digest', () => {
		const body = fromHex(ballot.body);
		const receipt = JSON.stringify({
			chain: '01'.repeat(32), election: 7, alias: '04'.repeat(32), sequence: 1, ballot: '00'.repeat(32),
			// That of a ballot without contests, as the vector is.
			ciphertexts: bare(Blake2256(Uint8Array.of(0))), block: null, body: ballot.body,
		});
		const shown = wasm.receiptWords(receipt, fromHex(ballot.election_ref));
		expect(shown).toEqual(trackerWords(fromHex(ballot.output)));
		expect(bare(Blake2256(join(ascii('caucus/body/1'), fromHex(ballot.election_ref), body)))).toBe(ballot.output);
		const another = wasm.receiptWords(receipt, new Uint8Array(32));
		expect(another).not.toEqual(shown);
		expect(wasm.receiptWords(receipt.replace('"sequence":1', '"sequence":2'), fromHex(ballot.election_ref))).toBeUndefined();
	});

	it('refuses an election whose roll is not the one that was fixed', () => {
		const open = () => new wasm.Booth(fromHex(reference.genesis), 7, fromHex(params.params), [new Uint8Array(64), new Uint8Array(64)]);
		expect(open).toThrow(expect.objectContaining({ name: 'ForgedRoll', ko: expect.any(String), en: expect.any(String) }));
		const broken = () => new wasm.Booth(fromHex(reference.genesis), 7, fromHex(params.params).slice(1), []);
		expect(broken).toThrow(expect.objectContaining({ name: 'Malformed' }));
	});

	it('has a sentence for what the chain refuses', () => {
		expect(wasm.sentence('ko', 'Elections', 'TooManyObjections')).toMatch(/[가-힣]/);
		expect(wasm.refusal('en', 'Elections', 22)).toMatch(/\w/);
		expect(wasm.sentence('en', 'Elections', 'NoSuchError')).toBeUndefined();
	});
});

describe('the reference', () => {
	it('is that of the vectors', () => {
		const { election_ref: { genesis, election, output }, params_hash: { params } } = vectors<References>('references');
		expect(bare(referenceOf(fromHex(genesis), election, fromHex(params)))).toBe(output);
	});
});
