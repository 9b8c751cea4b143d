// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// All that belongs to one petition, of one block.

import type { Reading } from '../../../chain';
import type { Code, Decision, Parameters, Response, View, Void } from '../types';

export interface Case {
	readonly view: View;
	readonly decisions: readonly Decision[];
	readonly responses: readonly Response[];
	readonly voids: readonly Void[];
	/** What petitions of its day go by. */
	readonly parameters: Parameters;
	/** What codes say that decisions and a recall name, by `code/version`. */
	readonly codes: ReadonlyMap<string, Code>;
	/** Labels of posts: the starter's, and the one that a recall is about. */
	readonly posts: ReadonlyMap<number, Uint8Array>;
}

export interface CodeRef {
	readonly code: number;
	readonly version: number;
}

export const keyOf = ({ code, version }: CodeRef): string => `${code}/${version}`;

/** The code that a decision names. */
export function codeOf({ ruling }: Decision[1]): CodeRef | undefined {
	if (ruling.type === 'CommentHidden') return ruling.value.code;
	if (ruling.type !== 'OnPetition') return undefined;
	const { verdict } = ruling.value;
	return verdict.type === 'Publish' ? undefined : verdict.value.code;
}

export async function readDecisions({ api, at }: Reading, ids: readonly number[]): Promise<Decision[]> {
	const found = await Promise.all(ids.map((id) => api.view.Petitions.decisions(id, 1, { at })));
	return found.flat();
}

export async function readCodes({ api, at }: Reading, wanted: readonly CodeRef[]): Promise<Map<string, Code>> {
	const different = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
	const codes = new Map<string, Code>();
	for (const one of different) {
		const code = await api.view.Petitions.code(one.code, one.version, { at });
		if (code) codes.set(keyOf(one), code);
	}
	return codes;
}

/** A petition with all that was done about it; null if there is none. */
export async function readCase(reading: Reading, petition: number): Promise<Case | null> {
	const { api, at } = reading;
	const view = await api.view.Petitions.petition(petition, { at });
	if (!view) return null;
	const { starter, kind, decisions: ids, parameters: version } = view.petition;
	const post = kind.type === 'Recall' ? kind.value.post : starter.type === 'Post' ? starter.value : undefined;
	const [decisions, responses, voids, parameters, label] = await Promise.all([
		readDecisions(reading, ids),
		api.view.Petitions.responses(petition, { at }),
		api.view.Petitions.voids(petition, { at }),
		api.view.Petitions.parameters_at(version, { at }),
		post === undefined ? undefined : api.view.Organisations.post(post, { at }),
	]);
	if (!parameters) throw new Error(`no parameters of version ${version}`);
	const named = decisions.flatMap(([, decision]) => codeOf(decision) ?? []);
	const codes = await readCodes(reading, view.recall ? [...named, view.recall.grounds] : named);
	const posts = new Map(post === undefined || !label ? [] : [[post, label.label] as const]);
	return { view, decisions, responses, voids, parameters, codes, posts };
}

/** Signatures that count: those of keys that were voided do not. */
export const validOf = ({ numbers }: View): number => Math.max(0, numbers.count - numbers.void_count);
