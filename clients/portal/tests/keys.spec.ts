// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Keys on a device: made, written down, locked, opened, backed up, erased and brought back; all by keyboard or finger.

import { readFileSync } from 'node:fs';
import { type Locator, type Page } from '@playwright/test';
import { accessible, byNode, expect, following, test } from './chain';
import { PASSPHRASE, inBothLanguages, shot } from './page';

test.beforeEach(async ({ page }) => {
	await byNode(page);
	await page.setViewportSize({ width: 360, height: 740 });
});

/** Makes a member's key and gives its words. */
async function make(page: Page, portal: string): Promise<string[]> {
	await page.goto(`${portal}/settings/keys`);
	await page.getByRole('link', { name: '당원 열쇠 만들기' }).click();
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await page.getByRole('button', { name: '열쇠 만들기' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('복구 단어를 종이에 적으십시오', { timeout: 60_000 });
	return page.locator('.words li').allTextContents();
}

async function confirm(page: Page, words: readonly string[]): Promise<void> {
	await page.getByRole('button', { name: '다 적었습니다' }).click();
	for (const field of await page.getByLabel(/번째 단어/).all()) await field.fill(words[await placeOf(field) - 1] ?? '');
	await page.getByRole('button', { name: '확인', exact: true }).click();
}

/** Which word a field asks for, counted from 1. */
const placeOf = async (field: Locator): Promise<number> =>
	Number.parseInt(await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? ''), 10);

test('a key is made, confirmed, locked and opened', async ({ page, chain }) => {
	const words = await make(page, chain.portal);
	expect(words).toHaveLength(12);
	await accessible(page);
	await confirm(page, words);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('당원 열쇠를 만들었습니다');
	await page.getByRole('link', { name: '내 열쇠' }).last().click();
	await expect(page.getByText('백업 확인됨')).toBeVisible();
	await accessible(page);
	await shot(page, 'keys');
	await page.getByRole('button', { name: '지금 잠그기' }).click();
	await expect(page.getByLabel('암호', { exact: true })).toBeVisible();
	await accessible(page);
	await page.getByLabel('암호', { exact: true }).fill('틀린 암호입니다요');
	await page.getByRole('button', { name: '열기', exact: true }).click();
	await inBothLanguages(page, '암호가 맞지 않습니다.', 'This is not the passphrase');
	await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE);
	await page.keyboard.press('Enter');
	await expect(page.getByText('백업 확인됨')).toBeVisible({ timeout: 60_000 });
});

test('a device that is full says so, and keeps no half of a key', async ({ page, context, chain }) => {
	const devtools = await context.newCDPSession(page);
	await page.goto(`${chain.portal}/settings/keys/new`);
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: chain.portal, quotaSize: 1 });
	await page.getByRole('button', { name: '열쇠 만들기' }).click();
	await inBothLanguages(page, '이 브라우저에 저장할 수 없습니다.', 'This browser cannot keep it.');
	await accessible(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: chain.portal });
	await page.goto(`${chain.portal}/settings/keys`);
	await expect(page.getByRole('link', { name: '당원 열쇠 만들기' })).toBeVisible();
});

test('words that differ from those written down are refused, each at its field', async ({ page, chain }) => {
	const words = await make(page, chain.portal);
	await confirm(page, words.map(() => 'no word'));
	const [fields, wrong] = [page.getByLabel(/번째 단어/), page.getByText(/번째 단어가 아닙니다/)];
	await expect(wrong).toHaveCount(3);
	await expect(fields.first()).toBeFocused();
	await accessible(page);
	for (const field of (await fields.all()).slice(0, 2)) await field.fill(words[await placeOf(field) - 1] ?? '');
	await page.getByRole('button', { name: '확인', exact: true }).click();
	await expect(wrong).toHaveCount(1);
	await expect(fields.last()).toBeFocused();
	await expect(fields.last()).toHaveAttribute('aria-invalid', 'true');
});

test('words brought from paper need not be shown to be written down; wrong ones take no passphrase', async ({ page, chain }) => {
	await page.goto(`${chain.portal}/settings/keys/import`);
	await page.getByLabel('복구 단어').fill('legal winner thank year wave sausage worth useful legal winner thank thank');
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await page.getByRole('button', { name: '가져오기' }).click();
	await expect(page.getByText('복구 단어가 맞지 않습니다.')).toBeVisible();
	await expect(page.getByLabel('복구 단어')).toBeFocused();
	await expect(page.getByLabel('새 암호')).toHaveValue(PASSPHRASE);
	await accessible(page);
	await page.getByLabel('복구 단어').fill('Legal winner thank year wave sausage worth useful legal winner thank yellow');
	await page.getByRole('button', { name: '가져오기' }).click();
	await expect(page.getByText('백업 확인됨')).toBeVisible({ timeout: 60_000 });

	// An account by a path has no words to be written down.
	await page.getByRole('link', { name: '열쇠 가져오기' }).click();
	await page.getByRole('radio', { name: '계정' }).check();
	await page.getByLabel('복구 단어').fill('//Alice');
	await page.getByRole('button', { name: '가져오기' }).click();
	await expect(page.getByRole('heading', { name: '계정' })).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText('백업 필요')).toHaveCount(0);
	await page.getByRole('link', { name: '백업', exact: true }).click();
	await expect(page.getByText('모든 개발용 기록망이 함께 쓰는 단어')).toBeVisible();
	await accessible(page);
});

