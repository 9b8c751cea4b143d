// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// For each view function of each pallet: with which arguments it is called so that it gives every public record, and
// what is compared with storage. `view` calls the function that a reader is named after.

import { blake2AsHex } from '@polkadot/util-crypto';
import { each, ensure } from './chain.mjs';

/** @typedef {import('./chain.mjs').Pallet} Pallet */
/** @typedef {(...values: any[]) => Promise<any>} View */
/** @typedef {(p: Pallet, view: View) => Promise<void>} Reader */

/** Each entry of a map is what the view function gives for its key. @returns {Reader} */
export const byKey = (/** @type {string} */ item) => async (p, view) => each(await p.entries(item), async ({ key, value }) => {
	p.same(`${item} ${key.join(' ')}`, await view(...key), value);
});

/** The view function gives a stored value. @returns {Reader} */
export const single = (/** @type {string} */ item) => async (p, view) => p.same(item, await view(), await p.value(item));

/** The view function gives pages of all of a map, numbered below the value of another item. @returns {Reader} */
export const numbered = (/** @type {string} */ item, /** @type {string} */ end) => async (p, view) =>
	p.sameRows(item, await p.list(await p.value(end), view), item);

/** Pages of what is stored below one key: places 0, 1, ... of a second. @returns {Reader} */
const placed = (/** @type {string} */ owners, /** @type {string} */ item, /** @type {string} */ field) => async (p, view) => {
	let found = 0;
	await each(await p.entries(owners), async ({ key: [owner], value }) => {
		const rows = await p.list(value[field], (from, count) => view(owner, from, count));
		for (const [place, row] of rows.entries()) p.same(`${item} ${owner} ${place}`, row, await p.entry(item, owner, place));
		found += rows.length;
	});
	p.equal(`${item}: rows`, found, (await p.entries(item)).length);
};

/** Pages of records that a map of two keys points at: rows of number and record. @returns {Reader} */
const pointed = (
	/** @type {string} */ owners, /** @type {(value: any) => any} */ length,
	/** @type {string} */ places, /** @type {string} */ item, /** @type {string[]} */ but = [],
) => async (p, view) => {
	let found = 0;
	await each(await p.entries(owners), async ({ key: [owner], value }) => {
		const rows = await p.list(length(value), (from, count) => view(owner, from, count));
		for (const [place, [id, record]] of rows.entries()) {
			p.equal(`${places} ${owner} ${place}`, id, await p.entry(places, owner, place));
			p.sameFields(`${item} ${id}`, record, await p.entry(item, id), fieldsOf(record, but));
		}
		found += rows.length;
	});
	p.equal(`${places}: rows`, found, (await p.entries(places)).length);
};

const fieldsOf = (/** @type {any} */ record, /** @type {string[]} */ but) =>
	[...record.keys()].filter((/** @type {string} */ field) => !but.includes(field));

/** A meeting is shown as it is by now: its stage may have moved on where nobody had that written. */
const BY_NOW = ['stage'];

/** Different accounts and the like, each once. */
export const distinct = (/** @type {any[]} */ all) => [...new Map(all.map((one) => [String(one), one])).values()];

