// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { type ContentRef, useText } from '../chain';
import { Code } from '../parts';
import { useFormat } from '../text';

/** What kind of file, how long, in which language: 한국어 문서 (일반 텍스트), 1.2 KB. */
export function useKind(): (reference: ContentRef) => string {
	const { t } = useTranslation('records');
	const format = useFormat();
	return ({ media, language, bytes }) => t('kind', {
		media: t(`media.${media.type}`), language: t(`language.${language.type}`),
		size: bytes < 1024n ? t('bytes', { count: Number(bytes) }) : t('kilobytes', { size: format.number(Math.round(Number(bytes) / 102.4) / 10) }),
	});
}

export interface PublishedProps {
	readonly reference: ContentRef;
	/** A text with this digest that the reader has. */
	readonly own?: string | undefined;
	/** Why the bytes are gone for good, if they are. */
	readonly removed?: string | undefined;
}

/** A text that the chain names by its digest: itself where the party publishes it, and always what it is known by. */
export function Published({ reference, own, removed }: PublishedProps) {
	const { t } = useTranslation('records');
	const kind = useKind();
	const fetched = useText(removed ? undefined : reference);
	const text = own ?? fetched;
	return (
		<div className="published">
			{removed ? <p>{removed}</p> : text !== undefined
				? <blockquote className="published-text wrap" lang={reference.language.type === 'Korean' ? 'ko' : 'en'}>{text.trim()}</blockquote>
				: <p className="fine">{t('elsewhere')}</p>}
			<details className="disclosure">
				<summary>{t(text === undefined ? 'fingerprint' : 'fingerprintMatches')}</summary>
				<p className="fine">{kind(reference)}</p>
				<Code>{reference.digest}</Code>
			</details>
		</div>
	);
}
