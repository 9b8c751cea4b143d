// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Makes a small election with all its secrets, so that a test can break one rule and keep everything after it
// consistent: logs, sums, close hash, shares and totals are those of the broken election. What a test changes is a
// hook of `makeElection`; without hooks the election is a good one.

import { mulAddUnsafe } from '@noble/curves/abstract/curve.js';
import { ristretto255_hasher } from '@noble/curves/ed25519.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import { readBallot, readParams } from '../dist/bundle.js';
import { H, decode, hex, join, le, list } from '../dist/bytes.js';
import { Group, Scalars } from '../dist/proofs.js';
import { compose } from '../dist/results.js';
import { storageKey } from '../dist/state.js';
import { Transcript } from '../dist/transcript.js';
import { aliasOf } from '../dist/verify.js';

let drawn = 0;
/** Fixed "random" scalars: tests should not depend on luck. */
const draw = () => Scalars.create(bytesToNumberLE(join(H('test', le(drawn++, 8)), H('again', le(drawn, 8)))));
const mod = (x) => Scalars.create(x);
const mul = (point, scalar) => mulAddUnsafe(Group, [point], [mod(scalar)]);
const G = Group.BASE;
const p = (point) => point.toBytes();
const s = (scalar) => numberToBytesLE(mod(scalar), 32);
const as = (point) => ({ bytes: p(point), element: point });
const u8 = (n) => le(n, 1);
const label = (text) => list([...join(text)].map((byte) => u8(byte)));
const option = (bytes) => (bytes ? join(u8(1), bytes) : u8(0));
const sum = (points) => points.reduce((total, point) => total.add(point), Group.ZERO);
const polynomial = (coefficients, x) => mod(coefficients.reduceRight((y, a) => mod(y * BigInt(x) + a), 0n));

const ELECTION = 3;
const TRUSTEES = 5;
const THRESHOLD = 3;
const CONVICTED = 4;
const ABSENT = 5;

/** Elections differ in little, and proofs take time: what was proved before with the same draws is not made again. */
const made = new Map();
function once(inputs, make) {
	const key = JSON.stringify([drawn, ...inputs], (_, x) => (typeof x === 'bigint' ? String(x) : x instanceof Uint8Array ? hex(x)
		: x instanceof Group ? x.toHex() : x));
	if (!made.has(key)) made.set(key, { value: make(), drawn });
	drawn = made.get(key).drawn;
	return made.get(key).value;
}

function proveKnowledge(t, x) {
	const [X, k] = [mul(G, x), draw()];
	const c = t.point('public', as(X)).point('announcement', as(mul(G, k))).challenge('challenge');
	return join(p(mul(G, k)), s(k + c * x));
}

/** Proves that each image is its base times `x`; of a lie it makes a proof that looks as good as it can. */
function proveEquality(t, x, pairs) {
	return once(['equality', t.state, t.pos, x, pairs], () => proveEqualityAnew(t, x, pairs));
}

function proveEqualityAnew(t, x, pairs) {
	t.point('public', as(mul(G, x))).number('pairs', pairs.length);
	for (const [base, image] of pairs) t.point('base', as(base)).point('image', as(image));
	const weights = pairs.map(() => t.weight('fold'));
	const D = sum(pairs.map(([base], i) => mul(base, weights[i])));
	const k = draw();
	const c = t.point('announcement', as(mul(G, k))).point('folded announcement', as(mul(D, k))).challenge('challenge');
	return join(p(mul(G, k)), p(mul(D, k)), s(k + c * x));
}

/** A contest ballot. For a vote that is not permitted the proofs are as good as they can be. */
function proveChoice(statement, votes, K) {
	return once(['choice', statement, votes, K], () => proveChoiceAnew(statement, votes, K));
}

