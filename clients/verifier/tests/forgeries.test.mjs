// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Elections in which one rule is broken and everything after it fits, so that it is this rule which refuses them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from '../dist/bundle.js';
import { H, decode, hex, join, le, list } from '../dist/bytes.js';
import { Group } from '../dist/proofs.js';
import { storageKey } from '../dist/state.js';
import { verify, withinBounds } from '../dist/verify.js';
import { CONVICTED, G, draw, makeElection, mul, p, s } from './election.mjs';

const code = (hooks) => {
	try {
		verify(makeElection(hooks));
		return 'accepted';
	} catch (error) {
		return error.code ?? error.stack;
	}
};
const forged = (reason, what, hooks) => test(`${reason}: ${what}`, () => assert.equal(code(hooks), reason));
const accepted = (what, hooks) => forged('accepted', what, hooks);

/** Changes the ballots that were cast: `change` gets a copy of the list and alters it. */
const casting = (change) => ({ cast: (cast) => {
	const copy = cast.map(([voter, ring, votes, own]) => [voter, ring, votes.map((of) => [...of]), { ...own }]);
	return change(copy) ?? copy;
} });
/** Changes bytes of one ballot after its proofs were made; logs and sums are then those of the changed ballot. */
const bytesOf = (at, change) => ({ ballots: (ballots) => ballots.map((ballot, i) => {
	if (i !== at) return ballot;
	const copy = { ...ballot, raw: ballot.raw.slice(), ciphertexts: ballot.ciphertexts.map((of) => of.map((pair) => [...pair])) };
	change(copy);
	return copy;
}) });
/** Offset of the first contest's ciphertexts in a ballot, and of the responses in its first option proof. */
const CIPHERTEXTS = 41 + 1 + 1;
const responseAt = (options) => CIPHERTEXTS + 64 * options + 1 + 128 + 32;
const only = (j, change) => (value, i) => (i === j ? change(value) : value);
const flip = (at) => (bytes) => {
	const copy = bytes.slice();
	copy[at] ^= 1;
	return copy;
};
const answer = s(draw());
const replace = (at, by) => (bytes) => {
	const copy = bytes.slice();
	copy.set(by, at);
	return copy;
};

accepted('the election as it should be', {});
accepted('a poll that is not sealed', { poll: (poll) => ({ ...poll, sealed: false }) });
accepted('a poll that is not revealed', { poll: (poll) => ({ ...poll, revealed: undefined }) });
accepted('four of four ballots of one voter', casting((cast) => cast.push([2, 0, [[0, 0, 0, 1], [0, 0, 1]]]) && cast));
accepted('no outcomes yet, at the stage Tallied', {
	entry: (entry) => replace(entry.length - 22, [7])(entry), outcomes: () => undefined });
accepted('a seed that was not revealed', { seed: only(2, () => undefined) });
accepted('exactly as many shares as are needed', { decrypting: () => [2, 3, 4] });

// Ballots: choice proofs.
const vote = (contest, votes) => casting((cast) => { cast[0][2][contest] = votes; });
forged('bad-choice-proof', 'two answers to one question', vote(1, [1, 1, 0]));
forged('bad-choice-proof', 'two votes and less than none, one in sum', vote(1, [2, -1, 0]));
forged('bad-choice-proof', 'two votes for one candidate, where two may be chosen', vote(0, [2, 0, 0, 0]));
forged('bad-choice-proof', 'nothing chosen, and not blank', vote(0, [0, 0, 0, 0]));
forged('bad-choice-proof', 'blank, and a candidate as well', vote(0, [1, 0, 0, 1]));
forged('bad-choice-proof', 'three candidates, where two may be chosen', vote(0, [1, 1, 1, 0]));
const stating = (statement) => casting((cast) => { cast[0][3].statement = statement; });
forged('bad-choice-proof', 'a proof for another contest', stating({ contest: 2 }));
forged('bad-choice-proof', 'a proof for another sequence number', stating({ sequence: 2 }));
forged('bad-choice-proof', 'a proof for another alias', stating({ alias: new Uint8Array(32) }));
forged('bad-choice-proof', 'a proof for another election', stating({ electionRef: new Uint8Array(32) }));
forged('bad-choice-proof', 'another ciphertext', bytesOf(1, (ballot) => {
	ballot.ciphertexts[0][0][1] = ballot.ciphertexts[0][0][1].add(G);
	ballot.raw.set(p(ballot.ciphertexts[0][0][1]), CIPHERTEXTS + 32);
}));
forged('bad-choice-proof', 'another response', bytesOf(1, (ballot) => ballot.raw.set(answer, responseAt(4))));
forged('bad-choice-proof', 'another last response of the sum', bytesOf(2, (ballot) =>
	ballot.raw.set(answer, ballot.raw.length - 785 - 32)));
