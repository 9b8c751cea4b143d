// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The officers' desk against a real node: what two persons do together, and that nothing wrong is sent.

import { type Page } from '@playwright/test';
import { inKorea } from '../src/text/calendar';
import { accessible, byNode, expect, following, test } from './chain';
import { PLAN, caucus, castBallots, enterMembers, fewSponsors, petitionInReview, standingRoll, trustees } from './desk-chain';
import { PASSPHRASE, go, shot } from './page';

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

async function toDesk(page: Page): Promise<void> {
	await go(page, '/desk');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('당직자의 책상');
}

/** Takes another account's place. */
async function changeSeat(page: Page, name: string): Promise<void> {
	await toDesk(page);
	const field = page.getByLabel('당직 계정');
	const locked = page.getByText('열쇠 열기');
	await expect(field.or(locked)).toBeVisible();
	// Nobody was here for ten minutes.
	if (await locked.isVisible()) {
		await locked.click();
		await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE);
		await page.getByRole('button', { name: '열기', exact: true }).click();
	}
	const option = field.locator('option', { hasText: name });
	await field.selectOption(await option.getAttribute('value') ?? '');
}

// Each on a chain of its own, so that they wait side by side.
test.describe.configure({ mode: 'parallel' });

test.beforeEach(async ({ page }) => byNode(page));

