// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { random } from './bytes';
import { type VaultRecord, openByPasskey, openByPassphrase, openContent, openNote, usable } from './seal';
import { type Kept, indexedDbStore } from './store';
import { stretchHere } from './stretch';
import { KeyTrouble, type Trouble } from './trouble';
import { type VaultOptions, Vault, lacksBackup } from './vault';
import { accountOf, asked, checkedWords, newWords, tidyWords } from './words';

/** As little as the format takes: what is tested is not how slow it is. */
const CHEAP: VaultOptions = { cost: { memoryKiB: 8 * 1024, passes: 1 } };
const PASSPHRASE = '말의 산은 높고 물은 깊다';

const trouble = async (act: () => Promise<unknown>): Promise<Trouble | 'none'> => {
	try {
		await act();
		return 'none';
	} catch (error) {
		if (error instanceof KeyTrouble) return error.trouble;
		throw error;
	}
};

const kept = async () => (await indexedDbStore.load()).record as VaultRecord;

/** Writes as somebody does who has the device in hand. */
const put = async (record: object) => {
	expect(await indexedDbStore.swap(await indexedDbStore.load(), { record: record as VaultRecord, notes: [] })).toBe(true);
};

async function opened(): Promise<Vault> {
	const vault = new Vault(CHEAP);
	await vault.create(PASSPHRASE);
	return vault;
}

async function again(passphrase = PASSPHRASE): Promise<Vault> {
	const vault = new Vault(CHEAP);
	await vault.load();
	await vault.unlock(passphrase);
	return vault;
}

/** Another letter in the middle of base64. */
const altered = (text: string) => {
	const at = Math.floor(text.length / 2);
	return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
};

beforeEach(() => indexedDbStore.erase());

