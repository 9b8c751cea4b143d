// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'settings',
	nav: { to: '/settings', icon: 'settings', order: 90 },
	routes: [{ path: 'settings', lazy: () => import('./settings') }],
};
