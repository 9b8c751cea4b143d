// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asText, digestOf } from '../chain';
import { Field, Notice } from '../parts';

interface Checked {
	readonly name: string;
	/** What it is, or nothing if it is none of those that are known. */
	readonly what: string | undefined;
}

/** Compares files of the reader's with digests on record. Nothing leaves the device. */
export function CheckFile({ label, hint, known, onText }: {
	label: string;
	hint: string;
	/** What each known digest stands for. */
	known: ReadonlyMap<string, string>;
	/** Told of each file that is one of them. */
	onText?: (digest: string, text: string) => void;
}) {
	const { t } = useTranslation('records');
	const [checked, setChecked] = useState<readonly Checked[]>([]);
	const check = async (files: readonly File[]) => setChecked(await Promise.all(files.map(async (file) => {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const digest = digestOf(bytes);
		const what = known.get(digest);
		if (what !== undefined) onText?.(digest, asText(bytes));
		return { name: file.name, what };
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
