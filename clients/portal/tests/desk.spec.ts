// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The officers' desk against a real node: what two persons do together, and that nothing wrong is sent.

import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { accessible, byNode, expect, following, test } from './chain';

const RELEASE = join(process.env['CARGO_TARGET_DIR'] ?? join(homedir(), '.cache/caucus/target'), 'release');
const CAUCUS = process.env['CAUCUS_PROGRAM'] ?? join(RELEASE, 'caucus');
const PASSPHRASE = '느린 소나무 위의 파란 우산';

/** What `caucus` prints. */
const caucus = (rpc: string, ...words: string[]): string => execFileSync(CAUCUS, ['--node', rpc, ...words], { encoding: 'utf8' }).trim();

const application = (rpc: string, member: number): string => caucus(rpc, 'apply', '--dev-member', String(member), '--chapter', '1', '--classes', 'dues-paying,youth');

/** Brings accounts of the development chain to this browser and opens the desk. */
async function sitDown(page: Page, portal: string, ...accounts: readonly string[]): Promise<void> {
	for (const [i, account] of accounts.entries()) {
		if (i === 0) await page.goto(`${portal}/settings/keys/import`);
		else {
			await page.getByRole('link', { name: '열쇠 가져오기' }).last().click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('열쇠 가져오기');
		}
		await page.getByRole('radio', { name: '계정' }).check();
		await page.getByLabel('복구 단어', { exact: false }).fill(account);
		await page.getByLabel('이름', { exact: false }).fill(account.slice(2));
		if (i === 0) await page.getByLabel('새 암호', { exact: true }).fill(PASSPHRASE);
		await page.getByRole('button', { name: '가져오기', exact: true }).click();
		await expect(page.getByRole('heading', { name: account.slice(2) })).toBeVisible({ timeout: 60_000 });
	}
	await toDesk(page);
}

/** Within the page: loading it anew locks the keys. */
async function toDesk(page: Page): Promise<void> {
	await page.evaluate(() => {
		history.pushState({ idx: 1 }, '', '/desk');
		dispatchEvent(new PopStateEvent('popstate', { state: { idx: 1 } }));
	});
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('당직자의 책상');
}

/** Takes another account's place. */
async function changeSeat(page: Page, name: string): Promise<void> {
	await toDesk(page);
	const field = page.getByLabel('당직 계정');
	const option = field.locator('option', { hasText: name });
	await field.selectOption(await option.getAttribute('value') ?? '');
}

test.beforeEach(async ({ page }) => byNode(page));

for (const width of [360, 1280]) {
	test(`two registrars enter members from a pasted table, at ${width} pixels`, async ({ page, chain }) => {
		await page.setViewportSize({ width, height: 800 });
		const first = width;
		const [good, bad] = [application(chain.rpc, first), application(chain.rpc, first + 1)];
		await sitDown(page, chain.portal, '//Alice', '//Bob');
		await following(page);
		await changeSeat(page, 'Alice');
		await expect(page.getByText('당원 등록 담당')).toBeVisible();
		await accessible(page);

		await page.getByRole('link', { name: '당원 등록' }).click();
		await page.getByLabel('표 붙여 넣기').fill(`접수번호\t처리\t시도당\t신청서\n17\t가입\t부산시당\t${good}\n18\t가입\t부산시당\t${bad.slice(0, -2)}\n`);
		await page.getByRole('button', { name: '한 줄씩 확인하기' }).click();
		await expect(page.getByText('1줄을 고쳐야 합니다')).toBeVisible();
		await expect(page.getByText('신청서가 잘렸거나 깁니다. 200자여야 하는데 198자입니다.')).toBeVisible();
		await expect(page.getByText('이 열은 이 기기에만 남습니다: 접수번호')).toBeVisible();
		await accessible(page);
		expect(await chain.ask<string | null>('state_getStorage', PENDING_COUNT)).toBeNull();

		// One whose secret nobody has shown to know: only the chain can tell.
		await page.getByRole('button', { name: '표 고치기' }).click();
		const forged = `${bad.slice(0, -8)}${bad.slice(-8).replace(/./g, (digit) => (digit === '0' ? '1' : '0'))}`;
		await page.getByLabel('표 붙여 넣기').fill(`${good}\n${forged}\n`);
		await page.getByRole('button', { name: '한 줄씩 확인하기' }).click();
		const row = page.getByRole('row').filter({ hasText: '2번째 줄' });
		await expect(row.getByText('고쳐야 함')).toBeVisible({ timeout: 60_000 });
		await page.getByRole('button', { name: '1줄을 빼고 계속하기' }).click();
		await expect(page.getByText('무료 (맡은 일)')).toBeVisible({ timeout: 60_000 });
		await accessible(page);
		await page.getByRole('button', { name: '1건을 제안하기' }).click();
		await expect(page.getByText('확정되었습니다')).toBeVisible({ timeout: 60_000 });
		await page.getByRole('link', { name: /등록 묶음 \d+ 보기/ }).click();
		await expect(page.getByText('한 사람이 더 확인해야 합니다')).toBeVisible();

		await changeSeat(page, 'Bob');
		await page.getByRole('link', { name: /등록 묶음 \d+ 확인/ }).click();
		await expect(page.getByText('한 사람이 이미 서명했습니다')).toBeVisible();
		await accessible(page);
		await page.getByRole('button', { name: '내용이 맞습니다' }).click();
		await page.getByRole('button', { name: '확인하고 등록하기' }).click({ timeout: 60_000 });
		await expect(page.getByText('1건이 등록되었습니다')).toBeVisible({ timeout: 60_000 });
		await expect(page.getByText('두 담당자가 확인하여 등록했습니다')).toHaveCount(0);
	});
}

/** The storage key of Members.PendingCount. */
const PENDING_COUNT = '0xba7fb8745735dc3be2a2c61a72c39e784cfa119cf429912e705406c93dd7ef65';
