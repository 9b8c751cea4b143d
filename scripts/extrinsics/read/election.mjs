// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Read an election: its timeline, its turnout, and its result as far as there is one.
//
//   node scripts/extrinsics/read/election.mjs [ELECTION]
//
// Nobody knows a result before the close, this program included: trustees decrypt only the sums, and only then.

import { main, result, words } from '../caucus.mjs';

const time = (/** @type {bigint} */ moment) => new Date(Number(moment)).toISOString();

await main(async (client, api, number = '0') => {
	const election = Number(number);
	const { hash } = await client.getFinalizedBlock();
	const [record, totals, outcomes] = await Promise.all([
		api.view.Elections.election(election, { at: hash }),
		api.view.Elections.result(election, { at: hash }),
		api.view.Elections.outcomes(election, { at: hash }),
	]);
	if (!record) throw new Error(`there is no election ${election}`);
	const [{ plan, stage, extension }, count] = record;

	console.log(`${words(plan.title)}: ${stage.type}`);
	// Voting may be prolonged after an outage; what is due later moves with it.
	const closes = plan.schedule.closes + extension;
	console.log(`votes from ${time(plan.schedule.opens)} to ${time(closes)}`);
	const { tally, certification } = plan.schedule;
	console.log(`totals until ${time(closes + tally)}, then ${certification / 1000n} s to certify`);

	// `accepted` counts ballots, replaced ones included; `voters` counts those who voted, by style of paper.
	const voters = (count?.voters ?? []).reduce((sum, one) => sum + one, 0);
	console.log(`${voters} have voted, with ${count?.accepted ?? 0} ballots`);
	plan.contests.forEach(({ title, candidates }, i) => {
		const outcome = outcomes?.[i];
		console.log(`${words(title)}: ${outcome ? outcome.verdict.type : 'no result yet'}`);
		candidates.forEach(({ name }, place) => {
			const elected = outcome?.elected.includes(place) ? ', elected' : '';
			if (outcome) console.log(`  ${words(name)}: ${outcome.totals[place]}${elected}`);
		});
	});
	result({ election, hash, stage: stage.type, ballots: count?.accepted ?? 0, voters, totals: totals ?? null });
});
