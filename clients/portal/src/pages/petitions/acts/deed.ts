// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Acts about petitions, proved and handed in; and the call as bytes, for those who hand it in by other means.

import { useState } from 'react';
import { type Acting, type Tools, useActing } from '../../../acting';
import { argumentBytes, callHex, useChain } from '../../../chain';
import { type Deed, prover } from '../../../prover';

/** A deed, or how one is made of what has to be encoded first. */
type Encode = (call: string, argument: string, value: unknown) => Promise<Uint8Array>;
type Make = Deed | ((encode: Encode, tools: Tools) => Promise<Deed>);

export interface DeedState {
	readonly acting: Acting;
	/** The call of the last act as hexadecimal digits. */
	readonly hex: string | undefined;
	/** Does it by the member's place on a roll; gives whether it is final, or made if it is not to be sent. */
	run(roll: number, make: Make, send?: boolean): Promise<boolean>;
}

export function useDeed(): DeedState {
	const { connection } = useChain();
	const acting = useActing();
	const [hex, setHex] = useState<string>();
	const run = async (roll: number, make: Make, send = true): Promise<boolean> => {
		if (!connection) return false;
		setHex(undefined);
		return acting.act(roll, async (tools) => {
			const encode: Encode = (call, argument, value) => argumentBytes(connection, 'Petitions', call, argument, value);
			const deed = typeof make === 'function' ? await make(encode, tools) : make;
			const act = await prover.run('act', { actor: tools.actor, deed });
			setHex(await callHex(connection, act));
			return act;
		}, send);
	};
	return { acting, hex, run };
}
