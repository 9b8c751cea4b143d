// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Room on the nodes for what this device writes: claimed once in each period, by a proof that says that its owner is a
// member and not which.

import { AccountId } from '@polkadot-api/substrate-bindings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingSteps, useActing, useAlias } from '../../acting';
import { fromHex, toHex, useUnder, useView } from '../../chain';
import { Button, Buttons, Notice, Section, Shown } from '../../parts';
import { prover } from '../../prover';
import { useFormat } from '../../text';
import { session } from './session';
import type { Overview } from './types';
import { useDoing } from './use-session';

const addressOf = AccountId().dec;
const NOBODY = `0x${'00'.repeat(32)}`;

interface Period {
	readonly number: number;
	readonly period: { readonly roll: number; readonly claimed: number; readonly allowance: { readonly statements: number; readonly bytes: number } };
	readonly open: boolean;
}

function Claim({ own, current: { number, period, open } }: { own: string | undefined; current: Period }) {
	const { t } = useTranslation('messages');
	const format = useFormat();
	const acting = useActing();
	const { busy, trouble, run } = useDoing();
	const [other, setOther] = useState(false);
	const alias = useAlias('messaging', number);
	const claimed = useUnder('Messaging', 'Grants', number, alias, period.claimed);
	const found = claimed.value && toHex(claimed.value);
	const { statements, bytes } = period.allowance;
	const acts = acting.state.stage === 'busy';
	const begin = (account: Uint8Array) => session.act((device) => device.beginPeriod(account, statements, bytes));

	// What was claimed by a page that was closed before it knew: the key is the one that was kept for it.
	useEffect(() => {
		if (found === undefined || found === own || acts) return;
		void run(async () => {
			const next = await session.act((device) => device.nextPeriodKey());
			if (toHex(next) === found) await begin(next);
			else setOther(true);
		});
	}, [found, own, acts]);

	const claim = () => run(async () => {
		// Kept before anybody claims for it: what was claimed for a key that is lost is lost.
		const account = await session.act((device) => device.nextPeriodKey());
		const done = await acting.act(period.roll, async ({ actor }) => {
			const message = await prover.run('claimMessage', { actor, period: number, account });
			const consent = session.look((device) => device.consent(message));
			return prover.run('act', { actor, deed: { do: 'claimMessaging', period: number, account, consent } });
		});
		if (done) await begin(account);
	});
	if (other) return <Notice kind="warning" title={t('begin.other')}><p>{t('begin.otherText')}</p></Notice>;
	if (!open) return <p>{t('begin.notOpen')}</p>;
	return (
		<>
			<p>{t('begin.text', { statements: format.number(statements), mib: format.number(bytes / 2 ** 20) })}</p>
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			{acting.state.stage === 'idle' && <Buttons><Button kind="primary" icon="key" busy={busy} onClick={() => void claim()}>{t('begin.do')}</Button></Buttons>}
			<ActingSteps acting={acting} done={t('begin.done')} />
		</>
	);
}

/** Asks for room where there is none, or none in the period that runs; and says what there is. */
export function Begin({ overview: { allowance, waiting, unsent } }: { overview: Overview }) {
	const { t } = useTranslation('messages');
	const format = useFormat();
	const current = useView('Messaging', 'current', [], { every: 5 });
	const grant = useView('Messaging', 'grant_of', [addressOf(fromHex(allowance?.key ?? NOBODY))], { every: 5, skip: !allowance });
	const known = !allowance || (!grant.loading && !grant.error);
	const runs = current.value !== undefined && grant.value?.period === current.value.number;
	return (
		<>
			{grant.value && (
				<p className="fine">
					{t('begin.until', { time: format.dateTime(Number(grant.value.until)) })}
					{waiting > 0 && ` ${t('waiting', { count: waiting, unsent: format.number(unsent) })}`}
				</p>
			)}
			{known && !runs && !current.loading && (
				<Section title={t(grant.value ? 'begin.again' : 'begin.title')}>
					<Shown read={current} empty={<p>{t('begin.notOpen')}</p>}>{(value) => <Claim key={value.number} own={allowance?.key} current={value} />}</Shown>
				</Section>
			)}
		</>
	);
}
