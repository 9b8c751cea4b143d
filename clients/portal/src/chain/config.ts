// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the operator of the page says about it: /config.json and /chain-spec.json.

/** A chapter of the party, so that people see a name and not a number. */
export interface Chapter {
	readonly id: number;
	readonly ko: string;
	readonly en: string;
}

/** A topic of petitions, by the number that the chain has. */
export type Topic = Chapter;

/** A `caucus relay`. */
export interface Relayer {
	/** https://, http://, or a path of the page's own origin. */
	readonly url: string;
	/** The account by which it signs that it has a ballot: 0x and 64 digits. */
	readonly account: string;
}

export interface Config {
	/** The party's name, as the page shows it. */
	readonly name: { readonly ko: string; readonly en: string };
	/** WebSocket addresses of nodes that may be believed if the light client cannot be used. */
	readonly rpc: readonly string[];
	readonly chapters: readonly Chapter[];
	/** Topics of petitions: the chain has their numbers alone. */
	readonly topics: readonly Topic[];
	/** The hash of the chain's first block: a node of another chain is refused. Needed wherever nodes may be believed. */
	readonly genesis?: string;
	/** To which ballots can be handed. */
	readonly relayers?: readonly Relayer[];
	/** The folder under this site's own address in which published texts lie, each named by its digest. */
	readonly texts?: string;
	/** The five questions of evaluations: the chain knows them by their number alone. */
	readonly questions?: readonly { readonly ko: string; readonly en: string }[];
}

export class BadConfig extends Error {
	override readonly name = 'BadConfig';
}

const text = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Reads a configuration; what is not understood is refused, not guessed. */
export function parseConfig(value: unknown): Config {
	if (typeof value !== 'object' || value === null) throw new BadConfig('not an object');
	const { name, rpc = [], chapters = [], topics = [], genesis, relayers, texts, questions } = value as Record<string, unknown>;
	const names = text(name) ? { ko: name, en: name } : name as Config['name'] | undefined;
	if (!text(names?.ko) || !text(names.en)) throw new BadConfig('name: a text, or one in ko and en');
	if (!Array.isArray(rpc) || !rpc.every((url) => text(url) && /^wss?:\/\//.test(url))) {
		throw new BadConfig('rpc: a list of ws:// or wss:// addresses');
	}
	const known = (one: Chapter | null) => Number.isInteger(one?.id) && text(one?.ko) && text(one.en);
	if (!Array.isArray(chapters) || !chapters.every(known)) throw new BadConfig('chapters: a list of {id, ko, en}');
	if (!Array.isArray(topics) || !topics.every(known)) throw new BadConfig('topics: a list of {id, ko, en}');
	if (genesis !== undefined && !(text(genesis) && /^0x[0-9a-f]{64}$/.test(genesis))) throw new BadConfig('genesis: 0x and 64 digits');
	if (rpc.length > 0 && genesis === undefined) throw new BadConfig('genesis: needed with rpc, or a node of any chain would do');
	const isRelayer = (one: Partial<Relayer> | null) => text(one?.url) && /^(https?:\/\/|\/)/.test(one.url)
		&& text(one.account) && /^0x[0-9a-f]{64}$/.test(one.account);
	if (relayers !== undefined && !(Array.isArray(relayers) && relayers.every(isRelayer))) {
		throw new BadConfig('relayers: a list of {url, account}: an https:// address or a path; 0x and 64 digits, as `caucus relay` says them');
	}
	// No address: what is read is asked of nobody else.
	if (texts !== undefined && !(text(texts) && /^\/(?!\/)[\w/-]*$/.test(texts))) throw new BadConfig('texts: a path such as /texts');
	const isQuestion = (one: { ko?: unknown; en?: unknown } | null) => text(one?.ko) && text(one.en);
	if (questions !== undefined && !(Array.isArray(questions) && questions.length === 5 && questions.every(isQuestion))) {
		throw new BadConfig('questions: a list of five {ko, en}');
	}
	return {
		name: names, rpc, chapters, topics,
		...(genesis !== undefined && { genesis }),
		...(relayers !== undefined && { relayers: relayers as Relayer[] }),
		...(texts !== undefined && { texts }),
		...(questions !== undefined && { questions }),
	};
}

async function fetched(path: string): Promise<Response> {
	const response = await fetch(path, { credentials: 'omit', cache: 'no-cache' });
	if (!response.ok) throw new BadConfig(`${path}: ${response.status}`);
	return response;
}

export async function loadConfig(): Promise<Config> {
	return parseConfig(await (await fetched('/config.json')).json());
}

/** The raw chain specification. Everything that the light client believes follows from it. */
export async function loadSpec(): Promise<string> {
	const spec = await (await fetched('/chain-spec.json')).text();
	const parsed = JSON.parse(spec) as { genesis?: { raw?: { top?: object } } };
	if (!parsed.genesis?.raw?.top) throw new BadConfig('/chain-spec.json: not a raw specification');
	return spec;
}
