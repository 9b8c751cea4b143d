// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A node that lies: it stands before a real one, and changes the last digit of every value of storage.
//
//   node tests/light/liar.mjs URL PORT    listens at 127.0.0.1:PORT until stopped; URL is the real node's

import { createServer } from 'node:http';

const [url, port, ...rest] = process.argv.slice(2);
if (!url || !/^(ws|http)s?:\/\//.test(url) || !/^\d{1,5}$/.test(port ?? '') || rest.length > 0) {
	process.stderr.write('usage: node liar.mjs URL PORT\n');
	process.exit(2);
}

/** Another value that looks the same. */
const twisted = (/** @type {string} */ hex) => hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');

createServer(async (request, response) => {
	try {
		const chunks = [];
		for await (const chunk of request) chunks.push(chunk);
		const body = Buffer.concat(chunks).toString();
		const answer = await fetch(url.replace(/^ws/, 'http'), {
			method: 'POST', headers: { 'content-type': 'application/json' }, body,
		});
		const said = /** @type {any} */ (await answer.json());
		if (JSON.parse(body).method === 'state_getStorage' && said.result) said.result = twisted(said.result);
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
	} catch (error) {
		response.writeHead(502).end(String(error));
	}
}).listen(Number(port), '127.0.0.1');
