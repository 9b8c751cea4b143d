// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How a pallet is read: its view functions as the metadata describes them, and its storage, both at one block.

import { compactStripLength, u8aEq, u8aToHex } from '@polkadot/util';

/** @typedef {import('@polkadot/types/types').Codec} Codec */
/** @typedef {{ key: Codec[], value: any }} Entry */
/** @typedef {Awaited<ReturnType<import('@polkadot/api').ApiPromise['at']>>} ApiAt */

/** Rows asked for at once. Every list gives up to 100; fewer are asked for, so that lists have pages. */
export const PAGE = 10;

/** Calls under way at once. */
const AT_ONCE = 32;

/** What a node says, and what it should have said. */
export class Disagreement extends Error {}

/** Makes sure of something. */
export function ensure(/** @type {unknown} */ holds, /** @type {string} */ what) {
	if (!holds) throw new Disagreement(what);
}

/** Does something for each, a few at a time. */
export async function each(/** @type {Iterable<any>} */ all, /** @type {(one: any) => Promise<unknown>} */ act) {
	const list = [...all];
	for (let i = 0; i < list.length; i += AT_ONCE) await Promise.all(list.slice(i, i + AT_ONCE).map(act));
}

/** A value without its `Option`: null for none. */
export const bare = (/** @type {any} */ value) => (value?.isNone === true ? null
	: value?.isSome === true ? value.unwrap() : value ?? null);

const bytesOf = (/** @type {any} */ value) => (bare(value) === null ? null : u8aToHex(bare(value).toU8a()));

/** One pallet at one block. */
export class Pallet {
	/** @type {Map<string, any>} */ #views;
	/** @type {Map<string, Map<string, Entry>>} */ #entries = new Map();
	/** @type {Map<string, number>} How often each view function was called. */ calls = new Map();
	/** How many answers agree with storage. */ agreed = 0;

	/** @param {ApiAt} at @param {any} metadata the pallet in the metadata */
	constructor(at, metadata) {
		this.at = at;
		this.name = metadata.name.toString();
		this.section = this.name[0].toLowerCase() + this.name.slice(1);
		this.#views = new Map(metadata.viewFunctions.map((/** @type {any} */ view) => [view.name.toString(), view]));
		/** @type {any[]} */ this.items = metadata.storage.unwrap().items.toArray();
	}

