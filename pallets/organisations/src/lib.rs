// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Organisations
//!
//! The party's organisations, where they work, their posts, and who holds them when.
//!
//! ## Terminology
//!
//! - **Area**: a part of the country, with a code. When areas are merged or renamed, the old ones
//!   are closed and point to what took their place.
//! - **Organisation**: the central party and what is below it, on [`MAX_LEVELS`] levels at most.
//! - **Post**: what somebody does in an organisation: a role, and a number of seats.
//! - **Term**: that somebody holds a post for a time (Popolo calls it a membership). A holder is an
//!   account, which then can act as an officer, or a public person who needs none.
//! - **Entry**: one change of this register. Entries come in batches, on which two persons agree.
//! - **Settled**: a term is over and its holder's account no longer kept alive for it.
//!
//! ## How an officer comes and goes
//!
//! 1. One of those whom the configuration names proposes a batch of entries, which is tried at once:
//!    a new organisation, its posts, the terms of those who hold them.
//! 2. Another makes the same call; the entries are made.
//! 3. While a term runs its holder has the role of the post; other pallets ask whether that is so
//!    when the holder acts, not earlier.
//! 4. The term ends by time, by resignation, by an entry, or because members recalled the holder;
//!    and with the organisation, when that is dissolved. Anybody can settle it then.
//!
//! Nothing is ever deleted: who held which post when stays readable.
//!
//! ## Invariants
//!
//! - **I1** There are as many areas, organisations, posts and terms as the numbers say.
//! - **I2** An area lies in areas of wider kinds alone, and a succession of areas ends.
//! - **I3** Every organisation but the central party is below another, living ones on at most
//!   [`MAX_LEVELS`] levels, and each knows how many living ones are below it. Below a dissolved one none
//!   lives.
//! - **I4** Every organisation and post is listed where it belongs.
//! - **I5** At no time more terms of a post run than it has seats, nor two of one holder; all lie
//!   within the time of the post.
//! - **I6** An account has the offices of its terms that are not settled, each keeps it alive, and what
//!   was ended is settled.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod areas;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod entries;
mod genesis;
mod posts;
mod tree;
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use genesis::{Founding, Officers};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;
use caucus_members_core::registry::ChapterId;
use caucus_primitives::{Moment, OrganizationId, PostId};
use caucus_support::agreement::Agreements;
use frame::{
	prelude::*,
	traits::{EnsureOrigin, UnixTime},
};
use tree::Description;

/// A post with the terms of it that run.
pub type HeldPost<T> = (PostId, Post, Vec<(TermId, Term<<T as frame_system::Config>::AccountId>)>);

/// Batches that wait for a second person.
pub type Waiting<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<MAX_WAITING>>;