/** @type {Record<string, Reader>} */
const Organisations = {
	numbers: single('counts'),
	areas: async (p, view) => p.sameRows('areas', await p.list((await p.value('counts')).areas, view), 'areas'),
	area_by_code: async (p, view) => each(await p.entries('areas'), async ({ key: [id], value: area }) => {
		const found = (await view(area.code, area.from)).unwrap();
		p.same(`area of ${area.code}`, found[1], await p.entry('areas', found[0]));
		p.equal(`code of area ${id}`, found[1].code, area.code);
	}),
	organization: byKey('organizations'),
	organizations: async (p, view) =>
		p.sameRows('organizations', await p.list((await p.value('counts')).organizations, view), 'organizations'),
	organizations_below: async (p, view) => {
		const all = await p.entries('organizations');
		let found = 0;
		await each(all, async ({ key: [parent], value }) => {
			const rows = await p.list(value.children, (from, count) => view(parent, from, count));
			for (const [place, id, record] of rows) {
				p.equal(`children ${parent} ${place}`, id, await p.entry('children', parent, place));
				p.same(`organization ${id}`, record, await p.entry('organizations', id));
			}
			found += rows.length;
		});
		p.equal('organizations that are below one', found, all.filter(({ value }) => value.parent.isSome).length);
	},
	post: byKey('posts'),
	posts: async (p, view) => {
		const now = await p.at.query.timestamp?.now?.();
		let found = 0;
		await each(await p.entries('organizations'), async ({ key: [organization], value }) => {
			const rows = await p.list(value.posts, (from, count) => view(organization, from, count, now));
			for (const [id, post, terms] of rows) {
				p.same(`post ${id}`, post, await p.entry('posts', id));
				for (const [term, record] of terms) p.same(`term ${term}`, record, await p.entry('terms', term));
			}
			found += rows.length;
		});
		p.equal('posts of all organizations', found, (await p.entries('posts')).length);
	},
	terms: async (p, view) => each(await p.entries('termsOf'), async ({ key: [post], value: spans }) => {
		const rows = await p.list(spans.length, (from, count) => view(post, from, count));
		p.equal(`terms of post ${post}`, rows.map(([id]) => id), spans.map((/** @type {any} */ span) => span.term));
		for (const [id, term] of rows) p.same(`term ${id}`, term, await p.entry('terms', id));
	}),
	offices: async (p, view) => {
		const all = await p.entries('offices');
		await each(distinct(all.map(({ key: [who] }) => who)), async (who) => {
			const stored = all.filter(({ key }) => key[0]?.eq(who)).flatMap(({ key, value }) =>
				value.map((/** @type {any} */ term) => [.../** @type {any} */ (key[1]), term].join()));
			p.equal(`offices of ${who}`, (await view(who)).map((/** @type {any} */ one) => [...one].join()).sort(), stored.sort());
		});
	},
};

/** Whether a petition's text is not shown: it was removed, or the last decision on it hides it. */
async function isHidden(/** @type {Pallet} */ p, /** @type {any} */ record) {
	const last = record.decisions.at(-1);
	const ruling = last === undefined ? null : (await p.entry('decisions', last)).ruling;
	return record.state.isRemoved || (ruling?.isOnPetition === true && ruling.asOnPetition.verdict.isHide);
}

/** How many of a standing signed, by what is stored: parts of the roll and of the count stand in one order. */
async function signed(/** @type {Pallet} */ p, /** @type {any} */ id, /** @type {'isMember' | 'isCitizen'} */ standing) {
	const [roll, tally] = [await p.entry('rolls', id), await p.entry('tallies', id)];
	const parts = [...(tally?.parts ?? [])].filter((_, i) => roll.parts[i]?.standing[standing]);
	return parts.reduce((sum, part) => sum + Number(part.signed), 0);
}

/** How many keys of a standing are on a roll. The library adds a line to a name that its own structures have. */
const onRoll = (/** @type {any} */ roll, /** @type {'isMember' | 'isCitizen'} */ standing) => roll.parts
	.filter((/** @type {any} */ part) => part.standing[standing])
	.reduce((/** @type {number} */ sum, /** @type {any} */ part) => sum + Number(part.keys_), 0);

async function checkPetitionRow(/** @type {Pallet} */ p, /** @type {any} */ row) {
	const id = row.petition;
	const record = await p.entry('petitions', id);
	const what = `petition ${id}`;
	p.sameFields(what, row, record, ['kind', 'addressee', 'state', 'created', 'response', 'referral', 'marks']);
	if (row.title.isSome) p.same(`${what}: title`, row.title, (await p.entry('texts', id, record.textVersion)).title);
	p.equal(`${what}: count`, row.count, await signed(p, id, 'isMember'));
	p.equal(`${what}: citizens`, row.citizens, await signed(p, id, 'isCitizen'));
}

/** A list below each petition. @returns {Reader} */
const ofPetition = (/** @type {string} */ item) => async (p, view) => each(await p.entries('petitions'), async ({ key: [id] }) => {
	const stored = await p.entry(item, id);
	const said = await view(id);
	if (stored) p.same(`${item} ${id}`, said, stored);
	else p.equal(`${item} ${id}`, said.length, 0);
});

