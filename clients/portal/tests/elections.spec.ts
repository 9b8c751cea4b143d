// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A whole election: a new member makes a key and is registered, votes by the light client and votes again, looks the receipt
// up and reads the result. What the pages say is compared with what `caucus` says.

import type { Page } from '@playwright/test';
import { SLOW, cast, confirm, connect, enter, fillIn, heading, makeKey, saved, toPaper, tracker } from './ballot';
import { type Chain, accessible, expect, following, test } from './chain';
import { ElectionOnChain } from './election';
import { PASSPHRASE, go, inBothLanguages, shot } from './page';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

let election: ElectionOnChain;
/** Those who make the sum large enough; they vote while others do. */
let crowd: Promise<void>;
/** The words of a member who made the key in the portal. */
let words = '';

/** A new member makes a key, and the application for a registrar. */
async function apply(page: Page, portal: string): Promise<string> {
	words = await makeKey(page, portal);
	await confirm(page, words);
	await page.getByRole('link', { name: '등록 신청서' }).click();
	await page.getByText('청년당원').click();
	await page.getByRole('button', { name: '신청서 만들기' }).click();
	return (await saved(page, '파일로 저장')).trim().replace(/^0x/, '');
}

async function start(page: Page, chain: Chain): Promise<void> {
	election = new ElectionOnChain(chain.rpc);
	await connect(page, 'rpc');
	await election.register([await apply(page, chain.portal)]);
	await election.drawUp({ preparing: 90, voting: 300 });
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
	await expect(page.getByText('기호 2번 후보 2')).toBeVisible(SLOW);
	await expect(page.getByText('수탁자 3명 가운데 2명이 함께해야 개표할 수 있으며')).toBeVisible(SLOW);
	const { election_ref: reference } = await election.results();
	expect(reference).toMatch(/^[0-9a-f]{64}$/);
	await expect(page.getByText(String(reference))).toBeVisible();
	await accessible(page);
	await page.getByText('공보의 번호와 비교하기').click();
	await page.getByLabel('선거 공보나 다른 사람의 확인번호').fill(String(reference).slice(0, 16));
	await expect(page.getByText('같은 번호입니다.')).toBeVisible();
	await page.getByLabel('선거 공보나 다른 사람의 확인번호').fill('0123456789abcdef');
	await expect(page.getByText('다른 번호입니다.')).toBeVisible();
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByRole('button', { name: 'English' }).click();
	await expect(heading(page, 'Youth committee election')).toBeVisible();
	await expect(page.getByText('No. 2 후보 2')).toBeVisible();
	await accessible(page);
});

test('a member votes by the light client, votes again, and the last receipt counts', async ({ page, chain, talk }) => {
	await connect(page, 'light');
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, chain.portal, words);
	await following(page);
	await election.reaches('open');
	await toPaper(page, election);
	await accessible(page);
	await shot(page, 'paper');
	await page.getByRole('button', { name: '고른 내용 보기' }).click();
	await expect(page.getByText('아직 고르지 않은 투표가 2개 있습니다.')).toBeVisible();
	await accessible(page);
	await fillIn(page, '기호 3번 후보 3', '기호 1번 위원 후보 1');
	await accessible(page);
	expect(await tracker(page)).toHaveLength(10);
	await shot(page, 'sealed');
	await cast(page);
	const first = election.file('receipt-first.json', await saved(page, '파일로 저장'));
	await page.getByRole('button', { name: '다시 투표하기' }).click();
	await fillIn(page, '기호 2번 후보 2', '기호 1번 위원 후보 1', '기호 3번 위원 후보 3');
	const shown = await tracker(page);
	await cast(page);
	await accessible(page);
	await shot(page, 'receipt');
	const file = election.file('receipt-light.json', await saved(page, '파일로 저장'));
	expect(await election.caucus('receipt', file, '--tracker', shown.join(' '))).toContain('This ballot counts.');
	expect(await election.caucus('receipt', first)).toContain('A later ballot of the same voter counts instead');
	expect(talk.has(chain.rpc)).toBe(false);
	// Where the keys are locked the receipt is not read.
	await page.goto(`${chain.portal}/elections/receipts`);
	await expect(page.getByText('열쇠를 열면 볼 수 있습니다.')).toBeVisible();
	await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: '열기', exact: true }).click();
	await expect(page.getByText('나중에 한 투표가 대신 집계됩니다')).toHaveCount(1, SLOW);
	await expect(page.getByText('이 투표가 집계됩니다')).toHaveCount(1, SLOW);
	await page.getByText('확인 단어', { exact: true }).first().click();
	expect(await tracker(page)).toEqual(shown);
	crowd = election.crowdVotes();
	// The test that counts waits for it.
	crowd.catch(() => undefined);
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
	// Twenty of the crowd for the first, one for the second in the end; nobody for the third.
	expect(results[0]?.groups[0]?.options.map(({ votes }) => votes)).toEqual([20, 1, 0, 0]);
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
	await enter(page, chain.portal, words);
	await go(page, `/elections/${election.number}/vote`);
	await inBothLanguages(page, '투표가 끝났습니다', 'Voting is over');
});

everyPage('dark');
