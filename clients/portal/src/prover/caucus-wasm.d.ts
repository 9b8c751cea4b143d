// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What clients/wasm gives to pages. Its own types are made when it is built; these stand in for them until then. The two
// may not differ: clients/wasm/src is right.

declare module 'caucus-wasm' {
	export default function init(module?: unknown): Promise<unknown>;

	export function newWords(): string;
	export class Member {
		private constructor();
		static fromWords(words: string): Member;
		static development(number: number): Member;
		key(): Uint8Array;
		application(genesis: Uint8Array, chapter: number, classes: number): Uint8Array;
		free(): void;
	}

	export class Booth {
		constructor(genesis: Uint8Array, election: number, params: Uint8Array, styles: Uint8Array[], published?: Uint8Array);
		reference(): Uint8Array;
		takePlace(member: Member): Place;
		paper(place: Place): string;
		makeUnsealed(place: Place, sequence: number, choices: string): Unsealed;
		seal(member: Member, place: Place, unsealed: Unsealed): Uint8Array;
		receipt(ballot: Uint8Array, block?: Uint8Array): string;
		free(): void;
	}
	export class Place {
		private constructor();
		alias(): Uint8Array;
		free(): void;
	}
	export class Unsealed {
		private constructor();
		words(): string[];
		spoil(): string;
		free(): void;
	}
	export function receiptStatus(receipt: string, genesis: Uint8Array, vote?: Uint8Array): string;
	export function receiptWords(receipt: string, reference: Uint8Array): string[] | undefined;

	export function alias(member: Member, genesis: Uint8Array, matter: string, number: number): Uint8Array;
	export class Actor {
		constructor(
			genesis: Uint8Array, member: Member, roll: number, record: Uint8Array, styles: Uint8Array[], published?: Uint8Array);
		part(): number;
		sponsor(petition: number): string;
		sign(petition: number, sequence: number): string;
		withdraw(petition: number, sequence: number): string;
		comment(petition: number, body: Uint8Array, sequence: number): string;
		startPetition(year: number, sequence: number, draft: Uint8Array): string;
		actAsStarter(year: number, petition: number, act: Uint8Array): string;
		binding(year: number, account: Uint8Array): Uint8Array;
		bind(year: number, account: Uint8Array, consent: Uint8Array): string;
		sealAnswers(answers: Answers): string;
		objectToRecord(meeting: number, window: number, reason: Uint8Array): string;
		free(): void;
	}
	export class Answers {
		constructor(genesis: Uint8Array, member: Member, evaluation: number, answers: Uint8Array);
		static fromKept(text: string): Answers;
		keep(): string;
		open(genesis: Uint8Array): string;
		free(): void;
	}

	export function sentence(language: string, pallet: string, error: string): string | undefined;
	export function refusal(language: string, pallet: string, code: number, error?: string): string | undefined;
}
