// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Section 9 of docs/ballot-format.md: composing results. No vectors exist for it, so these are worked out by hand, and
// rule 7 is compared with trying every order of those who tie.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { H, le } from '../dist/bytes.js';
import { compose, round } from '../dist/results.js';

const [DECIDED, RUN_OFF, RERUN, VOID] = [0, 1, 2, 3];
const [LISTED_FIRST, MORE_BALLOTS, TIE_RUN_OFF] = [0, 1, 2];

const contest = (rule, classes = [0, 0, 0]) => ({
	candidates: classes.map((of, i) => ({ name: `c${i}`, classes: of })), isQuestion: rule.isQuestion ?? false,
	rule: { components: [{ weight: 1, styles: 1 }], seats: 1, reserved: undefined, majority: false, tie: TIE_RUN_OFF,
		rounding: 0, missingPoll: 0, ...rule },
});
const ballots = (weight = 1) => ({ weight, styles: 1 });
const poll = (weight) => ({ weight, styles: undefined });
const big = (numbers) => numbers?.map(BigInt);
const outcome = (rule, counts, classes) => {
	const { verdict, elected, runOff, totals } = compose(contest(rule, classes), counts.map(big));
	return [verdict, elected, runOff, totals.map(Number)];
};

test('fractions are rounded as the rule says', () => {
	const all = (n, d) => [0, 1, 2].map((rounding) => Number(round(BigInt(n), BigInt(d), rounding)));
	assert.deepEqual(all(5, 2), [3, 2, 2]);
	assert.deepEqual(all(7, 2), [4, 4, 3]);
	assert.deepEqual(all(24, 10), [2, 2, 2]);
	assert.deepEqual(all(26, 10), [3, 3, 2]);
	assert.deepEqual(all(3, 1), [3, 3, 3]);
});

test('a poll adds the fraction of its weight', () => {
	// 10 ballots of 70, a poll of 30: total_i = n_i + p_i/100 * 10 * 30/70.
	const rule = { components: [ballots(70), poll(30)], rounding: 2 };
	assert.deepEqual(outcome(rule, [[6, 4, 0], [10, 80, 10]]), [DECIDED, [1], [], [6, 7, 0]]);
	assert.deepEqual(outcome(rule, [[6, 4, 0], [100, 0, 0]]), [DECIDED, [0], [], [10, 4, 0]]);
});

test('components of ballots come before polls, and those without a vote are left out', () => {
	// The second group is the unit: (3, 1) + (1/2, 1/2) * 4 * 20/40 = (4, 2).
	const rule = { components: [ballots(10), poll(20), ballots(40)] };
	assert.deepEqual(outcome(rule, [[0, 0, 0], [5, 5, 0], [3, 1, 0]]), [DECIDED, [0], [], [4, 2, 0]]);
	// The first group is the unit: 2 + (0, 1/4, 3/4) * 2 * 40/10 + (0, 1, 0) * 2 * 20/10 = (2, 2 + 4, 6).
	assert.deepEqual(outcome(rule, [[2, 0, 0], [0, 10, 0], [0, 1, 3]]), [RUN_OFF, [], [1, 2], [2, 6, 6]]);
});

test('fractions decide where rounded totals are equal', () => {
	const rule = { components: [ballots(3), poll(1)] };
	// 1 + 1/3 * 3 * 1/3 = 1.33 and 1 + 2/3 * 3 * 1/3 = 1.67 and 1.
	assert.deepEqual(outcome({ ...rule, rounding: 2 }, [[1, 1, 1], [1, 2, 0]]), [DECIDED, [1], [], [1, 1, 1]]);
});

test('missing polls', () => {
	const components = [ballots(), poll(1)];
	for (const missing of [undefined, [0, 0, 0]]) {
		const by = (missingPoll) => outcome({ components, missingPoll }, [[2, 1, 0], missing]);
		assert.deepEqual(by(0), [DECIDED, [0], [], [2, 1, 0]]);
		assert.deepEqual(by(1), [RERUN, [], [], []]);
		assert.deepEqual(by(2), [VOID, [], [], []]);
	}
	assert.deepEqual(outcome({ components, missingPoll: 1 }, [[2, 1, 0], [0, 3, 0]]), [DECIDED, [1], [], [2, 4, 0]]);
	assert.deepEqual(outcome({ components, missingPoll: 1 }, [[0, 0, 0], undefined])[0], RERUN);
});

test('without a vote on ballots nobody is elected, whatever the polls say', () => {
	assert.deepEqual(outcome({ components: [ballots(), poll(1)] }, [[0, 0, 0], [1, 2, 3]]), [DECIDED, [], [], [0, 0, 0]]);
	assert.deepEqual(outcome({ isQuestion: true }, [[0, 0]], [0, 0]), [DECIDED, [1], [], [0, 0]]);
});

test('a question needs more yes than no', () => {
	const answer = (counts) => outcome({ isQuestion: true }, [counts], [0, 0]);
	assert.deepEqual(answer([3, 2]), [DECIDED, [0], [], [3, 2]]);
	assert.deepEqual(answer([2, 2]), [DECIDED, [1], [], [2, 2]]);
	assert.deepEqual(answer([1, 2]), [DECIDED, [1], [], [1, 2]]);
});

