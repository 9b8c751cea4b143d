// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SealedNote, VaultRecord } from './seal';
import { indexedDbStore } from './store';
import { Vault } from './vault';

const CHEAP = { cost: { memoryKiB: 8 * 1024, passes: 1 } };
const PASSPHRASE = '말의 산은 높고 물은 깊다';

const made = async () => {
	const vault = new Vault(CHEAP);
	await vault.create(PASSPHRASE);
	return vault;
};

const loadNotes = async () => (await indexedDbStore.load()).notes;

const putNotes = async (notes: readonly SealedNote[]) => {
	const kept = await indexedDbStore.load();
	expect(await indexedDbStore.swap(kept, { record: kept.record as VaultRecord, notes })).toBe(true);
};

beforeEach(() => indexedDbStore.erase());

describe('a note', () => {
	it('is read by the keys that it was kept with, on another visit too, and says nothing by itself', async () => {
		const vault = await made();
		const name = await vault.keepNote({ election: '청년위원 선거' });
		await vault.keepNote({ election: '최고위원 선거' });
		await vault.keepNote({ election: '최고위원 선거', block: 7 }, name);
		const later = new Vault(CHEAP);
		await later.load();
		await expect(later.notes()).rejects.toMatchObject({ trouble: 'Locked' });
		await later.unlock(PASSPHRASE);
		const notes = await later.notes();
		expect(notes.size).toBe(2);
		expect(notes.get(name)).toEqual({ election: '최고위원 선거', block: 7 });
		expect(JSON.stringify(await loadNotes())).not.toContain('election');
		await later.dropNote(name);
		expect((await later.notes()).size).toBe(1);
	});

	it('that was changed or moved to another name is not read', async () => {
		const vault = await made();
		await vault.keepNote('one');
		const [note] = await loadNotes();
		await putNotes([{ ...note!, name: 'another' }]);
		await expect(vault.notes()).rejects.toMatchObject({ trouble: 'Damaged' });
	});

	it('of other keys is passed over, and goes when the keys are erased', async () => {
		const vault = await made();
		await vault.keepNote('of the first');
		const kept = await loadNotes();
		await vault.erase();
		expect(await loadNotes()).toHaveLength(0);
		const other = await made();
		await putNotes(kept);
		expect((await other.notes()).size).toBe(0);
	});
});