describe('a vault', () => {
	it('is empty at first and keeps keys over a visit', async () => {
		const first = new Vault(CHEAP);
		await first.load();
		expect(first.get()).toEqual({ state: 'none' });
		await first.create(PASSPHRASE);
		const words = newWords();
		await first.addMember(words, '내 당원 열쇠');
		const account = await first.addAccount('//Alice', '등록관');
		expect(account.address).toBe('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY');

		const second = new Vault(CHEAP);
		await second.load();
		expect(second.get()).toEqual({ state: 'locked', passkey: false });
		await second.unlock(PASSPHRASE);
		const state = second.get();
		expect(state.state === 'open' && state.entries.map(({ kind, label }) => [kind, label]))
			.toEqual([['member', '내 당원 열쇠'], ['account', '등록관']]);
		expect(state.state === 'open' && await second.reveal(state.entries[0]!.id)).toBe(words);
	});

	it('leaves no secret, name or address where it is kept', async () => {
		const vault = await opened();
		const words = newWords();
		await vault.addMember(words, 'my member key');
		await vault.addAccount(`${newWords()}//desk`, 'registrar');
		const text = JSON.stringify(await kept());
		// One word alone may be the beginning of a name in the file, such as "form".
		const pairs = words.split(' ').slice(1).map((word, i) => `${words.split(' ')[i]}\\W+${word}`);
		for (const leaked of [...pairs, 'member', 'registrar', 'desk', 'entries']) expect(text).not.toMatch(new RegExp(leaked));
	});

	it('refuses a wrong passphrase and stays locked', async () => {
		await opened();
		const vault = new Vault(CHEAP);
		await vault.load();
		expect(await trouble(() => vault.unlock(`${PASSPHRASE}.`))).toBe('WrongPassphrase');
		expect(vault.get().state).toBe('locked');
	});

	it('takes the same passphrase as another keyboard writes it', async () => {
		await opened();
		const vault = await again(PASSPHRASE.normalize('NFD'));
		expect(vault.get().state).toBe('open');
	});

	it('refuses a passphrase that is too short', async () => {
		expect(await trouble(() => new Vault(CHEAP).create('짧은 암호'))).toBe('ShortPassphrase');
		expect(await kept()).toBeUndefined();
	});

	it('refuses a passphrase that anybody guesses, when it is made and when it is changed', async () => {
		const vault = new Vault(CHEAP);
		expect(await trouble(() => vault.create('password12'))).toBe('WeakPassphrase');
		expect(await trouble(() => vault.create('초록바다연대 2026', ['초록바다연대']))).toBe('WeakPassphrase');
		expect(await kept()).toBeUndefined();
		await vault.create(PASSPHRASE);
		expect(await trouble(() => vault.changePassphrase(PASSPHRASE, '0123456789'))).toBe('WeakPassphrase');
		expect(await trouble(() => vault.changePassphrase(PASSPHRASE, '초록바다연대 2026', ['초록바다연대']))).toBe('WeakPassphrase');
		expect((await again()).get().state).toBe('open');
	});

	it('gives nothing away while locked', async () => {
		const vault = await opened();
		const { id } = await vault.addMember(newWords(), '');
		vault.lock();
		expect(vault.get()).toEqual({ state: 'locked', passkey: false });
		expect(await trouble(() => vault.reveal(id))).toBe('Locked');
		expect(await trouble(() => vault.addAccount('//Bob', ''))).toBe('Locked');
	});

	it('has one member key, and no key twice', async () => {
		const vault = await opened();
		await vault.addMember(newWords(), '');
		expect(await trouble(() => vault.addMember(newWords(), ''))).toBe('SecondMember');
		await vault.addAccount('//Bob', '');
		expect(await trouble(() => vault.addAccount('//Bob', ''))).toBe('KnownKey');
	});

	it('is not made over another one', async () => {
		const vault = await opened();
		await vault.addMember(newWords(), '');
		expect(await trouble(() => new Vault(CHEAP).create(PASSPHRASE))).toBe('VaultExists');
		expect((await again()).get()).toMatchObject({ entries: [{ kind: 'member' }] });
	});

	it('keeps what another window wrote', async () => {
		const [one, other] = [await opened(), await again()];
		await one.addAccount('//Alice', 'one');
		await other.addAccount('//Bob', 'other');
		expect((await again()).get()).toMatchObject({ entries: [{ label: 'one' }, { label: 'other' }] });
	});

	it('loses nothing of what several windows write at once', async () => {
		const windows = [await opened(), await again(), await again()];
		const given = { credential: random(16), salt: random(32), secret: random(32) };
		await Promise.all([
			...windows.map((vault, i) => vault.addAccount(`//Window${i}`, `account ${i}`)),
			...windows.map((vault, i) => vault.keepNote(`note ${i}`)),
			windows[1]!.addPasskey(PASSPHRASE, given),
		]);
		const later = await again();
		const state = later.get();
		expect(state.state === 'open' && state.entries.map(({ label }) => label).sort()).toEqual(['account 0', 'account 1', 'account 2']);
		expect(state).toMatchObject({ passkey: true });
		expect([...(await later.notes()).values()].sort()).toEqual(['note 0', 'note 1', 'note 2']);
	});

	it('is made by one window alone', async () => {
		const windows = [new Vault(CHEAP), new Vault(CHEAP)];
		const made = await Promise.all(windows.map((vault) => trouble(() => vault.create(PASSPHRASE))));
		expect(made.sort()).toEqual(['VaultExists', 'none']);
	});

	it('stays locked if it was locked while it changed', async () => {
		await (await opened()).addAccount('//Alice', 'a');
		let release = () => undefined as void;
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const slow = new Vault({
			...CHEAP, store: { ...indexedDbStore, swap: async (before, after) => {
				await held;
				return indexedDbStore.swap(before, after);
			} },
		});
		await slow.load();
		await slow.unlock(PASSPHRASE);
		const changing = slow.addAccount('//Bob', 'b');
		await new Promise((resolve) => setTimeout(resolve, 50));
		slow.lock();
		release();
		await changing;
		expect(slow.get()).toEqual({ state: 'locked', passkey: false });
		expect((await again()).get()).toMatchObject({ entries: [{ label: 'a' }, { label: 'b' }] });
	});

	it('is not shown as open if it was locked while it opened', async () => {
		await (await opened()).addAccount('//Alice', 'a');
		const vault = new Vault(CHEAP);
		await vault.load();
		let opening = true;
		const done = vault.unlock(PASSPHRASE).finally(() => {
			opening = false;
		});
		while (opening) {
			vault.lock();
			await new Promise(setImmediate);
		}
		await done.catch(() => undefined);
		vault.lock();
		expect(vault.get()).toEqual({ state: 'locked', passkey: false });
	});

	it('does not bring back what another window erased', async () => {
		const [one, other] = [await opened(), await again()];
		await one.erase();
		expect(await trouble(() => other.addAccount('//Bob', ''))).toBe('NoVault');
		expect(other.get()).toEqual({ state: 'none' });
	});

	it('changes its passphrase', async () => {
		const vault = await opened();
		await vault.addAccount('//Alice', 'a');
		expect(await trouble(() => vault.changePassphrase('not this one', 'another passphrase'))).toBe('WrongPassphrase');
		await vault.changePassphrase(PASSPHRASE, 'another passphrase');
		expect(await trouble(() => again())).toBe('WrongPassphrase');
		expect((await again('another passphrase')).get()).toMatchObject({ entries: [{ label: 'a' }] });
	});

	it('stays open with all that it keeps when the passphrase changes, but for passkeys', async () => {
		const vault = await opened();
		const { id } = await vault.addAccount('//Alice', 'a');
		const name = await vault.keepNote('a receipt');
		await vault.addPasskey(PASSPHRASE, { credential: random(16), salt: random(32), secret: random(32) });
		await vault.changePassphrase(PASSPHRASE, 'another passphrase');
		expect(vault.get()).toMatchObject({ state: 'open', passkey: false, entries: [{ label: 'a' }] });
		for (const one of [vault, await again('another passphrase')]) {
			expect(await one.reveal(id)).toBe('//Alice');
			expect([...await one.notes()]).toEqual([[name, 'a receipt']]);
		}
		await vault.addAccount('//Bob', 'b');
		await vault.keepNote('another receipt');
		const later = await again('another passphrase');
		expect(later.get()).toMatchObject({ entries: [{ label: 'a' }, { label: 'b' }] });
		expect((await later.notes()).size).toBe(2);
	});

	it('is not read by the old passphrase and an old copy, once the passphrase is another', async () => {
		const vault = await opened();
		await vault.keepNote('a receipt');
		const copy = await indexedDbStore.load();
		await vault.changePassphrase(PASSPHRASE, 'another passphrase');
		const now = await indexedDbStore.load();
		const oldKey = await usable(await openByPassphrase(copy.record as VaultRecord, PASSPHRASE));
		expect(await openNote(oldKey, copy.notes[0]!)).toBe('a receipt');
		const record = now.record as VaultRecord;
		// The name of the vault is no secret: what is sealed has to resist by its key.
		for (const id of [record.id, (copy.record as VaultRecord).id]) {
			expect(await trouble(() => openContent({ ...record, id }, oldKey))).toBe('Damaged');
			expect(await trouble(() => openNote(oldKey, { ...now.notes[0]!, vault: id }))).toBe('Damaged');
		}
	});

	it('leaves no half of a change, whatever fails on the way', async () => {
		const vault = await opened();
		await vault.keepNote('a receipt');
		const before = await indexedDbStore.load();
		// The record is written first, and the notes cannot be.
		const half = { ...indexedDbStore, swap: (old: Kept, { record }: Kept<VaultRecord>) => indexedDbStore.swap(old, { record, notes: [() => 0] as never }) };
		const failing = new Vault({ ...CHEAP, store: half });
		await failing.load();
		await expect(failing.changePassphrase(PASSPHRASE, 'another passphrase')).rejects.toThrow();
		expect(await indexedDbStore.load()).toEqual(before);
		expect([...(await (await again()).notes()).values()]).toEqual(['a receipt']);
	});

	it('loses no note that another window keeps while the passphrase changes', async () => {
		const [one, other] = [await opened(), await again()];
		const changing = one.changePassphrase(PASSPHRASE, 'another passphrase');
		await other.keepNote('a receipt');
		await changing;
		expect([...(await one.notes()).values()]).toEqual(['a receipt']);
	});

	it('is locked in other windows once its passphrase is another: they have a key that opens nothing', async () => {
		const [one, other] = [await opened(), await again()];
		await one.changePassphrase(PASSPHRASE, 'another passphrase');
		expect(await trouble(() => other.keepNote('a receipt'))).toBe('Locked');
		expect(other.get().state).toBe('locked');
		expect(await trouble(() => other.unlock(PASSPHRASE))).toBe('WrongPassphrase');
		await other.unlock('another passphrase');
		await other.keepNote('a receipt');
		expect((await one.notes()).size).toBe(1);
	});

	it('is opened as it lies there, not as it lay when the page was loaded', async () => {
		const one = await opened();
		const other = new Vault(CHEAP);
		await other.load();
		await one.changePassphrase(PASSPHRASE, 'another passphrase');
		expect(await trouble(() => other.unlock(PASSPHRASE))).toBe('WrongPassphrase');
		await one.erase();
		expect(await trouble(() => other.unlock('another passphrase'))).toBe('NoVault');
		expect(other.get()).toEqual({ state: 'none' });
	});

	it('takes a new passphrase though a note of it is damaged', async () => {
		const vault = await opened();
		await vault.keepNote('a receipt');
		await vault.keepNote('a damaged one');
		const { record, notes } = await indexedDbStore.load();
		const damaged = [notes[0]!, { ...notes[1]!, sealed: altered(notes[1]!.sealed) }];
		await indexedDbStore.swap({ record, notes }, { record: record as VaultRecord, notes: damaged });
		await vault.changePassphrase(PASSPHRASE, 'another passphrase');
		expect([...(await vault.notes()).values()]).toEqual(['a receipt']);
	});

	it('says that there is no room', async () => {
		const full = {
			...indexedDbStore,
			swap: () => Promise.reject(new KeyTrouble('QuotaFull')),
		};
		expect(await trouble(() => new Vault({ ...CHEAP, store: full }).create(PASSPHRASE))).toBe('QuotaFull');
	});
});

