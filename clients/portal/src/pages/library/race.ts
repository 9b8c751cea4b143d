// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Contests by which the library has shelves. Tests take it without the chain.

import type { Heading } from './data';

/** A contest of an election. */
export type Race = NonNullable<Heading['about']>;

export const keyOf = ([election, contest]: Race): string => `${election}-${contest}`;

/** The contest in which it is a candidate's; nothing if it is none. */
export const raceOf = ({ capacity }: Heading): Race | undefined => (capacity.type === 'Candidate' ? capacity.value : undefined);
