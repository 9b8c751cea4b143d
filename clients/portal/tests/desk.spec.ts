// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The officers' desk against a real node: what two persons do together, and that nothing wrong is sent.

import { type Page } from '@playwright/test';
import { accessible, byNode, expect, following, test } from './chain';
import { PLAN, caucus, castBallots, enterMembers, petitionInReview, standingRoll, trustees } from './desk-chain';

const PASSPHRASE = '느린 소나무 위의 파란 우산';

const application = (rpc: string, member: number): string =>
	caucus(rpc, 'apply', '--dev-member', String(member), '--chapter', '1', '--classes', 'dues-paying,youth');

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
	});
}

/** Presses a button that signs, when the chain has tried the call and says that it is free, and waits until that is final. */
async function sign(page: Page, button: string | RegExp, said: string | RegExp): Promise<void> {
	await expect(page.getByText('무료 (맡은 일)')).toBeVisible({ timeout: 90_000 });
	await page.getByRole('button', { name: button }).click();
	await expect(page.getByText(said).first()).toBeVisible({ timeout: 120_000 });
}

/** Goes somewhere within the page. */
async function visit(page: Page, path: string): Promise<void> {
	await page.evaluate((to) => {
		history.pushState({ idx: 1 }, '', to);
		dispatchEvent(new PopStateEvent('popstate', { state: { idx: 1 } }));
	}, path);
}

test('two of the commission call trustees, and certify what came of the election', async ({ page, chain }) => {
	test.setTimeout(20 * 60_000);
	enterMembers(chain.rpc, 2000, 50);
	const drawn = caucus(chain.rpc, 'election', 'draw-up', PLAN(240, 60), '--account', '//Charlie');
	const election = /^election (\d+)/.exec(drawn)![1]!;
	const stop = trustees(chain.rpc, ['Alice', 'Bob', 'Dave']);
	try {
		await sitDown(page, chain.portal, '//Charlie', '//Dave');
		for (const [i, name] of ['Charlie', 'Dave'].entries()) {
			await changeSeat(page, name);
			await page.getByRole('link', { name: /수탁자 소집/ }).click();
			for (const trustee of ['5GrwvaEF', '5FHneW46', '5DAAnrj7']) await page.getByRole('checkbox', { name: new RegExp(trustee) }).check();
			await expect(page.getByText(i === 0 ? '아직 아무도 서명하지 않았습니다' : '한 사람이 이미 서명했습니다')).toBeVisible();
			if (i === 0) await accessible(page);
			await page.getByRole('button', { name: '미리 보기' }).click();
			await sign(page, '3명을 소집하기', i === 0 ? '다른 위원 한 사람이 같은 사람들을 소집해야 합니다' : '두 사람이 확인하여 수탁자를 소집했습니다');
		}
		await castBallots(chain.rpc, election, 2000, 20);
		await toDesk(page);
		const duty = page.getByRole('link', { name: /선거 결과 공고/ });
		await expect(duty).toBeVisible({ timeout: 8 * 60_000 });
		for (const [i, name] of ['Charlie', 'Dave'].entries()) {
			await changeSeat(page, name);
			await duty.click();
			await expect(page.getByText('당선')).toBeVisible();
			await accessible(page);
			const digest = caucus(chain.rpc, 'results', '--election', election, '--json');
			expect(JSON.parse(digest)).toMatchObject({ stage: 'tallied' });
			await page.getByRole('button', { name: '결과 확인하고 서명하기' }).click();
			await sign(page, i === 0 ? '첫 번째로 서명하기' : '두 번째로 서명하여 공고하기', i === 0 ? '서명했습니다. 한 사람이 더' : '두 사람이 확인하여 결과를 공고했습니다');
		}
		expect(JSON.parse(caucus(chain.rpc, 'results', '--election', election, '--json'))).toMatchObject({ stage: /certified|final/ });
	} finally {
		stop();
	}
});

test('two moderators reject a petition by the same reasons, and publish another, which its addressee answers', async ({ page, chain }) => {
	test.setTimeout(20 * 60_000);
	enterMembers(chain.rpc, 2000, 60);
	await standingRoll(chain.rpc);
	const first = await petitionInReview(chain.rpc, '청년 주거 지원을 늘려 주십시오', 2000);
	const second = await petitionInReview(chain.rpc, '청년 주거 지원 확대', 2000);
	await sitDown(page, chain.portal, '//Alice', '//Bob', '//Charlie');

	// One repeats the other: the first moderator writes why, the second opens the draft.
	await changeSeat(page, 'Alice');
	await page.getByRole('link', { name: /청원 심사: 청년 주거 지원 확대/ }).click();
	await expect(page.getByText('비슷한 청원이 있습니다')).toBeVisible();
	await page.getByRole('radio', { name: '불수리' }).check();
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByText('사유 분류를 고르십시오.')).toBeVisible();
	await page.getByLabel('사유 분류').selectOption('1');
	await page.getByLabel('되풀이하는 청원').selectOption(first);
	await page.getByLabel('사유 (공개)').fill('같은 내용의 청원이 먼저 들어와 있습니다.');
	await accessible(page);
	await page.getByRole('button', { name: '미리 보기' }).click();
	await sign(page, '불수리에 서명하기', '서명했습니다. 한 사람이 더 확인해야 합니다.');
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '초안 저장' }).click()]);
	const draft = await download.path();
	await changeSeat(page, 'Bob');
	await visit(page, `/desk/petitions/${second}`);
	await page.getByText('다른 위원의 초안 열기').click();
	await page.getByLabel('초안 파일').setInputFiles(draft);
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByText('한 사람이 이미 서명했습니다')).toBeVisible();
	await accessible(page);
	await sign(page, '불수리에 서명하기', '두 사람이 확인하여 결정되었습니다.');
	expect(caucus(chain.rpc, 'petition', 'show', second)).toMatch(/rejected/);

	for (const [i, name] of ['Alice', 'Bob'].entries()) {
		await changeSeat(page, name);
		await visit(page, `/desk/petitions/${first}`);
		if (i === 1) await expect(page.getByText(/한 위원이 공개에 서명했습니다/)).toBeVisible();
		await page.getByRole('radio', { name: '공개', exact: true }).check();
		await page.getByRole('button', { name: '미리 보기' }).click();
		await sign(page, '공개에 서명하기', i === 0 ? '서명했습니다. 한 사람이 더 확인해야 합니다.' : '두 사람이 확인하여 결정되었습니다.');
	}

	caucus(chain.rpc, 'petition', 'sign', first, '--dev-member', '2001');
	await changeSeat(page, 'Charlie');
	await page.getByRole('link', { name: /청원 답변/ }).click();
	await page.getByRole('radio', { name: '일부 받아들입니다' }).check();
	await page.getByLabel('답변 요지').fill('소득 기준은 낮추고, 기간은 예산을 보아 정하겠습니다.');
	await page.locator('form').filter({ has: page.getByLabel('답변 요지') }).getByRole('button', { name: '미리 보기' }).click();
	await accessible(page);
	await sign(page, '답변하기', '답변을 공개했습니다.');
	expect(caucus(chain.rpc, 'petition', 'show', first)).toContain('소득 기준은 낮추고');
});

/** The storage key of Members.PendingCount. */
const PENDING_COUNT = '0xba7fb8745735dc3be2a2c61a72c39e784cfa119cf429912e705406c93dd7ef65';
