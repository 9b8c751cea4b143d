// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What officers publish, as readers see it: fetched by the light client from its peers, compared with the chain, played and
// read; harmless whatever is in it; and gone when it is taken down.

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { drawn } from '../../src/pages/library/order';
import { inKorea } from '../../src/text/calendar';
import { utf8 } from '../../src/text/typed';
import { type Chain, byNode, expect, following, test } from '../chain';
import { SMALL, fine, inBothLanguages, pressKey, shot } from '../page';
import { CAUCUS } from '../programs';
import { indexOf } from './index-files';
import { Shelf, accountOf, captions, original, transcript } from './shelf';

test.use({ party: 'the library' });
test.describe.configure({ mode: 'serial', timeout: 300_000 });

const NOTICE = '제3차 임시 전당대회 소집 공고';
const NOTICE_TEXT = '임시 전당대회를 다음과 같이 소집합니다.\n일시: 12월 1일 오후 2시';
const NOTICE_NEXT = '임시 전당대회를 다음과 같이 소집합니다.\n일시: 12월 8일 오후 2시';
const SPEECH = '청년 주거 연설';
const SAID = '청년이 집 걱정 없이 사는 나라를 만들겠습니다.';
const PHOTO = '당사 앞 사진';
const SEEN = '당사 앞에 선 당원들';
const WICKED = '평범해 보이는 연설문';
const DISGUISED = '그림처럼 보이는 것';
const POLYGLOT = '그림으로 시작하는 것';
const REASON = '동의를 받지 않은 사람의 얼굴이 나옵니다.';

/** Does something if anything in it runs. */
const SCRIPT = '<script>globalThis.ran = true</script><img src="x" onerror="globalThis.ran = true"><svg onload="globalThis.ran = true">';

/** A picture of one dot. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A moving picture, as a browser records it. */
async function recorded(browser: Browser): Promise<Uint8Array> {
	const page = await browser.newPage();
	const bytes = await page.evaluate(() => new Promise<number[]>((resolve) => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [320, 180];
		const paint = canvas.getContext('2d')!;
		const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
		const parts: Blob[] = [];
		let frame = 0;
		const timer = setInterval(() => {
			paint.fillStyle = `hsl(${frame++ * 7} 60% 50%)`;
			paint.fillRect(0, 0, canvas.width, canvas.height);
			for (let i = 0; i < 200; i++) paint.clearRect(Math.random() * 320, Math.random() * 180, 3, 3);
		}, 40);
		recorder.ondataavailable = ({ data }) => parts.push(data);
		recorder.onstop = () => {
			clearInterval(timer);
			void new Blob(parts).arrayBuffer().then((buffer) => resolve([...new Uint8Array(buffer)]));
		};
		recorder.start();
		setTimeout(() => recorder.stop(), 1500);
	}));
	await page.close();
	return Uint8Array.from(bytes);
}

const run = promisify(execFile);
const CANDIDATES = ['//Eve//stash', '//Ferdie//stash'] as const;

/** Draws an election up in which two accounts stand, and begins it. Gives its number. */
async function campaign({ rpc }: Chain, file: string): Promise<number> {
	const caucus = async (...words: string[]) => (await run(CAUCUS, ['--lang', 'en', '--node', rpc, 'election', ...words])).stdout;
	const candidates = CANDIDATES.map((path, i) => ({ name: `후보 ${i + 1}`, nominee: accountOf(path) }));
	writeFileSync(file, JSON.stringify({
		title: '전당대회 / Convention', contests: [{ title: '당대표 / Leader', kind: 'choose-one', candidates }],
		opens_in_seconds: 1500, lasts_seconds: 600, trustee_step_seconds: 300, objections_seconds: 10, tally_seconds: 120,
		certification_seconds: 240, appeals_seconds: 10, least_roll: 50, least_turnout: 20, threshold: 2,
	}));
	const number = /^election (\d+)/m.exec(await caucus('draw-up', file, '--account', '//Charlie'))?.[1] ?? '';
	for (const path of CANDIDATES) await caucus('accept-nomination', '--election', number, '--contest', '1', '--account', path);
	for (const who of ['//Charlie', '//Dave']) await caucus('call-trustees', '--election', number, '--account', who, '--trustees', '//Alice,//Bob,//Dave');
	return Number(number);
}

let shelf: Shelf;
const items: Record<string, number> = {};