test('ties', () => {
	const components = [ballots(1), { weight: 1, styles: 2 }];
	const tied = (tie, counts) => outcome({ components, tie }, counts);
	// Both groups have four votes, so all totals are plain sums: 3, 3, 2.
	const counts = [[1, 2, 1], [2, 1, 1]];
	assert.deepEqual(tied(LISTED_FIRST, counts), [DECIDED, [0], [], [3, 3, 2]]);
	assert.deepEqual(tied(MORE_BALLOTS, counts), [DECIDED, [1], [], [3, 3, 2]]);
	assert.deepEqual(tied(TIE_RUN_OFF, counts), [RUN_OFF, [], [0, 1], [3, 3, 2]]);
	assert.deepEqual(tied(MORE_BALLOTS, [[2, 2, 0], [2, 2, 0]]), [RUN_OFF, [], [0, 1], [4, 4, 0]]);
	// The first component counts for ties even if it has no vote and is left out of the totals.
	assert.deepEqual(tied(MORE_BALLOTS, [[0, 0, 0], [2, 2, 0]]), [RUN_OFF, [], [0, 1], [2, 2, 0]]);
});

test('a majority is more than half', () => {
	const by = (counts) => outcome({ majority: true }, [counts]);
	assert.deepEqual(by([6, 3, 2]), [DECIDED, [0], [], [6, 3, 2]]);
	assert.deepEqual(by([5, 3, 2]), [RUN_OFF, [], [0, 1], [5, 3, 2]]);
	assert.deepEqual(by([4, 3, 3]), [RUN_OFF, [], [0, 1, 2], [4, 3, 3]]);
	assert.deepEqual(by([3, 3, 3]), [RUN_OFF, [], [0, 1, 2], [3, 3, 3]]);
	assert.deepEqual(by([2, 3, 3]), [RUN_OFF, [], [1, 2], [2, 3, 3]]);
	assert.deepEqual(by([0, 1, 0]), [DECIDED, [1], [], [0, 1, 0]]);
});

test('seats, and reserved seats', () => {
	assert.deepEqual(outcome({ seats: 2 }, [[1, 3, 2]]), [DECIDED, [1, 2], [], [1, 3, 2]]);
	assert.deepEqual(outcome({ seats: 3 }, [[1, 0, 2]]), [DECIDED, [2, 0], [], [1, 0, 2]]);
	const reserved = { class: 2, seats: 1 };
	assert.deepEqual(outcome({ seats: 2, reserved }, [[3, 2, 1]], [0, 0, 2])[1], [0, 2]);
	assert.deepEqual(outcome({ seats: 2, reserved }, [[3, 2, 1]], [2, 0, 2])[1], [0, 1]);
	assert.deepEqual(outcome({ seats: 2, reserved: { class: 3, seats: 1 } }, [[3, 2, 1]], [2, 1, 3])[1], [0, 2]);
	assert.deepEqual(outcome({ seats: 2, reserved }, [[3, 2, 0]], [0, 0, 2])[1], [0, 1]);
});

/** Rule 7 as it is told: put the ties in every order, and see who is elected always, and who sometimes. */
function everyOrder({ rule: { seats, reserved }, candidates }, totals) {
	const ranked = totals.flatMap((total, i) => (total > 0 ? [i] : []));
	const orders = (left) => (left.length === 0 ? [[]] : left.filter((c) => left.every((other) => totals[other] <= totals[c]))
		.flatMap((c) => orders(left.filter((other) => other !== c)).map((rest) => [c, ...rest])));
	const has = (c) => reserved && (candidates[c].classes & reserved.class) === reserved.class;
	const winners = orders(ranked).map((order) => {
		const elected = order.slice(0, seats);
		const left = order.slice(seats);
		while (reserved && elected.filter(has).length < reserved.seats && left.some(has)) {
			const lowest = elected.findLastIndex((c) => !has(c));
			const highest = left.findIndex(has);
			elected.splice(lowest, 1);
			elected.push(...left.splice(highest, 1));
		}
		return new Set(elected);
	});
	const inOrder = [...ranked].sort((a, b) => totals[b] - totals[a] || a - b);
	return [inOrder.filter((c) => winners.every((of) => of.has(c))),
		inOrder.filter((c) => winners.some((of) => of.has(c)) && !winners.every((of) => of.has(c)))];
}

test('rule 7 without trying all orders is rule 7 with trying them', () => {
	let drawn = 0;
	const below = (n) => H(le(drawn++, 8))[0] % n;
	const kinds = new Set();
	for (let round = 0; round < 3000; round++) {
		const n = 1 + below(6);
		const totals = Array.from({ length: n }, () => below(4));
		if (totals.every((total) => total === 0)) continue;
		const seats = 1 + below(n);
		const reserved = below(3) > 0 ? { class: 1, seats: 1 + below(seats) } : undefined;
		const rule = { seats, reserved };
		const classes = totals.map(() => below(2));
		const [elected, runOff] = everyOrder(contest(rule, classes), totals);
		assert.deepEqual(outcome(rule, [totals], classes), [runOff.length ? RUN_OFF : DECIDED, elected, runOff, totals],
			JSON.stringify({ totals, rule, classes }));
		kinds.add(`${runOff.length > 0} ${reserved !== undefined} ${elected.length > 0}`);
	}
	// Nobody in the run-off and nobody elected cannot be; all else occurred.
	assert.equal(kinds.size, 6);
});