/** @type {Record<string, Reader>} */
const Petitions = {
	petition: async (p, view) => each(await p.entries('petitions'), async ({ key: [id], value: record }) => {
		const said = (await view(id)).unwrap();
		const [roll, tally] = [await p.entry('rolls', id), await p.entry('tallies', id)];
		const text = await isHidden(p, record) ? null : await p.entry('texts', id, record.textVersion);
		p.same(`petition ${id}`, said.petition, record);
		p.same(`text of petition ${id}`, said.text, text);
		p.same(`roll of petition ${id}`, said.roll, roll.roll);
		p.same(`digest of petition ${id}`, said.rollDigest, roll.digest);
		p.same(`recall of petition ${id}`, said.recall, await p.entry('recalls', id));
		p.equal(`sponsors of petition ${id}`, said.numbers.sponsors, tally?.sponsors ?? 0);
		p.equal(`count of petition ${id}`, said.numbers.count, await signed(p, id, 'isMember'));
		p.equal(`citizens of petition ${id}`, said.numbers.citizens, await signed(p, id, 'isCitizen'));
		p.equal(`members on the roll of petition ${id}`, said.numbers.membersOnRoll, onRoll(roll, 'isMember'));
		p.equal(`citizens on the roll of petition ${id}`, said.numbers.citizensOnRoll, onRoll(roll, 'isCitizen'));
	}),
	counts: async (p, view) => {
		const [petitions, decisions] = await view();
		p.equal('petitions', petitions, await p.value('nextPetition'));
		p.equal('decisions', decisions, await p.value('nextDecision'));
	},
	petitions: async (p, view) => {
		const rows = await p.listSparse(await p.value('nextPetition'), view, (row) => row.petition);
		await each(rows, (row) => checkPetitionRow(p, row));
	},
	petitions_in: async (p, view) => {
		const [all, end] = [await p.entries('petitions'), await p.value('nextPetition')];
		let found = 0;
		for (const state of all[0]?.value.state.defKeys ?? []) {
			const rows = await p.listSparse(end, (from, count) => view(state, from, count), (row) => row.petition);
			await each(rows, (row) => checkPetitionRow(p, row));
			for (const row of rows) p.equal(`state of petition ${row.petition}`, row.state.type, state);
			found += rows.length;
		}
		p.equal('petitions in all states', found, all.length);
	},
	text: async (p, view) => each(await p.entries('texts'), async ({ key: [id, version], value }) => {
		const hidden = await isHidden(p, await p.entry('petitions', id));
		p.same(`text ${id} ${version}`, await view(id, version), hidden ? null : value);
	}),
	comments: async (p, view) => {
		let found = 0;
		await each(await p.entries('petitions'), async ({ key: [id] }) => {
			const rows = await p.listAll((from, count) => view(id, from, count));
			for (const [number, comment] of rows) p.same(`comment ${id} ${number}`, comment, await p.entry('comments', id, number));
			found += rows.length;
		});
		p.equal('comments', found, (await p.entries('comments')).length);
	},
	decisions: numbered('decisions', 'nextDecision'),
	responses: ofPetition('responses'),
	voids: ofPetition('voids'),
	void_preview: async (p, view) => each(await p.entries('rolls'), async ({ key: [id], value: { pinned } }) => {
		const said = await view(id, 0);
		ensure(said.isSome === pinned.isTrue, `void_preview ${id}: the roll is ${pinned.isTrue ? '' : 'not '}kept`);
	}),
	signature: async (p, view) => each(await p.entries('signatures'), async ({ key: [id, alias], value }) => {
		p.equal(`signature ${id} ${alias}`, await view(id, alias), value.sequence);
	}),
	sponsors: async (p, view) => each(await p.entries('sponsors'), async ({ key: [id, alias] }) => {
		p.equal(`sponsor ${id} ${alias}`, await view(id, alias), true);
	}),
	started: byKey('startedBy'),
	comments_by: byKey('commentsBy'),
	codes: async (p, view) => {
		const rows = await p.listSparse(1 << 16, view, ([code]) => code);
		p.equal('codes', rows.length, (await p.entries('codeTable')).length);
		for (const [code, status, text] of rows) {
			p.same(`status of code ${code}`, status, await p.entry('codeTable', code));
			p.same(`code ${code}`, text, await p.entry('codeTexts', code, status.version));
		}
	},
	code: byKey('codeTexts'),
	recall_slot: byKey('recallSlots'),
	parameters: async (p, view) => {
		const [version, parameters] = await view();
		p.same('version of the parameters', version, await p.value('parametersVersion'));
		p.same('parameters', parameters, await p.value('parametersAt', version));
	},
	parameters_at: byKey('parametersAt'),
	outages: single('outages'),
	gaps: numbered('gaps', 'nextGap'),
};

