// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentRef } from '../chain';
import { Field, Notice } from '../parts';
import { matchOf } from './match';

interface Checked {
	readonly name: string;
	/** What it is, or nothing if it is none of those that are known. */
	readonly what: string | undefined;
}

/** Compares files of the reader's with those on record. */
export function CheckFile({ label, hint, known, onText }: {
	label: string;
	hint: string;
	/** What each of those on record is called. */
	known: ReadonlyMap<ContentRef, string>;
	/** Told of each file that is one of them. */
	onText?: (digest: string, text: string) => void;
}) {
	const { t } = useTranslation('records');
	const [checked, setChecked] = useState<readonly Checked[]>([]);
	const check = async (files: readonly File[]) => setChecked(await Promise.all(files.map(async (file) => {
		const match = await matchOf(file, [...known.keys()]);
		if (match) onText?.(match.reference.digest, match.text);
		return { name: file.name, what: match && known.get(match.reference) };
	})));
	return (
		<div className="stack no-print">
			<Field label={label} hint={hint}>
				{(ids) => <input {...ids} type="file" multiple className="input" onChange={(event) => void check([...event.target.files ?? []])} />}
			</Field>
			{checked.map(({ name, what }) => (
				<Notice key={name} kind={what === undefined ? 'warning' : 'success'} live>
					<p>{what === undefined ? t('unknownFile', { name }) : t('knownFile', { name, what })}</p>
				</Notice>
			))}
		</div>
	);
}
