// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { asText, useRead } from '../chain';

/** How much of an address shows: enough to tell accounts apart by eye. */
const short = (address: string) => `${address.slice(0, 6)}…${address.slice(-6)}`;

/** An officer's account, with the office that it holds now: rather one in `organization`, and there rather one of `roles`. */
export function Person({ address, organization, roles = [] }: { address: string; organization?: number; roles?: readonly string[] }) {
	const { t } = useTranslation('records');
	const { value } = useRead(async ({ api, at }) => {
		const offices = await api.view.Organisations.offices(address, { at });
		const there = offices.filter(([of]) => of === organization);
		const [first] = [...there.filter(([, role]) => roles.includes(role.type)), ...there, ...offices];
		if (!first) return undefined;
		const term = await api.query.Organisations.Terms.getValue(first[2], { at });
		const post = term && await api.view.Organisations.post(term.post, { at });
		return post && asText(post.label);
	}, [address, organization, roles.join()], { every: 100 });
	return <span className="person">{value && <>{value} </>}<code title={address}>{short(address)}</code><span className="hidden">{t('account')}</span></span>;
}

/** Officers who acted together. */
export const People = ({ addresses, organization }: { addresses: readonly string[]; organization?: number }) => (
	<span className="people">
		{addresses.map((address) => <Person key={address} address={address} {...(organization !== undefined && { organization })} />)}
	</span>
);