/** @type {Record<string, Reader>} */
const Assemblies = {
	parameters: async (p, view) => {
		const [version, parameters] = await view();
		p.same('version of the parameters', version, await p.value('parametersVersion'));
		p.same('parameters', parameters, await p.value('currentParameters'));
	},
	numbers: async (p, view) => {
		const said = await view();
		p.equal('meetings', said.meetings, await p.value('nextMeeting'));
		p.equal('motions', said.motions, await p.value('nextMotion'));
		p.equal('votes', said.votes, await p.value('nextVote'));
		p.equal('overdue duties', said.overdue, await p.value('overdueCount'));
	},
	meeting: async (p, view) => each(await p.entries('meetings'), async ({ key: [id], value }) => {
		const said = (await view(id)).unwrap();
		p.sameFields(`meeting ${id}`, said, value, fieldsOf(said, BY_NOW));
	}),
	meetings: async (p, view) => {
		const rows = await p.list(await p.value('nextMeeting'), view);
		p.equal('meetings: rows', rows.length, (await p.entries('meetings')).length);
		for (const [id, said] of rows) p.sameFields(`meeting ${id}`, said, await p.entry('meetings', id), fieldsOf(said, BY_NOW));
	},
	meetings_of: pointed('meetingCount', (count) => count, 'meetingAt', 'meetings', BY_NOW),
	agenda: async (p, view) => {
		let found = 0;
		await each(await p.entries('meetings'), async ({ key: [meeting], value }) => {
			const rows = await p.list(value.items, (from, count) => view(meeting, from, count));
			for (const [id, item, vote] of rows) {
				p.same(`item ${meeting} ${id}`, item, await p.entry('items', meeting, id));
				p.same(`choice ${meeting} ${id}`, vote, await p.entry('contestVotes', meeting, id));
			}
			found += rows.length;
		});
		p.equal('items: rows', found, (await p.entries('items')).length);
	},
	presences: placed('meetings', 'presences', 'presences'),
	motion: byKey('motions'),
	motions: numbered('motions', 'nextMotion'),
	motions_of: pointed('motionCount', (count) => count, 'motionAt', 'motions'),
	motions_tabled: pointed('meetings', (meeting) => meeting.motions, 'tabledMotions', 'motions'),
	amendments: pointed('motions', (motion) => motion.amendments, 'amendments', 'motions'),
	texts: placed('motions', 'motionTexts', 'texts'),
	vote: async (p, view) => each(await p.entries('votes'), async ({ key: [id], value }) => {
		const [record, last] = (await view(id)).unwrap();
		p.same(`vote ${id}`, record, value);
		p.same(`count of vote ${id}`, last, await p.entry('voteVersions', id, value.versions - 1));
	}),
	votes_of: pointed('meetings', (meeting) => meeting.votes, 'voteAt', 'votes'),
	vote_versions: placed('votes', 'voteVersions', 'versions'),
	vote_by_election: async (p, view) => each(await p.entries('linkedElections'), async ({ key: [link], value }) => {
		p.same(`vote by election ${link}`, await view(.../** @type {any} */ (link)), value);
	}),
	minutes: placed('meetings', 'minutesOf', 'minutes'),
	meeting_by_minutes: byKey('minutesByDigest'),
	certification: byKey('certifications'),
	objections: async (p, view) => {
		const all = await p.entries('objections');
		let found = 0;
		await each(distinct(all.map(({ key: [window] }) => window)), async (window) => {
			const rows = await p.listAll((skip, count) => view(...window, skip, count));
			for (const [alias, text] of rows) p.same(`objection ${window} ${alias}`, text, await p.entry('objections', window, alias));
			found += rows.length;
		});
		p.equal('objections', found, all.length);
	},
	decision: byKey('decisions'),
	corrections: placed('meetings', 'corrections', 'corrections'),
	resolution: byKey('resolutions'),
	reports: placed('resolutions', 'reports', 'reports'),
	overdue: numbered('overdues', 'overdueCount'),
	can_be_flagged: async (p, view) => each(await p.entries('overdueNumber'), async ({ key: [duty] }) => {
		p.equal(`${duty}, noted already`, await view(duty), false);
	}),
	clock: byKey('clocks'),
};

