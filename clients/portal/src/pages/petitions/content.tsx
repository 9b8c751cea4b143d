// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Texts that lie outside the chain: shown if they are at hand and are the ones whose digest the chain has, and never else.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentRef, keepText, useText } from '../../chain';
import { Code, Field, Icon } from '../../parts';
import { matchOf } from '../../records';
import { useFormat } from '../../text';

/** Lets whoever has the file see whether it is the one. */
function Comparison({ content, onMatch }: { content: ContentRef; onMatch: (text: string) => void }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const [differs, setDiffers] = useState(false);
	const compare = async (file: File) => {
		const match = await matchOf(file, [content]);
		setDiffers(!match);
		if (match) onMatch(match.text);
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
	const published = useText(content);
	const [own, setOwn] = useState<string>();
	const text = own ?? published;
	if (text !== undefined) {
		return (
			<div className="content">
				<p className="wrap" lang={content.language.type === 'English' ? 'en' : 'ko'}>{text}</p>
				<p className="fine content-checked"><Icon name="check" />{t('content.matches')}</p>
			</div>
		);
	}
	const take = (given: string) => {
		keepText(content.digest, given);
		setOwn(given);
	};
	return (
		<div className="content">
			<p className="fine">{t('content.elsewhere', { name })}</p>
			<Comparison content={content} onMatch={take} />
		</div>
	);
}
