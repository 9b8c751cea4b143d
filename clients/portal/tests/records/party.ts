// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A party on a development chain with records on it, made by the command line as officers make them: a meeting whose
// minutes and counts were corrected, office holders with facts, a reply and an old source, and a month of activity that is
// counted.

import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blake2b } from 'hash-wasm';
import { KOREA, monthOf } from '../../src/text/calendar';
import type { Chain } from '../chain';
import { CAUCUS } from '../programs';

const run = promisify(execFile);

/** Words of the member who reads and acts in the tests. */
export const WORDS = 'vicious bulb above fun rich moon diet blame swear piano can wealth';

/** How long proving and a final block may take, with other work on the machine. */
export const ACT = 150_000;

/** Numbered members: the crowd that hides the others. */
const FIRST = 3000;
const CROWD = 60;
/** Entries in a batch of the registry, at most. */
const BATCH = 64;

const DAY = 24 * 3_600_000;

/** Those whose activity is counted: no fewer are shown. */
const LEAST = 3;
/** Numbered members who do things here. */
const DOERS = [FIRST, FIRST + 1, FIRST + 2, FIRST + 3];
/** And who evaluate: no fewer answers are published. */
const EVALUATORS = [FIRST + 10, FIRST + 11, FIRST + 12, FIRST + 13, FIRST + 14];

export const MINUTES = ['1', '2'].map((version): string => [
	'# 2026년 하반기 상임전국위원회 회의록', '', '장소: 중앙당사 대회의실', '',
	'1. 성원 보고: 재적 40명 중 30명 출석.', '2. 의안 제1호 「청년 정책 예산 증액」',
	version === '1' ? '   찬성 18, 반대 9, 기권 2로 가결하다.' : '   찬성 19, 반대 8, 기권 2로 가결하다.',
	'3. 의안 제2호 「지역위원회 규정 개정」', '   찬성 12, 반대 17로 부결하다.',
	version === '1' ? '4. 오후 5시에 산회하다.' : '4. 오후 5시 20분에 산회하다.', '',
].join('\n'));
export const WHY = '투표용지를 다시 세어 바로잡습니다.';
export const REPLY = '이 법안은 공동으로 준비한 것이며, 상임위원회에서 계속 논의하고 있습니다.';