describe('the note that words are written down', () => {
	it('is made when three of them are typed', async () => {
		const vault = await opened();
		const { id } = await vault.addMember('legal winner thank year wave sausage worth useful legal winner thank yellow', '');
		await vault.confirm(id, [2, 6, 12], [' Winner', 'SAUSAGE', 'yellow']);
		expect((await again()).get()).toMatchObject({ entries: [{ confirmed: expect.any(Number) }] });
	});

	it('is made for an account with a path behind its words', async () => {
		const vault = await opened();
		const { id } = await vault.addAccount('legal winner thank year wave sausage worth useful legal winner thank yellow//desk', '');
		await vault.confirm(id, [2, 6, 12], ['winner', 'sausage', 'yellow']);
		expect(vault.get()).toMatchObject({ entries: [{ confirmed: expect.any(Number) }] });
	});

	it('is made at once for words that their owner brought, and not for new ones', async () => {
		const vault = await opened();
		expect(lacksBackup(await vault.addMember(newWords(), '', true))).toBe(false);
		expect(lacksBackup(await vault.addAccount(newWords(), ''))).toBe(true);
		expect(lacksBackup(await vault.addAccount(`${newWords()}//desk`, '', true))).toBe(false);
		expect((await again()).get()).toMatchObject({ entries: [{ confirmed: expect.any(Number) }, {}, { confirmed: expect.any(Number) }] });
	});

	it('is not asked for where there are no words', async () => {
		expect(await (await opened()).addAccount(' //Alice', '')).toMatchObject({ listed: false });
	});

	it('is not made for others, for fewer or for one typed thrice', async () => {
		const vault = await opened();
		const { id } = await vault.addMember('legal winner thank year wave sausage worth useful legal winner thank yellow', '');
		expect(await trouble(() => vault.confirm(id, [2, 6, 12], ['winner', 'year', 'yellow']))).toBe('OtherWords');
		expect(await trouble(() => vault.confirm(id, [2, 6], ['winner', 'sausage']))).toBe('OtherWords');
		expect(await trouble(() => vault.confirm(id, [2, 2, 2], ['winner', 'winner', 'winner']))).toBe('OtherWords');
		expect(vault.get()).toMatchObject({ entries: [{}] });
	});
});

