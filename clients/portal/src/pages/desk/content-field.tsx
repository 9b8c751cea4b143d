// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentRef, fileContent } from '../../chain';
import { Code, Field } from '../../parts';

const MEDIA: Readonly<Record<string, ContentRef['media']['type']>> = {
	txt: 'Plain', md: 'Markdown', xml: 'AkomaNtoso', akn: 'AkomaNtoso', pdf: 'Pdf', json: 'Json',
};

/** The reference to a file in Korean; nothing if its kind cannot be published. */
async function chosenFile(file: File): Promise<ContentRef | undefined> {
	const type = MEDIA[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
	return type && fileContent(new Uint8Array(await file.arrayBuffer()), { type, value: undefined });
}

/** A file that is published elsewhere: the chain has its digest. */
export function ContentField({ label, hint, value, onChange }: {
	label: string; hint?: string; value: ContentRef | undefined; onChange: (value: ContentRef | undefined) => void;
}) {
	const { t } = useTranslation('desk');
	const [wrong, setWrong] = useState(false);
	return (
		<>
			<Field label={label} hint={hint} optional error={wrong ? t('content.kind') : undefined}>
				{(ids) => (
					<input
						{...ids} type="file" accept=".pdf,.txt,.md,.xml,.akn,.json" className="input"
						onChange={(event) => {
							const file = event.target.files?.[0];
							if (!file) return onChange(undefined);
							return void chosenFile(file).then((content) => {
								setWrong(content === undefined);
								onChange(content);
							});
						}}
					/>
				)}
			</Field>
			{value && <p className="fine">{t('content.digest')} <Code>{value.digest}</Code></p>}
		</>
	);
}
