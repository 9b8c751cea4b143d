// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Petitions on a real chain: read without a key, signed without a name, and refused with a sentence. What pages say is
// compared with what the command line says of the same chain.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { type Page } from '@playwright/test';
import { accessible, byNode, expect, following, test } from '../chain';
import { writeToEachOther } from '../messages';
import { bring, go, inBothLanguages, shot } from '../page';
import { BUSAN, Party, SEOUL, WORDS } from './party';

/** A proof takes seconds, a block six, and machines have other work. */
const ACT = { timeout: 120_000 };

let party: Party;
/** To the whole party, open; to Busan alone, open; rejected. */
let [housing, port, rejected] = [-1, -1, -1];

const REASON = '같은 내용을 다룰 다른 절차가 있습니다.\n';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ chain }) => {
	test.setTimeout(20 * 60_000);
	party = new Party(chain.rpc);
	await party.prepare();
	[housing, port, rejected] = await Promise.all([
		party.sponsored(SEOUL, 'addressee=0', 'text.title=청년 주거 지원을 늘려 주십시오', 'text.ask=공공 임대를 먼저 배정하도록 당론을 정해 주십시오.', 'topics=[1,2]'),
		party.sponsored(BUSAN, 'addressee=2', 'text.title=부산항 노동자를 지켜 주십시오', 'text.ask=안전 점검을 당이 직접 챙겨 주십시오.'),
		party.sponsored(SEOUL + 10, 'addressee=0', 'text.title=당비를 돌려주십시오', 'text.ask=올해 당비를 모두 돌려주십시오.'),
	]);
	await party.review(housing, '--publish');
	await party.review(port, '--publish');
	await party.review(rejected, '--reject', '2', '--reason', party.file('reason.txt', REASON));
	await party.act('sign', housing, SEOUL + 3, SEOUL + 4);
});

test.beforeEach(async ({ page }) => byNode(page));

/** Goes to a petition as a link does: a page that is loaded anew has its keys locked. */
async function visit(page: Page, petition: number): Promise<void> {
	await go(page, `/petitions/${petition}`);
	await expect(page.locator('.count-number')).toBeVisible({ timeout: 60_000 });
}

const count = (page: Page) => page.locator('.count-number strong');

for (const [width, language] of [[360, 'ko'], [1280, 'en']] as const) {
	test(`petitions are read without a key in ${language} at ${width} pixels`, async ({ page, chain }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.addInitScript((chosen) => localStorage.setItem('caucus.language', chosen), language);
		await page.goto(`${chain.portal}/petitions`);
		await following(page);
		const rows = page.locator('.rows > .row');
		await expect(rows).toHaveCount(3, { timeout: 60_000 });
		await expect(rows.filter({ hasText: '청년 주거 지원을 늘려 주십시오' })).toContainText(language === 'ko' ? '서명 2명' : '2 signed');
		await accessible(page);
		if (language === 'ko') await shot(page, 'petitions');

		// Without the space, with a particle, and by first consonants.
		const query = page.getByRole('searchbox');
		for (const words of ['주거지원', '부산항을', 'ㅂㅅㅎ']) {
			await query.fill(words);
			await expect(rows).toHaveCount(1);
		}
		await query.fill('없는 낱말');
		await expect(rows).toHaveCount(0);
		await accessible(page);
		await page.goto(`${chain.portal}/petitions?state=Rejected`);
		await expect(rows).toHaveCount(1, { timeout: 60_000 });
		await page.goto(`${chain.portal}/petitions?topic=2`);
		await expect(rows).toHaveCount(1, { timeout: 60_000 });

		await rows.getByRole('link').click();
		await expect(count(page)).toHaveText('2');
		await expect(page.getByRole('list', { name: language === 'ko' ? '처리 과정' : 'How it was handled' }))
			.toContainText(language === 'ko' ? '심사위원이 공개 결정' : 'Moderators decided to publish it');
		await accessible(page);
	});
}

test('it is said where a text lies, and whether it is the right one', async ({ page, chain }) => {
	await page.goto(`${chain.portal}/petitions/${rejected}`);
	const track = page.getByRole('list', { name: '처리 과정' });
	await expect(track).toContainText('소관 아님');
	await expect(track).toContainText('이 사이트에는 글이 올라와 있지 않습니다');
	await track.getByText('가지고 있는 파일과 맞춰 보기').click();
	const digest = (await track.locator('.code code').textContent() ?? '').slice(2);
	const pick = track.getByLabel('글 파일');
	await pick.setInputFiles({ name: 'other.txt', mimeType: 'text/plain', buffer: Buffer.from(REASON.trim()) });
	await expect(track).toContainText('기록에 남은 글이 아닙니다');
	await accessible(page);
	await pick.setInputFiles({ name: 'reason.txt', mimeType: 'text/plain', buffer: Buffer.from(REASON) });
	await expect(track).toContainText('다른 절차가 있습니다');
	await expect(track).toContainText('같은 글임을 이 기기에서 확인했습니다');

	// Where the operator publishes another text under that name, it is not shown.
	writeFileSync(join(chain.texts, digest), `${REASON}!`);
	await page.reload();
	await expect(track).toContainText('이 사이트에는 글이 올라와 있지 않습니다');
	writeFileSync(join(chain.texts, digest), REASON);
	await page.reload();
	await expect(track).toContainText('같은 글임을 이 기기에서 확인했습니다');
});

