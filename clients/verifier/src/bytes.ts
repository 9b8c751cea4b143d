// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Bytes in and out: section 1 of docs/ballot-format.md, "Conventions" and "SCALE".

import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Why an election is refused: a short code for programs, a sentence for people. */
export class Refusal extends Error {
	constructor(readonly code: string, message: string) {
		super(message);
	}
}

export function check(holds: boolean, code: string, message: string): asserts holds {
	if (!holds) throw new Refusal(code, message);
}

export const hex = bytesToHex;
export const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

/** Joins byte strings; text stands for its bytes, without length or end mark. */
export const join = (...parts: (string | Uint8Array)[]): Uint8Array =>
	concatBytes(...parts.map((part) => (typeof part === 'string' ? utf8ToBytes(part) : part)));

/** `H` of all the parts joined. */
export const H = (...parts: (string | Uint8Array)[]): Uint8Array => blake2b(join(...parts), { dkLen: 32 });

/** `LE16`, `LE32`, `LE64`: `size` bytes. */
export function le(n: number | bigint, size: number): Uint8Array {
	const view = new DataView(new ArrayBuffer(8));
	view.setBigUint64(0, BigInt(n), true);
	return new Uint8Array(view.buffer, 0, size);
}

/** A compact integer. Only lengths are written here, and they stay far below 2^30. */
export const compact = (n: number): Uint8Array =>
	n < 64 ? le(n * 4, 1) : n < 16_384 ? le(n * 4 + 1, 2) : le(n * 4 + 2, 4);

/** `[T]`, of items encoded already. */
export const list = (items: Uint8Array[]): Uint8Array => join(compact(items.length), ...items);

/** Reads SCALE, and refuses whatever is not the one encoding of a value. */
export class Reader {
	private at = 0;
	constructor(private readonly data: Uint8Array, private readonly what: string) {}

	refuse(why: string): never {
		throw new Refusal('bad-encoding', `${this.what}: ${why} before byte ${this.at}`);
	}

	bytes(count: number): Uint8Array {
		if (count > this.data.length - this.at) this.refuse(`the data end early: ${count} bytes are wanted`);
		return this.data.subarray(this.at, (this.at += count));
	}

	/** Up to four bytes, little-endian. */
	private uint(size: number): number {
		return this.bytes(size).reduceRight((n, byte) => n * 256 + byte, 0);
	}
	u8 = (): number => this.uint(1);
	u16 = (): number => this.uint(2);
	u32 = (): number => this.uint(4);
	u64 = (): bigint => BigInt(this.uint(4)) + (BigInt(this.uint(4)) << 32n);
	b32 = (): Uint8Array => this.bytes(32);
	bool = (): boolean => this.index(2) === 1;

	/** The index of an enum with `cases` cases, or any number below a limit. */
	index(cases: number): number {
		const index = this.u8();
		return index < cases ? index : this.refuse(`no case has the index ${index}`);
	}

	/** Numbers of more than four bytes are refused: nothing that this program counts is so large. */
	compact(): number {
		const first = this.u8();
		const [size, least] = [[0, 0], [1, 2 ** 6], [3, 2 ** 14], [4, 2 ** 30]][first % 4] as [number, number];
		if (first % 4 === 3 && first !== 3) this.refuse('a compact integer is too large');
		const n = first % 4 === 3 ? this.uint(size) : (first >> 2) + this.uint(size) * 64;
		return n >= least ? n : this.refuse('a compact integer is not the shortest');
	}

	list<T>(most: number, item: (r: this) => T): T[] {
		const length = this.compact();
		// No item is without bytes; so a length beyond what is left needs no attempt, and no memory.
		if (length > Math.min(most, this.data.length - this.at)) this.refuse(`a list of ${length} items is too long`);
		return Array.from({ length }, () => item(this));
	}

	blob = (): Uint8Array => {
		const length = this.compact();
		return this.bytes(length);
	};

	option<T>(value: (r: this) => T): T | undefined {
		return this.bool() ? value(this) : undefined;
	}

	/** A value together with the bytes that it was read from, which is also what is hashed. */
	spanned<T>(value: (r: this) => T): { value: T; raw: Uint8Array } {
		const start = this.at;
		return { value: value(this), raw: this.data.subarray(start, this.at) };
	}

	end(): void {
		if (this.at < this.data.length) this.refuse(`${this.data.length - this.at} bytes are left over`);
	}
}

/** Reads a value that takes up all of the bytes. */
export function decode<T>(data: Uint8Array, what: string, value: (r: Reader) => T): T {
	const reader = new Reader(data, what);
	const result = value(reader);
	reader.end();
	return result;
}