const iso = (moment: number) => new Date(moment).toISOString().replace(/\.\d+Z$/, '+00:00');
/** Waits until something is so. */
async function until(what: string, look: () => Promise<boolean>, seconds: number): Promise<void> {
	const end = Date.now() + seconds * 1000;
	while (!await look().catch(() => false)) {
		if (Date.now() > end) throw new Error(`not in ${seconds} s: ${what}`);
		await pause(1000);
	}
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The first moment of a month in Korea. */
const monthStart = (month: number) => Date.UTC(Math.floor(month / 12), month % 12) - KOREA;

const countsOf = ([yes = 0, no = 0, abstain = 0]: readonly number[]) => ({
	entitled: 40, present: 30, cast: 30, valid: 29, invalid: 1, votes_per_ballot: 1, votes: [['Yes', yes], ['No', no], ['Abstain', abstain]], groups: [],
});

/** JSON as the command line prints it. */
type Json = any;

export class RecordsParty {
	readonly #folder = mkdtempSync(join(tmpdir(), 'caucus-records-'));
	readonly rpc: string;
	/** Where published texts lie, each by the name that its digest is. */
	readonly #texts: string;
	meeting = -1;
	announced = -1;
	/** Somebody of whom there are facts, and somebody else. */
	representative = -1;
	other = -1;
	month = -1;
	#standing: Promise<unknown> | undefined;

	constructor({ rpc, texts }: Chain) {
		this.rpc = rpc;
		this.#texts = texts;
	}

	/** Runs `caucus` and gives what it prints. */
	async caucus(...words: readonly string[]): Promise<string> {
		const { stdout } = await run(CAUCUS, ['--lang', 'en', '--node', this.rpc, ...words], { maxBuffer: 2 ** 26 });
		return stdout;
	}

	/** Writes a file for a command, and gives its path. */
	file(name: string, content: string | object): string {
		const path = join(this.#folder, name);
		writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
		return path;
	}

	/** A file with a text, published as the party publishes it. */
	async publish(name: string, text: string): Promise<string> {
		writeFileSync(join(this.#texts, await blake2b(text, 256)), text);
		return this.file(name, text);
	}

	/** Makes a call, or several who have to make the same. */
	async do(area: string, who: readonly string[], call: string, ...words: readonly string[]): Promise<void> {
		for (const one of who) await this.caucus(area, 'do', '--account', one, call, ...words);
	}

	/** The council moves a call and decides it. */
	async decide(area: string, call: string, ...words: readonly string[]): Promise<void> {
		await this.caucus('council', 'move', '--account', '//Charlie', area, call, ...words);
		const [{ number, hash }] = JSON.parse(await this.caucus('council', 'motions', '--json')) as [{ number: number; hash: string }];
		for (const account of ['//Charlie', '//Dave']) await this.caucus('council', 'vote', '--account', account, `${number}`, hash);
		await this.caucus('council', 'close', '--account', '//Charlie', `${number}`, hash);
	}

	async ask(area: string, question: string, ...words: readonly string[]): Promise<Json> {
		return JSON.parse(await this.caucus(area, 'ask', question, ...words)) as Json;
	}

	/** Everybody is registered, and a standing roll is cut of them. It is in use some minutes later. */
	async #register(): Promise<void> {
		const applications: string[] = [];
		for (let number = FIRST; number < FIRST + CROWD; number += 4) {
			applications.push(...await Promise.all([0, 1, 2, 3].map((i) => this.caucus('apply', '--dev-member', `${number + i}`))));
		}
		applications.push(await this.caucus('apply', '--key', this.file('words', WORDS)));
		for (let from = 0; from < applications.length; from += BATCH) {
			const file = this.file('applications', applications.slice(from, from + BATCH).join(''));
			const batch = /^batch (\d+)/m.exec(await this.caucus('registrar', 'propose', file, '--account', '//Alice'))?.[1] ?? '';
			const digest = /^digest (\S+)/m.exec(await this.caucus('registrar', 'show', batch))?.[1] ?? '';
			await this.caucus('registrar', 'confirm', batch, '--digest', digest, '--account', '//Bob');
		}
		for (const account of ['//Alice', '//Bob']) await this.caucus('registrar', 'cut-standing', '--account', account);
	}

	/** The standing roll, once it is in use: it waits for objections, and then for chance. */
	standing(): Promise<unknown> {
		return this.#standing ??= this.caucus('registrar', 'standing', '--wait', '--minutes', '20');
	}

	/** Minutes where a party takes weeks. */
	async #setMeetings(): Promise<void> {
		const [version, assemblies] = await this.ask('assembly', 'parameters');
		const windows = this.file('assemblies.json', {
			...assemblies, times: { ...assemblies.times, objection_window: 2 * 3_600_000, correction_window: 3_600_000 },
		});
		await this.decide('assembly', 'set_parameters', `expected_version=${version}`, `parameters=json:${windows}`);
	}

	/** From now on activity is attested for so long, in milliseconds, and disputed and decided soon after. */
	async #setActivity(attesting: number): Promise<void> {
		const now = Date.now();
		const { version, parameters } = await this.ask('activity', 'settings');
		const changed = this.file('activity.json', {
			...parameters, least_group: LEAST, lateness: 35 * DAY, attesting: now - monthStart(monthOf(now)) + attesting, disputing: 20_000, deciding: 20_000,
		});
		await this.decide('activity', 'set_parameters', `expected_version=${version}`, `parameters=json:${changed}`);
	}

	/** How long answers are sealed and opened in evaluations that begin later, in milliseconds; and that few are enough. */
	async setEvaluations(sealing: number, opening: number): Promise<void> {
		const { version, parameters } = await this.ask('representative', 'settings');
		const file = this.file('representatives.json', { ...parameters, from_month: 1, least: EVALUATORS.length, sealing, opening, staleness: 60_000 });
		await this.decide('representative', 'set_parameters', `expected_version=${version}`, `parameters=json:${file}`);
	}

	/** Begins the evaluation of somebody, and gives its number. */
	async begin(representative: number): Promise<number> {
		await this.caucus('representative', 'begin', '--account', '//Charlie//stash', `${representative}`);
		return ((await this.ask('representative', 'evaluations', 'from=0', 'count=100')) as [number][]).at(-1)![0];
	}

	/** So many numbered members seal their answers. */
	async answer(id: number, count: number): Promise<void> {
		await Promise.all(EVALUATORS.slice(0, count).map((number, i) => (
			this.caucus('representative', 'evaluate', '--dev-member', `${number}`, `${id}`, '--answers', `5,4,${i % 6},3,0`, '--keep', this.#kept(id, number), '--no-wait'))));
	}

	#kept(id: number, number: number): string {
		return join(this.#folder, `answers-${id}-${number}.json`);
	}

	/** Begins an evaluation that is published in the end: numbered members answer, and open their answers. */
	async evaluate(): Promise<void> {
		const id = await this.begin(this.representative);
		await this.answer(id, EVALUATORS.length);
		const phase = async () => (await this.ask('representative', 'evaluations', `from=${id}`, 'count=1'))[0][2];
		await until('opening', async () => await phase() === 'Opening', 300);
		await Promise.all(EVALUATORS.map((number) => this.caucus('representative', 'open', this.#kept(id, number), '--no-wait')));
		await until('the end of opening', async () => await phase() === 'Due', 300);
		await this.do('representative', ['//Charlie//stash'], 'advance', `evaluation=${id}`, 'pieces=128');
	}

	/** Somebody in parliament with facts: confirmed, put right, replied to, and from a source that is old. */
	async #office(): Promise<void> {
		const { areas, organizations, posts } = await this.ask('organisation', 'numbers');
		const enter = async (entries: readonly object[]) => {
			const expected = this.file('numbers.json', await this.ask('organisation', 'numbers') as object);
			await this.do('organisation', ['//Charlie', '//Dave'], 'enter', `expected=json:${expected}`, `entries=json:${this.file('entries.json', entries)}`);
		};
		const [from, to] = [Date.UTC(2024, 4, 30) - KOREA, Date.UTC(2028, 4, 30) - KOREA];
		await enter([
			{ Area: { code: '11', names: { korean: '서울특별시', english: 'Seoul' }, kind: 'Province', parent: null, from } },
			{ Area: { code: '1123', names: { korean: '서울 종로구', english: 'Jongno, Seoul' }, kind: 'Constituency', parent: areas, from } },
			{ Organization: { names: { korean: '대한민국 국회', english: 'National Assembly' }, classification: 'PublicBody', parent: 0, area: null, chapter: null, founded: from } },
			{ Post: { organization: organizations, role: 'Representative', label: '국회의원', area: areas + 1, from, elected: true, seats: 1 } },
			{ Post: { organization: organizations, role: 'Representative', label: '국회의원 (비례대표)', area: null, from, elected: true, seats: 1 } },
		]);
		const person = { reference: 'example:1', korean: '의원 1', hanja: '議員一', latin: 'MEMBER 1', affiliation: 'Member', since: '2020-01-01', posts: [posts], chapter: null };
		const other = { reference: 'example:2', korean: '의원 2', hanja: null, latin: 'MEMBER 2', affiliation: 'Member', since: '2020-01-01', posts: [posts + 1], chapter: null };
		await this.do('representative', ['//Alice'], 'enter', `entries=${JSON.stringify([person, other])}`);
		const all = await this.ask('representative', 'representatives', 'from=0', 'count=100') as [number][];
		[this.representative = -1, this.other = -1] = all.slice(-2).map(([id]) => id);
		const appoint = (post: number, who: number) => ({ Appoint: { post, holder: { Person: who }, from, until: to, on_behalf_of: 0 } });
		await enter([appoint(posts, this.representative), appoint(posts + 1, this.other)]);
		await this.do('representative', ['//Alice', '//Ferdie'], 'set_account', `representative=${this.representative}`, 'account=//Eve//stash');

		const page = this.file('page.html', '<p>본회의 표결 결과</p>');
		for (const [name, url] of [['본회의 표결', 'https://assembly.example/votes'], ['의안 목록', 'https://assembly.example/bills']]) {
			await this.do('representative', ['//Alice'], 'add_feed', `name=${name}`, `url=${url}`, 'every=60s');
		}
		const rows = [
			['vote-yes', '2026-03-05', '의안 제2200101호', 'eligible', 0, 'votes/2200101'],
			['vote-absent', '2026-03-12', '의안 제2200115호', 'excused-duty', 0, 'votes/2200115'],
			['plenary-absent', '2026-04-02', '제421회 제3차 본회의', 'eligible', 0, 'plenary/421-3'],
			['plenary-present', '2026-04-09', '제421회 제4차 본회의', 'eligible', 0, 'plenary/421-4'],
			['bill-lead', '2026-05-07', '의안 제2200342호', 'eligible', 1, 'bills/2200342'],
			['pledge-under-way:40', '2026-06-01', '청년 임대주택', 'eligible', 1, 'pledges/3'],
		].map(([deed, day, subject, eligibility, feed, path]) => (
			[this.representative, posts, deed, day, subject, eligibility, feed, `https://assembly.example/${path}`, 'page.html', iso(Date.now() - 3_600_000)].join(',')));
		const csv = this.file('facts.csv', `representative,post,deed,day,subject,eligibility,feed,url,page,captured\n${rows.join('\n')}\n`);
		await this.caucus('representative', 'record', '--account', '//Alice', csv);
		const facts = await this.ask('representative', 'facts_of', `id=${this.representative}`, 'from=0', 'count=100') as { id: number; fact: { body: object } }[];
		const ids = facts.map(({ id }) => id);
		await this.caucus('representative', 'confirm', '--account', '//Bob', '--yes', ...ids.slice(0, 5).map((id) => `${id}=${page}`));
		// The first turns out to be wrong.
		const body = { ...facts[0]?.fact.body, deed: { Vote: 'No' }, day: '2026-03-05', captured_at: iso(Date.now()) };
		const why = await this.publish('why-fact.txt', '회의록의 표결 결과를 잘못 옮겨 바로잡습니다.');
		await this.do('representative', ['//Alice', '//Ferdie'], 'correct', `fact=${ids[0]}`, 'expected_version=0', `body=json:${this.file('body.json', body)}`, `reason=file:${why}`);
		await this.caucus('representative', 'reply', '--account', '//Eve//stash', '--fact', `${ids[4]}`, REPLY);
		// One feed came just now, and is good for some hours more; nothing comes from the other.
		await this.do('representative', ['//Bob'], 'report_feed', 'feed=1', `at=${iso(Date.now() - 1000)}`, `digest=digest:${page}`);
	}

	#secretary(call: string, ...words: readonly string[]): Promise<void> {
		return this.do('assembly', ['//Dave'], call, ...words);
	}

	/** Plans a meeting, and gives its number. */
	async #draft(name: string, from: number, to: number): Promise<number> {
		await this.#secretary('draft', 'organization=0', 'plan.classification=Urgent', `plan.name=${name}`, 'plan.place=중앙당사 대회의실', `plan.starts_at=${iso(from)}`, `plan.ends_at=${iso(to)}`);
		return (await this.ask('assembly', 'numbers')).meetings - 1;
	}

	/** The meeting as it is now. */
	#meeting(): Promise<{ version: number; plan: { starts_at: number } }> {
		return this.ask('assembly', 'meeting', `meeting=${this.meeting}`);
	}

	async #at(): Promise<readonly string[]> {
		return [`meeting=${this.meeting}`, `expected_version=${(await this.#meeting()).version}`];
	}

	/** A meeting from its notice until it is adjourned. Another is announced. */
	async #meet(): Promise<void> {
		const [secretary, at] = [this.#secretary.bind(this), this.#at.bind(this)];
		this.meeting = await this.#draft('상임전국위원회', Date.now() + 75_000, Date.now() + 5_400_000);
		const id = this.meeting;
		for (const [label, title, kind] of [['1', '성원 보고', 'Report'], ['2', '청년 정책', 'Motion'], ['3', '규정 개정', 'Motion']]) {
			await secretary('add_item', ...await at(), `what.label="${label}"`, `what.title=${title}`, `what.kind=${kind}`, 'what.public=true', 'what.documents=[]');
		}
		await secretary('notice', ...await at());
		for (const [item, title, text] of [[1, '청년 정책 예산 증액', '청년 정책 예산을 전년보다 20퍼센트 늘린다.'], [2, '지역위원회 규정 개정', '지역위원회의 정기 회의를 분기마다 연다.']]) {
			const file = await this.publish(`motion-${item}.txt`, String(text));
			await secretary('propose', ...await at(), `item=${item}`, 'what.creator.Floor=12', `what.title=${title}`, `what.text=file:${file}`, 'what.requirement=ordinary');
		}
		const { plan } = await this.#meeting();
		await pause(Math.max(0, Number(plan.starts_at) - Date.now()) + 8000);
		await until('the session', async () => this.do('assembly', ['//Charlie'], 'open', ...await at(), 'attendance.entitled=40', 'attendance.present=30', 'attendance.excused=4', 'attendance.groups=[]').then(() => true), 60);
		const motions = await this.ask('assembly', 'motions_tabled', `meeting=${id}`, 'from=0', 'count=10') as [number][];
		for (const [i, votes] of [[18, 9, 2], [12, 17, 0]].entries()) {
			const ballot = this.file('ballot.json', { method: 'ShowOfHands', provenance: 'Own', counts: countsOf(votes) });
			await secretary('record_vote', ...await at(), `subject.Motion=${motions[i]?.[0]}`, `ballot=json:${ballot}`);
		}
		await this.do('assembly', ['//Charlie'], 'adjourn', ...await at());
		this.announced = await this.#draft('제2차 상임전국위원회', Date.now() + 3 * DAY, Date.now() + 3 * DAY + 7_200_000);
		await secretary('notice', `meeting=${this.announced}`, 'expected_version=0');
	}

	/** Minutes of the meeting and their certification, then a recount and an erratum. */
	async publishMinutes(): Promise<void> {
		const id = this.meeting;
		const files = await Promise.all(MINUTES.map((text, i) => this.publish(`minutes-${i + 1}.md`, text)));
		const why = await this.publish('why.txt', WHY);
		await this.#secretary('publish_minutes', ...await this.#at(), `texts=["file:${files[0]}"]`);
		for (const who of ['//Charlie', '//Dave']) await this.caucus('assembly', 'certify', `${id}`, '--account', who, '--minutes', String(files[0]));
		const [[vote]] = await this.ask('assembly', 'votes_of', `meeting=${id}`, 'from=0', 'count=1') as [[number]];
		const recount = this.file('recount.json', countsOf([19, 8, 2]));
		const correct = async (...change: readonly string[]) => {
			for (const who of ['//Charlie', '//Ferdie']) await this.do('assembly', [who], 'correct', ...await this.#at(), ...change, `reason=file:${why}`);
		};
		await correct(`change.Recount.vote=${vote}`, `change.Recount.counts=json:${recount}`);
		await correct(`change.Erratum.texts=["file:${files[1]}"]`);
	}

	/** Attests hours of volunteering to accounts, at a moment. */
	async attest(accounts: readonly string[], moment: number): Promise<void> {
		const csv = this.file('attested.csv', `account,value\n${accounts.map((account) => `${account},2`).join('\n')}\n`);
		const list = this.file('list.txt', `${moment}`);
		await this.caucus('activity', 'attest', '--account', '//Alice', csv, '--indicator', 'volunteering', '--organization', '0', '--at', iso(moment), '--document', list);
	}

	/** The accounts of numbered members. */
	get doers(): string[] {
		return DOERS.map((number) => `//Activity//${number}`);
	}

	/** Four members did something last month, which is counted as soon as it may be. */
	async #act(): Promise<void> {
		await Promise.all(this.doers.map((account, i) => this.caucus('activity', 'bind', '--dev-member', `${DOERS[i]}`, '--account', account)));
		// Accounts are of a year: in January nothing of the month before can be attested to them.
		const [now, month] = [Date.now(), monthOf(Date.now())];
		this.month = month % 12 === 0 ? month : month - 1;
		await this.attest(this.doers, Math.min(monthStart(month) - 6 * 3_600_000, now));
	}

	/** Once attesting, disputing and deciding are over. */
	async count(): Promise<void> {
		const period = await this.ask('activity', 'period', `period=${this.month}`) as { decided_until: number };
		await pause(Math.max(0, Number(period.decided_until) - Date.now()) + 8000);
		await until('the month is closed', async () => {
			await this.do('activity', ['//Charlie//stash'], 'advance', `period=${this.month}`, 'pieces=16');
			return (await this.ask('activity', 'period', `period=${this.month}`)).stage === 'Closed';
		}, 120);
	}

	/** A meeting that is over, office holders, and a roll of members who can evaluate them and object to minutes. */
	async prepareRecords(): Promise<void> {
		await this.#register();
		await this.#setMeetings();
		await this.setEvaluations(60_000, 60_000);
		await this.#office();
		await this.#meet();
		// Without a roll nobody could object.
		await this.standing();
	}

	/** A month of activity that is soon counted. */
	async prepareActivity(): Promise<void> {
		await this.#register();
		await this.standing();
		await this.#setActivity(120_000);
		await this.#act();
	}
}
