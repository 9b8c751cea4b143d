// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The tables, and where each of their columns is in what the chain's views give.

/// How a value is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
	/// As it is; what is no text, number or truth as JSON.
	Plain,
	/// The name of a choice.
	Choice,
	/// A moment, in Korean time.
	Moment,
	/// A day in Korea.
	Day,
	/// A month in Korea.
	Month,
}

/// A column of a table.
pub(super) struct Column {
	/// Its name.
	pub(super) name: &'static str,
	/// Where its value is in a row: names of fields and places of lists, with dots between them.
	pub(super) path: &'static str,
	/// How it is shown.
	pub(super) kind: Kind,
}

/// A table.
pub(super) struct Table {
	/// Its name.
	pub(super) name: &'static str,
	/// What its lines are.
	pub(super) docs: &'static str,
	/// Its columns.
	pub(super) columns: &'static [Column],
}

const fn column(name: &'static str, path: &'static str, kind: Kind) -> Column {
	Column { name, path, kind }
}

const fn plain(name: &'static str, path: &'static str) -> Column {
	column(name, path, Kind::Plain)
}

const fn choice(name: &'static str, path: &'static str) -> Column {
	column(name, path, Kind::Choice)
}

const fn moment(name: &'static str, path: &'static str) -> Column {
	column(name, path, Kind::Moment)
}

const fn day(name: &'static str, path: &'static str) -> Column {
	column(name, path, Kind::Day)
}

const fn month(name: &'static str, path: &'static str) -> Column {
	column(name, path, Kind::Month)
}

