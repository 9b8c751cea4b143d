// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The vectors of tests/vectors, with the functions of the verifier; section 12 of docs/ballot-format.md.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { numberToBytesLE } from '@noble/curves/utils.js';
import { hexToBytes as bytes } from '@noble/hashes/utils.js';
import * as format from '../dist/bundle.js';
import { H, Refusal, decode, hex, join, le, list } from '../dist/bytes.js';
import * as keys from '../dist/keys.js';
import { Group, Scalars, choiceHolds, readContestBallot, readPoint, readScalar, shapeHolds } from '../dist/proofs.js';
import { storageKey } from '../dist/state.js';
import { Transcript } from '../dist/transcript.js';
import { aliasOf } from '../dist/verify.js';

const read = (name) => JSON.parse(readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), 'utf8'));
const params = (vector) => decode(bytes(vector), 'params', format.readParams);

test('the example of a transcript', () => {
	const t = new Transcript('test protocol').append('some label', join('some data'));
	assert.equal(hex(t.bytes('challenge', 32)), 'd5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615');
});

test('the example of a key in the state', () => {
	assert.equal(hex(storageKey('System', 'Account')), '26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9');
});

test('references', () => {
	const v = read('references');
	const b = (...values) => values.map((value) => (typeof value === 'string' ? bytes(value) : value));
	const is = (vector, ...parts) => assert.equal(hex(H(...parts)), vector.output);

	is(v.ceremony_ref, 'caucus/keygen/1', bytes(v.ceremony_ref.genesis), le(v.ceremony_ref.election, 4),
		le(v.ceremony_ref.attempt, 4));
	is(v.params_hash, 'caucus/params/1', bytes(v.params_hash.params));
	is(v.election_ref, 'caucus/election/1', bytes(v.election_ref.genesis), le(v.election_ref.election, 4),
		bytes(v.election_ref.params_hash));
	is(v.ballot_message, 'caucus/body/1', ...b(v.ballot_message.election_ref, v.ballot_message.body));
	let log = bytes(v.ballot_log.start);
	for (const step of v.ballot_log.steps) {
		const ballot = decode(bytes(step.ballot), 'ballot', format.readBallot);
		assert.equal(hex(ballot.alias), step.alias);
		log = H('caucus/ballot-log/1', log, ballot.alias, H(ballot.raw));
		assert.equal(hex(log), step.output);
	}
	let digest = new Uint8Array(32);
	for (const page of v.roll_digest.pages) {
		digest = H('caucus/roll/1', digest, list(page.keys.map((key) => bytes(key))));
		assert.equal(hex(digest), page.output);
	}
	is(v.roll_root, 'caucus/roll-styles/1', list(v.roll_root.styles.map(([n, of]) => join(le(n, 4), bytes(of)))));
	is(v.seed_commitment, 'caucus/seed/1', bytes(v.seed_commitment.ceremony_ref), le(v.seed_commitment.trustee, 2),
		bytes(v.seed_commitment.seed));
	is(v.ring_seed, 'caucus/ring-seed/1', bytes(v.ring_seed.ceremony_ref),
		list(v.ring_seed.seeds.map(({ trustee, seed }) => join(le(trustee, 2), bytes(seed)))), bytes(v.ring_seed.later_block));
	let roots = bytes(v.ring_roots.start);
	for (const { root, output } of v.ring_roots.steps) {
		roots = H('caucus/ring-roots/1', roots, bytes(root));
		assert.equal(hex(roots), output);
	}
	const poll = v.poll_commitment;
	is(poll, 'caucus/poll/1', bytes(poll.election_ref), le(poll.contest, 2), le(poll.component, 1), bytes(poll.salt),
		list(poll.counts.map((n) => le(n, 4))), bytes(poll.report));
});

test('parameters are read to the last byte, and are permitted', () => {
	const { plan } = params(read('references').params_hash.params);
	format.checkPlan(plan.value);
	assert.deepEqual(plan.value.contests.map(({ most, candidates }) => [most, candidates.length]),
		[[1, 3], [2, 3], [3, 3], [1, 2]]);
});

test('an alias is the hash of the output in the ring proof', () => {
	const { 'ring proof': v } = read('aliases');
	assert.equal(hex(aliasOf(bytes(v.proof))), v.alias);
	assert.equal(bytes(v.proof)[752], 1);
});

