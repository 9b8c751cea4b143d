// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Why nobody has to be believed: the trustees, and the reference that everybody compares.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Basis as Known, type Standing, sameReference } from '../../chain/elections';
import { Code, Notice, TextField } from '../../parts';
import { useFormat } from '../../text';

function Compare({ reference }: { reference: string }) {
	const { t } = useTranslation('elections');
	const [typed, setTyped] = useState('');
	const same = sameReference(reference, typed);
	return (
		<div className="stack">
			<TextField label={t('basis.compare')} hint={t('basis.compareHint')} value={typed} onChange={setTyped} autoComplete="off" spellCheck={false} optional />
			{same !== undefined && (same
				? <Notice kind="success" live><p>{t('basis.same')}</p></Notice>
				: <Notice kind="danger" live><p>{t('basis.other')}</p></Notice>)}
		</div>
	);
}

export function Basis({ standing, basis }: { standing: Standing; basis: Known }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { plan, stage } = standing.election;
	const trustees = basis.trustees.length;
	return (
		<div className="stack">
			<h3>{t('basis.trustees')}</h3>
			<p>
				{trustees > 0
					? t('basis.trusteesText', { all: format.number(trustees), least: format.number(plan.threshold) })
					: t('basis.trusteesSoon', { least: format.number(plan.threshold) })}
			</p>
			{trustees > 0 && (
				<details className="disclosure">
					<summary>{t('basis.accounts')}</summary>
					<ol className="prose">{basis.trustees.map((account) => <li key={account} className="mono">{account}</li>)}</ol>
				</details>
			)}
			<h3>{t('basis.reference')}</h3>
			{basis.reference
				? (
					<>
						<p>{t('basis.referenceText')}</p>
						<p><Code>{basis.reference.slice(2)}</Code></p>
						<details className="disclosure"><summary>{t('basis.compareTitle')}</summary><Compare reference={basis.reference} /></details>
					</>
				)
				: <p>{t('basis.referenceSoon')}</p>}
			{stage.type !== 'Draft' && <p><Link to={`/check/${standing.number}`}>{t('basis.check')}</Link></p>}
		</div>
	);
}
