// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { numberIn } from '../../areas';
import { asText, useRead } from '../../chain';
import { BackLink, Badge, Empty, Fact, Facts, Page, Row, Rows, Section, Shown } from '../../parts';
import { Person } from '../../records';
import { languageNamed, useFormat } from '../../text';
import { type Opened, isServed, readItem } from './data';
import { FileCards } from './files';
import { StateNotice, StatusBadge } from './state';
import { Viewer } from './viewer';
import { useCapacity, useRaceName } from './words';
import '../../look/library.css';

function About({ opened, number }: { opened: Opened; number: number }) {
	const { t } = useTranslation('library');
	const format = useFormat();
	const capacity = useCapacity();
	const raceName = useRaceName();
	const { row: { item }, races, versions } = opened;
	const found = versions[number];
	if (!found) return null;
	const { version, description } = found;
	const { heading } = item;
	return (
		<Facts>
			<Fact name={t('about.by')}>{capacity(heading, item.publisher, races)}</Fact>
			<Fact name={t('about.accounts')}>
				<span className="people"><Person address={version.by} />{version.agreed_by !== undefined && <Person address={version.agreed_by} />}</span>
			</Fact>
			{heading.about && <Fact name={t('about.race')}>{raceName(races, heading.about)}</Fact>}
			<Fact name={t('about.announced')}>{format.dateTime(version.announced_at)}</Fact>
			{description.recorded_at !== undefined && <Fact name={t('about.recorded')}>{format.dateTime(description.recorded_at)}</Fact>}
			{isServed(found.status.type) && <Fact name={t('about.until')}>{format.dateTime(version.served_until)}</Fact>}
			{description.topics.length > 0 && <Fact name={t('about.topics')}>{format.list(description.topics.map(asText))}</Fact>}
		</Facts>
	);
}

function Versions({ opened, number }: { opened: Opened; number: number }) {
	const { t } = useTranslation('library');
	const format = useFormat();
	const { row, versions } = opened;
	if (versions.length < 2) return null;
	return (
		<Section title={t('versions.title')}>
			<p>{t('versions.text')}</p>
			<Rows>
				{versions.map((version, i) => ({ version, i })).reverse().map(({ version, i }) => (
					<Row
						key={i} {...(i !== number && { to: `/library/${row.id}/versions/${i}` })}
						title={<>{t('versions.one', { number: i + 1 })}{i === number && <span className="fine"> {t('versions.here')}</span>}</>}
						badge={<StatusBadge status={version.status.type} />}
					>
						<span>{asText(version.description.title)}</span>
						<span>{format.dateTime(version.version.announced_at)}</span>
					</Row>
				))}
			</Rows>
		</Section>
	);
}

function Version({ opened, number }: { opened: Opened; number: number }) {
	const { t } = useTranslation('library');
	const { row: { id, item }, versions } = opened;
	const found = versions[number];
	const language = item.heading.language.type;
	const lang = languageNamed(language);
	if (!found) {
		return <Page title={t('missing.title')} above={<BackLink to={`/library/${id}`}>{t('missing.back')}</BackLink>}><Empty title={t('missing.version')} /></Page>;
	}
	const { description, status: { type: status } } = found;
	const title = asText(description.title);
	const served = isServed(status);
	return (
		<Page
			title={title} lead={description.summary && <p className="wrap" lang={lang}>{asText(description.summary)}</p>}
			above={<><BackLink to="/library">{t('title')}</BackLink><Badge>{t(`kind.${item.heading.kind.type}`)}</Badge><StatusBadge status={status} /></>}
		>
			<div className="library-item">
				<StateNotice version={found} current={item.current} />
				{/* What was taken down is gone from the page in the same moment. */}
				{served && <Viewer key={`${id}/${number}`} version={found} title={title} description={asText(description.alternative)} language={language} />}
				<Section title={t('about.title')}><About opened={opened} number={number} /></Section>
				<Section title={t('files.title')}>
					<FileCards key={`${id}/${number}`} parts={found.parts} name={`library-${id}-${number + 1}`} served={served} />
				</Section>
				<Versions opened={opened} number={number} />
			</div>
		</Page>
	);
}

export function Component() {
	const { t } = useTranslation('library');
	const { id, version } = useParams();
	const [item, asked] = [numberIn(id), numberIn(version)];
	const read = useRead((reading) => readItem(reading, item!), [item], { skip: item === undefined });
	const missing = (
		<Page title={t('missing.title')} above={<BackLink to="/library">{t('title')}</BackLink>}><Empty title={t('missing.item')} /></Page>
	);
	if (item === undefined || (version !== undefined && asked === undefined)) return missing;
	return (
		<Shown read={read} lines={8} empty={missing}>
			{(opened) => <Version opened={opened} number={asked ?? opened.row.shown} />}
		</Shown>
	);
}
