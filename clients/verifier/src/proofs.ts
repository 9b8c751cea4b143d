// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The group and what is proved in it: sections 1 ("Group", "Two proofs") and 5 of docs/ballot-format.md.

import { mulAddUnsafe } from '@noble/curves/abstract/curve.js';
import { ristretto255 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { randomBytes } from '@noble/hashes/utils.js';
import { Transcript } from './transcript.js';
import type { Reader } from './bytes.js';

export const Group = ristretto255.Point;
export const Scalars = Group.Fn;
export type Element = InstanceType<typeof Group>;
export type Point = { bytes: Uint8Array; element: Element };
export type Ciphertext = { c1: Point; c2: Point };

/** The sum of `scalars[i] * elements[i]`. Everything here is public, so time may depend on it. */
export const combine = (elements: Element[], scalars: bigint[]): Element =>
	mulAddUnsafe(Group, elements, scalars.map((scalar) => Scalars.create(scalar)));

export function readPoint(r: Reader): Point {
	const bytes = r.b32();
	try {
		return { bytes, element: Group.fromBytes(bytes) };
	} catch {
		return r.refuse('no point is encoded in the 32 bytes');
	}
}

export function readScalar(r: Reader): bigint {
	const scalar = bytesToNumberLE(r.b32());
	return scalar < Scalars.ORDER ? scalar : r.refuse('a scalar is not below the order');
}

export const toPoint = (element: Element): Point => ({ bytes: element.toBytes(), element });
export const readCiphertext = (r: Reader): Ciphertext => ({ c1: readPoint(r), c2: readPoint(r) });
export const readKnowledge = (r: Reader) => ({ a: readPoint(r), z: readScalar(r) });
export const readEquality = (r: Reader) => ({ a: readPoint(r), b: readPoint(r), z: readScalar(r) });

/** Knowledge of the logarithm of `x`. */
export function knowledgeHolds(t: Transcript, x: Point, proof: ReturnType<typeof readKnowledge>): boolean {
	const c = t.point('public', x).point('announcement', proof.a).challenge('challenge');
	return !x.element.is0() && combine([Group.BASE, x.element], [proof.z, -c]).equals(proof.a.element);
}

/** In each pair the second point is the first one times the logarithm of `x`. */
export function equalityHolds(
	t: Transcript, x: Point, pairs: (readonly [Point, Point])[], proof: ReturnType<typeof readEquality>,
): boolean {
	t.point('public', x).number('pairs', pairs.length);
	for (const [base, image] of pairs) t.point('base', base).point('image', image);
	const weights = pairs.map(() => t.weight('fold'));
	const d = combine(pairs.map(([base]) => base.element), weights);
	const e = combine(pairs.map(([, image]) => image.element), weights);
	const c = t.point('announcement', proof.a).point('folded announcement', proof.b).challenge('challenge');
	return !x.element.is0()
		&& combine([Group.BASE, x.element], [proof.z, -c]).equals(proof.a.element)
		&& combine([d, e], [proof.z, -c]).equals(proof.b.element);
}

const readAnnouncement = (r: Reader) => ({ a: readPoint(r), b: readPoint(r) });
const readOptionProof = (r: Reader) => ({
	branches: [readAnnouncement(r), readAnnouncement(r)],
	challenges: [readScalar(r)],
	responses: [readScalar(r), readScalar(r)],
});

/** ContestBallot of section 4. The sum proof has the shape of an option proof, with `k` branches in place of two. */
export const readContestBallot = (r: Reader) => ({
	ciphertexts: r.list(65, readCiphertext),
	options: r.list(65, readOptionProof),
	sum: {
		branches: r.list(16, readAnnouncement),
		challenges: r.list(16, readScalar),
		responses: r.list(16, readScalar),
	},
});
export type ContestBallot = ReturnType<typeof readContestBallot>;

/** What a choice proof is about, besides the ciphertexts. */
export type Statement = {
	electionRef: Uint8Array; contest: number; alias: Uint8Array; sequence: number;
	key: Point; options: number; most: number;
};

/** The shape that section 5 wants: as many of everything as the contest has, and no `C1` the identity. */
export const shapeHolds = ({ options, most }: Statement, ballot: ContestBallot): boolean =>
	ballot.ciphertexts.length === options && ballot.options.length === options
	&& ballot.sum.branches.length === most && ballot.sum.challenges.length === most - 1
	&& ballot.sum.responses.length === most && ballot.ciphertexts.every(({ c1 }) => !c1.element.is0());

/**
 * Section 5: every option holds 0 or 1, and `votes + k * blank` lies in `1..k`.
 *
 * All equations are checked as one, "Many at once": each gets a random weight, and the sum must be the identity. The
 * weights are drawn afresh, so that nobody can fit a ballot to them. The ciphertext of the sum is never added up: what
 * multiplies it multiplies each ciphertext in it.
 */
export function choiceHolds(statement: Statement, { ciphertexts, options, sum }: ContestBallot): boolean {
	const t = new Transcript('caucus/choice/1')
		.append('election', statement.electionRef).number('contest', statement.contest)
		.append('alias', statement.alias).number('sequence', statement.sequence)
		.point('key', statement.key).number('options', statement.options).number('most choices', statement.most);
	for (const { c1, c2 } of ciphertexts) t.point('c1', c1).point('c2', c2);
	for (const { a, b } of [...options, sum].flatMap((proof) => proof.branches))
		t.point('announcement a', a).point('announcement b', b);

	const blank = ciphertexts.length - 1;
	const disjunctions = [
		...options.map((proof, i) => ({
			proof, e: t.challenge('option challenge'), first: 0n,
			shares: ciphertexts.map((_, at) => (at === i ? 1n : 0n)),
		})),
		{
			proof: sum, e: t.challenge('sum challenge'), first: 1n,
			shares: ciphertexts.map((_, at) => (at === blank ? BigInt(statement.most) : 1n)),
		},
	];

	const announcements: [Element, bigint][] = [];
	const ofC1 = ciphertexts.map(() => 0n);
	const ofC2 = ciphertexts.map(() => 0n);
	let ofG = 0n;
	let ofK = 0n;
	for (const { proof, e, first, shares } of disjunctions) {
		const last = proof.challenges.reduce((left, c) => left - c, e);
		proof.branches.forEach(({ a, b }, at) => {
			const c = proof.challenges[at] ?? last;
			const z = proof.responses[at]!;
			const [alpha, beta] = [bytesToNumberLE(randomBytes(16)), bytesToNumberLE(randomBytes(16))];
			announcements.push([a.element, alpha], [b.element, beta]);
			shares.forEach((share, i) => {
				ofC1[i]! += alpha * c * share;
				ofC2[i]! += beta * c * share;
			});
			ofG -= alpha * z + beta * c * (first + BigInt(at));
			ofK -= beta * z;
		});
	}
	const total = combine(
		[Group.BASE, statement.key.element, ...ciphertexts.map(({ c1 }) => c1.element),
			...ciphertexts.map(({ c2 }) => c2.element), ...announcements.map(([element]) => element)],
		[ofG, ofK, ...ofC1, ...ofC2, ...announcements.map(([, scalar]) => scalar)],
	);
	return total.is0();
}
