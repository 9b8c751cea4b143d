// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The light client: smoldot, which follows the chain by the validators' signatures and believes no peer.

import { getSmProvider } from 'polkadot-api/sm-provider';
import type { JsonRpcProvider } from 'polkadot-api';
import { type Chain, type Client, type SmoldotBytecode, startWithBytecode } from 'smoldot/no-auto-bytecode';

/** smoldot's levels of logging: 2 is a warning. */
const WARNING = 2;

/** Starts smoldot with its computing in a worker. Connections stay here: WebRTC exists only in pages. */
function start(warn: (text: string) => void): { client: Client; stop: () => void } {
	const worker = new Worker(new URL('./light-worker.ts', import.meta.url), { type: 'module', name: 'light-client' });
	const bytecode = new Promise<SmoldotBytecode>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<SmoldotBytecode>) => resolve(data);
		worker.onerror = (event) => reject(new Error(event.message || 'the worker of the light client does not start'));
	});
	const { port1, port2 } = new MessageChannel();
	worker.postMessage(port1, [port1]);
	const client = startWithBytecode({
		bytecode,
		portToWorker: port2,
		maxLogLevel: WARNING,
		logCallback: (level, target, text) => {
			// A long call of the runtime is what checking a ballot takes, and no cause for a warning.
			if (level <= WARNING && !text.includes('has occupied the CPU')) warn(`${target}: ${text}`);
		},
	});
	const stop = () => {
		client.terminate().catch(() => undefined).finally(() => worker.terminate());
	};
	return { client, stop };
}

export interface Light {
	readonly provider: JsonRpcProvider;
	/** Rejects if smoldot refuses the specification or cannot start. */
	readonly accepted: Promise<void>;
	/** The newest warnings, for the page that says what is wrong. */
	readonly warnings: readonly string[];
	stop(): void;
}

/** Begins to follow the chain of a specification, from what was kept of the last visit if there is anything. */
export function follow(spec: string, kept: string | undefined): Light {
	const warnings: string[] = [];
	const warn = (text: string) => {
		warnings.push(text);
		if (warnings.length > 20) warnings.shift();
	};
	const { client, stop } = start(warn);
	const add = (databaseContent: string | undefined): Promise<Chain> => client.addChain({
		chainSpec: spec,
		// Peers are asked for statements only under the topics that somebody subscribes to.
		statementStore: {},
		...(databaseContent === undefined ? {} : { databaseContent }),
	});
	const first = add(kept);
	const accepted = first.then(() => undefined);
	// Who waits for `accepted` says what failed; the provider would only print it.
	const held = first.catch(() => new Promise<Chain>(() => undefined));
	let next: (() => Promise<Chain>) | undefined = () => held;
	const provider = getSmProvider(() => {
		const chain = next?.() ?? add(undefined);
		next = undefined;
		return chain;
	});
	return { provider, accepted, warnings, stop };
}