for (const width of [360, 1280]) {
	test(`two registrars enter members from a pasted table, at ${width} pixels`, async ({ page, chain }) => {
		await page.setViewportSize({ width, height: 800 });
		const first = width;
		const [good, bad] = [application(chain.rpc, first), application(chain.rpc, first + 1)];
		const before = await chain.ask('state_getStorage', PENDING_COUNT);
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
		expect(await chain.ask('state_getStorage', PENDING_COUNT)).toBe(before);

		// One whose secret nobody has shown to know: only the chain can tell.
		await page.getByRole('button', { name: '표 고치기' }).click();
		const forged = `${bad.slice(0, -8)}${bad.slice(-8).replace(/./g, (digit) => (digit === '0' ? '1' : '0'))}`;
		await page.getByLabel('표 붙여 넣기').fill(`${good}\n${forged}\n`);
		await page.getByRole('button', { name: '한 줄씩 확인하기' }).click();
		const row = page.getByRole('row').filter({ hasText: '2번째 줄' });
		await expect(row.getByText('고쳐야 함')).toBeVisible({ timeout: 60_000 });
		if (width === 1280) await shot(page, 'desk-members');
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

test('two of the commission call trustees, and certify what came of the election', async ({ page, chain }) => {
	test.setTimeout(40 * 60_000);
	enterMembers(chain.rpc, 2000, 50);
	const drawn = caucus(chain.rpc, 'election', 'draw-up', PLAN(180, 150), '--account', '//Charlie');
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
		await expect(duty).toBeVisible({ timeout: 15 * 60_000 });
	await shot(page, 'desk');
		for (const [i, name] of ['Charlie', 'Dave'].entries()) {
			await changeSeat(page, name);
			await duty.click();
			await expect(page.getByText('당선')).toBeVisible();
			await accessible(page);
			if (i === 1) await shot(page, 'desk-certify');
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
	test.setTimeout(40 * 60_000);
	enterMembers(chain.rpc, 2000, 60);
	const roll = standingRoll(chain.rpc);
	fewSponsors(chain.rpc);
	await roll.inUse;
	const first = await petitionInReview(chain.rpc, '청년 주거 지원을 늘려 주십시오', 2000);
	const second = await petitionInReview(chain.rpc, '청년 주거 지원 확대', 2000);
	await sitDown(page, chain.portal, '//Alice', '//Bob', '//Charlie');

	// One repeats the other: the first moderator writes why, the second opens the draft.
	await changeSeat(page, 'Alice');
	await page.getByRole('link', { name: /청원 심사: 청년 주거 지원 확대/ }).click();
	await expect(page.getByText('비슷한 청원이 있습니다')).toBeVisible();
	await shot(page, 'desk-petition');
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
	await go(page, `/desk/petitions/${second}`);
	await page.getByText('다른 위원의 초안 열기').click();
	await page.getByLabel('초안 파일').setInputFiles(draft);
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByText('한 사람이 이미 서명했습니다')).toBeVisible();
	await accessible(page);
	await sign(page, '불수리에 서명하기', '두 사람이 확인하여 결정되었습니다.');
	expect(caucus(chain.rpc, 'petition', 'show', second)).toMatch(/rejected/);

	for (const [i, name] of ['Alice', 'Bob'].entries()) {
		await changeSeat(page, name);
		await go(page, `/desk/petitions/${first}`);
		if (i === 1) await expect(page.getByText(/한 위원이 공개에 서명했습니다/)).toBeVisible();
		await page.getByRole('radio', { name: /^공개/ }).check();
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

/** A moment as a field for date and time takes it, in Korea. */
const local = (moment: number): string => inKorea(moment).toISOString().slice(0, 16);

test('a meeting is convened, votes with impossible numbers are refused, and chair and secretary certify its minutes', async ({ page, chain }) => {
	test.setTimeout(40 * 60_000);
	enterMembers(chain.rpc, 2000, 60);
	const roll = standingRoll(chain.rpc);
	await sitDown(page, chain.portal, '//Charlie', '//Dave');
	await changeSeat(page, 'Dave');
	await page.getByRole('link', { name: '회의 소집' }).click();
	await page.getByLabel('회의 이름').fill('제1차 상임전국위원회');
	await page.getByLabel('시작').fill(local(Date.now()));
	await page.getByLabel('끝', { exact: true }).fill(local(Date.now() - 60_000));
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByText('공고 기간이 모자랍니다.', { exact: false })).toBeVisible();
	await expect(page.getByText('끝은 시작보다 늦어야 합니다.')).toBeVisible();
	await accessible(page);
	const starts = Math.ceil(Date.now() / 60_000 + 2.5) * 60_000;
	await page.getByLabel('시작').fill(local(starts));
	await page.getByLabel('끝', { exact: true }).fill(local(starts + 30 * 60_000));
	await page.getByRole('button', { name: '미리 보기' }).click();
	await sign(page, '회의 계획하기', '회의를 계획했습니다.');
	await page.getByRole('link', { name: '회의로 가기' }).click();
	await page.waitForURL(/\/desk\/meetings\/\d+$/);
	const address = new URL(page.url()).pathname;

	await page.locator('summary', { hasText: '안건 넣기' }).click();
	await page.getByLabel('제목').fill('당헌 개정');
	await page.getByRole('button', { name: '미리 보기' }).click();
	await sign(page, '안건 넣기', '안건 ‘당헌 개정’을 넣었습니다.');
	await page.getByRole('button', { name: '소집 공고하기' }).click();
	await sign(page, '소집 공고하기', '소집을 공고했습니다.');
	await page.locator('summary', { hasText: '의안 올리기' }).click();
	await page.getByLabel('의안 제목').fill('당헌 제3조 개정');
	await page.getByLabel('의안 본문').fill('당헌 제3조를 다음과 같이 고친다.');
	await page.locator('form').filter({ has: page.getByLabel('의안 본문') }).getByRole('button', { name: '미리 보기' }).click();
	await sign(page, '의안 올리기', '의안 ‘당헌 제3조 개정’을 올렸습니다.');
	await accessible(page);

	await changeSeat(page, 'Charlie');
	await expect(page.getByRole('link', { name: /개회: 제1차/ })).toBeVisible({ timeout: 6 * 60_000 });
	await page.getByRole('link', { name: /개회: 제1차/ }).click();
	await page.getByLabel('재적').fill('40');
	await page.getByLabel('출석').fill('41');
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByText('출석(41명)이 재적(40명)보다 많을 수 없습니다.')).toBeVisible();
	await page.getByLabel('출석').fill('30');
	await page.getByRole('button', { name: '미리 보기' }).click();
	await sign(page, '개회하기', '개회했습니다.');

	await changeSeat(page, 'Dave');
	await go(page, address);
	await page.getByLabel('투표한 사람').fill('30');
	await page.getByLabel('찬성').fill('25');
	await page.getByLabel('반대').fill('9');
	await page.getByRole('button', { name: '미리 보기' }).first().click();
	await expect(page.getByText('찬성, 반대, 기권의 합(34표)이 유효표(30표)보다 많습니다.')).toBeVisible();
	await accessible(page);
	await page.getByLabel('찬성').fill('21');
	await page.getByRole('button', { name: '미리 보기' }).first().click();
	await expect(page.getByText('가결', { exact: true })).toBeVisible();
	await sign(page, '표결 기록하기', '‘당헌 제3조 개정’의 표결을 기록했습니다.');
	// Minutes are published soon after; without a roll nobody could object to them.
	await roll.inUse;
	await page.locator('summary', { hasText: '폐회하기' }).click();
	await page.getByRole('button', { name: '폐회하기' }).click();
	await sign(page, '폐회하기', '폐회했습니다.');
	const minutes = { name: 'minutes.md', mimeType: 'text/markdown', buffer: Buffer.from('# 제1차 상임전국위원회 회의록\n\n당헌 제3조 개정을 의결하였다.\n') };
	await page.getByLabel('회의록 파일').setInputFiles(minutes);
	await page.getByRole('button', { name: '미리 보기' }).click();
	await sign(page, '회의록 올리기', '회의록을 올렸습니다.');

	for (const [i, name] of ['Dave', 'Charlie'].entries()) {
		await changeSeat(page, name);
		await go(page, address);
		await expect(page.getByText(i === 0 ? '아직 아무도 서명하지 않았습니다' : '한 사람이 이미 서명했습니다')).toBeVisible();
		await page.getByLabel('내가 읽은 회의록 파일').setInputFiles({ ...minutes, buffer: Buffer.from('# 다른 회의록\n') });
		await expect(page.getByText('올린 회의록과 다른 파일입니다.')).toBeVisible();
		await expect(page.getByRole('button', { name: '회의록에 서명하기' })).toBeDisabled();
		await page.getByLabel('내가 읽은 회의록 파일').setInputFiles(minutes);
		if (i === 0) await accessible(page);
		await page.getByRole('button', { name: '회의록에 서명하기' }).click();
		await sign(page, '회의록에 서명하기', i === 0 ? '한 사람이 더 확인해야 합니다.' : '두 사람이 서명하여 회의록을 공고했습니다.');
	}
});
