// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Which keys a roll has, as this device saw it first. A node that shows a roll of its own making, with nobody but the member
// in a ring, learns who acts. It cannot do so where the roll was seen before; and what the light client saw is right.

import { fromHex, toHex } from '../chain';
import { vault } from '../keys';

interface Known {
	readonly kind: 'roll';
	/** Digest of its keys and seed of its rings. */
	readonly stated: string;
}

const nameOf = (genesis: Uint8Array, roll: number) => `roll ${toHex(genesis)} ${roll}`;

const isKnown = (note: unknown): note is Known =>
	(note as Known | undefined)?.kind === 'roll' && /^0x[0-9a-f]{128}$/.test((note as Known).stated);

/** What this device knows of a roll. */
export async function knownRoll(genesis: Uint8Array, roll: number): Promise<Uint8Array | undefined> {
	const note = (await vault.notes()).get(nameOf(genesis, roll));
	return isKnown(note) ? fromHex(note.stated) : undefined;
}

/** Keeps it, sealed beside the keys. A device without room for it is as safe as one that sees the roll for the first time. */
export async function keepRoll(genesis: Uint8Array, roll: number, stated: Uint8Array): Promise<void> {
	const note: Known = { kind: 'roll', stated: toHex(stated) };
	await vault.keepNote(note, nameOf(genesis, roll)).catch(() => undefined);
}
