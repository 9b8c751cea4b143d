// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What this page has checked of an election, and how to check the rest on a machine of one's own.

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { asText, fromHex, toHex, useChain, useRead } from '../../chain';
import { type Standing, type Result, readParams, readResult, readStanding, referenceOf, sumsOf } from '../../chain/elections';
import { BackLink, Code, Empty, Fact, Facts, Icon, Page, Section, Shown } from '../../parts';
import { labelOf } from '../../text/label';
import { Verified } from './verified';
import '../../look/elections.css';

/** Whether numbers fit together, or nothing if they are not there yet. */
type Fits = boolean | undefined;

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/** Whether each sum has as many votes as its voters can have given. */
function votesFit({ election, voters }: Standing, { totals }: Result): Fits {
	if (!totals || !voters) return undefined;
	return sumsOf(election.plan).every(({ contest, styles }, i) => {
		const { kind, candidates } = election.plan.contests[contest]!;
		const votes = (totals[i] ?? []).map(Number);
		const chosen = sum(styles.map((style) => voters[style] ?? 0)) - (votes.at(-1) ?? 0);
		const most = kind.type === 'ChooseUpTo' ? kind.value.most : kind.type === 'Approve' ? candidates.length : 1;
		const given = sum(votes.slice(0, -1));
		return given >= chosen && given <= chosen * most;
	});
}

const votersFit = ({ voters, keys, ballots }: Standing): Fits =>
	(voters && keys ? voters.every((count, style) => count <= (keys[style] ?? 0)) && sum(voters) <= ballots : undefined);

function Line({ fits, children }: { fits: Fits; children: string }) {
	const { t } = useTranslation('check');
	const state = fits === undefined ? 'next' : fits ? 'done' : 'failed';
	return (
		<li className={`step step-${state}`}>
			<span className="step-mark" aria-hidden="true">{fits === undefined ? '–' : <Icon name={fits ? 'check' : 'close'} />}</span>
			<span>{children} <span className="fine">{t(`lines.${state}`)}</span></span>
		</li>
	);
}

function Commands({ number, genesis }: { number: number; genesis: string }) {
	const { t } = useTranslation('check');
	const { config } = useChain();
	const hash = genesis.slice(2);
	const node = config?.rpc[0] ?? 'ws://ADDRESS';
	return (
		<>
			<div className="prose">
				<p>{t('auditor.text')}</p>
				<p>{t('auditor.genesis')}</p>
			</div>
			<h3>{t('auditor.node')}</h3>
			<p><Code>{`caucus-audit --genesis ${hash} node ${node} --election ${number}`}</Code></p>
			<h3>{t('auditor.file')}</h3>
			<p>{t('auditor.fileText')}</p>
			<p><Code>{`caucus --node ${node} export --election ${number} --out election-${number}.caucus`}</Code></p>
			<p><Code>{`caucus-audit --genesis ${hash} bundle election-${number}.caucus`}</Code></p>
			<p className="fine">{t('auditor.programs')}</p>
			<h3>{t('auditor.steps')}</h3>
			<ul className="prose dotted">
				{['roll', 'key', 'ballots', 'log', 'sums', 'shares', 'outcome'].map((step) => <li key={step}>{t(`auditor.step.${step}`)}</li>)}
			</ul>
			<p>{t('auditor.digest')}</p>
		</>
	);
}

export function Component() {
	const { t, i18n } = useTranslation('check');
	const number = Number(useParams()['number']);
	const known = Number.isSafeInteger(number) && number >= 0;
	const read = useRead(async (reading) => {
		const standing = await readStanding(reading, number);
		if (!standing) return undefined;
		const { connection, at } = reading;
		const [result, raw, genesis] = await Promise.all([
			readResult(reading, standing), readParams(connection, number, at), connection.genesis(),
		]);
		return { standing, result, genesis, reference: raw && toHex(referenceOf(fromHex(genesis), number, raw)) };
	}, [number], { skip: !known });
	const none = <Empty title={t('elections.none')} />;
	const title = read.value && labelOf(asText(read.value.standing.election.plan.title), i18n.language).text;
	return (
		<Page
			title={title === undefined ? t('election.title') : t('election.of', { title })} lead={<p>{t('election.lead')}</p>} narrow
			above={<BackLink to={`/elections/${number}`}>{title ?? t('title')}</BackLink>}
		>
			{known
				? (
					<Shown read={read} lines={6} empty={none}>
						{({ standing, result, genesis, reference }) => (
							<>
								<Section title={t('election.here')}>
									<Verified />
									<ol className="steps">
										<Line fits={reference === undefined ? undefined : true}>{t('lines.reference')}</Line>
										<Line fits={votersFit(standing)}>{t('lines.voters')}</Line>
										<Line fits={votesFit(standing, result)}>{t('lines.votes')}</Line>
									</ol>
									<Facts>
										{reference && <Fact name={t('election.reference')}><Code>{reference.slice(2)}</Code></Fact>}
										<Fact name={t('election.genesis')}><Code>{genesis.slice(2)}</Code></Fact>
									</Facts>
								</Section>
								<Section title={t('election.not')}><ul className="prose dotted">{['ballots', 'count', 'members'].map((one) => <li key={one}>{t(`not.${one}`)}</li>)}</ul></Section>
								<Section title={t('auditor.title')}><Commands number={number} genesis={genesis} /></Section>
							</>
						)}
					</Shown>
				)
				: none}
		</Page>
	);
}
