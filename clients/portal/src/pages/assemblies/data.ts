// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is read of meetings, all of it at one block.

import { type Reading, type View, everyPage } from '../../chain';

export type Meeting = NonNullable<View<'Assemblies', 'meeting'>>;
export type AgendaRow = View<'Assemblies', 'agenda'>[number];
export type Presence = View<'Assemblies', 'presences'>[number];
export type Motion = NonNullable<View<'Assemblies', 'motion'>>;
export type MotionRow = View<'Assemblies', 'motions'>[number];
export type VoteRow = View<'Assemblies', 'votes_of'>[number];
export type VoteVersion = View<'Assemblies', 'vote_versions'>[number];
export type Minutes = View<'Assemblies', 'minutes'>[number];
export type Correction = View<'Assemblies', 'corrections'>[number];
export type Requirement = Motion['what']['requirement'];
export type Counts = VoteVersion['counts'];

export interface MeetingRecord {
	readonly id: number;
	readonly meeting: Meeting;
	readonly agenda: readonly AgendaRow[];
	readonly presences: readonly Presence[];
	/** Motions and amendments that were tabled here. */
	readonly motions: readonly MotionRow[];
	readonly votes: readonly VoteRow[];
	/** All versions of the counts of votes that were corrected. */
	readonly versions: ReadonlyMap<number, readonly VoteVersion[]>;
	readonly minutes: readonly Minutes[];
	readonly certification: View<'Assemblies', 'certification'>;
	readonly corrections: readonly Correction[];
	readonly windows: readonly {
		readonly window: number;
		readonly objections: View<'Assemblies', 'objections'>;
		readonly decision: View<'Assemblies', 'decision'>;
	}[];
}

/** A meeting with all of its record; nothing if there is no such meeting. */
export async function readMeeting({ api, at }: Reading, id: number): Promise<MeetingRecord | undefined> {
	const { Assemblies } = api.view;
	const options = { at };
	const meeting = await Assemblies.meeting(id, options);
	if (!meeting) return undefined;
	const some = <T>(count: number, read: () => Promise<T[]>) => (count > 0 ? read() : Promise.resolve<T[]>([]));
	const [agenda, presences, tabled, votes, minutes, certification, corrections, windows] = await Promise.all([
		some(meeting.items, () => everyPage((from, count) => Assemblies.agenda(id, from, count, options))),
		some(meeting.presences, () => everyPage((from, count) => Assemblies.presences(id, from, count, options))),
		some(meeting.motions, () => everyPage((from, count) => Assemblies.motions_tabled(id, from, count, options))),
		some(meeting.votes, () => everyPage((from, count) => Assemblies.votes_of(id, from, count, options))),
		some(meeting.minutes, () => everyPage((from, count) => Assemblies.minutes(id, from, count, options))),
		meeting.minutes > 0 ? Assemblies.certification(id, options) : undefined,
		some(meeting.corrections, () => everyPage((from, count) => Assemblies.corrections(id, from, count, options))),
		Promise.all(Array.from({ length: meeting.objectors.windows }, async (_, i) => ({
			window: i + 1,
			objections: await everyPage((from, count) => Assemblies.objections(id, i + 1, from, count, options)),
			decision: await Assemblies.decision(id, i + 1, options),
		}))),
	]);
	const [amendments, versions] = await Promise.all([
		Promise.all(tabled.map(([motion, record]) => some(record.amendments, () => everyPage(
			(from, count) => Assemblies.amendments(motion, from, count, options))))),
		Promise.all(votes.filter(([, vote]) => vote.versions > 1).map(async ([vote]) => [
			vote, await everyPage((from, count) => Assemblies.vote_versions(vote, from, count, options)),
		] as const)),
	]);
	return {
		id, meeting, agenda, presences, motions: [...tabled, ...amendments.flat()], votes, versions: new Map(versions),
		minutes, certification, corrections, windows,
	};
}

export type MeetingRow = View<'Assemblies', 'meetings'>[number];

/** The newest meetings of all organisations, the newest first. */
export async function readMeetings({ api, at }: Reading, most: number): Promise<{ rows: MeetingRow[]; all: number }> {
	const { meetings: all } = await api.view.Assemblies.numbers({ at });
	const start = Math.max(0, all - most);
	const starts = Array.from({ length: Math.ceil((all - start) / 100) }, (_, i) => start + i * 100);
	const pages = await Promise.all(starts.map((from) => api.view.Assemblies.meetings(from, Math.min(100, all - from), { at })));
	return { rows: pages.flat().reverse(), all };
}

/** Whether a meeting is announced and not begun. */
export const isAnnounced = ({ stage }: Meeting): boolean => stage.type === 'Noticed' || stage.type === 'AgendaFrozen';

/** Whether minutes are missing although they are due. */
export const lacksMinutes = (meeting: Meeting, now: number): boolean => meeting.minutes === 0
	&& ['InSession', 'Inquorate', 'Adjourned', 'Noticed', 'AgendaFrozen'].includes(meeting.stage.type)
	&& meeting.record_due !== undefined && Number(meeting.record_due) <= now;
