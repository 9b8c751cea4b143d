// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Merlin on STROBE-128, as far as Caucus needs them: section 1 of docs/ballot-format.md, "Transcripts".

import { ristretto255 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { keccakP } from '@noble/hashes/sha3.js';
import { join, le } from './bytes.js';

const [META_AD, AD, PRF] = [0x12, 0x02, 0x07];
const RATE = 166;

export class Transcript {
	private readonly state = join(Uint8Array.of(1, 0xa8, 1, 0, 1, 0x60), 'STROBEv1.0.2', new Uint8Array(182));
	private pos = 0;
	private begin = 0;

	constructor(label: string) {
		this.keccak();
		this.start(META_AD, join('Merlin v1.0'));
		this.append('dom-sep', join(label));
	}

	/** `F`. Its lanes are little-endian, as are the machines that run Node.js; on another one the tests would fail. */
	private keccak(): void {
		keccakP(new Uint32Array(this.state.buffer));
	}

	private permute(): void {
		this.state[this.pos]! ^= this.begin;
		this.state[this.pos + 1]! ^= 0x04;
		this.state[RATE + 1]! ^= 0x80;
		this.keccak();
		this.pos = this.begin = 0;
	}

	private absorb(bytes: Uint8Array): void {
		for (const byte of bytes) {
			this.state[this.pos]! ^= byte;
			if (++this.pos === RATE) this.permute();
		}
	}

	/** `start`, and what is absorbed after it. */
	private start(flags: number, bytes: Uint8Array): void {
		const old = this.begin;
		this.begin = this.pos + 1;
		this.absorb(Uint8Array.of(old, flags));
		if (flags === PRF && this.pos !== 0) this.permute();
		this.absorb(bytes);
	}

	append(label: string, message: Uint8Array): this {
		this.start(META_AD, join(label, le(message.length, 4)));
		this.start(AD, message);
		return this;
	}

	bytes(label: string, count: number): Uint8Array {
		this.start(META_AD, join(label, le(count, 4)));
		this.start(PRF, new Uint8Array());
		return Uint8Array.from({ length: count }, () => {
			const byte = this.state[this.pos]!;
			this.state[this.pos] = 0;
			if (++this.pos === RATE) this.permute();
			return byte;
		});
	}

	/** A point goes in as the bytes that travelled. */
	point = (label: string, point: { bytes: Uint8Array }): this => this.append(label, point.bytes);
	number = (label: string, n: number): this => this.append(label, le(n, 8));
	challenge = (label: string): bigint => bytesToNumberLE(this.bytes(label, 64)) % ristretto255.Point.Fn.ORDER;
	weight = (label: string): bigint => bytesToNumberLE(this.bytes(label, 16)) || 1n;
}
