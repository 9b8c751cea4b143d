// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Put a question to all members that binds: a referendum. The council proposes a call, and a yes-or-no contest of an
// election decides whether the chain makes it. Here: how long the council's term is.
//
//   node scripts/extrinsics/officer/referendum.mjs ELECTION [//Charlie //Dave]
//
// The election is a draft and of the whole party: officer/election.mjs draws one up. When its result is
// final, anybody calls `Governance.decide`, and after a minute here (days elsewhere) the scheduler makes the call by
// itself.

import { Refused, json, main, result, send } from '../caucus.mjs';

const WEIGHT = { ref_time: 1_000_000_000_000n, proof_size: 1n << 20n };
const DAY = 24n * 60n * 60n * 1000n;

await main(async (client, api, number = '0', ...uris) => {
	const election = Number(number);
	const members = uris.length > 0 ? uris : ['//Charlie', '//Dave'];
	const [mover = ''] = members;
	// What members are asked about, as a call with all it takes. No council can change this one by itself.
	const [version, parameters] = await api.view.Governance.parameters();
	const question = api.tx.Governance.set_parameters({
		expected_version: version, parameters: { ...parameters, term: 365n * DAY },
	});
	const proposal = api.tx.Governance.propose({ call: question.decodedCall, election, contest: 0 });

	// As with every motion: officer/council.mjs says what the steps are.
	const [seats] = await api.view.Governance.council();
	const length = (await proposal.getEncodedData()).length;
	const moved = await send(client, api, api.tx.Council.propose({
		threshold: Math.floor(seats.length / 2) + 1, proposal: proposal.decodedCall, length_bound: length,
	}), mover);
	const { proposal_index: index, proposal_hash: hash } = api.event.Council.Proposed.filter(moved.events)[0]?.payload
		?? (() => { throw new Error('the motion was not moved'); })();
	for (const member of members) {
		await send(client, api, api.tx.Council.vote({ proposal: hash, index, approve: true }), member);
	}
	const closed = await send(client, api, api.tx.Council.close({
		proposal_hash: hash, index, proposal_weight_bound: WEIGHT, length_bound: length,
	}), mover);
	const executed = api.event.Council.Executed.filter(closed.events)[0]?.payload;
	if (!executed?.result.success) throw new Refused(`the council's call failed: ${json(executed?.result.value)}`);

	// What is decided by this contest now, and by which call: compare its hash with that of the call you were told.
	const referendum = await api.view.Governance.referendum_on(election, 0);
	if (referendum === undefined) throw new Error('the contest decides no referendum');
	const record = await api.view.Governance.referendum(referendum);
	console.log(`referendum ${referendum}, contest 0 of election ${election}: ${record?.standing.type}`);
	result({ referendum, election, standing: record?.standing.type, call: record?.hash, block: closed.block.hash });
});
