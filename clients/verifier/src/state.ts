// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the chain has in its state: section 11 of docs/ballot-format.md, "What is in the state" and "Trie proofs".

import { bytesToNumberLE } from '@noble/curves/utils.js';
import { H, check, decode, hex, join, le, type Reader } from './bytes.js';

const [P1, P2, P3, P4, P5] = [
	11400714785074694791n, 14029467366897019727n, 1609587929392839161n, 9650029242287828579n, 2870177450012600261n,
] as const;
const low = (x: bigint) => BigInt.asUintN(64, x);
const rotate = (x: bigint, by: bigint) => low(x << by) | (low(x) >> (64n - by));

/** XXH64 of fewer than 32 bytes: the names of items and the keys of maps are not longer here. */
function xxh64(data: Uint8Array, seed: bigint): Uint8Array {
	let h = seed + P5 + BigInt(data.length);
	let at = 0;
	const take = (size: number) => bytesToNumberLE(data.subarray(at, (at += size)));
	while (data.length - at >= 8) h = rotate(low(h) ^ low(rotate(take(8) * P2, 31n) * P1), 27n) * P1 + P4;
	if (data.length - at >= 4) h = rotate(low(h) ^ low(take(4) * P1), 23n) * P2 + P3;
	while (at < data.length) h = rotate(low(h) ^ low(take(1) * P5), 11n) * P1;
	h = low((low(h) ^ (low(h) >> 33n)) * P2);
	h = low((h ^ (h >> 29n)) * P3);
	return le(h ^ (h >> 32n), 8);
}

const twox128 = (name: string) => join(xxh64(join(name), 0n), xxh64(join(name), 1n));

/** The key under which the state has a value. */
export const storageKey = (pallet: string, item: string, ...mapKeys: Uint8Array[]): Uint8Array =>
	join(twox128(pallet), twox128(item), ...mapKeys.map((key) => join(xxh64(key, 0n), key)));

/** Gives a value, or nothing where it is shown that there is none; refuses where the proof does not say. */
export type State = (key: Uint8Array) => Uint8Array | undefined;

/** The state below a root, as far as the nodes of a proof show it. */
export function provenState(root: Uint8Array, proof: Uint8Array[]): State {
	const nodes = new Map(proof.map((node) => [hex(H(node)), node]));
	const find = (hash: Uint8Array) => {
		const node = nodes.get(hex(hash));
		check(node !== undefined, 'incomplete-state-proof', `the state proof lacks the node or value ${hex(hash)}`);
		return node;
	};
	return (key) => {
		let left = [...key].flatMap((byte) => [byte >> 4, byte & 15]);
		for (let node = find(root); ;) {
			const { partial, children, value } = decode(node, 'a trie node', readNode);
			if (partial.some((nibble, at) => nibble !== left[at])) return undefined;
			const [next, ...behind] = left.slice(partial.length);
			if (next === undefined) return value?.hash ? find(value.hash) : value?.bytes;
			const child = children[next];
			if (child === undefined) return undefined;
			node = child.length === 32 ? find(child) : child;
			left = behind;
		}
	};
}

function readNode(r: Reader) {
	const header = r.u8();
	// How many low bits of the header are the length of the partial key; the bits above them say what the node is.
	const bits = header >= 0x40 ? 6 : header >= 0x20 ? 5 : 4;
	const kind = header >> bits;
	if (kind === 0 && header !== 0) r.refuse('no trie node has such a header');
	const [isBranch, isHashed] = [bits === 4 ? kind === 1 : kind >= 2, bits < 6];
	let length = header % (1 << bits);
	if (header !== 0 && length === (1 << bits) - 1)
		for (let more = 255; more === 255; length += more) more = r.u8();
	const partial = [...r.bytes((length + 1) >> 1)].flatMap((byte) => [byte >> 4, byte & 15]);
	if (length % 2 === 1 && partial.shift() !== 0) r.refuse('a partial key has a nibble too many');
	const bitmap = isBranch ? r.u16() : 0;
	const value = header === 0 || (bits === 6 && kind === 2) ? undefined
		: isHashed ? { hash: r.b32() } : { bytes: r.blob() };
	const children = Array.from({ length: 16 }, (_, i) => ((bitmap >> i) & 1 ? r.blob() : undefined));
	if (children.some((child) => child && child.length > 32)) r.refuse('a child has more than 32 bytes');
	return { partial, value, children };
}
