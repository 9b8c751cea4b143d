// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Members
//!
//! Who belongs to the party, as keys; rolls of those who may vote; rings in which they hide.
//!
//! ## Terminology
//!
//! - **Office**: registrar, secretary of a chapter, one of the appeals body. Two of those whom the
//!   configuration names appoint and remove officers.
//! - **Member**: somebody on the registry: a key, a chapter, classes, a status. Never a name.
//! - **Entry**: a change of the registry: somebody joins or leaves, moves to another chapter, gets
//!   other classes, or another key (*rotates*).
//! - **Batch**: entries that one registrar proposes and another confirms.
//! - **Roll**: the keys of the members that its rules admit, fixed at one block.
//! - **Style**: a part of a roll. A member comes to the first style whose rule admits the member.
//! - **Standing roll**: a roll for whatever is not an election, in up to [`MAX_PARTS`] *parts* by chapter
//!   and class, which are its styles. The newest one serves until the next one stands.
//! - **Pin**: that something which runs needs a standing roll, though it is not the newest.
//! - **Objection**: that somebody be struck from a roll, or admitted to it.
//! - **Ring**: up to 255 or 767 keys of one style, in which a proof hides its maker.
//! - **Seat**: a place in a ring, numbered through the style. A keyed permutation says whose it is.
//!
//! ## From an application to a vote
//!
//! 1. Two registrars enter members: one proposes a batch, whose proofs are checked at once, and
//!    another confirms it.
//! 2. An election cuts a roll. Over the next blocks the registry is read through and the keys that
//!    the rules admit are copied; until that is done the registry does not change.
//! 3. The roll is public, and how many of its keys come from which chapter, class and pair of
//!    registrars. Secretaries say whether the count of their chapter is right.
//! 4. Registrars and secretaries object, two other registrars decide, two of the appeals body have
//!    the last word. Then the roll is settled: keys are struck and admitted.
//! 5. The election gives the roll a seed. Over the next blocks the keys are dealt to rings and the
//!    rings' roots are built.
//! 6. A voter proves membership in a ring; the chain checks the proof against the ring's root.
//!
//! Work that takes many blocks is done when a block has room (`on_idle`), and by a call that anyone
//! can make.
//!
//! ## Standing rolls
//!
//! Two registrars begin one. It is cut, published, objected to and corrected as any roll is, with windows
//! of [`Config::StandingWindow`] each. All else happens without anybody: when its windows are over it is
//! settled, the hashes of the [`SEED_BLOCKS`] blocks after that give its seed, its rings are built, and it
//! takes the place of the one before, whose keys and rings are deleted as soon as nothing pins it. The
//! record of its parts, digests and rings stays.
//!
//! A part shows with every signature who may have made it, so a part has [`Config::LeastRing`] keys at
//! least, or none; a roll with a smaller part comes to nothing, and registrars choose rules again that
//! merge that part with another. A ring of a larger part is never smaller, because a ring is split when it
//! has more than 255 keys at least.
//!
//! A member has one alias in a context, as long as one key counts there. So a standing roll holds no key
//! that was rotated in since the earliest roll in use in the calendar year of its cut was cut itself:
//! who rotates is on no standing roll for the rest of the year, and registrars who cut a roll between a
//! rotation and the end of the year let that member in with the new year's first one. This follows
//! entries; that nobody is entered twice, also not after leaving, is for the registrars to see.
//!
//! ## How a roll is corrected
//!
//! Keys are struck from the last position of the last style to the first of the first; the last key
//! of the style takes the place of each. Then keys are admitted in the order of the objections, each
//! at the end of its style, if the style's rule is still the first that admits the member.
//!
//! ## Invariants
//!
//! - **I1** Every member's key leads back to the member, and no key stands twice. A key that leads to
//!   a member who has another was rotated out.
//! - **I2** A built roll has one root per ring, and the digest of its roots is the one it states.
//! - **I3** The pages of a roll hold as many keys as it states, all are full but the last of each
//!   style, and their digest is the one it states. No member stands twice. Every key is that of the
//!   member whom its place names.
//! - **I4** The rolls in the queue are those that have work left; those in clearing were given up.
//! - **I5** A roll's counts are the sums over its places.
//! - **I6** A chapter's secretary is secretary of this chapter alone, and nobody holds an office
//!   twice. Each office keeps its holder's account alive.
//! - **I7** A roll has as many objections as it states, one to a member. Its corrections are its
//!   upheld objections, in order. Nobody who is party to an objection judged it.
//! - **I8** Every member was entered by a batch that two registrars agreed on.
//! - **I9** At most one standing roll is being made. The newest whose rings stand is in use; of the
//!   others, those that are pinned stand, and no others. The first roll in use of a year is not newer
//!   than the roll in use.
//! - **I10** It is known since when a member who rotated has the key that the member has.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(any(test, feature = "runtime-benchmarks"))]
mod benchmark_proofs;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod counts;
mod objections;
mod offices;
mod registry;
mod rolls;
mod standing;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use offices::EnsureAppeals;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use caucus_elections_core::params::MAX_STYLES;
use caucus_members_core::{
	registry::{ChapterId, Entry, Member, RollRule},
	ring::RingSize,
	roll::SEED_BLOCKS,
};
use caucus_primitives::{Digest, MemberId, MemberKey, Moment, PartIndex, RingIndex, RollId, StyleIndex};
use caucus_support::limits::{assert_calls_fit, some_value};
use frame::{
	deps::frame_support::weights::WeightMeter,
	prelude::*,
	traits::{EnsureOrigin, UnixTime},
};
use offices::Act;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use caucus_members_core::ring::{RingBuilder, RingRoot};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// The block's time.
		type Time: UnixTime;

		/// Who appoints and removes officers, two agreeing. An account that it gives has to be one
		/// that it also admits as a signer.
		type AppointOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Most registrars.
		#[pallet::constant]
		type MaxRegistrars: Get<u32>;

		/// Most entries in a batch. Each may cost a proof check when it is proposed.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Most batches that wait for confirmation at a time.
		#[pallet::constant]
		type MaxPending: Get<u32>;

		/// Largest share of a block's weight that goes to rolls and rings when the block has room.
		#[pallet::constant]
		type IdleShare: Get<Perbill>;

		/// How long objections to a standing roll can be raised, and then again how long appeals can be
		/// made, in milliseconds.
		#[pallet::constant]
		type StandingWindow: Get<Moment>;

		/// Fewest keys of a part of a standing roll that has any: fewer would not hide who signs.
		#[pallet::constant]
		type LeastRing: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// Accounts that may propose and confirm batches.
	#[pallet::storage]
	pub type Registrars<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxRegistrars>, ValueQuery>;

	/// Secretaries by chapter.
	#[pallet::storage]
	pub type Secretaries<T: Config> = CountedStorageMap<_, Twox64Concat, ChapterId, T::AccountId>;

	/// The chapter of which an account is secretary.
	#[pallet::storage]
	pub type SecretaryOf<T: Config> = StorageMap<_, Twox64Concat, T::AccountId, ChapterId>;

	/// The appeals body.
	#[pallet::storage]
	pub type Appeals<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, ConstU32<MAX_APPEALS>>, ValueQuery>;

	/// Appointments and removals that wait for a second person.
	#[pallet::storage]
	pub type StaffingAgreements<T: Config> = StorageValue<_, Staffing<T>, ValueQuery>;

	/// Members by number. They are never removed.
	#[pallet::storage]
	pub type Members<T: Config> = StorageMap<_, Twox64Concat, MemberId, Member>;

	/// How many members there are, left ones included; also the next member's number.
	#[pallet::storage]
	pub type MemberCount<T: Config> = StorageValue<_, MemberId, ValueQuery>;

	/// The member behind a key, also when the member has left or rotated it out: a key is never used
	/// again.
	// Keys are chosen by applicants: a cryptographic hash keeps the trie balanced.
	#[pallet::storage]
	pub type MemberByKey<T: Config> = StorageMap<_, Blake2_128Concat, MemberKey, MemberId>;

	/// Batches that wait for a second registrar.
	#[pallet::storage]
	pub type Pending<T: Config> = StorageMap<_, Twox64Concat, BatchId, PendingBatch<T>>;

	/// How many batches wait.
	#[pallet::storage]
	pub type PendingCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Who proposed and who confirmed a batch.
	#[pallet::storage]
	pub type Batches<T: Config> = StorageMap<_, Twox64Concat, BatchId, (T::AccountId, T::AccountId)>;

	/// The next batch's number.
	#[pallet::storage]
	pub type NextBatch<T: Config> = StorageValue<_, BatchId, ValueQuery>;

	/// Rolls by number.
	#[pallet::storage]
	pub type Rolls<T: Config> = StorageMap<_, Twox64Concat, RollId, Roll>;

	/// The next roll's number.
	#[pallet::storage]
	pub type NextRoll<T: Config> = StorageValue<_, RollId, ValueQuery>;

	/// Rolls that have work left, in the order in which they get it.
	#[pallet::storage]
	pub type Queue<T: Config> = StorageValue<_, BoundedVec<RollId, ConstU32<MAX_QUEUE>>, ValueQuery>;

	/// Rolls that were given up and whose keys are still to be deleted.
	#[pallet::storage]
	pub type Clearings<T: Config> = StorageMap<_, Twox64Concat, RollId, ()>;

	/// The keys of each style of a roll, in pages of [`KEYS_PER_PAGE`]; all pages but the last are
	/// full.
	#[pallet::storage]
	pub type RollKeys<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, RollId>, NMapKey<Twox64Concat, StyleIndex>, NMapKey<Twox64Concat, u32>),
		KeyPage,
		ValueQuery,
	>;

	/// What the registry said of these keys when they came on the roll. Until the roll is corrected,
	/// members of a style stand in the order of their numbers.
	#[pallet::storage]
	pub type RollPlaces<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, RollId>, NMapKey<Twox64Concat, StyleIndex>, NMapKey<Twox64Concat, u32>),
		PlacePage,
		ValueQuery,
	>;

	/// How many keys of a roll come from where. What is not there is none.
	#[pallet::storage]
	pub type RollCounts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, CountOf<T::AccountId>, u32, ValueQuery>;

	/// Whether a chapter's secretary agrees with the count of the chapter.
	#[pallet::storage]
	pub type Attestations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, ChapterId, bool>;

	/// Objections to a roll, by number.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, u32, Objection<T>>;

	/// The objection that concerns a member.
	#[pallet::storage]
	pub type ObjectionTo<T: Config> = StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, MemberId, u32>;

	/// What upheld objections change on a roll, in the order in which it is done.
	#[pallet::storage]
	pub type Corrections<T: Config> = StorageMap<_, Twox64Concat, RollId, CorrectionList, ValueQuery>;

	/// The ring that a roll is building.
	#[pallet::storage]
	pub type Building<T: Config> = StorageMap<_, Twox64Concat, RollId, RingBuilder>;

	/// Roots of a roll's rings, numbered through the roll: those of the first style first.
	#[pallet::storage]
	pub type RingRoots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, RingIndex, RingRoot>;

	/// Standing rolls that wait for a second registrar.
	#[pallet::storage]
	pub type CutAgreements<T: Config> = StorageValue<_, Cuts<T>, ValueQuery>;

	/// Standing rolls by number, also those that came to nothing or are cleared.
	#[pallet::storage]
	pub type Standing<T: Config> = StorageMap<_, Twox64Concat, RollId, StandingRoll>;

	/// The standing roll that is being made.
	#[pallet::storage]
	pub type StandingInWork<T: Config> = StorageValue<_, RollId>;

	/// How long objections to standing rolls are taken, in milliseconds, if genesis said so.
	#[pallet::storage]
	pub type StandingTime<T: Config> = StorageValue<_, Moment>;

	/// The standing roll in use: the newest whose rings stand.
	#[pallet::storage]
	pub type CurrentStanding<T: Config> = StorageValue<_, RollId>;

	/// The year in Korea in which a standing roll came into use last, and the earliest roll that was in
	/// use in that year.
	#[pallet::storage]
	pub type FirstInUse<T: Config> = StorageValue<_, (u32, RollId)>;

	/// The least number of a roll that can hold the key that a member rotated in last. Those before hold a
	/// former one.
	#[pallet::storage]
	pub type RotatedBefore<T: Config> = StorageMap<_, Twox64Concat, MemberId, RollId>;

	/// How many keys of each part of a standing roll were entered by one batch. What is not there is none.
	#[pallet::storage]
	pub type BatchKeys<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RollId, Twox64Concat, BatchId, PartCounts, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first registrars.
		pub registrars: Vec<T::AccountId>,
		/// The first secretaries, with their chapters.
		pub secretaries: Vec<(ChapterId, T::AccountId)>,
		/// The first appeals body.
		pub appeals: Vec<T::AccountId>,
		/// How long objections to standing rolls are taken on this chain, in milliseconds, where that is
		/// not [`Config::StandingWindow`]: networks for development do not wait for days.
		pub standing_window: Option<Moment>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let registrars = self.registrars.iter().map(|who| (Office::Registrar, who));
			let secretaries =
				self.secretaries.iter().map(|(chapter, who)| (Office::Secretary(*chapter), who));
			let appeals = self.appeals.iter().map(|who| (Office::Appeals, who));
			for (office, who) in registrars.chain(secretaries).chain(appeals) {
				// A genesis is made on somebody's machine, where a panic is how a wrong one is refused.
				Pallet::<T>::ensure_can_enter(office, who).expect("an office is given twice, or to too many");
				Pallet::<T>::enter_office(office, who);
			}
			if let Some(window) = self.standing_window {
				StandingTime::<T>::put(window);
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An appointment waits for a second person.
		AppointmentProposed {
			/// To which office.
			office: Office,
			/// Of whom.
			who: T::AccountId,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// Somebody entered upon an office.
		Appointed {
			/// Which.
			office: Office,
			/// Who.
			who: T::AccountId,
		},
		/// A removal waits for a second person.
		RemovalProposed {
			/// From which office.
			office: Office,
			/// Of whom.
			who: T::AccountId,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// Somebody left an office.
		Removed {
			/// Which.
			office: Office,
			/// Who.
			who: T::AccountId,
		},
		/// A batch waits for a second registrar.
		BatchProposed {
			/// Its number.
			batch: BatchId,
			/// Who proposed it.
			by: T::AccountId,
			/// How many entries it has.
			entries: u32,
		},
		/// The entries of a batch were made. Those who joined are members `first..first + joined`.
		BatchConfirmed {
			/// Its number.
			batch: BatchId,
			/// Who confirmed it.
			by: T::AccountId,
			/// How many entries it has.
			entries: u32,
			/// The first new member.
			first: MemberId,
			/// How many joined.
			joined: u32,
		},
		/// A batch was refused by a registrar.
		BatchRejected {
			/// Its number.
			batch: BatchId,
			/// Who refused it.
			by: T::AccountId,
		},
		/// All keys of a roll are public.
		RollCut {
			/// Its number.
			roll: RollId,
			/// How many keys each style has.
			keys: Vec<u32>,
			/// First moment at which no objection can be raised or decided any more.
			until: Moment,
			/// First moment at which no appeal can be made any more.
			appeals_until: Moment,
		},
		/// A secretary said whether the count of a chapter is right.
		CountsAttested {
			/// Of which roll.
			roll: RollId,
			/// Of which chapter.
			chapter: ChapterId,
			/// Who.
			by: T::AccountId,
			/// Whether the secretary agrees.
			agrees: bool,
			/// The count.
			count: u32,
		},
		/// An objection was raised.
		ObjectionRaised {
			/// To which roll.
			roll: RollId,
			/// Its number.
			objection: u32,
			/// By whom.
			by: T::AccountId,
			/// What it demands.
			subject: Subject,
			/// Digest of the reasons.
			reason: H256,
		},
		/// A decision waits for a second registrar.
		DecisionProposed {
			/// The roll.
			roll: RollId,
			/// The objection.
			objection: u32,
			/// Whether it would be upheld.
			uphold: bool,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// An objection was decided.
		ObjectionDecided {
			/// The roll.
			roll: RollId,
			/// The objection.
			objection: u32,
			/// Whether it is upheld.
			uphold: bool,
		},
		/// A ruling waits for a second person of the appeals body.
		RulingProposed {
			/// The roll.
			roll: RollId,
			/// The objection.
			objection: u32,
			/// Whether it would be upheld.
			uphold: bool,
			/// Digest of the reasons.
			reason: H256,
			/// Who proposed it.
			by: T::AccountId,
		},
		/// The appeals body had the last word on an objection.
		ObjectionRuled {
			/// The roll.
			roll: RollId,
			/// The objection.
			objection: u32,
			/// Whether it is upheld.
			uphold: bool,
			/// Digest of the reasons.
			reason: H256,
		},
		/// A member's key was struck from a roll.
		KeyStruck {
			/// The roll.
			roll: RollId,
			/// The style.
			style: StyleIndex,
			/// Who.
			member: MemberId,
		},
		/// A member's key was admitted to a roll.
		KeyAdmitted {
			/// The roll.
			roll: RollId,
			/// The style.
			style: StyleIndex,
			/// Who.
			member: MemberId,
		},
		/// A member was to be admitted to a style, and no longer belongs there.
		AdmissionLapsed {
			/// The roll.
			roll: RollId,
			/// The style.
			style: StyleIndex,
			/// Who.
			member: MemberId,
		},
		/// All keys of a roll are final.
		RollSettled {
			/// Its number.
			roll: RollId,
			/// How many keys each style has.
			keys: Vec<u32>,
		},
		/// A roll cannot be built; tell the operators.
		RollFailed {
			/// Its number.
			roll: RollId,
		},
		/// All rings of a roll stand.
		RollBuilt {
			/// Its number.
			roll: RollId,
			/// How many rings it has.
			rings: RingIndex,
		},
		/// A roll was given up.
		RollAbandoned {
			/// Its number.
			roll: RollId,
		},
		/// The keys of a roll that was given up, or is no longer needed, are deleted.
		RollCleared {
			/// Its number.
			roll: RollId,
		},
		/// A standing roll waits for a second registrar.
		StandingProposed {
			/// Who proposed it.
			by: T::AccountId,
			/// Its parts.
			parts: Vec<RollRule>,
			/// The size of its rings.
			ring_size: RingSize,
		},
		/// A standing roll is being cut.
		StandingBegun {
			/// Its number.
			roll: RollId,
			/// The second registrar.
			by: T::AccountId,
		},
		/// A part of a standing roll has too few keys to hide their holders, so the roll comes to nothing;
		/// cut another whose rules merge this part with one that has more.
		PartTooSmall {
			/// The roll.
			roll: RollId,
			/// The part.
			part: PartIndex,
			/// How many keys it has.
			keys: u32,
		},
		/// No block had room for so long that the hashes for a standing roll's seed are gone; those of the
		/// next blocks are taken.
		SeedMissed {
			/// The roll.
			roll: RollId,
		},
		/// A standing roll has its seed, and its rings are being built.
		StandingSeeded {
			/// The roll.
			roll: RollId,
			/// The seed.
			seed: Digest,
		},
		/// A standing roll came into use.
		StandingRollStands {
			/// The roll.
			roll: RollId,
		},
		/// A standing roll is neither in use nor pinned any more; its keys and rings are being deleted.
		RollRetired {
			/// The roll.
			roll: RollId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Only a registrar may do this.
		NotARegistrar,
		/// Only a chapter's secretary may do this.
		NotASecretary,
		/// Only a registrar or a chapter's secretary may do this.
		NotAnObjector,
		/// Only one of the appeals body may do this.
		NotOfAppeals,
		/// The person holds this office already, or is secretary of another chapter.
		AlreadyInOffice,
		/// The person does not hold this office.
		NotInOffice,
		/// Another holds this office; remove that person first.
		OfficeTaken,
		/// As many hold this office as may.
		TooManyOfficers,
		/// Without two registrars nothing can be entered.
		LastRegistrars,
		/// The second of two has to be another person than the first.
		SamePerson,
		/// As many persons wait for a second as may.
		TooManyWaiting,
		/// A batch must have at least one entry.
		EmptyBatch,
		/// A key stands twice in the batch, or belongs to a member already, or did once.
		KeyInUse,
		/// The proof that a key's secret is known does not hold for this key, chapter and classes.
		BadOwnership,
		/// There is no such member.
		MemberNotFound,
		/// The member has left.
		MemberLeft,
		/// A batch has two entries about one member.
		MemberTwice,
		/// The member has this chapter, or these classes, already.
		NothingChanges,
		/// As many batches wait as may; confirm or reject one first.
		TooManyPending,
		/// No such batch waits.
		BatchNotFound,
		/// The batch is not the one that was looked at.
		DigestMismatch,
		/// The registrar who proposed a batch cannot also confirm it.
		SameRegistrar,
		/// Who proposed the batch is no longer a registrar; propose it again.
		ProposerLeftOffice,
		/// A roll is being cut; try again in a few blocks.
		RegistryBusy,
		/// No more numbers for members or rolls.
		Exhausted,
		/// As many rolls are being built as may.
		TooManyRolls,
		/// A roll needs a style.
		NoStyle,
		/// A roll has more styles than may be.
		TooManyStyles,
		/// No such roll.
		RollNotFound,
		/// The roll is not at the stage for this.
		WrongRollStage,
		/// The window for this is over.
		TooLate,
		/// The window for appeals is not over.
		TooEarly,
		/// The chapter's secretary has spoken already.
		AlreadyAttested,
		/// The count is not the one that was looked at.
		CountMismatch,
		/// As many objections were raised to the roll as may.
		TooManyObjections,
		/// There is an objection about this member.
		AlreadyObjected,
		/// No such objection.
		ObjectionNotFound,
		/// The member is not on the roll.
		NotOnRoll,
		/// The member is on the roll already.
		AlreadyOnRoll,
		/// The style is not the first whose rule admits the member.
		WrongStyle,
		/// Two registrars have decided already; the appeals body can rule otherwise.
		AlreadyDecided,
		/// The appeals body has ruled already.
		AlreadyRuled,
		/// Who raised or decided an objection cannot judge it.
		NotImpartial,
		/// Rings of this size have no parameters on this chain.
		RingSizeUnavailable,
		/// No roll has work left.
		NothingToDo,
		/// A standing roll is being made; wait until it stands.
		StandingInWork,
		/// In a standing roll the parts of citizens come before all others; sort them.
		CitizensNotFirst,
		/// The member's key took the place of another that counts this year; a standing roll holds it from a
		/// later year on.
		KeyRotated,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A member.
		pub fn member(id: MemberId) -> Option<Member> {
			Members::<T>::get(id)
		}

		/// The member behind a key, also one that the member rotated out.
		pub fn member_by_key(key: MemberKey) -> Option<(MemberId, Member)> {
			let id = MemberByKey::<T>::get(key)?;
			Some((id, Members::<T>::get(id)?))
		}

		/// The offices of an account.
		pub fn offices(who: T::AccountId) -> Vec<Office> {
			Self::list_offices(&who)
		}

		/// A roll.
		pub fn roll(roll: RollId) -> Option<Roll> {
			Rolls::<T>::get(roll)
		}

		/// How many rings of a roll are built, and how many it will have as its keys stand now.
		pub fn ring_progress(roll: RollId) -> Option<(RingIndex, RingIndex)> {
			Rolls::<T>::get(roll).map(|record| record.ring_progress())
		}

		/// How many keys of a roll are of a chapter, and whether its secretary agrees.
		pub fn chapter_count(roll: RollId, chapter: ChapterId) -> (u32, Option<bool>) {
			let count = RollCounts::<T>::get(roll, CountOf::<T::AccountId>::Chapter(chapter));
			(count, Attestations::<T>::get(roll, chapter))
		}

		/// An objection to a roll.
		pub fn objection(roll: RollId, number: u32) -> Option<Objection<T>> {
			Objections::<T>::get(roll, number)
		}

		/// The standing roll in use.
		pub fn standing_roll() -> Option<RollId> {
			CurrentStanding::<T>::get()
		}

		/// The standing roll that is being made.
		pub fn standing_roll_in_work() -> Option<RollId> {
			StandingInWork::<T>::get()
		}

		/// A standing roll in short: its parts, their sizes and rings. It stays readable when the keys are
		/// gone.
		pub fn standing_summary(roll: RollId) -> Option<StandingSummary> {
			Self::summarise_standing(roll)
		}

		/// A page of the keys of one style of a roll; an empty one follows the last. Whoever is to stay
		/// unseen reads all pages.
		pub fn roll_page(roll: RollId, style: StyleIndex, page: u32) -> KeyPage {
			RollKeys::<T>::get((roll, style, page))
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Propose a batch of entries; every proof is checked now.
		///
		/// - `origin`: a registrar.
		/// - `entries`: one to `MaxBatch`, of which no two concern one member.
		///
		/// Emits [`Event::BatchProposed`]. Free for registrars.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::propose_batch(entries.len() as u32))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, entries: &BoundedVec<Entry, T::MaxBatch>| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone()).is_ok()
				&& Pallet::<T>::ensure_proposable(entries).is_ok()
		})]
		pub fn propose_batch(
			origin: OriginFor<T>,
			entries: BoundedVec<Entry, T::MaxBatch>,
		) -> DispatchResult {
			let by = Self::ensure_registrar(origin)?;
			Self::do_propose_batch(by, entries)
		}

		/// Confirm another registrar's batch: its entries are made.
		///
		/// - `origin`: a registrar, not the one who proposed it.
		/// - `batch`: its number.
		/// - `digest`: BLAKE2b-256 of the entries' encoding, so that what is confirmed is what was
		///   looked at.
		///
		/// Fails if one of the entries no longer fits the registry. Emits [`Event::BatchConfirmed`].
		/// Free for registrars.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::confirm_batch(T::MaxBatch::get()))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, batch: &BatchId, digest: &H256| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone())
				.is_ok_and(|by| Pallet::<T>::ensure_confirmable(&by, *batch, *digest).is_ok())
		})]
		pub fn confirm_batch(
			origin: OriginFor<T>,
			batch: BatchId,
			digest: H256,
		) -> DispatchResultWithPostInfo {
			let by = Self::ensure_registrar(origin)?;
			let count = Self::do_confirm_batch(by, batch, digest)?;
			Ok(Some(T::WeightInfo::confirm_batch(count)).into())
		}

		/// Refuse a batch, one's own included.
		///
		/// - `origin`: a registrar.
		/// - `batch`: its number.
		///
		/// Emits [`Event::BatchRejected`]. Free for registrars.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, batch: &BatchId| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone()).is_ok() && Pending::<T>::contains_key(batch)
		})]
		pub fn reject_batch(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let by = Self::ensure_registrar(origin)?;
			Self::do_reject_batch(by, batch)
		}

		/// Do a piece of the work that rolls have left, for when blocks are too full for it to be done
		/// by itself.
		///
		/// - `origin`: any account, which pays for the work, unless it is a standing roll's and at least
		///   [`WORK_PIECE`] keys are asked for: nobody else sees to those.
		/// - `keys`: how many keys to seat; at most [`MOST_WORK`] are. Other work is done in what takes
		///   about as long: as many members, pages or entries, and a sixteenth as many corrections.
		#[pallet::call_index(3)]
		#[pallet::weight(
			Pallet::<T>::find_weight().saturating_add(Pallet::<T>::most_work_weight((*keys).min(MOST_WORK)))
		)]
		#[pallet::feeless_if(|_origin: &OriginFor<T>, keys: &u32| -> bool {
			*keys >= WORK_PIECE && Pallet::<T>::is_standing_next()
		})]
		pub fn work(origin: OriginFor<T>, keys: u32) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let keys = keys.min(MOST_WORK);
			let (roll, record) = Self::next_roll().ok_or(Error::<T>::NothingToDo)?;
			let weight = Self::work_weight(roll, &record.stage, keys);
			Self::do_work(roll, record, keys);
			Ok(Some(Self::find_weight().saturating_add(weight)).into())
		}

		/// Appoint somebody to an office. It takes effect when a second person makes the same call.
		///
		/// - `origin`: `AppointOrigin`.
		/// - `office`: which.
		/// - `who`: whom.
		///
		/// Emits [`Event::AppointmentProposed`], then [`Event::Appointed`]. Free where it is due.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::appoint().saturating_add(T::WeightInfo::enter_office()))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, office: &Office, who: &T::AccountId| -> bool {
			Pallet::<T>::weigh_staffing(origin.clone(), Act::Appoint, *office, who).is_ok()
		})]
		pub fn appoint(origin: OriginFor<T>, office: Office, who: T::AccountId) -> DispatchResult {
			Self::do_staff(origin, Act::Appoint, office, who)
		}

		/// Remove somebody from an office. It takes effect when a second person makes the same call.
		///
		/// - `origin`: `AppointOrigin`.
		/// - `office`: which.
		/// - `who`: whom. The last two registrars cannot be removed.
		///
		/// Emits [`Event::RemovalProposed`], then [`Event::Removed`]. Free where it is due.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::remove().saturating_add(T::WeightInfo::leave_office()))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, office: &Office, who: &T::AccountId| -> bool {
			Pallet::<T>::weigh_staffing(origin.clone(), Act::Remove, *office, who).is_ok()
		})]
		pub fn remove(origin: OriginFor<T>, office: Office, who: T::AccountId) -> DispatchResult {
			Self::do_staff(origin, Act::Remove, office, who)
		}

		/// Say whether the count of one's chapter on a roll is right. To disagree stops nothing; it is
		/// public, and an objection says who is meant.
		///
		/// - `origin`: a chapter's secretary.
		/// - `roll`: a roll to which objections can be raised.
		/// - `agrees`: whether the count is right.
		/// - `count`: the count that was looked at.
		///
		/// Emits [`Event::CountsAttested`]. Free, once.
		#[pallet::call_index(6)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, roll: &RollId, _agrees: &bool, count: &u32| -> bool {
			Pallet::<T>::ensure_secretary(origin.clone())
				.is_ok_and(|(_, chapter)| Pallet::<T>::ensure_can_attest(*roll, chapter, *count).is_ok())
		})]
		pub fn attest_counts(origin: OriginFor<T>, roll: RollId, agrees: bool, count: u32) -> DispatchResult {
			let (by, chapter) = Self::ensure_secretary(origin)?;
			Self::do_attest_counts(by, chapter, roll, agrees, count)
		}

		/// Object to a roll: that a member be struck from it, or admitted to it. There is one objection
		/// to a member; what was decided on it can be appealed.
		///
		/// - `origin`: a registrar, or a secretary of whatever chapter.
		/// - `roll`: a roll to which objections can be raised.
		/// - `subject`: what is demanded.
		/// - `reason`: digest of the reasons.
		///
		/// Emits [`Event::ObjectionRaised`]. Free where it is due.
		#[pallet::call_index(7)]
		#[pallet::weight(
			T::WeightInfo::object().saturating_add(T::WeightInfo::search(MAX_PARTS.saturating_sub(MAX_STYLES)))
		)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, roll: &RollId, subject: &Subject, _reason: &H256| -> bool {
			Pallet::<T>::ensure_objector(origin.clone()).is_ok()
				&& Pallet::<T>::ensure_can_object(*roll, subject).is_ok()
		})]
		pub fn object(origin: OriginFor<T>, roll: RollId, subject: Subject, reason: H256) -> DispatchResult {
			let by = Self::ensure_objector(origin)?;
			Self::do_object(by, roll, subject, reason)
		}

		/// Decide on an objection. It takes effect when a second registrar makes the same call.
		///
		/// - `origin`: a registrar who did not raise it.
		/// - `roll`: a roll to which objections can still be raised.
		/// - `objection`: its number.
		/// - `uphold`: whether it is upheld.
		///
		/// Emits [`Event::DecisionProposed`], then [`Event::ObjectionDecided`]. Free where it is due.
		#[pallet::call_index(8)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, roll: &RollId, objection: &u32, uphold: &bool| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_decision(&by, *roll, *objection, *uphold).is_ok())
		})]
		pub fn decide(origin: OriginFor<T>, roll: RollId, objection: u32, uphold: bool) -> DispatchResult {
			let by = Self::ensure_registrar(origin)?;
			Self::do_decide(by, roll, objection, uphold)
		}

		/// Rule on an objection, whether it was decided or not. It takes effect when a second person
		/// makes the same call, and is final.
		///
		/// - `origin`: one of the appeals body who neither raised nor decided it.
		/// - `roll`: a roll whose window for appeals is not over.
		/// - `objection`: its number.
		/// - `uphold`: whether it is upheld.
		/// - `reason`: digest of the reasons.
		///
		/// Emits [`Event::RulingProposed`], then [`Event::ObjectionRuled`]. Free where it is due.
		#[pallet::call_index(9)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, roll: &RollId, objection: &u32, uphold: &bool, reason: &H256
		| -> bool {
			Pallet::<T>::ensure_appeals(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_ruling(&by, *roll, *objection, *uphold, *reason).is_ok())
		})]
		pub fn appeal(
			origin: OriginFor<T>,
			roll: RollId,
			objection: u32,
			uphold: bool,
			reason: H256,
		) -> DispatchResult {
			let by = Self::ensure_appeals(origin)?;
			Self::do_appeal(by, roll, objection, uphold, reason)
		}

		/// Begin a standing roll. It is cut when a second registrar makes the same call; what follows
		/// needs nobody.
		///
		/// - `origin`: a registrar.
		/// - `parts`: the rules of its parts, in order: a member comes to the first that admits. Those that
		///   name citizens come first, and hold them alone.
		/// - `ring_size`: the size of its rings.
		///
		/// Emits [`Event::StandingProposed`], then [`Event::StandingBegun`]. Free where it is due.
		#[pallet::call_index(10)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, parts: &Parts, ring_size: &RingSize| -> bool {
			Pallet::<T>::ensure_registrar(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_standing(&by, parts, *ring_size).is_ok())
		})]
		pub fn cut_standing(origin: OriginFor<T>, parts: Parts, ring_size: RingSize) -> DispatchResult {
			let by = Self::ensure_registrar(origin)?;
			Self::do_cut_standing(by, parts.into_inner(), ring_size)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let share = T::IdleShare::get() * T::BlockWeights::get().max_block;
			let mut meter = WeightMeter::with_limit(remaining.min(share));
			while meter.try_consume(Self::find_weight()).is_ok() {
				let Some((roll, record)) = Self::next_roll() else { break };
				if meter.try_consume(Self::work_weight(roll, &record.stage, WORK_PIECE)).is_err() {
					break;
				}
				Self::do_work(roll, record, WORK_PIECE);
			}
			meter.consumed()
		}

		fn integrity_test() {
			let block = T::BlockWeights::get().max_block;
			let piece = Self::find_weight().saturating_add(Self::most_work_weight(WORK_PIECE));
			assert!(
				piece.all_lte(T::IdleShare::get() * block),
				"a piece of work does not fit the share of an idle block",
			);
			let halves = RingSize::R255.capacity().div_ceil(2);
			assert!(
				(2..=halves).contains(&T::LeastRing::get()),
				"a part of the least size is no crowd, or one that is split has smaller rings",
			);
			assert!(
				T::BlockHashCount::get() > SEED_BLOCKS.saturating_mul(2).into(),
				"the hashes of a seed's blocks are gone before they are read",
			);
			let (who, office, reason) = (some_value::<T::AccountId>(), Office::Appeals, H256::zero());
			let entries = alloc::vec![Entry::Leave { member: 0 }; T::MaxBatch::get() as usize];
			assert_calls_fit::<T, Call<T>>(&[
				Call::propose_batch { entries: BoundedVec::truncate_from(entries) },
				Call::confirm_batch { batch: 0, digest: reason },
				Call::reject_batch { batch: 0 },
				Call::work { keys: u32::MAX },
				Call::appoint { office, who: who.clone() },
				Call::remove { office, who },
				Call::attest_counts { roll: 0, agrees: true, count: 0 },
				Call::object { roll: 0, subject: Subject::Strike(0), reason },
				Call::decide { roll: 0, objection: 0, uphold: true },
				Call::appeal { roll: 0, objection: 0, uphold: true, reason },
				Call::cut_standing { parts: Default::default(), ring_size: RingSize::R767 },
			]);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
