// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is shown in place of a page.

import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Button, ButtonLink, Page } from '../parts';

export function NotFound() {
	const { t } = useTranslation('common');
	return (
		<Page title={t('notFound.title')} lead={<p>{t('notFound.text')}</p>} narrow>
			<ButtonLink to="/" kind="primary">{t('notFound.home')}</ButtonLink>
		</Page>
	);
}

/** A page failed. If its code could not be had, a newer version of the site has taken its place. */
export function Crash() {
	const { t } = useTranslation('common');
	const error = useRouteError();
	const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	const outdated = /dynamically imported module|Importing a module/.test(text);
	return (
		<Page title={t('crash.title')} lead={<p>{t(outdated ? navigator.onLine ? 'crash.outdated' : 'crash.offline' : 'crash.text')}</p>} narrow>
			<Button kind="primary" onClick={() => location.reload()}>{t('retry')}</Button>
			<pre className="fine wrap">{text}</pre>
		</Page>
	);
}
