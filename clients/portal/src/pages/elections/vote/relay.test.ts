// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is taken for a relayer's promise, and what it says when it takes no ballot. That real relayers are understood is
// seen by tests/voting.spec.ts.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET } from '@polkadot-labs/hdkd-helpers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Refused, fromHex, join, toHex, u32 } from '../../../chain';
import type { Receipt } from '../../../chain/receipts';
import { utf8 } from '../../../text';
import { RelayDenied, promises, relay } from './relay';

const genesis = new Uint8Array(32).fill(1);
const ballot = Uint8Array.of(1, 2, 3);
const receipt: Receipt = {
	chain: '01'.repeat(32), election: 7, alias: '04'.repeat(32), sequence: 300, ballot: '', ciphertexts: '', block: null, body: '',
};
const { publicKey, sign } = sr25519CreateDerive(DEV_MINI_SECRET)('//Relayer');

/** Written out byte by byte as protocol and SDK have it. */
const message = join(
	utf8('caucus/relay-receipt/1'), genesis, u32(7), fromHex(receipt.alias), Uint8Array.of(0x2c, 0x01), Blake2256(ballot),
	Uint8Array.of(0x00, 0xd0, 0xed, 0x90, 0x2e, 0, 0, 0));
const promise = {
	chain: receipt.chain, election: 7, alias: receipt.alias, sequence: 300, ballot: toHex(Blake2256(ballot)).slice(2), status: 'accepted',
	time: 200_000_000_000, account: toHex(publicKey).slice(2), signature: toHex(sign(Blake2256(message))).slice(2),
};

const account = toHex(publicKey);

describe('a promise', () => {
	it('is one if this very ballot is signed for', () => {
		expect(promises(promise, ballot, receipt, genesis, account)).toBe(true);
		expect(promises(promise, Uint8Array.of(1, 2, 4), receipt, genesis, account)).toBe(false);
		expect(promises(promise, ballot, { ...receipt, sequence: 301 }, genesis, account)).toBe(false);
		expect(promises(promise, ballot, { ...receipt, alias: '05'.repeat(32) }, genesis, account)).toBe(false);
		expect(promises(promise, ballot, { ...receipt, election: 8 }, genesis, account)).toBe(false);
		expect(promises(promise, ballot, receipt, new Uint8Array(32), account)).toBe(false);
		// Anybody can sign by a key that nobody knows.
		expect(promises(promise, ballot, receipt, genesis, `0x${'07'.repeat(32)}`)).toBe(false);
	});

	it.each([
		{ time: promise.time + 1 }, { time: '200000000000' }, { account: '00'.repeat(32) }, { signature: '00'.repeat(64) }, { status: 'queued' },
		{ chain: '02'.repeat(32) }, { election: 8 }, { alias: '05'.repeat(32) }, { sequence: 1 }, { ballot: '00'.repeat(32) }, { account: undefined },
	])('is none with %o', (other) => {
		expect(promises({ ...promise, ...other }, ballot, receipt, genesis, account)).toBe(false);
	});
});

describe('a relayer', () => {
	afterEach(() => vi.unstubAllGlobals());

	const answers = (status: number, body: unknown) => vi.stubGlobal('fetch', async () => (
		new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })));
	const handed = () => relay(ballot, receipt, genesis, { url: 'http://relayer', account }).catch((error: unknown) => error);

	it('that takes the ballot gives what it signed', async () => {
		answers(202, promise);
		expect(await handed()).toBe(JSON.stringify(promise));
		answers(202, { ...promise, time: 1 });
		expect(await handed()).toEqual(new RelayDenied('NoPromise'));
		answers(200, 'thank you');
		expect(await handed()).toEqual(new RelayDenied('NoPromise'));
	});

	it('that takes none is quoted by what we know of it alone', async () => {
		answers(503, { name: 'QueueFull', ko: 'send me your words', en: 'send me your words' });
		expect(await handed()).toEqual(new RelayDenied('QueueFull'));
		for (const odd of [{ name: 'Send me your words' }, 'oops', 'null', [1], { name: 'constructor' }]) {
			answers(500, odd);
			expect(await handed()).toEqual(new RelayDenied('Unknown'));
		}
		answers(409, { name: 'WrongSequence', code: 5 });
		expect(await handed()).toMatchObject({ name: 'ByRule', rule: new Refused({ kind: 'code', code: 5, pallet: 'Elections' }) });
		vi.stubGlobal('fetch', async () => {
			throw new TypeError('Failed to fetch');
		});
		expect(await handed()).toMatchObject({ reason: { kind: 'unreachable' } });
	});
});
