// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Voting by a node, and all that can go wrong with it. Nobody waits for the end of this election.

import { readFile } from 'node:fs/promises';
import type { WebSocketRoute, Page } from '@playwright/test';
import { SLOW, cast, compare, connect, enter, fillIn, heading, makeKey, saved, toPaper, tracker, voted } from './ballot';
import { accessible, expect, following, test } from './chain';
import { ElectionOnChain } from './election';
import { PASSPHRASE, go, inBothLanguages, pressKey, shot, tabTo } from './page';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

let election: ElectionOnChain;
/** The words of four members: three on the roll, one registered nowhere. */
const words = { node: '', other: '', hidden: '', stranger: '' };

test.beforeAll(async ({ chain }) => {
	test.setTimeout(600_000);
	election = new ElectionOnChain(chain.rpc);
	for (const key of ['node', 'other', 'hidden', 'stranger'] as const) words[key] = (await election.caucus('keys', 'new')).split('\n')[0] ?? '';
	const applications = await Promise.all((['node', 'other', 'hidden'] as const).map(async (key) => (
		(await election.caucus('apply', '--key', election.file(key, words[key]), '--classes', 'dues-paying,youth')).trim())));
	await election.register(applications);
	await election.drawUp({ preparing: 100, voting: 1500 });
	await election.reaches('ready');
});

test.afterAll(() => election.stop());

test('who cannot vote is told why', async ({ page, chain }) => {
	await connect(page, 'rpc');
	await page.goto(`${chain.portal}/elections/${election.number}/vote`);
	await expect(page.getByText('당원 열쇠가 필요합니다')).toBeVisible(SLOW);
	await makeKey(page, chain.portal);
	await go(page, `/elections/${election.number}/vote`);
	await inBothLanguages(page, '먼저 복구 단어를 확인하십시오', 'Confirm your recovery words first');
	await accessible(page);
});

test('a key that is on no roll is told so, and a node that shows another roll is found out', async ({ page, chain }) => {
	await connect(page, 'rpc');
	await enter(page, chain.portal, words.stranger);
	await go(page, `/elections/${election.number}/vote`);
	await page.getByRole('button', { name: '준비 시작' }).click(SLOW);
	await inBothLanguages(page, '이 열쇠는 이 선거의 선거인명부에 없습니다.', /not on the roll/i);
	// Another member's key in place of one that is on the roll.
	const [on, off] = await Promise.all([1000, 5000].map(async (number) => (await election.caucus('keys', 'show', '--dev-member', String(number))).trim()));
	await page.routeWebSocket(chain.rpc, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => socket.send(String(message).replaceAll(String(on), String(off))));
	});
	await page.evaluate(() => indexedDB.deleteDatabase('caucus-rolls'));
	await page.reload();
	await page.getByLabel('암호', { exact: true }).fill(PASSPHRASE, SLOW);
	await page.getByRole('button', { name: '열기', exact: true }).click();
	await page.getByRole('button', { name: '준비 시작' }).click(SLOW);
	await inBothLanguages(page, '노드가 보여 주는 열쇠가 선거인명부의 열쇠가 아닙니다.', /node's keys are not those of the roll/i);
});

/** From the list of elections to a sealed ballot, by keyboard alone: the second of three, and blank in the other contest. */
async function sealByKeys(page: Page): Promise<void> {
	const first = page.getByLabel('기호 1번 후보 1');
	await tabTo(page, first);
	await page.keyboard.press('ArrowDown');
	await expect(page.getByLabel('기호 2번 후보 2')).toBeChecked();
	await page.keyboard.press('Tab');
	await expect(page.getByLabel('기호 1번 위원 후보 1')).toBeFocused();
	await page.keyboard.press('Space');
	await pressKey(page, page.getByRole('group', { name: '위원', exact: true }).getByLabel('기권'), 'Space');
	await expect(page.getByLabel('기호 1번 위원 후보 1')).not.toBeChecked();
	await pressKey(page, page.getByRole('button', { name: '고른 내용 보기' }));
	await expect(page.locator('.chosen').getByText('기권')).toBeVisible();
	await pressKey(page, page.getByRole('button', { name: '투표용지 봉하기' }));
	await expect(heading(page, '확인 단어가 나왔습니다')).toBeVisible(SLOW);
}

