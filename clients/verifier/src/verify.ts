// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The whole verification, in the order of section 11 of docs/ballot-format.md, "What to check". Each part hands on
// what it has shown, so that nothing later rests on anything else.

import { sha512 } from '@noble/hashes/sha2.js';
import * as format from './bundle.js';
import type { Ballot, Evidence, Outcome } from './bundle.js';
import { H, Refusal, check, decode, hex, join, le, list, same, type Reader } from './bytes.js';
import { convicts, dealingHolds, decrypt, joiningHolds, outcomeOf, shareHolds, trialHolds } from './keys.js';
import { Group, choiceHolds, combine, shapeHolds } from './proofs.js';
import { VERDICTS, compose } from './results.js';
import { storageKey } from './state.js';

/** What this program does not show, and leaves to `caucus-audit`. */
export const NOT_CHECKED = [
	'ring proofs: that each alias is the one alias of a key in its ring, and that the key\'s holder made the ballot',
	'ring roots: that each is made of the keys that sit in its ring',
	'finality: that the block is final on this chain; compare its hash and that of the genesis with caucus-audit',
];

/** Hears of each check that holds. */
type Say = (check: string, what: string) => void;
type Election = ReturnType<typeof openElection>;
type Counted = ReturnType<typeof countBallots>;
type Polls = ReturnType<typeof checkPolls>;

const VERSION = 1;
const [TALLIED, CERTIFIED, FINAL] = [7, 8, 9];
const [NO, YES] = [Uint8Array.of(0), Uint8Array.of(1)];
const ZEROS = new Uint8Array(32);

/** Steps 1 and 2: the parameters, and everything else by way of the state. */
function openElection(evidence: Evidence) {
	const { election, genesis, state } = evidence;
	/** A value of this election, if the state has it. */
	const find = <T>(pallet: string, item: string, read: (r: Reader) => T, ...keys: Uint8Array[]) => {
		const raw = state(storageKey(pallet, item, le(election, 4), ...keys));
		return raw && { raw, value: decode(raw, [item, ...keys.map(hex)].join(' '), read) };
	};
	const get = <T>(pallet: string, item: string, read: (r: Reader) => T, ...keys: Uint8Array[]) => {
		const found = find(pallet, item, read, ...keys);
		if (found) return found;
		throw new Refusal('missing-value', `the state has no ${[item, ...keys.map(hex)].join(' ')} of the election`);
	};
	const { value: entry } = get('Elections', 'Elections', format.readElection);
	check([TALLIED, CERTIFIED, FINAL].includes(entry.stage) || entry.annulled, 'wrong-stage',
		`the election is at stage ${entry.stage}, and has no result`);
	const ruling = find('Elections', 'Rulings', format.readRuling)?.value;
	check((ruling?.annulled ?? false) === entry.annulled, 'ruling-ignored', 'the stage is not what the appeals body ruled');
	const { raw, value: params } = get('Elections', 'ParamsOf', format.readParams);
	check(same(entry.plan.raw, params.plan.raw) && entry.roll === params.electorate.roll, 'wrong-parameters',
		'the plan or the roll of the election is not that of its parameters');
	const plan = params.plan.value;
	format.checkPlan(plan);
	const ref = H('caucus/election/1', genesis, le(election, 4), H('caucus/params/1', raw));
	return { ...evidence, find, get, entry, params, plan, ref };
}

