// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Korea's clocks and calendar. The chain counts its years and months by them, and knows no summer time, such as Korea had in
// 1988.

/** A moment in milliseconds, as the chain and the browser have it. */
export type Moment = number | bigint;

/** How far clocks in Korea are ahead of UTC. */
export const KOREA = 9 * 3_600_000;

/** A date whose fields of UTC are what clocks and calendars in Korea show. */
export const inKorea = (moment: Moment): Date => new Date(Number(moment) + KOREA);

/** A moment that was picked as clocks in Korea show it: 2026-12-09T14:00. */
export const fromKorea = (local: string): number => Date.parse(`${local}:00+09:00`);

export const yearOf = (moment: Moment): number => inKorea(moment).getUTCFullYear();

/** Months are counted as the chain does: twelve times the year, and how many of it have passed. */
export const monthOf = (moment: Moment): number => yearOf(moment) * 12 + inKorea(moment).getUTCMonth();
