// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A whole election: members vote by the light client and by a node, check their device, vote again, look their receipts up
// and read the result. What the pages say is compared with what `caucus` says.

import { readFileSync } from 'node:fs';
import type { Page, WebSocketRoute } from '@playwright/test';
import { type Chain, accessible, expect, following, test } from './chain';
import { ElectionOnChain } from './election';
import { PASSPHRASE, go, inBothLanguages, pressKey, shot, tabTo } from './page';

/** On a machine that has other work. */
const SLOW = { timeout: 120_000 };

test.describe.configure({ mode: 'serial', timeout: 600_000 });

let election: ElectionOnChain;
/** Those who make the sum large enough; they vote while others do. */
let crowd: Promise<void>;
/** The words of three members: two on the roll, the first of whom made the key in the portal; one registered nowhere. */
const words = { light: '', node: '', stranger: '' };

const heading = (page: Page, text: string) => page.getByRole('heading', { name: text });

async function connect(page: Page, mode: 'light' | 'rpc'): Promise<void> {
	await page.addInitScript((chosen) => localStorage.setItem('caucus.connection', JSON.stringify({ mode: chosen })), mode);
}

/** Types three of the words that were written down. */
async function confirm(page: Page, own: string): Promise<void> {
	await page.getByRole('button', { name: '다 적었습니다' }).click();
	for (const field of await page.getByLabel(/번째 단어/).all()) {
		const place = Number.parseInt(await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? ''), 10);
		await field.fill(own.split(' ')[place - 1] ?? '');
	}
	await page.getByRole('button', { name: '확인', exact: true }).click();
}

/** Takes a member's key to this device, and confirms that its words are written down unless told not to. */
async function enter(page: Page, portal: string, own: string, confirmed = true): Promise<void> {
	await page.goto(`${portal}/settings/keys/import`);
	await page.getByLabel('복구 단어').fill(own);
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await page.getByRole('button', { name: '가져오기' }).click();
	await expect(page.getByText('백업 필요')).toBeVisible(SLOW);
	if (!confirmed) return;
	await page.getByRole('link', { name: '복구 단어' }).click();
	await page.getByRole('button', { name: '복구 단어 보기' }).click();
	await confirm(page, own);
	await expect(page.getByText('복구 단어를 적어 둔 것을 확인했습니다.')).toBeVisible();
}

/** From the election's page to the ballot paper. */
async function toPaper(page: Page): Promise<void> {
	await go(page, `/elections/${election.number}`);
	await page.getByRole('link', { name: '투표하기' }).click(SLOW);
	await page.getByRole('button', { name: '준비 시작' }).click(SLOW);
	await expect(heading(page, '투표용지').last()).toBeVisible(SLOW);
}

async function fillIn(page: Page, ...names: readonly string[]): Promise<void> {
	for (const name of names) await page.getByLabel(name).check();
	await page.getByRole('button', { name: '고른 내용 보기' }).click();
	for (const name of names) await expect(page.locator('.chosen').getByText(name)).toBeVisible();
	await page.getByRole('button', { name: '투표용지 봉하기' }).click();
	await expect(heading(page, '확인 단어가 나왔습니다')).toBeVisible(SLOW);
}

const tracker = (page: Page) => page.locator('.words').first().locator('li').allTextContents();

async function cast(page: Page): Promise<void> {
	await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
	await voted(page);
}

async function voted(page: Page): Promise<void> {
	await expect(heading(page, '투표했습니다')).toBeVisible({ timeout: 240_000 });
	await expect(page.getByText('이 투표가 집계됩니다')).toBeVisible(SLOW);
}

async function saved(page: Page, button: string): Promise<string> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
	return readFileSync(await download.path(), 'utf8');
}

/** A new member makes a key, and the application for a registrar. */
async function apply(page: Page, portal: string): Promise<string> {
	await page.goto(`${portal}/settings/keys/new`);
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await page.getByRole('button', { name: '열쇠 만들기' }).click();
	await expect(heading(page, '복구 단어를 종이에 적으십시오')).toBeVisible(SLOW);
	words.light = (await page.locator('.words li').allTextContents()).join(' ');
	await confirm(page, words.light);
	await page.getByRole('link', { name: '등록 신청서' }).click();
	await page.getByText('청년당원').click();
	await page.getByRole('button', { name: '신청서 만들기' }).click();
	return (await saved(page, '파일로 저장')).trim().replace(/^0x/, '');
}

async function start(page: Page, chain: Chain): Promise<void> {
	election = new ElectionOnChain(chain.rpc);
	for (const key of ['node', 'stranger'] as const) words[key] = (await election.caucus('keys', 'new')).split('\n')[0] ?? '';
	const file = election.file('words', words.node);
	const other = (await election.caucus('apply', '--key', file, '--classes', 'dues-paying,youth')).trim();
	await connect(page, 'rpc');
	await election.register([await apply(page, chain.portal), other]);
	await election.drawUp({ preparing: 120, voting: 300 });
}

