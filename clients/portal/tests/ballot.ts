// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a voter does with the pages, from the key to the receipt.

import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect } from './chain';
import type { ElectionOnChain } from './election';
import { PASSPHRASE, go } from './page';

/** On a machine that has other work. */
export const SLOW = { timeout: 120_000 };

export const heading = (page: Page, text: string) => page.getByRole('heading', { name: text });

export async function connect(page: Page, mode: 'light' | 'rpc'): Promise<void> {
	await page.addInitScript((chosen) => localStorage.setItem('caucus.connection', JSON.stringify({ mode: chosen })), mode);
}

/** Types three of the words that were written down. */
export async function confirm(page: Page, own: string): Promise<void> {
	await page.getByRole('button', { name: '다 적었습니다' }).click();
	for (const field of await page.getByLabel(/번째 단어/).all()) {
		const place = Number.parseInt(await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? ''), 10);
		await field.fill(own.split(' ')[place - 1] ?? '');
	}
	await page.getByRole('button', { name: '확인', exact: true }).click();
}

/** Takes a member's key to this device by its words, which shows that they are written down. */
export async function enter(page: Page, portal: string, own: string): Promise<void> {
	await page.goto(`${portal}/settings/keys/import`);
	await page.getByLabel('복구 단어').fill(own);
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await page.getByRole('button', { name: '가져오기' }).click();
	await expect(page.getByText('백업 확인됨')).toBeVisible(SLOW);
}

/** Makes a member's key on this device and gives its words, which nobody has shown to be written down yet. */
export async function makeKey(page: Page, portal: string): Promise<string> {
	await page.goto(`${portal}/settings/keys/new`);
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await page.getByRole('button', { name: '열쇠 만들기' }).click();
	await expect(heading(page, '복구 단어를 종이에 적으십시오')).toBeVisible(SLOW);
	return (await page.locator('.words li').allTextContents()).join(' ');
}

const COMPARE = '선거 확인번호를 비교하십시오';

/** With a node the paper opens only after its election was compared with the one that others see. */
export async function compare(page: Page, election: ElectionOnChain): Promise<void> {
	await expect(heading(page, COMPARE)).toBeVisible(SLOW);
	const { election_ref: reference } = await election.results();
	await page.getByLabel('선거 공보나 다른 사람의 확인번호').fill(`${reference?.slice(0, 8)} ${reference?.slice(-8)}`);
	await page.getByRole('button', { name: '투표용지 열기' }).click();
}

/** From the election's page to the ballot paper. `way`: another than from this device; `instead`: what stands there. */
export async function toPaper(page: Page, election: ElectionOnChain, way?: RegExp, instead?: Locator): Promise<void> {
	await go(page, `/elections/${election.number}`);
	await page.getByRole('link', { name: '투표하기' }).click(SLOW);
	await expect(page.getByRole('button', { name: '준비 시작' })).toBeVisible(SLOW);
	if (way) {
		await page.getByText('다른 방법으로 보내기').click();
		await page.getByLabel(way).check();
	}
	await page.getByRole('button', { name: '준비 시작' }).click();
	const paper = page.getByRole('heading', { name: '투표용지', exact: true, level: 2 });
	await expect(heading(page, COMPARE).or(paper)).toBeVisible(SLOW);
	if (await heading(page, COMPARE).isVisible()) await compare(page, election);
	await expect(instead ?? paper).toBeVisible(SLOW);
}

export async function fillIn(page: Page, ...names: readonly string[]): Promise<void> {
	for (const name of names) await page.getByLabel(name).check();
	await page.getByRole('button', { name: '고른 내용 보기' }).click();
	for (const name of names) await expect(page.locator('.chosen').getByText(name)).toBeVisible();
	await page.getByRole('button', { name: '투표용지 봉하기' }).click();
	await expect(heading(page, '확인 단어가 나왔습니다')).toBeVisible(SLOW);
}

export const tracker = (page: Page) => page.locator('.words').first().locator('li').allTextContents();

export async function cast(page: Page): Promise<void> {
	await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
	await voted(page);
}

export async function voted(page: Page): Promise<void> {
	await expect(heading(page, '투표했습니다')).toBeVisible({ timeout: 240_000 });
	await expect(page.getByText('이 투표가 집계됩니다')).toBeVisible(SLOW);
}

export async function saved(page: Page, button: string): Promise<string> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
	return readFileSync(await download.path(), 'utf8');
}
