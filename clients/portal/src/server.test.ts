// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The headers that keep a page from talking to anybody but its own chain.

import { describe, expect, it } from 'vitest';
// @ts-expect-error: plain JavaScript, which Node runs as it is
import { headersOf, originOf, originsOf } from '../server.mjs';

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
		expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe-eval');
	});
});
