// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Records of meetings and office holders on a real chain: read without a key by the light client, and acted on by a
// member who nobody knows.

import { readFileSync } from 'node:fs';
import { accessible, byNode, expect, following, test } from '../chain';
import { SMALL, bring, fine, go, shot } from '../page';
import { ACT, MINUTES, REPLY, RecordsParty, WHY, WORDS } from './party';

let records: RecordsParty;
/** The evaluation that is published in the end. */
let evaluated: Promise<void>;

test.use({ party: 'records' });
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ chain }) => {
	test.setTimeout(45 * 60_000);
	records = new RecordsParty(chain);
	await records.prepareRecords();
	evaluated = records.evaluate();
	// It goes on behind the first tests; the one that needs it waits for it.
	evaluated.catch(() => undefined);
	await records.publishMinutes();
});

test('a member evaluates: sealed first, opened later', async ({ page, chain }) => {
	test.setTimeout(15 * 60_000);
	await byNode(page);
	await bring(page, chain.portal, WORDS);
	await records.setEvaluations(75_000, 900_000);
	const id = await records.begin(records.other);
	await go(page, `/representatives/${records.other}`);
	await page.getByRole('button', { name: '답을 봉해서 보내기' }).click({ timeout: 60_000 });
	await expect(page.getByText('답을 골라 주십시오.').first()).toBeVisible();
	for (const [i, answer] of ['5점', '4점', '3점', '판단할 수 없음', '1점'].entries()) {
		await page.locator('fieldset').nth(i).getByText(answer).click();
	}
	await fine(page);
	// With four others it is enough for opening.
	await Promise.all([page.getByRole('button', { name: '답을 봉해서 보내기' }).click(), records.answer(id, 4)]);
	await expect(page.getByText('답을 봉했습니다. 기간이 끝나면 다시 와서 열어 주십시오')).toBeVisible({ timeout: ACT });
	await expect(page.getByRole('button', { name: '답 열기' })).toBeVisible({ timeout: 300_000 });
	await page.getByRole('button', { name: '답 열기' }).click();
	await expect(page.getByText('답이 열려 집계되었습니다')).toBeVisible({ timeout: ACT });
	const [[, record]] = await records.ask('representative', 'evaluations', `from=${id}`, 'count=1') as [[number, { opened: number }]];
	expect(record.opened).toBe(1);
});

test('a reader without a key reads corrected minutes side by side, checked by the light client', async ({ page, chain }) => {
	test.setTimeout(6 * 60_000);
	await page.setViewportSize(SMALL);
	await page.goto(`${chain.portal}/assemblies`);
	await following(page);
	await expect(page.locator('.connection')).toHaveAttribute('data-mode', 'light');
	await page.getByRole('link', { name: '상임전국위원회', exact: true }).click({ timeout: 60_000 });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상임전국위원회');
	await expect(page.getByText('이 회의의 기록은 2번 정정되었습니다')).toBeVisible({ timeout: 60_000 });
	await page.getByRole('link', { name: '정정 전과 후를 나란히 보기' }).click();

	const recount = page.locator('#correction-0');
	await expect(recount.getByText('재집계')).toBeVisible();
	await expect(recount.getByRole('row', { name: /^찬성/ })).toHaveText(/찬성\s*18\s*19/);
	await expect(recount.getByRole('row', { name: /^반대/ })).toHaveText(/반대\s*9\s*8/);
	await expect(recount.getByText(WHY)).toBeVisible();
	await expect(recount.getByText('의장')).toBeVisible();
	await expect(recount.getByText('당무감사위원')).toBeVisible();

	const erratum = page.locator('#correction-1');
	await expect(erratum.locator('.side').first().locator('del')).toHaveText(['   찬성 18, 반대 9, 기권 2로 가결하다.', '4. 오후 5시에 산회하다.']);
	await expect(erratum.locator('.side-after').locator('ins')).toHaveText(['   찬성 19, 반대 8, 기권 2로 가결하다.', '4. 오후 5시 20분에 산회하다.']);

	// What the votes came to, in words and as a table.
	const motion = page.locator('.agenda-motion').first();
	await expect(motion.getByText('19표 (65.5%)').first()).toBeVisible();
	await expect(motion.getByText('통과 기준 16표 (출석 과반수 찬성, 30 기준)').first()).toBeVisible();
	await shot(page, 'meeting');
	await motion.getByText('표로 보기').click();
	await expect(motion.getByRole('table').getByRole('row', { name: /기권/ })).toHaveText(/2표/);
	await fine(page);
});

