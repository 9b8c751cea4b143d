// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Draw up an election from a plan, and say when what happens.
//
//   node scripts/extrinsics/officer/election.mjs [SECONDS-UNTIL-VOTING] [SECONDS-OF-VOTING] [//Charlie]
//
// The plan has one contest: yes or no. `caucus election example` prints larger ones, with several contests, polls that
// count beside ballots, and reserved seats, and says what their fields mean.

import { Enum } from 'polkadot-api';
import { main, result, send, text } from '../caucus.mjs';

const SECOND = 1000n;

await main(async (client, api, ahead = '120', lasts = '600', commissioner = '//Charlie') => {
	// The chain's clock, not this machine's: it is the chain that opens and closes.
	const now = await api.query.Timestamp.Now.getValue({ at: 'best' });
	const opens = now + BigInt(ahead) * SECOND;
	const plan = {
		title: text('당헌 개정 / Change of the constitution'),
		contests: [{
			title: text('개정안에 찬성합니까? / Do you agree?'),
			kind: Enum('YesNo'),
			candidates: ['찬성 / Yes', '반대 / No'].map((name) => (
				{ name: text(name), classes: 0, nominee: undefined })),
			rule: {
				// Ballots alone decide. `styles` is a set of bits: style 0.
				components: [{ weight: 1, source: Enum('Ballots', { styles: 1 }) }],
				seats: 1, reserved: undefined, majority: false,
				tie: Enum('RunOff'), rounding: Enum('HalfUp'), missing_poll: Enum('Renormalise'),
			},
		}],
		// Who votes in which contests: here all members who pay dues (class 1), in the first.
		styles: [{ rule: { classes: 1, chapter: undefined }, contests: [0] }],
		ring_size: Enum('R255'),
		schedule: {
			opens, closes: opens + BigInt(lasts) * SECOND,
			trustee_step: 60n * SECOND, objections: 10n * SECOND,
			tally: 600n * SECOND, certification: 600n * SECOND, appeals: 10n * SECOND,
		},
		// Fewer than 50 keys hide nobody, and a sum of fewer than 20 ballots tells too much: no plan can ask for less.
		minimums: { roll: 50, turnout: 20 },
		max_revotes: 32,
		threshold: 2,
		follows: undefined,
	};
	const drawn = await send(client, api, api.tx.Elections.draw_up({ plan }), commissioner);
	const event = api.event.Elections.DrawnUp.filter(drawn.events)[0];
	if (!event) throw new Error('the election was not drawn up');
	const { election } = event.payload;
	console.log(`election ${election} is drawn up`);

	// It is a draft until trustees are called (trustees.mjs): until then nominees accept, and a referendum can be put
	// to it.
	const [record] = (await api.view.Elections.election(election)) ?? [];
	if (!record) throw new Error(`election ${election} is not there`);
	const { opens: begin, closes, tally, certification, appeals } = record.plan.schedule;
	const timeline = { opens: begin, closes, tally: closes + tally };
	for (const [what, moment] of Object.entries(timeline)) {
		console.log(`${what.padEnd(6)} ${new Date(Number(moment)).toISOString()}`);
	}
	// The last two run from when totals are announced and the result is certified, at the latest.
	console.log(`then ${certification / SECOND} s to certify and ${appeals / SECOND} s for objections`);
	result({ election, stage: record.stage.type, ...timeline });
});