test('a member signs, sees it, withdraws and comments', async ({ page, chain }) => {
	test.setTimeout(10 * 60_000);
	await page.setViewportSize({ width: 360, height: 740 });
	await bring(page, chain.portal, WORDS.seoul);
	await visit(page, housing);
	await expect(page.getByText('아직 이 청원에 서명하지 않으셨습니다.')).toBeVisible(ACT);
	await accessible(page);
	await page.getByRole('button', { name: '이름 없이 서명하기' }).click();
	await expect(page.getByRole('list', { name: '진행 단계' })).toBeVisible();
	await expect(page.getByText('서명했습니다', { exact: true })).toBeVisible(ACT);
	await expect(page.getByText('이 청원에 서명하셨습니다.')).toBeVisible(ACT);
	await expect(count(page)).toHaveText('3');
	expect((await party.shown(housing)).numbers.count).toBe(3);
	// The party has to answer from the third on.
	await expect(page.getByRole('list', { name: '처리 과정' })).toContainText('답변 의무');
	await shot(page, 'petition');
	await page.locator('summary', { hasText: '기술 정보' }).first().click();
	await expect(page.locator('.card .code code').first()).toHaveText(/^0x3603/);
	await accessible(page);

	await page.getByRole('button', { name: '서명 거두기' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '서명 거두기' }).click();
	await expect(page.getByText('서명을 거두었습니다')).toBeVisible(ACT);
	await expect(count(page)).toHaveText('2');
	expect((await party.shown(housing)).numbers).toMatchObject({ count: 2, withdrawn: 1 });

	const said = '공공 임대의 기준도\n함께 살펴 주십시오.';
	await page.getByRole('button', { name: '의견 쓰기' }).click();
	await page.getByRole('button', { name: '이름 없이 의견 내기' }).click();
	await expect(page.getByText('내용을 적어 주십시오.')).toBeVisible();
	await page.getByLabel('의견', { exact: true }).fill(said);
	await page.getByRole('button', { name: '이름 없이 의견 내기' }).click();
	await expect(page.getByText('의견을 냈습니다')).toBeVisible(ACT);
	await expect(page.locator('.comment')).toContainText('함께 살펴 주십시오');
	await expect(page.locator('.comment').getByText('내 의견')).toBeVisible(ACT);
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '글 파일 저장' }).click()]);
	const file = readFileSync(await download.path());
	expect(file.toString()).toBe(said);
	await accessible(page);

	// Others read it once the party publishes it, and know that it is the one.
	const digest = download.suggestedFilename().replace('.txt', '');
	expect(digest).toBe(Buffer.from(Blake2256(file)).toString('hex'));
	writeFileSync(join(chain.texts, digest), file);
	await page.reload();
	await expect(page.locator('.comment')).toContainText('같은 글임을 이 기기에서 확인했습니다', { timeout: 60_000 });
	await expect(page.locator('.comment').getByText('내 의견')).toHaveCount(0);
});

test('whoever may not sign is told why', async ({ page, chain }) => {
	test.setTimeout(10 * 60_000);
	await bring(page, chain.portal, WORDS.seoul);
	await visit(page, port);
	await page.getByRole('button', { name: '이름 없이 서명하기' }).click(ACT);
	await inBothLanguages(page, '이 청원에 참여할 수 있는 당원이나 시민이 아닙니다.', /member|citizen/, ACT.timeout);
	await expect(page.getByRole('alert')).toContainText('이 청원에 참여할 수 있는 당원이나 시민이 아닙니다.');
	await accessible(page);
	await visit(page, rejected);
	await expect(page.getByRole('button', { name: /서명하기|동의하기|의견 쓰기/ })).toHaveCount(0);
	expect((await party.shown(port)).numbers.count).toBe(0);
});

test('a member signs through the light client, and another device of hers knows it', async ({ page, chain, browser }) => {
	test.setTimeout(15 * 60_000);
	await page.addInitScript(() => localStorage.setItem('caucus.connection', '{"mode":"light"}'));
	await bring(page, chain.portal, WORDS.busan);
	await following(page);
	await visit(page, port);
	await page.getByRole('button', { name: '이름 없이 서명하기' }).click(ACT);
	await expect(page.getByText('이 청원에 서명하셨습니다.')).toBeVisible({ timeout: 300_000 });
	expect((await party.shown(port)).numbers.count).toBe(1);

	const other = await browser.newPage({ locale: 'ko-KR' });
	await byNode(other);
	await bring(other, chain.portal, WORDS.busan);
	await visit(other, port);
	await expect(other.getByText('이 청원에 서명하셨습니다.')).toBeVisible(ACT);
	await other.close();
});

