// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Does Polkadot.js Apps understand this chain without being told anything? Apps is made of @polkadot/api; this asks
// that library, and knows no types either.
//
//   node scripts/extrinsics/polkadot-js/decode.mjs [BALLOT...]
//
// - Every call of every pallet is made up from random bytes by the types of the metadata, some times over. It has to be
//   decoded, be encoded to the same bytes again, and be made anew from the values that it shows.
// - Every call, event, error, storage item, constant and view function has to be documented. What the SDK's pallets
//   lack is counted apart: it is not ours to write.
// - Each file has a call in hexadecimal digits, such as `caucus vote --print` writes: it has to be decoded by name.
// - The library must warn of nothing but an extension of transactions that it does not know (it has no bytes), and
//   JSON-RPC methods that it has no names for.
//
// The last line counts. Exit code 0: all is as it should be; 1: something is not, and is named.

import { readFileSync } from 'node:fs';
import { u8aEq, u8aToHex } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';
import { main } from './chain.mjs';

/** How often each call is made up. */
const TIMES = 5;
/** The pallets that are this chain's own. */
const OWN = new Set(['Duties', 'Validators', 'Governance', 'Members', 'Trustees', 'Elections', 'Organisations',
	'Petitions', 'Assemblies', 'Activity', 'Representatives', 'Library', 'Messaging']);
const WIDTHS = /** @type {Record<string, number>} */ ({
	U8: 1, U16: 2, U32: 4, U64: 8, U128: 16, U256: 32, I8: 1, I16: 2, I32: 4, I64: 8, I128: 16, I256: 32,
});

const below = (/** @type {number} */ end) => Math.floor(Math.random() * end);

/** Random values of any type that the metadata describes, as SCALE. */
class Maker {
	/** @param {any} api */
	constructor(api) {
		this.api = api;
		// A call within a call is a remark: others would never end.
		this.remark = [...api.tx.system.remark('0x0102').method.toU8a()];
	}

	/** @param {any} id @returns {number[]} */
	make(id) {
		const { registry } = this.api;
		const { def, path } = registry.lookup.getSiType(id);
		const name = String(path[path.length - 1] ?? '');
		if (name === 'RuntimeCall') return this.remark;
		// Of the ways to name an account this chain takes one, by its public key: the others are nothing here.
		if (name === 'MultiAddress') return [0, ...randomAsU8a(32)];
		if (def.isPrimitive) return this.primitive(def.asPrimitive.type);
		if (def.isCompact) return this.compact(def.asCompact.type);
		if (def.isArray) return this.many(def.asArray.len.toNumber(), def.asArray.type);
		if (def.isTuple) return def.asTuple.flatMap((/** @type {any} */ one) => this.make(one));
		if (def.isComposite) return def.asComposite.fields.flatMap((/** @type {any} */ one) => this.make(one.type));
		if (def.isSequence) {
			// Not empty: what shows as 0x the library takes for nothing where there may be nothing.
			const length = 1 + below(3);
			return [length << 2, ...this.many(length, def.asSequence.type)];
		}
		if (def.isVariant) {
			// `_Phantom` and its like are in the metadata, and no value has them.
			/** @type {any[]} */
			const all = def.asVariant.variants;
			const variants = all.filter(({ name }) => !name.toString().startsWith('_'));
			if (variants.length === 0) throw new Error('an enum without variants has no values');
			const chosen = variants[below(variants.length)];
			return [chosen.index.toNumber(), ...chosen.fields.flatMap((/** @type {any} */ one) => this.make(one.type))];
		}
		throw new Error(`no values are made of ${def.type}`);
	}

	/** @param {number} length @param {any} id @returns {number[]} */
	many(length, id) {
		return Array.from({ length }, () => this.make(id)).flat();
	}

	/** @param {string} type @returns {number[]} */
	primitive(type) {
		if (type === 'Bool') return [below(2)];
		if (type === 'Str') return [...this.api.registry.createType('Text', '가나다').toU8a()];
		const width = WIDTHS[type];
		if (!width) throw new Error(`no values are made of ${type}`);
		return [...randomAsU8a(width)];
	}

	/** A compact number; a structure of one number is compact as well. @param {any} id @returns {number[]} */
	compact(id) {
		const { def } = this.api.registry.lookup.getSiType(id);
		if (def.isComposite) return def.asComposite.fields.flatMap((/** @type {any} */ one) => this.compact(one.type));
		if (def.isTuple) return [];
		return [below(64) << 2];
	}
}

