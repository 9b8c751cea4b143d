// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How fast the portal is on this machine, as JSON on stdout. No part of the tests: `npm run figures`.

import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, following, test } from './chain';
import { ElectionOnChain } from './election';
import { PASSPHRASE, go } from './page';

const SLOW = { timeout: 300_000 };
const RINGS = [255, 767] as const;
/** How often what is short is measured; the middle one counts. */
const TIMES = 5;

test.describe.configure({ mode: 'serial', timeout: 45 * 60_000 });

const say = (figures: object) => process.stdout.write(`${JSON.stringify({ cores: cpus().length, ...figures })}\n`);
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const seconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;

test('what is loaded first, and when it shows', async ({ browser, chain }) => {
	const [paint, follow, again]: [number[], number[], number[]] = [[], [], []];
	let sizes = {};
	for (let round = 0; round < TIMES; round++) {
		const context = await browser.newContext({ locale: 'ko-KR' });
		const page = await context.newPage();
		const files = new Map<string, Buffer>();
		const reads: Promise<unknown>[] = [];
		context.on('response', (response) => {
			const { origin, pathname } = new URL(response.url());
			if (origin === chain.portal) reads.push(response.body().then((body) => files.set(pathname, body), () => undefined));
		});
		const begun = Date.now();
		await page.goto(chain.portal);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('시연 정당의 결정과 기록');
		const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
		paint.push(first);
		await following(page);
		follow.push(Date.now() - begun);
		await Promise.all(reads);
		const sum = (measure: (body: Buffer) => number, which = (_: string) => true) => (
			[...files].filter(([path]) => which(path)).reduce((all, [, body]) => all + measure(body), 0));
		const zipped = (body: Buffer) => gzipSync(body).length;
		sizes = {
			files: files.size, bytes: sum(({ length }) => length), gzip: sum(zipped),
			specificationGzip: sum(zipped, (path) => path === '/chain-spec.json'),
			largest: Object.fromEntries([...files].sort(([, a], [, b]) => b.length - a.length).slice(0, 6).map(([path, body]) => [path, [body.length, zipped(body)]])),
		};
		// Until there is something for the next visit.
		if (round === 0) {
			await page.waitForTimeout(30_000);
			for (let visit = 0; visit < TIMES; visit++) {
				const back = Date.now();
				await page.goto(`${chain.portal}/settings/about`);
				await following(page);
				again.push(Date.now() - back);
			}
		}
		await context.close();
	}
	say({ firstLoad: sizes, firstPaintSeconds: seconds(middle(paint)), followsAfterSeconds: seconds(middle(follow)), followsOnNextVisitSeconds: seconds(middle(again)) });
});

/** When a step of handing in is done, from now on. */
async function until(page: Page, begun: number, title: string): Promise<number> {
	await expect(page.locator('.step-done', { hasText: title })).toBeVisible(SLOW);
	return seconds(Date.now() - begun);
}

test('what a vote takes', async ({ page, chain }) => {
	const election = new ElectionOnChain(chain.rpc);
	try {
		const words = (await election.caucus('keys', 'new')).split('\n')[0] ?? '';
		const application = await election.caucus('apply', '--key', election.file('words', words), '--classes', 'dues-paying,youth');
		// A proof costs what the size of the ring says, however many keys are in it.
		await election.register([application.trim()]);
		await page.goto(`${chain.portal}/settings/keys/import`);
		await page.getByLabel('복구 단어').fill(words);
		await page.getByLabel('새 암호').fill(PASSPHRASE);
		await page.getByRole('button', { name: '가져오기' }).click();
		await expect(page.getByText('백업 확인됨')).toBeVisible(SLOW);
		const numbers: number[] = [];
		for (const ring of RINGS) {
			await election.drawUp({ preparing: 150, voting: 1800, ring });
			numbers.push(election.number);
		}
		await election.reaches('open', 600);
		for (const [i, ring] of RINGS.entries()) {
			await go(page, `/elections/${numbers[i]}/vote`);
			let begun = Date.now();
			await page.getByRole('button', { name: '준비 시작' }).click(SLOW);
			await expect(page.getByText('위원장 / Chair').or(page.getByRole('group', { name: '위원장' }))).toBeVisible(SLOW);
			const prepared = seconds(Date.now() - begun);
			await page.getByLabel('기호 1번 후보 1').check();
			await page.getByLabel('기호 1번 위원 후보 1').check();
			await page.getByRole('button', { name: '고른 내용 보기' }).click();
			begun = Date.now();
			await page.getByRole('button', { name: '투표용지 봉하기' }).click();
			await expect(page.getByRole('heading', { name: '확인 단어가 나왔습니다' })).toBeVisible(SLOW);
			const encrypted = seconds(Date.now() - begun);
			begun = Date.now();
			await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
			const proved = await until(page, begun, '명부에 있다는 증명');
			say({ ring, preparedSeconds: prepared, encryptedSeconds: encrypted, provedSeconds: proved });
			const checked = await until(page, begun, '내용 확인');
			say({ ring, checkedByLightClientSeconds: seconds((checked - proved) * 1000) });
			await expect(page.getByRole('heading', { name: '투표했습니다' })).toBeVisible(SLOW);
			say({ ring, finalSeconds: seconds(Date.now() - begun) });
		}
	} finally {
		election.stop();
	}
});