describe('what was tampered with', () => {
	const changes: [string, (record: VaultRecord) => object][] = [
		['the contents', (record) => ({ ...record, sealed: altered(record.sealed) })],
		['the contents, cut off', (record) => ({ ...record, sealed: record.sealed.slice(0, -8) })],
		['their IV', (record) => ({ ...record, iv: altered(record.iv) })],
		['the wrapped key', (record) => ({ ...record, locks: record.locks.map((lock) => ({ ...lock, wrapped: altered(lock.wrapped) })) })],
		['whose lock it is', (record) => ({ ...record, id: altered(record.id) })],
	];
	it.each(changes)('%s: is found damaged', async (_, change) => {
		const vault = await opened();
		await vault.addMember(newWords(), '');
		await put(change(await kept()));
		expect(await trouble(() => again())).toBe('Damaged');
	});

	it('a salt opens nothing', async () => {
		await opened();
		const record = await kept();
		const locks = record.locks.map((lock) => ({ ...lock, salt: altered(lock.salt) }));
		await put({ ...record, locks });
		expect(await trouble(() => again())).toBe('WrongPassphrase');
	});

	it.each([
		['cheaper stretching', { memoryKiB: 8, passes: 1 }],
		['stretching that stops the device', { memoryKiB: 16 * 1024 * 1024, passes: 3 }],
	])('%s: is not even tried', async (_, cost) => {
		await opened();
		const record = await kept();
		await put({ ...record, locks: record.locks.map((lock) => ({ ...lock, cost })) });
		const vault = new Vault(CHEAP);
		await vault.load();
		expect(vault.get()).toEqual({ state: 'damaged' });
		expect(await trouble(() => vault.unlock(PASSPHRASE))).toBe('Damaged');
	});

	it('an older content does not pass for that of another vault', async () => {
		await opened();
		const old = await kept();
		await indexedDbStore.erase();
		await opened();
		await put({ ...await kept(), iv: old.iv, sealed: old.sealed });
		expect(await trouble(() => again())).toBe('Damaged');
	});
});