test('minutes that a reader has are compared with the record', async ({ page, chain }) => {
	await byNode(page);
	await page.goto(`${chain.portal}/assemblies/${records.meeting}`);
	const files = MINUTES.map((text, i) => ({ name: `회의록-${i + 1}.md`, mimeType: 'text/markdown', buffer: Buffer.from(text) }));
	const forged = { name: '가짜.md', mimeType: 'text/markdown', buffer: Buffer.from(MINUTES[1]!.replace('찬성 19', '찬성 29')) };
	await page.getByLabel('가지고 있는 회의록 파일 대조하기').setInputFiles([...files, forged]);
	await expect(page.getByText('회의록-1.md: 제1판 한국어 회의록과(와) 한 글자도 다르지 않습니다.')).toBeVisible();
	await expect(page.getByText('회의록-2.md: 제2판 한국어 회의록과(와) 한 글자도 다르지 않습니다.')).toBeVisible();
	await expect(page.getByText('가짜.md: 기록된 어느 문서와도 다릅니다.')).toBeVisible();
});

test('a text that is not what the record says is not shown', async ({ page, chain }) => {
	await byNode(page);
	await page.route('**/texts/*', (route) => route.fulfill({ contentType: 'text/plain', body: MINUTES[1]!.replace('찬성 19', '찬성 29') }));
	await page.goto(`${chain.portal}/assemblies/${records.meeting}`);
	await expect(page.locator('#correction-1').getByText('본문은 당이 따로 공개하고, 여기에는 그 지문이 기록되어 있습니다.').first()).toBeVisible();
	await expect(page.getByText('찬성 29')).toHaveCount(0);
});

