// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Devices of two members as the page drives them, around a model of a node's store.

import { readFileSync } from 'node:fs';
import * as wasm from 'caucus-messages-wasm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../../chain/calls';
import { type Store, exchange } from './exchange';
import type { Answer } from './mailbox';
import type { Device, Event, Overview, Talk } from './types';

beforeAll(async () => {
	await wasm.default({ module_or_path: readFileSync(new URL('../../../../messages/wasm/pkg/caucus_messages_wasm_bg.wasm', import.meta.url)) });
});

/** Where a statement's expiry stands, after the proof; and its topic, after expiry and channel. */
const [EXPIRY, TOPIC] = [100, 142];

/** A node that keeps what it is given, each channel's newest. */
class Node implements Store {
	readonly kept = new Map<string, Uint8Array>();
	refuses: string | undefined;

	submit(statement: Uint8Array): Promise<Answer> {
		if (this.refuses) return Promise.resolve({ status: 'rejected', reason: this.refuses });
		this.kept.set(toHex(statement.subarray(67, 99)) + toHex(statement.subarray(109, 141)), statement);
		return Promise.resolve({ status: 'new' });
	}

	read = (topics: readonly string[]) => this.readOnce(topics);

	readOnce(topics: readonly string[]): Promise<Uint8Array[]> {
		const found = [...this.kept.values()].filter((one) => topics.includes(toHex(one.subarray(TOPIC, TOPIC + 32))));
		return Promise.resolve(found);
	}
}

/** Statements and bytes. */
const GRANT = [200, 8 * 1024 * 1024] as const;

class Member {
	readonly device: Device = wasm.Device.create();
	/** The last state that was kept. */
	state: Uint8Array | undefined;
	keeps = 0;

	constructor(readonly node: Node, begun = true) {
		if (begun) {
			this.device.beginPeriod(this.device.nextPeriodKey(), ...GRANT);
		}
	}

	round(at: number): Promise<Event[]> {
		return exchange(this.device, this.node, async () => {
			const state = this.device.unkept();
			if (state) {
				this.state = state;
				this.keeps += 1;
				await Promise.resolve();
				this.device.kept();
			}
		}, () => at);
	}

	get overview(): Overview {
		return JSON.parse(this.device.overview()) as Overview;
	}

	talk(id: string): Talk {
		return JSON.parse(this.device.conversation(id, 100)) as Talk;
	}
}

const START = 1_800_000_000;
let node: Node;
let [one, two]: Member[] = [];
let time: number;

/** Rounds of both until nothing new is said. */
async function settle(): Promise<Event[]> {
	const events: Event[] = [];
	for (let i = 0; i < 6; i++) {
		time += 60;
		for (const member of [one!, two!]) events.push(...await member.round(time));
	}
	return events;
}

/** They talk; gives the conversation's name. */
async function introduced(): Promise<string> {
	await settle();
	const id = one!.device.contact(two!.overview.address, '안녕하세요', time);
	expect(one!.talk(id)).toMatchObject({ asks: true, entries: [{ seq: 0, waits: [{ own: false }] }] });
	await settle();
	expect(one!.talk(id)).toMatchObject({ asks: true, invited: [], entries: [{ seq: 0, waits: [{ own: false }] }] });
	const [request] = two!.overview.requests;
	expect(request).toMatchObject({ kind: 'direct', text: '안녕하세요' });
	expect(two!.device.accept(request!.id, '첫째', time)).toBe(id);
	await settle();
	expect(one!.talk(id)).toMatchObject({ asks: false, entries: [{ seq: 0, waits: [] }] });
	return id;
}

beforeEach(() => {
	node = new Node();
	[one, two] = [new Member(node), new Member(node)];
	time = START;
});