test.beforeAll(async ({ browser, chain }) => {
	test.setTimeout(600_000);
	const context = await browser.newContext({ locale: 'ko-KR' });
	try {
		await start(await context.newPage(), chain);
	} finally {
		await context.close();
	}
	await election.reaches('ready');
});

test.afterAll(() => election.stop());

test('everybody reads an election: its paper, its roll, its reference', async ({ page, chain }) => {
	await connect(page, 'light');
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(`${chain.portal}/elections`);
	await page.getByRole('link', { name: '청년위원회 선거' }).click(SLOW);
	await expect(page.getByText('기호 2번 이바다')).toBeVisible(SLOW);
	await expect(page.getByText('수탁자 3명 가운데 2명이 함께해야 개표할 수 있으며')).toBeVisible(SLOW);
	const { election_ref: reference } = await election.results();
	expect(reference).toMatch(/^[0-9a-f]{64}$/);
	await expect(page.getByText(String(reference))).toBeVisible();
	await accessible(page);
	await page.getByText('공보의 번호와 비교하기').click();
	await page.getByLabel('선거 공보나 다른 사람의 확인번호').fill(String(reference).slice(0, 12));
	await expect(page.getByText('같은 번호입니다.')).toBeVisible();
	await page.getByLabel('선거 공보나 다른 사람의 확인번호').fill('0123456789');
	await expect(page.getByText('다른 번호입니다.')).toBeVisible();
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByRole('button', { name: 'English' }).click();
	await expect(heading(page, 'Youth committee election')).toBeVisible();
	await expect(page.getByText('No. 2 이바다')).toBeVisible();
	await accessible(page);
});

test('who cannot vote is told why', async ({ page, chain }) => {
	await connect(page, 'rpc');
	await page.goto(`${chain.portal}/elections/${election.number}/vote`);
	await expect(page.getByText('당원 열쇠가 필요합니다')).toBeVisible(SLOW);
	await enter(page, chain.portal, words.stranger, false);
	await go(page, `/elections/${election.number}/vote`);
	await inBothLanguages(page, '먼저 복구 단어를 확인하십시오', 'Confirm your recovery words first');
	await accessible(page);
});

test('a key that is on no roll is told so, and a node that shows another roll is found out', async ({ page, chain }) => {
	await connect(page, 'rpc');
	await enter(page, chain.portal, words.stranger);
	await go(page, `/elections/${election.number}/vote`);
	await page.getByRole('button', { name: '준비 시작' }).click(SLOW);
	await inBothLanguages(page, '이 키는 이 선거의 선거인명부에 없습니다.', /not on the roll/i);
	// Another member's key in place of one that is on the roll.
	const [on, off] = await Promise.all([1000, 5000].map(async (number) => (await election.caucus('keys', 'show', '--dev-member', String(number))).trim()));
	await page.routeWebSocket(chain.rpc, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => socket.send(String(message).replaceAll(String(on), String(off))));
	});
	await page.evaluate(() => indexedDB.deleteDatabase('caucus-rolls'));
	await page.reload();
	await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE, SLOW);
	await page.getByRole('button', { name: '열기', exact: true }).click();
	await page.getByRole('button', { name: '준비 시작' }).click(SLOW);
	await inBothLanguages(page, '노드가 보여 주는 키가 선거인명부의 키가 아닙니다.', /node's keys are not those of the roll/i);
});

test('a member votes by the light client, and the receipt counts', async ({ page, chain, talk }) => {
	await connect(page, 'light');
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, chain.portal, words.light);
	await following(page);
	await election.reaches('open');
	crowd = election.crowdVotes();
	// The test that counts waits for it.
	crowd.catch(() => undefined);
	await toPaper(page);
	await accessible(page);
	await shot(page, 'paper');
	await page.getByRole('button', { name: '고른 내용 보기' }).click();
	await expect(page.getByText('아직 고르지 않은 투표가 2개 있습니다.')).toBeVisible();
	await accessible(page);
	await fillIn(page, '기호 2번 이바다', '기호 1번 최봄', '기호 3번 강가을');
	await accessible(page);
	const shown = await tracker(page);
	expect(shown).toHaveLength(10);
	await shot(page, 'sealed');
	await cast(page);
	await accessible(page);
	await shot(page, 'receipt');
	const file = election.file('receipt-light.json', await saved(page, '파일로 저장'));
	expect(await election.caucus('receipt', file, '--tracker', shown.join(' '))).toContain('This ballot counts.');
	expect(talk.has(chain.rpc)).toBe(false);
	// Where the keys are locked the receipt is not read.
	await page.goto(`${chain.portal}/elections/receipts`);
	await expect(page.getByText('열쇠를 열면 볼 수 있습니다.')).toBeVisible();
	await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: '열기', exact: true }).click();
	await expect(page.getByText('이 투표가 집계됩니다')).toBeVisible(SLOW);
	await page.getByText('확인 단어', { exact: true }).click();
	expect(await tracker(page)).toEqual(shown);
});

