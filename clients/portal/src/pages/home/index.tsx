// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'home',
	nav: { to: '/', icon: 'home', order: 0 },
	routes: [{ index: true, lazy: () => import('./home') }],
};
