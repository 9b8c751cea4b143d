// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions in every state, with all texts as long and all lists as full as they can be.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not be is
//! noticed.

use crate::*;
use alloc::vec;
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::RingProof,
};
use caucus_primitives::{
	calendar::{month_of, year_of, DAY},
	text::{Language, MediaType},
	OrganizationId, RingIndex,
};
use caucus_support::{
	agreement::topic,
	benchmarking::{text, Surroundings},
	organisations::{Holder, Role, CENTRAL},
};
use frame::benchmarking::prelude::*;

/// The block's time.
pub const NOW: Moment = 1_800_000_000_000;
/// The last of all parts, and the chapter of its members.
const LAST: PartIndex = (MAX_PARTS - 1) as PartIndex;
/// Keys of each part.
const KEYS: u32 = 500;
/// A code for each use, and grounds of a recall.
pub const DUPLICATE: CodeRef = CodeRef { code: 1_001, version: 1 };
pub const LIBEL: CodeRef = CodeRef { code: 1_002, version: 1 };
pub const GROUNDS: CodeRef = CodeRef { code: 1_003, version: 1 };

/// Who answers for the chain around this pallet.
pub type Around<T> = <T as Config>::BenchmarkHelper;

/// What the party around a petition is like.
pub struct Party<T: Config> {
	/// The standing roll in use.
	pub roll: RollId,
	/// A ring of its last part.
	pub ring: RingIndex,
	/// An organisation that can be asked for something, and has chapter and levels above.
	pub addressee: OrganizationId,
	/// A post there, and who holds it.
	pub post: PostId,
	pub holder: T::AccountId,
}

/// Says what the pool says of an act that was checked but for its proof, then makes it.
pub fn send<T: Config>(asked: states::Tagged<T, impl Encode>, call: Call<T>) {
	let tag = asked.map(|(tag, _)| tag);
	assert!(Pallet::<T>::valid(tag, "Caucus").is_ok(), "the dearest act is one that is accepted");
	call.dispatch_bypass_filter(RawOrigin::Authorized.into()).expect("it was accepted; qed");
}

/// Makes a call.
pub fn make_paid<T: Config>(call: Call<T>, who: T::AccountId) {
	let origin = OriginFor::<T>::from(RawOrigin::Signed(who));
	call.dispatch_bypass_filter(origin).expect("everything for it was prepared; qed");
}

/// The last event is this one.
pub fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// Who makes rules.
pub fn rules<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::RulesOrigin::try_successful_origin().map_err(|()| BenchmarkError::Stop("nobody makes rules"))
}

pub fn content() -> ContentRef {
	ContentRef { digest: [7; 32], bytes: MAX_DETAILS, media: MediaType::Plain, language: Language::Korean }
}

pub fn petition_text() -> Text {
	Text {
		title: text(),
		ask: text(),
		details: Some(content()),
		english: Some(Translation { title: text(), ask: text() }),
	}
}

pub fn code(usage: CodeUse) -> Code {
	let text = CodeText { title: text(), description: text() };
	Code { usage, korean: text.clone(), english: text }
}

pub fn put_code<T: Config>(number: CodeId, versions: u32, usage: CodeUse) {
	CodeTable::<T>::insert(number, CodeStatus { version: versions, used: false, retired: false });
	for version in 1..=versions {
		CodeTexts::<T>::insert(number, version, code(usage));
	}
}

/// Rules that ask for as much checking as can be, and that are kept at once.
pub fn parameters() -> Parameters {
	let least = Fraction::new(1, u32::MAX);
	let recall = RecallParameters {
		total: least,
		per_area: least,
		protected_start: 0,
		protected_end: 0,
		turnout: least,
		..RecallParameters::default()
	};
	Parameters {
		per_area: Some(least),
		citizens_response: Some(Threshold::Share(least)),
		recall,
		..Parameters::default()
	}
}

fn put_outages<T: Config>(count: u32) {
	let outage = |gap: u32| {
		let from = Moment::from(gap) * DAY;
		Outage { gap, from, until: from + DAY, by: DAY, reason: content() }
	};
	Outages::<T>::put(BoundedVec::truncate_from((1..=count).map(outage).collect()));
}

/// As many outages as can be declared, but for one that lies before all others.
pub fn gap<T: Config>() -> GapId {
	put_outages::<T>(MAX_OUTAGES - 1);
	Gaps::<T>::insert(0, Gap { from: 0, until: DAY / 2, declared: false });
	0
}

