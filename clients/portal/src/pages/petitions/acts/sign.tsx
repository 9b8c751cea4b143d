// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Sponsoring, signing and withdrawing, without a name.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingSteps, MemberOnly } from '../../../acting';
import type { Read } from '../../../chain';
import { useVault } from '../../../keys';
import { Button, Dialog, Icon, Loading, Shown } from '../../../parts';
import type { View } from '../types';
import { CallDetails } from './call-details';
import { type DeedState, useDeed } from './deed';
import type { Standing } from './standing';

type What = 'sponsor' | 'sign' | 'withdraw';

/** The one thing that can be done now. */
function nextOf(view: View, standing: Standing | undefined): What | undefined {
	const { type } = view.petition.state;
	if (type === 'Collecting') return standing?.sponsors ? undefined : 'sponsor';
	if (type !== 'Open') return undefined;
	return standing?.signed ? 'withdraw' : 'sign';
}

function Own({ view, standing }: { view: View; standing: Standing }) {
	const { t } = useTranslation('petitions');
	const collecting = view.petition.state.type === 'Collecting';
	const said = collecting ? standing.sponsors : standing.signed;
	const key = collecting ? (said ? 'sponsored' : 'notSponsored') : said ? 'signed' : standing.sequence > 0 ? 'withdrawn' : 'notSigned';
	return <p className={said ? 'own-done' : ''}>{said && <Icon name="check" />}<span>{t(`act.own.${key}`)}</span></p>;
}

function Act({ view, standing, deed, onAct }: { view: View; standing: Standing; deed: DeedState; onAct: () => void }) {
	const { t } = useTranslation('petitions');
	const [asking, setAsking] = useState(false);
	const what = nextOf(view, standing);
	const busy = deed.acting.state.stage === 'busy';
	if (!what) return null;
	if (what !== 'sponsor' && !standing.canChange) return <p>{t('act.noMore')}</p>;
	const act = () => {
		setAsking(false);
		onAct();
	};
	if (what !== 'withdraw') {
		return <Button kind="primary" wide busy={busy} onClick={act}>{t(`act.${what}.do`)}</Button>;
	}
	return (
		<>
			<Button wide busy={busy} onClick={() => setAsking(true)}>{t('act.withdraw.do')}</Button>
			<Dialog
				open={asking} onClose={() => setAsking(false)} title={t('act.withdraw.sure')}
				actions={<><Button kind="primary" onClick={act}>{t('act.withdraw.do')}</Button><Button onClick={() => setAsking(false)}>{t('act.withdraw.keep')}</Button></>}
			>
				<p>{t('act.withdraw.text', { count: 4 - standing.sequence - 1 })}</p>
			</Dialog>
		</>
	);
}

/** What can be done about a petition now, and what that shows to whom. Nothing while nothing can be done. */
export function Sign({ petition, view, standing }: { petition: number; view: View; standing: Read<Standing> }) {
	const { t } = useTranslation('petitions');
	const vault = useVault();
	const deed = useDeed();
	const [asked, setAsked] = useState(false);
	// What was done is said when the chain has it, and the next act is another by then.
	const [last, setLast] = useState<What>();
	const [unsent, setUnsent] = useState(false);
	const { type } = view.petition.state;
	if (type !== 'Collecting' && type !== 'Open') return null;
	const matter = type === 'Collecting' ? 'sponsor' : 'sign';
	const open = vault.state === 'open';
	const own = standing.value;
	const what = nextOf(view, own);
	const can = open && own && what && (what === 'sponsor' || own.canChange) && deed.acting.state.stage !== 'busy';
	const act = (send: boolean) => {
		if (!own || !what) return;
		deed.acting.reset();
		setLast(what);
		setUnsent(!send);
		void deed.run(view.roll, what === 'sponsor' ? { do: 'sponsor', petition } : { do: what, petition, sequence: own.sequence + 1 }, send);
	};
	return (
		<section className="card" aria-labelledby="sign">
			<h2 id="sign">{t(`act.${matter}.title`)}</h2>
			<p>{t(`act.${matter}.shown`)}</p>
			{!open && !asked && <Button kind="primary" wide onClick={() => setAsked(true)}>{t(`act.${matter}.do`)}</Button>}
			{(open || asked) && (
				<MemberOnly>
					{own ? (
						<>
							<Own view={view} standing={own} />
							<Act view={view} standing={own} deed={deed} onAct={() => act(true)} />
						</>
					) : standing.error ? <Shown read={standing}>{() => null}</Shown> : <Loading lines={2} label={t('act.looking')} />}
				</MemberOnly>
			)}
			<ActingSteps acting={deed.acting} done={t(`act.${last ?? matter}.done`)} />
			<CallDetails hex={deed.hex} unsent={unsent} onMake={can ? () => act(false) : undefined} />
		</section>
	);
}