/** Step 3: the roll (sections 2 and 10). Which key sits where matters only for the roots of the rings. */
function checkRoll({ keys, params: { electorate }, plan, state }: Election, say: Say): void {
	check(keys.length === plan.styles.length && electorate.styles.length === plan.styles.length, 'wrong-roll',
		'the roll does not have the styles of the plan');
	electorate.styles.forEach((style, s) => {
		const pages = Array.from({ length: Math.ceil(keys[s]!.length / 32) }, (_, page) =>
			list(keys[s]!.slice(page * 32, page * 32 + 32)));
		const digest = pages.reduce((before, page) => H('caucus/roll/1', before, page), ZEROS);
		check(keys[s]!.length === style.keys && same(digest, style.digest), 'wrong-roll',
			`the keys of style ${s} are not those of the parameters`);
		check(style.keys >= plan.minimumKeys && Math.ceil(style.keys / plan.ringSize) === style.rings, 'wrong-roll',
			`style ${s} has too few keys, or a wrong number of rings`);
	});
	const digests = list(electorate.styles.map((style) => join(le(style.keys, 4), style.digest)));
	check(same(H('caucus/roll-styles/1', digests), electorate.rollRoot), 'wrong-roll', 'the root of the roll is wrong');
	check(new Set(keys.flat().map(hex)).size === keys.flat().length, 'wrong-roll', 'a key stands on the roll twice');

	const rings = electorate.styles.reduce((sum, style) => sum + style.rings, 0);
	const roots = Array.from({ length: rings }, (_, ring) => {
		const root = state(storageKey('Members', 'RingRoots', le(electorate.roll, 4), le(ring, 2)));
		check(root?.length === 288, 'missing-value', `the state has no root of ring ${ring}`);
		return root;
	});
	check(same(roots.reduce((digest, root) => H('caucus/ring-roots/1', digest, root), ZEROS), electorate.ringRoots),
		'wrong-ring-roots', 'the roots of the rings are not those of the parameters');
	say('roll', `${keys.flat().length} keys, none twice, in ${keys.length} styles and ${rings} rings`);
}

/** Step 4: how the trustees made the key, and that more than `t` of them can decrypt (section 6). */
function checkKey({ election, genesis, params, plan, find, get }: Election, say: Say): void {
	const { value: ceremony } = get('Trustees', 'Ceremonies', format.readCeremony);
	const ref = H('caucus/keygen/1', genesis, le(election, 4), le(params.ceremonyAttempt, 4));
	const [t, m] = [plan.threshold, ceremony.trustees.length];
	check(ceremony.attempt === params.ceremonyAttempt && same(ceremony.ref, ref) && ceremony.threshold === t
		&& params.verificationKeys.length === m && t >= 1 && t <= m, 'wrong-ceremony',
	'the ceremony of the trustees is not that of the parameters');

	const trustees = ceremony.trustees.map((_, at) => {
		const read = <T>(item: string, how: (r: Reader) => T) => find('Trustees', item, how, le(at + 1, 2))?.value;
		return {
			j: at + 1, joining: read('Joinings', format.readJoining), dealing: read('Dealings', format.readDealing),
			complaint: read('Convicted', format.readComplaint), trial: read('Confirmations', format.readShare),
			seed: read('Seeds', (r) => r.b32()),
		};
	});
	for (const { j, joining, dealing, complaint, seed } of trustees) {
		check(!joining || joiningHolds(ref, j, joining), 'bad-joining',
			`trustee ${j} does not prove its transport key`);
		check(!dealing || (joining !== undefined && dealingHolds(ref, j, joining, dealing, t, m)), 'bad-dealing',
			`the dealing of trustee ${j} does not hold`);
		check(!complaint || (dealing !== undefined && trustees.some((by) =>
			by.joining && convicts(ref, j, dealing, complaint, by.j, by.joining))), 'unfounded-complaint',
		`trustee ${j} was convicted as a dealer by a complaint that does not convict`);
		check(!seed || (joining !== undefined && same(H('caucus/seed/1', ref, le(j, 2), seed), joining.seed)),
			'wrong-seed', `the seed of trustee ${j} is not the one that it committed to`);
	}

	const counting = trustees.flatMap(({ dealing, complaint }) => (dealing && !complaint ? [dealing] : []));
	check(counting.length >= t, 'too-few-dealers', `${counting.length} dealers count, where ${t} are needed`);
	const { key, keys } = outcomeOf(counting, t, m);
	const expected = [key, ...keys].map(({ bytes }) => bytes);
	const { value: outcome } = get('Trustees', 'Outcomes', format.readKeyOutcome);
	for (const stated of [[outcome.key, ...outcome.keys], [params.electionKey, ...params.verificationKeys]])
		check(!key.element.is0() && same(join(...stated.map(({ bytes }) => bytes)), join(...expected)), 'wrong-key',
			'the keys of the election are not made of the dealings that count');

	const trials = trustees.filter(({ trial }) => trial);
	for (const { j, trial } of trials)
		check(trialHolds(ref, j, keys[j - 1]!, trial!), 'bad-trial', `the trial share of trustee ${j} does not hold`);
	check(trials.length > t, 'too-few-trials', `only ${trials.length} trustees have shown that they can decrypt`);

	const seeds = trustees.flatMap(({ j, seed }) => (seed ? [join(le(j, 2), seed)] : []));
	const { value: laterBlock } = get('Trustees', 'SeedBlocks', (r) => r.b32());
	check(same(H('caucus/ring-seed/1', ref, list(seeds), laterBlock), params.electorate.ringSeed), 'wrong-seed',
		'the seed of the rings is not made of the seeds revealed');
	const convicted = trustees.flatMap(({ j, complaint }) => (complaint ? [j] : []));
	say('key', `${counting.length} dealings of ${m} trustees, ${t} of whom decrypt; convicted: ${
		convicted.join(', ') || 'nobody'}; ${trials.length} trial shares, ${seeds.length} seeds`);
}

