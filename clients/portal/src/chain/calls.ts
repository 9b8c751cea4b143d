// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Calls as bytes: what is handed in without a signer, and what Polkadot.js Apps takes.

import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { compact, decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import type { Connection } from './connection';

/** A call as the prover gives it: names or numbers of pallet and call, and its arguments in SCALE. */
export interface Act {
	readonly pallet: string | number;
	readonly call: string | number;
	readonly arguments: string;
}

/** What stands before the call in a transaction that nobody signs: version 5, and extensions that say nothing. */
const GENERAL_PREAMBLE = Uint8Array.of(0x45, 0, 0, 0, 0, 0);

export const toHex = (bytes: Uint8Array): `0x${string}` =>
	`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

export function fromHex(hex: string): Uint8Array {
	const digits = hex.replace(/^0x/, '');
	if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new TypeError('not hexadecimal digits');
	return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A text as the chain keeps it: bytes in UTF-8. */
export const asText = (bytes: Uint8Array | undefined): string => (bytes ? new TextDecoder().decode(bytes) : '');

export function join(...parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** A number of four bytes as SCALE has it. */
export function u32(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value, true);
	return bytes;
}

/** What the runtime says of itself. */
const metadataOf = async (connection: Connection) => {
	const { hash } = await connection.final();
	return unifyMetadata(decAnyMetadata(await connection.client.getMetadata(hash)));
};

/** The name of a pallet's error by its number: what a pallet gives as a code is often that. */
export async function errorName(connection: Connection, pallet: string, code: number): Promise<string | undefined> {
	const metadata = await metadataOf(connection);
	const type = metadata.pallets.find(({ name }) => name === pallet)?.errors?.type;
	const definition = type === undefined ? undefined : metadata.lookup[type]?.def;
	if (definition?.tag !== 'variant') return undefined;
	return definition.value.find(({ index }) => index === code)?.name;
}

/** The call's bytes: pallet, call, arguments. Names are looked up in what the runtime says of itself. */
export async function callBytes(connection: Connection, act: Act): Promise<Uint8Array> {
	const { pallet, call } = act;
	if (typeof pallet === 'number' && typeof call === 'number') {
		return join(Uint8Array.of(pallet, call), fromHex(act.arguments));
	}
	const builder = getDynamicBuilder(getLookupFn(await metadataOf(connection)));
	const { location } = builder.buildCall(String(pallet), String(call));
	return join(Uint8Array.from(location), fromHex(act.arguments));
}

/** An argument of a call in SCALE, by the names that metadata gives: what a proof says before there is a call. */
export async function argumentBytes(
	connection: Connection, pallet: string, call: string, argument: string, value: unknown,
): Promise<Uint8Array> {
	const metadata = await metadataOf(connection);
	const calls = metadata.pallets.find(({ name }) => name === pallet)?.calls?.type;
	const definition = calls === undefined ? undefined : metadata.lookup[calls]?.def;
	const fields = definition?.tag === 'variant' ? definition.value.find(({ name }) => name === call)?.fields : undefined;
	const type = fields?.find(({ name }) => name === argument)?.type;
	if (type === undefined) throw new TypeError(`${pallet}.${call} has no ${argument}`);
	return getDynamicBuilder(getLookupFn(metadata)).buildDefinition(type).enc(value);
}

/** The transaction that carries a call without a signer. */
export function general(call: Uint8Array): Uint8Array {
	const length = GENERAL_PREAMBLE.length + call.length;
	return join(compact.enc(length), GENERAL_PREAMBLE, call);
}

/** A call as hexadecimal digits, for "Decode" in Polkadot.js Apps and for wallets. */
export async function callHex(
	connection: Connection, call: Act | { getEncodedData(): Promise<Uint8Array> },
): Promise<`0x${string}`> {
	return toHex('getEncodedData' in call ? await call.getEncodedData() : await callBytes(connection, call));
}
