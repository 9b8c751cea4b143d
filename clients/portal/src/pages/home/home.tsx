// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { useChain } from '../../chain';
import { Page } from '../../parts';
import { asLanguage } from '../../text';

export function Component() {
	const { t, i18n } = useTranslation('home');
	const { config } = useChain();
	return (
		<Page title={t('title', { party: config?.name[asLanguage(i18n.language)] ?? '' })} lead={<p>{t('lead')}</p>}>
			<p />
		</Page>
	);
}