const ran = (page: Page) => page.evaluate(() => 'ran' in globalThis);

test.beforeAll(async ({ chain, browser }) => {
	test.setTimeout(300_000);
	shelf = new Shelf(chain.rpc);
	const film = await recorded(browser);
	const cues = `WEBVTT\n\n00:00.000 --> 00:05.000\n<b>청년</b> ${SCRIPT} 여러분\n`;
	const bad = utf8(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`);
	const publications = [
		{ title: NOTICE, kind: 'Announcement', summary: '전당대회를 알립니다.', files: [original('Plain', utf8(NOTICE_TEXT))] },
		{ title: SPEECH, kind: 'Speech', files: [original('Webm', film, Math.ceil(film.length / 6)), transcript(SAID), captions(cues)] },
		{ title: PHOTO, kind: 'Photo', alternative: SEEN, files: [original('Png', DOT)] },
		{ title: WICKED, kind: 'Speech', files: [original('Markdown', utf8(`존경하는 당원 여러분 ${SCRIPT}`))] },
		{ title: POLYGLOT, kind: 'Photo', alternative: SEEN, files: [original('Png', Buffer.concat([DOT.subarray(0, 8), utf8(SCRIPT)]))] },
	] as const;
	for (const one of publications) items[one.title] = await shelf.announce(one);
	await shelf.bring(publications.flatMap(({ files }) => [...files]));
	items[DISGUISED] = await shelf.announce({ title: DISGUISED, kind: 'Photo', alternative: SEEN, files: [original('Png', bad)] });
	// The chain does not take it, as it does not begin as a picture.
	await expect(shelf.bring([original('Png', bad)])).rejects.toThrow();
});

test.afterAll(() => shelf.close());

const open = (page: Page, portal: string, title: string) => page.goto(`${portal}/library/${items[title]}`);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('with the light client, a recording is fetched from peers, played with captions, and read', async ({ page, chain }) => {
	await page.goto(chain.portal);
	await following(page);
	await expect(page.getByRole('heading', { name: '공고', exact: true })).toBeVisible({ timeout: 60_000 });
	await page.getByRole('link', { name: NOTICE }).click();
	await expect(heading(page, NOTICE)).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText('일시: 12월 1일 오후 2시')).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText('중앙당 이름으로').or(page.getByText(/이름으로$/)).first()).toBeVisible();

	await page.getByRole('navigation').getByRole('link', { name: '자료실' }).first().click();
	await page.getByRole('link', { name: SPEECH }).click();
	await expect(heading(page, SPEECH)).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText(SAID)).toBeVisible({ timeout: 60_000 });
	await pressKey(page, page.getByRole('button', { name: /^영상 불러오기/ }));
	const video = page.locator('video');
	await expect(video).toBeVisible({ timeout: 60_000 });
	await video.evaluate(async (element: HTMLVideoElement) => {
		element.muted = true;
		await element.play();
	});
	await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0);
	// Captions are read as captions: what looks like markup in them is none.
	await expect.poll(() => video.evaluate((element: HTMLVideoElement) => (element.textTracks[0]?.cues?.[0] as VTTCue | undefined)?.text)).toContain('여러분');
	expect(await ran(page)).toBe(false);
	await fine(page);
	await shot(page, 'library-speech');
});

test('the list has the newest first, and narrows to a kind; a missing number is said to be so', async ({ page, chain }) => {
	await byNode(page);
	await page.goto(`${chain.portal}/library`);
	const rows = page.locator('.rows .row-title');
	await expect(rows.first()).toContainText(DISGUISED, { timeout: 60_000 });
	await expect(rows.first()).toContainText('파일을 기다리는 중');
	await expect(rows.last()).toContainText(NOTICE);
	await inBothLanguages(page, '새로 올라온 자료', 'Newest');
	await page.getByLabel('종류').selectOption({ label: '사진' });
	await expect(rows).toHaveCount(3);
	await page.setViewportSize(SMALL);
	await fine(page);
	await shot(page, 'library-list');
	await page.goto(`${chain.portal}/library/999`);
	await expect(heading(page, '찾을 수 없는 자료입니다')).toBeVisible({ timeout: 60_000 });
	await page.goto(`${chain.portal}/library/0/versions/7`);
	await expect(page.getByText('이 자료에 그런 판이 없습니다')).toBeVisible({ timeout: 60_000 });
});

test('a picture shows with its description, and its fingerprints are those of the chain', async ({ page, chain }) => {
	await byNode(page);
	await open(page, chain.portal, PHOTO);
	const picture = page.getByRole('img', { name: SEEN });
	await expect(picture).toBeVisible({ timeout: 60_000 });
	expect(await picture.evaluate((element: HTMLImageElement) => [element.naturalWidth, element.src.startsWith('blob:')])).toEqual([1, true]);
	await page.getByText('지문과 주소(CID) 보기').click();
	const version = await shelf.version(items[PHOTO]!, 0);
	await expect(page.getByText(version!.parts[0]!.manifest.digest)).toBeVisible();
	await expect(page.getByText(/^bafk2bzace[a-z2-7]{52}$/)).toBeVisible();
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: /^내려받기/ }).click();
	const saved = await saving;
	expect(saved.suggestedFilename()).toBe(`library-${items[PHOTO]}-1.png`);
	expect(readFileSync(await saved.path())).toEqual(DOT);
	await fine(page);
});

test('whatever is published is shown as what it says, and runs nothing', async ({ page, chain }) => {
	await byNode(page);
	await open(page, chain.portal, WICKED);
	await expect(page.getByText('존경하는 당원 여러분 <script>')).toBeVisible({ timeout: 60_000 });
	expect(await page.locator('main script, main svg[onload], main img').count()).toBe(0);
	expect(await ran(page)).toBe(false);
	await open(page, chain.portal, POLYGLOT);
	await expect(page.getByText('그림으로 읽을 수 없는 파일입니다')).toBeVisible({ timeout: 60_000 });
	expect(await ran(page)).toBe(false);
	await open(page, chain.portal, DISGUISED);
	await expect(page.getByText('아직 파일을 기다리고 있습니다')).toBeVisible({ timeout: 60_000 });
	expect(await page.locator('main img, main video').count()).toBe(0);
	expect(await page.locator('iframe, object, embed').count()).toBe(0);
	expect(await ran(page)).toBe(false);
	await fine(page);
});

test('bytes that a node made up are not shown', async ({ page, chain }) => {
	await byNode(page);
	let lying = true;
	await page.routeWebSocket(chain.rpc, (socket) => {
		const asked = new Set<unknown>();
		const server = socket.connectToServer();
		socket.onMessage((message) => {
			const { id, method } = JSON.parse(String(message)) as { id?: unknown; method?: string };
			if (method === 'bitswap_v1_get') asked.add(id);
			server.send(message);
		});
		server.onMessage((message) => {
			const answer = JSON.parse(String(message)) as { id?: unknown; result?: string };
			if (lying && answer.result && asked.has(answer.id)) answer.result = answer.result.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
			socket.send(JSON.stringify(answer));
		});
	});
	await open(page, chain.portal, NOTICE);
	await inBothLanguages(page, '받은 파일이 올린 것과 다릅니다', 'What came is not what was published');
	await expect(page.getByText('오후 2시')).toHaveCount(0);
	lying = false;
	await page.reload();
	await expect(page.getByText('일시: 12월 1일 오후 2시')).toBeVisible({ timeout: 60_000 });
});

test('words are found in titles, and with an index in texts; entries are those of the chain', async ({ page, chain }) => {
	await byNode(page);
	await page.goto(`${chain.portal}/library`);
	const found = page.locator('search .row-title');
	const find = async (typed: string) => {
		await page.getByLabel('자료 찾기').fill(typed);
		await page.keyboard.press('Enter');
	};
	await following(page);
	await find('전당 대회를');
	await expect(found).toHaveText([NOTICE], { timeout: 60_000 });
	await expect(page.getByText(/이 사이트에 전체 색인이 없어/)).toBeVisible();
	await find('가');
	await expect(page.getByText('두 글자 이상의 낱말을 입력하세요.')).toBeVisible();
	await find('집 걱정');
	await expect(page.getByText('집 걱정: 찾은 자료가 없습니다')).toBeVisible({ timeout: 60_000 });

	await run(CAUCUS, ['--node', chain.rpc, 'index', 'build', '--out', chain.index]);
	await find('집 걱정');
	await expect(found).toHaveText([SPEECH], { timeout: 60_000 });
	await expect(page.getByText(/기록 \d+번까지의 색인/)).toBeVisible();
	await fine(page);
	await shot(page, 'library-search');

	// The last is of no item of the chain, and the title of the first is another there.
	const documents = [
		{ item: items[SPEECH]!, version: 0, title: '누군가 바꾼 제목', texts: [SAID] },
		{ item: 900, version: 0, title: '집 걱정 없는 거짓', texts: [] },
	];
	const files = indexOf(await shelf.genesis(), 7, documents);
	for (const [name, bytes] of files) writeFileSync(join(chain.index, name), bytes);
	await find('걱정');
	await expect(page.getByText(/기록 7번까지의 색인/)).toBeVisible({ timeout: 60_000 });
	await expect(found).toHaveText([SPEECH]);
	writeFileSync(join(chain.index, 'shard-0000'), utf8('x'));
	await find('걱정없이 사는');
	await expect(page.getByText(/색인이 손상되어/)).toBeVisible();
});

test('a new version takes the place of the old, and both can be read', async ({ page, chain }) => {
	await byNode(page);
	const [old, next] = [NOTICE_TEXT, NOTICE_NEXT].map((text) => text.split('\n')[1]!) as [string, string];
	await open(page, chain.portal, NOTICE);
	await expect(page.getByText(old)).toBeVisible({ timeout: 60_000 });
	await shelf.supersede(items[NOTICE]!, 1, { title: NOTICE, kind: 'Announcement', files: [original('Plain', utf8(NOTICE_NEXT))] });
	await expect(page.getByText(next)).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText(old)).toHaveCount(0);
	await page.getByRole('link', { name: '제1판' }).click();
	await expect(page.getByText('이것은 이전 판입니다')).toBeVisible();
	await expect(page.getByText('지금은 제2판이 이 자료를 대신합니다.')).toBeVisible();
	await expect(page.getByText(old)).toBeVisible({ timeout: 60_000 });
	await fine(page);
});

test('what is suspended goes from the page at once, with the reason, and nobody gives it out', async ({ page, chain }) => {
	await byNode(page);
	await open(page, chain.portal, PHOTO);
	await expect(page.getByRole('img', { name: SEEN })).toBeVisible({ timeout: 60_000 });
	await shelf.suspend(items[PHOTO]!, 0, REASON);
	await expect(page.getByRole('img', { name: SEEN })).toHaveCount(0, { timeout: 20_000 });
	await expect(page.getByText('게시가 중단된 자료입니다')).toBeVisible();
	await inBothLanguages(page, REASON, 'This is suspended');
	await expect(page.getByText('제0호')).toBeVisible();
	await expect(page.getByText('사생활 침해')).toBeVisible();
	await expect(page.getByRole('button', { name: /^내려받기/ })).toHaveCount(0);
	await fine(page);
	await shot(page, 'library-suspended');
	await page.goto(`${chain.portal}/library`);
	await expect(page.locator('.row', { hasText: PHOTO })).toContainText('게시 중단', { timeout: 60_000 });
});

test('what candidates publish stands by lot and not by time, the newest of each first', async ({ page, chain }) => {
	await byNode(page);
	const election = await campaign(chain, test.info().outputPath('plan.json'));
	for (const [who, title] of [[0, '첫째 공약'], [0, '둘째 공약'], [1, '늦은 공약']] as const) {
		const text = utf8(`${title}입니다.`);
		await shelf.stand(CANDIDATES[who], [election, 0], { title, kind: 'Policy', files: [original('Plain', text)] });
	}
	await page.goto(`${chain.portal}/library`);
	await expect(page.locator('.row', { hasText: '전당대회 · 당대표' })).toContainText('자료 3건', { timeout: 60_000 });
	await expect(page.locator('.row', { hasText: '공약' })).toHaveCount(0);
	await page.getByRole('link', { name: '전당대회 · 당대표' }).click();
	await expect(page.getByText('누구에게도 유리하지 않도록')).toBeVisible();
	const own = (await shelf.items()).filter(({ item }) => item.heading.capacity.type === 'Candidate');
	const titles = drawn(own, [election, 0], inKorea(Date.now()).toISOString().slice(0, 10)).map(({ description }) => new TextDecoder().decode(description.title));
	expect(titles.at(-1)).toBe('첫째 공약');
	await expect(page.locator('main .row-title')).toHaveText(titles, { timeout: 60_000 });
	await fine(page);
	await shot(page, 'library-contest');
	await page.getByRole('link', { name: '늦은 공약' }).click();
	await expect(page.getByText('전당대회 · 당대표 후보자 후보 2')).toBeVisible({ timeout: 60_000 });
});
