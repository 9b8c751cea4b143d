// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What of a list is shown. It is kept in the page's address, so that it can be sent to others.

import { asText } from '../../../chain';
import { matches } from '../../../text/search';
import { lateOf } from '../late';
import { LISTED, type State, UNLISTED } from '../types';
import type { Petition } from './rows';

export interface Filter {
	readonly query: string;
	readonly state: State | undefined;
	readonly addressee: number | undefined;
	readonly topic: number | undefined;
	readonly late: boolean;
}

const STATES: readonly State[] = [...LISTED, ...UNLISTED];

const number = (text: string | null): number | undefined => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined);

export const filterOf = (address: URLSearchParams): Filter => ({
	query: address.get('q') ?? '',
	state: STATES.find((state) => state === address.get('state')),
	addressee: number(address.get('to')),
	topic: number(address.get('topic')),
	late: address.get('late') === '1',
});

export function addressOf({ query, state, addressee, topic, late }: Filter): URLSearchParams {
	const address = new URLSearchParams();
	if (query !== '') address.set('q', query);
	if (state) address.set('state', state);
	if (addressee !== undefined) address.set('to', `${addressee}`);
	if (topic !== undefined) address.set('topic', `${topic}`);
	if (late) address.set('late', '1');
	return address;
}

/** Whether anything is left out but by state, which the chain does. */
export const isNarrow = ({ query, addressee, topic, late }: Filter): boolean =>
	query.trim() !== '' || addressee !== undefined || topic !== undefined || late;

export const isShown = (filter: Filter, petition: Petition, now: number): boolean =>
	(filter.addressee === undefined || petition.addressee === filter.addressee)
	&& (filter.topic === undefined || petition.topics.includes(filter.topic))
	&& (!filter.late || lateOf(petition, now).length > 0)
	&& matches(filter.query, asText(petition.title));
