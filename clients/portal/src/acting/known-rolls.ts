// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Which keys a roll has, as this device saw it first. A node that shows a roll of its own making, with nobody but the member
// in a ring, learns who acts. It cannot do so where the roll was seen before; and what the light client saw is right.

import { fromHex, toHex } from '../chain';
import type { Vault } from '../keys';

type Notes = Pick<Vault, 'notes' | 'keepNote'>;

interface Known {
	readonly kind: 'roll';
	readonly genesis: string;
	readonly roll: number;
	/** Digest of its keys and seed of its rings. */
	readonly stated: string;
}

const isKnown = (note: unknown): note is Known =>
	(note as Known | undefined)?.kind === 'roll' && /^0x[0-9a-f]{128}$/.test((note as Known).stated);

async function noteOf(vault: Notes, genesis: Uint8Array, roll: number): Promise<[name: string, note: Known] | undefined> {
	for (const [name, note] of await vault.notes()) {
		if (isKnown(note) && note.genesis === toHex(genesis) && note.roll === roll) return [name, note];
	}
	return undefined;
}

/** What this device knows of a roll. */
export async function knownRoll(vault: Notes, genesis: Uint8Array, roll: number): Promise<Uint8Array | undefined> {
	const found = await noteOf(vault, genesis, roll);
	return found && fromHex(found[1].stated);
}

/** Keeps it, sealed beside the keys. A device without room for it is as safe as one that sees the roll for the first time. */
export async function keepRoll(vault: Notes, genesis: Uint8Array, roll: number, stated: Uint8Array): Promise<void> {
	const note: Known = { kind: 'roll', genesis: toHex(genesis), roll, stated: toHex(stated) };
	const [name] = await noteOf(vault, genesis, roll) ?? [];
	await vault.keepNote(note, name).catch(() => undefined);
}
