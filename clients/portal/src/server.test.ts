// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The headers that keep a page from talking to anybody but its own chain.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: plain JavaScript, which Node runs as it is
import { headersOf, nginxOf, originOf, originsOf, portalServer } from '../server.mjs';

describe('the policy', () => {
	it.each([
		['/ip4/127.0.0.1/tcp/30334/ws/p2p/12D3KooW', 'ws://127.0.0.1:30334'],
		['/dns/node.example/tcp/443/wss/p2p/12D3KooW', 'wss://node.example:443'],
		['/dns4/node.example/tcp/443/tls/ws/p2p/12D3KooW', 'wss://node.example:443'],
		['/ip6/::1/tcp/30334/ws', 'ws://[::1]:30334'],
		['/ip4/127.0.0.1/tcp/30333/p2p/12D3KooW', null],
	])('knows the origin of %s', (address, origin) => expect(originOf(address)).toBe(origin));

	it('names the configured nodes and the peers, each once, and nobody else', () => {
		const origins = originsOf(
			{ rpc: ['wss://rpc.example/path', 'ws://127.0.0.1:9944'] },
			{ bootNodes: ['/ip4/127.0.0.1/tcp/9944/ws/p2p/a', '/ip4/127.0.0.1/tcp/1/p2p/b'] });
		expect(origins).toEqual(['wss://rpc.example', 'ws://127.0.0.1:9944']);
		const policy: string = headersOf(origins)['content-security-policy'];
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("connect-src 'self' wss://rpc.example ws://127.0.0.1:9944;");
		expect(policy).not.toContain('unsafe-inline');
		// Bytes of the library are pictures and recordings to the page, and nothing that runs or is laid out.
		const allowed = policy.split('; ').filter((one) => one.includes('blob:'));
		expect(allowed).toEqual(["img-src 'self' data: blob:", 'media-src blob:']);
		expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe-eval');
	});
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	return port;
}

describe('nginx', () => {
	it('answers as this server does', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'caucus-nginx-'));
		const files = {
			root: join(folder, 'dist'), texts: join(folder, 'texts'), index: join(folder, 'index'), spec: join(folder, 'raw.json'), config: join(folder, 'own.json'),
		};
		const digest = 'ab'.repeat(32);
		for (const sub of ['dist/assets', 'texts', 'index', 'logs']) mkdirSync(join(folder, sub), { recursive: true });
		for (const [name, text] of [
			['dist/index.html', '<!doctype html><title>당</title>'], ['dist/assets/a.js', '1'], ['dist/assets/p.wasm', 'w'],
			[`texts/${digest}`, '의사록'], ['texts/notes', 'x'], ['secret', 's'],
			['index/manifest.json', '{}'], ['index/page-0000.json', '[]'], ['index/shard-0000', 's'], ['index/notes.json', 'x'],
			['raw.json', '{"bootNodes":["/dns/p.example/tcp/443/wss"]}'], ['own.json', '{"name":{"ko":"당","en":"P"}}'],
		] as const) writeFileSync(join(folder, name), text);
		const port = await freePort();
		// Started as root it would serve as a user that cannot read the folder.
		const user = process.getuid?.() === 0 ? 'user root;' : '';
		const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/logs;`).join(' ');
		writeFileSync(join(folder, 'nginx.conf'), `daemon off; ${user} pid ${folder}/pid; error_log ${folder}/logs/error;
			events {} http { access_log off; ${scratch} server { listen 127.0.0.1:${port}; ${nginxOf(files)} } }`);
		const path = `${process.env['PATH']}:${join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'caucus/programs')}`;
		const nginx = spawn('nginx', ['-p', folder, '-c', 'nginx.conf'], { env: { ...process.env, PATH: path }, stdio: 'inherit' });
		const own = portalServer(files).listen(0, '127.0.0.1');
		try {
			await once(own, 'listening');
			for (let tries = 0; tries < 50 && nginx.exitCode === null; tries++) {
				const up = await fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false);
				if (up) break;
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
			const names = ['content-type', ...Object.keys(headersOf([]))];
			const seen = async (at: number, what: string) => {
				const answer = await fetch(`http://127.0.0.1:${at}${what}`);
				const body = await answer.text();
				return {
					status: answer.status, headers: names.map((name) => answer.headers.get(name)?.toLowerCase()),
					kept: answer.headers.get('cache-control')?.includes('max-age') ?? false, body: answer.ok ? body : '',
				};
			};
			const { port: ownPort } = own.address() as { port: number };
			for (const what of [
				'/', '/elections/0', '/assets/a.js', '/assets/p.wasm', '/chain-spec.json', '/config.json', `/texts/${digest}`,
				'/index/manifest.json', '/index/page-0000.json', '/index/shard-0000',
			]) {
				const [theirs, ours] = [await seen(port, what), await seen(ownPort, what)];
				expect(theirs, what).toEqual(ours);
				expect(theirs.status, what).toBe(200);
				expect(theirs.headers[1], what).toContain('wss://p.example:443');
			}
			const secure = await fetch(`http://127.0.0.1:${port}/assets/a.js`).then((answer) => answer.headers.get('strict-transport-security'));
			expect(secure).toMatch(/^max-age=\d{8}/);
			for (const at of [port, ownPort]) expect((await fetch(`http://127.0.0.1:${at}//`)).status).toBe(200);
			for (const what of ['/assets/gone.js', '/gone.js', '/texts/notes', `/texts/${'cd'.repeat(32)}`, '/index/notes.json', '/index/shard-0001', '/..%2fsecret']) {
				for (const at of [port, ownPort]) {
					const status = await fetch(`http://127.0.0.1:${at}${what}`).then((answer) => answer.status);
					expect([400, 404], `${at}${what}`).toContain(status);
				}
			}
		} finally {
			own.close();
			if (nginx.exitCode === null) {
				nginx.kill();
				await once(nginx, 'exit');
			}
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
