// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The pictures of docs/members.md, taken on a phone while a member of a new chain goes through what the page says: a key, an
// application, a petition, an election, a result. On the way the calls that the portal prints for Polkadot.js Apps are handed in
// by the library that Apps is made of. Not among the tests; to take the pictures anew, from clients/portal, when pages have changed:
//
//   (cd ../../scripts/extrinsics && npm install)
//   npm run build && PICTURES=1 npx playwright test
//
// It takes some fifteen minutes. Look at each picture before it is committed.

import { execFile } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Locator, type Page, devices } from '@playwright/test';
import { expect, following, test } from './chain';
import { ElectionOnChain } from './election';
import { Party, SEOUL } from './petitions/party';

const ROOT = new URL('../../..', import.meta.url).pathname;
const FOLDER = join(ROOT, 'docs/images');
/** So that the page with all of them opens on a phone. */
const MOST_BYTES = 150_000;

const PASSPHRASE = '느린 소나무 위의 파란 우산';
const SLOW = { timeout: 300_000 };

test.use({ ...devices['iPhone 12'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, defaultBrowserType: 'chromium' });

let page: Page;
let portal: string;
let rpc: string;

const heading = (name: string) => page.getByRole('heading', { name });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click(SLOW);

/** Takes a picture of what a phone shows, with this at the top of it if anything. */
async function picture(name: string, top?: Locator): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	if (top) await top.evaluate((part) => scrollTo({ top: part.getBoundingClientRect().top + scrollY - 16, behavior: 'instant' }));
	else await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
	await page.mouse.move(0, 0);
	const path = join(FOLDER, `members-${name}.png`);
	await page.screenshot({ path, animations: 'disabled' });
	expect(statSync(path).size, name).toBeLessThan(MOST_BYTES);
}

/** Goes on inside the page: one that is loaded anew has its keys locked. */
async function within(path: string): Promise<void> {
	await page.evaluate((to) => {
		history.pushState({ idx: 1 }, '', to);
		dispatchEvent(new PopStateEvent('popstate', { state: { idx: 1 } }));
	}, path);
}

/** Keys lock by themselves while nothing is done. */
async function unlock(): Promise<void> {
	await within('/settings/keys');
	const open = page.getByRole('button', { name: '지금 잠그기' });
	const field = page.getByLabel('암호', { exact: true });
	await expect(open.or(field)).toBeVisible(SLOW);
	if (await open.isVisible()) return;
	await field.fill(PASSPHRASE);
	await press('열기');
	await expect(open).toBeVisible(SLOW);
}

async function makeKey(): Promise<void> {
	await page.goto(`${portal}/settings/keys`);
	await following(page);
	await page.getByRole('link', { name: '당원 열쇠 만들기' }).click();
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await press('열쇠 만들기');
	await expect(heading('복구 단어를 종이에 적으십시오')).toBeVisible(SLOW);
	await picture('key');
	const words = await page.locator('.words li').allTextContents();
	await press('다 적었습니다');
	for (const field of await page.getByLabel(/번째 단어/).all()) {
		const place = Number.parseInt(await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? ''), 10);
		await field.fill(words[place - 1] ?? '');
	}
	await press('확인');
	await expect(heading('당원 열쇠를 만들었습니다')).toBeVisible();
}

async function application(): Promise<string> {
	await within('/settings/keys/application');
	await page.getByText('청년당원').click();
	await press('신청서 만들기');
	await expect(page.getByText('신청서를 만들었습니다')).toBeVisible(SLOW);
	await picture('application', page.getByText('당원 구분', { exact: true }));
	return (await page.locator('.notice .code code').textContent() ?? '').replace(/^0x/, '');
}

/** A petition with some signatures, open. */
async function petition(party: Party): Promise<number> {
	const number = await party.sponsored(SEOUL, 'addressee=0', 'text.title=청년 주거 지원을 늘려 주십시오',
		'text.ask=공공 임대를 청년에게 먼저 배정하도록 당론을 정해 주십시오.', 'topics=[1,2]');
	await party.review(number, '--publish');
	for (let first = SEOUL + 3; first < SEOUL + 15; first += 3) await party.act('sign', number, first, first + 1, first + 2);
	return number;
}

/** What `polkadot-js/unsigned.mjs` says when it hands this call in as Apps does. */
async function byApps(election: ElectionOnChain, call: string): Promise<string> {
	expect(call).toMatch(/^0x[0-9a-f]+$/);
	const { stdout } = await promisify(execFile)(
		process.execPath, [join(ROOT, 'scripts/extrinsics/polkadot-js/unsigned.mjs'), election.file('call', `${call}\n`)],
		{ env: { ...process.env, CAUCUS_NODE: rpc } });
	return stdout;
}

/** Members of the crowd vote, one as the next is free: not all alike. */
async function crowd(election: ElectionOnChain): Promise<void> {
	const votes = Array.from({ length: 26 }, (_, i) => [String(1000 + i), String([1, 2, 1, 2, 3][i % 5]), ['2,3', '1,2', '1,4', 'blank'][i % 4] ?? ''] as const);
	const next = async () => {
		for (let vote = votes.pop(); vote; vote = votes.pop()) {
			const [member, chair, members] = vote;
			await election.caucus('vote', '--election', String(election.number), '--dev-member', member, '--choice', chair, '--choice', members, '--no-wait');
		}
	};
	await Promise.all([next(), next(), next()]);
}

