// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

type Kind = 'info' | 'success' | 'warning' | 'danger';

const ICONS: Record<Kind, IconName> = { info: 'info', success: 'check', warning: 'warning', danger: 'warning' };

/** A box that says something apart from the text around it. `live`: it came up just now and is read out. */
export function Notice({ kind = 'info', title, children, live = false }: {
	kind?: Kind; title?: string; children?: ReactNode; live?: boolean;
}) {
	return (
		<div className={`notice notice-${kind}`} {...(live && { role: kind === 'danger' ? 'alert' : 'status' })}>
			<Icon name={ICONS[kind]} />
			<div className="notice-text">
				{title && <p className="notice-title">{title}</p>}
				{children}
			</div>
		</div>
	);
}
