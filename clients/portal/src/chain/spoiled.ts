// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A ballot that was opened for a check, examined on a device that did not make it. It is worked out here from the protocol
// alone, without the prover, so that the two do not share a fault.

import { ristretto255 } from '@noble/curves/ed25519.js';
import { Blake2256, compact } from '@polkadot-api/substrate-bindings';
import { entropyToMnemonic } from '@polkadot-labs/hdkd-helpers';
import { utf8 } from '../text/typed';
import { fromHex, join, toHex } from './calls';
import type { Params } from './elections';

const { Point } = ristretto255;

/** The file that voting writes when a ballot is checked instead of cast. */
interface SpoiledFile {
	readonly version: number;
	readonly election: number;
	readonly reference: string;
	readonly alias: string;
	readonly ring: number;
	readonly sequence: number;
	readonly contests: readonly {
		/** What the device says that was chosen, counted from 1; none for blank. */
		readonly chosen: readonly number[];
		/** Of each ciphertext, blank last. */
		readonly randomness: readonly string[];
		/** Ciphertexts and proofs, in SCALE. */
		readonly part: string;
	}[];
}

export type Finding =
	/** Of another election, or made for another key, roll or paper. */
	| { readonly finding: 'OtherElection' }
	/** It is not all there, or a number in it is not one. */
	| { readonly finding: 'Incomplete' }
	/** A ciphertext is not what the file says that it is made of. */
	| { readonly finding: 'NotOpened' }
	| {
		readonly finding: 'Opened';
		/** Whether the ballot holds what the device says that it holds. */
		readonly honest: boolean;
		readonly words: readonly string[];
		/** For each contest of the paper its position and what the ballot holds, counted from 1. */
		readonly held: readonly { readonly contest: number; readonly chosen: readonly number[] }[];
	};

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isDigits = (value: unknown): value is string => typeof value === 'string' && /^([0-9a-f]{2})*$/.test(value);

/** Reads the file; nothing if it is none. */
export function parseSpoiled(text: string): SpoiledFile | undefined {
	try {
		const file = JSON.parse(text) as SpoiledFile;
		const sound = [file.version, file.election, file.ring, file.sequence].every(isNumber)
			&& [file.reference, file.alias].every((digits) => isDigits(digits) && digits.length === 64)
			&& file.contests.every(({ chosen, randomness, part }) =>
				chosen.every(isNumber) && randomness.every((one) => isDigits(one) && one.length === 64) && isDigits(part));
		return sound ? file : undefined;
	} catch {
		return undefined;
	}
}

const little = (value: number, bytes: number) => Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 2 ** (8 * i)) & 255);

/** All of the ballot but the proof of membership, as it would have travelled. */
const bodyOf = ({ version, election, ring, sequence, alias, contests }: SpoiledFile): Uint8Array => join(
	little(version, 1), little(election, 4), little(ring, 2), little(sequence, 2), fromHex(alias), compact.enc(contests.length),
	...contests.map(({ part }) => fromHex(part)));

/** Words that a tracker shows: eleven bits each, as the words of a key. */
const WORDS = 10;

/** The beginning of a tracker, for people to compare. */
export const trackerWords = (tracker: Uint8Array): string[] =>
	entropyToMnemonic(tracker.slice(0, 16)).split(' ').slice(0, WORDS);

const scalarOf = (digits: string): bigint => BigInt(toHex(fromHex(digits).reverse()));

/** The options that the ciphertexts of a contest choose; nothing if the randomness is not theirs. */
function optionsOf(part: Uint8Array, key: InstanceType<typeof Point>, randomness: readonly string[]): number[] | undefined {
	const first = compact.enc(randomness.length).length;
	return randomness.reduce<number[] | undefined>((chosen, digits, option) => {
		const at = first + 64 * option;
		const [c1, c2] = [part.slice(at, at + 32), part.slice(at + 32, at + 64)].map((bytes) => Point.fromHex(toHex(bytes).slice(2)));
		const scalar = scalarOf(digits);
		if (!c1 || !c2 || !chosen || !c1.equals(Point.BASE.multiply(scalar))) return undefined;
		const vote = c2.subtract(key.multiply(scalar));
		if (vote.equals(Point.BASE)) return [...chosen, option];
		return vote.equals(Point.ZERO) ? chosen : undefined;
	}, []);
}

/** The contests on the paper of a ring, by the election's own record. */
function paperOf({ electorate, plan }: Params, ring: number): readonly number[] {
	let end = 0;
	const style = electorate.styles.findIndex(({ rings }) => {
		end += rings;
		return ring < end;
	});
	return plan.styles[style]?.contests ?? [];
}

const same = (one: readonly number[], other: readonly number[]) => one.join() === [...other].sort((a, b) => a - b).join();

/** Opens a ballot; `params` and `reference` are those of its election. */
export function examine(file: SpoiledFile, params: Params, reference: Uint8Array): Finding {
	if (file.reference !== toHex(reference).slice(2)) return { finding: 'OtherElection' };
	const paper = paperOf(params, file.ring);
	if (paper.length === 0 || paper.length !== file.contests.length) return { finding: 'Incomplete' };
	try {
		const key = Point.fromHex(params.election_key.slice(2));
		const held: { contest: number; chosen: number[] }[] = [];
		for (const [i, { randomness, part }] of file.contests.entries()) {
			const options = (params.plan.contests[paper[i]!]?.candidates.length ?? 0) + 1;
			const bytes = fromHex(part);
			const length = compact.enc(options);
			if (randomness.length !== options || toHex(bytes.slice(0, length.length)) !== toHex(length)) return { finding: 'Incomplete' };
			const chosen = optionsOf(bytes, key, randomness);
			if (!chosen) return { finding: 'NotOpened' };
			// The last option is blank: choosing it is choosing nobody.
			held.push({ contest: paper[i]!, chosen: chosen.filter((option) => option < options - 1).map((option) => option + 1) });
		}
		const tracker = Blake2256(join(utf8('caucus/body/1'), reference, bodyOf(file)));
		return {
			finding: 'Opened', held, words: trackerWords(tracker),
			honest: held.every(({ chosen }, i) => same(chosen, file.contests[i]!.chosen)),
		};
	} catch {
		// A point or a scalar that is none.
		return { finding: 'Incomplete' };
	}
}
