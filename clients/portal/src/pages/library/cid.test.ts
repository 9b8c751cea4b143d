// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { expect, it } from 'vitest';
import { utf8 } from '../../text';
import { cidOf } from './cid';

// The same as in pallets/library/core/src/tests.rs; Python's hashlib and base64 wrote them.
it.each([
	['', 'bafk2bzaceahfouoae3suhmxivmxlayez3kq5dzo7i53y654h7kvultprf7r2q'],
	['caucus', 'bafk2bzacecwbgj6le6totxybmpp4agehcghfk2xrksfy67a2j6drfwajexzoy'],
])('a chunk of %j has the name that another program gives it', (data, name) => {
	expect(cidOf(Blake2256(utf8(data)))).toBe(name);
});

it('a long chunk has its name, too', () => {
	const long = Uint8Array.from({ length: 917_504 }, (_, place) => place % 251);
	expect(cidOf(Blake2256(long))).toBe('bafk2bzaceauhze7nlhbbqgyu7gp73ss6lmjzuc6dyp4vzqr55ambygqrjbkba');
});

it.each([
	[0, 'bafk2bzaceaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
	[255, 'bafk2bzaced777777777777777777777777777777777777777777777777776'],
])('all bits of a digest stand in its name: %d', (byte, name) => {
	expect(cidOf(new Uint8Array(32).fill(byte))).toBe(name);
});
