// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Record a fact about an office holder with its source, and have a second researcher confirm it.
//
//   node scripts/extrinsics/officer/fact.mjs REPRESENTATIVE [//Alice //Bob]
//
// Office holders are public by their office: `caucus import holders` enters them, `caucus representative list` shows
// them.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { Enum } from 'polkadot-api';
import { hexOf, main, result, send, text, words } from '../caucus.mjs';

const WEEK = 7n * 24n * 3_600_000n;

/** The page as it was captured. It stays with the researcher; its digest lets others check it. */
const PAGE = text('<html>의안 2012345, 대표발의</html>');

await main(async (client, api, number = '0', first = '//Alice', second = '//Bob') => {
	const representative = Number(number);
	// What was entered a moment ago is in the best block, and final a little later.
	const record = await api.view.Representatives.representative(representative, { at: 'best' });
	const terms = await api.view.Representatives.terms(representative, { at: 'best' });
	// Spans of the first post: first moment, and first after it.
	const [post, [span] = []] = terms[0] ?? [];
	if (!record || post === undefined || !span) throw new Error(`nobody has number ${representative} and a post`);

	// A feed says where facts come from and how often, so that everybody sees when they fail to come.
	const fed = await send(client, api, api.tx.Representatives.add_feed({
		name: text('의안정보시스템'), url: text('https://likms.assembly.go.kr/bill'), every: WEEK,
	}), first);
	const { feed } = api.event.Representatives.FeedAdded.filter(fed.events)[0]?.payload
		?? (() => { throw new Error('no feed was added'); })();

	const now = await api.query.Timestamp.Now.getValue({ at: 'best' });
	const body = {
		post, deed: Enum('BillLead'), eligibility: Enum('Eligible'),
		// Days are counted from 1970-01-01, in Korea.
		day: Math.floor((Number(span[0]) + 9 * 3_600_000) / 86_400_000) + 1,
		subject: text('의안 2012345'), feed, url: text('https://likms.assembly.go.kr/bill/2012345'),
		digest: hexOf(Blake2256(PAGE)), captured_at: now - 60_000n,
	};
	const entries = [{ representative, body }];
	const recorded = await send(client, api, api.tx.Representatives.record({ entries }), first);
	const { fact } = api.event.Representatives.FactRecorded.filter(recorded.events)[0]?.payload
		?? (() => { throw new Error('no fact was recorded'); })();
	console.log(`${words(record.description.korean)}: fact ${fact} is recorded, provisionally`);

	// The second researcher looks at the page, and confirms by the digest of what was seen there.
	const shown = await api.view.Representatives.fact(fact);
	if (!shown) throw new Error(`fact ${fact} is not there`);
	const digest = hexOf(Blake2256(PAGE));
	const confirmed = await send(client, api, api.tx.Representatives.confirm({
		confirmations: [{ fact, expected_version: shown.fact.version, digest }],
	}), second);
	const after = await api.view.Representatives.fact(fact, { at: confirmed.block.hash });
	console.log(`fact ${fact}: ${after?.fact.state.type}`);
	result({ representative, fact, feed, state: after?.fact.state.type, block: confirmed.block.hash });
});
