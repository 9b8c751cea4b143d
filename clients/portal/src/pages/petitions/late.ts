// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What somebody was late with, or is.

import type { Due, Row } from './types';

export type Late = 'review' | 'appeal' | 'response' | 'referral' | 'responseNow' | 'referralNow';

/** Whether a duty's time is over and nobody has marked it yet. */
export const isOver = (due: Due, until: bigint | undefined, now: number): boolean =>
	due.done === undefined && due.overdue === undefined && Number(until ?? due.term.until) <= now;

/** All that was late about a petition: marks stay, `...Now` is late and not marked yet. */
export function lateOf({ marks, response, referral }: Pick<Row, 'marks' | 'response' | 'referral'>, now: number): Late[] {
	return ([
		['review', marks.review_overdue !== undefined],
		['appeal', marks.appeal_overdue !== undefined],
		['response', response?.overdue !== undefined],
		['referral', referral?.overdue !== undefined],
		['responseNow', response !== undefined && isOver(response, undefined, now)],
		['referralNow', referral !== undefined && isOver(referral, undefined, now)],
	] as const).filter(([, late]) => late).map(([what]) => what);
}