/** Makes a call anew from the values that are shown of another; a call within it, from its bytes. */
const anew = (/** @type {any} */ api, /** @type {any} */ call) => api.tx[call.section][call.method](
	...call.args.map((/** @type {any} */ one) => (holdsCalls(one) ? one.toU8a() : one.toJSON())));

const holdsCalls = (/** @type {any} */ one) => /Call/.test(one.toRawType());

/** Makes up calls; gives how many there are, and what does not come back as it was. */
function roundTrip(/** @type {any} */ api, /** @type {Maker} */ maker, /** @type {any} */ pallet) {
	const wrong = /** @type {Set<string>} */ (new Set());
	const { variants } = api.registry.lookup.getSiType(pallet.calls.unwrap().type).def.asVariant;
	for (const variant of variants) {
		const name = `${pallet.name}.${variant.name}`;
		for (let i = 0; i < TIMES; i++) {
			const bytes = Uint8Array.from([pallet.index.toNumber(), variant.index.toNumber(),
				...variant.fields.flatMap((/** @type {any} */ field) => maker.make(field.type))]);
			try {
				const call = api.createType('Call', bytes);
				if (!u8aEq(call.toU8a(), bytes)) wrong.add(`${name}: other bytes come back: ${u8aToHex(bytes)}`);
				// As it is shown to people, and as Apps makes it from what people fill in.
				JSON.stringify(call.toHuman());
				const again = anew(api, call);
				if (!u8aEq(again.method.toU8a(), bytes)) wrong.add(`${name}: anew, it is another: ${u8aToHex(bytes)}`);
			} catch (error) {
				wrong.add(`${name}: ${/** @type {Error} */ (error).message.slice(-300)}`);
			}
		}
	}
	return { calls: variants.length, wrong };
}

/** What of a pallet has no documentation, by kind. */
function undocumented(/** @type {any} */ api, /** @type {any} */ pallet) {
	const variants = (/** @type {any} */ one) => (one.isSome
		? [...api.registry.lookup.getSiType(one.unwrap().type).def.asVariant.variants] : []);
	const kinds = {
		call: variants(pallet.calls), event: variants(pallet.events), error: variants(pallet.errors),
		storage: pallet.storage.isSome ? [...pallet.storage.unwrap().items] : [],
		constant: [...pallet.constants], view: [...(pallet.viewFunctions ?? [])],
	};
	return Object.entries(kinds).flatMap(([kind, items]) => items
		.filter((/** @type {any} */ one) => one.docs.map(String).join('').trim() === '')
		.map((/** @type {any} */ one) => `${kind} ${pallet.name}.${one.name}`));
}

const EXPECTED = /Unknown signed extensions AuthorizeCall found|RPC methods not decorated/;

/** What the library warns of while it works. @type {string[]} */
const warnings = [];
for (const level of /** @type {const} */ (['warn', 'error'])) {
	const before = console[level].bind(console);
	console[level] = (/** @type {any[]} */ ...all) => {
		const said = all.join(' ');
		if (/API\/INIT|REGISTRY|API-WS|METADATA/.test(said)) warnings.push(said);
		else before(...all);
	};
}

await main(async (api, ...files) => {
	const maker = new Maker(api);
	const pallets = api.registry.metadata.pallets;
	let [calls, sdk] = [0, 0];
	/** @type {string[]} */
	const wrong = [];
	for (const pallet of pallets) {
		if (pallet.calls.isSome) {
			const found = roundTrip(api, maker, pallet);
			calls += found.calls;
			wrong.push(...found.wrong);
		}
		const missing = undocumented(api, pallet);
		if (OWN.has(pallet.name.toString())) {
			wrong.push(...missing.map((one) => `not documented: ${one}`));
		} else {
			sdk += missing.length;
			for (const one of missing) console.log(`the SDK does not document: ${one}`);
		}
	}
	for (const file of files) {
		const call = api.createType('Call', readFileSync(file, 'utf8').trim());
		const again = anew(api, call);
		if (again.method.toHex() !== call.toHex()) wrong.push(`${file}: made anew, it is another call`);
		const names = call.meta.args.map((/** @type {any} */ one) => one.name);
		console.log(`${file}: ${call.section}.${call.method} (${names.join(', ')})`);
	}
	for (const warning of warnings) {
		console.log(`the library warns: ${warning}`);
		if (!EXPECTED.test(warning)) wrong.push(`a warning: ${warning}`);
	}
	for (const one of wrong) console.log(one);
	if (wrong.length > 0) process.exitCode = 1;
	return {
		pallets: pallets.length, calls, tried: calls * TIMES, undocumented_in_sdk: sdk, files: files.length,
		wrong: wrong.length,
	};
}, { warn: true });
