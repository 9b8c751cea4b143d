// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it, vi } from 'vitest';
import { Wire, tapped } from '../../chain/wire';
import { Mailbox, Unfinished, leastOf } from './mailbox';

interface Sent {
	readonly id: string;
	readonly method: string;
	readonly params: readonly unknown[];
}

/** A node at the other end of a wire: what was asked, and answers by hand. */
function line() {
	const wire = new Wire();
	const sent: Sent[] = [];
	const passed: unknown[] = [];
	let tell: (message: never) => void = () => undefined;
	tapped((onMessage) => {
		tell = onMessage as typeof tell;
		return { send: (message) => void sent.push(message as unknown as Sent), disconnect: () => undefined };
	}, wire)((message) => passed.push(message));
	const say = (message: object) => tell({ jsonrpc: '2.0', ...message } as never);
	const answer = (result: unknown) => say({ id: sent.at(-1)!.id, result });
	const news = (subscription: string, statements: readonly string[], remaining?: number) =>
		say({ method: 'statement_statement', params: { subscription, result: { event: 'newStatements', data: { statements, remaining } } } });
	return { wire, sent, passed, say, answer, news };
}

const first = (bytes: readonly Uint8Array[]) => bytes.map(([byte]) => byte);

describe('a mailbox', () => {
	it('reads what lies there until nothing remains, asks for each topic once, and gives what came since', async () => {
		const { wire, sent, answer, news } = line();
		const told = vi.fn();
		const mailbox = new Mailbox(wire, false, { onNews: told });
		const reading = mailbox.read(['0xaa', '0xbb']);
		answer('s1');
		// The first may come before anybody has taken the answer.
		news('s1', ['0x01'], 1);
		news('s1', ['0x02'], 0);
		expect(first(await reading)).toEqual([1, 2]);
		news('s1', ['0x03']);
		expect(told).toHaveBeenCalledOnce();
		expect(first(await mailbox.read(['0xaa', '0xbb']))).toEqual([3]);
		expect(sent).toHaveLength(1);
		expect(sent[0]!.params).toEqual([{ matchAny: ['0xaa', '0xbb'] }]);
	});

	it('gives what came of one part of the topics when another part failed, once it is asked again', async () => {
		const { wire, sent, say, news } = line();
		const mailbox = new Mailbox(wire, false);
		const topics = Array.from({ length: 130 }, (_, i) => `0x${i}`);
		const reading = mailbox.read(topics);
		expect(sent.map(({ params }) => (params[0] as { matchAny: string[] }).matchAny.length)).toEqual([128, 2]);
		say({ id: sent[0]!.id, result: 's1' });
		news('s1', ['0x01'], 0);
		say({ id: sent[1]!.id, error: { code: 1, message: 'too many' } });
		await expect(reading).rejects.toThrow('too many');
		const again = mailbox.read(topics);
		expect(sent.at(-1)!.params).toEqual([{ matchAny: topics.slice(128) }]);
		say({ id: sent.at(-1)!.id, result: 's2' });
		news('s2', ['0x02'], 0);
		expect(first(await again)).toEqual([1, 2]);
	});

	it('does not pile subscriptions up, nor begins anew each time for who needs many', async () => {
		const { wire, sent, say, news } = line();
		const read = async (mailbox: Mailbox, topics: readonly string[]) => {
			const before = sent.length;
			const reading = mailbox.read(topics);
			const asked = sent.slice(before);
			for (const { id, method } of asked) {
				say({ id, result: id });
				if (method === 'statement_subscribeStatement') news(id, [], 0);
			}
			await reading;
			return asked.map(({ method }) => method.slice('statement_'.length));
		};
		const [large, small] = [new Mailbox(wire, false), new Mailbox(wire, false)];
		const many = Array.from({ length: 25 * 128 }, (_, i) => `0x${i}`);
		expect(await read(large, many)).toHaveLength(25);
		expect(await read(large, many)).toEqual([]);
		const days = Array.from({ length: 21 }, (_, i) => `0xa${i}`);
		for (let day = 1; day <= 20; day++) expect(await read(small, days.slice(0, day))).toEqual(['subscribeStatement']);
		expect(await read(small, days)).toEqual([...Array<string>(20).fill('unsubscribeStatement'), 'subscribeStatement']);
	});

	it('asks anew when the connection began anew, and ends what it has when it is closed', async () => {
		const { wire, sent, answer, news } = line();
		const mailbox = new Mailbox(wire, false);
		for (const subscription of ['s1', 's2']) {
			const reading = mailbox.read(['0xaa']);
			answer(subscription);
			news(subscription, [], 0);
			await reading;
			wire.anew();
		}
		expect(sent.map(({ method }) => method)).toEqual(['statement_subscribeStatement', 'statement_subscribeStatement']);
		const reading = mailbox.read(['0xaa']);
		answer('s3');
		news('s3', [], 0);
		await reading;
		mailbox.close();
		expect(sent.at(-1)).toMatchObject({ method: 'statement_unsubscribeStatement', params: ['s3'] });
	});

	it('takes silence of a light client for the end, and of a node for trouble', async () => {
		const light = line();
		const reading = new Mailbox(light.wire, true, { quiet: 20 }).read(['0xaa']);
		light.answer('s1');
		light.news('s1', ['0x01']);
		expect(first(await reading)).toEqual([1]);
		const slow = line();
		const waiting = new Mailbox(slow.wire, false, { patience: 20 }).read(['0xaa']);
		slow.answer('s1');
		slow.news('s1', ['0x01'], 7);
		await expect(waiting).rejects.toThrow(Unfinished);
	});

	it('is refused by name, and leaves to others what is theirs', async () => {
		const { wire, passed, say, sent } = line();
		const mailbox = new Mailbox(wire, false);
		const submitted = mailbox.submit(Uint8Array.of(1));
		say({ id: 'of polkadot-api', result: 1 });
		say({ method: 'chainHead_v1_followEvent', params: { subscription: 's9', result: {} } });
		expect(passed).toHaveLength(2);
		say({ id: sent[0]!.id, error: { code: -32601, message: 'no such method' } });
		await expect(submitted).rejects.toThrow('no such method');
		const lost = mailbox.submit(Uint8Array.of(1));
		wire.end();
		await expect(lost).rejects.toMatchObject({ name: 'WireTrouble' });
	});
});

it('the expiry of what is in the way is never read as less than it is', () => {
	for (const exact of [0n, 7n, (1_801_209_600n << 32n) | 12_345n, (1n << 64n) - 1n]) {
		const { min_expiry } = JSON.parse(`{"min_expiry":${exact}}`) as { min_expiry: number };
		const least = leastOf({ status: 'rejected', min_expiry })!;
		expect(least >= exact, `${exact}`).toBe(true);
		expect(least - exact <= 4096n, `${exact}`).toBe(true);
	}
	expect(leastOf({ status: 'new' })).toBeUndefined();
});