/** @type {Record<string, Reader>} */
const Activity = {
	settings: single('currentSettings'),
	indicators: numbered('indicators', 'nextIndicator'),
	terms: async (p, view) => each(await p.entries('versions'), async ({ key: [indicator, version], value: { from, terms } }) => {
		const said = await view(indicator, from);
		const { last } = await p.entry('indicators', indicator);
		// A later version may begin with the same period, and a retired indicator has no terms after its last.
		if (said.isNone) return p.equal(`indicator ${indicator} has an end`, last.isSome, true);
		const [found, text] = said.unwrap();
		p.same(`terms ${indicator} ${found}`, text, (await p.entry('versions', indicator, found)).terms);
		if (found.eq(version)) p.same(`terms ${indicator} ${version}`, text, terms);
		return undefined;
	}),
	bound: byKey('bound'),
	campaigns: single('campaigns'),
	account: byKey('accounts'),
	points: async (p, view) => each(await p.entries('accounts'), async ({ key: [who], value: { earnings } }) => {
		const held = earnings.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + Number(one.points), 0);
		// Those that have expired are on the account until somebody has them burned.
		ensure(Number(await view(who)) <= held, `points ${who}: more than the ${held} that the account has`);
	}),
	entries: async (p, view) => each(await p.entries('ledger'), async ({ key: [period, who], value }) => {
		const said = await view(who, period);
		const hidden = (await p.entry('accounts', who))?.optedOut.isTrue;
		if (hidden) p.equal(`entries ${who} ${period}, who opted out`, said.length, 0);
		else p.same(`entries ${who} ${period}`, said, value);
	}),
	batches: numbered('batches', 'nextBatch'),
	attestation: async (p, view) => each(await p.entries('attestations'), async ({ key: [id], value }) => {
		const said = await view(id);
		const hidden = (await p.entry('accounts', value.subject))?.optedOut.isTrue;
		p.same(`attestation ${id}`, hidden ? said : said.unwrap()[0], hidden ? null : value);
	}),
	dispute_about: byKey('disputes'),
	correction_of: byKey('corrections'),
	period: byKey('periods'),
	rows: async (p, view) => {
		const all = await p.entries('rows');
		let found = 0;
		await each(await p.entries('periods'), async ({ key: [period] }) => {
			for (const { key: [indicator] } of await p.entries('indicators')) {
				const rows = await p.listAll((skip, count) => view(period, indicator, skip, count));
				for (const [place, row] of rows) {
					p.same(`row ${period} ${indicator} ${place}`, row, await p.entry('rows', period, indicator, place));
				}
				found += rows.length;
			}
		});
		p.equal('rows', found, all.length);
	},
	row: byKey('rows'),
};

const sameFact = async (/** @type {Pallet} */ p, /** @type {any} */ said) => {
	const fact = await p.entry('facts', said.id);
	p.same(`fact ${said.id}`, said.fact, fact);
	p.same(`freshness of fact ${said.id}`, said.asOf, (await p.entry('feeds', fact.body.feed)).lastAt);
};

