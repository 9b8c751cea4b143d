// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// What the examples with polkadot-api share: a connection, a signer, sending, errors in words. Copy it along with them.

import { compact, decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import {
	DEV_PHRASE, createDerive, mnemonicToMiniSecret, sr25519, sr25519Derive, ss58Address,
} from '@polkadot-labs/hdkd-helpers';
import { InvalidTxError } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { createWsClient } from 'polkadot-api/ws';
// @ts-expect-error: it comes without types.
import { WebSocket } from 'ws';
// Written by `npm run descriptors`: the types of everything that the chain has.
import { caucus } from './.papi/descriptors/dist/index.js';

/** @typedef {import('polkadot-api').PolkadotClient} Client */
/** @typedef {import('polkadot-api').TypedApi<typeof caucus>} Api */
/** @typedef {import('polkadot-api').PolkadotSigner} Signer */
/** @typedef {import('polkadot-api').Transaction<any>} Tx */

/** The node, as `caucus` is told it. */
export const NODE = process.env.CAUCUS_NODE ?? 'ws://127.0.0.1:9944';

/** Connects to a node; `client.destroy()` ends it. */
export function connect() {
	// Node.js 20 has no WebSocket of its own; pages and Node.js 22 do, and need not name one.
	const client = createWsClient(NODE, { websocketClass: /** @type {any} */ (WebSocket) });
	return { client, api: client.getTypedApi(caucus) };
}

/**
 * The signer of a secret URI: `//Alice` on a development chain; else a mnemonic, with a path behind it if there is one.
 * In a page, a wallet gives the signer: `connectInjectedExtension` of `polkadot-api/pjs-signer`.
 */
export function signerOf(/** @type {string} */ uri) {
	const [, phrase, path] = /^([^/]*)(.*)$/.exec(uri) ?? [];
	const seed = mnemonicToMiniSecret(phrase || DEV_PHRASE);
	const pair = createDerive({ seed, curve: sr25519, derive: sr25519Derive })(path ?? '');
	return getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign);
}

/** The address of a secret URI, or an address as it is. */
export const addressOf = (/** @type {string} */ one) => (
	one.startsWith('//') ? ss58Address(signerOf(one).publicKey) : one);

/** Text as the chain takes it. */
export const text = (/** @type {string} */ words) => new TextEncoder().encode(words);
/** Text as the chain gives it. */
export const words = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

/** Bytes of hexadecimal digits. */
export const bytesOf = (/** @type {string} */ hex) => Uint8Array.from(Buffer.from(hex.replace(/^0x/, ''), 'hex'));
/** Hexadecimal digits of bytes. */
export const hexOf = (/** @type {Uint8Array} */ bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** What stands before a list of bytes is its length; this takes it off. */
export function withoutLength(/** @type {Uint8Array} */ bytes) {
	return bytes.slice(compact.enc(Number(compact.dec(bytes))).length);
}

/**
 * A call without a signer, as the chain takes it: a general transaction of version 5, whose extensions say nothing.
 * @param {Uint8Array} call
 */
export function withoutSigner(call) {
	const body = [0x45, 0, 0, 0, 0, 0, ...call];
	return Uint8Array.from([...compact.enc(body.length), ...body]);
}

/**
 * What nodes, and peers of IPFS, call published bytes with this BLAKE2b-256 digest: a content identifier of version 1,
 * of the bytes as they are (codec 0x55), by the multihash 0xb220 of 32 bytes, in base32 after a `b`.
 * @param {string} digest
 */
export function cidOf(digest) {
	const bits = [...Uint8Array.of(0x01, 0x55, 0xa0, 0xe4, 0x02, 0x20), ...bytesOf(digest)]
		.map((byte) => byte.toString(2).padStart(8, '0')).join('');
	const fives = bits.match(/.{1,5}/g) ?? [];
	const letters = fives.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(five.padEnd(5, '0'), 2)]);
	return `b${letters.join('')}`;
}

/**
 * No block takes a transaction. `Stale`: its account has sent another one meanwhile; `Payment`: it cannot pay;
 * `Custom`: the pallet's own number. Anything else is thrown on.
 * @param {unknown} error @returns {never}
 */
export function refusal(error) {
	if (!(error instanceof InvalidTxError)) throw error;
	const { type, value } = error.error;
	const parts = [type, value?.type, value?.value].filter((part) => part !== undefined);
	throw new Refused(`no block takes it: ${parts.join(' ')}`);
}

