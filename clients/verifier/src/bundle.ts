// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The structures of an election and the bundle that holds them: sections 3, 4, 6 to 9 and 11 of docs/ballot-format.md.
// A structure is read field by field, in the order in which it is written here.

import { H, Reader, check, decode, join, same } from './bytes.js';
import { readCiphertext, readContestBallot, readEquality, readKnowledge, readPoint, readScalar } from './proofs.js';
import { provenState, type State } from './state.js';

// Section 3: the parameters.

/** The code points of section 3 that no label holds: nobody sees them, or they make a name read as another one. */
const HIDDEN = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028\\u2029'
	+ '\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\u3164\\ufeff\\uffa0\\u{e0000}-\\u{e007f}]', 'u');
/** Nothing but the white space of section 3; what JavaScript trims are others. */
const BLANK = /^[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/u;

export const isLabel = (text: string): boolean => !BLANK.test(text) && !HIDDEN.test(text);

function readLabel(r: Reader): string {
	const bytes = Uint8Array.from(r.list(128, r.u8));
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	return same(join(text), bytes) && isLabel(text) ? text : r.refuse('a label is not readable text');
}

const readCandidate = (r: Reader) => ({ name: readLabel(r), classes: r.u16(), nominee: r.option(r.b32) });

/** The styles whose ballots a component adds up are bits; a poll has none. */
const readComponent = (r: Reader) => ({ weight: r.u16(), styles: r.index(2) === 0 ? r.u8() : undefined });

const readRule = (r: Reader) => ({
	components: r.list(8, readComponent), seats: r.u8(),
	reserved: r.option(() => ({ class: r.u16(), seats: r.u8() })), majority: r.bool(),
	tie: r.index(3), rounding: r.index(3), missingPoll: r.index(3),
});

function readContest(r: Reader) {
	const [title, kind] = [readLabel(r), r.index(4)];
	const upTo = kind === 1 ? r.u8() : 1;
	const candidates = r.list(64, readCandidate);
	const most = kind === 2 ? candidates.length : upTo;
	return { title, isQuestion: kind === 3, candidates, most, rule: readRule(r) };
}
export type Contest = ReturnType<typeof readContest>;

const readStyle = (r: Reader) => ({ classes: r.u16(), chapter: r.option(r.u16), contests: r.list(16, r.u16) });

export const readPlan = (r: Reader) => ({
	title: readLabel(r), contests: r.list(16, readContest), styles: r.list(8, readStyle),
	ringSize: [255, 767, 16_127][r.index(3)]!,
	trusteeStep: r.u64(), objections: r.u64(), opens: r.u64(), closes: r.u64(),
	tally: r.u64(), certification: r.u64(), appeals: r.u64(),
	minimumKeys: r.u32(), minimumBallots: r.u32(), maxRevotes: r.u16(), threshold: r.u16(),
	follows: r.option(() => ({ election: r.u32(), contest: r.u16() })),
});
export type Plan = ReturnType<typeof readPlan>;

const readElectorate = (r: Reader) => ({
	roll: r.u32(), rollRoot: r.b32(),
	styles: r.list(8, () => ({ keys: r.u32(), rings: r.u16(), digest: r.b32() })),
	ringRoots: r.b32(), ringSeed: r.b32(),
});

export const readParams = (r: Reader) => ({
	plan: r.spanned(readPlan), electorate: readElectorate(r), ceremonyAttempt: r.u32(),
	electionKey: readPoint(r), verificationKeys: r.list(32, readPoint), specVersion: r.u32(),
});

/** The sums of section 3: one for each weight group, contest by contest. */
export const sumsOf = (plan: Plan) => plan.contests.flatMap((contest, at) =>
	contest.rule.components.flatMap(({ styles }) => (styles === undefined ? [] : [{ contest: at, styles }])));

/** The conditions of section 3 on a plan. Without them "the one sum whose group has the style" has no meaning. */
export function checkPlan(plan: Plan): void {
	const need = (holds: boolean, what: string) => check(holds, 'bad-plan', `the plan is not permitted: ${what}`);
	const total = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0);
	need(plan.contests.length > 0 && plan.styles.length > 0, 'it has no contests or no styles');
	plan.styles.forEach(({ contests: paper }, s) => need(paper.length > 0 && paper.every((contest, i) =>
		contest < plan.contests.length && contest > (paper[i - 1] ?? -1)), `the paper of style ${s}`));
	plan.contests.forEach(({ candidates: { length: n }, candidates, most, isQuestion, rule }, c) => {
		const { components, seats, reserved, majority } = rule;
		need(most >= 1 && most <= Math.min(16, n) && (!isQuestion || n === 2), `the choices of contest ${c}`);
		need(new Set(candidates.map(({ name }) => name)).size === n, `two names alike in contest ${c}`);
		need(seats >= 1 && seats <= n && !(majority && seats > 1) && !(isQuestion && (majority || reserved)),
			`the seats of contest ${c}`);
		need(!reserved || (!majority && reserved.class > 0 && reserved.seats >= 1 && reserved.seats <= seats),
			`the reserved seats of contest ${c}`);
		need(components[0]?.styles !== undefined && components.every(({ weight }) => weight > 0),
			`the components of contest ${c}`);
		const groups = components.flatMap(({ styles }) => styles ?? []);
		const having = total(plan.styles.map(({ contests }, s) => (contests.includes(c) ? 1 << s : 0)));
		// Disjoint sets of bits, and only those, add up to their union.
		need(groups.reduce((bits, group) => bits | group, 0) === having && total(groups) === having,
			`the weight groups of contest ${c}`);
	});
	const ciphertexts = total(sumsOf(plan).map(({ contest }) => plan.contests[contest]!.candidates.length + 1));
	need(sumsOf(plan).length <= 64 && ciphertexts <= 1040, 'it has too many sums');
}

