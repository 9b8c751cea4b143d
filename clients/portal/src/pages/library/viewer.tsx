// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What was published, as it is read, looked at or played here. Texts are shown as text, pictures as pictures: nothing that
// comes from a publisher is ever markup, a frame or code of this page.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice, Progress, Section, useAddress } from '../../parts';
import { languageNamed } from '../../text';
import type { Part, VersionRow } from './data';
import { isPlainText, sortOf } from './media';
import { type Files, useFiles, useWords } from './use-files';
import { useSize } from './words';

/** Up to so many bytes are loaded without being asked for: a reader may pay for them. */
const AT_ONCE = 1024n * 1024n;
/** Longer texts are not laid out in a page, in bytes. */
const LONGEST_TEXT = 2n * 1024n * 1024n;

const sizeOf = (parts: readonly Part[]): bigint => parts.reduce((all, { manifest }) => all + manifest.bytes, 0n);

/** The way of files to the reader: a button, a bar, a reason. What is there shows by `children`. `quiet`: not the page's next step. */
export function Loaded({ files, parts, label, quiet = false, children }: {
	files: Files; parts: readonly Part[]; label: string; quiet?: boolean; children: (files: readonly (Blob | undefined)[]) => ReactNode;
}) {
	const { t } = useTranslation('library');
	const size = useSize();
	const all = sizeOf(parts);
	const { state, start, cancel } = files;
	switch (state.stage) {
		case 'idle': return <div><Button kind={quiet ? 'secondary' : 'primary'} icon="download" onClick={start}>{quiet ? label : `${label} (${size(all)})`}</Button></div>;
		case 'loading': return (
			<div className="stack">
				<Progress label={t('load.loading')} done={state.bytes} of={Number(all)} text={t('load.of', { done: size(BigInt(state.bytes)), all: size(all) })} />
				<Button onClick={cancel}>{t('common:cancel')}</Button>
			</div>
		);
		case 'failed': return (
			<Notice kind={state.why === 'Unavailable' || state.why === 'TooLong' ? 'warning' : 'danger'} title={t(`load.failed.${state.why}`)} live>
				<p>{t(`load.why.${state.why}`)}</p>
				{state.why === 'Unavailable' && <Button onClick={start}>{t('common:retry')}</Button>}
			</Notice>
		);
		case 'ready': return <>{children(state.files)}</>;
	}
}

function Words({ file, language }: { file: Blob | undefined; language: string }) {
	const words = useWords(file);
	return words === undefined ? null : <blockquote className="published-text library-text wrap" lang={language}>{words.trim()}</blockquote>;
}

function TextFile({ part, language }: { part: Part; language: string }) {
	const { t } = useTranslation('library');
	const short = part.manifest.bytes <= LONGEST_TEXT;
	const files = useFiles([part], short && part.manifest.bytes <= AT_ONCE);
	if (!short) return <p>{t('viewer.longText')}</p>;
	return <Loaded files={files} parts={[part]} label={t('load.text')}>{([file]) => <Words file={file} language={language} />}</Loaded>;
}

function Picture({ file, description }: { file: Blob | undefined; description: string }) {
	const { t } = useTranslation('library');
	const address = useAddress(file);
	const [unreadable, setUnreadable] = useState(false);
	if (unreadable) return <Notice kind="warning" title={t('viewer.noPicture')}><p>{description}</p></Notice>;
	return address === undefined ? null : (
		<figure className="library-figure">
			<img src={address} alt={description} onError={() => setUnreadable(true)} />
			<figcaption className="fine" aria-hidden="true">{description}</figcaption>
		</figure>
	);
}

function ImageFile({ part, description }: { part: Part; description: string }) {
	const { t } = useTranslation('library');
	const files = useFiles([part], part.manifest.bytes <= AT_ONCE);
	return <Loaded files={files} parts={[part]} label={t('load.image')}>{([file]) => <Picture file={file} description={description} />}</Loaded>;
}

/** Captions in a language. */
function Track({ file, language, first }: { file: Blob; language: 'Korean' | 'English'; first: boolean }) {
	const { t } = useTranslation('library');
	const address = useAddress(file);
	return address === undefined ? null : (
		<track kind="captions" src={address} srcLang={languageNamed(language)} label={t(`language.${language}`)} default={first} />
	);
}

function Player({ sort, parts, files, title }: { sort: 'video' | 'audio'; parts: readonly Part[]; files: readonly (Blob | undefined)[]; title: string }) {
	const { t } = useTranslation('library');
	const recording = useAddress(files[0]);
	const poster = useAddress(files[parts.findIndex(({ role }) => role.type === 'Poster')]);
	const [unplayable, setUnplayable] = useState(false);
	const captions = parts.flatMap(({ role }, i) => {
		const file = files[i];
		return role.type === 'Captions' && file ? [{ file, language: role.value.type }] : [];
	});
	const wanted = parts.filter(({ role }) => role.type === 'Captions').length;
	if (recording === undefined) return null;
	const tracks = captions.map(({ file, language }, i) => <Track key={language} file={file} language={language} first={i === 0} />);
	const rest = { controls: true, preload: 'metadata', src: recording, 'aria-label': title, onError: () => setUnplayable(true) } as const;
	return (
		<div className="stack">
			{unplayable && <Notice kind="warning" title={t('viewer.unplayable')} live />}
			{sort === 'video'
				? <video className="library-player" playsInline {...(poster !== undefined && { poster })} {...rest}>{tracks}</video>
				: <audio className="library-player" {...rest}>{tracks}</audio>}
			{captions.length < wanted && <p className="fine">{t('viewer.noCaptions')}</p>}
		</div>
	);
}

function Recording({ parts, sort, title }: { parts: readonly Part[]; sort: 'video' | 'audio'; title: string }) {
	const { t } = useTranslation('library');
	const files = useFiles(parts, false);
	return (
		<Loaded files={files} parts={parts} label={t(sort === 'video' ? 'load.video' : 'load.audio')}>
			{(found) => <Player sort={sort} parts={parts} files={found} title={title} />}
		</Loaded>
	);
}

function Original({ version, part, title, description, language }: {
	version: VersionRow; part: Part; title: string; description: string; language: string;
}) {
	const { t } = useTranslation('library');
	const sort = sortOf(part.media.type);
	if (sort === 'image') return <ImageFile part={part} description={description} />;
	if (sort === 'video' || sort === 'audio') {
		const beside = version.parts.filter(({ role }) => role.type === 'Captions' || role.type === 'Poster');
		return <Recording parts={[part, ...beside]} sort={sort} title={title} />;
	}
	return isPlainText(part.media.type) ? <TextFile part={part} language={language} /> : <p>{t('viewer.download')}</p>;
}

/** A version of which nodes give the bytes out. */
export function Viewer({ version, title, description, language }: {
	version: VersionRow; title: string; description: string; language: 'Korean' | 'English';
}) {
	const { t } = useTranslation('library');
	const original = version.parts.find(({ role }) => role.type === 'Original');
	const transcripts = version.parts.flatMap((part) => (part.role.type === 'Transcript' ? [{ part, language: part.role.value.type }] : []));
	return (
		<>
			{original && (
				<Section title={t('viewer.title')}>
					<Original version={version} part={original} title={title} description={description} language={languageNamed(language)} />
				</Section>
			)}
			{transcripts.map(({ part, language: of }) => (
				<Section key={of} title={t('viewer.transcript', { language: t(`language.${of}`) })}>
					<TextFile part={part} language={languageNamed(of)} />
				</Section>
			))}
		</>
	);
}