/** @type {Record<string, Reader>} */
const Representatives = {
	settings: single('currentSettings'),
	representatives: numbered('representatives', 'nextRepresentative'),
	representative: byKey('representatives'),
	by_reference: byKey('byReference'),
	former_description: byKey('descriptions'),
	terms: async (p, view) => each(await p.entries('representatives'), async ({ key: [id], value }) => {
		p.equal(`posts of representative ${id}`, (await view(id)).map((/** @type {any} */ row) => row[0]), value.description.posts.map(String));
	}),
	facts: async (p, view) => {
		const rows = await p.list(await p.value('nextFact'), view);
		p.equal('facts: rows', rows.length, (await p.entries('facts')).length);
		await each(rows, (row) => sameFact(p, row));
	},
	fact: async (p, view) => each(await p.entries('facts'), async ({ key: [id] }) => sameFact(p, (await view(id)).unwrap())),
	facts_of: async (p, view) => {
		let found = 0;
		await each(await p.entries('representatives'), async ({ key: [id], value }) => {
			const rows = await p.list(value.facts, (from, count) => view(id, from, count));
			for (const [place, row] of rows.entries()) {
				p.equal(`facts of ${id}, ${place}`, row.id, await p.entry('factsOf', id, place));
				await sameFact(p, row);
			}
			found += rows.length;
		});
		p.equal('facts of all representatives', found, (await p.entries('factsOf')).length);
	},
	change: byKey('changes'),
	replies: async (p, view) => {
		const all = await p.entries('replies');
		let found = 0;
		await each(distinct(all.map(({ key: [about] }) => about)), async (about) => {
			const rows = await view(about);
			for (const [number, reply] of rows.entries()) p.same(`reply ${about} ${number}`, reply, await p.entry('replies', about, number));
			found += rows.length;
		});
		p.equal('replies', found, all.length);
	},
	feeds: numbered('feeds', 'nextFeed'),
	evaluations: numbered('evaluations', 'nextEvaluation'),
	evaluation_of: byKey('evaluationOf'),
	outcome: byKey('outcomes'),
	answered: async (p, view) => each(await p.entries('seals'), async ({ key, value }) => {
		p.equal(`answers ${key.join(' ')}`, await view(...key), value.opened);
	}),
};

/** @type {Record<string, Reader>} */
const Members = {
	member: byKey('members'),
	member_by_key: async (p, view) => each(await p.entries('memberByKey'), async ({ key: [key], value }) => {
		const [id, member] = (await view(key)).unwrap();
		p.same(`member of ${key}`, id, value);
		p.same(`member ${id}`, member, await p.entry('members', id));
	}),
	offices: async (p, view) => {
		const [registrars, appeals] = [await p.value('registrars'), await p.value('appeals')];
		const secretaries = await p.entries('secretaryOf');
		await each(distinct([...registrars, ...appeals, ...secretaries.map(({ key: [who] }) => who)]), async (who) => {
			const held = (/** @type {any} */ list) => list.some((/** @type {any} */ one) => one.eq(who));
			const chapter = await p.entry('secretaryOf', who);
			const stored = [held(registrars) && 'Registrar', chapter !== null && 'Secretary', held(appeals) && 'Appeals'];
			p.equal(`offices of ${who}`, (await view(who)).map((/** @type {any} */ one) => one.type), stored.filter(Boolean));
		});
	},
	roll: byKey('rolls'),
	ring_progress: async (p, view) => each(await p.entries('rolls'), async ({ key: [id], value: roll }) => {
		const [built, all] = (await view(id)).unwrap();
		const roots = (await p.entries('ringRoots')).filter(({ key: [of] }) => of.eq(id));
		// Roots stay when a roll is built, and only then there are all of them.
		if (roll.stage.isBuilt) p.same(`rings of roll ${id}`, built, all);
		if (roll.stage.isBuilt || roll.stage.isSeating) p.equal(`ring roots of roll ${id}`, roots.length, built.toNumber());
		else p.equal(`rings of roll ${id}, which are not begun`, built.toNumber(), 0);
	}),
	chapter_count: async (p, view) => each(await p.entries('rollCounts'), async ({ key: [roll, of], value }) => {
		if (!(/** @type {any} */ (of).isChapter)) return;
		const chapter = /** @type {any} */ (of).asChapter;
		const [count, agrees] = await view(roll, chapter);
		p.same(`keys of roll ${roll} in chapter ${chapter}`, count, value);
		p.same(`attestation of roll ${roll} in chapter ${chapter}`, agrees, await p.entry('attestations', roll, chapter));
	}),
	objection: byKey('objections'),
	standing_roll: single('currentStanding'),
	standing_roll_in_work: single('standingInWork'),
	standing_summary: async (p, view) => each(await p.entries('standing'), async ({ key: [id], value }) => {
		const said = (await view(id)).unwrap();
		p.sameFields(`standing roll ${id}`, said, value, ['rings', 'pins']);
		p.sameFields(`roll ${id}`, said, await p.entry('rolls', id), ['ringSize', 'stage']);
	}),
	roll_page: byKey('rollKeys'),
};

