// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What members do for the party, on a real chain: figures for everybody, and a member's own account.

import { yearOf } from '../../src/text/calendar';
import { accessible, byNode, expect, following, test } from '../chain';
import { SMALL, bring, fine, go, shot } from '../page';
import { ACT, RecordsParty, WORDS } from './party';

let records: RecordsParty;

test.use({ party: 'activity' });
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ chain }) => {
	test.setTimeout(45 * 60_000);
	records = new RecordsParty(chain);
	await records.prepareActivity();
});

test('a member binds an account for the year, sees what was attested, and disputes it', async ({ page, chain }) => {
	test.setTimeout(8 * 60_000);
	await byNode(page);
	await bring(page, chain.portal, WORDS);
	await go(page, '/activity/mine');
	const year = yearOf(Date.now());
	await page.getByRole('button', { name: `${year}년 활동 계정으로 정하기` }).click({ timeout: 60_000 });
	await expect(page.getByRole('heading', { name: `${year}년`, exact: true })).toBeVisible({ timeout: ACT });
	await expect(page.getByText('아직 확인된 활동이 없습니다')).toBeVisible();
	await fine(page);
	const account = await page.locator('.code code').first().textContent() ?? '';
	await records.attest([account, ...records.doers], Date.now() - 60_000);
	await expect(page.getByText('확인됨, 집계 전')).toBeVisible({ timeout: 60_000 });
	await shot(page, 'activity-mine');
	await page.getByRole('button', { name: '이의', exact: true }).click();
	await page.getByLabel('무엇이 다른지').fill('그날 저는 그 자리에 없었습니다.');
	await accessible(page);
	await page.getByRole('button', { name: '이의 제기' }).click();
	await expect(page.getByText('이의 심사 중')).toBeVisible({ timeout: ACT });
	await fine(page);
});

test('activity is shown by organisation and month, and small figures are not', async ({ page, chain }) => {
	test.setTimeout(6 * 60_000);
	await page.setViewportSize(SMALL);
	await page.goto(`${chain.portal}/activity`);
	await following(page);
	await expect(page.getByText('보이지 않는 값이 있는 까닭')).toBeVisible({ timeout: 60_000 });
	await records.count();
	await page.reload();
	await expect(page.getByText('4명', { exact: true }).first()).toBeVisible({ timeout: 120_000 });
	await expect(page.getByText('8시간').first()).toBeVisible();
	// None or few: nobody can tell.
	await expect(page.locator('.chart').getByText('없거나 3명 미만').first()).toBeVisible();
	await page.getByText('표로 보기').click();
	await expect(page.getByRole('row', { name: /서울특별시당/ })).toHaveText(/없거나 3명 미만/);
	await page.getByLabel('보는 값').selectOption({ label: '활동의 합계' });
	await fine(page);
	await shot(page, 'activity');
	await page.goto(`${chain.portal}/activity/indicators`);
	await following(page);
	await expect(page.getByRole('rowheader', { name: '자원봉사 시간' })).toBeVisible({ timeout: 60_000 });
	await fine(page);
	await page.addInitScript(() => localStorage.setItem('caucus.language', 'en'));
	await page.goto(`${chain.portal}/activity`);
	await expect(page.getByText('Why some figures are hidden')).toBeVisible({ timeout: 60_000 });
	await fine(page);
});
