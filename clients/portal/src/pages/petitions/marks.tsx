// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// States and lateness as badges.

import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../parts';
import type { Late } from './late';
import type { State } from './types';

const TONES: Record<State, Tone> = {
	Collecting: 'open', InReview: 'plain', InAppeal: 'plain', Open: 'open', Closed: 'done', Rejected: 'warning', Hidden: 'warning',
	Lapsed: 'plain', Withdrawn: 'plain', Removed: 'danger', Stopped: 'plain',
};

export function StateBadge({ state }: { state: State }) {
	const { t } = useTranslation('petitions');
	return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}

export function LateBadges({ late }: { late: readonly Late[] }) {
	const { t } = useTranslation('petitions');
	return <>{late.map((what) => <Badge key={what} tone="danger">{t(`late.${what}`)}</Badge>)}</>;
}
