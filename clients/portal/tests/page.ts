// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What people do with pages in more than one area.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { accessible, expect } from './chain';

export const PASSPHRASE = '느린 소나무 위의 파란 우산';

export const SMALL = { width: 360, height: 740 };
export const LARGE = { width: 1280, height: 900 };

/** Nothing serious is wrong, on a phone and on a desk. */
export async function fine(page: Page): Promise<void> {
	for (const size of [SMALL, LARGE]) {
		await page.setViewportSize(size);
		await accessible(page);
	}
}

const ARTEFACTS = fileURLToPath(new URL('../test-artefacts', import.meta.url));

/** Keeps how a page looks, on a phone and on a desk, for people to look at. */
export async function shot(page: Page, name: string): Promise<void> {
	const before = page.viewportSize();
	for (const size of [SMALL, LARGE]) {
		await page.setViewportSize(size);
		// As high as the page is, or the bar at the bottom would lie across its middle.
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		await page.setViewportSize({ width: size.width, height: Math.max(height, size.height) });
		await page.screenshot({ path: join(ARTEFACTS, `${name}-${size.width}.png`), animations: 'disabled' });
	}
	if (before) await page.setViewportSize(before);
}

/** Goes on without loading the page anew, which would lock the keys. */
export async function go(page: Page, path: string): Promise<void> {
	await page.evaluate((to) => {
		history.pushState({ idx: 1 }, '', to);
		dispatchEvent(new PopStateEvent('popstate', { state: { idx: 1 } }));
	}, path);
}

/** Takes a member's words onto this device; the key is open then. */
export async function bring(page: Page, portal: string, words: string): Promise<void> {
	await page.goto(`${portal}/settings/keys/import`);
	await page.getByLabel('복구 단어').last().fill(words);
	await page.getByLabel('새 암호').fill(PASSPHRASE);
	await page.getByRole('button', { name: '가져오기' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '내 열쇠' })).toBeVisible({ timeout: 60_000 });
}

/** A sentence is there in both languages; the page is in Korean before and after. */
export async function inBothLanguages(page: Page, korean: string | RegExp, english: string | RegExp, timeout = 60_000): Promise<void> {
	await expect(page.getByText(korean).first()).toBeVisible({ timeout });
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByText(english).first()).toBeVisible();
	await page.getByRole('button', { name: '한국어' }).click();
	await expect(page.getByText(korean).first()).toBeVisible();
}

/** Goes forward with the tabulator until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible({ timeout: 60_000 });
	for (let presses = 0; presses < 60; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${target}`);
}

/** Presses something by keyboard alone. */
export async function pressKey(page: Page, target: Locator, key = 'Enter'): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press(key);
}