forged('bad-choice-proof', 'another announcement', bytesOf(1, (ballot) =>
	ballot.raw.set(p(G), CIPHERTEXTS + 64 * 4 + 1)));

// Ballots: what they say of themselves.
const saying = (own) => casting((cast) => { cast[0][3] = own; });
forged('foreign-ballot', 'another version', saying({ version: 2 }));
forged('foreign-ballot', 'another election', saying({ election: 4 }));
forged('no-such-ring', 'a ring that is not', saying({ ring: 2 }));
forged('bad-shape', 'the paper of another style', saying({ ring: 1 }));
forged('bad-shape', 'an option too many', casting((cast) => { cast[0][2][0] = [1, 0, 0, 0, 0]; }));
forged('bad-shape', 'a branch too many in the sum proof', stating({ most: 3 }));
forged('bad-shape', 'a C1 that is the identity', bytesOf(0, (ballot) => {
	ballot.ciphertexts[0][0][0] = Group.ZERO;
	ballot.raw.set(new Uint8Array(32), CIPHERTEXTS);
}));
forged('wrong-alias', 'an alias that is not the hash of the output', saying({ alias: H('another') }));
forged('wrong-alias', 'a ring proof with two outputs', saying({ outputs: 2 }));
forged('wrong-sequence', 'a first ballot with the number 2', saying({ sequence: 2 }));
forged('wrong-sequence', 'five ballots, where three replacements are allowed', casting((cast) =>
	[...cast, ...[0, 0].map(() => [2, 0, [[0, 0, 0, 1], [0, 0, 1]]])]));
forged('alias-in-two-rings', 'a voter of two rings', casting((cast) => { cast[4] = [2, 1, [[1, 0, 0, 0]], {}]; }));
forged('too-many-voters', 'five voters with four keys', casting((cast) =>
	[...cast, ...[12, 13, 14].map((voter) => [voter, 1, [[1, 0, 0, 0]]])]));

// Ballots: their order and what counts.
forged('wrong-sequence', 'a ballot dropped before its replacement', { ballots: (ballots) => ballots.toSpliced(1, 1) });
forged('wrong-sequence', 'a ballot repeated', { ballots: (ballots) => [...ballots, ballots[3]] });
forged('wrong-sequence', 'two ballots of one voter swapped', { ballots: (ballots) => ballots.with(1, ballots[4]).with(4, ballots[1]) });
const after = (change) => {
	const election = makeElection();
	election.ballots = change(election.ballots);
	return election;
};
const refusal = (election) => {
	try {
		verify(election);
		return 'accepted';
	} catch (error) {
		return error.code ?? error.stack;
	}
};
test('wrong-log: two ballots of different voters swapped', () =>
	assert.equal(refusal(after((ballots) => ballots.with(0, ballots[3]).with(3, ballots[0]))), 'wrong-log'));
test('wrong-count: the last ballot dropped', () =>
	assert.equal(refusal(after((ballots) => ballots.slice(0, -1))), 'wrong-count'));
forged('wrong-count', 'one voter more in the count', { count: flip(5) });
forged('wrong-count', 'one ballot more in the count', { count: flip(0) });
forged('wrong-log', 'another log in the count', { count: (count) => flip(count.length - 1)(count) });
forged('wrong-sum', 'the first ballot of each alias counts', { counted: (_, ballots) =>
	[...new Map(ballots.toReversed().map((ballot) => [hex(ballot.alias), ballot])).values()] });
forged('wrong-sum', 'a sum with one vote more', { sums: (sums) => {
	sums[0][0][1] = sums[0][0][1].add(G);
	return sums;
} });
forged('wrong-sum', 'another C1 in a sum', { sums: (sums) => {
	sums[2][2][0] = sums[2][2][0].add(G);
	return sums;
} });
forged('wrong-sum', 'a weight group with the ballots of the other', { groups: () => [[0, [1]], [0, [0]], [1, [0]]] });
forged('wrong-sum', 'a weight group with all ballots', { groups: () => [[0, [0, 1]], [0, [1]], [1, [0]]] });
forged('too-few-voters', 'one ballot in a sum, where two are the least', casting((cast) =>
	cast.filter(([voter]) => voter !== 11)));

