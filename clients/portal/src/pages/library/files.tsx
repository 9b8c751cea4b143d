// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The files of a version, and what everybody compares them by.

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { fromHex } from '../../chain';
import { Code, Fact, Facts, saveOriginal, savedName } from '../../parts';
import { cidOf } from './cid';
import type { Part } from './data';
import { typeOf } from './media';
import { useFiles } from './use-files';
import { Loaded } from './viewer';
import { useSize } from './words';

function Save({ file, name, type }: { file: Blob | undefined; name: string; type: string }) {
	const { t } = useTranslation('library');
	useEffect(() => {
		if (file) saveOriginal(name, type, file);
	}, [file, name, type]);
	return <p role="status">{t('files.saved', { name: savedName(name, type) })}</p>;
}

function Download({ part, name }: { part: Part; name: string }) {
	const { t } = useTranslation('library');
	const files = useFiles([part], false);
	return <Loaded files={files} parts={[part]} label={t('files.save')} quiet>{([file]) => <Save file={file} name={name} type={typeOf(part.media.type)} />}</Loaded>;
}

function FileCard({ part, name, served }: { part: Part; name: string; served: boolean }) {
	const { t } = useTranslation('library');
	const size = useSize();
	const { role, media, manifest } = part;
	const of = role.type === 'Transcript' || role.type === 'Captions' ? t(`language.${role.value.type}`) : '';
	return (
		<li className="fact-card">
			<h3>{t(`part.${role.type}`, { language: of })}</h3>
			<p>{t(`media.${media.type}`)} · {size(manifest.bytes)}</p>
			{served && <Download part={part} name={name} />}
			<details className="disclosure">
				<summary>{t('files.fingerprints')}</summary>
				<Facts>
					<Fact name={t('files.digest')}><Code>{manifest.digest}</Code></Fact>
					<Fact name={t('files.chunks', { count: manifest.pieces.length })}>
						<ol className="stack">
							{manifest.pieces.map(({ digest, bytes }) => (
								<li key={digest}><Code>{cidOf(fromHex(digest))}</Code> <span className="fine">{size(BigInt(bytes))}</span></li>
							))}
						</ol>
					</Fact>
				</Facts>
				<p className="fine">{t('files.fetched')}</p>
			</details>
		</li>
	);
}

/** `served`: nodes give them out, so they can be saved from here. */
export const FileCards = ({ parts, name, served }: { parts: readonly Part[]; name: string; served: boolean }) => (
	<ul className="fact-cards">
		{parts.map((part, i) => <FileCard key={part.manifest.digest} part={part} name={i === 0 ? name : `${name}-${i}`} served={served} />)}
	</ul>
);
