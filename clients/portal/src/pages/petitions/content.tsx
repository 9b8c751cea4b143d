// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Texts that lie outside the chain: shown if they are at hand and are the ones whose digest the chain has, and never else.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentRef, asText, fetchText, isOf, useChain } from '../../chain';
import { Code, Field, Icon } from '../../parts';
import { useFormat } from '../../text';

/** Texts that were checked during this visit, by digest. They are public, and gone with the page. */
const checked = new Map<string, string>();

/** Keeps a text that was written here, so that its writer sees it. */
export const rememberText = (content: ContentRef, text: string): void => void checked.set(content.digest, text);

type Found = { readonly state: 'looking' | 'elsewhere' } | { readonly state: 'there'; readonly text: string };

function useContent(content: ContentRef): [Found, (text: string) => void] {
	const { config } = useChain();
	const [found, setFound] = useState<{ digest: string; found: Found }>();
	const { digest } = content;
	useEffect(() => {
		const known = checked.get(digest);
		if (known !== undefined) return setFound({ digest, found: { state: 'there', text: known } });
		if (!config) return undefined;
		const leave = new AbortController();
		// An operator who does not publish it, or publishes another, is no reason for a warning: it may lie anywhere.
		void fetchText(config, content, leave.signal).catch(() => undefined).then((bytes) => {
			if (leave.signal.aborted) return;
			if (bytes) checked.set(digest, asText(bytes));
			setFound({ digest, found: bytes ? { state: 'there', text: asText(bytes) } : { state: 'elsewhere' } });
		});
		return () => leave.abort();
	}, [digest, config]);
	const take = (text: string) => {
		checked.set(digest, text);
		setFound({ digest, found: { state: 'there', text } });
	};
	return [found?.digest === digest ? found.found : { state: 'looking' }, take];
}

/** Lets whoever has the file see whether it is the one. */
function Comparison({ content, onMatch }: { content: ContentRef; onMatch: (text: string) => void }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const [differs, setDiffers] = useState(false);
	const compare = async (file: File) => {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const same = isOf(content, bytes);
		setDiffers(!same);
		if (same) onMatch(asText(bytes));
	};
	return (
		<details className="disclosure">
			<summary>{t('content.compare')}</summary>
			<div className="stack">
				<Field label={t('content.pick')} hint={t('content.pickHint', { bytes: format.number(content.bytes) })} {...(differs && { error: t('content.differs') })}>
					{(ids) => (
						<input
							{...ids} type="file" accept=".txt,.md,text/*" className="input"
							onChange={(event) => {
								const file = event.target.files?.[0];
								if (file) void compare(file);
							}}
						/>
					)}
				</Field>
				<p className="fine">{t('content.digest')}</p>
				<Code>{content.digest}</Code>
			</div>
		</details>
	);
}

/** A text by its digest: the text itself with the word that it was checked, or where it is and how to check it. */
export function Content({ content, name }: {
	content: ContentRef;
	/** What it is, such as "reasons". */
	name: string;
}) {
	const { t } = useTranslation('petitions');
	const [found, take] = useContent(content);
	if (found.state === 'looking') return <p className="fine" role="status">{t('content.looking', { name })}</p>;
	if (found.state === 'there') {
		return (
			<div className="content">
				<p className="wrap" lang={content.language.type === 'English' ? 'en' : 'ko'}>{found.text}</p>
				<p className="fine content-checked"><Icon name="check" />{t('content.matches')}</p>
			</div>
		);
	}
	return (
		<div className="content">
			<p className="fine">{t('content.elsewhere', { name })}</p>
			<Comparison content={content} onMatch={take} />
		</div>
	);
}
