// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Relayers, who cast ballots of many voters together: the chain's nodes then do not see where a ballot comes from.

import { Blake2256, u16, u64 } from '@polkadot-api/substrate-bindings';
import { sr25519 } from '@polkadot-labs/hdkd-helpers';
import { Refused, type Relayer, fromHex, join, toHex, u32 } from '../../../chain';
import type { Receipt } from '../../../chain/receipts';
import { utf8 } from '../../../text';

/** What a relayer says itself when it does not take a ballot; what the chain would say it gives by number. */
export const DENIALS = [
	'Undecodable', 'WrongMediaType', 'TooLarge', 'TooManyRequests', 'Busy', 'QueueFull', 'NodeUnreachable', 'StorageFailed',
] as const;

/** A relayer does not take a ballot. Its own words are not shown: it could say anything. */
export class RelayDenied extends Error {
	constructor(
		override readonly name: (typeof DENIALS)[number] | 'Unknown' | 'NoPromise' | 'ByRule',
		/** The chain's rule that it names, if it names one. */
		readonly rule?: Refused,
	) {
		super(name);
	}
}

/** A relayer that takes longer than this, in milliseconds, is not waited for. */
const PATIENCE = 30_000;
/** More than any answer of a relayer has, in letters. */
const LONGEST = 4096;

type Answer = Readonly<Partial<Record<string, unknown>>>;

const digits = (value: unknown, bytes: number): value is string =>
	typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]*$/.test(value);

/** Whether a relayer's answer promises to deliver this very ballot, signed by the account that is known to be its. */
export function promises(
	answer: Answer, ballot: Uint8Array, { election, alias, sequence }: Receipt, genesis: Uint8Array, relayer: string,
): boolean {
	const { time, account, signature, status } = answer;
	if (!digits(account, 32) || `0x${account}` !== relayer || !digits(signature, 64) || !(Number.isSafeInteger(time) && (time as number) >= 0) || status !== 'accepted') return false;
	const digest = Blake2256(ballot);
	const message = Blake2256(join(
		utf8('caucus/relay-receipt/1'), genesis, u32(election), fromHex(alias), u16.enc(sequence), digest, u64.enc(BigInt(time as number))));
	const names = answer['chain'] === toHex(genesis).slice(2) && answer['election'] === election && answer['alias'] === alias
		&& answer['sequence'] === sequence && answer['ballot'] === toHex(digest).slice(2);
	try {
		return names && sr25519.verify(fromHex(signature), message, fromHex(account));
	} catch {
		// What is not even of the form of a signature.
		return false;
	}
}

async function answerOf(response: Response): Promise<{ text: string; answer: Answer }> {
	const text = (await response.text()).slice(0, LONGEST);
	try {
		return { text, answer: Object(JSON.parse(text)) as Answer };
	} catch {
		return { text, answer: {} };
	}
}

/** Hands a ballot to a relayer. Gives what that signed, as it came: with it a relayer that delivers nothing is caught. */
export async function relay(ballot: Uint8Array, receipt: Receipt, genesis: Uint8Array, relayer: Relayer): Promise<string> {
	const response = await fetch(`${relayer.url.replace(/\/$/, '')}/ballots`, {
		method: 'POST', body: Uint8Array.from(ballot), headers: { 'content-type': 'application/octet-stream' }, credentials: 'omit',
		signal: AbortSignal.timeout(PATIENCE),
	}).catch((error: Error) => {
		throw new Refused({ kind: 'unreachable', detail: error.message });
	});
	const { text, answer } = await answerOf(response);
	if (response.ok) {
		if (!promises(answer, ballot, receipt, genesis, relayer.account)) throw new RelayDenied('NoPromise');
		return text;
	}
	const { code, name } = answer;
	if (Number.isInteger(code)) throw new RelayDenied('ByRule', new Refused({ kind: 'code', code: code as number, pallet: 'Elections' }));
	throw new RelayDenied(DENIALS.find((one) => one === name) ?? 'Unknown');
}
