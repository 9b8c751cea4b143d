// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Publishing on a development chain as officers do it: announcements with their signatures, bytes in transactions that
// nobody signs.

import { AccountId, Blake2256 } from '@polkadot-api/substrate-bindings';
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET } from '@polkadot-labs/hdkd-helpers';
import { type PolkadotClient, type Transaction, type TypedApi, createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { type Caucus, caucus } from '../../.papi/descriptors/dist/index.js';
import { general, toHex } from '../../src/chain/calls';
import type { ItemRow, Kind, Part, VersionRow } from '../../src/pages/library/data';
import type { Media } from '../../src/pages/library/media';
import { utf8 } from '../../src/text/typed';

const derive = sr25519CreateDerive(DEV_MINI_SECRET);

function signerOf(path: string) {
	const { publicKey, sign } = derive(path);
	return getPolkadotSigner(publicKey, 'Sr25519', sign);
}

const addressOf = AccountId().dec;

/** The account of a path of the development chain. */
export const accountOf = (path: string): string => addressOf(derive(path).publicKey);

const named = <T extends string>(type: T) => ({ type, value: undefined });
const KOREAN = named('Korean');

export interface File {
	readonly role: Part['role'];
	readonly media: Media;
	readonly bytes: Uint8Array;
	/** How long chunks are. */
	readonly chunk?: number;
}

export const original = (media: Media, bytes: Uint8Array, chunk?: number): File => ({ role: named('Original'), media, bytes, ...(chunk && { chunk }) });
export const transcript = (text: string): File => ({ role: { type: 'Transcript', value: KOREAN }, media: 'Plain', bytes: utf8(text) });
export const captions = (text: string): File => ({ role: { type: 'Captions', value: KOREAN }, media: 'WebVtt', bytes: utf8(text) });

export interface Publication {
	readonly title: string;
	readonly kind: Kind;
	readonly files: readonly File[];
	readonly summary?: string;
	readonly alternative?: string;
}

/** Where a file is cut here. */
const CHUNK = 900_000;

function chunksOf({ bytes, chunk = CHUNK }: File): Uint8Array[] {
	return Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) => bytes.slice(i * chunk, (i + 1) * chunk));
}

function partOf(file: File): Part {
	const pieces = chunksOf(file).map((chunk) => ({ digest: toHex(Blake2256(chunk)), bytes: chunk.length }));
	return { role: file.role, media: named(file.media), manifest: { digest: toHex(Blake2256(file.bytes)), bytes: BigInt(file.bytes.length), pieces } };
}

const draftOf = ({ title, summary, alternative, files }: Publication) => ({
	description: {
		title: utf8(title), summary: summary === undefined ? undefined : utf8(summary), topics: [],
		alternative: alternative === undefined ? undefined : utf8(alternative), recorded_at: undefined,
	},
	parts: files.map(partOf),
});

export class Shelf {
	readonly #client: PolkadotClient;
	readonly #api: TypedApi<Caucus>;
	readonly #nonces = new Map<string, number>();

	constructor(rpc: string) {
		// Older versions of Node have none of their own.
		this.#client = createClient(getWsProvider(rpc, { websocketClass: WebSocket as unknown as typeof globalThis.WebSocket }));
		this.#api = this.#client.getTypedApi(caucus);
	}

	close(): void {
		this.#client.destroy();
	}

	/** Signs and hands in; several of one account at a time are put in order. */
	async #do(who: string, transaction: Transaction): Promise<void> {
		const signer = signerOf(who);
		const nonce = this.#nonces.get(who) ?? (await this.#api.query.System.Account.getValue(addressOf(signer.publicKey))).nonce;
		this.#nonces.set(who, nonce + 1);
		const done = await transaction.signAndSubmit(signer, { nonce });
		if (!done.ok) throw new Error(`${who}: ${JSON.stringify(done.dispatchError)}`);
	}

	/** What organisation 0 announces, by its chair and its secretary; everything else by the chair, as an officer. */
	async announce(publication: Publication): Promise<number> {
		const together = publication.kind === 'Announcement' || publication.kind === 'Minutes';
		const capacity = together ? { type: 'Organization' as const, value: 0 }
			: { type: 'Officer' as const, value: { organization: 0, role: named('Chair') } };
		const heading = { capacity, kind: named(publication.kind), language: KOREAN, about: undefined };
		const call = () => this.#api.tx.Library.announce({ heading, draft: draftOf(publication) });
		await this.#do('//Charlie', call());
		if (together) await this.#do('//Dave', call());
		const items = await this.#api.view.Library.items(0, 100);
		return items.find(({ description }) => new TextDecoder().decode(description.title) === publication.title)!.id;
	}

	/** What somebody publishes as a candidate of a contest. */
	async stand(who: string, race: readonly [number, number], publication: Publication): Promise<void> {
		const capacity = { type: 'Candidate' as const, value: [race[0], race[1]] as [number, number] };
		const heading = { capacity, kind: named(publication.kind), language: KOREAN, about: undefined };
		await this.#do(who, this.#api.tx.Library.announce({ heading, draft: draftOf(publication) }));
		await this.bring(publication.files);
	}

	/** Another version of what organisation 0 announced. */
	async supersede(item: number, expected_versions: number, publication: Publication): Promise<void> {
		const call = () => this.#api.tx.Library.supersede({ item, expected_versions, draft: draftOf(publication) });
		await this.#do('//Charlie', call());
		await this.#do('//Dave', call());
		await this.bring(publication.files);
	}

	/** Hands bytes in, as anybody can. The aim is that they are there: a block may have taken them before they are seen in it. */
	async bring(files: readonly File[]): Promise<void> {
		await Promise.all(files.flatMap(chunksOf).map(async (data) => {
			const call = await this.#api.tx.Library.store({ data }).getEncodedData();
			try {
				await this.#client.submit(general(call));
			} catch (error) {
				const { served_until } = await this.#api.view.Library.chunk(toHex(Blake2256(data)));
				if (served_until === undefined) throw error;
			}
		}));
	}

	async publish(publication: Publication): Promise<number> {
		const item = await this.announce(publication);
		await this.bring(publication.files);
		return item;
	}

	/** A moderator suspends a version. */
	async suspend(item: number, version: number, reason: string): Promise<void> {
		const grounds = { code: named('Privacy'), reason: utf8(reason), order: undefined };
		await this.#do('//Alice', this.#api.tx.Library.suspend({ item, version, grounds }));
	}

	version(item: number, version: number): Promise<VersionRow | undefined> {
		return this.#api.view.Library.version(item, version);
	}

	/** All items, the newest first. */
	async items(): Promise<ItemRow[]> {
		return (await this.#api.view.Library.items(0, 100)).reverse();
	}

	async genesis(): Promise<string> {
		return (await this.#client.getChainSpecData()).genesisHash;
	}
}