function proveChoiceAnew(statement, votes, K) {
	const r = votes.map(draw);
	const ciphertexts = votes.map((vote, i) => [mul(G, r[i]), mul(K, r[i]).add(mul(G, vote))]);
	const weights = votes.map((_, i) => (i === votes.length - 1 ? BigInt(statement.most) : 1n));
	const total = (numbers) => numbers.reduce((all, n, i) => all + n * weights[i], 0n);
	const disjunctions = [
		...votes.map((vote, i) => ({ c: ciphertexts[i], r: r[i], vote, values: [0n, 1n] })),
		{
			c: [sum(ciphertexts.map(([c1], i) => mul(c1, weights[i]))), sum(ciphertexts.map(([, c2], i) => mul(c2, weights[i])))],
			r: total(r), vote: total(votes), values: Array.from({ length: statement.most }, (_, i) => BigInt(i + 1)),
		},
	].map((of) => {
		const truth = Math.max(0, of.values.indexOf(of.vote));
		const branches = of.values.map((value, at) => {
			if (at === truth) {
				const k = draw();
				return { k, A: mul(G, k), B: mul(K, k) };
			}
			const [c, z] = [draw(), draw()];
			return { c, z, A: mul(G, z).subtract(mul(of.c[0], c)),
				B: mul(K, z).subtract(mul(of.c[1].subtract(mul(G, value)), c)) };
		});
		return { ...of, truth, branches };
	});
	const t = new Transcript('caucus/choice/1').append('election', statement.electionRef)
		.number('contest', statement.contest).append('alias', statement.alias).number('sequence', statement.sequence)
		.point('key', as(K)).number('options', votes.length).number('most choices', statement.most);
	for (const [c1, c2] of ciphertexts) t.point('c1', as(c1)).point('c2', as(c2));
	for (const { branches } of disjunctions)
		for (const { A, B } of branches) t.point('announcement a', as(A)).point('announcement b', as(B));
	disjunctions.forEach(({ branches, truth, r: secret }, i) => {
		const e = t.challenge(i < votes.length ? 'option challenge' : 'sum challenge');
		const own = branches[truth];
		own.c = mod(branches.reduce((left, { c }, at) => (at === truth ? left : left - c), e));
		own.z = mod(own.k + own.c * secret);
	});
	const parts = disjunctions.map(({ branches }) => [
		branches.map(({ A, B }) => join(p(A), p(B))), branches.slice(0, -1).map(({ c }) => s(c)), branches.map(({ z }) => s(z)),
	]);
	return {
		ciphertexts,
		raw: join(list(ciphertexts.map(([c1, c2]) => join(p(c1), p(c2)))),
			list(parts.slice(0, -1).map((three) => join(...three.flat()))), ...parts.at(-1).map((three) => list(three))),
	};
}

