// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A meeting as its chair and secretary need it.

import { type Reading, asText, fromHex, u32 } from '../../../chain';
import { topicOf, waitingIn } from '../two';
import type { Requirement } from './counts';

const MOST = 100;

export async function readMeeting(reading: Reading, meeting: number) {
	const { api, at, final } = reading;
	const [record, agenda, motions, minutes, certifying, [, parameters]] = await Promise.all([
		api.view.Assemblies.meeting(meeting, { at }),
		api.view.Assemblies.agenda(meeting, 0, MOST, { at }),
		api.view.Assemblies.motions_tabled(meeting, 0, MOST, { at }),
		api.view.Assemblies.minutes(meeting, 0, MOST, { at }),
		api.query.Assemblies.Certifying.getValue(meeting, { at }),
		api.view.Assemblies.parameters({ at }),
	]);
	if (!record) return undefined;
	const text = minutes.at(-1)?.texts.find(({ language }) => language.type === 'Korean');
	const waiting = waitingIn(certifying, final.time);
	// Certified is this version of the record with this file.
	const topic = text && topicOf('caucus/assemblies/certify', u32(meeting), u32(record.version), fromHex(text.digest));
	return {
		version: record.version, organization: record.organization, name: asText(record.plan.name), place: asText(record.plan.place),
		stage: record.stage.type, starts: Number(record.plan.starts_at), ends: Number(record.plan.ends_at), now: final.time,
		freezes: record.noticed_at === undefined ? undefined : Number(record.freezes_at),
		due: record.record_due === undefined ? undefined : Number(record.record_due),
		objections: record.stage.type === 'Certified' ? Number(record.stage.value.until) : undefined,
		entitled: record.entitled, present: record.most_present, quorum: record.quorum,
		ordinary: parameters.ordinary,
		items: agenda.map(([position, { what, state }]) => ({
			position, label: asText(what.label), title: asText(what.title), kind: what.kind.type, state: state.type,
		})),
		motions: motions.map(([motion, { what, state, tabled }]) => ({
			motion, title: asText(what.title), state: state.type, item: tabled?.[1], requirement: what.requirement as Requirement,
		})),
		minutes: text?.digest as `0x${string}` | undefined, certifying: waiting.find((one) => one.topic === topic),
	};
}

export type MeetingFound = NonNullable<Awaited<ReturnType<typeof readMeeting>>>;
