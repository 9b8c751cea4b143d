// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A party on a development chain that takes petitions, made by the command line as officers make one: members of two
// chapters on a standing roll, two of them with words of their own among numbered ones who are the crowd that hides them.

import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CAUCUS, inPairs } from '../programs';

const run = promisify(execFile);

/** Words of members: examples that everybody knows. The stranger is on no roll. */
export const WORDS = {
	seoul: 'legal winner thank year wave sausage worth useful legal winner thank yellow',
	busan: 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
	stranger: 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong',
};

/** Numbered members of the chapters: as many as a part of a roll needs, and a few more. */
export const SEOUL = 2000;
export const BUSAN = 2100;
const CROWD = 60;

const COUNCIL = ['//Charlie', '//Dave'];
const MODERATORS = ['//Alice', '//Bob'];

/** Entries in a batch of the registry, at most. */
const BATCH = 64;

/** Parts of what `caucus petition show` says. */
export interface Shown {
	readonly petition: { readonly state: string; readonly revision: number; readonly text_version: number; readonly comments: number };
	readonly text: { readonly title: string; readonly ask: string } | null;
	readonly numbers: { readonly count: number; readonly withdrawn: number; readonly sponsors: number };
}

export class Party {
	readonly #folder = mkdtempSync(join(tmpdir(), 'caucus-party-'));

	constructor(readonly rpc: string) {}

	/** Runs `caucus` and gives what it prints. */
	async caucus(...words: readonly string[]): Promise<string> {
		const { stdout } = await run(CAUCUS, ['--lang', 'en', '--node', this.rpc, ...words], { maxBuffer: 2 ** 26 });
		return stdout;
	}

	/** Writes a file for a command, and gives its path. */
	file(name: string, text: string): string {
		const path = join(this.#folder, name);
		writeFileSync(path, text);
		return path;
	}

	/** Everything that petitions need; on a chain that was prepared before, nothing is left to do. */
	async prepare(): Promise<void> {
		const standing = JSON.parse(await this.caucus('registrar', 'standing', '--json')) as unknown[];
		if (standing.length > 0) return;
		await this.#register();
		for (const account of MODERATORS) {
			await this.caucus('registrar', 'cut-standing', '--account', account, '--chapters', '0,1');
		}
		await this.#setParameters();
		await this.caucus('registrar', 'standing', '--wait', '--minutes', '10');
	}

	async #register(): Promise<void> {
		const applications: string[] = [];
		const crowd = [SEOUL, BUSAN].flatMap((first, chapter) => Array.from({ length: CROWD }, (_, i) => ({ number: first + i, chapter })));
		await inPairs(crowd, async ({ number, chapter }) => {
			applications.push(await this.caucus('apply', '--dev-member', `${number}`, '--chapter', `${chapter}`));
		});
		for (const [chapter, words] of [WORDS.seoul, WORDS.busan].entries()) {
			applications.push(await this.caucus('apply', '--key', this.file(`words-${chapter}`, words), '--chapter', `${chapter}`));
		}
		for (let from = 0; from < applications.length; from += BATCH) {
			const file = this.file('applications', applications.slice(from, from + BATCH).join(''));
			const batch = /^batch (\d+)/m.exec(await this.caucus('registrar', 'propose', file, '--account', '//Alice'))?.[1] ?? '';
			const digest = /^digest (\S+)/m.exec(await this.caucus('registrar', 'show', batch))?.[1] ?? '';
			await this.caucus('registrar', 'confirm', batch, '--digest', digest, '--account', '//Bob');
		}
	}

	/** Two sponsors, and a response at three signatures: the rest is as on a chain in earnest. */
	async #setParameters(): Promise<void> {
		const [version, parameters] = JSON.parse(await this.caucus('petition', 'ask', 'parameters')) as [number, object];
		const changed = { ...parameters, sponsors: 2, citizen_sponsors: 2, response: { Number: 3 }, referral: { Number: 40 } };
		const file = this.file('parameters.json', JSON.stringify(changed));
		const [first = ''] = COUNCIL;
		await this.caucus('council', 'move', '--account', first, 'petitions', 'set_parameters', `expected_version=${version}`, `parameters=json:${file}`);
		const [{ number, hash }] = JSON.parse(await this.caucus('council', 'motions', '--json')) as [{ number: number; hash: string }];
		for (const account of COUNCIL) await this.caucus('council', 'vote', '--account', account, `${number}`, hash);
		await this.caucus('council', 'close', '--account', first, `${number}`, hash);
	}

	/** A numbered member starts a petition; gives its number. */
	async start(member: number, ...draft: readonly string[]): Promise<number> {
		const said = await this.caucus('petition', 'start', '--dev-member', `${member}`, ...draft);
		const number = /petition=(\d+)/.exec(said)?.[1];
		if (number === undefined) throw new Error(`no number in: ${said}`);
		return Number(number);
	}

	/** Numbered members sponsor, sign or withdraw, all at once; pages show it, for it is final. */
	async act(what: 'sponsor' | 'sign' | 'unsign', petition: number, ...members: readonly number[]): Promise<void> {
		await Promise.all(members.map((member) => this.caucus('petition', what, '--dev-member', `${member}`, `${petition}`)));
	}

	/** Two moderators decide. */
	async review(petition: number, ...verdict: readonly string[]): Promise<void> {
		const { revision } = (await this.shown(petition)).petition;
		for (const account of MODERATORS) {
			await this.caucus('petition', 'review', '--account', account, `${petition}`, '--revision', `${revision}`, ...verdict);
		}
	}

	/** A petition that has its sponsors, and goes to the moderators. */
	async sponsored(first: number, ...draft: readonly string[]): Promise<number> {
		const petition = await this.start(first, ...draft);
		await this.act('sponsor', petition, first + 1, first + 2);
		return petition;
	}

	/** What the chain says of it. */
	async shown(petition: number): Promise<Shown> {
		return JSON.parse(await this.caucus('petition', 'show', `${petition}`, '--json')) as Shown;
	}
}
