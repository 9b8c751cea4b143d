// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { parseConfig } from './config';

describe('a configuration', () => {
	it('has a name, in one or both languages', () => {
		expect(parseConfig({ name: '시연 정당' })).toEqual({ name: { ko: '시연 정당', en: '시연 정당' }, rpc: [], chapters: [], topics: [] });
		expect(parseConfig({ name: { ko: '시연 정당', en: 'Demonstration party' }, rpc: ['wss://node.example'], genesis: `0x${'00'.repeat(32)}` }).name.en).toBe('Demonstration party');
	});

	it('may name relayers, here or elsewhere', () => {
		const relayers = ['/relay', 'https://relay.example'].map((url) => ({ url, account: `0x${'ab'.repeat(32)}` }));
		expect(parseConfig({ name: 'a', relayers }).relayers).toEqual(relayers);
	});

	it('names a folder of its own for texts', () => {
		expect(parseConfig({ name: 'a', texts: '/texts' }).texts).toBe('/texts');
	});

	it.each([
		[null], [[]], [{}], [{ name: ' ' }], [{ name: { ko: 'ㄱ' } }],
		[{ name: 'a', rpc: ['wss://node.example'] }], [{ name: 'a', rpc: ['https://node.example'], genesis: `0x${'00'.repeat(32)}` }], [{ name: 'a', rpc: 'wss://node.example' }],
		[{ name: 'a', chapters: [{ id: '1', ko: 'ㄱ', en: 'a' }] }], [{ name: 'a', genesis: '0x12' }],
		[{ name: 'a', relayers: [{ url: 'wss://relay.example', account: `0x${'ab'.repeat(32)}` }] }], [{ name: 'a', relayers: 'https://relay.example' }],
		[{ name: 'a', relayers: [{ url: '/relay' }] }], [{ name: 'a', relayers: [{ url: '/relay', account: '5Grw' }] }], [{ name: 'a', relayers: ['/relay'] }],
		[{ name: 'a', texts: 'https://texts.example' }], [{ name: 'a', texts: '//texts.example' }], [{ name: 'a', texts: '/../texts' }],
		[{ name: 'a', questions: [{ ko: 'ㄱ', en: 'a' }] }],
	])('is refused as %j', (value) => {
		expect(() => parseConfig(value)).toThrow();
	});
});