/// So many voices wait for a second that there is room for one more.
fn fill_pending<T: Config>() {
	let mut pending = review::Voices::<T>::default();
	for number in 1..64u32 {
		let who = account("voice", number, 0);
		pending.agree(topic(b"another", &number), &who, NOW).expect("the list has room; qed");
	}
	Pending::<T>::put(pending);
}

/// The party, with a roll of as many parts as can be: one of citizens, the others of members, each of
/// another chapter.
pub fn party<T: Config>() -> Party<T> {
	Around::<T>::set_time(NOW);
	let version = ParametersVersion::<T>::get();
	ParametersAt::<T>::insert(version, parameters());
	put_outages::<T>(MAX_OUTAGES);
	fill_pending::<T>();
	put_code::<T>(DUPLICATE.code, 1, CodeUse::Reject { duplicate: true });
	put_code::<T>(LIBEL.code, 1, CodeUse::Hide);
	put_code::<T>(GROUNDS.code, 1, CodeUse::Grounds);
	let rule = |part: PartIndex| match part {
		0 => RollRule { classes: Classes::CITIZEN, chapter: Some(LAST.into()) },
		_ => RollRule { classes: Classes::DUES_PAYING, chapter: Some(part.into()) },
	};
	let (roll, ring) = Around::<T>::standing_roll((0..=LAST).map(rule).collect(), KEYS);
	let addressee = Around::<T>::organisation(LAST.into());
	let holder: T::AccountId = account("holder", 0, 0);
	let post = Around::<T>::post(addressee, Role::Chair, &holder, u32::MAX, true);
	Party { roll, ring, addressee, post, holder }
}

impl<T: Config> Party<T> {
	pub fn proof(&self, number: u32) -> MemberProof {
		MemberProof { ring: self.ring, alias: alias(number), proof: RingProof([7; 785]) }
	}

	/// A petition as long as can be.
	pub fn draft(&self, kind: Kind) -> Box<Draft> {
		Box::new(Draft {
			kind,
			addressee: self.addressee,
			topics: BoundedVec::truncate_from((0..MAX_TOPICS as TopicId).collect()),
			public: !kind.is_recall(),
			text: petition_text(),
		})
	}

	/// A recall of the post's holder.
	pub fn recall(&self) -> Kind {
		Kind::Recall { post: self.post, grounds: GROUNDS.code }
	}

	/// An account with a role in the central party.
	pub fn officer(&self, number: u32, role: Role) -> T::AccountId {
		let who = account("officer", number, 0);
		Around::<T>::appoint(&who, CENTRAL, role);
		who
	}

	/// Two of the appeals body, who were moderators before.
	pub fn judges(&self) -> [T::AccountId; 2] {
		[0, 1].map(|number| {
			let who = self.officer(number, Role::Appeals);
			Around::<T>::retire(&who, CENTRAL, Role::Moderator);
			who
		})
	}

	/// The secretary of the addressee, who was its chair before.
	pub fn secretary(&self) -> T::AccountId {
		let who = account("secretary", 0, 0);
		Around::<T>::retire(&who, self.addressee, Role::Chair);
		Around::<T>::appoint(&who, self.addressee, Role::Secretary);
		who
	}

	/// A petition by the starter whom the proof of number 0 is of, in a state whose time runs for a day.
	/// As many have signed in each part as could.
	pub fn petition(&self, kind: Kind, state: State) -> PetitionId {
		let starter = Starter::Pseudonym { year: year(), alias: alias(0) };
		self.petition_by(starter, None, kind, state)
	}

	/// A petition that the holder of the post started by name.
	pub fn petition_by_holder(&self, state: State) -> PetitionId {
		self.petition_by(Starter::Post(self.post), Some(self.holder.clone()), Kind::General, state)
	}

