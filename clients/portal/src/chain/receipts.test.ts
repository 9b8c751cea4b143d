// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { toHex } from './calls';
import { type Receipt, parseReceipt, worthOf } from './receipts';

const genesis = new Uint8Array(32).fill(1);
/** What storage has of a vote: style, number, and one contest without options. */
const vote = (sequence: number) => Uint8Array.of(5, sequence, 0, 4, 0);
const receipt: Receipt = {
	chain: '01'.repeat(32), election: 7, alias: '04'.repeat(32), sequence: 2, ballot: '00'.repeat(32),
	ciphertexts: toHex(Blake2256(Uint8Array.of(4, 0))).slice(2), block: null, body: '',
};

describe('a receipt', () => {
	it('counts if the chain has its ciphertexts under its number', () => {
		expect(worthOf(receipt, genesis, vote(2))).toBe('Counts');
		expect(worthOf({ ...receipt, ciphertexts: '00'.repeat(32) }, genesis, vote(2))).toBe('Different');
		expect(worthOf(receipt, genesis, vote(3))).toBe('Replaced');
		expect(worthOf(receipt, genesis, vote(1))).toBe('NotThere');
		expect(worthOf(receipt, genesis, undefined)).toBe('NotThere');
		expect(worthOf(receipt, new Uint8Array(32), vote(2))).toBe('OtherChain');
	});

	it('is read as it was written, and nothing else is taken for one', () => {
		expect(parseReceipt(JSON.stringify(receipt))).toEqual(receipt);
		const { body: _, ...old } = receipt;
		expect(parseReceipt(JSON.stringify(old))).toEqual(receipt);
		for (const wrong of ['', '{', 'null', '[]', '{}', JSON.stringify({ ...receipt, alias: '04' }), JSON.stringify({ ...receipt, sequence: '2' })]) {
			expect(parseReceipt(wrong)).toBeUndefined();
		}
	});
});