/** From the list of elections to a sealed ballot, by keyboard alone: the second of three, and blank in the other contest. */
async function sealByKeys(page: Page): Promise<void> {
	const first = page.getByLabel('기호 1번 김하늘');
	await tabTo(page, first);
	await page.keyboard.press('ArrowDown');
	await expect(page.getByLabel('기호 2번 이바다')).toBeChecked();
	await page.keyboard.press('Tab');
	await expect(page.getByLabel('기호 1번 최봄')).toBeFocused();
	await page.keyboard.press('Space');
	await pressKey(page, page.getByRole('group', { name: '위원', exact: true }).getByLabel('기권'), 'Space');
	await expect(page.getByLabel('기호 1번 최봄')).not.toBeChecked();
	await pressKey(page, page.getByRole('button', { name: '고른 내용 보기' }));
	await expect(page.locator('.chosen').getByText('기권')).toBeVisible();
	await pressKey(page, page.getByRole('button', { name: '투표용지 봉하기' }));
	await expect(heading(page, '확인 단어가 나왔습니다')).toBeVisible(SLOW);
}

test('by a node and by keyboard: the device is checked, then a ballot is cast and replaced until no more is allowed', async ({ page, chain }) => {
	await connect(page, 'rpc');
	await enter(page, chain.portal, words.node);
	await go(page, '/');
	await expect(page.getByRole('link', { name: '투표하기' })).toBeVisible(SLOW);
	await shot(page, 'home');
	await go(page, `/elections/${election.number}`);
	await expect(page.getByText('기호 2번 이바다')).toBeVisible(SLOW);
	await shot(page, 'election');
	await go(page, '/elections');
	await pressKey(page, page.getByRole('link', { name: '청년위원회 선거' }));
	await pressKey(page, page.getByRole('link', { name: '투표하기' }));
	await pressKey(page, page.getByRole('button', { name: '준비 시작' }));
	await expect(heading(page, '투표용지').last()).toBeVisible(SLOW);
	await sealByKeys(page);
	const committed = await tracker(page);

	await pressKey(page, page.getByRole('button', { name: '투표하지 않고 기기 확인하기' }));
	await expect(heading(page, '투표용지를 열었습니다')).toBeVisible();
	const spoiled = election.file('spoiled.json', await saved(page, '파일 저장'));
	const verified = await election.caucus('verify-spoiled', spoiled, '--tracker', committed.join(' '));
	expect(verified).toContain('이바다');
	expect(verified).toContain('The ballot held what the device says, under the tracker that it showed.');

	const second = await page.context().newPage();
	await connect(second, 'rpc');
	await second.goto(`${chain.portal}/check/ballot`);
	await second.getByLabel('열어 본 투표용지 파일').setInputFiles(spoiled);
	await expect(second.getByText('봉한 내용이 파일의 설명과 같습니다')).toBeVisible(SLOW);
	expect(await tracker(second)).toEqual(committed);
	await expect(second.locator('.chosen').getByText('기호 2번 이바다')).toBeVisible();
	await expect(second.locator('.chosen').getByText('기권')).toBeVisible();
	await accessible(second);
	await second.close();

	await pressKey(page, page.getByRole('button', { name: '새 투표용지 만들기' }));
	await sealByKeys(page);
	expect(await tracker(page)).not.toEqual(committed);
	await pressKey(page, page.getByRole('button', { name: '이 투표용지로 투표하기' }));
	await voted(page);
	const first = election.file('receipt-1.json', await saved(page, '파일로 저장'));
	await expect(page.getByText('마감 전에 1번 더 바꿀 수 있습니다.')).toBeVisible();
	await page.getByRole('button', { name: '다시 투표하기' }).click();
	await fillIn(page, '기호 1번 김하늘', '기호 2번 정여름');
	await cast(page);
	await expect(page.getByText('더는 투표를 바꿀 수 없습니다')).toBeVisible();
	expect(await election.caucus('receipt', first)).toContain('A later ballot of the same voter counts instead');
	await go(page, '/elections/receipts');
	await expect(page.getByText('이 투표가 집계됩니다')).toHaveCount(1, SLOW);
	await expect(page.getByText('나중에 한 투표가 대신 집계됩니다')).toHaveCount(1, SLOW);
	await toPaper(page).catch(() => undefined);
	await expect(page.getByText('허용된 횟수를 모두 썼습니다.')).toBeVisible(SLOW);
});

