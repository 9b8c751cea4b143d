// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is due from an account now, by its offices, with the time until which it is.

import { type Reading, asText } from '../../chain';
import { type Offices, holds, organisationsOf } from './offices';
import { listPetitions } from './petitions/list';
import { waitingIn } from './two';

/** The texts are under `duty` by these names. */
export type DutyKind =
	| 'confirmBatch' | 'batchWaits'
	| 'callTrustees' | 'sealPoll' | 'revealPoll' | 'certifyElection'
	| 'review' | 'judge' | 'respond' | 'refer'
	| 'notice' | 'openMeeting' | 'adjourn' | 'minutes' | 'certifyMinutes';

export interface Duty {
	readonly kind: DutyKind;
	/** What it is about. */
	readonly title: string;
	readonly to: string;
	/** Until when it is due, in milliseconds; nothing if nothing says so. */
	readonly due?: number;
	/** Of petitions: since when it has waited. */
	readonly since?: number;
	/** It was done here, and somebody else has to do the same. */
	readonly waits?: boolean;
}

/** How many elections are looked at, the newest ones. */
const ELECTIONS = 40;
/** How many meetings of an organisation are looked at. */
const MEETINGS = 50;

async function ofRegistrar({ api, at }: Reading, who: string): Promise<Duty[]> {
	const waiting = await api.query.Members.Pending.getEntries({ at });
	return waiting.map(({ keyArgs: [batch], value }) => ({
		kind: value.by === who ? 'batchWaits' as const : 'confirmBatch' as const, title: `${batch}`, to: `/desk/members/${batch}`,
		...(value.by === who && { waits: true }),
	}));
}

async function ofCommission({ api, at }: Reading): Promise<Duty[]> {
	const next = await api.query.Elections.NextElection.getValue({ at });
	const ids = Array.from({ length: Math.min(ELECTIONS, next) }, (_, i) => next - 1 - i);
	const records = await api.query.Elections.Elections.getValues(ids.map((id): [number] => [id]), { at });
	const found = await Promise.all(ids.map(async (id, i): Promise<Duty[]> => {
		const record = records[i];
		if (!record) return [];
		const { plan, stage, extension } = record;
		const [title, to, closes] = [asText(plan.title), `/desk/elections/${id}`, Number(plan.schedule.closes + extension)];
		if (stage.type === 'Draft') return [{ kind: 'callTrustees', title, to, due: Number(plan.schedule.opens) }];
		const polls = plan.contests.flatMap(({ rule }, contest) => rule.components.flatMap(
			({ source }, component): [number, number, number][] => (source.type === 'Poll' ? [[id, contest, component]] : [])));
		if (stage.type === 'Ready' || stage.type === 'Open') {
			const sealed = await api.query.Elections.Polls.getValues(polls.map(([e, c, p]): [number, [number, number]] => [e, [c, p]]), { at });
			return sealed.some((poll) => !poll) ? [{ kind: 'sealPoll', title, to, due: closes }] : [];
		}
		if (stage.type !== 'Tallied') return [];
		const composed = await api.query.Elections.OutcomesOf.getValue(id, { at });
		if (composed) return [{ kind: 'certifyElection', title, to, due: Number(composed.at + plan.schedule.certification) }];
		return [{ kind: 'revealPoll', title, to, due: Number(record.since + plan.schedule.tally) }];
	}));
	return found.flat();
}

/** What waits for moderators or the appeals body. A petition that is not published has no title yet. */
export async function readQueue(reading: Reading, body: 'review' | 'judge'): Promise<Duty[]> {
	const { api, at } = reading;
	const rows = await listPetitions(reading, body === 'review' ? 'InReview' : 'InAppeal');
	const ids = rows.map(({ petition }): [number] => [petition]);
	const [records, views] = await Promise.all([
		api.query.Petitions.Petitions.getValues(ids, { at }),
		Promise.all(rows.map(({ petition }) => api.view.Petitions.text(petition, 0, { at }))),
	]);
	return rows.map((row, i) => ({
		kind: body, title: asText(views[i]?.title ?? row.title), to: `/desk/petitions/${row.petition}`,
		due: Number(records[i]?.review_due ?? row.until), since: Number(records[i]?.term.from ?? row.created),
	}));
}

async function ofAddressee(reading: Reading, organizations: readonly number[]): Promise<Duty[]> {
	const rows = await listPetitions(reading);
	return rows.filter(({ addressee }) => organizations.includes(addressee)).flatMap((row): Duty[] => {
		const [title, to] = [asText(row.title), `/desk/petitions/${row.petition}`];
		const due = (kind: DutyKind, duty: typeof row.response): Duty[] => (duty && duty.done === undefined
			? [{ kind, title, to, due: Number(duty.term.until), since: Number(duty.term.from) }] : []);
		return [...due('respond', row.response), ...due('refer', row.referral)];
	});
}

async function ofMeetings({ api, at, final }: Reading, organization: number, who: string): Promise<Duty[]> {
	const meetings = await api.view.Assemblies.meetings_of(organization, 0, MEETINGS, { at });
	const duties = await Promise.all(meetings.map(async ([id, meeting]): Promise<Duty[]> => {
		const { plan, stage } = meeting;
		const [title, to, starts] = [asText(plan.name), `/desk/meetings/${id}`, Number(plan.starts_at)];
		switch (stage.type) {
			case 'Draft':
			case 'Postponed': return [{ kind: 'notice', title, to, due: starts }];
			case 'Noticed':
			case 'AgendaFrozen': return final.time >= starts ? [{ kind: 'openMeeting', title, to, due: Number(plan.ends_at) }] : [];
			case 'InSession':
			case 'Inquorate': return [{ kind: 'adjourn', title, to, due: Number(plan.ends_at) }];
			case 'Adjourned': return [{ kind: 'minutes', title, to, ...(meeting.record_due !== undefined && { due: Number(meeting.record_due) }) }];
			case 'Recorded': {
				const certifying = await api.query.Assemblies.Certifying.getValue(id, { at });
				const waits = waitingIn(certifying, final.time).some(({ by }) => by === who);
				return [{
					kind: 'certifyMinutes', title, to, ...(meeting.record_due !== undefined && { due: Number(meeting.record_due) }), ...(waits && { waits }),
				}];
			}
			default: return [];
		}
	}));
	return duties.flat();
}

/** All that is due from an account, what is overdue or due first in front; what waits for others at the end. */
export async function readDuties(reading: Reading, who: string, offices: Offices): Promise<Duty[]> {
	const own = organisationsOf(offices).map(({ organization }) => organization);
	const found = await Promise.all([
		offices.registrar ? ofRegistrar(reading, who) : [],
		offices.commission ? ofCommission(reading) : [],
		holds(offices, 'Moderator') ? readQueue(reading, 'review') : [],
		holds(offices, 'Appeals') ? readQueue(reading, 'judge') : [],
		own.length > 0 ? ofAddressee(reading, own) : [],
		...own.map((organization) => ofMeetings(reading, organization, who)),
	]);
	return found.flat().sort((a, b) => Number(a.waits ?? false) - Number(b.waits ?? false) || (a.due ?? Infinity) - (b.due ?? Infinity));
}
