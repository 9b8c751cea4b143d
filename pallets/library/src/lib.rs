// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Library
//!
//! What candidates, officers and organisations publish, which the nodes themselves keep and give out.
//!
//! ## Terminology
//!
//! - **Item**: something that is said or shown, in a capacity: as a candidate, as an officer, for an organisation.
//! - **Version**: the content of an item. Nothing is edited: another version *supersedes* it, and both stay
//!   readable.
//! - **Part**: a file of a version: the original, a transcript, captions, a poster.
//! - **Chunk**: bytes of a part, known by their BLAKE2b-256. The **manifest** of a part, on the chain, says which
//!   chunks make it.
//! - **Holder**: a version that a chunk is part of. Who publishes the same bytes holds the same chunk.
//! - **Served**: given out by nodes to whoever asks by the digest, until a moment.
//! - **Kept**: on the disks of nodes. They drop a block's bytes after a number of blocks; what is kept is not
//!   served for that.
//! - **Shelf**: what a publisher has room for. A candidate's is as large as any other's in the contest.
//! - **Silence**: from some time before a vote opens until it closes candidates publish nothing.
//! - **Takedown**: bytes are neither served nor taken any more; digests, titles and the reason stay.
//!
//! ## A version
//!
//! 1. Its publisher *announces* it: words, files, and the digests of their chunks. For an organisation its chair
//!    and its secretary make the same call. Sizes have to add up, what is heard needs a transcript and what is
//!    seen a description, shelf and disks need room, and no vote may ask for silence.
//! 2. Anybody brings the bytes within a day, each chunk in a transaction of its own, which needs neither a signer
//!    nor a fee: the chain takes exactly what was announced, and refuses a file that does not begin as its type
//!    says. A chunk is served from the block on in which it came.
//! 3. With the last chunk the version is available, and the one before is superseded. If bytes are missing after
//!    a day, or it is taken back before, the room of its bytes is given back, on the shelf and on disks. As a
//!    version it counts until its time would have been over, so that nobody keeps others out for long by
//!    announcing what never comes.
//! 4. In the second half of its time it can be renewed, as often as its kind can be: its publisher asks for it,
//!    and anybody carries the bytes on within a day.
//! 5. Its publisher takes it back at any time, or its time ends. Its bytes are not served from that moment on,
//!    and the record says so. It takes its room on the shelf until its time would have been over.
//!
//! Whoever announces bytes first says how many they are and what begins with them. A rival who learns of an
//! announcement that is still on its way can say otherwise before; as often as the shelf counts versions, under a
//! name that everybody sees, and for a day.
//!
//! ## A takedown
//!
//! 1. A moderator of the central party suspends a version, with a reason that everybody can read. It is not
//!    served from that block on, and its bytes are not taken again.
//! 2. Somebody of the appeals body confirms it within three days; otherwise it lapses, and a moderator alone
//!    cannot suspend this version again.
//! 3. The appeals body can lift it at any time, and so can the moderator while nobody has confirmed it.
//!
//! One flipped bit makes other bytes. A takedown is of bytes, not of what they show.
//!
//! ## The bound of a disk
//!
//! Every byte was admitted when it was announced or renewed. In a day at most [`Config::DayCap`] are, and in all
//! days whose bytes a node that prunes can have at most [`Config::DiskCap`]. So much, and room to manage it, is
//! what a validator needs.
//!
//! ## What is public
//!
//! Everything here: who published what, when, and who took it down. Nobody is forced to keep bytes, and bytes
//! that somebody fetched are not called back.
//!
//! ## Invariants
//!
//! - **I1** Items and takedowns are numbered without a gap, versions of an item too, and each version has words
//!   and files. Nothing is newer than an item's current version and available.
//! - **I2** A chunk is held exactly by the versions that stand and have it among their files, under one size.
//! - **I3** A version waits for as many chunks as have not come; one that is available waits for none, and nodes
//!   have its chunks until its end.
//! - **I4** A chunk is served exactly until the last end of the versions that stand and whose it is, if it came,
//!   and if no takedown forbids it.
//! - **I5** Whoever forbids a chunk is a takedown that stands, of a version that has it among its files; and it forbids
//!   all of them that no other item has.
//! - **I6** A shelf takes what its versions take. All candidates of a contest have one quota.
//! - **I7** For each version whose time is not over, and each suspension, it is noted when something is to be
//!   done.
//! - **I8** Nodes have no more bytes than their disks are made for, and no day has more than a day can.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod bytes;
mod costs;
mod errors;
mod events;
mod publishing;
mod shelves;
mod sweeping;
mod takedowns;
mod try_state;
pub mod types;
mod views;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use caucus_library_core::{manifest::MAX_CHUNK_BYTES, parts::Parts};
use caucus_primitives::{
	text::{Language, MediaType, TextError},
	Digest, Moment, OrganizationId,
};
use caucus_support::{
	agreement::{AgreementError, Agreements},
	contests::Candidacies,
	organisations::Organisations,
};
use frame::{
	deps::frame_support::weights::WeightMeter,
	prelude::*,
	traits::{EnsureOrigin, UnixTime},
};