/** Section 4, "The ring proof": the alias is a hash of the output in the proof. */
export function aliasOf(ringProof: Uint8Array): Uint8Array {
	const inner = sha512(join('Bandersnatch-SHA512-ELL2-v1', Uint8Array.of(0x20), ringProof.subarray(753, 785)));
	return sha512(join(inner, new Uint8Array(8))).subarray(0, 32);
}

/** Step 5: the ballots in their order, and the sums of those that count (sections 4, 5 and 7). */
function countBallots(e: Election, say: Say, tick: (what: string) => void) {
	const { params, plan } = e;
	const rings = params.electorate.styles.flatMap(({ keys: n, rings: g }, style) =>
		Array.from({ length: g }, (_, h) => ({ style, seats: Math.floor((h + 1) * n / g) - Math.floor(h * n / g) })));
	const last = new Map<string, Ballot & { style: number }>();
	let log = e.ref;
	e.ballots.forEach((ballot, at) => {
		tick(`${at} of ${e.ballots.length} ballots verified`);
		const { alias, sequence } = ballot;
		const where = `ballot ${at} (alias ${hex(alias).slice(0, 8)}, sequence ${sequence})`;
		check(ballot.version === VERSION && ballot.election === e.election, 'foreign-ballot',
			`${where} is of another election or version`);
		const style = rings[ballot.ring]?.style;
		check(style !== undefined, 'no-such-ring', `${where} is from ring ${ballot.ring}, which is none`);
		const paper = plan.styles[style]!.contests;
		check(ballot.contests.length === paper.length, 'bad-shape', `${where} has not the contests of its paper`);
		const before = last.get(hex(alias));
		check(sequence === (before?.sequence ?? 0) + 1 && sequence <= plan.maxRevotes + 1, 'wrong-sequence',
			`${where} comes after sequence ${before?.sequence ?? 0}`);
		// A key sits in one ring, and so its alias votes in one; who checks ring proofs learns it from them.
		check(!before || before.ring === ballot.ring, 'alias-in-two-rings', `${where} was in another ring before`);
		check(ballot.ringProof[752] === 1 && same(aliasOf(ballot.ringProof), alias), 'wrong-alias',
			`${where} has not the alias of its ring proof`);
		paper.forEach((contest, i) => {
			const { candidates: { length }, most } = plan.contests[contest]!;
			const options = length + 1;
			const statement = { electionRef: e.ref, contest, alias, sequence, key: params.electionKey, options, most };
			const part = ballot.contests[i]!;
			check(shapeHolds(statement, part), 'bad-shape', `${where} is malformed in contest ${contest}`);
			check(choiceHolds(statement, part), 'bad-choice-proof',
				`${where} does not prove a permitted choice in contest ${contest}`);
		});
		log = H('caucus/ballot-log/1', log, alias, H(ballot.raw));
		last.set(hex(alias), { ...ballot, style });
	});

	const counted = [...last.values()];
	rings.forEach(({ seats }, ring) => check(counted.filter((ballot) => ballot.ring === ring).length <= seats,
		'too-many-voters', `ring ${ring} has more aliases than its ${seats} keys`));
	const voters = plan.styles.map((_, s) => counted.filter(({ style }) => style === s).length);
	const { raw: countRaw, value: count } = e.get('Elections', 'Counts', format.readCount);
	check(count.accepted === e.ballots.length && String(count.voters) === String(voters), 'wrong-count',
		`the bundle has ${e.ballots.length} ballots of [${voters}] voters, the chain ${count.accepted} of [${
			count.voters}]`);
	check(same(count.log, log), 'wrong-log', 'the ballots are not those that the chain logged, or not in their order');
	say('ballots', `${e.ballots.length} accepted, with their choice proofs and in the order of the log`);
	say('voters', `${counted.length} aliases, whose last ballots count; ${e.ballots.length - counted.length} replaced`);

	const sums = format.sumsOf(plan).map(({ contest, styles }, at) => {
		const { raw, value: stated } = e.get('Elections', 'Accumulators', format.readSum, le(at, 1));
		const ballots = counted.flatMap(({ style, contests }) =>
			((styles >> style) & 1 ? [contests[plan.styles[style]!.contests.indexOf(contest)]!.ciphertexts] : []));
		const holds = (i: number, half: 'c1' | 'c2') => ballots.reduce((sum, ciphertexts) =>
			sum.add(ciphertexts[i]![half].element), Group.ZERO).equals(stated[i]![half].element);
		check(stated.length === plan.contests[contest]!.candidates.length + 1
			&& stated.every((_, i) => holds(i, 'c1') && holds(i, 'c2')), 'wrong-sum',
		`sum ${at}, of contest ${contest}, is not that of the ballots that count`);
		check(ballots.length >= plan.minimumBallots, 'too-few-voters', `sum ${at} has only ${ballots.length} ballots`);
		return { contest, voters: ballots.length, raw, ciphertexts: stated };
	});
	say('sums', `${sums.length} sums of ${sums.flatMap(({ ciphertexts }) => ciphertexts).length} ciphertexts`);
	return { countRaw, sums };
}