	/** @returns {string[]} */
	get views() {
		return [...this.#views.keys()];
	}

	/**
	 * Calls a view function, gives its answer decoded. The call is `RuntimeViewFunction_execute_view_function` with the
	 * 32-byte id of the view function and its arguments in SCALE; the types of all are in the metadata.
	 * @param {string} name @param {any[]} values
	 */
	async view(name, ...values) {
		const view = this.#views.get(name);
		ensure(view, `the chain has no view function ${this.name}.${name}`);
		ensure(view.inputs.length === values.length, `${this.name}.${name} takes ${view.inputs.length} arguments`);
		const registry = this.at.registry;
		const input = view.inputs.flatMap((/** @type {any} */ one, /** @type {number} */ i) => [
			...registry.createType(registry.createLookupType(one.type), values[i]).toU8a()]);
		const id = view.id.toU8a();
		const call = this.at.call.runtimeViewFunction?.executeViewFunction;
		ensure(call, 'the chain has no runtime interface for view functions');
		const query = { prefix: id.slice(0, 16), suffix: id.slice(16) };
		const answer = /** @type {any} */ (await /** @type {any} */ (call)(query, u8aToHex(new Uint8Array(input))));
		ensure(answer.isOk, `${this.name}.${name}(${values.join(', ')}) failed: ${answer}`);
		const [, bytes] = compactStripLength(answer.asOk.toU8a());
		const decoded = /** @type {any} */ (registry.createType(registry.createLookupType(view.output), bytes));
		ensure(u8aEq(decoded.toU8a(), bytes), `${this.name}.${name}: the answer is not what the metadata says`);
		this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
		return decoded;
	}

	/** Calls a view function with the smallest arguments of its types, to see that it can be called. */
	async probe(/** @type {string} */ name) {
		const registry = this.at.registry;
		const smallest = (/** @type {any} */ one) => registry.createType(registry.createLookupType(one.type));
		return this.view(name, ...this.#views.get(name).inputs.map(smallest));
	}

	/** A list whose places are counted from 0 to an end: `ask(from, count)` until there. */
	async list(/** @type {any} */ end, /** @type {(from: number, count: number) => Promise<any>} */ ask) {
		const rows = [];
		for (let from = 0; from < Number(end); from += PAGE) rows.push(...await ask(from, PAGE));
		return rows;
	}

	/** A list whose end is not known: `ask(skip, count)` until a page is not full. */
	async listAll(/** @type {(skip: number, count: number) => Promise<any>} */ ask) {
		const rows = [];
		for (;;) {
			const page = await ask(rows.length, PAGE);
			rows.push(...page);
			if (page.length < PAGE) return rows;
		}
	}

	/**
	 * A list of the records of a kind, found among all numbers below an end: a page that is not full looked at 1,000.
	 * @param {any} end @param {(from: number, count: number) => Promise<any>} ask @param {(row: any) => any} number
	 */
	async listSparse(end, ask, number) {
		const rows = [];
		for (let from = 0; from < Number(end);) {
			const page = await ask(from, PAGE);
			rows.push(...page);
			from = page.length === PAGE ? Number(number(page[PAGE - 1])) + 1 : from + 1000;
		}
		return rows;
	}

	/** @returns {any} */
	#query(/** @type {string} */ item) {
		const query = this.at.query[this.section]?.[item];
		ensure(query, `${this.name} has no storage item ${item}`);
		return query;
	}

	/** A value of storage; null if there is none. */
	async value(/** @type {string} */ item, /** @type {any[]} */ ...keys) {
		return bare(await this.#query(item)(...keys));
	}

	/** All entries of a map, each read once. @returns {Promise<Entry[]>} */
	async entries(/** @type {string} */ item) {
		return [...(await this.#map(item)).values()];
	}

	/** The entry of a map at a key; null if there is none. */
	async entry(/** @type {string} */ item, /** @type {any[]} */ ...keys) {
		return (await this.#map(item)).get(keys.map(String).join('\n'))?.value ?? null;
	}

	async #map(/** @type {string} */ item) {
		const known = this.#entries.get(item);
		if (known) return known;
		/** @type {Map<string, Entry>} */
		const entries = new Map();
		for (const [key, value] of await this.#query(item).entries()) {
			entries.set(key.args.map(String).join('\n'), { key: key.args, value: bare(value) });
		}
		this.#entries.set(item, entries);
		return entries;
	}

	/** Reads everything that the pallet stores, and says how many records there are. */
	async readAll() {
		let records = 0;
		for (const { name, type } of this.items) {
			const item = name.toString()[0].toLowerCase() + name.toString().slice(1);
			records += type.isMap ? (await this.#map(item)).size : Number(await this.value(item) !== null);
		}
		return records;
	}

	/** What a view function says is what is stored, byte by byte. */
	same(/** @type {string} */ what, /** @type {any} */ said, /** @type {any} */ stored) {
		const [here, there] = [bytesOf(said), bytesOf(stored)];
		ensure(here === there, `${this.name}.${what}: the view function says ${said}, storage ${stored}`);
		this.agreed += 1;
	}

	/** The fields of these names are what is stored, byte by byte. */
	sameFields(/** @type {string} */ what, /** @type {any} */ said, /** @type {any} */ stored, /** @type {string[]} */ fields) {
		ensure(stored !== null, `${this.name}.${what}: the view function gives a record that is not stored`);
		for (const field of fields) this.same(`${what}.${field}`, said[field], stored[field]);
	}

	/** Numbers and names are the same, whatever their types. */
	equal(/** @type {string} */ what, /** @type {any} */ said, /** @type {any} */ stored) {
		ensure(String(said) === String(stored), `${this.name}.${what}: the view function says ${said}, storage ${stored}`);
		this.agreed += 1;
	}

	/** Rows of number and record are all entries of a map. */
	async sameRows(/** @type {string} */ what, /** @type {any[]} */ rows, /** @type {string} */ item) {
		this.equal(`${what}: rows`, rows.length, (await this.entries(item)).length);
		for (const [id, record] of rows) this.same(`${what} ${id}`, record, await this.entry(item, id));
	}
}