test('a device that is full and a connection that breaks lose no ballot', async ({ page, chain }) => {
	let broken = false;
	const sockets: WebSocketRoute[] = [];
	await page.routeWebSocket(chain.rpc, (socket) => {
		if (broken) void socket.close();
		else sockets.push(socket, socket.connectToServer());
	});
	await connect(page, 'rpc');
	await enter(page, chain.portal, words.light);
	await toPaper(page);
	await expect(page.getByText('이미 1번 투표했습니다')).toBeVisible();
	await fillIn(page, '기호 2번 이바다', '기호 1번 최봄', '기호 3번 강가을');

	// No receipt can be kept, so nothing is sent.
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: chain.portal, quotaSize: 1 });
	await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
	await inBothLanguages(page, '이 브라우저에 저장할 수 없습니다. 저장 공간을 비우거나', 'This browser cannot keep it');
	await accessible(page);
	expect((await election.results()).stage).toBe('open');
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: chain.portal });
	await page.getByRole('button', { name: '투표용지 봉하기' }).click();
	await expect(heading(page, '확인 단어가 나왔습니다')).toBeVisible(SLOW);

	await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
	broken = true;
	for (const socket of sockets) await socket.close();
	await inBothLanguages(page, /연결이 끊겼습니다|기록망에 닿지 못했습니다/, /The connection is lost|could not be reached/);
	await expect(page.locator('.connection')).toHaveAttribute('data-stage', 'lost', SLOW);
	await accessible(page);
	broken = false;
	await following(page);
	const again = page.getByRole('button', { name: '다시 보내기' });
	await expect(heading(page, '투표했습니다').or(again)).toBeVisible(SLOW);
	if (await again.isVisible()) await again.click();
	await voted(page);
	await expect(page.getByText('더는 투표를 바꿀 수 없습니다')).toBeVisible();
});

function everyPage(scheme: 'light' | 'dark'): void {
	test(`every page of the area is accessible, ${scheme}, in very large letters and in English`, async ({ page, chain }) => {
		await connect(page, 'rpc');
		await page.emulateMedia({ colorScheme: scheme });
		await page.setViewportSize({ width: 360, height: 740 });
		await page.addInitScript(() => {
			localStorage.setItem('caucus.size', 'larger');
			localStorage.setItem('caucus.language', 'en');
		});
		const own = `/elections/${election.number}`;
		for (const path of ['/elections', own, `${own}/result`, `${own}/vote`, '/elections/receipts', '/elections/99', '/check', `/check/${election.number}`, '/check/ballot']) {
			await page.goto(`${chain.portal}${path}`);
			await following(page);
			await expect(page.locator('main .loading')).toHaveCount(0, SLOW);
			await accessible(page);
		}
	});
}

everyPage('light');

test('after the close the result is the one that `caucus` reads, and it becomes final', async ({ page, chain }) => {
	await crowd;
	await connect(page, 'light');
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(`${chain.portal}/elections/${election.number}`);
	await election.reaches('tallied', 600);
	await page.getByRole('link', { name: '결과 보기' }).click(SLOW);
	await expect(page.getByText('개표는 끝났고, 공고는 아직입니다')).toBeVisible(SLOW);
	await election.certify();
	await election.reaches('final');
	await expect(page.getByText('확정된 결과입니다')).toBeVisible(SLOW);
	const { results } = await election.results();
	// Twenty of the crowd and one who voted in the end for the first, one for the second; nobody for the third.
	expect(results[0]?.groups[0]?.options.map(({ votes }) => votes)).toEqual([21, 1, 0, 0]);
	for (const [i, { elected, groups }] of results.entries()) {
		const contest = page.locator('.result').nth(i);
		for (const name of elected) await expect(contest.locator('.verdict')).toContainText(name);
		for (const { option, votes } of groups.flatMap(({ options }) => options.slice(0, -1))) {
			await expect(contest.locator('.chart-row', { hasText: option }).first().locator('.chart-value')).toContainText(`${votes}표`);
		}
	}
	await accessible(page);
	await shot(page, 'result');
	await page.goto(`${chain.portal}/check/${election.number}`);
	await expect(page.getByText('개표한 표의 수가 투표한 사람의 수와 맞습니다.')).toBeVisible(SLOW);
	await expect(page.locator('.step-done')).toHaveCount(3);
	await expect(page.getByText('증명을 받아 확인했습니다.')).toBeVisible();
	await accessible(page);
	await shot(page, 'check');
	// With a key or without, nobody can vote.
	await page.goto(`${chain.portal}/elections/${election.number}/vote`);
	await inBothLanguages(page, '투표가 끝났습니다', 'Voting is over');
	await enter(page, chain.portal, words.light);
	await go(page, `/elections/${election.number}/vote`);
	await inBothLanguages(page, '투표가 끝났습니다', 'Voting is over');
});

everyPage('dark');
