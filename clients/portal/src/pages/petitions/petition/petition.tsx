// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { asText, useFinalized, useRead } from '../../../chain';
import { BackLink, ButtonLink, Empty, Loading, Page, Section, Shown } from '../../../parts';
import { WriteComment } from '../acts/comment';
import { Own } from '../acts/own';
import { Sign } from '../acts/sign';
import { useStanding } from '../acts/standing';
import { lateOf } from '../late';
import { LateBadges, StateBadge } from '../marks';
import { useNames } from '../names';
import { Comments } from './comments';
import { type Case, readCase } from './data';
import { Areas, Count } from './numbers';
import { About, Ask, Reply } from './text';
import { Track } from './track';
import '../../../look/petitions.css';

const Back = () => {
	const { t } = useTranslation('petitions');
	return <BackLink to="/petitions">{t('title')}</BackLink>;
};

function Missing() {
	const { t } = useTranslation('petitions');
	return (
		<Page title={t('missing.title')} above={<Back />} narrow>
			<Empty title={t('missing.text')}><ButtonLink to="/petitions" kind="primary">{t('missing.back')}</ButtonLink></Empty>
		</Page>
	);
}

function Shell({ id, found }: { id: number; found: Case }) {
	const { t, i18n } = useTranslation('petitions');
	const now = useFinalized()?.time ?? Date.now();
	const names = useNames();
	const { view } = found;
	const { petition: record, text } = view;
	const english = i18n.language === 'en' ? text?.english : undefined;
	const standing = useStanding(id, view);
	const title = text ? asText(english?.title ?? text.title) : t('text.untitled', { id });
	return (
		<Page
			title={title}
			above={(
				<>
					<Back />
					<span className="badges"><StateBadge state={record.state.type} /><LateBadges late={lateOf(record, now)} /></span>
				</>
			)}
			lead={<p>{t('toWhom', { name: names.organisation(record.addressee), number: id })}</p>}
		>
			<div className="petition">
				<div className="petition-ask">
					{standing.value?.starter && <Own petition={id} view={view} now={now} />}
					<Ask found={found} />
					<Reply found={found} />
				</div>
				<div className="petition-side">
					<Count view={view} />
					<Sign petition={id} view={view} standing={standing} />
				</div>
				<div className="petition-main">
					<Section title={t('track.title')}><Track found={found} now={now} /></Section>
					<Areas view={view} names={names} />
					<Comments petition={id} total={record.comments}>
						{record.state.type === 'Open' && <WriteComment petition={id} roll={view.roll} most={found.parameters.comments} all={record.comments} />}
					</Comments>
					<About found={found} names={names} />
				</div>
			</div>
		</Page>
	);
}

export function Component() {
	const { t } = useTranslation('petitions');
	const { id = '' } = useParams();
	const known = /^\d{1,9}$/.test(id);
	const number = Number(id);
	const read = useRead((reading) => readCase(reading, number), [number], { skip: !known, every: 2 });
	if (!known || read.value === null) return <Missing />;
	if (read.value) return <Shell key={number} id={number} found={read.value} />;
	return (
		<Page title={t('title')} above={<Back />}>
			{read.loading ? <Loading lines={8} /> : <Shown read={read}>{() => null}</Shown>}
		</Page>
	);
}