test('scalars are below the order, points canonical', () => {
	const order = numberToBytesLE(Scalars.ORDER, 32);
	assert.throws(() => decode(order, 'scalar', readScalar), { code: 'bad-encoding' });
	assert.equal(decode(numberToBytesLE(Scalars.ORDER - 1n, 32), 'scalar', readScalar), Scalars.ORDER - 1n);
	assert.equal(decode(new Uint8Array(32), 'point', readPoint).element.is0(), true);
	// The order of the field in place of 0, a negative number, and what is not a square.
	for (const bad of ['edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', `01${'00'.repeat(31)}`, 'ff'.repeat(32)])
		assert.throws(() => decode(bytes(bad), 'point', readPoint), { code: 'bad-encoding' }, bad);
});

/** The verdict on a contest ballot in the words of the vectors. */
function verdictOn(statement, data) {
	try {
		const ballot = decode(data, 'contest ballot', readContestBallot);
		assert.equal(shapeHolds(statement, ballot), true);
		return choiceHolds(statement, ballot) ? null : 'BadProof';
	} catch (error) {
		if (error instanceof Refusal && error.code === 'bad-encoding') return 'BadEncoding';
		throw error;
	}
}

test('choice proofs', () => {
	const { parts } = read('choice');
	const errors = new Set();
	for (const part of parts) {
		const s = part.statement;
		const statement = {
			electionRef: bytes(s.election_ref), contest: s.contest, alias: bytes(s.alias), sequence: s.sequence,
			key: decode(bytes(s['election key']), 'key', readPoint), options: s.options, most: s['most choices'],
		};
		const data = bytes(part['contest ballot']);
		assert.equal(verdictOn(statement, data), part.error);
		errors.add(part.error);
		for (const { offset, xor, error } of part.changed ?? []) {
			const changed = data.slice();
			changed[offset] ^= xor;
			assert.equal(verdictOn(statement, changed), error);
			errors.add(error);
		}
		// What a proof is bound to: the same ballot with another statement.
		if (part.error !== null) continue;
		for (const other of [{ contest: s.contest + 1 }, { sequence: s.sequence + 1 }, { alias: new Uint8Array(32) },
			{ electionRef: new Uint8Array(32) }, { key: decode(bytes(hex(Group.BASE.toBytes())), 'key', readPoint) }])
			assert.equal(verdictOn({ ...statement, ...other }, data), 'BadProof', Object.keys(other)[0]);
	}
	assert.deepEqual(errors, new Set([null, 'BadProof', 'BadEncoding']));
});

test('a whole ballot body', () => {
	const { body: v } = read('choice');
	const { plan, electionKey, electorate } = params(v.params);
	const body = decode(bytes(v['ballot body']), 'body', format.readBody);
	assert.deepEqual([body.version, body.election, body.ring, body.sequence, hex(body.alias)],
		[1, v.election, v.ring, v.sequence, v.alias]);
	const electionRef = H('caucus/election/1', bytes(v.genesis), le(v.election, 4), H('caucus/params/1', bytes(v.params)));
	let rings = 0;
	const style = electorate.styles.findIndex((of) => (rings += of.rings) > v.ring);
	const paper = plan.value.styles[style].contests;
	assert.equal(body.contests.length, paper.length);
	paper.forEach((contest, i) => {
		const { candidates, most } = plan.value.contests[contest];
		const statement = { electionRef, contest, alias: body.alias, sequence: body.sequence, key: electionKey,
			options: candidates.length + 1, most };
		assert.equal(shapeHolds(statement, body.contests[i]) && choiceHolds(statement, body.contests[i]), v.valid);
	});
});