test('somebody on no roll is told so', async ({ page, chain }) => {
	test.setTimeout(10 * 60_000);
	await bring(page, chain.portal, WORDS.stranger);
	await visit(page, housing);
	await page.getByRole('button', { name: '이름 없이 서명하기' }).click(ACT);
	await expect(page.getByRole('alert')).toContainText('명부', ACT);
	await accessible(page);
});

test('a petition is started, changed, sponsored, rejected and appealed for', async ({ page, chain }) => {
	test.setTimeout(15 * 60_000);
	await page.setViewportSize({ width: 1280, height: 900 });
	await bring(page, chain.portal, WORDS.seoul);
	await page.getByRole('link', { name: '청원', exact: true }).first().click();
	await page.getByRole('link', { name: '청원 올리기' }).click();
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByText('고칠 곳이 2군데 있습니다.')).toBeVisible();
	await accessible(page);
	await page.getByLabel('제목', { exact: true }).fill('청년 주거 지원을 더 늘려 주십시오');
	await expect(page.getByText('비슷한 청원이 있습니다')).toBeVisible(ACT);
	await page.getByLabel('제목', { exact: true }).fill('가'.repeat(81));
	await expect(page.getByText('한글 약 1자가 넘쳤습니다')).toBeVisible();
	await page.getByLabel('제목', { exact: true }).fill('대의원대회를 온라인으로 중계해 주십시오');
	await page.getByRole('textbox', { name: '바라는 일', exact: true }).fill('누구나 볼 수 있게 해 주십시오.');
	await page.getByLabel('자세한 내용').fill('멀리 사는 당원은 오기 어렵습니다.');
	await page.getByText('청년', { exact: true }).click();
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('이대로 올릴까요?');
	await accessible(page);
	// The way back leads to the text, and forward to how it will look.
	await page.goBack();
	await expect(page.getByLabel('제목', { exact: true })).toHaveValue('대의원대회를 온라인으로 중계해 주십시오');
	await page.getByRole('button', { name: '미리 보기' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('이대로 올릴까요?');
	await page.getByRole('button', { name: '청원 올리기' }).click(ACT);
	await expect(page.getByText(/청원 \d+호를 접수했습니다/)).toBeVisible(ACT);
	await accessible(page);
	await page.getByRole('link', { name: '청원 보기' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('대의원대회를 온라인으로 중계해 주십시오', { timeout: 60_000 });
	const petition = Number(/\d+$/.exec(page.url())?.[0]);
	expect((await party.shown(petition)).text?.ask).toBe('누구나 볼 수 있게 해 주십시오.');
	await expect(page.getByText('내가 올린 청원입니다')).toBeVisible(ACT);
	await accessible(page);

	await page.getByRole('link', { name: '글 고치기' }).click();
	await page.getByRole('textbox', { name: '바라는 일', exact: true }).fill('누구나 볼 수 있게, 수어 통역과 함께 중계해 주십시오.');
	await page.getByRole('button', { name: '고친 글 내기' }).click(ACT);
	await expect(page.getByText('글을 고쳤습니다')).toBeVisible(ACT);
	expect(await party.shown(petition)).toMatchObject({ petition: { text_version: 1 }, text: { ask: '누구나 볼 수 있게, 수어 통역과 함께 중계해 주십시오.' } });
	await page.getByRole('link', { name: '청원 보기' }).click();

	await party.act('sponsor', petition, SEOUL + 20, BUSAN + 20);
	await party.review(petition, '--reject', '2', '--reason', party.file('why.txt', REASON));
	await expect(page.getByText('심사위원이 불수리 결정')).toBeVisible(ACT);
	await expect(page.getByRole('link', { name: '글 고치기' })).toHaveCount(0);
	await page.getByRole('button', { name: '재심 청구하기' }).click(ACT);
	await page.getByLabel('다시 심사해야 하는 까닭').fill('당이 스스로 정할 수 있는 일입니다.');
	await page.getByRole('button', { name: '이름 없이 재심 청구하기' }).click();
	await expect(page.getByText('청원인이 재심 청구')).toBeVisible(ACT);
	await expect.poll(async () => (await party.shown(petition)).petition.state, ACT).toBe('InAppeal');

	await page.getByRole('link', { name: '청원', exact: true }).last().click();
	await page.getByRole('link', { name: '내 청원' }).click();
	await expect(page.locator('.rows > .row')).toHaveCount(1, ACT);
	await accessible(page);
});

// Here, because there is a standing roll: one more would take minutes.
test('members write to each other', async ({ page, chain, browser }) => {
	test.setTimeout(8 * 60_000);
	const context = await browser.newContext({ locale: 'ko-KR', reducedMotion: 'reduce' });
	const other = await context.newPage();
	await writeToEachOther(page, other, chain.portal, [WORDS.seoul, WORDS.busan]);
	await context.close();
});