describe('two members', () => {
	it('talk once a request is accepted, and each sees what the other has', async () => {
		const id = await introduced();
		one!.device.sendText(id, '반갑습니다', time);
		expect(one!.talk(id).entries.at(-1)!.waits).toHaveLength(1);
		const events = await settle();
		expect(events.some(({ event }) => event === 'delivered')).toBe(true);
		expect(one!.talk(id).entries.at(-1)!.waits).toEqual([]);
		const [first, last] = two!.talk(id).entries;
		expect(first!.body).toEqual({ is: 'text', text: '안녕하세요' });
		expect(last).toMatchObject({ sender: { name: '첫째', own: false }, body: { is: 'text', text: '반갑습니다' } });
		expect(one!.device.safety(two!.talk(id).members.find(({ own }) => own)!.key)).toBe(two!.device.safety(first!.sender.key));
	});

	it('pass on a file, which is what was sent', async () => {
		const id = await introduced();
		const picture = Uint8Array.from([...Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...new Uint8Array(1_000_000).fill(7)]);
		one!.device.sendFile(id, '점.png', picture, time);
		expect(() => one!.device.sendFile(id, 'page.png', Buffer.from('<svg/>'), time)).toThrow(expect.objectContaining({ name: 'BadMedia' }));
		await settle();
		const { sender, seq, body } = two!.talk(id).entries.at(-1)!;
		expect(body).toMatchObject({ is: 'file', name: '점.png', type: 'image/png', size: picture.length });
		const topics = two!.device.pieces(id, sender.key, seq);
		expect(topics).toHaveLength(2);
		const pieces = await node.readOnce(topics);
		expect(Buffer.from(two!.device.assemble(id, sender.key, seq, pieces.reverse())).equals(picture)).toBe(true);
		expect(() => two!.device.assemble(id, sender.key, seq, pieces.slice(1))).toThrow(expect.objectContaining({ name: 'MissingPiece' }));
		two!.device.fetched(id, sender.key, seq, time);
		await settle();
		// Nobody needs it any more: its room is free for other things.
		expect((await node.readOnce(topics))).toEqual([]);
	});

	it('do not show what somebody writes who is blocked', async () => {
		const id = await introduced();
		const key = two!.talk(id).entries[0]!.sender.key;
		two!.device.block(key);
		one!.device.sendText(id, '들리지 않을 말', time);
		await settle();
		const [talk] = two!.overview.conversations;
		expect(talk).toMatchObject({ blocked: true, last: null, said: 0 });
		expect(two!.talk(id).entries).toEqual([]);
		two!.device.unblock(key);
		expect(two!.talk(id).entries).not.toEqual([]);
	});

	it('hand a report on that names one message', async () => {
		const id = await introduced();
		one!.device.sendText(id, '이 말만', time);
		await settle();
		const { sender, seq } = two!.talk(id).entries.at(-1)!;
		const report = Buffer.from(two!.device.report(id, sender.key, seq));
		expect(report.includes(Buffer.from('이 말만'))).toBe(true);
		expect(report.includes(Buffer.from('안녕하세요'))).toBe(false);
	});
});

describe('a group', () => {
	it('takes in who is invited by an admin, and keeps from who was removed what is said then', async () => {
		await settle();
		const group = one!.device.newGroup('청년위원회');
		one!.device.invite(group, two!.overview.address, time);
		await settle();
		const [request] = two!.overview.requests;
		expect(request).toMatchObject({ kind: 'group', text: '청년위원회' });
		two!.device.accept(request!.id, undefined, time);
		await settle();
		two!.device.sendText(group, '들어왔습니다', time);
		await settle();
		expect(one!.talk(group).entries.at(-1)!.body).toEqual({ is: 'text', text: '들어왔습니다' });
		const [own, other] = ['own', 'other'].map((who) => one!.talk(group).members.find((person) => person.own === (who === 'own'))!.key);
		expect(one!.talk(group)).toMatchObject({ kind: 'group', name: '청년위원회', admins: [own], asks: false });
		expect(() => two!.device.remove(group, own!, time)).toThrow(expect.objectContaining({ name: 'NotAdmin' }));
		one!.device.remove(group, other!, time);
		await settle();
		expect(two!.talk(group)).toMatchObject({ open: false });
		expect(one!.talk(group).members).toHaveLength(1);
		expect(() => two!.device.sendText(group, '아직 있습니다', time)).toThrow(expect.objectContaining({ name: 'Ended' }));
	});
});

