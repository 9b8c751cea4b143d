// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a node is asked, by a node that writes it down.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { CROWD, readAmong, told } from './among';
import { toHex, u32 } from './calls';
import type { Connection } from './connection';

const MAP = '0xaabb';

/** A node that keeps so many aliases, each with its number. */
function node(many: number, mode: 'light' | 'rpc' = 'rpc') {
	const kept = new Map(Array.from({ length: many }, (_, i): [string, string] => (
		[MAP + toHex(Blake2256(u32(i))).slice(2), toHex(u32(i))])));
	const keys = mode === 'rpc' ? [...kept.keys()].sort() : [...kept.keys()];
	const asked: unknown[] = [];
	const answers: Record<string, (...parameters: never[]) => unknown> = {
		state_getKeysPaged: (prefix: string, count: number, after: string | null) => {
			const own = keys.filter((key) => key.startsWith(prefix) && (after === null || key > after));
			return own.slice(0, mode === 'rpc' ? Math.min(count, 1000) : count);
		},
		state_queryStorageAt: (some: string[]) => [{ block: '0x', changes: some.map((key) => [key, kept.get(key) ?? null]) }],
	};
	const _request = async (method: string, parameters: unknown[]) => {
		asked.push(...parameters.slice(0, 1));
		return answers[method]!(...parameters as never[]);
	};
	return { connection: { client: { _request }, mode } as unknown as Connection, asked, keys };
}

const keyOf = (i: number): `0x${string}` => `${MAP}${toHex(Blake2256(u32(i))).slice(2)}` as `0x${string}`;

describe('what is kept under an alias', () => {
	it.each([1, 7, 128, 999, 2500, 12_000])('is found among %i others, and never asked for alone', async (many) => {
		const { connection, asked, keys } = node(many);
		const wanted = keyOf(Math.floor(many / 2));
		expect(await readAmong(connection, wanted, many, '0x1')).toEqual(u32(Math.floor(many / 2)));
		const shown = wanted.slice(0, MAP.length + told(many));
		const prefixes = asked.filter((one): one is string => typeof one === 'string');
		for (const prefix of prefixes) expect(shown.startsWith(prefix)).toBe(true);
		expect(asked.filter((one) => typeof one !== 'string').flat()).toEqual(keys.filter((key) => key.startsWith(shown)));
		// What was told leaves as many as it should, give or take chance.
		expect(keys.filter((key) => key.startsWith(shown)).length).toBeGreaterThanOrEqual(Math.min(many, CROWD / 2));
	});

	it.each([7, 2500, 12_000])('is found by the light client, which knows no order, among %i others', async (many) => {
		expect(await readAmong(node(many, 'light').connection, keyOf(1), many, '0x1')).toEqual(u32(1));
	});

	it('is nothing if nothing is', async () => {
		expect(await readAmong(node(30).connection, keyOf(31), 30, '0x1')).toBeUndefined();
		expect(await readAmong(node(5000).connection, keyOf(5001), 5000, '0x1')).toBeUndefined();
		expect(await readAmong(node(0).connection, keyOf(0), 0, '0x1')).toBeUndefined();
	});

	it('is found however many are said to be there', async () => {
		for (const many of [0, 1, 5, 1e9]) expect(await readAmong(node(500).connection, keyOf(3), many, '0x1')).toEqual(u32(3));
	});

	it('is told no further than leaves a crowd, and never far', () => {
		for (const many of [Number.NaN, -1, 0, 1, 8, 127]) expect(told(many)).toBe(0);
		expect(told(129)).toBe(1);
		expect(told(3_000_000)).toBe(4);
		expect(told(1e300)).toBe(4);
		expect(told(Infinity)).toBe(4);
	});

	it.each([
		['of another map', () => ['0xccdd' + 'ab'.repeat(32)]],
		['that are too short', () => [MAP + 'ab'.repeat(31)]],
		['in another order', () => [MAP + 'bb'.repeat(32), MAP + 'aa'.repeat(32)]],
		['without end', (_prefix: string, count: number, after: string | null) => {
			const from = BigInt(after === null ? '0x0' : `0x${after.slice(MAP.length)}`);
			return Array.from({ length: count }, (_, i) => MAP + (from + BigInt(i + 1)).toString(16).padStart(64, '0'));
		}],
	])('is not looked for among keys %s', async (_, keys: (prefix: string, count: number, after: string | null) => string[]) => {
		const asked: string[] = [];
		const _request = async (method: string, [prefix, count, after]: [string, number, string | null]) => {
			asked.push(method);
			return keys(prefix, count, after);
		};
		const connection = { client: { _request }, mode: 'rpc' } as unknown as Connection;
		await expect(readAmong(connection, keyOf(1), 100, '0x1')).rejects.toThrow();
		expect(asked).not.toContain('state_queryStorageAt');
	});
});
