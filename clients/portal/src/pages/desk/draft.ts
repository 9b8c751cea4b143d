// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Drafts of what an officer writes. They stay in this browser until they are sent, and can be handed to a second person as
// a file, so that both sign the same.

import { useCallback, useState } from 'react';
import { lasting } from '../../storage';

/** What is being written under a name. It comes back when the page is opened again. */
export function useDraft<T extends object>(name: string, initial: T): [T, (change: Partial<T>) => void, () => void] {
	const key = `draft.${name}` as const;
	const [draft, setDraft] = useState<T>(() => {
		try {
			return { ...initial, ...(JSON.parse(lasting.get(key) ?? '{}') as Partial<T>) };
		} catch {
			return initial;
		}
	});
	const change = useCallback((some: Partial<T>) => setDraft((old) => {
		const next = { ...old, ...some };
		lasting.set(key, JSON.stringify(next));
		return next;
	}), [key]);
	const forget = useCallback(() => lasting.remove(key), [key]);
	return [draft, change, forget];
}

/** A draft as a file for the second person. */
export const draftFile = (kind: string, draft: object): string => `${JSON.stringify({ caucus: kind, ...draft }, null, '\t')}\n`;

/** What such a file says, if it is one of this kind. */
export function openDraft(kind: string, text: string): Record<string, unknown> | undefined {
	try {
		const { caucus, ...draft } = JSON.parse(text) as { caucus?: string };
		return caucus === kind ? draft : undefined;
	} catch {
		return undefined;
	}
}