describe('a backup', () => {
	it('opens on another device', async () => {
		const vault = await opened();
		const words = newWords();
		await vault.addMember(words, 'key');
		const file = vault.backup();
		expect(file.includes(words.split(' ')[0]!)).toBe(false);
		await vault.erase();
		const other = new Vault(CHEAP);
		await other.load();
		await other.restore(file, PASSPHRASE);
		const state = other.get();
		expect(state.state === 'open' && await other.reveal(state.entries[0]!.id)).toBe(words);
		expect((await again()).get().state).toBe('open');
	});

	it('is not taken with a wrong passphrase, damaged, or of something else, and nothing is kept of it', async () => {
		const vault = await opened();
		const file = vault.backup();
		await vault.erase();
		const record = JSON.parse(file) as VaultRecord;
		expect(await trouble(() => vault.restore(file, 'something else'))).toBe('WrongPassphrase');
		const damaged = JSON.stringify({ ...record, sealed: altered(record.sealed) });
		expect(await trouble(() => vault.restore(damaged, PASSPHRASE))).toBe('Damaged');
		for (const other of ['', 'words', '[]', 'null', '{"format":"caucus-vault/1"}', '{"format":"caucus-vault/9"}']) {
			expect(await trouble(() => vault.restore(other, PASSPHRASE))).toBe('NotABackup');
		}
		expect(await kept()).toBeUndefined();
	});

	it('does not replace keys that are here', async () => {
		const vault = await opened();
		expect(await trouble(() => vault.restore(vault.backup(), PASSPHRASE))).toBe('VaultExists');
	});
});

describe('a passkey', () => {
	it('opens what the passphrase opens, and not by another secret; a backup leaves it out', async () => {
		const vault = await opened();
		await vault.addAccount('//Alice', 'a');
		const given = { credential: random(16), salt: random(32), secret: random(32) };
		expect(await trouble(() => vault.addPasskey('wrong passphrase', given))).toBe('WrongPassphrase');
		await vault.addPasskey(PASSPHRASE, given);
		expect(vault.get()).toMatchObject({ state: 'open', passkey: true });
		const record = await kept();
		const lock = record.locks.find((one) => one.kind === 'passkey')!;
		const dataKey = await openByPasskey(record, lock, given.secret);
		expect(await openContent(record, await usable(dataKey))).toMatchObject({ entries: [{ label: 'a' }] });
		expect(await trouble(() => openByPasskey(record, lock, random(32)))).toBe('Damaged');
		expect(vault.backup()).not.toContain('passkey');
		await vault.removePasskey();
		expect(vault.get()).toMatchObject({ passkey: false });
	});
});

describe('words', () => {
	it('are taken as people type them', () => {
		expect(tidyWords(' Legal, winner\nTHANK  ')).toBe('legal winner thank');
		const words = newWords();
		expect(checkedWords(words.toUpperCase().replaceAll(' ', ',\n'))).toBe(words);
		expect(() => checkedWords('legal winner thank year wave sausage worth useful legal winner thank thank')).toThrow('BadWords');
		expect(() => checkedWords('legal winner')).toThrow('BadWords');
		expect(() => accountOf('not words//Alice')).toThrow('BadWords');
	});

	it('are asked for at three places of their own', () => {
		for (let i = 0; i < 50; i++) {
			const places = asked(newWords());
			expect(new Set(places).size).toBe(3);
			expect(places.every((place) => place >= 1 && place <= 12)).toBe(true);
		}
	});

	it('are stretched as Argon2id does it', async () => {
		// echo -n password | argon2 somesaltsomesalt -id -t 2 -k 8192 -p 1 -l 64 -r
		const bytes = await stretchHere('password', new TextEncoder().encode('somesaltsomesalt'), { memoryKiB: 8192, passes: 2 });
		expect(Buffer.from(bytes).toString('hex')).toBe(
			'4a7e06a55c637518d0124ae7735637b307cf49875c4a3951b348a01fc5acc4f6'
			+ '5af27222fb4972e972877b75e10a751e00d05348015ffa05d9e16196e1f0314b');
	});
});