/** The transaction has no effect; the message says why, in the words of the chain's own documentation. */
export class Refused extends Error {}

/**
 * The errors of a pallet, as the metadata names and describes them.
 * @param {Client} client @param {string} pallet @returns {Promise<{ index: number, name: string, docs: string[] }[]>}
 */
export async function errorsOf(client, pallet) {
	const { hash } = await client.getFinalizedBlock();
	const { pallets, lookup } = unifyMetadata(decAnyMetadata(await client.getMetadata(hash)));
	const type = pallets.find(({ name }) => name === pallet)?.errors?.type;
	const { def } = /** @type {any} */ (type === undefined ? { def: { value: [] } } : lookup[type]);
	return def.value;
}

/**
 * A dispatch error in words: its pallet, its name, and what the chain's documentation says about it.
 * @param {Client} client @param {{ type: string, value?: any }} error
 */
export async function explain(client, error) {
	if (error.type !== 'Module') return [error.type, error.value?.type].filter(Boolean).join(': ');
	const [pallet, name] = [error.value.type, error.value.value.type];
	const found = (await errorsOf(client, pallet)).find((one) => one.name === name);
	return `${pallet}.${name}: ${found?.docs.join(' ').trim() ?? ''}`;
}

/**
 * Has the runtime carry a call out on the state of the best block, and forgets what came of it. Nothing is sent: what
 * is signed for it is valid until that block and no longer, so that nobody who sees it can hand it in.
 * @param {Client} client @param {Api} api @param {Tx} tx @param {Signer} signer
 */
export async function dryRun(client, api, tx, signer) {
	const best = /** @type {import('polkadot-api').BlockInfo} */ ((await client.getBestBlocks())[0]);
	const first = Math.max(1, best.number - 3);
	const hash = await api.query.System.BlockHash.getValue(first, { at: best.hash });
	const nonce = await api.apis.AccountNonceApi.account_nonce(ss58Address(signer.publicKey), { at: best.hash });
	// Four blocks from `first` on, as SCALE writes an era: the period's logarithm less one, and the phase behind it.
	const era = Uint8Array.from([1 | ((first % 4) << 4), 0]);
	const CheckMortality = { value: era, additionalSigned: bytesOf(hash) };
	const options = /** @type {any} */ ({ nonce, customSignedExtensions: { CheckMortality } });
	const signed = await tx.sign(signer, options);
	const answer = await api.apis.BlockBuilder.apply_extrinsic(withoutLength(signed), { at: best.hash });
	if (!answer.success) throw new Refused(`no block takes it: ${answer.value.type} ${answer.value.value.type}`);
	if (!answer.value.success) throw new Refused(await explain(client, answer.value.value));
}

/**
 * Tries a call, sends it, and waits until it is final. Gives its events and its block.
 * @param {Client} client @param {Api} api @param {Tx} tx @param {string} uri
 */
export async function send(client, api, tx, uri) {
	const signer = signerOf(uri);
	await dryRun(client, api, tx, signer);
	const done = await tx.signAndSubmit(signer).catch(refusal);
	// Between dry run and block somebody else may have changed what the call needs.
	if (!done.ok) throw new Refused(await explain(client, done.dispatchError));
	return done;
}

/** JSON of anything that the chain gives: bytes as hexadecimal digits, large numbers as digits. */
export const json = (/** @type {unknown} */ value) => JSON.stringify(value, (_, part) => (
	typeof part === 'bigint' ? (Number.isSafeInteger(Number(part)) ? Number(part) : String(part))
		: part instanceof Uint8Array ? hexOf(part)
		: part));

/** Prints a result as the last line, for programs. */
export const result = (/** @type {object} */ value) => console.log(json(value));

/** Runs an example: prints what went wrong in one line, closes the connection, ends with an exit code. */
export async function main(/** @type {(client: Client, api: Api, ...args: string[]) => Promise<unknown>} */ example) {
	const { client, api } = connect();
	try {
		await example(client, api, ...process.argv.slice(2));
		process.exitCode = 0;
	} catch (error) {
		console.error(error instanceof Refused ? `refused: ${error.message}` : error);
		process.exitCode = 1;
	}
	client.destroy();
}
