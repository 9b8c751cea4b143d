// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Words of keys (BIP-39, English list) and accounts made of them (sr25519, as every Substrate wallet does).

import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import {
	DEV_PHRASE, type KeyPair, entropyToMiniSecret, generateMnemonic, mnemonicToEntropy, parseSuri, ss58Address, validateMnemonic,
} from '@polkadot-labs/hdkd-helpers';
import { KeyTrouble } from './trouble';

/** Twelve new words, from the browser's randomness. */
export const newWords = (): string => generateMnemonic(128);

/** As the list writes them: people type capitals, commas and line feeds. */
export const tidyWords = (text: string): string => text.normalize('NFKD').toLowerCase().split(/[^a-z]+/).filter(Boolean).join(' ');

/** Tidy words, if they are the words of a key. */
export function checkedWords(text: string): string {
	const words = tidyWords(text);
	const count = words.split(' ').length;
	if ((count !== 12 && count !== 24) || !validateMnemonic(words)) throw new KeyTrouble('BadWords');
	return words;
}

/**
 * The account of words, with a path such as `//desk` behind them if it has one. A path alone is of the words that every
 * development chain has.
 */
export function accountOf(secret: string): KeyPair & { readonly address: string } {
	const text = secret.trim();
	const { phrase = '', paths = '', password } = parseSuri(text.startsWith('/') ? `${DEV_PHRASE}${text}` : text);
	const words = checkedWords(phrase);
	const pair = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(words), password))(paths);
	return { ...pair, address: ss58Address(pair.publicKey) };
}

/** Places of some of the words, counted from 1, which the owner types to show that they are written down. */
export function asked(words: string, count = 3): number[] {
	const places = words.split(' ').map((_, i) => i + 1);
	const chosen = new Set<number>();
	while (chosen.size < Math.min(count, places.length)) {
		chosen.add(1 + crypto.getRandomValues(new Uint32Array(1))[0]! % places.length);
	}
	return [...chosen].sort((a, b) => a - b);
}

/** Which of the `places` in the words of a key, counted from 1, were typed wrongly. A path behind the words is none of them. */
export function wrongPlaces(secret: string, places: readonly number[], typed: readonly string[]): number[] {
	const words = tidyWords(secret.replace(/\/.*$/s, '')).split(' ');
	return places.filter((place, i) => words[place - 1] !== tidyWords(typed[i] ?? ''));
}
