// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Code, Icon } from '../../parts';

/** Whether an address can be opened from a page, and is what it says. */
function opened(url: string): string | undefined {
	try {
		const { protocol, href } = new URL(url);
		return protocol === 'https:' || protocol === 'http:' ? href : undefined;
	} catch {
		return undefined;
	}
}

/** Where something was found: text, until the reader chooses to go there. */
export function Source({ url }: { url: string }) {
	const { t } = useTranslation('representatives');
	const href = opened(url);
	return (
		<span className="source">
			<Code>{url}</Code>
			{href && <a href={href} rel="noreferrer noopener external nofollow" target="_blank">{t('openSource')}<Icon name="external" /><span className="hidden"> {t('leaves')}</span></a>}
		</span>
	);
}
