// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The connection to the chain, by the light client or by a node, as one thing with one state.

import { type Caucus, caucus } from 'caucus-chain';
import { type JsonRpcProvider, type PolkadotClient, type TypedApi, createClient } from 'polkadot-api';
import { WsEvent, type WsJsonRpcProvider, getWsProvider } from 'polkadot-api/ws';
import { BadConfig, type Config, loadConfig, loadSpec } from './config';
import { keep, recall } from './kept';
import { type Light, follow } from './light';
import { type Failure, type Final, type Mode, type Status, Watched, finalOf, heard } from './status';
import { Wire, tapped } from './wire';

export type Api = TypedApi<Caucus>;

/** How long peers, or a node, are waited for before it is said that they do not answer. */
const PATIENCE = 45_000;
/** How long no block becomes final before the connection counts as lost. Blocks come every six seconds. */
const SILENCE = 45_000;
/** How often the newest final state is kept for the next visit. */
const KEEPING = 5 * 60_000;
/** How much smoldot may keep, in bytes. */
const KEPT_SIZE = 8 * 1024 * 1024;

export class Connection {
	readonly status = new Watched<Status>({ stage: 'starting' });
	/** Whether the browser refused to keep anything for the next visit. */
	readonly unkept = new Watched(false);
	readonly client: PolkadotClient;
	readonly api: Api;
	readonly #closing: (() => void)[] = [];
	#last = 0;
	/** Whether it failed in a way that no block mends. */
	#failed = false;