#[frame::pallet]
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// The block's time.
		type Time: UnixTime;

		/// Who keeps the register, two agreeing. An account that it gives has to be one that it also
		/// admits as a signer.
		type RegistryOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Most entries in a batch.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the pallets around this one.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: caucus_support::benchmarking::Surroundings<Self::AccountId>
			+ benchmarking::Keepers<Self::AccountId>;
	}

	/// How many of everything there are.
	#[pallet::storage]
	pub type Counts<T: Config> = StorageValue<_, Numbers, ValueQuery>;

	/// Batches that wait for a second person.
	#[pallet::storage]
	pub type Proposed<T: Config> = StorageValue<_, Waiting<T>, ValueQuery>;

	/// Areas by number.
	#[pallet::storage]
	pub type Areas<T: Config> = StorageMap<_, Twox64Concat, AreaId, Area>;

	/// The area that has a code, or had it last.
	#[pallet::storage]
	pub type AreaByCode<T: Config> = StorageMap<_, Blake2_128Concat, Code, AreaId>;

	/// Organisations by number.
	#[pallet::storage]
	pub type Organizations<T: Config> = StorageMap<_, Twox64Concat, OrganizationId, Organization>;

	/// Organisations that were put directly below another, in order. One that was moved away is still
	/// listed; its record says where it is.
	#[pallet::storage]
	pub type Children<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrganizationId, Twox64Concat, u32, OrganizationId>;

	/// Posts by number.
	#[pallet::storage]
	pub type Posts<T: Config> = StorageMap<_, Twox64Concat, PostId, Post>;

	/// Posts of an organisation, in order.
	#[pallet::storage]
	pub type PostsOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrganizationId, Twox64Concat, u32, PostId>;

	/// Terms by number.
	#[pallet::storage]
	pub type Terms<T: Config> = StorageMap<_, Twox64Concat, TermId, Term<T::AccountId>>;

	/// When the terms of a post are, in the order in which they were entered.
	#[pallet::storage]
	pub type TermsOf<T: Config> =
		StorageMap<_, Twox64Concat, PostId, BoundedVec<Span, ConstU32<MAX_TERMS>>, ValueQuery>;

	/// Terms of an account that are not settled, by organisation and role.
	#[pallet::storage]
	pub type Offices<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		(OrganizationId, Role),
		BoundedVec<TermId, ConstU32<MAX_OFFICES>>,
		ValueQuery,
	>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The central party with its first officers.
		pub central: Founding<T::AccountId>,
		/// Organisations directly below it, in the order of their numbers, from 1 on.
		pub below: Vec<Founding<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::found_party(&self.central, &self.below)
				.expect("the first organisations are no party");
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A batch of entries waits for a second person.
		EntriesProposed {
			/// Who proposed it.
			by: T::AccountId,
			/// The batch, as a digest: the same call by another has the same.
			topic: H256,
			/// How many entries it has.
			count: u32,
		},
		/// A batch of entries was made.
		EntriesMade {
			/// Who was the second.
			by: T::AccountId,
			/// The batch, as a digest.
			topic: H256,
			/// How many entries it has.
			count: u32,
			/// The numbers that came first in it.
			first: Numbers,
		},
		/// There is a new area.
		AreaEntered {
			/// Its number.
			area: AreaId,
		},
		/// An area was renamed or closed.
		AreaChanged {
			/// Its number.
			area: AreaId,
		},
		/// There is a new organisation.
		OrganizationFounded {
			/// Its number.
			organization: OrganizationId,
			/// The organisation above.
			parent: OrganizationId,
		},
		/// An organisation was renamed or moved.
		OrganizationChanged {
			/// Its number.
			organization: OrganizationId,
		},
		/// An organisation was dissolved. Its posts are held by nobody from now on.
		OrganizationDissolved {
			/// Its number.
			organization: OrganizationId,
		},
		/// There is a new post.
		PostCreated {
			/// Its number.
			post: PostId,
			/// The organisation.
			organization: OrganizationId,
		},
		/// A post ceases to be.
		PostAbolished {
			/// Its number.
			post: PostId,
			/// When.
			until: Moment,
		},
		/// Somebody holds a post for a time.
		TermEntered {
			/// Its number.
			term: TermId,
			/// The post.
			post: PostId,
		},
		/// A term ended before its time.
		TermEnded {
			/// Its number.
			term: TermId,
			/// Why.
			reason: EndReason,
		},
		/// A term that is over no longer keeps its holder's account.
		TermSettled {
			/// Its number.
			term: TermId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// A batch must have at least one entry.
		EmptyBatch,
		/// The second of two has to be another person than the first.
		SamePerson,
		/// As many batches wait for a second person as may; a week ends each.
		TooManyWaiting,
		/// Something was entered since; look at the numbers again and propose the batch anew.
		NumbersMoved,
		/// A text is empty, not UTF-8, or has characters that nobody sees.
		InvalidText,
		/// There is no such area, or only in the same batch: then say which numbers are expected.
		AreaNotFound,
		/// The area does not exist at that time.
		AreaClosed,
		/// Another existing area has this code.
		CodeTaken,
		/// An area must lie in one of a wider kind, and an organisation not below itself.
		CyclicParent,
		/// Organisations are on four levels at most.
		TooManyLevels,
		/// There is one central party; it has none above, and cannot be dissolved.
		OneCentralParty,
		/// There is no such organisation, or only in the same batch: then say which numbers are expected.
		OrganizationNotFound,
		/// The organisation is dissolved.
		OrgDissolved,
		/// Dissolve or move the organisations below first.
		HasOrganizationsBelow,
		/// There is no such post, or only in the same batch: then say which numbers are expected.
		PostNotFound,
		/// The post ceases to be already.
		PostAbolished,
		/// Somebody holds the post beyond that time; end the term first.
		PostHeld,
		/// Nobody holds the post.
		PostVacant,
		/// There is no such term.
		TermNotFound,
		/// The end must come after the beginning, and nothing is founded in the future.
		InvalidTimes,
		/// The term is not within the time of the post.
		OutsidePost,
		/// The holder has the post during part of that time already.
		OverlappingTerms,
		/// All seats of the post are taken during part of that time, or a post was to have none.
		NoSeat,
		/// The post has had as many terms as may be; create another post.
		TooManyTerms,
		/// The account has as many terms in this role as may be; settle those that are over.
		TooManyOffices,
		/// The term is over.
		AlreadyEnded,
		/// The term is somebody else's.
		NotTheHolder,
		/// The term is not over, or is settled.
		NotDue,
		/// The record was changed since it was looked at.
		VersionMismatch,
		/// No more numbers.
		Exhausted,
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How many areas, organisations, posts and terms there are.
		pub fn numbers() -> Numbers {
			Counts::<T>::get()
		}

		/// Areas from a number on; at most [`MAX_PAGE`].
		pub fn areas(from: AreaId, count: u32) -> Vec<(AreaId, Area)> {
			page(from, count, Counts::<T>::get().areas)
				.filter_map(|id| Some((id, Areas::<T>::get(id)?)))
				.collect()
		}

		/// What a code means at a moment: the area that has it, or what took its place.
		pub fn area_by_code(code: Code, moment: Moment) -> Option<(AreaId, Area)> {
			Self::resolve_area(&code, moment)
		}

		/// An organisation.
		pub fn organization(organization: OrganizationId) -> Option<Organization> {
			Organizations::<T>::get(organization)
		}

		/// Organisations from a number on; at most [`MAX_PAGE`].
		pub fn organizations(from: OrganizationId, count: u32) -> Vec<(OrganizationId, Organization)> {
			page(from, count, Counts::<T>::get().organizations)
				.filter_map(|id| Some((id, Organizations::<T>::get(id)?)))
				.collect()
		}

		/// Organisations directly below another, from a place on; at most [`MAX_PAGE`] places, each with
		/// its place.
		pub fn organizations_below(
			parent: OrganizationId,
			from: u32,
			count: u32,
		) -> Vec<(u32, OrganizationId, Organization)> {
			let end = Organizations::<T>::get(parent).map_or(0, |record| record.children);
			page(from, count, end)
				.filter_map(|place| {
					let id = Children::<T>::get(parent, place)?;
					let record = Organizations::<T>::get(id)?;
					let here = record.parent == Some(parent) && record.place == place;
					here.then_some((place, id, record))
				})
				.collect()
		}

		/// A post.
		pub fn post(post: PostId) -> Option<Post> {
			Posts::<T>::get(post)
		}

		/// Posts of an organisation with those who hold them at a moment, from a place on; at most
		/// [`MAX_PAGE`].
		pub fn posts(
			organization: OrganizationId,
			from: u32,
			count: u32,
			moment: Moment,
		) -> Vec<HeldPost<T>> {
			let end = Organizations::<T>::get(organization).map_or(0, |record| record.posts);
			page(from, count, end)
				.filter_map(|place| {
					let id = PostsOf::<T>::get(organization, place)?;
					Some((id, Posts::<T>::get(id)?, Self::terms_at(id, moment)))
				})
				.collect()
		}

		/// Terms of a post, from a place on in the order of their entry; at most [`MAX_PAGE`].
		pub fn terms(post: PostId, from: u32, count: u32) -> Vec<(TermId, Term<T::AccountId>)> {
			let spans = TermsOf::<T>::get(post);
			let spans = spans.iter().skip(from as usize).take(count.min(MAX_PAGE) as usize);
			spans.filter_map(|span| Some((span.term, Terms::<T>::get(span.term)?))).collect()
		}

		/// The terms of an account that are not settled.
		pub fn offices(who: T::AccountId) -> Vec<(OrganizationId, Role, TermId)> {
			Offices::<T>::iter_prefix(who)
				.flat_map(|((organization, role), terms)| {
					terms.into_iter().map(move |term| (organization, role, term))
				})
				.collect()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Change the register. It takes effect when a second person makes the same call; the first
		/// fails too if the entries cannot be made.
		///
		/// - `origin`: `RegistryOrigin`.
		/// - `expected`: the next numbers, where entries name what earlier ones of the same batch create.
		///   With them a batch cannot be made twice.
		/// - `entries`: one to `MaxBatch`, made in order, all or none.
		///
		/// Emits [`Event::EntriesProposed`], then [`Event::EntriesMade`]. Free for the register's keepers.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of(entries))]
		#[pallet::feeless_if(|origin: &OriginFor<T>, expected: &Option<Numbers>, entries: &Entries<T>| -> bool {
			Pallet::<T>::weigh_entries(origin.clone(), expected, entries).is_ok()
		})]
		pub fn enter(origin: OriginFor<T>, expected: Option<Numbers>, entries: Entries<T>) -> DispatchResult {
			Self::do_enter(origin, expected, entries)
		}

		/// Resign from a post.
		///
		/// - `origin`: the holder.
		/// - `term`: one that is not over.
		///
		/// Emits [`Event::TermEnded`]. Free for the holder.
		#[pallet::call_index(1)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, term: &TermId| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| Pallet::<T>::ensure_own_term(&who, *term).is_ok())
		})]
		pub fn resign(origin: OriginFor<T>, term: TermId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::ensure_own_term(&who, term)?;
			Self::end_term(term, EndReason::Resigned)
		}

		/// Settle a term that is over.
		///
		/// - `origin`: any account.
		/// - `term`: one whose time is over, or whose organisation is dissolved.
		///
		/// Emits [`Event::TermSettled`]. Free where it is due.
		#[pallet::call_index(2)]
		#[pallet::feeless_if(|_origin: &OriginFor<T>, term: &TermId| -> bool {
			Pallet::<T>::ensure_due(*term).is_ok()
		})]
		pub fn settle(origin: OriginFor<T>, term: TermId) -> DispatchResult {
			ensure_signed(origin)?;
			let record = Self::ensure_due(term)?;
			Self::let_go(term, record);
			Self::deposit_event(Event::TermSettled { term });
			Ok(())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::assert_calls_fit();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

/// The numbers of a page.
fn page(from: u32, count: u32, end: u32) -> core::ops::Range<u32> {
	from..end.min(from.saturating_add(count.min(MAX_PAGE)))
}
