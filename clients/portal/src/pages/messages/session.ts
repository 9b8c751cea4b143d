// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The device of whoever uses this page, at work: opened with the keys, kept after each change, and in step with a node as
// long as a page for messages shows. It ends with them.

import { type Connection, WireTrouble, fromHex } from '../../chain';
import { Watched, finalOf } from '../../chain/status';
import type { Vault } from '../../keys';
import { Shelf } from '../../keys/shelf';
import { exchange } from './exchange';
import { Mailbox } from './mailbox';
import { messagesModule } from './module';
import { type Device, type Entry, type Event, type FileBody, type Overview, type Talk, now } from './types';

/** How often it is looked what is due, in milliseconds. What comes is read at once. */
const PAUSE = 3_000;
/** How soon after the first word of something new it is read: more comes with it. */
const SOON = 150;
/** How long another window may take to let go of the device, in milliseconds. */
const LETTING_GO = 2_000;
/** How long a word is shown after it was said last, in milliseconds. */
const REMEMBERED = 90_000;
/** How much of a conversation is shown. */
const SHOWN = 300;

/** Something a reader should know of the last rounds. */
export type Word = Extract<Event, { event: 'refused' | 'noKeys' | 'givenUp' | 'trouble' }>;

export type State =
	| { readonly stage: 'closed' | 'opening' }
	/** Another window of this page has it open: two would use keys twice. */
	| { readonly stage: 'elsewhere' }
	/** There is no device here yet. */
	| { readonly stage: 'new' }
	| {
		readonly stage: 'open';
		readonly overview: Overview;
		/** Changes whenever something in a conversation may have. */
		readonly version: number;
		readonly words: readonly Word[];
		/** Whether the last round reached a node. Nothing before the first. */
		readonly reached: boolean | undefined;
	}
	/** What is kept cannot be opened, or nothing can be kept: nothing is sent then. */
	| { readonly stage: 'failed'; readonly error: unknown };

/** A file was sent, and is not on this device's shelf. */
export class Unkept extends Error {
	override readonly name = 'Unkept';
}

const CLOSED: State = { stage: 'closed' };

const isWord = (event: Event): event is Word => ['refused', 'noKeys', 'givenUp', 'trouble'].includes(event.event);

/** Holds the only right to the device among all windows, until what it gives is called; nothing if another keeps it. */
async function alone(): Promise<(() => void) | undefined> {
	// Browsers without it are old; there it is left to the reader.
	if (!globalThis.navigator?.locks) return () => undefined;
	return new Promise((resolve) => {
		// A page that has just been left may be about to let go.
		navigator.locks.request('caucus-messages', { signal: AbortSignal.timeout(LETTING_GO) },
			() => new Promise<void>((release) => resolve(release))).catch(() => resolve(undefined));
	});
}

type Opened = Pick<Vault, 'notes' | 'keepNote' | 'id' | 'watch' | 'get'>;

/** What is open, all of which ends together. */
interface Work {
	readonly device: Device;
	readonly shelf: Shelf;
	readonly release: () => void;
}

export class Session {
	readonly state = new Watched<State>(CLOSED);
	#work: Work | undefined;
	/** Each opening has its own number: what belongs to an earlier one is of no concern. */
	#turn = 0;
	#mailbox: Mailbox | undefined;
	#connection: Connection | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;
	#soon: ReturnType<typeof setTimeout> | undefined;
	#busy = false;
	#again = false;
	#keeping: Promise<void> = Promise.resolve();
	/** The fetching of files. */
	#fetching: Promise<unknown> = Promise.resolve();
	#shelf: { shelf: Shelf; release: () => void } | undefined;
	/** What went wrong lately, and when it was said last. */
	readonly #words = new Map<string, { readonly word: Word; readonly at: number }>();
	/** Own files that are not on the shelf yet, by their secret. */
	readonly #own = new Map<string, Uint8Array<ArrayBuffer>>();