/// All public tables.
pub(super) const TABLES: &[Table] = &[
	Table {
		name: "areas",
		docs: "Parts of the country.",
		columns: &[
			plain("id", "0"),
			plain("code", "1.code"),
			plain("name_ko", "1.names.korean"),
			plain("name_en", "1.names.english"),
			choice("kind", "1.kind"),
			plain("parent", "1.parent"),
			moment("from", "1.from"),
			moment("until", "1.until"),
			plain("successor", "1.successor"),
		],
	},
	Table {
		name: "organizations",
		docs: "The party's organisations.",
		columns: &[
			plain("id", "0"),
			plain("name_ko", "1.names.korean"),
			plain("name_en", "1.names.english"),
			choice("classification", "1.classification"),
			plain("parent", "1.parent"),
			plain("area", "1.area"),
			plain("chapter", "1.chapter"),
			moment("founded", "1.founded"),
			moment("dissolved", "1.dissolved"),
		],
	},
	Table {
		name: "posts",
		docs: "Posts of organisations.",
		columns: &[
			plain("id", "0"),
			plain("organization", "1.organization"),
			choice("role", "1.role"),
			plain("label", "1.label"),
			plain("area", "1.area"),
			plain("seats", "1.seats"),
			plain("elected", "1.elected"),
			moment("from", "1.from"),
			moment("until", "1.until"),
		],
	},
	Table {
		name: "terms",
		docs: "Who holds which post when: an account, or a public person by the number in holders.",
		columns: &[
			plain("id", "0"),
			plain("post", "1.post"),
			plain("account", "1.holder.Account"),
			plain("person", "1.holder.Person"),
			moment("from", "1.from"),
			moment("until", "1.until"),
			plain("on_behalf_of", "1.on_behalf_of"),
			choice("ended", "1.ended"),
		],
	},
	Table {
		name: "holders",
		docs: "Public office holders.",
		columns: &[
			plain("id", "0"),
			plain("reference", "1.description.reference"),
			plain("name_ko", "1.description.korean"),
			plain("name_hanja", "1.description.hanja"),
			plain("name_latin", "1.description.latin"),
			choice("affiliation", "1.description.affiliation"),
			day("since", "1.description.since"),
			plain("posts", "1.description.posts"),
			plain("chapter", "1.description.chapter"),
			plain("facts", "1.facts"),
			plain("version", "1.version"),
		],
	},
	Table {
		name: "facts",
		docs: "What public office holders did, with the source.",
		columns: &[
			plain("id", "id"),
			plain("holder", "fact.representative"),
			plain("post", "fact.body.post"),
			choice("deed", "fact.body.deed"),
			plain("details", "fact.body.deed"),
			day("day", "fact.body.day"),
			plain("subject", "fact.body.subject"),
			choice("eligibility", "fact.body.eligibility"),
			choice("status", "status"),
			plain("url", "fact.body.url"),
			plain("digest", "fact.body.digest"),
			moment("captured_at", "fact.body.captured_at"),
			moment("recorded_at", "fact.recorded_at"),
			plain("replies", "fact.replies"),
			plain("version", "fact.version"),
			plain("feed", "fact.body.feed"),
			moment("feed_as_of", "as_of"),
			plain("feed_stale", "stale"),
		],
	},
	Table {
		name: "fact_changes",
		docs: "What facts said before they were put right or taken back.",
		columns: &[
			plain("fact", "fact"),
			plain("version", "version"),
			plain("withdrawn", "change.withdrawn"),
			plain("before_deed", "change.before.deed"),
			day("before_day", "change.before.day"),
			plain("before_subject", "change.before.subject"),
			plain("before_url", "change.before.url"),
			plain("reason_digest", "change.reason.digest"),
			moment("at", "change.at"),
		],
	},
	Table {
		name: "replies",
		docs: "What office holders say to facts and evaluations.",
		columns: &[
			choice("about", "about"),
			plain("number", "of"),
			plain("reply", "number"),
			plain("text", "reply.text"),
			moment("at", "reply.at"),
			plain("version", "reply.version"),
		],
	},
	Table {
		name: "feeds",
		docs: "Where facts come from.",
		columns: &[
			plain("id", "0"),
			plain("name", "1.name"),
			plain("url", "1.url"),
			plain("every_ms", "1.every"),
			moment("last_at", "1.last_at"),
			plain("digest", "1.digest"),
			plain("stale", "2"),
			plain("flags", "1.flags"),
		],
	},
	Table {
		name: "evaluations",
		docs: "Members' evaluations of office holders: how far they are.",
		columns: &[
			plain("id", "0"),
			plain("holder", "1.representative"),
			plain("half", "1.half"),
			choice("stage", "1.stage"),
			choice("phase", "2"),
			moment("opened_at", "1.opened_at"),
			moment("sealed_until", "1.sealed_until"),
			moment("opened_until", "1.opened_until"),
			plain("least", "1.least"),
			plain("sealed", "1.sealed"),
			plain("opened", "1.opened"),
		],
	},
	Table {
		name: "evaluation_outcomes",
		docs: "How many gave which answer: 0 is \"cannot judge\". Published ones alone; there is no score.",
		columns: &[
			plain("evaluation", "evaluation"),
			plain("members_of", "of"),
			plain("question", "question"),
			plain("members", "members"),
			plain("answer_0", "answers.0"),
			plain("answer_1", "answers.1"),
			plain("answer_2", "answers.2"),
			plain("answer_3", "answers.3"),
			plain("answer_4", "answers.4"),
			plain("answer_5", "answers.5"),
		],
	},
	Table {
		name: "meetings",
		docs: "Meetings of organisations.",
		columns: &[
			plain("id", "0"),
			plain("organization", "1.organization"),
			plain("name", "1.plan.name"),
			choice("classification", "1.plan.classification"),
			plain("place", "1.plan.place"),
			plain("parent", "1.plan.parent"),
			moment("starts_at", "1.plan.starts_at"),
			moment("ends_at", "1.plan.ends_at"),
			choice("stage", "1.stage"),
			moment("noticed_at", "1.noticed_at"),
			moment("opened_at", "1.opened_at"),
			moment("adjourned_at", "1.adjourned_at"),
			moment("record_due", "1.record_due"),
			plain("entitled", "1.entitled"),
			plain("most_present", "1.most_present"),
			plain("items", "1.items"),
			plain("motions", "1.motions"),
			plain("votes", "1.votes"),
			plain("minutes", "1.minutes"),
			plain("corrections", "1.corrections"),
			plain("objections", "1.objectors.objections"),
			plain("objections_needed", "1.objectors.threshold"),
		],
	},
	Table {
		name: "agenda",
		docs: "Items of meetings' agendas.",
		columns: &[
			plain("meeting", "meeting"),
			plain("item", "0"),
			plain("label", "1.what.label"),
			plain("title", "1.what.title"),
			choice("kind", "1.what.kind"),
			plain("public", "1.what.public"),
			plain("parent", "1.what.parent"),
			choice("state", "1.state"),
			moment("at", "1.at"),
		],
	},
	Table {
		name: "presences",
		docs: "Counts of those present at meetings.",
		columns: &[
			plain("meeting", "meeting"),
			plain("number", "number"),
			plain("entitled", "presence.attendance.entitled"),
			plain("present", "presence.attendance.present"),
			plain("excused", "presence.attendance.excused"),
			plain("quorate", "presence.quorate"),
			plain("groups", "presence.attendance.groups"),
			plain("electorate", "presence.electorate"),
			moment("at", "presence.at"),
		],
	},
	Table {
		name: "motions",
		docs: "Motions and amendments.",
		columns: &[
			plain("id", "0"),
			plain("organization", "1.organization"),
			plain("meeting", "1.tabled.0"),
			plain("item", "1.tabled.1"),
			plain("identifier", "1.what.identifier"),
			plain("title", "1.what.title"),
			choice("creator", "1.what.creator"),
			plain("creator_details", "1.what.creator"),
			plain("text_digest", "1.what.text.digest"),
			plain("requirement", "requirement"),
			choice("state", "1.state"),
			plain("amends", "1.amends.0"),
			plain("origin", "1.origin"),
			plain("forwarded", "1.forwarded"),
			choice("answer", "1.answer.state"),
			plain("last_vote", "1.vote"),
			plain("texts", "1.texts"),
		],
	},
	Table {
		name: "votes",
		docs: "Votes of meetings, once for each version of their counts; the last holds.",
		columns: &[
			plain("id", "0"),
			plain("version", "version"),
			plain("versions", "1.versions"),
			plain("meeting", "1.meeting"),
			choice("subject", "1.subject"),
			plain("subject_details", "1.subject"),
			choice("method", "1.method"),
			choice("provenance", "1.provenance"),
			choice("state", "1.state"),
			plain("requirement", "requirement"),
			plain("entitled", "counted.counts.entitled"),
			plain("present", "counted.counts.present"),
			plain("cast", "counted.counts.cast"),
			plain("valid", "counted.counts.valid"),
			plain("invalid", "counted.counts.invalid"),
			choice("verdict", "counted.outcome.verdict"),
			plain("leader", "counted.outcome.leader"),
			plain("correction", "counted.correction"),
			moment("at", "counted.at"),
		],
	},
	Table {
		name: "vote_counts",
		docs: "Votes for each option, of all and by group. Candidates count from 1.",
		columns: &[
			plain("vote", "vote"),
			plain("version", "version"),
			choice("group", "group"),
			plain("group_id", "group_id"),
			plain("option", "option"),
			plain("votes", "votes"),
		],
	},
	Table {
		name: "minutes",
		docs: "Published minutes, each version.",
		columns: &[
			plain("meeting", "meeting"),
			plain("version", "version"),
			plain("texts", "minutes.texts"),
			plain("redacted", "minutes.redacted"),
			plain("correction", "minutes.correction"),
			moment("at", "minutes.at"),
		],
	},
	Table {
		name: "corrections",
		docs: "Corrections of meetings' records.",
		columns: &[
			plain("meeting", "meeting"),
			plain("number", "number"),
			choice("kind", "correction.kind"),
			plain("target", "correction.target"),
			plain("reason_digest", "correction.reason.digest"),
			plain("certified", "correction.certified"),
			moment("at", "correction.at"),
		],
	},
	Table {
		name: "resolutions",
		docs: "What becomes of adopted motions.",
		columns: &[
			plain("motion", "motion"),
			plain("owner_post", "resolution.owner"),
			moment("due", "resolution.due"),
			choice("status", "resolution.status"),
			plain("progress_percent", "resolution.progress"),
			plain("reports", "resolution.reports"),
		],
	},
	Table {
		name: "overdue",
		docs: "Duties of assemblies that were not done in time.",
		columns: &[
			plain("number", "0"),
			choice("duty", "1.duty"),
			plain("details", "1.duty"),
			plain("organization", "1.organization"),
			moment("due", "1.due"),
			moment("noted_at", "1.noted_at"),
			moment("done_at", "1.done_at"),
		],
	},
	Table {
		name: "petitions",
		docs: "Published petitions with their numbers.",
		columns: &[
			plain("id", "id"),
			plain("title", "text.title"),
			choice("kind", "petition.kind"),
			plain("addressee", "petition.addressee"),
			choice("state", "petition.state"),
			plain("public", "petition.public"),
			moment("created", "petition.created"),
			moment("opened", "petition.open_term.from"),
			moment("until", "deadlines.state"),
			plain("sponsors", "numbers.sponsors"),
			plain("signatures", "numbers.count"),
			plain("void", "numbers.void_count"),
			plain("citizens", "numbers.citizens"),
			plain("withdrawn", "numbers.withdrawn"),
			plain("members_on_roll", "numbers.members_on_roll"),
			plain("response_at", "numbers.response_at"),
			plain("referral_at", "numbers.referral_at"),
			moment("response_due", "deadlines.response"),
			moment("response_done", "petition.response.done"),
			moment("response_overdue", "petition.response.overdue"),
			moment("referral_due", "deadlines.referral"),
			moment("referral_done", "petition.referral.done"),
			moment("referral_overdue", "petition.referral.overdue"),
			moment("review_overdue", "petition.marks.review_overdue"),
			moment("escalated", "petition.marks.escalated"),
			moment("disowned", "petition.marks.disowned"),
			plain("comments", "petition.comments"),
			plain("text_digest", "petition.text_digest"),
			plain("roll", "roll"),
			plain("roll_digest", "roll_digest"),
		],
	},
	Table {
		name: "petition_areas",
		docs: "Signatures by area; nothing where fewer than may be told.",
		columns: &[
			plain("petition", "petition"),
			plain("chapter", "area.chapter"),
			choice("standing", "area.standing"),
			plain("keys", "area.keys"),
			plain("signed", "area.signed"),
		],
	},
	Table {
		name: "petition_responses",
		docs: "Responses to petitions.",
		columns: &[
			plain("petition", "petition"),
			plain("number", "number"),
			choice("answer", "response.answer"),
			plain("summary", "response.summary"),
			plain("body_digest", "response.body.digest"),
			moment("at", "response.at"),
		],
	},
	Table {
		name: "petition_comments",
		docs: "Comments on petitions; what they say lies outside the chain.",
		columns: &[
			plain("petition", "petition"),
			plain("number", "0"),
			plain("pseudonym", "1.pseudonym"),
			plain("sequence", "1.sequence"),
			plain("body_digest", "1.body.digest"),
			moment("at", "1.at"),
			plain("same_as", "1.same_as"),
			plain("hidden_by", "1.hidden"),
			plain("restored_by", "1.restored"),
		],
	},
	Table {
		name: "petition_decisions",
		docs: "What moderators and the appeals body decided.",
		columns: &[
			plain("id", "0"),
			choice("ruling", "1.ruling"),
			plain("details", "1.ruling"),
			choice("body", "1.body"),
			moment("at", "1.at"),
		],
	},
	Table {
		name: "petition_codes",
		docs: "The table of reasons.",
		columns: &[
			plain("code", "0"),
			plain("version", "1.version"),
			plain("used", "1.used"),
			plain("retired", "1.retired"),
			choice("usage", "2.usage"),
			plain("title_ko", "2.korean.title"),
			plain("description_ko", "2.korean.description"),
			plain("title_en", "2.english.title"),
			plain("description_en", "2.english.description"),
		],
	},
	Table {
		name: "indicators",
		docs: "What activity is counted by.",
		columns: &[
			plain("id", "0"),
			plain("code", "1.code"),
			choice("kind", "1.kind"),
			plain("name_ko", "1.name"),
			plain("name_en", "1.name_en"),
			plain("version", "1.version"),
			month("last", "1.last"),
		],
	},
	Table {
		name: "attestation_batches",
		docs: "What issuers attested, without whom.",
		columns: &[
			plain("id", "0"),
			plain("indicator", "1.occasion.indicator"),
			plain("organization", "1.occasion.organization"),
			plain("area", "1.occasion.area"),
			moment("occurred_at", "1.occasion.occurred_at"),
			plain("evidence", "1.occasion.evidence"),
			month("period", "1.period"),
			plain("attestations", "1.count"),
			moment("at", "1.at"),
		],
	},
	Table {
		name: "aggregates",
		docs: "Activity by indicator, place and month, as far as it may be told; closed months alone.",
		columns: &[
			month("period", "period"),
			plain("indicator", "indicator"),
			choice("place", "place"),
			plain("organization", "organization"),
			plain("area", "area"),
			plain("events", "row.events"),
			plain("sum", "row.sum"),
			plain("distinct", "row.distinct"),
		],
	},
];
