// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What stands around every page: the name, the way to other areas, and whether the records are verified.

import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { useChain } from '../chain';
import { Loading } from '../parts';
import { asLanguage, setLanguage } from '../text';
import { ConnectionBadge } from './connection-badge';
import { BottomBar, TopNavigation } from './navigation';

export { Crash, NotFound } from './trouble';

function Header() {
	const { i18n } = useTranslation('common');
	const { config } = useChain();
	return (
		<header className="header">
			<div className="header-inner">
				<Link to="/" className="brand">
					<svg viewBox="0 0 32 32" className="brand-mark" aria-hidden="true"><rect width="32" height="32" rx="7" /><path d="M8 16.5l5.2 5.2L24 11" /></svg>
					<span>{config?.name[asLanguage(i18n.language)] ?? 'Caucus'}</span>
				</Link>
				<TopNavigation />
				<ConnectionBadge />
			</div>
		</header>
	);
}

function Footer() {
	const { t, i18n } = useTranslation('common');
	const { choice, connection } = useChain();
	const node = connection?.node;
	const other = asLanguage(i18n.language) === 'ko' ? 'en' : 'ko';
	return (
		<footer className="footer">
			<div className="footer-inner">
				<p>{t(choice.mode === 'light' ? 'footer.verified' : node ? 'footer.trustedNode' : 'footer.trusted', { node })}</p>
				<ul className="footer-links">
					<li><Link to="/settings/about">{t('footer.about')}</Link></li>
					<li><button type="button" className="link" lang={other} onClick={() => setLanguage(other)}>{t('footer.language')}</button></li>
				</ul>
			</div>
		</footer>
	);
}

export function Frame() {
	const { t } = useTranslation('common');
	return (
		<>
			<a href="#content" className="skip">{t('skip')}</a>
			<Header />
			<main id="content" tabIndex={-1}>
				<Suspense fallback={<div className="page"><Loading lines={5} /></div>}>
					<Outlet />
				</Suspense>
			</main>
			<Footer />
			<BottomBar />
			<ScrollRestoration />
		</>
	);
}
