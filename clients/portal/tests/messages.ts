// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Two members write to each other, each in a browser of their own: one by a node, the other by the light client. Both stand
// on the chain's standing roll.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { accessible, expect, following } from './chain';
import { PASSPHRASE, bring, go, shot } from './page';

/** A proof takes seconds, a block six, and machines have other work. */
const ACT = { timeout: 120_000 };
/** How long something said may take from one page to the other. */
const HEARD = { timeout: 60_000 };

/** A picture of one dot. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Makes a device with room on the nodes; gives its address. */
async function begin(page: Page, portal: string, words: string): Promise<string> {
	const loaded: string[] = [];
	page.on('request', (request) => loaded.push(request.url()));
	const module = () => loaded.filter((url) => url.includes('caucus_messages_wasm_bg')).length;
	// By a node: a claim takes the light client a minute, which another test waits for.
	await page.goto(`${portal}/settings`);
	await page.evaluate(() => localStorage.setItem('caucus.connection', '{"mode":"rpc"}'));
	await bring(page, portal, words);
	await following(page);
	expect(module()).toBe(0);
	await go(page, '/messages');
	await page.getByRole('button', { name: '이 기기에서 메시지 시작하기' }).click();
	expect(module()).toBe(1);
	await page.getByRole('button', { name: '이름 없이 자리 받기' }).click(ACT);
	await expect(page.getByText(/까지 노드가 이 기기의 글을 맡습니다/)).toBeVisible(ACT);
	return await page.locator('.code code').textContent() ?? '';
}

const said = (page: Page, text: string) => page.locator('.message', { hasText: text });

async function say(page: Page, text: string): Promise<void> {
	await page.getByLabel('글', { exact: true }).fill(text);
	await page.getByRole('button', { name: '보내기', exact: true }).click();
	await expect(said(page, text)).toBeVisible();
}

/** The picture is drawn, out of bytes of this page's own. */
async function shows(page: Page, name: string): Promise<void> {
	const picture = page.getByRole('img', { name: `파일 ${name}` });
	await expect(picture).toBeVisible(HEARD);
	expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.src.startsWith('blob:')])).toEqual([1, true]);
}

/** Loads the page anew, as it connects if nobody chooses; and opens the keys again. */
async function again(page: Page, connection: 'light' | 'rpc'): Promise<void> {
	await page.evaluate((mode) => localStorage.setItem('caucus.connection', JSON.stringify({ mode })), connection);
	await page.reload();
	await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: '열쇠 열기' }).click();
}

export async function writeToEachOther(one: Page, two: Page, portal: string, words: readonly [string, string]): Promise<void> {
	const [, address] = await Promise.all([begin(one, portal, words[0]), begin(two, portal, words[1])]);
	await again(two, 'light');
	await expect(two.getByText('이 기기의 경량 클라이언트가')).toBeVisible();
	await accessible(one);
	await shot(one, 'messages');

	await one.getByLabel('부를 이름').fill('둘째');
	await one.getByLabel('상대의 주소').fill(address);
	await one.getByLabel('첫 글').fill('안녕하세요');
	await one.getByRole('button', { name: '대화 청하기' }).click();
	await expect(said(one, '안녕하세요')).toContainText('요청을 보냈습니다');

	// Nothing more than the request is there before it is accepted.
	await expect(two.getByText('안녕하세요')).toBeVisible(HEARD);
	await expect(two.locator('.row')).toHaveCount(0);
	await accessible(two);
	await two.getByLabel('이 사람을 부를 이름').fill('첫째');
	await two.getByRole('button', { name: '받아들이기' }).click();
	await expect(two.getByRole('heading', { level: 1, name: '첫째' })).toBeVisible();
	await expect(said(one, '안녕하세요')).toContainText('모두 받음', HEARD);

	await say(one, '반갑습니다 <b>당원</b>');
	await expect(said(two, '반갑습니다 <b>당원</b>')).toBeVisible(HEARD);
	await say(two, '저도 반갑습니다');
	await expect(said(one, '저도 반갑습니다')).toBeVisible(HEARD);
	await expect(said(one, '반갑습니다 <b>당원</b>')).toContainText('모두 받음', HEARD);

	await two.getByLabel('사진이나 파일 보내기').setInputFiles({ name: '점.html', mimeType: 'image/png', buffer: DOT });
	await Promise.all([shows(one, '점.html'), shows(two, '점.html')]);
	const [saved] = await Promise.all([one.waitForEvent('download'), said(one, '점.html').getByRole('button', { name: '저장' }).click()]);
	expect(saved.suggestedFilename()).toBe('점.html.png');
	expect(readFileSync(await saved.path())).toEqual(DOT);
	await two.getByLabel('사진이나 파일 보내기').setInputFiles({ name: '그림.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
	await expect(two.getByText('보낼 수 없는 종류의 파일')).toBeVisible();
	await accessible(one);
	await shot(one, 'talk');
	await one.getByText('안전 번호', { exact: true }).click();
	await two.getByText('안전 번호', { exact: true }).click();
	const digits = (page: Page) => page.locator('.code code').textContent();
	expect(await digits(one)).toMatch(/^(\d{5} ){11}\d{5}$/);
	expect(await digits(one)).toBe(await digits(two));

	// What was said outlives the page, behind the passphrase.
	await again(one, 'rpc');
	await expect(said(one, '저도 반갑습니다')).toBeVisible(HEARD);
	await shows(one, '점.html');

	await two.getByRole('button', { name: '차단하기' }).click();
	await expect(said(two, '반갑습니다 <b>당원</b>')).toHaveCount(0);
	await say(one, '들리지 않을 말');
	await go(two, '/messages/people');
	await expect(two.getByRole('button', { name: '차단 풀기' }).first()).toBeVisible();
	await accessible(two);
	await go(two, '/messages');
	await expect(two.getByText('아직 대화가 없습니다')).toBeVisible();
	await two.waitForTimeout(5_000);
	await expect(two.getByText('들리지 않을 말')).toHaveCount(0);
	await expect(said(one, '들리지 않을 말')).toContainText('전달을 기다림: 둘째');
}