/** The polls, by contest and component (sections 2 and 9); nothing for ballots, and for a poll that was not sealed. */
function checkPolls({ plan, ref, find }: Election, say: Say) {
	const polls = plan.contests.map(({ candidates, rule }, contest) => rule.components.map(({ styles }, component) => {
		const key = join(le(contest, 2), le(component, 1));
		const poll = styles === undefined ? find('Elections', 'Polls', format.readPoll, key)?.value : undefined;
		const { salt, counts, report } = poll?.revealed ?? {};
		check(!counts || (counts.value.length === candidates.length
			&& same(H('caucus/poll/1', ref, key, salt!, counts.raw, report!), poll!.commitment)), 'wrong-poll',
		`the poll of contest ${contest}, component ${component}, is not what was committed to`);
		return poll && { sealed: join(key, poll.commitment), counts: counts?.value.map(BigInt) };
	}));
	const sealed = polls.flat().filter((poll) => poll !== undefined);
	say('polls', `${sealed.length} sealed, ${sealed.filter(({ counts }) => counts).length} revealed as committed`);
	return { polls, sealedRaw: list(sealed.map((poll) => poll.sealed)) };
}

/** Section 8: what follows of a sum's totals from the choice proofs. Only a hole in those could break it. */
export function withinBounds(totals: bigint[], voters: number, most: number): boolean {
	const marked = BigInt(voters) - totals.at(-1)!;
	const votes = totals.slice(0, -1).reduce((sum, n) => sum + n, 0n);
	return marked >= 0n && votes >= marked && votes <= BigInt(most) * marked;
}

