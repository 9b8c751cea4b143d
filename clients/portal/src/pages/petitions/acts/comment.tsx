// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Writing a comment. The chain takes its digest; the text itself goes to the party by the writer.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingSteps, MemberOnly } from '../../../acting';
import { ownText, textContent } from '../../../chain';
import { Button, Buttons, Loading, Notice, Shown, saveFile } from '../../../parts';
import { tidied, useFormat } from '../../../text';
import { CountedArea, problemOf, useProblem } from '../counted';
import { MOST } from '../types';
import { CallDetails } from './call-details';
import { useDeed } from './deed';
import { useWriter } from './standing';

interface Place {
	readonly petition: number;
	readonly roll: number;
	/** How many comments one may make here. */
	readonly most: number;
	/** How many there are. */
	readonly all: number;
}

export function WriteComment(place: Place) {
	const { t } = useTranslation('petitions');
	const [writing, setWriting] = useState(false);
	if (!writing) return <Buttons><Button onClick={() => setWriting(true)}>{t('comment.write')}</Button></Buttons>;
	return <Writing {...place} />;
}

function Writing({ petition, roll, most, all }: Place) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const known = useWriter(petition, all);
	const writer = known.value;
	const [text, setText] = useState('');
	const [tried, setTried] = useState(false);
	const [sent, setSent] = useState<string>();
	const deed = useDeed();
	const said = useProblem(tried ? problemOf(text, MOST.comment, true) : undefined, MOST.comment);
	const left = most - (writer?.comments ?? 0);
	const send = async () => {
		setTried(true);
		const body = tidied(text);
		if (!writer || problemOf(body, MOST.comment, true)) return;
		setSent(undefined);
		const reference = ownText(body);
		const done = await deed.run(roll, async (encode) => ({
			do: 'comment', petition, sequence: writer.comments, body: await encode('comment', 'body', reference),
		}));
		if (!done) return;
		setSent(body);
		setText('');
		setTried(false);
	};
	return (
		<div className="card">
			<h3>{t('comment.write')}</h3>
			<p>{t('comment.shown')}</p>
			<MemberOnly>
				{!writer ? known.error ? <Shown read={known}>{() => null}</Shown> : <Loading lines={2} label={t('act.looking')} /> : left <= 0 ? <p>{t('comment.noMore', { most })}</p> : (
					<form
						className="form"
						onSubmit={(event) => {
							event.preventDefault();
							if (deed.acting.state.stage !== 'busy') void send();
						}}
					>
						<CountedArea label={t('comment.text')} hint={t('comment.hint', { left: format.number(left) })} most={MOST.comment} value={text} onChange={setText} error={said} />
						<Buttons><Button type="submit" kind="primary" busy={deed.acting.state.stage === 'busy'}>{t('comment.do')}</Button></Buttons>
					</form>
				)}
			</MemberOnly>
			<ActingSteps acting={deed.acting} done={t('comment.done')} />
			{sent !== undefined && <HandOn text={sent} />}
			<CallDetails hex={deed.hex} />
		</div>
	);
}

/** The chain has a text's digest alone: its writer hands the text on. */
export function HandOn({ text }: { text: string }) {
	const { t } = useTranslation('petitions');
	return (
		<Notice title={t('handOn.title')}>
			<p>{t('handOn.text')}</p>
			<Buttons>
				<Button icon="download" onClick={() => saveFile(`${textContent(text).digest.slice(2)}.txt`, text, 'text/plain')}>{t('handOn.save')}</Button>
			</Buttons>
		</Notice>
	);
}
