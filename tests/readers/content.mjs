// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// As records.mjs, for what was published and for the room that members have for messages.

import { each, ensure } from './chain.mjs';
import { byKey, distinct, numbered, single } from './records.mjs';

/** @typedef {import('./chain.mjs').Pallet} Pallet */
/** @typedef {import('./records.mjs').Reader} Reader */

/** Blocks by which days are counted, and the days after those of pruning for which bytes still count. */
const BLOCKS_OF_DAY = 14_400;
const DAYS_AFTER = 3;

/** Most rows of a list that begins anew each time. */
const MOST_ROWS = 100;

const now = async (/** @type {Pallet} */ p) => /** @type {any} */ (await p.at.query.timestamp.now()).toBigInt();
const left = (/** @type {any} */ quota, /** @type {any} */ used) => (quota.gt(used) ? quota.sub(used) : quota.sub(quota));

/** What became of a version, by what is stored of it. */
async function statusOf(/** @type {Pallet} */ p, /** @type {any} */ id, /** @type {any} */ number) {
	const [item, version, time] = [await p.entry('items', id), await p.entry('versions', id, number), await now(p)];
	const takedown = version.takedown.isSome ? await p.entry('takedowns', version.takedown.unwrap()) : null;
	if (takedown?.verdict.isSuspended && time < takedown.verdict.asSuspended.until.toBigInt()) return 'Suspended';
	if (takedown?.verdict.isConfirmed) return 'TakenDown';
	const state = version.state.type;
	if (state === 'Announced') return time < version.arriveUntil.toBigInt() ? 'Announced' : 'NotArrived';
	if (state !== 'Available') return state;
	if (time >= version.servedUntil.toBigInt()) return 'Expired';
	return item.current.unwrap().gt(number) ? 'Superseded' : 'Available';
}

async function checkItem(/** @type {Pallet} */ p, /** @type {any} */ said) {
	const stored = await p.entry('items', said.id);
	p.same(`item ${said.id}`, said.item, stored);
	p.equal(`shown version of item ${said.id}`, said.shown, stored.current.isSome ? stored.current.unwrap() : 0);
	p.same(`description of item ${said.id}`, said.description, await p.entry('descriptions', said.id, said.shown));
	p.equal(`status of item ${said.id}`, said.status.type, await statusOf(p, said.id, said.shown));
}

/** The digests of a version's chunks for which it waits. */
async function missing(/** @type {Pallet} */ p, /** @type {any} */ id, /** @type {any} */ number) {
	const version = await p.entry('versions', id, number);
	if (!version.state.isAnnounced) return [];
	const pieces = (await p.entry('files', id, number)).flatMap((/** @type {any} */ part) => [...part.manifest.pieces]);
	const digests = [];
	for (const { digest } of pieces) {
		const chunk = await p.entry('chunks', digest);
		if (chunk?.keptUntil.lt(version.servedUntil)) digests.push(digest);
	}
	return digests;
}

