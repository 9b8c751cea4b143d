// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The connection as pages have it. It starts with the page, and starts anew when the reader chooses another kind.

import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { prover } from '../prover/client';
import type { Config } from './config';
import { Connection, type ConnectionFailed, failureOf, loadConfig } from './connection';
import { type Final, type Mode, type Status, finalOf } from './status';

/** What the reader chose, kept in this browser. */
export interface Choice {
	readonly mode: Mode;
	/** The node that is believed with `rpc`; nothing means the first of the configuration. */
	readonly node?: string;
}

/** How long nothing comes, in milliseconds, until it is begun anew: what hangs in the light client is not mended by waiting. */
const ANEW = 60_000;

const CHOICE = 'caucus.connection';

function chosen(): Choice {
	try {
		const choice = JSON.parse(localStorage.getItem(CHOICE) ?? '') as Choice;
		return choice.mode === 'rpc' ? choice : { mode: 'light' };
	} catch {
		return { mode: 'light' };
	}
}

export interface Chain {
	readonly connection: Connection | undefined;
	readonly config: Config | undefined;
	readonly status: Status;
	readonly choice: Choice;
	/** Connects in another way, from now on. */
	choose(choice: Choice): void;
	/** Connects again. */
	retry(): void;
}

const Context = createContext<Chain | undefined>(undefined);

const STARTING: Status = { stage: 'starting' };
const never = () => () => undefined;

export function ChainProvider({ children }: { children: ReactNode }) {
	const [choice, setChoice] = useState(chosen);
	const [round, setRound] = useState(0);
	const [config, setConfig] = useState<Config>();
	const [connection, setConnection] = useState<Connection>();
	const [failed, setFailed] = useState<ConnectionFailed>();

	useEffect(() => {
		let open: Connection | undefined;
		let gone = false;
		const begin = async () => {
			const read = await loadConfig();
			setConfig(read);
			open = await Connection.open(choice.mode, read, choice.node);
			if (gone) open.close();
			else setConnection(open);
		};
		begin().catch((error: unknown) => gone || setFailed(failureOf(error)));
		return () => {
			gone = true;
			open?.close();
			setConnection(undefined);
			setFailed(undefined);
		};
	}, [choice, round]);

	const watched = useSyncExternalStore(connection?.status.watch ?? never, connection?.status.get ?? (() => STARTING));
	const choose = useCallback((next: Choice) => {
		localStorage.setItem(CHOICE, JSON.stringify(next));
		setChoice(next);
	}, []);
	const retry = useCallback(() => setRound((count) => count + 1), []);
	useEffect(() => {
		if (watched.stage !== 'lost') return undefined;
		const timer = setInterval(() => {
			// A ballot that is on its way is waited for; without a network nothing can begin.
			if (navigator.onLine && !prover.busy()) retry();
		}, ANEW);
		return () => clearInterval(timer);
	}, [watched.stage, retry]);
	const status: Status = useMemo(
		() => (failed ? { stage: 'failed', why: failed.why, detail: failed.message } : watched), [failed, watched]);
	const chain = useMemo(
		() => ({ connection, config, status, choice, choose, retry }), [connection, config, status, choice, choose, retry]);
	return <Context value={chain}>{children}</Context>;
}

export function useChain(): Chain {
	const chain = useContext(Context);
	if (!chain) throw new Error('useChain outside of ChainProvider');
	return chain;
}

/** The newest final block, or nothing while there is none. */
export const useFinalized = (): Final | undefined => finalOf(useChain().status);