describe('a round', () => {
	it('sends nothing that was not kept', async () => {
		const order: string[] = [];
		const submit = node.submit.bind(node);
		node.submit = (statement) => {
			order.push('sent');
			return submit(statement);
		};
		await exchange(one!.device, node, async () => {
			await Promise.resolve();
			order.push('kept');
		}, () => START);
		expect(order).toEqual(['kept', 'sent', 'kept']);
		const failing = exchange(two!.device, node, () => Promise.reject(new Error('full')), () => START);
		await expect(failing).rejects.toThrow('full');
		expect(order).toHaveLength(3);
	});

	it('writes over what a node holds in the place of an older state', async () => {
		const expiries: bigint[] = [];
		let least: bigint | undefined = ((BigInt(START) + 90n * 86_400n) << 32n) + 7n;
		const submit = node.submit.bind(node);
		node.submit = (statement) => {
			expiries.push(new DataView(statement.buffer, statement.byteOffset + EXPIRY).getBigUint64(0, true));
			if (least === undefined) return submit(statement);
			return Promise.resolve({ status: 'rejected', reason: 'channelPriorityTooLow', min_expiry: Number(least) });
		};
		await one!.round(START);
		expect(node.kept.size).toBe(0);
		const held = least;
		least = undefined;
		await one!.round(START + 1);
		expect(node.kept.size).toBe(1);
		expect(expiries[0]! < held).toBe(true);
		expect(expiries.at(-1)! > held).toBe(true);
	});

	it('goes on from what was kept', async () => {
		const id = await introduced();
		one!.device.sendText(id, '남는 말', time);
		node.refuses = 'storeFull';
		const events = await one!.round(time + 1);
		expect(events).toContainEqual({ event: 'refused', why: 'StoreFull' });
		node.refuses = undefined;
		const again = new Member(node, false);
		Object.assign(again, { device: wasm.Device.open(one!.state!) });
		one = again;
		expect(one.device.unkept()).toBeUndefined();
		await settle();
		expect(two!.talk(id).entries.at(-1)!.body).toEqual({ is: 'text', text: '남는 말' });
	});
});

it('a period is begun with the key that was asked for, once and again, and with no other', () => {
	const { device } = new Member(node, false);
	const key = device.nextPeriodKey();
	expect(device.nextPeriodKey()).toEqual(key);
	expect(() => device.beginPeriod(new Uint8Array(32), ...GRANT)).toThrow(expect.objectContaining({ name: 'Malformed' }));
	device.beginPeriod(key, ...GRANT);
	expect(device.nextPeriodKey()).not.toEqual(key);
	device.beginPeriod(key, ...GRANT);
	expect((JSON.parse(device.overview()) as Overview).allowance).toMatchObject({ key: toHex(key) });
	expect(() => device.beginPeriod(new Uint8Array(32), ...GRANT)).toThrow();
});

describe('a name', () => {
	it('that stood for another key is shown as one that changed, until numbers were compared', () => {
		const [before, after] = [two!.overview.address, new Member(node).overview.address];
		expect(one!.device.remember('김', before)).toBe('new');
		expect(one!.device.remember('김', after)).toBe('changed');
		expect(one!.overview.known).toMatchObject([{ name: '김', changed: true, address: after }]);
		one!.device.confirm('김');
		expect(one!.overview.known).toMatchObject([{ changed: false }]);
		expect(() => one!.device.remember('이', `${before.slice(0, -1)}!`)).toThrow(expect.objectContaining({ name: 'BadAddress' }));
	});
});