test('an announced meeting goes into a calendar, and its page on paper', async ({ page, chain }) => {
	await byNode(page);
	await page.goto(`${chain.portal}/assemblies/${records.announced}`);
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '내 일정에 넣기' }).click()]);
	const calendar = readFileSync(await download.path(), 'utf8');
	const meeting = await records.ask('assembly', 'meeting', `meeting=${records.announced}`) as { plan: { starts_at: number } };
	expect(calendar).toContain(`DTSTART:${new Date(Number(meeting.plan.starts_at)).toISOString().replace(/[-:]|\.\d+/g, '')}`);
	expect(calendar.replaceAll('\r\n ', '')).toContain('SUMMARY:중앙당: 제2차 상임전국위원회');
	for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: '인쇄' })).toBeHidden();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an address without a number is said to lead nowhere', async ({ page, chain }) => {
	for (const [path, words] of [
		['assemblies/xyz', '이 번호의 회의가 없습니다'], ['assemblies/motions/xyz', '이 번호의 안건이 없습니다'],
		['assemblies/of/xyz', '찾을 수 없는 조직입니다'], ['representatives/xyz', '이 번호의 공직자가 없습니다'],
	] as const) {
		await page.goto(`${chain.portal}/${path}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
		await expect(page.getByText('주소를 확인해 주십시오.')).toBeVisible();
	}
});

test('a member objects to a record without a name, once', async ({ page, chain }) => {
	test.setTimeout(4 * ACT);
	await byNode(page);
	await bring(page, chain.portal, WORDS);
	await go(page, `/assemblies/${records.meeting}`);
	await page.getByRole('button', { name: '이름 없이 이의 제기' }).click();
	await expect(page.getByText('이유를 적어 주십시오.')).toBeVisible();
	await page.getByLabel('이의의 이유').fill('출석한 사람은 스물아홉 명이었습니다.');
	await accessible(page);
	await page.getByRole('button', { name: '이름 없이 이의 제기' }).click();
	await expect(page.getByText('이의가 기록되었습니다')).toBeVisible({ timeout: ACT });
	await expect(page.getByText(/1명 \(당원 \d+명 중\)/).first()).toBeVisible();
	await go(page, '/assemblies');
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('상임전국위원회');
	await go(page, `/assemblies/${records.meeting}`);
	await expect(page.getByText('이 기록에 이미 이의를 냈습니다')).toBeVisible({ timeout: 60_000 });
	const [[alias]] = await records.ask('assembly', 'objections', `meeting=${records.meeting}`, 'window=1', 'skip=0', 'count=10') as [[string]];
	expect(alias).toMatch(/^0x[0-9a-f]{64}$/);
});

test('an office holder is found, with facts, sources and the reply to them', async ({ page, chain }) => {
	test.setTimeout(10 * 60_000);
	await evaluated;
	await page.setViewportSize(SMALL);
	await page.goto(`${chain.portal}/representatives`);
	await following(page);
	await page.getByLabel('이름으로 찾기').fill('없는사람');
	await expect(page.getByText('찾는 사람이 없습니다')).toBeVisible({ timeout: 60_000 });
	await page.getByLabel('이름으로 찾기').fill('議');
	await page.getByLabel('지역').selectOption({ label: '서울특별시' });
	await page.getByLabel('직위').selectOption({ label: '국회의원' });
	await page.getByRole('link', { name: /의원 1/ }).click();
	await expect(page.getByText('현직')).toBeVisible({ timeout: 60_000 });
	const bill = page.locator('.fact-card').filter({ hasText: '의안 제2200342호' });
	await expect(bill.getByText(REPLY)).toBeVisible({ timeout: 60_000 });
	await bill.getByText('출처와 확인').click();
	await expect(bill.getByText('https://assembly.example/bills/2200342')).toBeVisible();
	const source = bill.getByRole('link', { name: /출처 열기/ });
	await expect(source).toHaveAttribute('rel', /noreferrer/);
	await expect(source).toHaveAttribute('href', 'https://assembly.example/bills/2200342');

	const vote = page.locator('.fact-card').filter({ hasText: '의안 제2200101호' });
	await expect(vote.getByRole('heading')).toHaveText('표결에서 반대');
	await expect(vote.getByText('정정됨')).toBeVisible();
	// Nothing came from that feed for more than a minute.
	await expect(vote.getByText('오래된 자료').first()).toBeVisible();
	await vote.getByText('고치기 전의 내용 1건 보기').click();
	await expect(vote.locator('.side').first()).toContainText('표결에서 찬성');
	await expect(vote.locator('.side-after')).toContainText('표결에서 반대');
	// Excused is not absent: it is not counted.
	await expect(page.getByText('2회 중 1회').first()).toBeVisible();

	await expect(page.getByText('답한 당원 전체 · 5명')).toBeVisible();
	await expect(page.getByText('공약을 지켰습니까?').first()).toBeVisible();
	await expect(page.getByText('5명 (100%)').first()).toBeVisible();
	await fine(page);
	await shot(page, 'representative');
	await page.goto(`${chain.portal}/representatives/sources`);
	await following(page);
	await expect(page.getByText('본회의 표결')).toBeVisible({ timeout: 60_000 });
	await fine(page);
});

test('everything is there in English', async ({ page, chain }) => {
	test.setTimeout(10 * 60_000);
	await byNode(page);
	await page.addInitScript(() => localStorage.setItem('caucus.language', 'en'));
	for (const [path, text] of [
		['/assemblies', 'By organisation'], [`/assemblies/${records.meeting}`, 'See before and after side by side'],
		[`/representatives/${records.representative}`, "The person's reply"], ['/assemblies/of/0', 'Adopted motions'],
		['/assemblies/overdue', 'Overdue duties'],
	] as const) {
		await page.goto(`${chain.portal}${path}`);
		await expect(page.getByText(text).first()).toBeVisible({ timeout: 60_000 });
		await fine(page);
	}
});
