// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Records of meetings in words.

import { useTranslation } from 'react-i18next';
import type { Tone } from '../../parts';
import { useFormat } from '../../text';
import type { Meeting, Motion, Requirement } from './data';

export function toneOf(stage: Meeting['stage']['type']): Tone {
	switch (stage) {
		case 'Noticed': case 'AgendaFrozen': case 'InSession': return 'open';
		case 'Final': case 'Certified': return 'done';
		case 'Inquorate': case 'Postponed': case 'UnderObjection': return 'warning';
		case 'Annulled': case 'Cancelled': return 'danger';
		default: return 'plain';
	}
}

export function toneOfMotion(state: Motion['state']['type']): Tone {
	switch (state) {
		case 'Adopted': return 'done';
		case 'Rejected': case 'Annulled': return 'danger';
		case 'Proposed': case 'Received': return 'open';
		default: return 'plain';
	}
}

interface Part {
	readonly share: { readonly num: number; readonly den: number };
	readonly strict: boolean;
}

/** Requirements as statutes say them: 재적 과반수 출석, 출석 과반수 찬성. */
export function useRequirement() {
	const { t } = useTranslation('assemblies');
	const share = ({ share: { num, den }, strict }: Part) => {
		if (num * 2 === den) return t(strict ? 'share.majority' : 'share.half');
		return t(strict ? 'share.more' : 'share.least', { num, den });
	};
	const quorum = (one: Requirement['quorum']) => t(one.least > 1 ? 'quorum.both' : 'quorum.share', { share: share(one), least: one.least });
	const pass = (one: Requirement) => t(`pass.${one.base.type}`, { share: share(one) });
	return { quorum, pass, whole: (one: Requirement) => `${quorum(one.quorum)}, ${pass(one)}` };
}

/** When a meeting is or was: what happened counts more than what was planned. */
export function useWhen(): (meeting: Meeting) => string {
	const format = useFormat();
	return ({ opened_at, adjourned_at, plan }) => (opened_at !== undefined && adjourned_at !== undefined
		? format.range(opened_at, adjourned_at) : format.range(plan.starts_at, plan.ends_at));
}
