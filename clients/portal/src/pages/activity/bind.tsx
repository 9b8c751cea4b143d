// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingSteps, MemberOnly, useActing, useAlias } from '../../acting';
import { useChain, useQuery, useUnder } from '../../chain';
import { type Entry, accountOf, newWords, vault } from '../../keys';
import { Button, Buttons, Notice, Radios } from '../../parts';
import { prover } from '../../prover';

const NEW = 'new';

/** Binds an account of this device, or a new one, to the member's place in a year. Nobody learns whose it is. */
function Form({ year, free }: { year: number; free: readonly Entry[] }) {
	const { t } = useTranslation('activity');
	const { connection } = useChain();
	const acting = useActing();
	const alias = useAlias('activity', year);
	const all = useQuery('Activity', 'Bound', [year]);
	const bound = useUnder('Activity', 'AccountOf', year, alias, all.value);
	const roll = useQuery('Members', 'CurrentStanding', []);
	const [chosen, setChosen] = useState(NEW);
	const [noRoll, setNoRoll] = useState(false);
	const done = t('bind.done', { year });
	if (acting.state.stage === 'done') return <ActingSteps acting={acting} done={done} />;
	if (bound.value !== undefined) return <Notice kind="warning" title={t('bind.elsewhere', { year })}><p>{t('bind.elsewhereText')}</p></Notice>;
	if (acting.state.stage !== 'idle') return <ActingSteps acting={acting} done={done} />;
	const bind = async () => {
		if (!connection) return;
		if (roll.value === undefined) return setNoRoll(true);
		// Kept before it is bound: an account that is lost takes its points with it.
		const entry = free.find(({ id }) => id === chosen) ?? await vault.addAccount(newWords(), t('bind.label', { year }));
		setChosen(entry.id);
		await acting.act(roll.value, async ({ actor }) => {
			const account = accountOf(await vault.reveal(entry.id));
			const message = await prover.run('binding', { actor, year, account: account.publicKey });
			return prover.run('act', { actor, deed: { do: 'bind', year, account: account.publicKey, consent: account.sign(message) } });
		});
	};
	return (
		<div className="form">
			<p>{t('bind.text')}</p>
			{free.length > 0 && (
				<Radios
					legend={t('bind.which')} value={chosen} onChange={setChosen}
					choices={[
						{ value: NEW, label: t('bind.new'), hint: t('bind.newHint') },
						...free.map(({ id, label, address = '' }) => ({ value: id, label: label || address, hint: t('bind.knownHint') })),
					]}
				/>
			)}
			{noRoll && <Notice kind="warning" title={t('bind.noRoll')} live />}
			<Buttons><Button kind="primary" icon="key" onClick={() => void bind()}>{t('bind.do', { year })}</Button></Buttons>
		</div>
	);
}

export const Bind = (props: { year: number; free: readonly Entry[] }) => <MemberOnly><Form {...props} /></MemberOnly>;