/** @type {Record<string, Reader>} */
const Library = {
	settings: single('currentSettings'),
	counts: async (p, view) => {
		const [items, takedowns] = await view();
		p.equal('items', items, await p.value('nextItem'));
		p.equal('takedowns', takedowns, await p.value('nextTakedown'));
	},
	item: async (p, view) => each(await p.entries('items'), async ({ key: [id] }) => checkItem(p, (await view(id)).unwrap())),
	items: async (p, view) => {
		const rows = await p.list(await p.value('nextItem'), view);
		p.equal('items: rows', rows.length, (await p.entries('items')).length);
		await each(rows, (row) => checkItem(p, row));
	},
	version: async (p, view) => each(await p.entries('versions'), async ({ key: [id, number], value }) => {
		const said = (await view(id, number)).unwrap();
		const what = `version ${id} ${number}`;
		p.same(what, said.version, value);
		p.same(`${what}: description`, said.description, await p.entry('descriptions', id, number));
		p.same(`${what}: files`, said.parts, await p.entry('files', id, number));
		p.equal(`${what}: status`, said.status.type, await statusOf(p, id, number));
		if (value.takedown.isNone) return p.equal(`${what}: takedown`, said.takedown.isNone, true);
		const [takedown, record] = said.takedown.unwrap();
		p.equal(`${what}: takedown`, takedown, value.takedown.unwrap());
		return p.same(`takedown ${takedown}`, record, await p.entry('takedowns', takedown));
	}),
	chunk: async (p, view) => {
		const time = await now(p);
		const served = await p.entries('served');
		const forbidden = await p.entries('denied');
		const all = [...await p.entries('chunks'), ...served, ...forbidden].map(({ key: [digest] }) => digest);
		await each(distinct(all), async (digest) => {
			const said = await view(digest);
			const [chunk, until] = [await p.entry('chunks', digest), await p.entry('served', digest)];
			const denied = forbidden.filter(({ key: [of] }) => String(of) === String(digest)).length;
			p.same(`chunk ${digest}`, said.chunk, chunk);
			p.same(`end of chunk ${digest}`, said.servedUntil, until && time < until.toBigInt() ? until : null);
			p.equal(`takedowns of chunk ${digest}`, said.denied, denied);
			let waits = false;
			for (const [id, number] of chunk?.holders ?? []) {
				const { arriveUntil } = await p.entry('versions', id, number);
				const open = (await missing(p, id, number)).some((/** @type {any} */ one) => one.eq(digest));
				waits ||= open && time < arriveUntil.toBigInt();
			}
			p.equal(`chunk ${digest} is waited for`, said.wanted, waits && Number(denied) === 0);
		});
	},
	missing: async (p, view) => each(await p.entries('versions'), async ({ key: [id, number] }) => {
		p.equal(`missing of ${id} ${number}`, await view(id, number), `[${(await missing(p, id, number)).join(', ')}]`);
	}),
	shelf: async (p, view) => {
		const { parameters } = await p.value('currentSettings');
		await each(await p.entries('shelves'), async ({ key: [shelf], value }) => {
			const { type, value: of } = /** @type {any} */ (shelf);
			const nobody = new Uint8Array(32);
			const [who, capacity, quota] = type === 'Candidate'
				? [of[1], { Candidate: of[0] }, await p.entry('quotas', of[0])]
				: type === 'Officer' ? [of[1], { Officer: { organization: of[0], role: 'Chair' } }, parameters.officer]
					: [nobody, { Organization: of }, parameters.organization];
			const said = await view(who, capacity);
			p.same(`used of ${shelf}`, said.used, value);
			p.same(`quota of ${shelf}`, said.quota, quota);
			for (const what of ['versions', 'bytes']) {
				p.equal(`${what} left of ${shelf}`, said.left[what], left(quota[what], value[what]));
			}
		});
	},
	takedowns: numbered('takedowns', 'nextTakedown'),
	due: async (p, view) => {
		const rows = await view(MOST_ROWS);
		const stored = (await p.entries('due')).map(({ key: [key] }) => {
			const [at, job] = /** @type {any} */ (key);
			// The highest byte first, so that keys stand in the order of time.
			return { at: BigInt(at.toHex()), row: `${BigInt(at.toHex())} ${job}` };
		}).sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
		p.equal('due: rows', rows.length, Math.min(stored.length, MOST_ROWS));
		p.equal('due: moments', rows.map((/** @type {any} */ row) => row[0]), stored.slice(0, MOST_ROWS).map(({ at }) => at));
		const known = new Set(stored.map(({ row }) => row));
		for (const [at, job] of rows) ensure(known.has(`${at} ${job}`), `due: ${job} at ${at} is not stored`);
	},
	disk: async (p, view) => {
		const said = await view();
		const height = Number(await p.at.query.system.number());
		const today = Math.floor(height / BLOCKS_OF_DAY);
		const { blocksKept, dayCap, diskCap } = /** @type {any} */ (p.at.consts.library);
		const days = Math.ceil(Number(blocksKept) / BLOCKS_OF_DAY) + DAYS_AFTER;
		const admitted = [...await p.value('admitted')].filter(([day]) => Number(day) + days > today);
		const sum = (/** @type {any[]} */ rows) => rows.reduce((all, [, bytes]) => all + bytes.toBigInt(), 0n);
		p.equal('bytes on disks', said.together, sum(admitted));
		p.equal('bytes today', said.today, sum(admitted.filter(([day]) => Number(day) === today)));
		p.same('most bytes of a day', said.dayCap, dayCap);
		p.same('most bytes on disks', said.diskCap, diskCap);
	},
};

/** @type {Record<string, Reader>} */
const Messaging = {
	settings: single('currentSettings'),
	current: async (p, view) => {
		const [said, next] = [await view(), Number(await p.value('nextPeriod'))];
		if (next === 0) return p.equal('there is no period', said.isNone, true);
		const { number, period, open } = said.unwrap();
		const stored = await p.entry('periods', next - 1);
		p.equal('the last period', number, next - 1);
		p.same(`period ${number}`, period, stored);
		return p.equal(`period ${number} is open`, open, await now(p) < stored.ends.toBigInt());
	},
	period: byKey('periods'),
	grant_of: async (p, view) => each(await p.entries('accounts'), async ({ key: [account], value: period }) => {
		const said = (await view(account)).unwrap();
		const { allowance, revokedFrom } = await p.entry('periods', period);
		p.same(`period of ${account}`, said.period, period);
		p.same(`allowance of ${account}`, said.allowance, allowance);
		p.same(`end of ${account}`, said.until, revokedFrom);
	}),
	claimed: byKey('grants'),
	store: async (p, view) => {
		const said = await view();
		const { promised } = (await p.value('currentSettings')).parameters;
		const oldest = await p.value('oldestPeriod');
		const live = (await p.entries('periods')).filter(({ key: [number] }) => /** @type {any} */ (number).gte(oldest));
		const sum = (/** @type {(period: any) => bigint} */ what) =>
			live.reduce((all, { value }) => all + value.live.toBigInt() * what(value.allowance), 0n);
		const bytes = sum((allowance) => allowance.bytes.toBigInt());
		p.equal('grants', said.grants, sum(() => 1n));
		p.equal('grants that are stored', said.grants, (await p.entries('grants')).length);
		p.equal('statements', said.statements, sum((allowance) => allowance.statements.toBigInt()));
		p.equal('bytes', said.bytes, bytes);
		p.same('promised', said.promised, promised);
		p.equal('percent', said.percent, bytes * 100n / promised.toBigInt());
	},
	addresses: async (p, view) => {
		const offices = distinct((await p.entries('addresses')).map(({ key: [office] }) => office));
		await each(offices, async (office) => {
			// Who has left the office is not shown any more, but stored.
			for (const [who, bundle] of await view(...office)) {
				p.same(`address of ${who} as ${office}`, bundle, (await p.entry('addresses', office, who)).bundle);
			}
		});
	},
};

/** The readers of these pallets. */
export const CONTENT = { Library, Messaging };