async function sign(number: number, election: ElectionOnChain): Promise<void> {
	await unlock();
	await within(`/petitions/${number}`);
	await expect(page.getByText('아직 이 청원에 서명하지 않으셨습니다.')).toBeVisible(SLOW);
	await picture('petition', page.locator('.count-number'));
	await page.locator('summary', { hasText: '기술 정보' }).first().click();
	await press('보내지 않고 만들기');
	await expect(page.getByText('만들었습니다. 아직 보내지 않았습니다')).toBeVisible(SLOW);
	expect(await byApps(election, await page.locator('.card .code code').first().textContent() ?? '')).toContain('Signed');
	await expect(page.getByText('이 청원에 서명하셨습니다.')).toBeVisible(SLOW);
	// By the portal itself it is withdrawn, and signed again.
	await press('서명 거두기');
	await page.getByRole('dialog').getByRole('button', { name: '서명 거두기' }).click();
	await expect(page.getByText('서명을 거두었습니다')).toBeVisible(SLOW);
	await press('이름 없이 서명하기');
	await expect(page.getByText('이 청원에 서명하셨습니다.')).toBeVisible(SLOW);
}

async function toPaper(election: ElectionOnChain, way?: string): Promise<void> {
	await unlock();
	await within(`/elections/${election.number}`);
	await page.getByRole('link', { name: '투표하기' }).click(SLOW);
	if (way) {
		await page.getByText('다른 방법으로 보내기').click();
		await page.getByLabel(way).check();
	}
	await press('준비 시작');
	// Whoever goes by others and voted before has the number asked for.
	if (way) await press('몇 번 투표했는지 기록에 묻기');
	await expect(heading('투표용지').last()).toBeVisible(SLOW);
}

async function fillIn(...names: readonly string[]): Promise<void> {
	for (const name of names) await page.getByLabel(name).check();
	await press('고른 내용 보기');
	await press('투표용지 봉하기');
	await expect(heading('확인 단어가 나왔습니다')).toBeVisible(SLOW);
}

/** Votes by the portal, then again by what it prints for Apps. */
async function vote(election: ElectionOnChain): Promise<void> {
	await toPaper(election);
	await page.getByLabel('기호 2번 후보 2').check();
	await picture('ballot', heading('투표용지').last());
	await fillIn('기호 2번 후보 2', '기호 1번 위원 후보 1', '기호 3번 위원 후보 3');
	await press('투표하지 않고 기기 확인하기');
	const [spoiled] = await Promise.all([page.waitForEvent('download'), press('파일 저장')]);
	await within('/check/ballot');
	await page.getByLabel('열어 본 투표용지 파일').setInputFiles(await spoiled.path());
	await expect(page.getByText('봉한 내용이 파일의 설명과 같습니다')).toBeVisible(SLOW);
	await picture('check', heading('1. 확인 단어를 비교하십시오'));

	await toPaper(election);
	await fillIn('기호 2번 후보 2', '기호 1번 위원 후보 1', '기호 3번 위원 후보 3');
	await press('이 투표용지로 투표하기');
	await expect(page.locator('.step-now', { hasText: /^(보내기|확정되기)/ })).toBeVisible(SLOW);
	await picture('sending', heading('투표용지를 보내고 있습니다'));
	await expect(heading('투표했습니다')).toBeVisible(SLOW);
	await expect(page.getByText('이 투표가 집계됩니다')).toBeVisible(SLOW);
	await picture('receipt', heading('투표했습니다'));

	await toPaper(election, '다른 프로그램으로 직접 보내기');
	await fillIn('기호 1번 후보 1', '기호 1번 위원 후보 1', '기호 3번 위원 후보 3');
	await press('이 투표용지로 투표하기');
	await expect(heading('투표용지를 만들었습니다')).toBeVisible(SLOW);
	expect(await byApps(election, await page.locator('.call .code code').textContent() ?? '')).toContain('BallotAccepted');
	await press('집계되는지 확인하기');
	await expect(page.getByText('이 투표가 집계됩니다')).toBeVisible(SLOW);
}

test('the pictures of the members\' guide', async ({ page: phone, chain }) => {
	test.setTimeout(45 * 60_000);
	mkdirSync(FOLDER, { recursive: true });
	[page, portal, rpc] = [phone, chain.portal, chain.rpc];
	const election = new ElectionOnChain(chain.rpc);
	const party = new Party(chain.rpc);
	try {
		await makeKey();
		await election.register([await application()]);
		await party.prepare();
		const signed = await petition(party);
		await election.drawUp({ preparing: 120, voting: 360 });
		await within('/settings/connection');
		await following(page);
		await expect(page.getByText('최근 확정 기록')).toBeVisible(SLOW);
		await picture('connection');
		await sign(signed, election);
		await election.reaches('open', 600);
		await within('/');
		await expect(page.getByText('청년 주거 지원을 늘려 주십시오').first()).toBeVisible(SLOW);
		await expect(page.getByText('투표 중').first()).toBeVisible(SLOW);
		await picture('home');
		const voting = crowd(election);
		await vote(election);
		await voting;
		await election.reaches('tallied', 900);
		await election.certify();
		await election.reaches('final');
		await within(`/elections/${election.number}/result`);
		await expect(page.getByText('확정된 결과입니다')).toBeVisible(SLOW);
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.getByText('The result is final')).toBeVisible(SLOW);
		await picture('result');
	} finally {
		election.stop();
	}
});
