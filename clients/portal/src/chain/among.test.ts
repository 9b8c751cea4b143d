// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a node is asked, by a node that writes it down.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { readAmong, told } from './among';
import { toHex, u32 } from './calls';
import type { Connection } from './connection';

const MAP = '0xaabb';

/** A node that keeps so many aliases, each with its number. */
function node(many: number) {
	const kept = new Map(Array.from({ length: many }, (_, i): [string, string] => (
		[MAP + toHex(Blake2256(u32(i))).slice(2), toHex(u32(i))])));
	const keys = [...kept.keys()].sort();
	const asked: unknown[] = [];
	const answers: Record<string, (...parameters: never[]) => unknown> = {
		state_getKeysPaged: (prefix: string, count: number, after: string | null) => (
			keys.filter((key) => key.startsWith(prefix) && (after === null || key > after)).slice(0, count)),
		state_queryStorageAt: (some: string[]) => [{ block: '0x', changes: some.map((key) => [key, kept.get(key) ?? null]) }],
	};
	const _request = async (method: string, parameters: unknown[]) => {
		asked.push(...parameters.slice(0, 1));
		return answers[method]!(...parameters as never[]);
	};
	return { connection: { client: { _request } } as unknown as Connection, asked, keys };
}

const keyOf = (i: number): `0x${string}` => `${MAP}${toHex(Blake2256(u32(i))).slice(2)}` as `0x${string}`;

describe('what is kept under an alias', () => {
	it.each([1, 7, 999, 1000, 2500, 12_000])('is found among %i others, and never asked for alone', async (many) => {
		const { connection, asked } = node(many);
		const wanted = Math.floor(many / 2);
		expect(await readAmong(connection, keyOf(wanted), '0x1')).toEqual(u32(wanted));
		const alias = keyOf(wanted).slice(MAP.length);
		for (const one of asked) {
			if (typeof one === 'string') expect(one.length - MAP.length).toBeLessThanOrEqual(2 * told(many));
			// Whoever gives values learns no more than whoever gives keys.
			else expect((one as string[]).length).toBeGreaterThanOrEqual(Math.min(many, 2));
		}
		expect(JSON.stringify(asked.filter((one) => typeof one === 'string'))).not.toContain(alias.slice(0, 2 * told(many) + 2));
		expect(asked.filter((one) => typeof one !== 'string').flat()).toHaveLength(told(many) === 0
			? many : node(many).keys.filter((key) => key.startsWith(MAP + alias.slice(0, 2 * told(many)))).length);
	});

	it('is nothing if nothing is', async () => {
		expect(await readAmong(node(30).connection, keyOf(31), '0x1')).toBeUndefined();
		expect(await readAmong(node(5000).connection, keyOf(5001), '0x1')).toBeUndefined();
		expect(await readAmong(node(0).connection, keyOf(0), '0x1')).toBeUndefined();
	});

	it('tells no more of an alias than leaves a crowd', () => {
		for (const many of [0, 1, 8, 2047]) expect(told(many)).toBe(0);
		expect(told(2049)).toBe(1);
		expect(told(3_000_000)).toBe(2);
	});
});
