// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'settings',
	nav: { to: '/settings', icon: 'settings', order: 90 },
	routes: [
		{ path: 'settings', lazy: () => import('./settings') },
		{ path: 'settings/connection', lazy: () => import('./connection') },
		{ path: 'settings/about', lazy: () => import('./about') },
		{ path: 'settings/keys', lazy: () => import('./keys/keys') },
		{ path: 'settings/keys/new', lazy: () => import('./keys/new') },
		{ path: 'settings/keys/import', lazy: () => import('./keys/import') },
		{ path: 'settings/keys/backup/:id', lazy: () => import('./keys/backup') },
		{ path: 'settings/keys/application', lazy: () => import('./keys/application') },
		{ path: 'settings/keys/passphrase', lazy: () => import('./keys/passphrase') },
		{ path: 'settings/keys/erase', lazy: () => import('./keys/erase') },
	],
};
