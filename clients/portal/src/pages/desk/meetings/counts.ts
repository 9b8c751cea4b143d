// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Numbers of a meeting that cannot be are refused where they are typed. What follows from them is worked out as the chain
// does, and handed in with them: if the two ever differed, the chain would refuse.

/** What is wrong, by the key of its text under `counts`, and the field that it belongs to. */
export interface Impossible {
	readonly field: string;
	readonly key: string;
	readonly values?: Readonly<Record<string, number>>;
}

export interface Attendance {
	readonly entitled: number;
	readonly present: number;
	readonly excused: number;
}

export interface Counts {
	readonly entitled: number;
	readonly present: number;
	readonly cast: number;
	readonly invalid: number;
	readonly yes: number;
	readonly no: number;
	readonly abstain: number;
}

interface Share {
	readonly num: number;
	readonly den: number;
}

export interface Requirement {
	readonly base: { readonly type: 'Yes' | 'YesNo' | 'YesNoAbstain' | 'Valid' | 'Cast' | 'Entitled' | 'EntitledPresent' };
	readonly share: Share;
	readonly strict: boolean;
	readonly quorum: { readonly share: Share; readonly strict: boolean; readonly least: number };
}

export type Verdict = 'Passed' | 'Failed' | 'Tied' | 'NoQuorum';

/** A whole number as people type it; nothing if it is none. */
export function numberIn(text: string): number | undefined {
	const digits = text.replace(/[\s,]/g, '');
	return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
}

export function checkAttendance({ entitled, present, excused }: Attendance): Impossible | undefined {
	if (entitled === 0) return { field: 'entitled', key: 'nobody' };
	if (present > entitled) return { field: 'present', key: 'presentOverEntitled', values: { present, entitled } };
	if (excused > entitled - present) return { field: 'excused', key: 'excusedOverAbsent', values: { excused, absent: entitled - present } };
	return undefined;
}

export function checkCounts({ entitled, present, cast, invalid, yes, no, abstain }: Counts): Impossible | undefined {
	if (present > entitled) return { field: 'present', key: 'presentOverEntitled', values: { present, entitled } };
	if (cast > present) return { field: 'cast', key: 'castOverPresent', values: { cast, present } };
	if (invalid > cast) return { field: 'invalid', key: 'invalidOverCast', values: { invalid, cast } };
	const [sum, valid] = [yes + no + abstain, cast - invalid];
	if (sum > valid) return { field: 'yes', key: 'votesOverValid', values: { sum, valid } };
	// The chain takes fewer; who counts a motion and finds votes missing has mistyped.
	if (sum < valid) return { field: 'yes', key: 'votesUnderValid', values: { sum, valid } };
	return undefined;
}

const isMet = ({ num, den }: Share, part: number, whole: number, strict: boolean): boolean =>
	(strict ? part * den > whole * num : part * den >= whole * num);

/** Whether enough are present for anything to be decided. */
export const hasQuorum = ({ share, strict, least }: Requirement['quorum'], entitled: number, present: number): boolean =>
	entitled > 0 && present >= least && isMet(share, present, entitled, strict);

/** How a vote on a motion ends. */
export function verdictOf(counts: Counts, { base, share, strict, quorum }: Requirement): Verdict {
	const { entitled, present, cast, invalid, yes, no, abstain } = counts;
	if (!hasQuorum(quorum, entitled, present)) return 'NoQuorum';
	const whole = {
		Yes: yes, YesNo: yes + no, YesNoAbstain: yes + no + abstain, Valid: cast - invalid, Cast: cast, Entitled: entitled, EntitledPresent: present,
	}[base.type];
	// Not more are against it than for it, and as many only where the rule counts them.
	const prevails = yes > no || (yes === no && base.type !== 'Yes');
	if (yes > 0 && prevails && isMet(share, yes, whole, strict)) return 'Passed';
	return yes > 0 && yes === no ? 'Tied' : 'Failed';
}
