// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Dry runs: what would become of a signed call on the newest final state, and what it would cost. The runtime carries it
// out, on this device or at the node, and forgets it.

import type { PolkadotSigner, Transaction } from 'polkadot-api';
import { AccountId } from '@polkadot-api/substrate-bindings';
import { fromHex } from './calls';
import type { Connection } from './connection';
import { retried } from './reads';
import { Refused } from './refusal';
import { dispatched } from './submit';

/** What a call costs. A duty that is due is free. */
export type Fee = { readonly free: true } | { readonly free: false; readonly amount: bigint };

/** Blocks for which a transaction of a dry run is valid: the fewest there can be. */
const LIFETIME = 4;
/** More than anybody owns: with it only those calls pass that are charged nothing at all. */
const UNPAYABLE = 2n ** 120n;

const address = AccountId();
const addressOf = ({ publicKey }: PolkadotSigner): string => address.dec(publicKey);

/** How long the length in front of a transaction is, by the two lowest bits of its first byte. */
const lengthOf = (first: number): number => [1, 2, 4, 5][first & 3]!;

/**
 * The era whose last block is the newest final one. Nobody who is shown such a transaction, as peers of the light client
 * are, can hand it in.
 */
async function expiring(connection: Connection, at: string, number: number) {
	const first = Math.max(0, number + 1 - LIFETIME);
	const hash = await connection.api.query.System.BlockHash.getValue(first, { at });
	// Two bits say that it lasts four blocks, the next ones at which of four it begins.
	return { value: Uint8Array.of(1 | ((first % LIFETIME) << 4), 0), additionalSigned: fromHex(hash) };
}

async function tried(connection: Connection, transaction: Transaction, signer: PolkadotSigner, tip: bigint): Promise<Refused | undefined> {
	const { hash: at, number } = await connection.final();
	const { api } = connection;
	const [nonce, CheckMortality] = await Promise.all([
		// Not those in the pool, which this state knows nothing of.
		api.apis.AccountNonceApi.account_nonce(addressOf(signer), { at }),
		expiring(connection, at, number),
	]);
	const signed = await transaction.sign(signer, { at, nonce, tip, customSignedExtensions: { CheckMortality } });
	const bytes = typeof signed === 'string' ? fromHex(signed) : signed;
	const answer = await api.apis.BlockBuilder.apply_extrinsic(bytes.slice(lengthOf(bytes[0] ?? 0)), { at });
	if (!answer.success) {
		const { type, value } = answer.value;
		if (type === 'Unknown') return new Refused({ kind: 'pool', name: value.type });
		return new Refused(value.type === 'Custom' ? { kind: 'code', code: value.value } : { kind: 'pool', name: value.type });
	}
	return answer.value.success ? undefined : new Refused({ kind: 'call', ...dispatched(answer.value.value) });
}

/** Has the runtime try a call and says what it would cost. Throws what stands in the way; nothing is sent. */
export async function dryRun(connection: Connection, transaction: Transaction, signer: PolkadotSigner): Promise<Fee> {
	const free = await retried(() => tried(connection, transaction, signer, UNPAYABLE));
	if (!free) return { free: true };
	// Whoever cannot pay that tip has to pay something.
	if (free.reason.kind !== 'pool' || free.reason.name !== 'Payment') throw free;
	const refused = await retried(() => tried(connection, transaction, signer, 0n));
	if (refused) throw refused;
	return { free: false, amount: await transaction.getEstimatedFees(addressOf(signer)) };
}
