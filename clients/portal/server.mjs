// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Serves a built portal with the headers that keep it from talking to anybody but its own chain, for demonstrations and
// tests; or says how nginx does the same.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Serves a built portal.

    node server.mjs --spec FILE --config FILE [--root FOLDER] [--texts FOLDER] [--index FOLDER] [--port N] [--host ADDRESS]

    --spec FILE     raw chain specification, served as /chain-spec.json
    --config FILE   {"name": ..., "rpc": [...], "chapters": [...], ...}, served as /config.json: see README.md
    --texts FOLDER  texts that the chain knows by digest, each named by its 64 digits, served under /texts
    --index FOLDER  what \`caucus index build\` wrote, served under /index: the search in the library
    --root FOLDER   the built portal (default: dist beside this file)
    --port N        default 8080; 0 takes a free one
    --host ADDRESS  default 127.0.0.1
    --nginx         serve nothing: write what the server block of an nginx has to include to do the same
    --help          this text

The page may connect to its own origin, to what is under "rpc" and "relayers", to the "bootNodes" of the specification, and
to nobody else. One line of stdout says where it is served.`;

const TYPES = /** @type {Record<string, string>} */ ({
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json',
});

/** A text that the chain knows by digest. */
const TEXT = /^\/texts\/[0-9a-f]{64}$/;

/** The files of an index, without a slash before them. */
const INDEX = '(?:manifest|page-[0-9]{4})\\.json|shard-[0-9]{4}';

const complain = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** The origin that a page opens to reach a peer, out of its multiaddress; null if a page cannot reach it. */
export function originOf(/** @type {string} */ multiaddress) {
	const found = /^\/(?:ip4|ip6|dns|dns4|dns6)\/([^/]+)\/tcp\/(\d+)\/(ws|wss|tls\/ws)(?:\/|$)/.exec(multiaddress);
	if (!found) return null;
	const [, host = '', port, kind] = found;
	return `${kind === 'ws' ? 'ws' : 'wss'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where the page may connect to: the configured nodes and relayers, and peers of the specification. */
export function originsOf(/** @type {any} */ config, /** @type {any} */ spec) {
	const nodes = (config.rpc ?? []).map((/** @type {string} */ url) => `${new URL(url).protocol}//${new URL(url).host}`);
	const relayers = (config.relayers ?? []).map((/** @type {{ url: string }} */ { url }) => url).filter((/** @type {string} */ url) => !url.startsWith('/'))
		.map((/** @type {string} */ url) => new URL(url).origin);
	const peers = (spec.bootNodes ?? []).map(originOf).filter(Boolean);
	return [...new Set([...nodes, ...relayers, ...peers])];
}

/** The headers of every answer. */
export function headersOf(/** @type {string[]} */ origins) {
	const policy = {
		'default-src': "'none'",
		// The light client and the prover are WebAssembly; nothing else may be made into code.
		'script-src': "'self' 'wasm-unsafe-eval'",
		'worker-src': "'self'",
		'connect-src': ["'self'", ...origins].join(' '),
		'style-src': "'self'",
		// What the library publishes is compared with its digest first, and handed to the page as bytes: no address of a
		// publisher's is ever asked.
		'img-src': "'self' data: blob:",
		'media-src': 'blob:',
		'manifest-src': "'self'",
		'frame-ancestors': "'none'",
		'base-uri': "'none'",
		'form-action': "'none'",
	};
	return {
		'content-security-policy': Object.entries(policy).map(([name, value]) => `${name} ${value}`).join('; '),
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self)',
	};
}

/** The file that a path names inside the folder, or the page itself: its paths are made by scripts. */
function fileOf(/** @type {string} */ root, /** @type {string} */ path) {
	const file = normalize(join(root, decodeURIComponent(path)));
	if (!file.startsWith(root + sep)) return null;
	if (existsSync(file) && statSync(file).isFile()) return file;
	// A file that is not there is not the page: an old page that asks for old code has to be told.
	return extname(path) === '' ? join(root, 'index.html') : null;
}

/** The file in a folder that a path names, whose names are of one form; null if it is none of them. */
function namedOf(/** @type {string | undefined} */ folder, /** @type {RegExp} */ form, /** @type {string} */ path) {
	const file = folder && form.test(path) ? join(folder, path.slice(path.lastIndexOf('/') + 1)) : '';
	return file !== '' && existsSync(file) ? file : null;
}

/**
 * What the server block of an nginx includes to serve the same. `expires` is used where an `add_header` would take away
 * those of the server.
 * @param {{ root: string, spec: string, config: string, texts?: string | undefined, index?: string | undefined }} files
 */
