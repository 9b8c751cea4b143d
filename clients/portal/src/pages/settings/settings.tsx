// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Page } from '../../parts';

export function Component() {
	const { t } = useTranslation('settings');
	return <Page title={t('title')}><p /></Page>;
}