// The key.
forged('bad-joining', 'a transport key without knowledge of it', { joining: only(1, replace(0, p(G))) });
forged('bad-dealing', 'other commitments than were committed to', { joining: only(2, flip(97)) });
forged('bad-dealing', 'a commitment that is the identity', { commitments: only(1, (of) => [of[0], of[1], Group.ZERO]) });
forged('bad-dealing', 'a commitment too few', { commitments: only(1, (of) => of.slice(0, 2)) });
forged('bad-dealing', 'a contribution without knowledge of it', { commitments: only(1, (of) => [of[1], of[0], of[2]]) });
forged('bad-dealing', 'an ephemeral key without knowledge of it', { dealing: only(1, replace(1 + 96 + 64, p(G))) });
forged('bad-dealing', 'a share too few', { dealing: only(1, (dealing) =>
	join(dealing.slice(0, 1 + 96 + 64 + 32 + 64), Uint8Array.of(16), dealing.slice(-128))) });
forged('bad-dealing', 'a dealer who did not join', { joining: only(3, () => undefined) });
forged('unfounded-complaint', 'a complaint about an honest dealer', { honestDealer: true });
forged('unfounded-complaint', 'a complaint about another dealer', { complaint: flip(0) });
forged('unfounded-complaint', 'a complaint with another shared point', { complaint: replace(2, p(G)) });
forged('wrong-key', 'the convicted dealer counts', { counting: (_, joined) => joined });
forged('wrong-key', 'an honest dealer is left out', { counting: (counting, joined) =>
	[...counting.slice(1), joined[CONVICTED - 1]] });
forged('wrong-key', 'another election key', { keys: (keys) => ({ ...keys, K: mul(G, draw()) }) });
forged('wrong-key', 'another verification key', { keys: ({ K, verificationKeys }) =>
	({ K, verificationKeys: verificationKeys.with(4, G) }) });
forged('wrong-key', 'another key in the outcome only', { state: (put) =>
	put('Trustees', 'Outcomes', join(p(G), list([p(G)]))) });
forged('too-few-dealers', 'two dealings, where three are needed', { dealing: only(1, () => undefined) });
forged('bad-trial', 'a trial share with another point', { trial: only(2, replace(1, p(G))) });
forged('bad-trial', 'a trial share with two points', { trial: only(2, (trial) =>
	join(list([p(G), p(G)]), trial.slice(33))) });
forged('too-few-trials', 'three trials, where more than three are needed', { trial: only(2, () => undefined) });
forged('wrong-seed', 'another seed than was committed to', { seed: only(2, flip(0)) });
forged('wrong-seed', 'a seed concealed that was revealed', { state: (put) => put('Trustees', 'Seeds', undefined, le(2, 2)) });
forged('wrong-ceremony', 'another attempt', { ceremony: flip(0) });
forged('wrong-ceremony', 'another reference', { ceremony: flip(4) });
forged('wrong-ceremony', 'another threshold', { ceremony: flip(4 + 32 + 1 + 160) });

// The close, the shares and the totals.
forged('wrong-close', 'closed too early, by the extension', { close: () => ({ block: 50, at: 2009 }) });
forged('wrong-close', 'closed after the block of the state', { close: () => ({ block: 61, at: 2010 }) });
forged('wrong-close', 'another close hash', { closeHash: flip(0) });
forged('wrong-close', 'a poll sealed after the close', { poll: (poll) => ({ ...poll, sealed: false }),
	state: (put) => put('Elections', 'Polls', join(H('late'), le(0, 1)), join(le(0, 2), le(1, 1))) });
forged('bad-share', 'a share by another secret', { shareSecret: only(2, draw) });
forged('bad-share', 'a share with another point', { sharePoints: only(4, (points) => points.with(10, G)) });
forged('bad-share', 'a share with a point too few', { sharePoints: only(1, (points) => points.slice(1)) });
forged('bad-share', 'a share of another trustee', { state: (put) => put('Trustees', 'Shares',
	makeElectionShare(1), le(2, 2)) });
forged('too-few-shares', 'two shares, where three are needed', { decrypting: () => [1, 4] });
const total = (sum, option, by) => (totals) => totals.map((of, at) => (at === sum ? of.with(option, of[option] + by) : of));
forged('wrong-total', 'one vote more', { totals: total(0, 0, 1n) });
forged('wrong-total', 'one blank vote less', { totals: total(2, 2, -1n) });
forged('wrong-total', 'a total too few', { totals: (totals) => [totals[0], totals[1], totals[2].slice(1)] });
forged('wrong-total', 'the right totals, cut up otherwise', { state: (put) => put('Elections', 'Results', list(
	[[4, 1, 1, 0, 0], [2, 1, 0], [3, 0, 1]].map((of) => list(of.map((n) => le(n, 8)))))) });
