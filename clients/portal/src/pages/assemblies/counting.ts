// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a vote took to pass, worked out as the chain does: a share of something, strictly more of it or at least.

import type { Counts, Requirement } from './data';

export type Base = Requirement['base']['type'];

/** Votes for an option; none if it was not one. */
export const votesFor = (counts: Counts, choice: 'Yes' | 'No' | 'Abstain'): number =>
	counts.votes.find(([option]) => option.type === choice)?.[1] ?? 0;

/** Whether people or proposals were chosen from, and not a motion voted on. */
export const isContest = (counts: Counts): boolean => counts.votes.some(([option]) => option.type === 'Candidate');

/** The number of which a share is needed. */
export function wholeOf(base: Base, counts: Counts): number {
	const yes = isContest(counts)
		? counts.votes.reduce((sum, [option, votes]) => (option.type === 'Candidate' ? sum + votes : sum), 0) : votesFor(counts, 'Yes');
	switch (base) {
		case 'Yes': return yes;
		case 'YesNo': return yes + votesFor(counts, 'No');
		case 'YesNoAbstain': return yes + votesFor(counts, 'No') + votesFor(counts, 'Abstain');
		case 'Valid': return counts.valid;
		case 'Cast': return counts.cast;
		case 'Entitled': return counts.entitled;
		case 'EntitledPresent': return counts.present;
	}
}

interface Part {
	readonly share: { readonly num: number; readonly den: number };
	readonly strict: boolean;
}

/** The fewest that are at least the share of a whole, or more than it if strictly more is needed. */
export const fewest = ({ share, strict }: Part, whole: number): number => (strict
	? Math.floor((whole * share.num) / share.den) + 1
	: Math.ceil((whole * share.num) / share.den));

/** How many have to be present. */
export const quorumOf = (quorum: Requirement['quorum'], entitled: number): number => Math.max(fewest(quorum, entitled), quorum.least);