// Section 4: the ballot.

export const readBody = (r: Reader) => ({
	version: r.u8(), election: r.u32(), ring: r.u16(), sequence: r.u16(), alias: r.b32(),
	contests: r.list(16, readContestBallot),
});
export function readBallot(r: Reader) {
	const { value, raw } = r.spanned(() => ({ ...readBody(r), ringProof: r.bytes(785) }));
	return { ...value, raw };
}
export type Ballot = ReturnType<typeof readBallot>;

// Sections 6 to 9: what the trustees and the chain leave in the state.

export const readJoining = (r: Reader) =>
	({ key: readPoint(r), proof: readKnowledge(r), dealing: r.b32(), seed: r.b32() });
export const readDealing = (r: Reader) => ({
	commitments: r.spanned(() => r.list(32, readPoint)), contribution: readKnowledge(r),
	ephemeral: readPoint(r), ephemeralProof: readKnowledge(r), masked: r.list(32, readScalar),
});
export const readComplaint = (r: Reader) => ({ dealer: r.u16(), shared: readPoint(r), proof: readEquality(r) });
export const readShare = (r: Reader) => ({ points: r.list(1040, readPoint), proof: readEquality(r) });
export const readKeyOutcome = (r: Reader) => ({ key: readPoint(r), keys: r.list(32, readPoint) });
export const readCeremony = (r: Reader) => ({
	attempt: r.u32(), ref: r.b32(), trustees: r.list(32, r.b32), threshold: r.u16(),
	stepTime: r.u64(), step: r.index(6), deadline: r.u64(), seedsUntil: r.option(r.u64),
});
export type Joining = ReturnType<typeof readJoining>;
export type Dealing = ReturnType<typeof readDealing>;
export type Complaint = ReturnType<typeof readComplaint>;
export type Share = ReturnType<typeof readShare>;

function readStage(r: Reader) {
	const stage = r.index(11);
	return { stage, annulled: stage === 10 && r.index(8) === 6 };
}
export const readElection = (r: Reader) => ({
	plan: r.spanned(readPlan), ...readStage(r), since: r.u64(), roll: r.option(r.u32), extension: r.u64(),
});
export const readRuling = (r: Reader) => ({ annulled: r.bool(), reasons: r.b32() });
export const readCount = (r: Reader) => ({ accepted: r.u32(), voters: r.list(8, r.u32), log: r.b32() });
export const readSum = (r: Reader) => r.list(65, readCiphertext);
export const readClose = (r: Reader) => ({ block: r.u32(), at: r.u64(), hash: r.b32() });
export const readTotals = (r: Reader) => r.list(64, () => r.list(65, r.u64));
export const readPoll = (r: Reader) => ({
	commitment: r.b32(),
	revealed: r.option(() => ({ salt: r.b32(), counts: r.spanned(() => r.list(64, r.u32)), report: r.b32() })),
});
const readOutcome = (r: Reader) => ({
	verdict: r.index(4), elected: r.list(64, r.u8), runOff: r.list(64, r.u8), totals: r.list(64, r.u64),
});
export type Outcome = ReturnType<typeof readOutcome>;
export const readComposed = (r: Reader) => ({ outcomes: r.spanned(() => r.list(16, readOutcome)), at: r.u64() });

// Section 11: the bundle.

const MARK = join('CAUCUS', Uint8Array.of(0, 1));

/** What there is to verify: the evidence, and the block in whose state the election is. */
export type Evidence = {
	election: number; genesis: Uint8Array; block: { hash: Uint8Array; number: number }; state: State;
	keys: Uint8Array[][]; ballots: Ballot[];
};

/** Of a header only what is needed here. That the block is final is left to the auditor, who reads the rest. */
function openHeader(bytes: Uint8Array, what: string) {
	const r = new Reader(bytes, what);
	return { hash: H(bytes), parent: r.b32(), number: r.compact(), stateRoot: r.b32() };
}

/** Reads a bundle; `tick` hears about progress. */
export function openBundle(file: Uint8Array, tick: (what: string) => void = () => {}): Evidence {
	check(same(file.subarray(0, 8), MARK), 'not-a-bundle', 'the file is not a bundle of version 1');
	return decode(file.subarray(8), 'the bundle', (r) => {
		const election = r.u32();
		const genesis = openHeader(r.blob(), 'the genesis header');
		check(genesis.number === 0, 'wrong-genesis', 'the genesis header is not that of block 0');
		r.list(Infinity, r.blob); // the proof of the first validators,
		r.list(Infinity, () => [r.blob(), r.blob()]); // and how they handed over: for finality only
		const block = openHeader(r.blob(), 'the last header');
		r.blob();
		const state = provenState(block.stateRoot, r.list(Infinity, r.blob));
		const keys = r.list(Infinity, () => r.list(Infinity, r.b32));
		let read = 0;
		const ballots = r.list(Infinity, () => {
			tick(`${read++} ballots read`);
			return readBallot(r);
		});
		return { election, genesis: genesis.hash, block, state, keys, ballots };
	});
}
