// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Lists of petitions. A view looks at a thousand and gives a hundred at most.

import type { Reading } from '../../../chain';

const LOOKED_AT = 1000;
const LISTED = 100;

type State = 'InReview' | 'InAppeal';

/** The petitions among the newest thousand that were published, or that are in a state. */
export async function listPetitions({ api, at }: Reading, state?: State) {
	const [count = 0] = await api.view.Petitions.counts({ at });
	const list = (from: number) => (state === undefined
		? api.view.Petitions.petitions(from, LISTED, { at })
		: api.view.Petitions.petitions_in({ type: state, value: undefined }, from, LISTED, { at }));
	const rows = await list(Math.max(0, count - LOOKED_AT));
	for (let page = rows; page.length === LISTED;) {
		page = await list(page.at(-1)!.petition + 1);
		rows.push(...page);
	}
	return rows;
}
