// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The tests in a browser examine a ballot that the prover made; here are those that no honest device makes.

import { ristretto255 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { fromHex, join, toHex } from './calls';
import type { Params } from './elections';
import { examine, parseSpoiled, trackerWords } from './spoiled';

const { Point } = ristretto255;
const SECRET = 7n;
const reference = new Uint8Array(32).fill(9);

/** An election with one contest of two candidates, as far as it matters here. */
const params = {
	election_key: toHex(Point.BASE.multiply(SECRET).toBytes()),
	electorate: { styles: [{ rings: 2 }, { rings: 1 }] },
	plan: { styles: [{ contests: [] }, { contests: [1] }], contests: [{ candidates: [] }, { candidates: [{}, {}] }] },
} as unknown as Params;

const bare = (bytes: Uint8Array) => toHex(bytes).slice(2);

/** A ballot for `held`, counted from 1, whose device says `said`. */
function file(held: readonly number[], said: readonly number[], spoil: (one: { randomness: string[] }) => void = () => undefined) {
	const blank = held.length === 0 ? [3] : held;
	const scalars = [11n, 12n, 13n];
	const points = scalars.flatMap((scalar, i) => {
		const vote = blank.includes(i + 1) ? Point.BASE : Point.ZERO;
		return [Point.BASE.multiply(scalar), Point.BASE.multiply(SECRET).multiply(scalar).add(vote)];
	});
	const contest = {
		chosen: said, part: bare(join(Uint8Array.of(3 << 2), ...points.map((point) => point.toBytes()), Uint8Array.of(0))),
		randomness: scalars.map((scalar) => bare(fromHex(scalar.toString(16).padStart(64, '0')).reverse())),
	};
	spoil(contest);
	return JSON.stringify({
		version: 1, election: 0, reference: bare(reference), alias: '04'.repeat(32), ring: 2, sequence: 1, contests: [contest],
	});
}

const found = (text: string) => examine(parseSpoiled(text)!, params, reference);

describe('an opened ballot', () => {
	it('holds what it holds, whatever the device says', () => {
		expect(found(file([2], [2]))).toMatchObject({ finding: 'Opened', honest: true, held: [{ contest: 1, chosen: [2] }] });
		expect(found(file([1, 2], [2, 1]))).toMatchObject({ finding: 'Opened', honest: true, held: [{ contest: 1, chosen: [1, 2] }] });
		expect(found(file([], []))).toMatchObject({ finding: 'Opened', honest: true, held: [{ contest: 1, chosen: [] }] });
		expect(found(file([1], [2]))).toMatchObject({ finding: 'Opened', honest: false, held: [{ contest: 1, chosen: [1] }] });
		expect(found(file([], [1]))).toMatchObject({ finding: 'Opened', honest: false });
	});

	it('that its randomness does not open, or that is not whole, is refused', () => {
		expect(found(file([1], [1], (one) => one.randomness.reverse()))).toEqual({ finding: 'NotOpened' });
		expect(found(file([1], [1], (one) => one.randomness.pop()))).toEqual({ finding: 'Incomplete' });
		expect(found(file([1], [1], (one) => {
			one.randomness[0] = 'ff'.repeat(32);
		}))).toEqual({ finding: 'Incomplete' });
		expect(found(file([1], [1]).replace('"ring":2', '"ring":0'))).toEqual({ finding: 'Incomplete' });
		expect(found(file([1], [1]).replace(bare(reference), '08'.repeat(32)))).toEqual({ finding: 'OtherElection' });
		for (const wrong of ['', '{}', 'null', file([1], [1]).replace('"ring":2', '"ring":-1')]) expect(parseSpoiled(wrong)).toBeUndefined();
	});

	it('has other words if anything in it is changed', () => {
		const words = (text: string) => {
			const finding = found(text);
			return finding.finding === 'Opened' ? finding.words.join(' ') : '';
		};
		expect(words(file([2], [2])).split(' ')).toHaveLength(10);
		expect(words(file([2], [2]).replace('"sequence":1', '"sequence":2'))).not.toBe(words(file([2], [2])));
	});

	it('shows its tracker by words, eleven bits each', () => {
		expect(trackerWords(new Uint8Array(32))).toEqual(Array(10).fill('abandon'));
		expect(trackerWords(Uint8Array.from({ length: 32 }, () => 255))).toEqual(Array(10).fill('zoo'));
	});
});
