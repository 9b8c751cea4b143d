// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What went wrong, in a sentence for the reader that says what to do. Those of the chain's rules come from the same table
// as those of the command line, in the prover.

import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProverTrouble, prover } from '../prover/client';
import { type Language, asLanguage } from '../text';
import { errorName } from './calls';
import type { Connection } from './connection';
import { ConnectionFailed } from './connection';
import { useChain } from './context';
import { Refused } from './refusal';

const common = (key: string, values: Record<string, unknown> = {}) => i18next.t(key, { ns: 'common', ...values });

/** The table's sentence; nothing if it has none, or this portal has no prover. */
const fromTable = (ask: Promise<string | undefined>) => ask.catch(() => undefined);

async function ofRefused({ reason }: Refused, language: Language, connection: Connection | undefined): Promise<string> {
	switch (reason.kind) {
		case 'call': {
			const { pallet, error } = reason;
			const sentence = await fromTable(prover.run('sentence', { language, pallet, error }));
			return sentence ?? common('refusal.call', { pallet, error });
		}
		case 'code': {
			const { code, pallet } = reason;
			if (typeof pallet === 'string') {
				const error = connection && await errorName(connection, pallet, code).catch(() => undefined);
				const asked = prover.run('refusal', { language, pallet, code, ...(error && { error }) });
				const sentence = await fromTable(asked);
				if (sentence) return sentence;
			}
			return common('refusal.code', { code });
		}
		case 'pool': {
			const key = `refusal.pool.${reason.name}`;
			return i18next.exists(key, { ns: 'common' }) ? common(key) : common('refusal.pool.other', { name: reason.name });
		}
		case 'late': return common('refusal.late');
		case 'unreachable': return common('refusal.unreachable');
	}
}

export async function sentenceOf(error: unknown, language: Language, connection?: Connection): Promise<string> {
	if (error instanceof Refused) return ofRefused(error, language, connection);
	if (error instanceof ProverTrouble) {
		const key = `prover.${error.name}`;
		return error.sentences[language] ?? common(i18next.exists(key, { ns: 'common' }) ? key : 'prover.other', { name: error.name });
	}
	if (error instanceof ConnectionFailed) return common(`connection.why.${error.why}`);
	return error instanceof Error ? error.message : String(error);
}

/** The sentence for an error, once it is known. */
export function useSentence(error: unknown): string | undefined {
	const { i18n } = useTranslation();
	const { connection } = useChain();
	const [said, setSaid] = useState<{ error: unknown; text: string }>();
	const language = asLanguage(i18n.language);
	useEffect(() => {
		if (error === undefined || error === null) return undefined;
		let gone = false;
		void sentenceOf(error, language, connection).then((text) => {
			if (!gone) setSaid({ error, text });
		});
		return () => {
			gone = true;
		};
	}, [error, language, connection]);
	return said?.error === error ? said?.text : undefined;
}