/** What `hooks` may hold is seen where they are called. */
export function makeElection(hooks = {}) {
	drawn = 0;
	const hook = (name, value, ...more) => (hooks[name] ? hooks[name](value, ...more) : value);
	const state = new Map();
	const put = (pallet, item, value, ...keys) => {
		const key = hex(storageKey(pallet, item, le(ELECTION, 4), ...keys));
		if (value === undefined) state.delete(key);
		else state.set(key, value);
	};
	const genesis = H('the genesis of the test');
	const ref = H('caucus/keygen/1', genesis, le(ELECTION, 4), le(0, 4));
	const ceremony = (name, j) => new Transcript(`caucus/${name}/1`).append('ceremony', ref).number('trustee', j);

	// The key. Trustee 4 deals trustee 1 a wrong share and is convicted; trustee 5 does not join.
	const trustees = Array.from({ length: TRUSTEES }, (_, at) => ({
		j: at + 1, transport: draw(), f: Array.from({ length: THRESHOLD }, draw), ephemeral: draw(), seed: H('seed', u8(at)),
	}));
	const joined = trustees.filter(({ j }) => j !== ABSENT);
	const mask = (i, j, R, P, Q) => ceremony('share-mask', i).number('recipient', j).point('ephemeral key', as(R))
		.point('transport key', as(P)).point('shared point', as(Q)).challenge('mask');
	for (const dealer of joined) {
		const { j: i, f, ephemeral } = dealer;
		dealer.commitments = hook('commitments', f.map((a) => mul(G, a)), i);
		const list_ = list(dealer.commitments.map(p));
		const R = mul(G, ephemeral);
		const masked = trustees.map(({ j, transport }) => {
			const [P, cheat] = [mul(G, transport), i === CONVICTED && j === 1 && !hooks.honestDealer ? 1n : 0n];
			return s(polynomial(f, j) + cheat + mask(i, j, R, P, mul(P, ephemeral)));
		});
		put('Trustees', 'Joinings', hook('joining', join(p(mul(G, dealer.transport)), proveKnowledge(ceremony('transport-key', i),
			dealer.transport), H('caucus/dealing/1', ref, le(i, 2), list_), H('caucus/seed/1', ref, le(i, 2), dealer.seed)), i), le(i, 2));
		put('Trustees', 'Dealings', hook('dealing', join(list_, proveKnowledge(ceremony('contribution', i), f[0]), p(R),
			proveKnowledge(ceremony('ephemeral-key', i), ephemeral), list(masked)), i), le(i, 2));
		dealer.revealed = hook('seed', dealer.seed, i);
		put('Trustees', 'Seeds', dealer.revealed, le(i, 2));
	}
	const { ephemeral } = trustees[CONVICTED - 1];
	const by = trustees[0];
	const [R, Q] = [mul(G, ephemeral), mul(G, ephemeral * by.transport)];
	put('Trustees', 'Convicted', hook('complaint', join(le(CONVICTED, 2), p(Q),
		proveEquality(ceremony('complaint', by.j).number('dealer', CONVICTED), by.transport, [[R, Q]]))), le(CONVICTED, 2));

	const counting = hook('counting', joined.filter(({ j }) => j !== CONVICTED), joined);
	const secret = (x) => mod(counting.reduce((total, { f }) => total + polynomial(f, x), 0n));
	const K = mul(G, secret(0));
	const verificationKeys = trustees.map(({ j }) => mul(G, secret(j)));
	const keys = hook('keys', { K, verificationKeys });
	put('Trustees', 'Outcomes', join(p(keys.K), list(keys.verificationKeys.map(p))));
	put('Trustees', 'Ceremonies', hook('ceremony', join(le(0, 4), ref, list(trustees.map(({ seed }) => seed)), le(THRESHOLD, 2),
		le(60_000, 8), u8(4), le(0, 8), u8(0))));
	const D = ristretto255_hasher.deriveToCurve(new Transcript('caucus/trial-point/1').append('ceremony', ref).bytes('point', 64));
	for (const { j } of joined) {
		const image = mul(D, secret(j));
		put('Trustees', 'Confirmations', hook('trial', join(list([p(image)]),
			proveEquality(ceremony('trial-share', j), secret(j), [[D, image]])), j), le(j, 2));
	}
	const laterBlock = H('a later block');
	put('Trustees', 'SeedBlocks', laterBlock);
	const ringSeed = H('caucus/ring-seed/1', ref, 
		list(joined.flatMap(({ j, revealed }) => (revealed ? [join(le(j, 2), revealed)] : []))), laterBlock);

	// The roll: 40 keys of style 0 and 4 of style 1, in a ring each.
	const rollKeys = hook('roll', [40, 4].map((n, style) => Array.from({ length: n }, (_, at) => H('key', u8(style), u8(at)))));
	const digests = rollKeys.map((of) => {
		let digest = new Uint8Array(32);
		for (let at = 0; at < of.length; at += 32) digest = H('caucus/roll/1', digest, list(of.slice(at, at + 32)));
		return digest;
	});
	const rollRoot = H('caucus/roll-styles/1', list(digests.map((digest, i) => join(le(rollKeys[i].length, 4), digest))));
	const roots = [1, 2].map((byte) => new Uint8Array(288).fill(byte));
	roots.forEach((root, ring) => state.set(hex(storageKey('Members', 'RingRoots', le(7, 4), le(ring, 2))), root));
	const ringRoots = roots.reduce((digest, root) => H('caucus/ring-roots/1', digest, root), new Uint8Array(32));

	// The plan: contest 0 for both styles, in two weight groups and a poll; contest 1, a question, for style 0.
	const candidate = (name) => join(label(name), le(0, 2), u8(0));
	const ballotsOf = (weight, styles) => join(le(weight, 2), u8(0), u8(styles));
	const rule = (components, seats) => join(list(components), u8(seats), u8(0), u8(0), u8(2), u8(0), u8(0));
	const plan = join(label('Test'), list([
		join(label('Council'), u8(1), u8(2), list(['Candidate 1', 'Candidate 2', 'Candidate 3'].map(candidate)),
			rule([ballotsOf(50, 1), join(le(20, 2), u8(1)), ballotsOf(30, 2)], hook('seats', 1))),
		join(label('Question'), u8(3), list(['Yes', 'No'].map(candidate)), rule([ballotsOf(1, 1)], 1)),
	]), list([join(le(0, 2), u8(0), list([le(0, 2), le(1, 2)])), join(le(0, 2), u8(0), list([le(0, 2)]))]),
	u8(0), ...[1, 2, 1000, 2000, 3, 4, 5].map((n) => le(n, 8)), le(4, 4), le(2, 4), le(3, 2), le(THRESHOLD, 2), u8(0));
	const electorate = join(le(7, 4), rollRoot, list(rollKeys.map((of, i) => join(le(of.length, 4), le(1, 2), digests[i]))),
		ringRoots, ringSeed);
	const params = hook('params', join(plan, electorate, le(0, 4), p(keys.K), list(keys.verificationKeys.map(p)), le(1, 4)));
	put('Elections', 'ParamsOf', params);
	put('Elections', 'Elections', hook('entry', join(plan, u8(9), le(0, 8), option(le(7, 4)), le(10, 8))));
	const electionRef = H('caucus/election/1', genesis, le(ELECTION, 4), H('caucus/params/1', params));

	// The ballots: voter, ring and votes by contest, blank last. Voter 2 votes three times, voter 11 twice.
	const papers = [[0, 1], [0]];
	const most = [2, 1];
	const cast = hook('cast', [
		[1, 0, [[1, 0, 0, 0], [1, 0, 0]]], [2, 0, [[0, 0, 1, 0], [0, 1, 0]]], [10, 1, [[0, 1, 0, 0]]],
		[3, 0, [[1, 1, 0, 0], [0, 0, 1]]], [2, 0, [[0, 1, 0, 0], [0, 1, 0]]], [11, 1, [[0, 0, 0, 1]]],
		[4, 0, [[1, 0, 1, 0], [1, 0, 0]]], [2, 0, [[1, 0, 0, 0], [1, 0, 0]]], [11, 1, [[0, 1, 1, 0]]],
	]);
	const sequences = new Map();
	let ballots = cast.map(([voter, ring, votes, own = {}]) => {
		const ringProof = new Uint8Array(785);
		ringProof[752] = own.outputs ?? 1;
		ringProof.set(H('output', u8(voter)), 753);
		const alias = own.alias ?? aliasOf(ringProof);
		const sequence = own.sequence ?? (sequences.get(voter) ?? 0) + 1;
		sequences.set(voter, sequence);
		const proved = votes.map((of, i) => proveChoice({
			electionRef, contest: papers[ring][i], alias, sequence, most: most[papers[ring][i]], ...own.statement,
		}, of.map(BigInt), keys.K));
		const raw = join(u8(own.version ?? 1), le(own.election ?? ELECTION, 4), le(own.ring ?? ring, 2), le(sequence, 2), alias,
			list(proved.map((part) => part.raw)), ringProof);
		return { raw, alias, style: ring, votes, ciphertexts: proved.map((part) => part.ciphertexts) };
	});
	ballots = hook('ballots', ballots);

	// The close and the tally.
	const last = hook('counted', [...new Map(ballots.map((ballot) => [hex(ballot.alias), ballot])).values()], ballots);
	const log = ballots.reduce((before, { alias, raw }) => H('caucus/ballot-log/1', before, alias, H(raw)), electionRef);
	const count = hook('count', join(le(ballots.length, 4),
		list([0, 1].map((style) => le(last.filter((ballot) => ballot.style === style).length, 4))), log));
	put('Elections', 'Counts', count);
	const groups = hook('groups', [[0, [0]], [0, [1]], [1, [0]]]);
	const optionsOf = [4, 3];
	const members = groups.map(([contest, styles]) => last.filter(({ style }) => styles.includes(style))
		.map(({ ciphertexts, votes, style }) => {
			const at = papers[style].indexOf(contest);
			return { ciphertexts: ciphertexts[at], votes: votes[at] };
		}));
	const sums = hook('sums', groups.map(([contest], g) => Array.from({ length: optionsOf[contest] }, (_, o) =>
		[0, 1].map((half) => sum(members[g].map(({ ciphertexts }) => ciphertexts[o][half]))))));
	sums.forEach((ciphertexts, at) => put('Elections', 'Accumulators', list(ciphertexts.map((pair) => join(...pair.map(p)))), u8(at)));
	const salt = H('salt');
	const counts = [30, 50, 20];
	const poll = hook('poll', { counts, revealed: counts, component: 1, sealed: true });
	const pollKey = join(le(0, 2), u8(1));
	const commitment = H('caucus/poll/1', electionRef, le(0, 2), u8(poll.component), salt, list(poll.counts.map((n) => le(n, 4))), H('r'));
	if (poll.sealed) put('Elections', 'Polls', join(commitment, poll.revealed
		? option(join(salt, list(poll.revealed.map((n) => le(n, 4))), H('r'))) : u8(0)), pollKey);
	const accumulators = list(sums.map((ciphertexts) => list(ciphertexts.map((pair) => join(...pair.map(p))))));
	const sealed = list(poll.sealed ? [join(pollKey, commitment)] : []);
	const closing = hook('close', { block: 50, at: 2010 });
	const closeHash = H('caucus/close/1', electionRef, le(closing.block, 4), count, sealed, accumulators);
	put('Elections', 'Closes', join(le(closing.block, 4), le(closing.at, 8), hook('closeHash', closeHash)));
	const c1s = sums.flat().map(([c1]) => c1);
	for (const j of hook('decrypting', [1, 2, 3, 4])) {
		const own = hook('shareSecret', secret(j), j);
		const points = hook('sharePoints', c1s.map((c1) => mul(c1, own)), j);
		const t = new Transcript('caucus/decryption-share/1').append('election', electionRef).append('close', closeHash)
			.number('trustee', j);
		put('Trustees', 'Shares', hook('share', join(list(points.map(p)), proveEquality(t, own, points.map((x, i) => [c1s[i], x]))), j),
			le(j, 2));
	}
	const totals = hook('totals', groups.map(([contest], g) => Array.from({ length: optionsOf[contest] }, (_, o) =>
		members[g].reduce((total, { votes }) => total + BigInt(votes[o]), 0n))));
	put('Elections', 'Results', list(totals.map((of) => list(of.map((n) => le(n, 8))))));

	// The outcomes, from the totals above, whatever they are. (Rules of composition have tests of their own.)
	const decoded = hooks.seats ? undefined : decode(params, 'params', readParams).plan.value;
	const outcomes = decoded && hook('outcomes', [
		compose(decoded.contests[0], [totals[0].slice(0, -1), poll.sealed ? poll.revealed?.map(BigInt) : undefined, totals[1].slice(0, -1)]),
		compose(decoded.contests[1], [totals[2].slice(0, -1)]),
	]);
	put('Elections', 'OutcomesOf', outcomes && join(list(outcomes.map(({ verdict, elected, runOff, totals: of }) => join(u8(verdict),
		list(elected.map((c) => u8(c))), list(runOff.map((c) => u8(c))), list(of.map((n) => le(n, 8)))))), le(0, 8)));
	if (hooks.state) hooks.state(put);
	if (hooks.dropRoot) state.delete(hex(storageKey('Members', 'RingRoots', le(7, 4), le(1, 2))));
	return {
		election: ELECTION, genesis, block: { hash: H('block'), number: 60 }, state: (key) => state.get(hex(key)),
		keys: hook('bundleKeys', rollKeys), ballots: ballots.map(({ raw }) => decode(raw, 'a ballot', readBallot)),
	};
}

export { CONVICTED, G, draw, mul, p, s };
