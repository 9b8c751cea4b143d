// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { ReactNode } from 'react';

export type Tone = 'plain' | 'open' | 'done' | 'warning' | 'danger';

/** One or two words on a state. The colour repeats what the words say. */
export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
	<span className={`badge badge-${tone}`}>{children}</span>
);
