// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Receipts that this device keeps, sealed beside the keys: who reads one learns that this member voted.

import { type Receipt, parseReceipt } from '../../chain/receipts';
import { vault } from '../../keys';

interface Content {
	readonly kind: 'receipt';
	/** As `caucus receipt` reads it. */
	readonly text: string;
	readonly title: string;
	/** The tracker's words that were shown before the ballot was cast. */
	readonly words: readonly string[];
	/** When it was sent, in milliseconds. */
	readonly sent: number;
	/** Whether others handed it in: nodes are then asked about it only when its owner wants it. */
	readonly hidden?: boolean;
	/** What a relayer signed when it took the ballot. */
	readonly promise?: string;
}

export interface KeptReceipt extends Content {
	/** Under which it is kept. */
	readonly name: string;
	readonly receipt: Receipt;
}

const isContent = (value: unknown): value is Content => {
	const content = value as Partial<Content> | null;
	return content?.kind === 'receipt' && typeof content.text === 'string' && typeof content.title === 'string'
		&& Array.isArray(content.words) && typeof content.sent === 'number'
		&& ['undefined', 'string'].includes(typeof content.promise);
};

/** Keeps a receipt, or what is known more of one that is kept. Gives the name under which it is. */
export const keepReceipt = (content: Omit<Content, 'kind'>, name?: string): Promise<string> =>
	vault.keepNote({ kind: 'receipt', ...content }, name);

export const forgetReceipt = (name: string): Promise<void> => vault.dropNote(name);

/** The receipts that are kept, the newest first. The keys have to be open. */
export async function keptReceipts(): Promise<KeptReceipt[]> {
	const found = [...await vault.notes()].flatMap(([name, value]) => {
		const receipt = isContent(value) ? parseReceipt(value.text) : undefined;
		return receipt && isContent(value) ? [{ ...value, name, receipt }] : [];
	});
	return found.sort((a, b) => b.sent - a.sent);
}

/** How many ballots of an election this device knows to have sent under an alias. */
export async function sentBefore(election: number, alias: string): Promise<number> {
	const own = (await keptReceipts()).filter(({ receipt }) => receipt.election === election && receipt.alias === alias);
	return Math.max(0, ...own.map(({ receipt }) => receipt.sequence));
}
