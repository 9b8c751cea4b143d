// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { asText, useRead } from '../chain';

/** How much of an address shows: enough to tell accounts apart by eye. */
const short = (address: string) => `${address.slice(0, 6)}…${address.slice(-6)}`;

/** An officer's account, with the office that it holds now. `organization`: of this one rather than of another. */
export function Person({ address, organization }: { address: string; organization?: number }) {
	const { t } = useTranslation('records');
	const { value } = useRead(async ({ api, at }) => {
		const offices = await api.view.Organisations.offices(address, { at });
		const [first] = offices.filter(([of]) => of === organization).concat(offices);
		if (!first) return undefined;
		const term = await api.query.Organisations.Terms.getValue(first[2], { at });
		const post = term && await api.view.Organisations.post(term.post, { at });
		return post && asText(post.label);
	}, [address, organization], { every: 100 });
	return <span className="person">{value && <>{value} </>}<code title={address}>{short(address)}</code><span className="hidden">{t('account')}</span></span>;
}

/** Officers who acted together. */
export const People = ({ addresses, organization }: { addresses: readonly string[]; organization?: number }) => (
	<span className="people">
		{addresses.map((address) => <Person key={address} address={address} {...(organization !== undefined && { organization })} />)}
	</span>
);
