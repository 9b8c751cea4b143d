// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Which numbers of areas are shown.

import type { View } from '../types';

type Numbers = View['numbers'];
export type AreaRow = Numbers['areas'][number];

/**
 * Areas that have keys, with how many signed there. Where few did the chain gives no number. An area that all of its standing
 * belong to, as citizens of no chapter do, has their sum, which is public and stands above the list: to hide it there hides
 * nothing.
 */
export function shownAreas({ areas, count, citizens }: Pick<Numbers, 'areas' | 'count' | 'citizens'>): AreaRow[] {
	const rows = areas.filter(({ keys }) => keys > 0);
	return rows.map((row) => {
		const alone = rows.filter(({ standing }) => standing.type === row.standing.type).length === 1;
		return row.signed === undefined && alone ? { ...row, signed: row.standing.type === 'Citizen' ? citizens : count } : row;
	});
}
