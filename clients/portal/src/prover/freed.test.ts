// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test, vi } from 'vitest';
import { using } from './freed';

const stop = () => {
	throw new Error('unreachable');
};

test('a thing is freed once, after its use', () => {
	const thing = { free: vi.fn() };
	expect(using(thing, ({ free }) => free.mock.calls.length)).toBe(0);
	expect(thing.free).toHaveBeenCalledOnce();
});

test('it is freed when its use fails', () => {
	const thing = { free: vi.fn() };
	expect(() => using(thing, stop)).toThrow('unreachable');
	expect(thing.free).toHaveBeenCalledOnce();
});

test('what is told is why the use failed, not that the thing cannot be freed then', () => {
	const borrowed = { free: () => { throw new Error('attempted to take ownership of Rust value while it was borrowed'); } };
	expect(() => using(borrowed, stop)).toThrow('unreachable');
});
