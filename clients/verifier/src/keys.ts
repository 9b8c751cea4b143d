// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What trustees do: making the key and decrypting with it, sections 6 and 8 of docs/ballot-format.md.

import { ristretto255_hasher } from '@noble/curves/ed25519.js';
import type { Complaint, Dealing, Joining, Share } from './bundle.js';
import { H, le, same } from './bytes.js';
import {
	Group, Scalars, combine, equalityHolds, knowledgeHolds, toPoint, type Ciphertext, type Element, type Point,
} from './proofs.js';
import { Transcript } from './transcript.js';

const ceremony = (label: string, ref: Uint8Array, trustee: number) =>
	new Transcript(label).append('ceremony', ref).number('trustee', trustee);

/** The sum of `j^k * F_k`: a polynomial, given by its commitments, at the place of trustee `j`. */
const evaluate = (commitments: Element[], j: number): Element =>
	combine(commitments, commitments.map((_, k) => BigInt(j) ** BigInt(k)));

/** Section 6, "Joining". */
export const joiningHolds = (ref: Uint8Array, j: number, { key, proof }: Joining): boolean =>
	knowledgeHolds(ceremony('caucus/transport-key/1', ref, j), key, proof);

/** Section 6, "Dealing", conditions 1 to 4, for `t` commitments and `m` shares. */
export const dealingHolds = (
	ref: Uint8Array, i: number, joining: Joining, { commitments, ...dealing }: Dealing, t: number, m: number,
): boolean => commitments.value.length === t && commitments.value.every(({ element }) => !element.is0())
	&& dealing.masked.length === m
	&& same(H('caucus/dealing/1', ref, le(i, 2), commitments.raw), joining.dealing)
	&& knowledgeHolds(ceremony('caucus/contribution/1', ref, i), commitments.value[0]!, dealing.contribution)
	&& knowledgeHolds(ceremony('caucus/ephemeral-key/1', ref, i), dealing.ephemeral, dealing.ephemeralProof);

/** Section 6, "Complaint": whether it convicts dealer `i`, whose dealing holds, if it was trustee `j` who made it. */
export function convicts(
	ref: Uint8Array, i: number, dealing: Dealing, { dealer, shared, proof }: Complaint, j: number, { key }: Joining,
): boolean {
	const t = ceremony('caucus/complaint/1', ref, j).number('dealer', i);
	const { ephemeral, masked, commitments } = dealing;
	if (dealer !== i || shared.element.is0() || !equalityHolds(t, key, [[ephemeral, shared]], proof)) return false;
	const mask = ceremony('caucus/share-mask/1', ref, i).number('recipient', j).point('ephemeral key', ephemeral)
		.point('transport key', key).point('shared point', shared).challenge('mask');
	return !combine([Group.BASE], [masked[j - 1]! - mask])
		.equals(evaluate(commitments.value.map(({ element }) => element), j));
}

/** Section 6, "Which dealers count": the election key, and the verification keys of `m` trustees. */
export function outcomeOf(counting: Dealing[], t: number, m: number): { key: Point; keys: Point[] } {
	const sums = Array.from({ length: t }, (_, k) =>
		counting.reduce((sum, { commitments }) => sum.add(commitments.value[k]!.element), Group.ZERO));
	return { key: toPoint(sums[0]!), keys: Array.from({ length: m }, (_, at) => toPoint(evaluate(sums, at + 1))) };
}

/** Section 6, "Trial". */
export const trialPoint = (ref: Uint8Array): Point => toPoint(ristretto255_hasher.deriveToCurve!(
	new Transcript('caucus/trial-point/1').append('ceremony', ref).bytes('point', 64)));

export const trialHolds = (ref: Uint8Array, j: number, key: Point, { points, proof }: Share): boolean =>
	points.length === 1
	&& equalityHolds(ceremony('caucus/trial-share/1', ref, j), key, [[trialPoint(ref), points[0]!]], proof);

/** Section 8: the share of trustee `j` is every `C1` times the secret behind the trustee's verification key. */
export const shareHolds = (
	electionRef: Uint8Array, closeHash: Uint8Array, j: number, key: Point, ciphertexts: Ciphertext[], share: Share,
): boolean => share.points.length === ciphertexts.length && equalityHolds(
	new Transcript('caucus/decryption-share/1').append('election', electionRef).append('close', closeHash)
		.number('trustee', j),
	key, ciphertexts.map(({ c1 }, at) => [c1, share.points[at]!] as const), share.proof);

/** Section 8: `total * G` for each ciphertext, from the shares of exactly `t` trustees. */
export function decrypt(ciphertexts: Ciphertext[], shares: { trustee: number; share: Share }[]): Element[] {
	const lambdas = shares.map(({ trustee: j }) => shares.reduce((product, { trustee: i }) =>
		i === j ? product : Scalars.mul(product, Scalars.div(BigInt(i), Scalars.create(BigInt(i - j)))), 1n));
	return ciphertexts.map(({ c2 }, at) =>
		c2.element.subtract(combine(shares.map(({ share }) => share.points[at]!.element), lambdas)));
}