	private constructor(
		readonly mode: Mode,
		readonly config: Config,
		/** The node that is believed; nothing with the light client. */
		readonly node: string | undefined,
		provider: JsonRpcProvider,
		readonly light: Light | undefined,
		spec: string | undefined,
		/** Whether nobody can be reached just now, as far as that is known at once. */
		private readonly cut: () => boolean,
		/** For what polkadot-api does not ask. */
		readonly wire: Wire,
	) {
		this.client = createClient(tapped(provider, wire));
		this.api = this.client.getTypedApi(caucus);
		this.#closing.push(() => this.client.destroy());
		if (light) this.#closing.push(() => light.stop());
		this.#follow();
		this.#mind();
		if (light && spec) this.#startKeeping(spec);
		light?.accepted.catch((error: Error) => this.#fail('WrongSpec', error.message));
	}

	/** Begins to connect. What goes wrong later is in `status`; what throws is why there is no connection at all. */
	static async open(mode: Mode, config: Config, node?: string): Promise<Connection> {
		const wire = new Wire();
		if (mode === 'rpc') {
			// One alone, so that it is known who is believed: another is chosen, not slipped in.
			const chosen = node ?? config.rpc[0];
			if (chosen === undefined) throw new ConnectionFailed('NoNode', '');
			const socket: WsJsonRpcProvider = getWsProvider(chosen, {
				onStatusChanged: ({ type }) => {
					if (type === WsEvent.CONNECTED) wire.anew();
				},
			});
			return new Connection('rpc', config, chosen, socket, undefined, undefined, () => socket.getStatus().type !== WsEvent.CONNECTED, wire);
		}
		const spec = await loadSpec();
		const light = follow(spec, await recall(spec));
		return new Connection('light', config, undefined, light.provider, light, spec, () => !navigator.onLine, wire);
	}

	/** The newest final block, as soon as there is one. */
	async final(): Promise<Final> {
		const there = finalOf(this.status.get());
		if (there) return there;
		return new Promise((resolve, reject) => {
			const stop = this.status.watch(() => {
				const status = this.status.get();
				const final = finalOf(status);
				if (!final && status.stage !== 'failed') return;
				stop();
				if (final) resolve(final);
				else if (status.stage === 'failed') reject(new ConnectionFailed(status.why, status.detail));
			});
		});
	}

	/** The hash of the first block: the chain's own name. With the light client it is worked out, not told. */
	async genesis(): Promise<string> {
		return (await this.client.getChainSpecData()).genesisHash;
	}

	close(): void {
		for (const close of this.#closing.splice(0)) close();
	}

	#fail(why: Failure, detail: string): void {
		if (this.#failed || finalOf(this.status.get())) return;
		this.#failed = why === 'OtherChain' || why === 'WrongSpec';
		this.status.set({ stage: 'failed', why, detail });
	}

	#follow(): void {
		const subscription = this.client.finalizedBlock$.subscribe({
			next: ({ number, hash }) => void this.#heard(number, hash),
			error: (error: Error) => this.#fail(this.mode === 'rpc' ? 'NoNode' : 'NoPeer', error.message),
		});
		this.#closing.push(() => subscription.unsubscribe());
	}

	/** A block became final. Its time is read before it is told, so that pages never show one without the other. */
	async #heard(number: number, hash: string): Promise<void> {
		try {
			const time = Number(await this.api.query.Timestamp.Now.getValue({ at: hash }));
			const { genesis } = this.config;
			if (genesis !== undefined && !finalOf(this.status.get())) {
				const found = await this.genesis();
				if (found !== genesis) return this.#fail('OtherChain', found);
			}
			if (this.#failed || number < (finalOf(this.status.get())?.number ?? 0)) return;
			this.#last = Date.now();
			this.status.set(heard({ number, hash, time }, this.#last));
		} catch {
			// The block was unpinned while it was read: a newer one is on its way.
		}
	}

	/** Says so when nobody answers, or no longer. */
	#mind(): void {
		const begun = Date.now();
		const timer = setInterval(() => void this.#look(begun), 2000);
		this.#closing.push(() => clearInterval(timer));
	}

	async #look(begun: number): Promise<void> {
		const status = this.status.get();
		if ((status.stage === 'following' || status.stage === 'behind') && (this.cut() || Date.now() - this.#last > SILENCE)) {
			this.status.set({ stage: 'lost', final: status.final });
		}
		if (finalOf(status)) return;
		const peers = await this.#peers();
		const now = this.status.get();
		if (finalOf(now)) return;
		if (peers > 0 && (now.stage !== 'syncing' || now.peers !== peers)) this.status.set({ stage: 'syncing', peers });
		if (Date.now() - begun < PATIENCE || now.stage === 'failed') return;
		if (peers > 0) return this.#fail('NoFinality', `${peers}`);
		this.#fail(this.mode === 'rpc' ? 'NoNode' : 'NoPeer', this.light?.warnings.at(-1) ?? '');
	}

	async #peers(): Promise<number> {
		const late = new Promise<number>((resolve) => setTimeout(() => resolve(0), 1500));
		const asked = this.client._request<{ peers: number }>('system_health', [])
			.then(({ peers }) => (this.mode === 'rpc' ? Math.max(peers, 1) : peers));
		return Promise.race([asked, late]).catch(() => 0);
	}

	#startKeeping(spec: string): void {
		const save = async () => {
			if (this.status.get().stage !== 'following') return;
			const database = await this.client._request<string>('chainHead_unstable_finalizedDatabase', [KEPT_SIZE]);
			this.unkept.set(!await keep(spec, database));
		};
		const attempt = () => void save().catch(() => undefined);
		const timer = setInterval(attempt, KEEPING);
		// Once soon, for visits that are short.
		const soon = setTimeout(attempt, 20_000);
		this.#closing.push(() => {
			clearInterval(timer);
			clearTimeout(soon);
		});
	}
}

/** There is no connection, by the name of the reason. */
export class ConnectionFailed extends Error {
	override readonly name = 'ConnectionFailed';

	constructor(readonly why: Failure, detail: string) {
		super(detail);
	}
}

/** The name of what went wrong before there was a connection. */
export function failureOf(error: unknown): ConnectionFailed {
	if (error instanceof ConnectionFailed) return error;
	if (typeof WebAssembly === 'undefined' || typeof Worker === 'undefined') {
		return new ConnectionFailed('OldBrowser', '');
	}
	const detail = error instanceof Error ? error.message : String(error);
	const config = error instanceof BadConfig && detail.startsWith('/chain-spec') ? 'WrongSpec' : 'NoConfig';
	return new ConnectionFailed(error instanceof SyntaxError ? 'WrongSpec' : config, detail);
}

export { loadConfig };