test('by a node and by keyboard: the device is checked, then a ballot is cast and replaced until no more is allowed', async ({ page, chain }) => {
	await connect(page, 'rpc');
	await enter(page, chain.portal, words.node);
	await election.reaches('open');
	await go(page, '/');
	await expect(page.getByRole('link', { name: '투표하기' })).toBeVisible(SLOW);
	await shot(page, 'home');
	await go(page, `/elections/${election.number}`);
	await expect(page.getByText('기호 2번 후보 2')).toBeVisible(SLOW);
	await shot(page, 'election');
	await go(page, '/elections');
	await pressKey(page, page.getByRole('link', { name: '청년위원회 선거' }));
	await pressKey(page, page.getByRole('link', { name: '투표하기' }));
	await pressKey(page, page.getByRole('button', { name: '준비 시작' }));
	// A node could show an election of its own making: nobody comes to its paper.
	await expect(heading(page, '선거 확인번호를 비교하십시오')).toBeVisible(SLOW);
	await page.getByLabel('선거 공보나 다른 사람의 확인번호').fill('0123456789abcdef');
	await inBothLanguages(page, '다른 번호입니다.', 'It is another one.');
	await expect(page.getByRole('button', { name: '투표용지 열기' })).toBeDisabled();
	await accessible(page);
	await compare(page, election);
	await sealByKeys(page);
	const committed = await tracker(page);

	await pressKey(page, page.getByRole('button', { name: '투표하지 않고 기기 확인하기' }));
	await expect(heading(page, '투표용지를 열었습니다')).toBeVisible();
	const spoiled = election.file('spoiled.json', await saved(page, '파일 저장'));
	// A device that cheats could show others now.
	await expect(page.locator('.words')).toHaveCount(0);
	const verified = await election.caucus('verify-spoiled', spoiled, '--tracker', committed.join(' '));
	expect(verified).toContain('위원장 / Chair: 후보 2');
	expect(verified).toContain('The ballot held what the device says, under the tracker that it showed.');

	const second = await page.context().newPage();
	await connect(second, 'rpc');
	await second.goto(`${chain.portal}/check/ballot`);
	await second.getByLabel('열어 본 투표용지 파일').setInputFiles(spoiled);
	await expect(second.getByText('봉한 내용이 파일의 설명과 같습니다')).toBeVisible(SLOW);
	expect(await tracker(second)).toEqual(committed);
	await expect(second.locator('.chosen').getByText('기호 2번 후보 2')).toBeVisible();
	await expect(second.locator('.chosen').getByText('기권')).toBeVisible();
	await accessible(second);
	await second.close();

	await pressKey(page, page.getByRole('button', { name: '새 투표용지 만들기' }));
	await sealByKeys(page);
	expect(await tracker(page)).not.toEqual(committed);
	await pressKey(page, page.getByRole('button', { name: '이 투표용지로 투표하기' }));
	await voted(page);
	const first = election.file('receipt-1.json', await saved(page, '파일로 저장'));
	await expect(page.getByText('마감 전에 1번 더 바꿀 수 있습니다.')).toBeVisible();
	await page.getByRole('button', { name: '다시 투표하기' }).click();
	await fillIn(page, '기호 1번 후보 1', '기호 2번 위원 후보 2');
	await cast(page);
	await expect(page.getByText('더는 투표를 바꿀 수 없습니다')).toBeVisible();
	expect(await election.caucus('receipt', first)).toContain('A later ballot of the same voter counts instead');
	await go(page, '/elections/receipts');
	await expect(page.getByText('이 투표가 집계됩니다')).toHaveCount(1, SLOW);
	await expect(page.getByText('나중에 한 투표가 대신 집계됩니다')).toHaveCount(1, SLOW);
	await toPaper(page, election).catch(() => undefined);
	await expect(page.getByText('허용된 횟수를 모두 썼습니다.')).toBeVisible(SLOW);
});

