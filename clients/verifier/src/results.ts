// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// From counts to a result: section 9 of docs/ballot-format.md. Nothing is rounded before it is shown.

import type { Contest, Outcome } from './bundle.js';

export const VERDICTS = ['decided', 'run-off', 'rerun', 'void'] as const;
const [DECIDED, RUN_OFF] = [0, 1];
const [LISTED_FIRST, MORE_BALLOTS] = [0, 1];
const [HALF_UP, HALF_EVEN] = [0, 1];
const RENORMALISE = 0;

const sum = (numbers: bigint[]): bigint => numbers.reduce((total, n) => total + n, 0n);

export function round(numerator: bigint, denominator: bigint, rounding: number): bigint {
	const [whole, twiceTheRest] = [numerator / denominator, 2n * (numerator % denominator)];
	const up = rounding === HALF_UP ? twiceTheRest >= denominator
		: rounding === HALF_EVEN && (twiceTheRest > denominator || (twiceTheRest === denominator && whole % 2n === 1n));
	return up ? whole + 1n : whole;
}

/** The outcome of a contest from the counts of its components, in their order; nothing for a poll not revealed. */
export function compose({ candidates, isQuestion, rule }: Contest, counts: (bigint[] | undefined)[]): Outcome {
	const components = rule.components.map(({ weight, styles }, at) => {
		const its = counts[at] ?? [];
		return { weight: BigInt(weight), isPoll: styles === undefined, counts: its, sum: sum(its) };
	});

	// Rule 1: the verdicts have the indices of the rules for missing polls, and one more.
	if (rule.missingPoll !== RENORMALISE && components.some(({ isPoll, sum }) => isPoll && sum === 0n))
		return { verdict: rule.missingPoll + 1, elected: [], runOff: [], totals: [] };
	// Rule 2.
	const voted = components.filter(({ sum }) => sum > 0n);
	const [first, ...others] = [...voted.filter(({ isPoll }) => !isPoll), ...voted.filter(({ isPoll }) => isPoll)];
	if (first === undefined || first.isPoll)
		return { verdict: DECIDED, elected: isQuestion ? [1] : [], runOff: [], totals: candidates.map(() => 0n) };

	// Rule 3, with one denominator for all fractions: w_1 times the sums of all components but the first.
	const denominator = others.reduce((product, component) => product * component.sum, first.weight);
	const totals = candidates.map((_, i) => sum([first.counts[i]! * denominator, ...others.map((component) =>
		component.counts[i]! * first.sum * component.weight * (denominator / first.weight / component.sum))]));
	const rounded = totals.map((total) => round(total, denominator, rule.rounding));
	// Rule 4.
	const answer = totals[0]! > (totals[1] ?? 0n) ? 0 : 1;
	if (isQuestion) return { verdict: DECIDED, elected: [answer], runOff: [], totals: rounded };

	// Rule 5: negative if `a` is above `b`, 0 if they tie.
	const sign = (n: bigint) => (n > 0n ? 1 : n < 0n ? -1 : 0);
	const order = (a: number, b: number): number => sign(totals[b]! - totals[a]!)
		|| (rule.tie === LISTED_FIRST ? a - b
			: rule.tie === MORE_BALLOTS ? sign((counts[0]?.[b] ?? 0n) - (counts[0]?.[a] ?? 0n)) : 0);
	const ranked = totals.flatMap((total, i) => (total > 0n ? [i] : [])).sort((a, b) => order(a, b) || a - b);
	const above = (c: number, of: number[]) => of.filter((other) => order(other, c) < 0).length;
	const level = (c: number, of: number[]) => of.filter((other) => order(other, c) <= 0).length;
	const result = (elected: number[], runOff: number[]): Outcome =>
		({ verdict: runOff.length > 0 ? RUN_OFF : DECIDED, elected, runOff, totals: rounded });

	// Rule 6.
	if (rule.majority) return 2n * totals[ranked[0]!]! > sum(totals) ? result([ranked[0]!], [])
		: result([], ranked.filter((c) => above(c, ranked) < 2));

	// Rule 7: at least `least` and at most `most` of those in `R` are elected, in whatever order ties are put.
	const { class: wanted, seats: held } = rule.reserved ?? { class: 0, seats: 0 };
	const hasClass = (c: number) => rule.reserved !== undefined && (candidates[c]!.classes & wanted) === wanted;
	const [R, O] = [ranked.filter(hasClass), ranked.filter((c) => !hasClass(c))];
	const seats = Math.min(rule.seats, ranked.length);
	const last = ranked[seats - 1]!;
	const quota = Math.min(held, R.length);
	const least = Math.max(above(last, R), seats - level(last, O), quota);
	const most = Math.max(Math.min(level(last, R), seats - above(last, O)), quota);
	const isElected = (c: number) => (hasClass(c) ? level(c, R) <= least : level(c, O) <= seats - most);
	const isOpen = (c: number) => !isElected(c) && (hasClass(c) ? above(c, R) < most : above(c, O) < seats - least);
	return result(ranked.filter(isElected), ranked.filter(isOpen));
}
