// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVault } from '../../keys';
import { SIZES, THEMES, setSize, setTheme, size, theme } from '../../look';
import { Page, Radios, Row, Rows, Section } from '../../parts';
import { LANGUAGES, asLanguage, setLanguage } from '../../text';

export function Component() {
	const { t, i18n } = useTranslation('settings');
	const vault = useVault();
	const [look, setLook] = useState({ size: size(), theme: theme() });
	return (
		<Page title={t('title')} narrow>
			<Section title={t('device')}>
				<Rows>
					<Row to="/settings/keys" title={t('keys.title')}>{t(`keys.short.${vault.state}`)}</Row>
					<Row to="/settings/connection" title={t('connection.title')}>{t('connection.short')}</Row>
					<Row to="/settings/about" title={t('about.title')}>{t('about.short')}</Row>
				</Rows>
			</Section>
			<Section title={t('look.title')}>
				<div className="form">
					<Radios
						legend={t('look.language')} value={asLanguage(i18n.language)} onChange={setLanguage}
						choices={LANGUAGES.map((value) => ({ value, label: <span lang={value}>{value === 'ko' ? '한국어' : 'English'}</span> }))}
					/>
					<Radios
						legend={t('look.size')} value={look.size}
						onChange={(value) => {
							setSize(value);
							setLook({ ...look, size: value });
						}}
						choices={SIZES.map((value) => ({ value, label: t(`look.sizes.${value}`) }))}
					/>
					<Radios
						legend={t('look.theme')} value={look.theme}
						onChange={(value) => {
							setTheme(value);
							setLook({ ...look, theme: value });
						}}
						choices={THEMES.map((value) => ({ value, label: t(`look.themes.${value}`) }))}
					/>
				</div>
			</Section>
		</Page>
	);
}