/** @type {Record<string, Reader>} */
const Elections = {
	election: async (p, view) => each(await p.entries('elections'), async ({ key: [id], value }) => {
		const [election, count] = (await view(id)).unwrap();
		p.same(`election ${id}`, election, value);
		p.same(`count of election ${id}`, count, await p.entry('counts', id));
	}),
	params: byKey('paramsOf'),
	sequence: async (p, view) => each(await p.entries('votes'), async ({ key, value }) => {
		p.equal(`ballot ${key.join(' ')}`, await view(...key), value.sequence);
	}),
	result: byKey('results'),
	outcomes: async (p, view) => each(await p.entries('outcomesOf'), async ({ key: [id], value }) => {
		p.same(`outcomes ${id}`, await view(id), value.outcomes);
	}),
	accepted: byKey('accepted'),
};

/** @type {Record<string, Reader>} */
const Governance = {
	council: async (p, view) => {
		const [members, term] = await view();
		p.same('members of the council', members, await p.at.query.council.members());
		p.same('term', term, await p.value('currentTerm'));
	},
	named: single('namedElection'),
	parameters: single('settings'),
	referendum: byKey('referenda'),
	call_of: async (p, view) => each(await p.entries('referenda'), async ({ key: [id], value }) => {
		if (!value.standing.isProposed) return;
		const call = (await view(id)).unwrap();
		p.equal(`hash of referendum ${id}`, blake2AsHex(call, 256), value.hash_);
	}),
	referenda: numbered('referenda', 'nextReferendum'),
	upgrade: async (p, view) => {
		const stored = await p.value('pendingUpgrade');
		const now = await p.at.query.timestamp.now();
		const lapsed = stored !== null && stored.lapses.lte(now);
		p.same('upgrade', await view(), lapsed ? null : stored);
	},
	bound_rules: async (p, view) => {
		const now = await p.at.query.timestamp.now();
		const bound = (await p.entries('boundUntil')).filter(({ value }) => value.gt(now));
		const said = await view();
		p.equal('bound rules: rows', said.length, bound.length);
		for (const [rule, until] of said) p.same(`rule ${rule}`, until, await p.entry('boundUntil', rule));
	},
	referendum_on: byKey('referendumOn'),
};

/** @type {Record<string, Reader>} */
const Validators = {
	overview: async (p, view) => {
		const { session, minimum, stints } = await view();
		p.same('session', session, await p.at.query.session.currentIndex());
		p.same('minimum', minimum, await p.value('minimum'));
		const serving = stints.filter((/** @type {any} */ stint) => stint.from.lte(session));
		const stored = await p.value('serving');
		p.equal('validators that serve', serving.map((/** @type {any} */ stint) => stint.who), stored.map((/** @type {any} */ one) => one.who));
		for (const [place, stint] of serving.entries()) p.same(`fault of ${stint.who}`, stint.fault, stored[place].fault);
	},
	reports: single('reports'),
};

/** The readers of each pallet. */
export const RECORDS = {
	Organisations, Petitions, Assemblies, Activity, Representatives, Members, Elections, Governance, Validators,
};