test('the bounds of totals that the choice proofs imply', () => {
	const within = (totals, voters, most) => withinBounds(totals.map(BigInt), voters, most);
	assert.equal(within([2, 1, 1], 4, 1), true);
	assert.equal(within([4, 2, 1], 4, 2), true);
	assert.equal(within([0, 0, 4], 4, 1), true);
	assert.equal(within([2, 0, 1], 4, 1), false, 'fewer votes than ballots that are not blank');
	assert.equal(within([2, 2, 1], 4, 1), false, 'more votes than choices');
	assert.equal(within([4, 3, 1], 4, 2), false, 'more votes than choices');
	assert.equal(within([0, 0, 5], 4, 1), false, 'more blank votes than voters');
});

// Polls and results.
forged('wrong-poll', 'a poll with other counts', { poll: (poll) => ({ ...poll, revealed: [50, 30, 20] }) });
forged('wrong-poll', 'a poll committed to for another component', { poll: (poll) => ({ ...poll, component: 0 }) });
forged('wrong-poll', 'a poll of four candidates', { poll: (poll) => ({ ...poll, counts: [1, 2, 3, 4], revealed: [1, 2, 3, 4] }) });
const outcome = (change) => ({ outcomes: ([first, second]) => [{ ...first, ...change(first) }, second] });
forged('wrong-outcome', 'somebody else is elected', outcome(() => ({ elected: [1] })));
forged('wrong-outcome', 'somebody is in a run-off', outcome(() => ({ runOff: [2] })));
forged('wrong-outcome', 'another verdict', outcome(() => ({ verdict: 1 })));
forged('wrong-outcome', 'another rounded total', outcome(({ totals }) => ({ totals: totals.with(2, totals[2] + 1n) })));
forged('wrong-outcome', 'an outcome too few', { outcomes: (outcomes) => outcomes.slice(0, 1) });
forged('missing-value', 'no outcomes, and not at the stage Tallied', { outcomes: () => undefined });

// The parameters and the roll.
forged('bad-plan', 'no seats', { seats: () => 0 });
forged('wrong-stage', 'an election that is open', { entry: (entry) => replace(entry.length - 22, [5])(entry) });
const ruled = (annulled) => (put) => put('Elections', 'Rulings', join(Uint8Array.of(annulled), H('the reasons')));
const voided = (reason) => (entry) => join(entry.slice(0, -22), Uint8Array.of(10, reason), entry.slice(-21));
accepted('a result that was objected to in vain', { state: ruled(0) });
accepted('a result that was annulled', { state: ruled(1), entry: voided(6) });
forged('wrong-stage', 'an election that is void for another reason', { state: ruled(1), entry: voided(5) });
forged('ruling-ignored', 'a result that stands though it was annulled', { state: ruled(1) });
forged('ruling-ignored', 'a result annulled without a ruling', { entry: voided(6) });
forged('ruling-ignored', 'a result annulled against the ruling', { state: ruled(0), entry: voided(6) });
forged('bad-encoding', 'a ruling that is no ruling', { state: ruled(2) });
forged('wrong-parameters', 'another roll', { entry: (entry) => replace(entry.length - 12, [9])(entry) });
forged('wrong-parameters', 'another plan', { entry: flip(1) });
forged('missing-value', 'no parameters', { state: (put) => put('Elections', 'ParamsOf', undefined) });
forged('missing-value', 'no root of a ring', { dropRoot: () => undefined });
forged('wrong-roll', 'another key', { bundleKeys: ([first, second]) => [first.with(39, H('x')), second] });
forged('wrong-roll', 'two keys swapped', { bundleKeys: ([first, second]) => [first.with(0, first[1]).with(1, first[0]), second] });
forged('wrong-roll', 'a key on the roll twice', { roll: ([first, second]) => [first.with(39, second[0]), second] });
forged('wrong-roll', 'fewer keys than the least', { roll: ([first, second]) => [first, second.slice(1)] });
forged('wrong-roll', 'a style too few', { bundleKeys: ([first]) => [first] });
const electorateAt = (params) => params.length - (1 + 5 * 32) - 4 - 32 - 4 - 64;
forged('wrong-ring-roots', 'another digest of the roots', { params: (params) => flip(electorateAt(params))(params) });
forged('wrong-seed', 'another seed of the rings', { params: (params) => flip(electorateAt(params) + 32)(params) });
forged('wrong-roll', 'another number of rings', { params: (params) => flip(electorateAt(params) - 34)(params) });
forged('wrong-roll', 'another root of the roll', { params: (params) => flip(electorateAt(params) - 1 - 2 * 38 - 1)(params) });
forged('bad-encoding', 'bytes after the count', { count: (count) => join(count, le(0, 1)) });

