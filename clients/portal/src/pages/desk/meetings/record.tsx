// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// After a meeting: its minutes, which chair and secretary certify, each with the file that they read.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentRef } from '../../../chain';
import { Button, Buttons, Code, Fact, Facts, Notice } from '../../../parts';
import { ContentField } from '../content-field';
import { Sign } from '../sign';
import { TwoPersons } from '../two';
import type { MeetingFound } from './read';

interface Props {
	readonly meeting: number;
	readonly found: MeetingFound;
	readonly onDone: (text: string) => void;
}

export function Minutes({ meeting, found, onDone }: Props) {
	const { t } = useTranslation('desk');
	const [file, setFile] = useState<ContentRef>();
	const [version, setVersion] = useState<number>();
	if (file && version !== undefined) {
		return (
			<div className="stack">
				<Facts><Fact name={t('content.digest')}><Code>{file.digest}</Code></Fact></Facts>
				<Sign
					id={`minutes ${meeting} ${version} ${file.digest}`} label={t('meetings.publishMinutes')} onBack={() => setVersion(undefined)}
					onDone={() => onDone(t('meetings.minutesPublished'))}
					call={(api) => api.tx.Assemblies.publish_minutes({ meeting, expected_version: version, texts: [file] })}
				>
					{() => <p>{t('meetings.minutesPublished')}</p>}
				</Sign>
			</div>
		);
	}
	return (
		<div className="form">
			<ContentField label={t('meetings.minutesFile')} hint={t('meetings.minutesHint')} value={file} onChange={setFile} />
			<Buttons><Button disabled={!file} onClick={() => setVersion(found.version)}>{t('verdict.preview')}</Button></Buttons>
		</div>
	);
}

export function Certify({ meeting, found, onDone, me }: Props & { me: string }) {
	const { t } = useTranslation('desk');
	const [file, setFile] = useState<ContentRef>();
	const [version, setVersion] = useState<number>();
	const { minutes: digest, certifying } = found;
	if (!digest) return null;
	const same = file?.digest === digest;
	return (
		<div className="form">
			<p>{t('meetings.certifyText')}</p>
			<TwoPersons waiting={certifying} me={me} who={t('meetings.two')} digest={digest} />
			{certifying?.by !== me && version === undefined && (
				<>
					<ContentField label={t('meetings.ownCopy')} hint={t('meetings.ownCopyHint')} value={file} onChange={setFile} />
					{file && <Notice kind={same ? 'success' : 'danger'} live>{t(same ? 'meetings.sameFile' : 'meetings.otherFile')}</Notice>}
					<Buttons><Button kind="primary" disabled={!same} onClick={() => setVersion(found.version)}>{t('meetings.certify')}</Button></Buttons>
				</>
			)}
			{version !== undefined && (
				<Sign
					id={`certify ${meeting} ${version} ${digest}`} label={t('meetings.certify')} onBack={() => setVersion(undefined)}
					onDone={(done) => onDone(t(done.events.some(({ type, value }) => type === 'Assemblies' && value.type === 'SecondNeeded') ? 'meetings.certifiedFirst' : 'meetings.certified'))}
					call={(api) => api.tx.Assemblies.certify({ meeting, expected_version: version, digest })}
				>
					{() => <p>{t('sign.done')}</p>}
				</Sign>
			)}
		</div>
	);
}