test('a backup file brings keys back after everything was erased', async ({ page, chain }) => {
	const words = await make(page, chain.portal);
	await confirm(page, words);
	await expect(page.getByRole('heading', { name: '당원 열쇠를 만들었습니다' })).toBeVisible();
	await page.goto(`${chain.portal}/settings/keys`);
	// A page that is loaded anew has everything locked.
	await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: '열기', exact: true }).click();
	await page.getByRole('link', { name: '복구 단어' }).click({ timeout: 60_000 });
	await page.getByRole('button', { name: '복구 단어 보기' }).click();
	expect(await page.locator('.words li').allTextContents()).toEqual(words);
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '백업 파일 저장' }).click()]);
	const file = await download.path();
	for (const word of words) expect(readFileSync(file, 'utf8')).not.toContain(`${word} `);

	await page.getByRole('link', { name: '내 열쇠' }).click();
	await page.getByRole('link', { name: '열쇠를 모두 지우기' }).click();
	await page.getByRole('button', { name: '모두 지우기' }).click();
	await expect(page.getByText('이해했다고 표시해야 지울 수 있습니다.')).toBeVisible();
	await page.getByText('되찾을 수 없다는 것을 이해했습니다').click();
	await page.getByRole('button', { name: '모두 지우기' }).click();
	await expect(page.getByText('이 기기에서 모두 지웠습니다.')).toBeVisible();

	await page.getByRole('link', { name: '열쇠 가져오기' }).click();
	await page.getByText('다른 기기에서 저장한 파일입니다.').click();
	await page.getByLabel('백업 파일 고르기').setInputFiles(file);
	await page.getByLabel('백업 파일의 암호').fill(PASSPHRASE);
	await accessible(page);
	await page.getByRole('button', { name: '가져오기' }).click();
	await expect(page.getByText('백업 확인됨')).toBeVisible({ timeout: 60_000 });
});

test('a passkey of the device opens the keys', async ({ page, context, chain }) => {
	const devtools = await context.newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
			isUserVerified: true, automaticPresenceSimulation: true, hasPrf: true,
		},
	});
	// Passkeys belong to a name, and an address is none.
	const portal = chain.portal.replace('127.0.0.1', 'localhost');
	chain.origins.includes(portal) || (chain.origins as string[]).push(portal);
	await confirm(page, await make(page, portal));
	await page.getByRole('link', { name: '내 열쇠' }).last().click();
	await page.getByRole('button', { name: '패스키 추가' }).click();
	await page.getByRole('dialog').getByLabel('암호', { exact: true }).fill(PASSPHRASE);
	await accessible(page);
	await page.getByRole('dialog').getByRole('button', { name: '패스키 추가' }).click();
	await expect(page.getByText('패스키로 열쇠를 열 수 있습니다.')).toBeVisible({ timeout: 60_000 });
	await page.getByRole('button', { name: '지금 잠그기' }).click();
	await page.getByRole('button', { name: '패스키로 열기' }).click();
	await expect(page.getByText('백업 확인됨')).toBeVisible({ timeout: 60_000 });
});

for (const scheme of ['light', 'dark'] as const) {
	test(`every page is accessible, ${scheme}, in very large letters`, async ({ page, chain }) => {
		await page.emulateMedia({ colorScheme: scheme });
		await page.addInitScript(() => localStorage.setItem('caucus.size', 'larger'));
		const keys = ['', '/new', '/import', '/erase'].map((path) => `/settings/keys${path}`);
		for (const path of ['/settings', '/settings/about', ...keys, '/no/such/page']) {
			await page.goto(`${chain.portal}${path}`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await accessible(page);
		}
	});
}

test('settings as they look at first', async ({ page, chain }) => {
	for (const path of ['settings', 'settings/connection', 'settings/about']) {
		await page.goto(`${chain.portal}/${path}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await following(page);
		await shot(page, path.replace('/', '-'));
	}
});

test('the other language is one press away, and the page goes by keyboard', async ({ page, chain }) => {
	await page.goto(`${chain.portal}/settings`);
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
});