	/** Opens what is kept on this device. The keys are open. */
	async open(vault: Opened): Promise<void> {
		const turn = ++this.#turn;
		this.state.set({ stage: 'opening' });
		let release: (() => void) | undefined;
		try {
			// Loaded first: who goes back meanwhile and opens this again is not to find the device held by what was left.
			const module = await messagesModule();
			if (turn !== this.#turn) return;
			release = await alone();
			if (turn !== this.#turn) return release?.();
			if (!release) return this.state.set({ stage: 'elsewhere' });
			const { shelf, state } = await Shelf.open(vault);
			if (turn !== this.#turn) return release();
			if (!state) {
				this.#shelf = { shelf, release };
				this.state.set({ stage: 'new' });
				return;
			}
			const device = module.Device.open(state);
			state.fill(0);
			this.#begin({ device, shelf, release });
		} catch (error) {
			release?.();
			if (turn === this.#turn) this.state.set({ stage: 'failed', error });
		}
	}

	/** Makes a device where there is none. */
	async create(): Promise<void> {
		const found = this.#shelf;
		if (!found) return;
		const { Device: made } = await messagesModule();
		if (this.#shelf !== found) return;
		this.#shelf = undefined;
		this.#begin({ device: made.create(), ...found });
		await this.#keep();
	}

	/** Forgets everything that was open. */
	close(): void {
		this.#turn += 1;
		clearInterval(this.#timer);
		clearTimeout(this.#soon);
		this.#mailbox?.close();
		this.#mailbox = undefined;
		this.#shelf?.release();
		this.#shelf = undefined;
		const work = this.#work;
		this.#work = undefined;
		this.#fetching = Promise.resolve();
		this.#own.clear();
		this.#words.clear();
		// What is being written is written before another window may begin.
		if (work) void this.#keeping.catch(() => undefined).finally(() => work.release());
		work?.device.free();
		this.state.set(CLOSED);
	}

	/** Goes on over another connection, or over none. */
	connect(connection: Connection | undefined): void {
		if (this.#connection === connection) return;
		this.#connection = connection;
		this.#mailbox?.close();
		this.#mailbox = undefined;
		this.#ring();
	}

	#begin(work: Work): void {
		this.#work = work;
		this.#keeping = Promise.resolve();
		this.#show();
		this.#timer = setInterval(() => this.#ring(), PAUSE);
		this.#ring();
	}

	#opened(): Work {
		if (!this.#work) throw new Error('the device is closed');
		return this.#work;
	}

	/** Does something on the device, keeps it, and sends what it wrote. */
	async act<T>(what: (device: Device, at: number) => T): Promise<T> {
		const done = what(this.#opened().device, now());
		await this.#keep();
		this.#show();
		this.#ring();
		return done;
	}

	/** What is asked of it without changing it. */
	look<T>(what: (device: Device) => T): T {
		return what(this.#opened().device);
	}

	/** A conversation, if there is one of this name. */
	talk(id: string): Talk | undefined {
		try {
			return JSON.parse(this.#opened().device.conversation(id, SHOWN)) as Talk;
		} catch {
			return undefined;
		}
	}

	/** Sends a file; it stays here as well, because nodes have it only until the others do. */
	async sendFile(conversation: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		const { shelf } = this.#opened();
		const secret = await this.act((device, at) => {
			const seq = device.sendFile(conversation, name, bytes, at);
			const { entries } = JSON.parse(device.conversation(conversation, SHOWN)) as Talk;
			const { body } = entries.find(({ sender, seq: found }) => sender.own && found === seq)!;
			const { key } = body as FileBody;
			// Until it lies there it is shown from here.
			this.#own.set(key, bytes);
			return key;
		});
		try {
			await shelf.keepFile(fromHex(secret) as Uint8Array<ArrayBuffer>, bytes);
		} catch (error) {
			// The message is on its way all the same, and the file still shows as long as this is open.
			throw new Unkept(String(error), { cause: error });
		}
		this.#own.delete(secret);
	}

	/** A file that somebody sent: from this device if it is kept here, or else from nodes. */
	async file(conversation: string, entry: Entry & { body: FileBody }): Promise<Uint8Array<ArrayBuffer>> {
		const work = this.#opened();
		const kept = await this.#keptFile(work, entry);
		if (kept) return kept;
		// One after the other: a conversation full of pictures would take more subscriptions than a node gives a connection.
		const fetched = this.#fetching.then(() => this.#fetch(work, conversation, entry));
		this.#fetching = fetched.catch(() => undefined);
		return fetched;
	}

	async #keptFile({ shelf }: Work, { body }: { body: FileBody }): Promise<Uint8Array<ArrayBuffer> | undefined> {
		return this.#own.get(body.key) ?? shelf.file(fromHex(body.key) as Uint8Array<ArrayBuffer>);
	}

	async #fetch(work: Work, conversation: string, entry: Entry & { body: FileBody }): Promise<Uint8Array<ArrayBuffer>> {
		const { device, shelf } = work;
		const { sender, seq, body } = entry;
		// It may have come while this waited.
		const kept = await this.#keptFile(work, entry);
		if (kept) return kept;
		if (this.#work !== work) throw new Error('the device is closed');
		const mailbox = this.#reach();
		const topics = device.pieces(conversation, sender.key, seq);
		const found = await mailbox.readOnce(topics, (some) => some.length >= topics.length);
		if (this.#work !== work) throw new Error('the device is closed');
		const secret = fromHex(body.key) as Uint8Array<ArrayBuffer>;
		const bytes = device.assemble(conversation, sender.key, seq, found) as Uint8Array<ArrayBuffer>;
		// Kept before its sender is told, who takes it from the nodes then.
		try {
			await shelf.keepFile(secret, bytes);
		} catch {
			// It is shown, and stays on the nodes: this device will have to fetch it again.
			return bytes;
		}
		// Who has left the conversation has the file, and nobody to tell.
		if (!sender.own) await this.act((own, at) => own.fetched(conversation, sender.key, seq, at)).catch(() => undefined);
		return bytes;
	}

	/** Keeps what has changed; one after the other, so that what is older is never written over what is newer. */
	#keep(): Promise<void> {
		const work = this.#opened();
		const kept = this.#keeping.then(async () => {
			if (this.#work !== work) throw new Error('the device is closed');
			const state = work.device.unkept() as Uint8Array<ArrayBuffer> | undefined;
			if (!state) return;
			await work.shelf.keep(state);
			state.fill(0);
			if (this.#work === work) work.device.kept();
		});
		// What could not be kept ends the work: nothing that was not kept may be sent.
		this.#keeping = kept.catch((error: unknown) => {
			if (this.#work !== work) return;
			this.close();
			this.state.set({ stage: 'failed', error });
		});
		return kept;
	}

	#reach(): Mailbox {
		const connection = this.#connection;
		if (!connection || !finalOf(connection.status.get())) throw new WireTrouble('there is no connection');
		return this.#mailbox ??= new Mailbox(connection.wire, connection.mode === 'light', {
			onNews: () => {
				clearTimeout(this.#soon);
				this.#soon = setTimeout(() => this.#ring(), SOON);
			},
		});
	}

	/** A round is wanted. */
	#ring(): void {
		if (this.#busy) this.#again = true;
		else void this.#round();
	}

	async #round(): Promise<void> {
		const work = this.#work;
		const connection = this.#connection;
		if (!work || !connection) return;
		this.#again = false;
		const status = connection.status.get();
		// Not before there is a block: what is asked of a light client without peers is answered by silence. It is not waited
		// for here, because a connection that is closed meanwhile never has one; the next round looks again.
		if (!finalOf(status)) {
			if (status.stage === 'failed') this.#show(false);
			return;
		}
		this.#busy = true;
		// What was done over a connection that has been replaced says nothing of whether a node is reached now.
		const isCurrent = () => this.#work === work && this.#connection === connection;
		try {
			const events = await exchange(work.device, this.#reach(), () => this.#keep(), now);
			if (this.#work !== work) return;
			for (const word of events.filter(isWord)) this.#words.set(JSON.stringify(word), { word, at: Date.now() });
			this.#show(isCurrent() || undefined);
		} catch {
			if (isCurrent()) this.#show(false);
		} finally {
			this.#busy = false;
			if (this.#again) this.#ring();
		}
	}

	/** Shows what is there now. `reached`: whether a node was, just now. */
	#show(reached?: boolean): void {
		const { device } = this.#opened();
		const before = this.state.get();
		const old = before.stage === 'open' ? before : undefined;
		for (const [key, { at }] of this.#words) if (Date.now() - at > REMEMBERED) this.#words.delete(key);
		const next = {
			overview: JSON.parse(device.overview()) as Overview,
			words: [...this.#words.values()].map(({ word }) => word),
			reached: reached ?? old?.reached,
		};
		const same = old && JSON.stringify([old.overview, old.words, old.reached]) === JSON.stringify([next.overview, next.words, next.reached]);
		if (!same) this.state.set({ stage: 'open', version: (old?.version ?? 0) + 1, ...next });
	}
}

/** The page's. */
export const session = new Session();
