// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, it } from 'vitest';
import { finalOf, heard } from './status';

it('a final block that is old is called so, and is read all the same', () => {
	const now = 1_800_000_000_000;
	const at = (age: number) => heard({ number: 7, hash: '0x7', time: now - age }, now);
	expect(at(6_000).stage).toBe('following');
	expect(at(120_000).stage).toBe('following');
	expect(at(120_001).stage).toBe('behind');
	// A clock that is behind the chain's says nothing about the block.
	expect(at(-3_600_000).stage).toBe('following');
	expect(finalOf(at(3_600_000))?.number).toBe(7);
});