test('key generation', () => {
	const v = read('keygen');
	const ref = bytes(v.ceremony_ref);
	const [t, m] = [v.threshold, v.trustees.length];
	const joinings = v.trustees.map(({ joining }) => decode(bytes(joining), 'joining', format.readJoining));
	const dealings = v.trustees.map(({ dealing }) => decode(bytes(dealing), 'dealing', format.readDealing));
	v.trustees.forEach(({ number: j, 'permutation seed': seed }, at) => {
		assert.equal(keys.joiningHolds(ref, j, joinings[at]), true);
		assert.equal(keys.joiningHolds(ref, j + 1, joinings[at]), false);
		assert.equal(keys.dealingHolds(ref, j, joinings[at], dealings[at], t, m), true);
		assert.equal(keys.dealingHolds(ref, j, joinings[at], dealings[at], t, m + 1), false);
		assert.equal(keys.dealingHolds(ref, j, joinings[(at + 1) % m], dealings[at], t, m), false);
		assert.equal(hex(H('caucus/seed/1', ref, le(j, 2), bytes(seed))), hex(joinings[at].seed));
	});
	const whole = ({ key, keys: others }) => hex(join(key.bytes, list(others.map((of) => of.bytes))));
	const outcome = keys.outcomeOf(dealings, t, m);
	assert.equal(whole(outcome), v.outcome.whole);
	assert.equal(hex(outcome.key.bytes), v.outcome['election key']);
	assert.equal(hex(keys.trialPoint(ref).bytes), v['trial point']);
	v.trustees.forEach(({ number: j, 'trial share': trial }, at) => {
		const share = decode(bytes(trial), 'trial', format.readShare);
		assert.equal(keys.trialHolds(ref, j, outcome.keys[at], share), true);
		assert.equal(keys.trialHolds(ref, j, outcome.keys[(at + 1) % m], share), false);
		assert.equal(keys.trialHolds(ref, j + 1, outcome.keys[at], share), false);
	});

	const c = v.complaint;
	const complaint = decode(bytes(c.complaint), 'complaint', format.readComplaint);
	const cheating = decode(bytes(c['cheating dealing']), 'dealing', format.readDealing);
	const by = (j, dealing) => keys.convicts(ref, c.dealer, dealing, complaint, j, joinings[j - 1]);
	assert.equal(by(c.complainant, cheating), true);
	assert.equal(by(1, cheating), false);
	assert.equal(by(c.complainant, dealings[c.dealer - 1]), false);
	assert.equal(whole(keys.outcomeOf(dealings.filter((_, at) => at + 1 !== c.dealer), t, m)),
		c['outcome without the dealer']);
});

test('tally', () => {
	const v = read('tally');
	const { plan, verificationKeys } = params(v.params);
	const sums = (value) => decode(bytes(value), 'sums', (r) => r.list(64, format.readSum));
	const counted = v.ballots.filter((_, at) => !v.ballots.some((ballot) => ballot['replaces ballot'] === at));
	assert.equal(counted.length, v.ballots.length - 1);
	const accumulators = sums(v.accumulators);
	const each = counted.map(({ ciphertexts }) => sums(ciphertexts));
	accumulators.forEach((sum, s) => sum.forEach((ciphertext, o) => {
		for (const half of ['c1', 'c2']) assert.equal(ciphertext[half].element.equals(each.reduce((total, ballot) =>
			total.add(ballot[s][o][half].element), Group.ZERO)), true);
	}));

	const electionRef = bytes(v.election_ref);
	const c = v.close_hash;
	const count = join(le(c.accepted, 4), list(c['voters by style'].map((n) => le(n, 4))), bytes(c.log));
	const close = H('caucus/close/1', electionRef, le(c.block, 4), count, bytes(c['sealed polls']), bytes(v.accumulators));
	assert.equal(hex(close), c.output);

	const ciphertexts = accumulators.flat();
	const shares = Object.entries(v['decryption shares']).map(([j, share]) =>
		({ trustee: Number(j), share: decode(bytes(share), 'share', format.readShare) }));
	assert.equal(shares.length, plan.value.threshold);
	for (const { trustee, share } of shares) {
		const holds = (closeHash, j) => keys.shareHolds(electionRef, closeHash, j, verificationKeys[trustee - 1], ciphertexts,
			share);
		assert.equal(holds(close, trustee), true);
		assert.equal(holds(electionRef, trustee), false);
		assert.equal(holds(close, trustee + 1), false);
	}
	const elements = keys.decrypt(ciphertexts, shares);
	assert.deepEqual(elements.map((element) => hex(element.toBytes())), v['combined elements']);
	const totals = decode(bytes(v.totals), 'totals', format.readTotals);
	assert.deepEqual(totals.map((sum) => sum.map(Number)), v.counts);
	totals.flat().forEach((total, at) =>
		assert.equal(Group.BASE.multiplyUnsafe(total).equals(elements[at]), true));
});
