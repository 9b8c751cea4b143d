// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A device's round, in the order of `caucus_messages::mailbox::exchange`: read what came, keep it, send what waits.
// Whatever goes out was kept before, so that a page that is closed between any two steps goes on where it was.

import { type Answer, type Mailbox, leastOf } from './mailbox';
import type { Device, Event } from './types';

/** Rounds of reading at once: a device that was away follows so many changes of its groups. */
const MOST_ROUNDS = 256;

interface Wanted {
	readonly address: string;
	readonly topics: readonly string[];
}

const parsed = (text: string) => JSON.parse(text) as Event[];

export type Store = Pick<Mailbox, 'read' | 'readOnce' | 'submit'>;

export async function exchange(device: Device, mailbox: Store, keep: () => Promise<void>, now: () => number): Promise<Event[]> {
	const events: Event[] = [];
	const asked = new Set<string>();
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const topics = device.topics(now()).filter((topic) => !asked.has(topic));
		if (topics.length === 0) break;
		for (const topic of topics) asked.add(topic);
		for (const statement of await mailbox.read(topics)) events.push(...parsed(device.receive(statement, now())));
	}
	for (const { address, topics } of JSON.parse(device.wanted(now())) as Wanted[]) {
		const found = await mailbox.readOnce(topics);
		events.push(...parsed(device.supply(address, found, now())));
	}
	events.push(...parsed(device.work(now())));
	const due = device.due(now());
	await keep();
	for (const [at, statement] of due.entries()) {
		const answer: Answer = await mailbox.submit(statement);
		events.push(...parsed(device.settle(at, answer.status, answer.reason, leastOf(answer), now())));
	}
	if (due.length > 0) await keep();
	return events;
}
