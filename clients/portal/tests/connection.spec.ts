// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The first page, by the light client and by a node: what it shows is what the chain has.

import { accessible, expect, following, test } from './chain';

const WIDTHS = [360, 1280] as const;

for (const width of WIDTHS) {
	for (const mode of ['light', 'rpc'] as const) {
		test(`the first page shows the newest final block by ${mode} at ${width} pixels`, async ({ page, chain, talk }) => {
			await page.setViewportSize({ width, height: 800 });
			await page.addInitScript((chosen) => localStorage.setItem('caucus.connection', JSON.stringify({ mode: chosen })), mode);
			const before = Number((await chain.ask<{ number: string }>('chain_getHeader', await chain.ask('chain_getFinalizedHead'))).number);
			await page.goto(chain.portal);
			await following(page);
			await expect(page.locator('.connection')).toHaveAttribute('data-mode', mode);
			await expect(page.locator('.connection-word')).toHaveText(mode === 'light' ? '확인됨' : '서버를 믿는 연결');
			const shown = Number(await page.locator('[data-block]').getAttribute('data-block'));
			expect(shown).toBeGreaterThanOrEqual(before - 1);
			// It goes on with the chain.
			await expect.poll(async () => Number(await page.locator('[data-block]').getAttribute('data-block')), { timeout: 60_000 })
				.toBeGreaterThan(shown);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('시연 정당의 결정과 기록');
			await expect(page.getByText('지금 진행 중인 투표나 청원이 없습니다')).toBeVisible({ timeout: 60_000 });
			await accessible(page);
			// Only the light client speaks to peers, and only the other one to the JSON-RPC.
			expect(talk.has(chain.rpc)).toBe(mode === 'rpc');
		});
	}
}

test('the block that is shown is the one that the node made', async ({ page, chain }) => {
	await page.goto(`${chain.portal}/settings/connection`);
	await following(page);
	const fact = (name: string) => page.locator('.fact', { has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) }).locator('dd');
	// Read at once: it changes with each block.
	const [number, hash] = await page.evaluate(() => {
		const texts = [...document.querySelectorAll('.fact dd')].map((dd) => dd.querySelector('code')?.textContent ?? dd.textContent);
		return [texts[1], texts[3]];
	});
	expect(await chain.ask('chain_getBlockHash', Number(number?.replace(/\D/g, '')))).toBe(hash);
	await expect(fact('기록망의 지문').locator('code')).toHaveText(await chain.ask<string>('chain_getBlockHash', 0));
	await accessible(page);
});

test('the reader chooses whom to believe, and it stays chosen', async ({ page, chain }) => {
	await page.goto(`${chain.portal}/settings/connection`);
	await following(page);
	await page.getByText('서버를 믿기').click();
	await expect(page.locator('.connection')).toHaveAttribute('data-mode', 'rpc');
	await following(page);
	await page.reload();
	await following(page);
	await expect(page.locator('.connection-word')).toHaveText('서버를 믿는 연결');
	await expect(page.locator('.footer')).toContainText(`${chain.rpc} 서버의 말을 그대로 보여 줍니다`);
	await page.getByText('이 기기가 직접 확인').click();
	await following(page);
	await expect(page.locator('.connection-word')).toHaveText('확인됨');
	await expect(page.locator('.footer')).toContainText('기기에서 직접 확인합니다');
});

test('a second visit begins where the first one ended', async ({ page, chain }) => {
	await page.goto(chain.portal);
	await following(page);
	await expect.poll(() => page.evaluate(async () => {
		const databases = await indexedDB.databases();
		if (!databases.some(({ name }) => name === 'caucus-chain')) return 0;
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const asked = indexedDB.open('caucus-chain');
			asked.onsuccess = () => resolve(asked.result);
			asked.onerror = () => reject(asked.error);
		});
		const count = await new Promise<number>((resolve) => {
			const asked = db.transaction('finalized').objectStore('finalized').count();
			asked.onsuccess = () => resolve(asked.result);
		});
		db.close();
		return count;
	}), { timeout: 60_000 }).toBe(1);
	await page.reload();
	await following(page);
});

test('what is wrong is said by its name', async ({ page, chain }) => {
	await page.route('**/chain-spec.json', (route) => route.fulfill({ json: { genesis: {} } }));
	await page.goto(`${chain.portal}/settings/connection`);
	await expect(page.getByText('당 기록망의 명세가 올바르지 않습니다.')).toBeVisible();
	await page.unroute('**/chain-spec.json');
	await page.getByRole('button', { name: '다시 시도' }).click();
	await following(page);
});

test('a node of another chain is refused', async ({ page, chain }) => {
	await page.route('**/config.json', async (route) => {
		const config = await (await route.fetch()).json() as object;
		await route.fulfill({ json: { ...config, genesis: `0x${'00'.repeat(32)}` } });
	});
	await page.addInitScript(() => localStorage.setItem('caucus.connection', '{"mode":"rpc"}'));
	await page.goto(`${chain.portal}/settings/connection`);
	await expect(page.getByText('서버가 다른 기록망의 것입니다.')).toBeVisible({ timeout: 60_000 });
});
