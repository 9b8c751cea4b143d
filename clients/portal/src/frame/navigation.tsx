// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The way to the areas: across the top where there is room, else a bar at the bottom, under the thumb.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { AREAS, type Area } from '../areas';
import { Dialog, Icon } from '../parts';

type Shown = Area & { readonly nav: NonNullable<Area['nav']> };

const SHOWN = AREAS.filter((area): area is Shown => area.nav !== undefined);

/** How many areas a phone's bar holds beside the menu. */
const IN_BAR = 4;

function AreaLink({ area, icon = false }: { area: Shown; icon?: boolean }) {
	const { t: own } = useTranslation(area.id);
	return (
		<NavLink to={area.nav.to} end={area.nav.to === '/'} className="nav-link">
			{icon && <Icon name={area.nav.icon} />}
			<span>{own('nav')}</span>
		</NavLink>
	);
}

export function TopNavigation() {
	const { t } = useTranslation('common');
	return (
		<nav className="top-nav" aria-label={t('mainNavigation')}>
			<ul>{SHOWN.map((area) => <li key={area.id}><AreaLink area={area} /></li>)}</ul>
		</nav>
	);
}

export function BottomBar() {
	const { t } = useTranslation('common');
	const [open, setOpen] = useState(false);
	const { pathname } = useLocation();
	const before = useRef(pathname);
	useEffect(() => {
		if (before.current !== pathname) setOpen(false);
		before.current = pathname;
	}, [pathname]);
	const [first, rest] = SHOWN.length <= IN_BAR + 1 ? [SHOWN, []] : [SHOWN.slice(0, IN_BAR), SHOWN.slice(IN_BAR)];
	return (
		<nav className="bottom-bar" aria-label={t('mainNavigation')}>
			<ul>
				{first.map((area) => <li key={area.id}><AreaLink area={area} icon /></li>)}
				{rest.length > 0 && (
					<li>
						<button type="button" className="nav-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
							<Icon name="menu" /><span>{t('menu')}</span>
						</button>
					</li>
				)}
			</ul>
			<Dialog open={open} onClose={() => setOpen(false)} title={t('menu')}>
				<ul className="menu-list" onClick={() => setOpen(false)}>
					{rest.map((area) => <li key={area.id}><AreaLink area={area} icon /></li>)}
				</ul>
			</Dialog>
		</nav>
	);
}