	fn petition_by(
		&self,
		starter: Starter,
		account: Option<T::AccountId>,
		kind: Kind,
		state: State,
	) -> PetitionId {
		let petition = NextPetition::<T>::mutate(|next| {
			*next += 1;
			*next - 1
		});
		T::Participation::pin(self.roll).expect("the roll stands; qed");
		let part = |part: PartIndex| RollPart {
			chapter: Some(part.into()),
			standing: if part == 0 { Standing::Citizen } else { Standing::Member },
			keys: KEYS,
		};
		let parts = BoundedVec::truncate_from((0..=LAST).map(part).collect());
		Rolls::<T>::insert(petition, PinnedRoll { roll: self.roll, digest: [7; 32], pinned: true, parts });
		let count = PartCount { signed: KEYS - 1, void_keys: 1 };
		let parts = BoundedVec::truncate_from(vec![count; MAX_PARTS as usize]);
		let sponsors = parameters().sponsors - 1;
		Tallies::<T>::insert(petition, Tally { sponsors, citizen_sponsors: 0, withdrawn: 1, parts });
		StartedBy::<T>::insert(&starter, Started { total: 2, open: 1, ..Default::default() });
		let text = petition_text();
		let text_digest = text.digest();
		for version in 0..=MAX_EDITS {
			Texts::<T>::insert(petition, version, &text);
		}
		let term = Term::new(NOW, DAY);
		let record = Petition {
			kind,
			addressee: self.addressee,
			topics: BoundedVec::truncate_from((0..MAX_TOPICS as TopicId).collect()),
			public: !kind.is_recall(),
			starter,
			account,
			created: NOW,
			parameters: ParametersVersion::<T>::get(),
			state,
			term,
			open_term: Some(term),
			review_due: None,
			revision: 7,
			text_version: MAX_EDITS,
			text_digest,
			duplicate_of: None,
			appeal: None,
			removal: None,
			decisions: BoundedVec::new(),
			marks: Marks::default(),
			response: None,
			referral: None,
			referred: Referral::default(),
			comments: 7,
		};
		Petitions::<T>::insert(petition, record);
		if kind.is_recall() {
			self.put_recall(petition);
		}
		petition
	}

	fn put_recall(&self, petition: PetitionId) {
		let Holder { account, since, until, .. } =
			T::Organisations::holder(self.post).expect("somebody holds the post; qed");
		let recall = Recall::new(self.post, account, Term { from: since, until }, GROUNDS);
		Recalls::<T>::insert(petition, recall);
	}

	/// A recall of the holder that takes signatures.
	pub fn open_recall(&self) -> PetitionId {
		let petition = self.petition(self.recall(), State::Open);
		RecallSlots::<T>::insert(self.post, RecallSlot { open: Some(petition), free_from: 0 });
		petition
	}

	/// A petition whose duties are due until tomorrow, or were due until now.
	pub fn owed(&self, late: bool) -> PetitionId {
		let petition = self.petition(Kind::General, State::Open);
		let until = if late { NOW } else { NOW + DAY };
		let term = Term { from: NOW - DAY, until };
		let due = Due { cause: Cause::Members, term, extension: None, done: None, overdue: None };
		change::<T>(petition, |record| {
			record.response = Some(due);
			record.referral = Some(due);
		});
		petition
	}

	/// A decision of two others.
	pub fn decided(&self, petition: PetitionId, ruling: Ruling, body: Body) -> DecisionId {
		let by = (account("other", 0, 0), account("other", 1, 0));
		let decision = NextDecision::<T>::mutate(|next| {
			*next += 1;
			*next - 1
		});
		Decisions::<T>::insert(decision, Decision { ruling, body, by, at: NOW });
		if matches!(ruling, Ruling::OnPetition { .. }) {
			change::<T>(petition, |record| {
				record.decisions.try_push(decision).expect("it has none; qed");
			});
		}
		decision
	}

	/// A comment, hidden or not.
	pub fn comment(&self, petition: PetitionId, hidden: Option<DecisionId>) -> u32 {
		let comment = Comment {
			pseudonym: alias(0),
			sequence: 0,
			part: LAST,
			body: content(),
			at: NOW,
			same_as: Some(0),
			hidden,
			restored: None,
		};
		Comments::<T>::insert(petition, 7, comment);
		7
	}
}

/// Changes a petition's record.
pub fn change<T: Config>(petition: PetitionId, change: impl FnOnce(&mut PetitionOf<T>)) {
	Petitions::<T>::mutate(petition, |record| change(record.as_mut().expect("it was put there; qed")));
}

/// How far a petition is.
pub fn state<T: Config>(petition: PetitionId) -> Option<State> {
	Petitions::<T>::get(petition).map(|record| record.state)
}

/// The year in Korea.
pub fn year() -> u32 {
	year_of(month_of(NOW))
}

pub fn alias(number: u32) -> Alias {
	number.using_encoded(blake2_256)
}

/// A signature of number `number`, by the last act of this sequence.
pub fn put_signature<T: Config>(petition: PetitionId, number: u32, sequence: u8) {
	Signatures::<T>::insert(petition, alias(number), Signature { part: LAST, sequence });
}
