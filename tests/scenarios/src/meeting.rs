// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Meetings of the party's organisations, as its officers hold them.

use crate::{
	chain::Chain,
	words::{content, list, short},
};
use caucus_primitives::{Moment, OrganizationId};
use caucus_sovereign_runtime::{Assemblies, Runtime};
use pallet_assemblies::{
	Attendance, Ballot, Call, Choice, Classification, Counts, Creator, ItemIndex, ItemKind, Meeting,
	MeetingId, Method, Motion, MotionId, NewItem, NewMotion, Plan, Provenance, Requirement, Subject, Texts,
	VoteId, VoteRecord, VoteVersion,
};
use polkadot_sdk::{sp_core::H256, sp_keyring::Sr25519Keyring};

const MINUTE: Moment = 60_000;
/// From the draft of a regular meeting to its beginning: longer than notice has to be on this chain.
pub const AHEAD: Moment = 2 * MINUTE;
/// How long a meeting lasts.
pub const LENGTH: Moment = 60 * MINUTE;

/// An organisation's officers, who hold its meetings.
#[derive(Clone, Copy)]
pub struct Officers {
	/// The organisation.
	pub organization: OrganizationId,
	/// Who presides.
	pub chair: Sr25519Keyring,
	/// Who keeps the record.
	pub secretary: Sr25519Keyring,
}

/// A plan of a regular meeting that begins then.
pub fn plan(name: &str, starts_at: Moment) -> Plan {
	let ends_at = starts_at + LENGTH;
	let (name, place) = (short(name), Some(short("중앙당사")));
	Plan { classification: Classification::Regular, name, place, starts_at, ends_at, parent: None }
}

/// An item of an agenda.
pub fn item(title: &str, kind: ItemKind) -> NewItem {
	NewItem {
		label: short("1"),
		title: short(title),
		kind,
		public: true,
		parent: None,
		documents: list([content(title)]),
	}
}

/// A motion that takes more than half of those present.
pub fn motion(title: &str, creator: Creator) -> NewMotion {
	let requirement = Requirement::ORDINARY;
	NewMotion { creator, identifier: None, title: short(title), text: content(title), requirement }
}

/// So many of those entitled are there.
pub fn attendance(entitled: u32, present: u32) -> Attendance {
	Attendance { entitled, present, excused: 0, groups: Default::default() }
}

/// The counts of a vote in which everybody there voted.
pub fn counts(entitled: u32, yes: u32, no: u32, abstain: u32) -> Counts {
	let present = yes + no + abstain;
	Counts {
		entitled,
		present,
		cast: present,
		valid: present,
		invalid: 0,
		votes_per_ballot: 1,
		votes: list([(Choice::Yes, yes), (Choice::No, no), (Choice::Abstain, abstain)]),
		groups: Default::default(),
	}
}

/// A vote by show of hands.
pub fn ballot(counts: Counts) -> Box<Ballot> {
	let (method, provenance) = (Method::ShowOfHands, Provenance::Own);
	Box::new(Ballot { method, provenance, counts, stated: None, evidence: None })
}

/// Minutes in Korean.
pub fn minutes(text: &str) -> Texts {
	list([content(text)])
}

/// A meeting as it is.
#[track_caller]
pub fn meeting(chain: &mut Chain, meeting: MeetingId) -> Meeting {
	chain.read(|| Assemblies::meeting(meeting)).expect("the meeting exists")
}

/// The version of a meeting that an officer looks at.
pub fn version(chain: &mut Chain, id: MeetingId) -> u32 {
	meeting(chain, id).version
}

/// A motion as it is.
#[track_caller]
pub fn motion_of(chain: &mut Chain, motion: MotionId) -> Motion {
	chain.read(|| Assemblies::motion(motion)).expect("the motion exists")
}

/// The last vote of a meeting.
pub fn last_vote(chain: &mut Chain, meeting: MeetingId) -> (VoteId, VoteRecord, Option<VoteVersion>) {
	chain.read(|| Assemblies::votes_of(meeting, 0, 100)).pop().expect("there was a vote")
}

impl Officers {
	/// The secretary drafts a meeting with these items; gives its number.
	pub fn draft(&self, chain: &mut Chain, name: &str, items: &[NewItem]) -> MeetingId {
		let number = chain.read(|| Assemblies::numbers().meetings);
		let plan = plan(name, chain.now() + AHEAD);
		chain.does(self.secretary, Call::<Runtime>::draft { organization: self.organization, plan });
		for what in items {
			self.add(chain, number, what.clone());
		}
		number
	}

	/// The secretary puts an item on the agenda.
	pub fn add(&self, chain: &mut Chain, meeting: MeetingId, what: NewItem) {
		let expected_version = version(chain, meeting);
		chain.does(self.secretary, Call::<Runtime>::add_item { meeting, expected_version, what });
	}

	/// The secretary tables a motion; gives its number.
	pub fn propose(
		&self,
		chain: &mut Chain,
		meeting: MeetingId,
		item: ItemIndex,
		what: NewMotion,
	) -> MotionId {
		let number = chain.read(|| Assemblies::numbers().motions);
		let expected_version = version(chain, meeting);
		chain.does(self.secretary, Call::<Runtime>::propose { meeting, expected_version, item, what });
		number
	}

	/// The secretary convenes a meeting.
	pub fn convene(&self, chain: &mut Chain, meeting: MeetingId) {
		let expected_version = version(chain, meeting);
		chain.does(self.secretary, Call::<Runtime>::notice { meeting, expected_version });
	}

	/// Time comes, and the chair opens a meeting.
	pub fn open(&self, chain: &mut Chain, id: MeetingId, attendance: Attendance) {
		let starts_at = meeting(chain, id).plan.starts_at;
		if chain.now() < starts_at {
			chain.block_at(starts_at, || ());
		}
		let expected_version = version(chain, id);
		let open = Call::<Runtime>::open { meeting: id, expected_version, attendance, electorate: None };
		chain.does(self.chair, open);
	}

	/// The call by which the secretary enters a vote.
	pub fn record(
		&self,
		chain: &mut Chain,
		meeting: MeetingId,
		subject: Subject,
		ballot: Box<Ballot>,
	) -> Call<Runtime> {
		let expected_version = version(chain, meeting);
		Call::record_vote { meeting, expected_version, subject, ballot }
	}

	/// The secretary enters a vote.
	#[track_caller]
	pub fn vote(&self, chain: &mut Chain, meeting: MeetingId, subject: Subject, counts: Counts) {
		let record = self.record(chain, meeting, subject, ballot(counts));
		chain.does(self.secretary, record);
	}

	/// The chair closes a meeting, and the secretary publishes its minutes.
	pub fn close(&self, chain: &mut Chain, meeting: MeetingId, text: &str) {
		let expected_version = version(chain, meeting);
		chain.does(self.chair, Call::<Runtime>::adjourn { meeting, expected_version });
		let expected_version = version(chain, meeting);
		let texts = minutes(text);
		chain.does(self.secretary, Call::<Runtime>::publish_minutes { meeting, expected_version, texts });
	}

	/// The call by which an officer certifies minutes.
	pub fn certify(&self, chain: &mut Chain, meeting: MeetingId, text: &str) -> Call<Runtime> {
		let expected_version = version(chain, meeting);
		Call::certify { meeting, expected_version, digest: H256(content(text).digest) }
	}
}