/** The share of a trustee in the good election. */
function makeElectionShare(j) {
	let share;
	makeElection({ share: only(j, (value) => (share = value)) });
	return share;
}

test('bad-plan: what section 3 does not permit', () => {
	const good = () => {
		const { election, state } = makeElection();
		return decode(state(storageKey('Elections', 'ParamsOf', le(election, 4))), 'params', format.readParams).plan.value;
	};
	const bad = (what, change) => {
		const plan = good();
		change(plan, plan.contests[0], plan.contests[0].rule, plan.contests[1]);
		assert.throws(() => format.checkPlan(plan), { code: 'bad-plan' }, what);
	};
	format.checkPlan(good());
	bad('no contests', (plan) => { plan.contests = []; });
	bad('neither contests nor styles', (plan) => Object.assign(plan, { contests: [], styles: [] }));
	bad('no styles', (plan) => { plan.styles = []; });
	bad('an empty paper', (plan) => { plan.styles[1].contests = []; });
	bad('a paper that descends', (plan) => plan.styles[0].contests.reverse());
	bad('a contest that is not', (plan) => plan.styles[0].contests.push(2));
	bad('no choices', (_, contest) => { contest.most = 0; });
	bad('more choices than candidates', (_, contest) => { contest.most = 4; });
	bad('more than 16 choices', (_, contest) => {
		contest.most = 17;
		contest.candidates = Array.from({ length: 17 }, (_, i) => ({ name: String(i), classes: 0 }));
	});
	bad('a question with three answers', (_, contest) => { contest.isQuestion = true; });
	bad('two names alike', (_, { candidates }) => { candidates[1].name = candidates[2].name; });
	bad('more seats than candidates', (_, __, rule) => { rule.seats = 4; });
	bad('a majority for two seats', (_, __, rule) => Object.assign(rule, { majority: true, seats: 2 }));
	bad('a question with a majority', (_, __, ___, question) => { question.rule.majority = true; });
	bad('a question with reserved seats', (_, __, ___, question) => { question.rule.reserved = { class: 1, seats: 1 }; });
	bad('reserved seats with a majority', (_, __, rule) =>
		Object.assign(rule, { majority: true, reserved: { class: 1, seats: 1 } }));
	bad('seats reserved for no class', (_, __, rule) => { rule.reserved = { class: 0, seats: 1 }; });
	bad('no seats reserved', (_, __, rule) => { rule.reserved = { class: 1, seats: 0 }; });
	bad('more seats reserved than there are', (_, __, rule) => { rule.reserved = { class: 1, seats: 2 }; });
	bad('no components', (_, __, rule) => { rule.components = []; });
	bad('a poll first', (_, __, rule) => rule.components.unshift(rule.components.splice(1, 1)[0]));
	bad('a weight of 0', (_, __, rule) => { rule.components[1].weight = 0; });
	bad('groups that overlap', (_, __, rule) => { rule.components[0].styles = 3; });
	bad('the same style three times', (_, __, rule) => {
		rule.components[0].styles = 1;
		rule.components[2].styles = 1;
		rule.components.push({ weight: 1, styles: 1 });
	});
	bad('a style without a group', (_, __, rule) => { rule.components.pop(); });
	bad('a group of a style without the contest', (_, __, ___, question) => { question.rule.components[0].styles = 3; });
	bad('a group of a style that is not', (_, __, rule) => { rule.components[0].styles = 5; });
	bad('too many ciphertexts', (plan, contest) => {
		contest.candidates = Array.from({ length: 64 }, (_, i) => ({ name: String(i), classes: 0 }));
		plan.contests.push(...Array.from({ length: 14 }, () => contest));
		plan.styles.forEach(({ contests }) => contests.push(...Array.from({ length: 14 }, (_, i) => i + 2)));
	});
	bad('too many sums', (plan, contest, rule) => {
		rule.components = Array.from({ length: 8 }, (_, i) => ({ weight: 1, styles: 1 << i }));
		plan.contests = Array.from({ length: 9 }, () => contest);
		plan.styles = Array.from({ length: 8 }, () => ({ contests: Array.from({ length: 9 }, (_, i) => i) }));
	});
});
