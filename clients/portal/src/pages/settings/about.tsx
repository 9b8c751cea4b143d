// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { BackLink, Page, Section } from '../../parts';

export function Component() {
	const { t } = useTranslation('settings');
	return (
		<Page title={t('about.title')} above={<BackLink to="/settings">{t('title')}</BackLink>} narrow>
			<Section title={t('about.what')}>
				<div className="prose"><p>{t('about.whatText')}</p><p>{t('about.whatText2')}</p></div>
			</Section>
			<Section title={t('about.privacy')}>
				<div className="prose"><p>{t('about.privacyText')}</p><p>{t('about.privacyText2')}</p></div>
			</Section>
			<Section title={t('about.access')}>
				<div className="prose"><p>{t('about.accessText')}</p></div>
			</Section>
			<Section title={t('about.licence')}>
				<div className="prose"><p>{t('about.licenceText')}</p></div>
			</Section>
		</Page>
	);
}