test('a device that is full and a connection that breaks lose no ballot', async ({ page, chain }) => {
	let broken = false;
	const sockets: WebSocketRoute[] = [];
	await page.routeWebSocket(chain.rpc, (socket) => {
		if (broken) void socket.close();
		else sockets.push(socket, socket.connectToServer());
	});
	await connect(page, 'rpc');
	await enter(page, chain.portal, words.other);
	await election.reaches('open');
	await toPaper(page, election);
	await fillIn(page, '기호 2번 후보 2', '기호 1번 위원 후보 1', '기호 3번 위원 후보 3');

	// No receipt can be kept, so nothing is sent. A browser looks at its quota now and then alone; here it is full at once.
	const keeps = await page.evaluateHandle(() => IDBObjectStore.prototype.put);
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
	await inBothLanguages(page, '이 브라우저에 저장할 수 없습니다. 저장 공간을 비우거나', 'This browser cannot keep it');
	await accessible(page);
	expect((await election.results()).stage).toBe('open');
	await page.evaluate((put) => {
		IDBObjectStore.prototype.put = put;
	}, keeps);
	await page.getByRole('button', { name: '투표용지 봉하기' }).click();
	await expect(heading(page, '확인 단어가 나왔습니다')).toBeVisible(SLOW);

	await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
	broken = true;
	for (const socket of sockets) await socket.close();
	await inBothLanguages(page, /연결이 끊겼습니다|기록망에 닿지 못했습니다/, /The connection is lost|could not be reached/);
	await expect(page.locator('.connection')).toHaveAttribute('data-stage', 'lost', SLOW);
	await accessible(page);
	broken = false;
	await following(page);
	const again = page.getByRole('button', { name: '다시 보내기' });
	await expect(heading(page, '투표했습니다').or(again)).toBeVisible(SLOW);
	if (await again.isVisible()) await again.click();
	await voted(page);
	await expect(page.getByText('마감 전에 1번 더 바꿀 수 있습니다.')).toBeVisible();
});

test('through a relayer: nobody asks nodes about the ballot until its voter wants it, and one that signs for nothing is found out', async ({ page, chain }) => {
	const sent: string[] = [];
	page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
	await connect(page, 'rpc');
	await enter(page, chain.portal, words.hidden);
	await election.reaches('open');
	await Promise.all([election.relayer(chain.relayer), election.crowdVotes(2)]);
	await toPaper(page, election, /중계자에게 맡기기/);
	await expect(page.getByText('몇 번 투표했는지 기록에 묻지 않습니다')).toBeVisible();
	await accessible(page);
	await fillIn(page, '기호 2번 후보 2', '기호 1번 위원 후보 1');

	// A relayer that takes it and promises nothing: the ballot does not go another way by itself.
	await page.route(`${chain.relayer}/ballots`, (route) => route.fulfill({ status: 202, json: { status: 'accepted' }, headers: { 'access-control-allow-origin': '*' } }));
	await page.getByRole('button', { name: '이 투표용지로 투표하기' }).click();
	await inBothLanguages(page, '올바르게 서명하지 않았습니다', 'did not rightly sign');
	await expect(page.getByRole('button', { name: '이 기기에서 바로 보내기' })).toBeVisible();
	await accessible(page);
	await page.unroute(`${chain.relayer}/ballots`);
	await page.getByRole('button', { name: '다시 보내기' }).click();
	await expect(heading(page, '중계자가 투표용지를 받았습니다')).toBeVisible(SLOW);
	await accessible(page);
	const receipt = election.file('receipt-relayed.json', await saved(page, '파일로 저장'));
	const { alias } = JSON.parse(await readFile(receipt, 'utf8')) as { alias: string };
	expect(JSON.parse(await saved(page, '중계자의 약속 저장'))).toMatchObject({ status: 'accepted', alias, sequence: 1 });
	await expect.poll(async () => election.caucus('receipt', receipt).catch(() => ''), SLOW).toContain('This ballot counts.');
	expect(sent.join()).not.toContain(alias);

	// Asked for, it is found among others: what the node is asked fits all of them.
	await page.getByRole('button', { name: '집계되는지 확인하기' }).click();
	await expect(page.getByText('이 투표가 집계됩니다')).toBeVisible(SLOW);
	const asked = sent.filter((frame) => frame.includes(alias)).map((frame) => JSON.parse(frame) as { method: string; params: [string[]] });
	expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['state_queryStorageAt']));
	for (const { params: [keys] } of asked) expect(keys.length).toBeGreaterThan(1);

	// A ballot that a relayer may hold back: the next one is numbered by what the chain has.
	const paper = page.getByRole('heading', { name: '투표용지', exact: true, level: 2 });
	await toPaper(page, election, /중계자에게 맡기기/, page.getByText('앞서 보낸 투표가 있습니다'));
	await expect(paper).toBeHidden();
	await page.getByRole('button', { name: '몇 번 투표했는지 기록에 묻기' }).click();
	await expect(page.getByText('이미 1번 투표했습니다')).toBeVisible(SLOW);
	await expect(paper).toBeVisible();
});
