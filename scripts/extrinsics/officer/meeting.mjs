// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Hold a meeting and record it: plan, agenda, motion, notice, opening, vote, end, certified record.
//
//   node scripts/extrinsics/officer/meeting.mjs //Dave //Charlie
//
// The secretary enters, the chair opens; both certify. The chain takes no meeting of the past: notice has to be given
// in time (20 seconds for urgent meetings of a development chain, days elsewhere). `caucus import meeting` does all of
// this from a file in the format of OpenSlides.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { Enum } from 'polkadot-api';
import { firstValueFrom, filter } from 'rxjs';
import { hexOf, main, result, send, text, words } from '../caucus.mjs';

const ORGANISATION = 0;
const HALF = { num: 1, den: 2 };

/** A reference to a text that is published elsewhere, under its digest. */
const content = (/** @type {string} */ body) => ({
	digest: hexOf(Blake2256(text(body))), bytes: BigInt(text(body).length),
	media: Enum('Plain'), language: Enum('Korean'),
});

await main(async (client, api, secretary = '//Dave', chair = '//Charlie') => {
	/** The version of a meeting is named in every call: what somebody else has changed meanwhile is not overlooked. */
	const at = async (/** @type {number} */ meeting) => {
		const record = await api.view.Assemblies.meeting(meeting);
		if (!record) throw new Error(`there is no meeting ${meeting}`);
		return { meeting, expected_version: record.version };
	};

	const now = await api.query.Timestamp.Now.getValue({ at: 'best' });
	const plan = (/** @type {bigint} */ startsAt) => ({
		classification: Enum('Urgent'), name: text('긴급 당무회의'), place: text('온라인'),
		starts_at: startsAt, ends_at: startsAt + 3_600_000n, parent: undefined,
	});
	const drafted = await send(client, api, api.tx.Assemblies.draft({
		organization: ORGANISATION, plan: plan(now + 600_000n),
	}), secretary);
	const { meeting } = api.event.Assemblies.MeetingDrafted.filter(drafted.events)[0]?.payload
		?? (() => { throw new Error('no meeting was planned'); })();

	const added = await send(client, api, api.tx.Assemblies.add_item({
		...await at(meeting),
		what: {
			label: text('1'), title: text('예산안'), kind: Enum('Motion'), public: true,
			parent: undefined, documents: [],
		},
	}), secretary);
	const { item } = api.event.Assemblies.ItemAdded.filter(added.events)[0]?.payload
		?? (() => { throw new Error('the agenda has no item'); })();
	const proposed = await send(client, api, api.tx.Assemblies.propose({
		...await at(meeting), item,
		what: {
			creator: Enum('Floor', 3), identifier: text('A-1'), title: text('2027년도 예산'),
			text: content('2027년도 예산을 의결한다.\n'),
			// The ordinary one: more than half of those entitled who are present, and more than half of all are
			// present.
			requirement: {
				base: Enum('EntitledPresent'), share: HALF, strict: true,
				quorum: { share: HALF, strict: true, least: 1 },
			},
		},
	}), secretary);
	const { motion } = api.event.Assemblies.MotionProposed.filter(proposed.events)[0]?.payload
		?? (() => { throw new Error('no motion was tabled'); })();
	// The plan can be changed until the notice: it begins as soon as may be, with time for the notice to get into a
	// block.
	const startsAt = await api.query.Timestamp.Now.getValue({ at: 'best' }) + 60_000n;
	await send(client, api, api.tx.Assemblies.edit({ ...await at(meeting), plan: plan(startsAt) }), secretary);
	await send(client, api, api.tx.Assemblies.notice(await at(meeting)), secretary);
	console.log(`meeting ${meeting} with motion ${motion} is convened for ${new Date(Number(startsAt)).toISOString()}`);

	// It can be opened when the chain's clock says so.
	const clock = api.query.Timestamp.Now.watchValue({ at: 'best' });
	await firstValueFrom(clock.pipe(filter(({ value }) => value >= startsAt)));
	await send(client, api, api.tx.Assemblies.open({
		...await at(meeting), attendance: { entitled: 30, present: 21, excused: 2, groups: [] }, electorate: undefined,
	}), chair);

	// The counts of a vote; what follows from them is the chain's own reckoning. Counts that cannot be true are
	// refused.
	await send(client, api, api.tx.Assemblies.record_vote({
		...await at(meeting), subject: Enum('Motion', motion),
		ballot: {
			method: Enum('ShowOfHands'), provenance: Enum('Own'), stated: Enum('Passed'), evidence: undefined,
			counts: {
				entitled: 30, present: 21, cast: 20, valid: 20, invalid: 0, votes_per_ballot: 1, groups: [],
				votes: [[Enum('Yes'), 14], [Enum('No'), 4], [Enum('Abstain'), 2]],
			},
		},
	}), secretary);
	await send(client, api, api.tx.Assemblies.adjourn(await at(meeting)), secretary);
	const minutes = content('회의록\n');
	const publish = api.tx.Assemblies.publish_minutes({ ...await at(meeting), texts: [minutes] });
	await send(client, api, publish, secretary);
	// Both certify by the digest of the minutes that they have read. From then on members can object, without a name.
	for (const uri of [secretary, chair]) {
		const certify = api.tx.Assemblies.certify({ ...await at(meeting), digest: minutes.digest });
		await send(client, api, certify, uri);
	}

	const record = await api.view.Assemblies.meeting(meeting);
	const tabled = await api.view.Assemblies.motions_tabled(meeting, 0, 10);
	const state = tabled.find(([number]) => number === motion)?.[1].state.type;
	console.log(`${words(record?.plan.name ?? new Uint8Array())}: ${record?.stage.type}; motion ${motion}: ${state}`);
	result({ meeting, motion, stage: record?.stage.type, state });
});