export function nginxOf({ root, spec, config, texts, index }) {
	const quoted = (/** @type {string} */ text) => `"${text.replace(/["\\]/g, '\\$&')}"`;
	const path = (/** @type {string} */ file) => quoted(resolve(file));
	const headers = headersOf(originsOf(JSON.parse(readFileSync(config, 'utf8')), JSON.parse(readFileSync(spec, 'utf8'))));
	const own = (/** @type {string} */ name, /** @type {string} */ file) =>
		`location = ${name} {\n\talias ${path(file)};\n\ttypes {}\n\tdefault_type ${quoted(String(TYPES['.json']))};\n}`;
	return [
		...Object.entries(headers).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`),
		// Who types the address is not led elsewhere on the way from http to https.
		'add_header strict-transport-security "max-age=63072000" always;',
		`root ${path(root)};`,
		'expires -1;',
		'charset utf-8;',
		'charset_types text/css text/javascript text/plain application/json image/svg+xml application/manifest+json;',
		`types {\n${Object.entries(TYPES).map(([end, type]) => `\t${type.split(';')[0]} ${end.slice(1)};`).join('\n')}\n}`,
		// The page makes its paths itself; a file that is not there is not the page.
		'location / {\n\ttry_files $uri /index.html;\n}',
		...(index ? [`location ~ "^/index/(${INDEX})$" {\n\talias ${path(`${index}/`).slice(0, -1)}/$1";\n\tdefault_type application/octet-stream;\n}`] : []),
		'location ~ \\.[^/]+$ {\n\ttry_files $uri =404;\n}',
		'location ^~ /assets/ {\n\texpires 1y;\n\ttry_files $uri =404;\n}',
		own('/chain-spec.json', spec),
		own('/config.json', config),
		...(texts ? [`location ~ "^/texts/([0-9a-f]{64})$" {\n\talias ${path(`${texts}/`).slice(0, -1)}/$1";\n\tdefault_type text/plain;\n}`] : []),
		'location /texts/ {\n\treturn 404;\n}',
		'location /index/ {\n\treturn 404;\n}',
	].join('\n') + '\n';
}

/** @param {{ root: string, spec: string, config: string, texts?: string | undefined, index?: string | undefined }} files */
export function portalServer(files) {
	const folder = (/** @type {string} */ path) => normalize(path).replace(/[\\/]+$/, '');
	const [root, texts, index] = [folder(files.root), files.texts && folder(files.texts), files.index && folder(files.index)];
	const inIndex = new RegExp(`^/index/(?:${INDEX})$`);
	const [spec, config] = [readFileSync(files.spec, 'utf8'), readFileSync(files.config, 'utf8')];
	const headers = headersOf(originsOf(JSON.parse(config), JSON.parse(spec)));
	const given = /** @type {Record<string, string>} */ ({ '/chain-spec.json': spec, '/config.json': config });

	return createServer((request, response) => {
		// Not by URL, which throws at what some send.
		const [path = '/'] = (request.url ?? '/').split(/[?#]/, 1);
		const end = (/** @type {number} */ status, /** @type {Record<string, string>} */ more, /** @type {string} */ body) => {
			response.writeHead(status, { ...headers, ...more }).end(request.method === 'HEAD' ? '' : body);
		};
		if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, { allow: 'GET, HEAD' }, '');
		const own = given[path];
		if (own !== undefined) return end(200, { 'content-type': String(TYPES['.json']), 'cache-control': 'no-cache' }, own);
		let file;
		try {
			if (path.startsWith('/texts/')) file = namedOf(texts, TEXT, path);
			else if (path.startsWith('/index/')) file = namedOf(index, inIndex, path);
			else file = fileOf(root, path);
		} catch {
			return end(400, {}, '');
		}
		if (!file) return end(404, { 'content-type': 'text/plain; charset=utf-8' }, 'not found\n');
		response.writeHead(200, {
			...headers,
			'content-type': TYPES[extname(file)] ?? (TEXT.test(path) ? 'text/plain; charset=utf-8' : 'application/octet-stream'),
			'content-length': String(statSync(file).size),
			// What is under assets/ has its own digest in its name.
			'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
		});
		if (request.method === 'HEAD') return response.end();
		return createReadStream(file).on('error', () => response.destroy()).pipe(response);
	});
}

/** Reads the command line; null if it is wrong. */
function parse() {
	try {
		const text = /** @type {const} */ ({ type: 'string' });
		const { values } = parseArgs({
			options: {
				spec: text, config: text, root: text, texts: text, index: text, port: text, host: text,
				nginx: { type: 'boolean' }, help: { type: 'boolean' },
			},
		});
		const whole = values.spec && values.config && /^\d{1,5}$/.test(values.port ?? '8080');
		return values.help || whole ? values : null;
	} catch (error) {
		complain(/** @type {Error} */ (error).message);
		return null;
	}
}

function main() {
	const options = parse();
	if (!options || options.help) {
		(options ? process.stdout : process.stderr).write(`${HELP}\n`);
		process.exitCode = options ? 0 : 2;
		return;
	}
	const root = options.root ?? fileURLToPath(new URL('dist', import.meta.url));
	const host = options.host ?? '127.0.0.1';
	if (!existsSync(join(root, 'index.html'))) {
		complain(`There is no built portal in ${root}: npm run build`);
		process.exitCode = 1;
		return;
	}
	const files = { root, spec: String(options.spec), config: String(options.config), texts: options.texts, index: options.index };
	if (options.nginx) {
		process.stdout.write(nginxOf(files));
		return;
	}
	const server = portalServer(files);
	server.listen(Number(options.port ?? 8080), host, () => {
		const address = /** @type {import('node:net').AddressInfo} */ (server.address());
		process.stdout.write(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}/\n`);
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
