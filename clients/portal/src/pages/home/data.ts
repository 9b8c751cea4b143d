// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the first page tells: what is open now, and what was recorded last.

import { type Reading, asText } from '../../chain';
import { languageNamed } from '../../text';

/** Something that members can do or attend now. */
export interface Open {
	readonly area: 'elections' | 'petitions' | 'assemblies';
	readonly id: number;
	readonly title: string;
	/** The key of its text. */
	readonly state: 'voting' | 'votingSoon' | 'signing' | 'inSession' | 'meetingSoon';
	/** When that ends or begins, in milliseconds. */
	readonly until: number;
}

/** Something that was recorded. */
export interface Recorded {
	readonly area: Open['area'];
	readonly id: number;
	readonly title: string;
	readonly state: string;
	readonly time: number;
}

/** Something that the party lets everybody know. */
export interface Announced {
	readonly id: number;
	readonly title: string;
	readonly language: 'ko' | 'en';
	readonly organization: number;
}

/** How many of each kind are looked at for the newest. */
const NEWEST = 6;
/** How many petitions a view looks at in one call. */
const LOOKED_AT = 1000;

async function openElections({ api, at }: Reading): Promise<Open[]> {
	const active = await api.query.Elections.Active.getValue({ at });
	const elections = await api.query.Elections.Elections.getValues(active.map((id): [number] => [id]), { at });
	return elections.flatMap((election, i) => {
		const stage = election?.stage.type;
		if (!election || (stage !== 'Open' && stage !== 'Ready')) return [];
		const { opens, closes } = election.plan.schedule;
		const voting = stage === 'Open';
		return [{
			area: 'elections' as const, id: active[i]!, title: asText(election.plan.title),
			state: voting ? 'voting' as const : 'votingSoon' as const,
			// The chain was stopped for that long while the vote was open.
			until: Number(voting ? closes + election.extension : opens),
		}];
	});
}

async function openPetitions({ api, at }: Reading): Promise<Open[]> {
	const [count = 0] = await api.view.Petitions.counts({ at });
	const rows = await api.view.Petitions.petitions_in({ type: 'Open', value: undefined }, Math.max(0, count - LOOKED_AT), 100, { at });
	return rows.map((row) => ({
		area: 'petitions' as const, id: row.petition, title: asText(row.title), state: 'signing' as const, until: Number(row.until),
	}));
}

async function openMeetings({ api, at }: Reading): Promise<Open[]> {
	const { meetings: count } = await api.view.Assemblies.numbers({ at });
	const meetings = await api.view.Assemblies.meetings(Math.max(0, count - 50), 50, { at });
	return meetings.flatMap(([id, meeting]) => {
		const soon = meeting.stage.type === 'Noticed' || meeting.stage.type === 'AgendaFrozen';
		if (!soon && meeting.stage.type !== 'InSession') return [];
		return [{
			area: 'assemblies' as const, id, title: asText(meeting.plan.name),
			state: soon ? 'meetingSoon' as const : 'inSession' as const,
			until: Number(soon ? meeting.plan.starts_at : meeting.plan.ends_at),
		}];
	});
}

/** What is open, the nearest end first. */
export async function readOpen(reading: Reading): Promise<Open[]> {
	const all = await Promise.all([openElections(reading), openPetitions(reading), openMeetings(reading)]);
	return all.flat().sort((a, b) => a.until - b.until);
}

async function newestElections({ api, at }: Reading): Promise<Recorded[]> {
	const next = await api.query.Elections.NextElection.getValue({ at });
	const ids = Array.from({ length: Math.min(NEWEST, next) }, (_, i) => next - 1 - i);
	const elections = await api.query.Elections.Elections.getValues(ids.map((id): [number] => [id]), { at });
	return elections.flatMap((election, i) => (election ? [{
		area: 'elections' as const, id: ids[i]!, title: asText(election.plan.title),
		state: election.stage.type, time: Number(election.since),
	}] : []));
}

async function newestPetitions({ api, at }: Reading): Promise<Recorded[]> {
	const [count = 0] = await api.view.Petitions.counts({ at });
	const rows = await api.view.Petitions.petitions(Math.max(0, count - LOOKED_AT), 100, { at });
	return rows.slice(-NEWEST).map((row) => ({
		area: 'petitions' as const, id: row.petition, title: asText(row.title), state: row.state.type, time: Number(row.created),
	}));
}

async function newestMeetings({ api, at }: Reading): Promise<Recorded[]> {
	const { meetings: count } = await api.view.Assemblies.numbers({ at });
	const meetings = await api.view.Assemblies.meetings(Math.max(0, count - NEWEST), NEWEST, { at });
	return meetings.flatMap(([id, meeting]) => {
		const time = meeting.adjourned_at ?? meeting.opened_at ?? meeting.noticed_at;
		if (time === undefined) return [];
		return [{
			area: 'assemblies' as const, id, title: asText(meeting.plan.name), state: meeting.stage.type, time: Number(time),
		}];
	});
}

/** What was recorded last, the newest first. */
export async function readNewest(reading: Reading): Promise<Recorded[]> {
	const all = await Promise.all([newestElections(reading), newestPetitions(reading), newestMeetings(reading)]);
	return all.flat().sort((a, b) => b.time - a.time).slice(0, NEWEST);
}

/** How many items of the library are looked at for the newest announcements, and how many of those are shown. */
const LIBRARY = 60;
const ANNOUNCEMENTS = 3;

/** What organisations announced last and can be read, the newest first. */
export async function readAnnouncements({ api, at }: Reading): Promise<Announced[]> {
	const [count = 0] = await api.view.Library.counts({ at });
	if (count === 0) return [];
	const rows = await api.view.Library.items(Math.max(0, count - LIBRARY), LIBRARY, { at });
	const announced = rows.flatMap(({ id, item: { heading }, description, status }) => {
		const { capacity, kind, language } = heading;
		if (capacity.type !== 'Organization' || kind.type !== 'Announcement' || status.type !== 'Available') return [];
		return [{ id, title: asText(description.title), language: languageNamed(language.type), organization: capacity.value }];
	});
	return announced.slice(-ANNOUNCEMENTS).reverse();
}