/// Most records in one page of a view.
pub const MAX_PAGE: u32 = 100;

/// Acts that wait for a second person.
pub type Agreed<T> = Agreements<<T as frame_system::Config>::AccountId, ConstU32<64>>;

/// An item on this chain.
pub type ItemOf<T> = Item<<T as frame_system::Config>::AccountId>;

/// A version on this chain.
pub type VersionOf<T> = Version<<T as frame_system::Config>::AccountId>;

/// A shelf on this chain.
pub type ShelfOf<T> = Shelf<<T as frame_system::Config>::AccountId>;

/// A takedown on this chain.
pub type TakedownOf<T> = Takedown<<T as frame_system::Config>::AccountId>;

/// A chunk as a call takes it.
pub type Bytes = BoundedVec<u8, ConstU32<MAX_CHUNK_BYTES>>;

#[frame::import_section(errors::errors)]
#[frame::import_section(events::events)]
#[frame::pallet]
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// The block's time.
		type Time: UnixTime;

		/// Who holds which office.
		type Organisations: Organisations<AccountId = Self::AccountId>;

		/// Who stands in which contest, and when members vote in it.
		type Contests: Candidacies<AccountId = Self::AccountId>;

		/// Who sets parameters.
		type RulesOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Whether nodes keep the body of this block for ever. No bytes are put into such a block.
		type KeepsBodies: Get<bool>;

		/// After how many blocks nodes that prune drop a block's bytes. Each operator sets it; this is what the
		/// chain counts with.
		#[pallet::constant]
		type BlocksKept: Get<BlockNumberFor<Self>>;

		/// How long nodes that prune have a block's bytes at least, in milliseconds: [`Config::BlocksKept`]
		/// blocks of the shortest time, and something less. Nothing is served longer.
		#[pallet::constant]
		type KeptFor: Get<Moment>;

		/// Most bytes that are admitted in a day.
		#[pallet::constant]
		type DayCap: Get<u64>;

		/// Most admitted bytes that a node which prunes can have.
		#[pallet::constant]
		type DiskCap: Get<u64>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Brings the chain into the states that benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: caucus_support::benchmarking::Surroundings<Self::AccountId>;
	}

	/// The parameters.
	#[pallet::storage]
	pub type CurrentSettings<T: Config> = StorageValue<_, Settings, ValueQuery>;

	/// Items by number. They are never removed.
	#[pallet::storage]
	pub type Items<T: Config> = StorageMap<_, Twox64Concat, ItemId, ItemOf<T>>;

	/// The next item's number.
	#[pallet::storage]
	pub type NextItem<T: Config> = StorageValue<_, ItemId, ValueQuery>;

	/// Versions, by item and number. They are never removed.
	#[pallet::storage]
	pub type Versions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ItemId, Twox64Concat, VersionNumber, VersionOf<T>>;

	/// What is said of each version. It is never removed.
	#[pallet::storage]
	pub type Descriptions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ItemId, Twox64Concat, VersionNumber, Description>;

	/// The files of each version, with their digests. They are never removed.
	#[pallet::storage]
	pub type Files<T: Config> = StorageDoubleMap<_, Twox64Concat, ItemId, Twox64Concat, VersionNumber, Parts>;

	/// Bytes that versions are made of, by their digest.
	// The digest is chosen by the publisher.
	#[pallet::storage]
	pub type Chunks<T: Config> = StorageMap<_, Blake2_128Concat, Digest, Chunk>;

	/// First moment at which nodes no longer give bytes out, by their digest. Nodes read this as it is, and give
	/// out nothing that is not here.
	// The key is what nodes are asked for. A digest that stands here is of bytes that came: to choose where it
	// falls in the trie takes as many attempts as with any other hash of a key.
	#[pallet::storage]
	pub type Served<T: Config> = StorageMap<_, Identity, Digest, Moment>;

	/// The takedowns that forbid bytes, by their digest. They are not taken, and not served.
	#[pallet::storage]
	pub type Denied<T: Config> = StorageDoubleMap<_, Identity, Digest, Twox64Concat, TakedownId, ()>;

	/// Takedowns by number. They are never removed.
	#[pallet::storage]
	pub type Takedowns<T: Config> = StorageMap<_, Twox64Concat, TakedownId, TakedownOf<T>>;

	/// The next takedown's number.
	#[pallet::storage]
	pub type NextTakedown<T: Config> = StorageValue<_, TakedownId, ValueQuery>;

	/// What is used of each shelf.
	#[pallet::storage]
	pub type Shelves<T: Config> = StorageMap<_, Blake2_128Concat, ShelfOf<T>, Quota, ValueQuery>;

	/// What each candidate of a contest has room for, once one has published.
	#[pallet::storage]
	pub type Quotas<T: Config> = StorageMap<_, Twox64Concat, Race, Quota>;

	/// Bytes that were admitted, by day, the oldest first. Days without any are missing.
	#[pallet::storage]
	pub type Admitted<T: Config> = StorageValue<_, Days, ValueQuery>;

	/// What is to be done when, in the order of time.
	// Moments are those of blocks: nobody chooses them freely.
	#[pallet::storage]
	pub type Due<T: Config> = StorageMap<_, Identity, DueKey, ()>;

	/// Acts that wait for a second person.
	#[pallet::storage]
	pub type Waiting<T: Config> = StorageValue<_, Agreed<T>, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The first parameters.
		pub parameters: Parameters,
		#[serde(skip)]
		_config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// A genesis is made on somebody's machine, where a panic is how a wrong one is refused.
			assert!(self.parameters.is_sane(T::KeptFor::get()), "no library can be kept by these parameters");
			CurrentSettings::<T>::put(Settings { version: 0, parameters: self.parameters });
		}
	}

	impl<T: Config> From<TextError> for Error<T> {
		fn from(_: TextError) -> Self {
			Self::BadText
		}
	}

	impl<T: Config> From<AgreementError> for Error<T> {
		fn from(error: AgreementError) -> Self {
			match error {
				AgreementError::SamePerson => Self::SamePerson,
				AgreementError::TooMany => Self::TooManyWaiting,
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The parameters.
		pub fn settings() -> Settings {
			CurrentSettings::<T>::get()
		}

		/// How many items there are, and how many takedowns.
		pub fn counts() -> (ItemId, TakedownId) {
			(NextItem::<T>::get(), NextTakedown::<T>::get())
		}

		/// An item with the version that readers want.
		pub fn item(id: ItemId) -> Option<ItemView<T::AccountId>> {
			Self::view_item(id)
		}

		/// Items from a number on, at most [`MAX_PAGE`].
		pub fn items(from: ItemId, count: u32) -> Vec<ItemView<T::AccountId>> {
			page(from, count, NextItem::<T>::get()).filter_map(Self::view_item).collect()
		}

		/// A version with words, files and what became of it.
		pub fn version(id: ItemId, number: VersionNumber) -> Option<VersionView<T::AccountId>> {
			Self::view_version(id, number)
		}

		/// What is known of bytes with a digest.
		pub fn chunk(digest: Digest) -> ChunkView {
			Self::view_chunk(digest)
		}

		/// The chunks of a version that have not come, in order: what is still to be sent.
		pub fn missing(id: ItemId, number: VersionNumber) -> Vec<Digest> {
			Self::list_missing(id, number)
		}

		/// What somebody has room for in a capacity.
		pub fn shelf(who: T::AccountId, capacity: Capacity) -> ShelfView {
			Self::view_shelf(who, capacity)
		}

		/// Takedowns from a number on, at most [`MAX_PAGE`].
		pub fn takedowns(from: TakedownId, count: u32) -> Vec<(TakedownId, TakedownOf<T>)> {
			page(from, count, NextTakedown::<T>::get())
				.filter_map(|id| Some((id, Takedowns::<T>::get(id)?)))
				.collect()
		}

		/// What is to be done next, in the order of time: versions whose bytes are waited for or whose time ends,
		/// and suspensions that lapse; at most [`MAX_PAGE`].
		pub fn due(count: u32) -> Vec<(Moment, Job)> {
			let next = Due::<T>::iter_keys().take(count.min(MAX_PAGE) as usize);
			next.map(|(at, task)| (Moment::from_be_bytes(at), task)).collect()
		}

		/// How full disks are.
		pub fn disk() -> Disk {
			Self::view_disk()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Announce an item, with its first version. For an organisation it takes effect when its chair and its
		/// secretary make the same call.
		///
		/// - `origin`: the publisher: a candidate, an officer, or chair or secretary of an organisation.
		/// - `heading`: what is said of the item once and for all.
		/// - `draft`: words and files.
		///
		/// Emits [`Event::SecondNeeded`], or [`Event::ItemAnnounced`] and [`Event::VersionAnnounced`]. Free where
		/// it passes.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of(draft))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, heading: &Heading, draft: &alloc::boxed::Box<Draft>
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_announcement(&by, heading, draft).is_ok())
		})]
		pub fn announce(
			origin: OriginFor<T>,
			heading: Heading,
			draft: alloc::boxed::Box<Draft>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_announce(by, heading, *draft)
		}

		/// Announce another version of an item, which supersedes those before once all its bytes came. Under the
		/// same rules as the first.
		///
		/// - `origin`: as for [`Call::announce`], who published the item.
		/// - `expected_versions`: how many versions there were when it was looked at.
		/// - `draft`: words and files.
		///
		/// Emits [`Event::SecondNeeded`] or [`Event::VersionAnnounced`]. Free where it passes.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::weight_of(draft))]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, item: &ItemId, expected_versions: &VersionNumber,
			draft: &alloc::boxed::Box<Draft>
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_next(&by, *item, *expected_versions, draft).is_ok())
		})]
		pub fn supersede(
			origin: OriginFor<T>,
			item: ItemId,
			expected_versions: VersionNumber,
			draft: alloc::boxed::Box<Draft>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_supersede(by, item, expected_versions, *draft)
		}

		/// Bring bytes that were announced.
		///
		/// Needs neither a signer nor a fee, and cannot be part of another call: nodes keep the last bytes of the
		/// transaction, whatever becomes of the call.
		///
		/// - `data`: the bytes of a chunk. There is no other argument, and cannot be one after it.
		///
		/// Emits [`Event::ChunkStored`], and with the last one [`Event::VersionAvailable`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::store(data.len() as u32))]
		#[pallet::authorize(|_source, data| Pallet::<T>::authorize_store(data))]
		// Checking is part of the call's own weight.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn store(origin: OriginFor<T>, data: Bytes) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_store(&data)
		}

		/// Take a version back. It stays readable what it was.
		///
		/// - `origin`: who published it; for an organisation, its chair or its secretary.
		///
		/// Emits [`Event::Withdrawn`]. Free for the publisher.
		#[pallet::call_index(3)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, item: &ItemId, version: &VersionNumber| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_withdrawal(&by, *item, *version).is_ok())
		})]
		pub fn withdraw(origin: OriginFor<T>, item: ItemId, version: VersionNumber) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_withdraw(by, item, version)
		}

		/// Ask for a version to be served longer: from now on for as long as a new one. Its bytes have to be
		/// carried on within a day.
		///
		/// - `origin`: as for [`Call::withdraw`].
		///
		/// Emits [`Event::RenewalAsked`]. Free for the publisher.
		#[pallet::call_index(4)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, item: &ItemId, version: &VersionNumber| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_renewal(&by, *item, *version).is_ok())
		})]
		pub fn extend(origin: OriginFor<T>, item: ItemId, version: VersionNumber) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_extend(by, item, version)
		}

		/// Carry the bytes of a version on, which is to be renewed.
		///
		/// Needs neither a signer nor a fee, and cannot be part of another call.
		///
		/// Emits [`Event::Renewed`].
		#[pallet::call_index(5)]
		#[pallet::authorize(|_source, item, version| Pallet::<T>::authorize_carry(*item, *version))]
		// Checking is part of the call's own weight.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn carry(origin: OriginFor<T>, item: ItemId, version: VersionNumber) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_carry(item, version)
		}

		/// Suspend a version: at once, for three days, until somebody else has looked at it.
		///
		/// - `origin`: a moderator of the central party, once for a version; or one of its appeals body.
		/// - `grounds`: why; everybody can read it.
		///
		/// Emits [`Event::Suspended`]. Free for the officer.
		#[pallet::call_index(6)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, item: &ItemId, version: &VersionNumber, grounds: &alloc::boxed::Box<Grounds>
		| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_suspension(&by, *item, *version, grounds).is_ok())
		})]
		pub fn suspend(
			origin: OriginFor<T>,
			item: ItemId,
			version: VersionNumber,
			grounds: alloc::boxed::Box<Grounds>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_suspend(by, item, version, *grounds)
		}

		/// Confirm a suspension: the version is taken down.
		///
		/// - `origin`: one of the central party's appeals body who neither suspended nor published it.
		///
		/// Emits [`Event::TakenDown`]. Free for the officer.
		#[pallet::call_index(7)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, takedown: &TakedownId| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_confirmation(&by, *takedown).is_ok())
		})]
		pub fn take_down(origin: OriginFor<T>, takedown: TakedownId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_take_down(by, takedown)
		}

		/// Lift a takedown: the version is served again, if its time is not over.
		///
		/// - `origin`: one of the central party's appeals body; before it is confirmed also who suspended it.
		/// - `reason`: why; everybody can read it.
		///
		/// Emits [`Event::Lifted`]. Free for the officer.
		#[pallet::call_index(8)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, takedown: &TakedownId, reason: &Text<2_000>| -> bool {
			ensure_signed(origin.clone())
				.is_ok_and(|by| Pallet::<T>::weigh_lifting(&by, *takedown, reason).is_ok())
		})]
		pub fn lift(origin: OriginFor<T>, takedown: TakedownId, reason: Text<2_000>) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_lift(by, takedown, reason)
		}

		/// Change the parameters, for what is announced or renewed later.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `expected_version`: the version that was looked at.
		///
		/// Emits [`Event::ParametersSet`].
		#[pallet::call_index(9)]
		pub fn set_parameters(
			origin: OriginFor<T>,
			expected_version: u32,
			parameters: Parameters,
		) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(expected_version, parameters)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::sweep(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			Self::check_integrity();
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
