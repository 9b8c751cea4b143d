// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Entries are pasted, checked row by row, looked at, and proposed as a batch.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChain, useSentence } from '../../../chain';
import { signerOf, vault } from '../../../keys';
import { Badge, Button, Buttons, FileField, Notice, Progress, Table, TextArea } from '../../../parts';
import { useOfficer } from '../officer';
import { Unlock } from '../page';
import { Sign } from '../sign';
import { type Checked, checkRows, tryRows } from './check';
import { type Entry, MOST, type Problem, type Sheet, readSheet } from './table';
import { EntryText } from './words';

function Complaint({ row }: { row: Checked }) {
	const { t } = useTranslation('desk');
	const sentence = useSentence(row.refused);
	const text = row.problem ? t(`members.problem.${row.problem.key}`, { ...row.problem.values }) : sentence;
	return <><Badge tone="danger">{t('members.bad')}</Badge> {text}</>;
}

const isBad = (row: Checked): boolean => row.problem !== undefined || row.refused !== undefined;

function Rows({ rows }: { rows: readonly Checked[] }) {
	const { t } = useTranslation('desk');
	return (
		<Table
			caption={t('members.preview', { count: rows.length })} rows={rows} rowKey={({ line }) => line}
			columns={[
				{ key: 'line', title: t('members.line'), cell: ({ line }) => t('members.lineNumber', { line }) },
				{ key: 'kind', title: t('members.kindTitle'), cell: ({ entry }) => (entry ? t(`members.kind.${entry.type}`) : '–') },
				{ key: 'what', title: t('members.what'), cell: ({ entry }) => (entry ? <EntryText entry={entry} /> : '–') },
				{ key: 'state', title: t('members.state'), cell: (row) => (isBad(row) ? <Complaint row={row} /> : <Badge tone="done">{t('members.good')}</Badge>) },
			]}
		/>
	);
}

function Found({ rows, sheet, onEdit, onLeaveOut }: {
	rows: readonly Checked[]; sheet: Sheet; onEdit: () => void; onLeaveOut: () => void;
}) {
	const { t } = useTranslation('desk');
	const bad = rows.filter(isBad);
	const entries = rows.flatMap(({ entry }): Entry[] => (entry ? [entry] : []));
	return (
		<>
			{sheet.ignored.length > 0 && <Notice title={t('members.ignored')}><p>{t('members.ignoredText', { columns: sheet.ignored.join(', ') })}</p></Notice>}
			{bad.length > 0 && (
				<Notice kind="danger" live title={t('members.badRows', { count: bad.length })}><p>{t('members.badRowsText')}</p></Notice>
			)}
			<Rows rows={[...bad, ...rows.filter((row) => !isBad(row))]} />
			{bad.length > 0
				? (
					<Buttons>
						<Button kind="primary" onClick={onEdit}>{t('members.edit')}</Button>
						{bad.length < rows.length && <Button onClick={onLeaveOut}>{t('members.leaveOut', { count: bad.length })}</Button>}
					</Buttons>
				)
				: (
					<Sign
						id={JSON.stringify(entries)} label={t('members.propose', { count: entries.length })} onBack={onEdit}
						call={(api) => api.tx.Members.propose_batch({ entries })}
					>
						{(done) => {
							const event = done.events.find(({ type, value }) => type === 'Members' && value.type === 'BatchProposed');
							const { batch } = (event?.value.value ?? {}) as { batch?: number };
							return (
								<>
									<p>{t('members.proposed', { batch })}</p>
									{batch !== undefined && <p><Link to={`/desk/members/${batch}`}>{t('members.batchLink', { batch })}</Link></p>}
								</>
							);
						}}
					</Sign>
				)}
		</>
	);
}

export function Import() {
	const { t } = useTranslation('desk');
	const { connection, config } = useChain();
	const officer = useOfficer();
	const [text, setText] = useState('');
	const [problem, setProblem] = useState<Problem>();
	const [found, setFound] = useState<{ sheet: Sheet; rows: readonly Checked[] }>();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>();
	const sentence = useSentence(error);
	const check = async (given: Sheet) => {
		if (!connection || !officer?.entry) return;
		setError(undefined);
		setProblem(given.problem ?? (given.rows.length > MOST ? { key: 'tooMany', values: { count: given.rows.length, most: MOST } } : undefined));
		if (given.problem || given.rows.length > MOST) return;
		setBusy(true);
		try {
			const final = await connection.final();
			const reading = { api: connection.api, connection, at: final.hash, final };
			const looked = await checkRows(reading, given.rows);
			const rows = await tryRows(reading, looked, await signerOf(vault, officer.entry));
			setFound({ sheet: given, rows });
		} catch (thrown) {
			setError(thrown);
		} finally {
			setBusy(false);
		}
	};
	if (!officer?.entry) return <Unlock />;
	if (found) {
		const good = found.rows.filter((row) => !isBad(row));
		return (
			<div className="stack">
				<Found
					{...found} onEdit={() => setFound(undefined)}
					onLeaveOut={() => void check({ ...found.sheet, rows: good })}
				/>
				{busy && <Progress label={t('members.checking')} />}
			</div>
		);
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy) void check(readSheet(text, config?.chapters ?? []));
			}}
		>
			<TextArea
				label={t('members.paste')} hint={t('members.pasteHint')} value={text} onChange={setText} rows={8} spellCheck={false}
				autoComplete="off" translate="no" error={problem && t(`members.problem.${problem.key}`, { ...problem.values })}
			/>
			<FileField label={t('members.file')} hint={t('members.fileHint')} accept=".csv,.tsv,.txt,.json" onPick={setText} />
			<details className="disclosure">
				<summary>{t('members.columns')}</summary>
				<div className="prose">
					<p>{t('members.columnsText')}</p>
					<pre className="fine">{t('members.example')}</pre>
					<p>{t('members.columnsMore')}</p>
				</div>
			</details>
			{error !== undefined && <Notice kind="danger" live title={t('sign.refused')}><p>{sentence}</p></Notice>}
			{busy && <Progress label={t('members.checking')} />}
			<Buttons><Button type="submit" kind="primary" busy={busy}>{t('members.check')}</Button></Buttons>
		</form>
	);
}