/** Step 6: the close, the decryption shares and the totals (sections 7 and 8). */
function checkTally(e: Election, { countRaw, sums }: Counted, { sealedRaw }: Polls, say: Say) {
	const { plan, params, entry } = e;
	const { raw: closeRaw, value: close } = e.get('Elections', 'Closes', format.readClose);
	const sumsRaw = list(sums.map(({ raw }) => raw));
	check(same(close.hash, H('caucus/close/1', e.ref, le(close.block, 4), countRaw, sealedRaw, sumsRaw)), 'wrong-close',
		'the close hash is not that of the count, the polls and the sums');
	check(close.at >= plan.closes + entry.extension && close.block <= e.block.number, 'wrong-close',
		'the election closed before its time, or after the block of this state');

	const ciphertexts = sums.flatMap((sum) => sum.ciphertexts);
	const shares = params.verificationKeys.flatMap((key, at) => {
		const share = e.find('Trustees', 'Shares', format.readShare, le(at + 1, 2))?.value;
		check(!share || shareHolds(e.ref, close.hash, at + 1, key, ciphertexts, share), 'bad-share',
			`the decryption share of trustee ${at + 1} does not hold`);
		return share ? [{ trustee: at + 1, share }] : [];
	});
	check(shares.length >= plan.threshold, 'too-few-shares', `only ${shares.length} trustees have decrypted`);
	say('shares', `${shares.length} decryption shares hold, where ${plan.threshold} are needed`);

	const { raw: totalsRaw, value: totals } = e.get('Elections', 'Results', format.readTotals);
	check(totals.length === sums.length && sums.every((sum, at) => totals[at]!.length === sum.ciphertexts.length),
		'wrong-total', 'the totals do not have the shape of the sums');
	const elements = decrypt(ciphertexts, shares.slice(0, plan.threshold));
	totals.flat().forEach((total, at) => check(combine([Group.BASE], [total]).equals(elements[at]!), 'wrong-total',
		`the shares do not decrypt ciphertext ${at} of the sums to ${total}`));
	sums.forEach(({ contest, voters }, at) => check(withinBounds(totals[at]!, voters, plan.contests[contest]!.most),
		'wrong-total', `${voters} voters cannot give the totals of sum ${at}`));
	say('totals', `${totals.flat().length} totals are what the shares decrypt to`);
	return { closeRaw, totalsRaw, totals };
}

/** Step 7: who is elected (section 9). */
function checkOutcomes({ plan, find, entry }: Election, votes: bigint[][][], { polls }: Polls, say: Say) {
	const outcomes = plan.contests.map((contest, c) => {
		const sums = votes[c]!.map((sum) => sum.slice(0, -1));
		return compose(contest, contest.rule.components.map(({ styles }, i) =>
			(styles === undefined ? polls[c]![i]?.counts : sums.shift())));
	});
	const stated = find('Elections', 'OutcomesOf', format.readComposed)?.value.outcomes;
	check(stated !== undefined || entry.stage === TALLIED || entry.annulled, 'missing-value',
		'the state has no outcomes');
	check(!stated || stated.value.length === outcomes.length, 'wrong-outcome', 'not each contest has one outcome');
	const show = (outcome: Outcome | undefined) => outcome && `${VERDICTS[outcome.verdict]}, elected [${
		outcome.elected}], in the run-off [${outcome.runOff}], totals [${outcome.totals}]`;
	outcomes.forEach((outcome, c) => check(!stated || show(outcome) === show(stated.value[c]), 'wrong-outcome',
		`contest ${c} comes to ${show(outcome)}; the chain has ${show(stated?.value[c])}`));
	say('results', `${outcomes.length} outcomes composed${stated ? ', as on the chain' : '; the chain has none'}`);
	return { outcomes, outcomesRaw: stated?.raw };
}

/** Verifies everything, or throws a `Refusal`. */
export function verify(evidence: Evidence, say: Say = () => {}, tick: (what: string) => void = () => {}) {
	const e = openElection(evidence);
	say('election', `"${e.plan.title}", number ${e.election} of the chain with the genesis hash ${hex(e.genesis)}`);
	say('block', `${e.block.number}, hash ${hex(e.block.hash)}; all values are in its state`);
	checkRoll(e, say);
	checkKey(e, say);
	const counted = countBallots(e, say, tick);
	const polls = checkPolls(e, say);
	const { closeRaw, totalsRaw, totals } = checkTally(e, counted, polls, say);
	const votes = e.plan.contests.map((_, c) => totals.filter((_, at) => counted.sums[at]!.contest === c));
	const { outcomes, outcomesRaw } = checkOutcomes(e, votes, polls, say);
	// Section 11: two audits that saw the same have the same digest.
	const digest = H('caucus/audit/1', e.genesis, le(e.election, 4), YES, e.ref, counted.countRaw, YES, closeRaw,
		YES, totalsRaw, outcomesRaw ? join(YES, outcomesRaw) : NO);
	const results = outcomes.map(({ verdict, elected, runOff, totals }, c) => ({
		contest: c, title: e.plan.contests[c]!.title, verdict: VERDICTS[verdict]!, elected, run_off: runOff, totals,
		candidates: e.plan.contests[c]!.candidates.map(({ name }) => name), votes: votes[c]!,
	}));
	return { digest, annulled: e.entry.annulled, results };
}
export type Results = ReturnType<typeof verify>['results'];
