// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What an account of this device does: signed, handed in, final.

import type { Transaction } from 'polkadot-api';
import { useCallback, useState } from 'react';
import { type Api, type Done, type Progress, submitSigned, useChain } from '../chain';
import { type Entry, signerOf, vault } from '../keys';

export type SigningStage =
	| { readonly stage: 'idle' }
	| { readonly stage: 'busy'; readonly progress?: Progress }
	| { readonly stage: 'done'; readonly done: Done }
	| { readonly stage: 'failed'; readonly error: unknown };

export interface Signing {
	readonly state: SigningStage;
	/** Signs and hands in; gives whether it is final. What went wrong is in `state`. */
	sign(entry: Entry, make: (api: Api) => Transaction): Promise<boolean>;
	reset(): void;
}

export function useSigning(): Signing {
	const { connection } = useChain();
	const [state, setState] = useState<SigningStage>({ stage: 'idle' });
	const sign = useCallback(async (entry: Entry, make: (api: Api) => Transaction) => {
		if (!connection) return false;
		try {
			setState({ stage: 'busy' });
			const signer = await signerOf(vault, entry);
			const done = await submitSigned(connection, make(connection.api), signer, {
				onProgress: (progress) => setState({ stage: 'busy', progress }),
			});
			setState({ stage: 'done', done });
			return true;
		} catch (error) {
			setState({ stage: 'failed', error });
			return false;
		}
	}, [connection]);
	const reset = useCallback(() => setState({ stage: 'idle' }), []);
	return { state, sign, reset };
}
