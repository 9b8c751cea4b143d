// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Which offices an account holds. There are two registers of them: that of members, and that of organisations.

import { type Reading, asText } from '../../chain';

export type Role = 'Chair' | 'Secretary' | 'Moderator' | 'Appeals' | 'Auditor' | 'Issuer' | 'Researcher' | 'Representative' | 'Other';

/** A post that is held now. */
export interface Held {
	readonly organization: number;
	readonly name: { readonly korean: string; readonly english: string };
	readonly role: Role;
	/** What the post is called. */
	readonly label: string;
	/** When its term ends, in milliseconds. */
	readonly until: number;
}

export interface Offices {
	readonly registrar: boolean;
	/** The chapter for whose members it speaks. */
	readonly chapter: number | undefined;
	/** Of the body that rules on appeals about rolls and elections. */
	readonly appeals: boolean;
	readonly commission: boolean;
	readonly council: boolean;
	readonly posts: readonly Held[];
}

async function readPosts({ api, at, final }: Reading, who: string): Promise<Held[]> {
	const offices = await api.view.Organisations.offices(who, { at });
	const terms = await api.query.Organisations.Terms.getValues(offices.map(([, , term]): [number] => [term]), { at });
	const running = offices.flatMap(([organization, role, term], i) => {
		const { post, from, until } = terms[i] ?? {};
		// A term that is to come, or over and not settled yet, is no office.
		if (post === undefined || from === undefined || until === undefined || final.time < from || until <= final.time) return [];
		return [{ organization, role: role.type as Role, term, post, until: Number(until) }];
	});
	const [posts, organizations] = await Promise.all([
		api.query.Organisations.Posts.getValues(running.map(({ post }): [number] => [post]), { at }),
		api.query.Organisations.Organizations.getValues(running.map(({ organization }): [number] => [organization]), { at }),
	]);
	return running.map(({ organization, role, until }, i) => {
		const names = organizations[i]?.names;
		const korean = asText(names?.korean);
		return {
			organization, role, until, label: asText(posts[i]?.label), name: { korean, english: asText(names?.english) || korean },
		};
	});
}

export async function readOffices(reading: Reading, who: string): Promise<Offices> {
	const { api, at } = reading;
	const [ofMembers, commission, council, posts] = await Promise.all([
		api.view.Members.offices(who, { at }),
		api.query.Elections.Commission.getValue({ at }),
		api.view.Governance.council({ at }),
		readPosts(reading, who),
	]);
	const secretary = ofMembers.find(({ type }) => type === 'Secretary');
	return {
		registrar: ofMembers.some(({ type }) => type === 'Registrar'),
		chapter: secretary?.type === 'Secretary' ? secretary.value : undefined,
		appeals: ofMembers.some(({ type }) => type === 'Appeals'),
		commission: commission.includes(who),
		council: council[0].includes(who),
		posts,
	};
}

/** Whether an account holds a post with this role in an organisation; in any, if none is named. */
export const holds = ({ posts }: Offices, role: Role, organization?: number): boolean =>
	posts.some((post) => post.role === role && (organization === undefined || post.organization === organization));

/** Organisations for which an account presides or keeps the records. */
export const organisationsOf = ({ posts }: Offices): Held[] => {
	const own = posts.filter(({ role }) => role === 'Chair' || role === 'Secretary');
	return own.filter((post, i) => own.findIndex(({ organization }) => organization === post.organization) === i);
};
