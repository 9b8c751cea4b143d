// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What people fill in. Each has a label that stays, a hint before it, and an error that says what to do; all three belong
// to it for screen readers.

import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon';

interface Common {
	readonly label: string;
	readonly hint?: ReactNode;
	/** What is wrong and what to do about it. */
	readonly error?: string | undefined;
	/** Says "optional" behind the label. Required is the rule, and not said. */
	readonly optional?: boolean;
}

interface Ids {
	readonly id: string;
	readonly 'aria-describedby': string | undefined;
	readonly 'aria-invalid': true | undefined;
}

function ErrorText({ id, children }: { id: string; children: string }) {
	return <p id={id} className="field-error"><Icon name="warning" /><span>{children}</span></p>;
}

/** Label, hint and error around an input of one's own. */
export function Field({ label, hint, error, optional = false, children }: Common & { children: (ids: Ids) => ReactNode }) {
	const { t } = useTranslation('common');
	const id = useId();
	const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
	return (
		<div className={error ? 'field field-wrong' : 'field'}>
			<label htmlFor={id}>{label}{optional && <span className="field-mark"> ({t('optional')})</span>}</label>
			{hint && <div id={`${id}-hint`} className="field-hint">{hint}</div>}
			{error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
			{children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
		</div>
	);
}

type Own<Props> = Omit<Props, 'id' | 'className' | 'value' | 'onChange'>;
interface Value {
	readonly value: string;
	readonly onChange: (value: string) => void;
}

export function TextField({ label, hint, error, optional, short = false, onChange, ...rest }:
Common & Value & Own<InputHTMLAttributes<HTMLInputElement>> & { readonly short?: boolean }) {
	return (
		<Field label={label} hint={hint} error={error} {...(optional && { optional })}>
			{(ids) => <input type="text" {...rest} {...ids} className={short ? 'input input-short' : 'input'} onChange={(event) => onChange(event.target.value)} />}
		</Field>
	);
}

export function TextArea({ label, hint, error, optional, onChange, ...rest }:
Common & Value & Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
	return (
		<Field label={label} hint={hint} error={error} {...(optional && { optional })}>
			{(ids) => <textarea {...rest} {...ids} className="input" onChange={(event) => onChange(event.target.value)} />}
		</Field>
	);
}

/** A passphrase, which can be shown: hiding it helps nobody who is alone, and makes people choose short ones. */
export function PassphraseField({ label, hint, error, value, onChange, autoComplete }:
Common & Value & { readonly autoComplete: 'new-password' | 'current-password' }) {
	const { t } = useTranslation('common');
	const [shown, setShown] = useState(false);
	return (
		<Field label={label} hint={hint} error={error}>
			{(ids) => (
				<div className="input-row">
					<input
						{...ids} type={shown ? 'text' : 'password'} className="input" value={value} autoComplete={autoComplete}
						autoCapitalize="none" autoCorrect="off" spellCheck={false} onChange={(event) => onChange(event.target.value)}
					/>
					<button type="button" className="button button-secondary" aria-pressed={shown} onClick={() => setShown(!shown)}>
						<span className="hidden">{t(shown ? 'hidePassword' : 'showPassword')}</span>
						<Icon name={shown ? 'unseen' : 'eye'} />
					</button>
				</div>
			)}
		</Field>
	);
}

export interface Choice<T extends string> {
	readonly value: T;
	readonly label: ReactNode;
	readonly hint?: ReactNode;
	readonly disabled?: boolean;
}

export function SelectField<T extends string>({ label, hint, error, optional, value, onChange, choices, ...rest }:
Common & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className' | 'value' | 'onChange'> & {
	readonly value: T; readonly onChange: (value: T) => void; readonly choices: readonly (Choice<T> & { label: string })[];
}) {
	return (
		<Field label={label} hint={hint} error={error} {...(optional && { optional })}>
			{(ids) => (
				<select {...rest} {...ids} className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
					{choices.map((one) => <option key={one.value} value={one.value} disabled={one.disabled}>{one.label}</option>)}
				</select>
			)}
		</Field>
	);
}

function Group({ legend, hint, error, children }: { legend: string; hint?: ReactNode; error?: string | undefined; children: ReactNode }) {
	const id = useId();
	const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
	return (
		<fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={described || undefined}>
			<legend>{legend}</legend>
			{hint && <div id={`${id}-hint`} className="field-hint">{hint}</div>}
			{error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
			<div className="choices">{children}</div>
		</fieldset>
	);
}

/** One of several, all of which show. */
export function Radios<T extends string>({ legend, hint, error, choices, value, onChange }: {
	legend: string; hint?: ReactNode; error?: string | undefined; choices: readonly Choice<T>[];
	value: T | undefined; onChange: (value: T) => void;
}) {
	const name = useId();
	return (
		<Group legend={legend} hint={hint} error={error}>
			{choices.map((one) => (
				<label key={one.value} className="choice">
					<input type="radio" name={name} value={one.value} checked={one.value === value} disabled={one.disabled} onChange={() => onChange(one.value)} />
					<span className="choice-label">{one.label}</span>
					{one.hint && <span className="choice-hint">{one.hint}</span>}
				</label>
			))}
		</Group>
	);
}

/** Any number of several. `most`: how many can be chosen; the others are then disabled. */
export function Checkboxes<T extends string>({ legend, hint, error, choices, values, onChange, most }: {
	legend: string; hint?: ReactNode; error?: string | undefined; choices: readonly Choice<T>[];
	values: readonly T[]; onChange: (values: T[]) => void; most?: number;
}) {
	const full = most !== undefined && values.length >= most;
	return (
		<Group legend={legend} hint={hint} error={error}>
			{choices.map((one) => {
				const checked = values.includes(one.value);
				return (
					<label key={one.value} className="choice">
						<input
							type="checkbox" checked={checked} disabled={(one.disabled ?? false) || (full && !checked)}
							onChange={() => onChange(checked ? values.filter((value) => value !== one.value) : [...values, one.value])}
						/>
						<span className="choice-label">{one.label}</span>
						{one.hint && <span className="choice-hint">{one.hint}</span>}
					</label>
				);
			})}
		</Group>
	);
}

/** One statement to agree to. */
export function Checkbox({ label, hint, error, checked, onChange }: {
	label: ReactNode; hint?: ReactNode; error?: string | undefined; checked: boolean; onChange: (checked: boolean) => void;
}) {
	const id = useId();
	return (
		<div className={error ? 'field field-wrong' : 'field'}>
			{error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
			<label className="choice">
				<input
					type="checkbox" checked={checked} aria-describedby={error ? `${id}-error` : undefined} aria-invalid={error ? true : undefined}
					onChange={(event) => onChange(event.target.checked)}
				/>
				<span className="choice-label">{label}</span>
				{hint && <span className="choice-hint">{hint}</span>}
			</label>
		</div>
	);
}

/** A file that the reader picks; gives its text. */
export function FileField({ label, hint, error, accept, onPick }: Common & { accept: string; onPick: (text: string, name: string) => void }) {
	return (
		<Field label={label} hint={hint} error={error}>
			{(ids) => (
				<input
					{...ids} type="file" accept={accept} className="input"
					onChange={(event) => {
						const file = event.target.files?.[0];
						void file?.text().then((text) => onPick(text, file.name));
					}}
				/>
			)}
		</Field>
	);
}
