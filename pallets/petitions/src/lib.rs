// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # Petitions
//!
//! Members ask the party for something without a name, and the party cannot pass over it in silence.
//!
//! ## Terminology
//!
//! - **Petition**: a text with an addressee, an organisation of the party that has to answer.
//! - **Starter**: who handed it in: somebody on the roll under an alias of the year, or the holder of a
//!   post by name.
//! - **Sponsor**: somebody who says that it deserves a review, before it is published.
//! - **Roll**: the standing roll of the day on which the petition was handed in. It is *pinned*: who joins
//!   later does not count.
//! - **Part**: a part of the roll, by chapter and class. The parts of one chapter are an *area*. A part
//!   counts as members, as citizens, or stands outside.
//! - **Alias**: what a key is called under one petition; one alias, one sponsor, one signature.
//! - **Decision**: of two moderators, or of two of the appeals body, with a code and reasons.
//! - **Code**: a numbered reason, with versions. A used one can be retired, never edited.
//! - **Duty**: to respond, or to bring the petition before the assembly. A threshold makes it due.
//! - **Mark**: a fact that stays: somebody was late.
//! - **Void**: keys that one batch of the registry entered no longer count, because it was compromised.
//! - **Outage**: a gap between two blocks that was declared one; all terms that ran in it are prolonged.
//! - **Recall**: a petition that leads to a vote on removing the holder of a post, the *target*.
//!
//! ## Life of a petition
//!
//! 1. Somebody hands it in ([`State::Collecting`]); twenty sponsors bring it to the moderators. From the
//!    first of them on its text is locked. Without them it lapses.
//! 2. Two moderators publish, reject or hide it ([`State::InReview`]). When they are late that is marked,
//!    and when they stay late it goes to the appeals body by itself ([`State::InAppeal`]), where a starter
//!    can bring a rejection too. Nobody is of both bodies, and nothing is published by lapse of time.
//! 3. Members sign ([`State::Open`]) with a ring proof: no account, no fee, once. Until the end they can
//!    withdraw. A relayer can hand in many signatures at once.
//! 4. Enough of them make a response due, and a referral; each can be extended once. When the addressee
//!    is late anyone can have it marked, and the mark stays.
//! 5. After its time it is [`State::Closed`], and its numbers stay.
//!
//! ## Life of a recall
//!
//! Sponsors open it without a review: no officer stands between members and the vote. When enough have
//! signed, in all and in each area, anyone certifies it and the election begins by itself, with the standing
//! roster of trustees. Its result vacates the post, or ends the recall and protects the holder for some
//! time. The target can attach one reply, and no call of the target does anything else to it. If the holder
//! changes, the recall is moot: the vote is not about the successor.
//!
//! ## What is public, what is hidden
//!
//! - That a key is on the roll: public. That its holder sponsored, signed or commented: hidden within the
//!   ring, of which the part is public.
//! - What one key signs and what it comments under one petition: two aliases, not linkable. What it signs
//!   in two petitions: not linkable.
//! - Which petitions one key starts in one year: linkable. In two years: not. A year begins at midnight
//!   in Korea, and with it the quotas of open petitions and of petitions in a year anew.
//! - The text of a petition that was hidden or removed: not shown, and deleted from the state when no
//!   appeal is left; its digest stays. Whoever keeps old blocks keeps the bytes.
//! - Areas with few signatures: not shown by the view functions. A reader of the raw state can count
//!   them: the part of each signature lies there, so that anyone can check the sums.
//!
//! ## What a void can do
//!
//! Signatures cannot be linked to keys, so those of a compromised batch cannot be removed one by one. What
//! can be known is how many keys of the batch are in each part of the roll: at most so many signatures of
//! the part are theirs. That number is published and taken off the count, honest signatures with it.
//! What is due already stays due.
//!
//! ## Invariants
//!
//! - **I1** A tally is what the sponsors and signatures of its petition add up to; no part has more
//!   signatures, or voided keys, than keys.
//! - **I2** Each starter has as many open petitions as it says, as many in the last year, and as many in all.
//! - **I3** A petition's text is the one of its digest; it is there unless hidden or removed, and there are
//!   no versions besides those counted.
//! - **I4** A pinned roll belongs to a petition that may need it.
//! - **I5** Two persons decided, of one body; no person decided on both sides of an appeal. Codes that
//!   decisions and recalls name are marked used, and all their versions can be read.
//! - **I6** A duty is marked overdue only after its time, and is done only with what it asks for on record.
//! - **I7** Comments are numbered without gaps; nobody has more than the quota; each is counted.
//! - **I8** A post has at most one recall that takes signatures or leads to a vote, and the slot names it.
//! - **I9** Outages are declared gaps, in order.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod codes;
mod comments;
mod costs;
mod errors;
mod events;
mod outages;
pub mod parameters;
mod recall;
mod review;
mod signatures;
mod starters;
mod states;
mod tracks;
mod try_state;
pub mod types;
mod views;
mod voids;
pub mod weights;

#[cfg(test)]
mod tests;

pub use codes::standard as standard_codes;
pub use pallet::*;
pub use parameters::{Fraction, Parameters, RecallParameters, Threshold};
pub use types::*;
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use caucus_members_core::registry::BatchId;
use caucus_primitives::{text::ContentRef, Alias, Digest, ElectionId, Moment, PartIndex, PostId, RollId};
use caucus_support::{
	agreement::Agreements,
	organisations::{MeetingId, Meetings, Organisations},
	participation::{MemberProof, Participation, RecallElections, MAX_CLAIMS},
	services::Charge,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
	traits::{EnsureOrigin, UnixTime},
};

/// A petition of this chain.
pub type PetitionOf<T> = Petition<<T as frame_system::Config>::AccountId>;
/// A recall of this chain.
pub type RecallOf<T> = Recall<<T as frame_system::Config>::AccountId>;
/// A decision of this chain.
pub type DecisionOf<T> = Decision<<T as frame_system::Config>::AccountId>;
/// A response of this chain.
pub type ResponseOf<T> = Response<<T as frame_system::Config>::AccountId>;

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

		/// Who checks that an act is that of somebody on a roll.
		type Participation: Participation;

		/// Who knows which office an account holds.
		type Organisations: Organisations<AccountId = Self::AccountId>;

		/// Who knows which meetings took place.
		type Meetings: Meetings;

		/// Who holds the votes that recalls lead to.
		type RecallElections: RecallElections<AccountId = Self::AccountId>;

		/// Who makes rules: parameters, the table of codes, outages, removals by order of a court.
		type RulesOrigin: EnsureOrigin<OriginFor<Self>>;

		/// Makes a relayer pay for acts that were of no use.
		type Charge: Charge<Self::AccountId>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Prepares what benchmarks need of the pallets around this one.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: caucus_support::benchmarking::Surroundings<Self::AccountId>;
	}

	/// Petitions by number.
	#[pallet::storage]
	pub type Petitions<T: Config> = StorageMap<_, Twox64Concat, PetitionId, PetitionOf<T>>;

	/// The next petition's number.
	#[pallet::storage]
	pub type NextPetition<T: Config> = StorageValue<_, PetitionId, ValueQuery>;

	/// Texts, by petition and version.
	#[pallet::storage]
	pub type Texts<T: Config> = StorageDoubleMap<_, Twox64Concat, PetitionId, Twox64Concat, u32, Text>;

	/// The roll that each petition is under.
	#[pallet::storage]
	pub type Rolls<T: Config> = StorageMap<_, Twox64Concat, PetitionId, PinnedRoll>;

	/// The counts of each petition.
	#[pallet::storage]
	pub type Tallies<T: Config> = StorageMap<_, Twox64Concat, PetitionId, Tally, ValueQuery>;

	/// Sponsors by alias, with their part of the roll.
	// An alias is the hash of a VRF output: nobody can choose where it falls in the trie.
	#[pallet::storage]
	pub type Sponsors<T: Config> = StorageDoubleMap<_, Twox64Concat, PetitionId, Identity, Alias, PartIndex>;

	/// Signatures by alias, withdrawn ones included.
	#[pallet::storage]
	pub type Signatures<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PetitionId, Identity, Alias, Signature>;

	/// What each starter has begun.
	#[pallet::storage]
	pub type StartedBy<T: Config> = StorageMap<_, Blake2_128Concat, Starter, Started, ValueQuery>;

	/// Decisions by number. They stay.
	#[pallet::storage]
	pub type Decisions<T: Config> = StorageMap<_, Twox64Concat, DecisionId, DecisionOf<T>>;

	/// The next decision's number.
	#[pallet::storage]
	pub type NextDecision<T: Config> = StorageValue<_, DecisionId, ValueQuery>;

	/// The table of codes.
	#[pallet::storage]
	pub type CodeTable<T: Config> = StorageMap<_, Twox64Concat, CodeId, CodeStatus>;

	/// What codes say, by code and version.
	#[pallet::storage]
	pub type CodeTexts<T: Config> = StorageDoubleMap<_, Twox64Concat, CodeId, Twox64Concat, u32, Code>;

	/// Responses to each petition, in order.
	#[pallet::storage]
	pub type Responses<T: Config> = StorageMap<
		_,
		Twox64Concat,
		PetitionId,
		BoundedVec<ResponseOf<T>, ConstU32<MAX_RESPONSES>>,
		ValueQuery,
	>;

	/// Comments, by petition and number.
	#[pallet::storage]
	pub type Comments<T: Config> = StorageDoubleMap<_, Twox64Concat, PetitionId, Twox64Concat, u32, Comment>;

	/// How many comments each pseudonym made under a petition.
	#[pallet::storage]
	pub type CommentsBy<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PetitionId, Identity, Alias, u8, ValueQuery>;

	/// The first comment under a petition with a text of this digest.
	// The digest is chosen by the writer.
	#[pallet::storage]
	pub type FirstComment<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PetitionId, Blake2_128Concat, Digest, u32>;

	/// What was voided for each petition.
	#[pallet::storage]
	pub type Voids<T: Config> =
		StorageMap<_, Twox64Concat, PetitionId, BoundedVec<Void, ConstU32<MAX_VOIDS>>, ValueQuery>;

	/// What recall petitions have besides.
	#[pallet::storage]
	pub type Recalls<T: Config> = StorageMap<_, Twox64Concat, PetitionId, RecallOf<T>>;

	/// What stands between each post and a recall.
	#[pallet::storage]
	pub type RecallSlots<T: Config> = StorageMap<_, Twox64Concat, PostId, RecallSlot, ValueQuery>;

	/// Who last left each post while a recall was under way. Their next term there is not protected.
	#[pallet::storage]
	pub type Escaped<T: Config> = StorageMap<_, Twox64Concat, PostId, T::AccountId>;

	/// Parameters by version. A petition goes by those of its day.
	#[pallet::storage]
	pub type ParametersAt<T: Config> = StorageMap<_, Twox64Concat, u32, Parameters, ValueQuery>;

	/// The version of the parameters that new petitions go by.
	#[pallet::storage]
	pub type ParametersVersion<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The time of the last block.
	#[pallet::storage]
	pub type LastBlock<T: Config> = StorageValue<_, Moment, OptionQuery>;

	/// Gaps between blocks that are long enough to be declared outages.
	#[pallet::storage]
	pub type Gaps<T: Config> = StorageMap<_, Twox64Concat, GapId, Gap>;

	/// The next gap's number.
	#[pallet::storage]
	pub type NextGap<T: Config> = StorageValue<_, GapId, ValueQuery>;

	/// Outages in the order in which they happened.
	#[pallet::storage]
	pub type Outages<T: Config> = StorageValue<_, BoundedVec<Outage, ConstU32<MAX_OUTAGES>>, ValueQuery>;

	/// When and why the party was dissolved.
	#[pallet::storage]
	pub type Dissolution<T: Config> = StorageValue<_, (Moment, ContentRef), OptionQuery>;

	/// What one officer asked for and a second has to confirm.
	#[pallet::storage]
	pub type Pending<T: Config> = StorageValue<_, Agreements<T::AccountId, ConstU32<64>>, ValueQuery>;

	/// The petition that is looked at next when a block has room.
	#[pallet::storage]
	pub type Cursor<T: Config> = StorageValue<_, PetitionId, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::derive::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		#[serde(skip)]
		_config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			ParametersAt::<T>::insert(0, Parameters::default());
			for (number, code) in codes::standard() {
				CodeTable::<T>::insert(number, CodeStatus { version: 1, used: false, retired: false });
				CodeTexts::<T>::insert(number, 1, code);
			}
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A petition with its text, numbers and deadlines.
		pub fn petition(petition: PetitionId) -> Option<PetitionView<T::AccountId>> {
			Self::view_petition(petition)
		}

		/// How many petitions there are, published or not, and how many decisions.
		pub fn counts() -> (PetitionId, DecisionId) {
			(NextPetition::<T>::get(), NextDecision::<T>::get())
		}

		/// Published petitions from a number on; at most 1,000 are looked at, at most 100 given.
		pub fn petitions(from: PetitionId, count: u32) -> Vec<PetitionRow> {
			Self::list_petitions(from, count, State::is_listed)
		}

		/// Petitions in a state, from a number on; at most 1,000 are looked at, at most 100 given.
		pub fn petitions_in(state: State, from: PetitionId, count: u32) -> Vec<PetitionRow> {
			Self::list_petitions(from, count, |other| other == state)
		}

		/// An earlier version of a text.
		pub fn text(petition: PetitionId, version: u32) -> Option<Text> {
			Self::view_text(petition, version)
		}

		/// Comments on a petition, from a number on; at most 100. Those that are hidden have the decision.
		pub fn comments(petition: PetitionId, from: u32, count: u32) -> Vec<(u32, Comment)> {
			Self::list_comments(petition, from, count)
		}

		/// What moderators and the appeals body decided, from a number on; at most 100.
		pub fn decisions(from: DecisionId, count: u32) -> Vec<(DecisionId, DecisionOf<T>)> {
			let end = from.saturating_add(count.min(views::MOST_ROWS)).min(NextDecision::<T>::get());
			(from..end).filter_map(|id| Some((id, Decisions::<T>::get(id)?))).collect()
		}

		/// The responses to a petition.
		pub fn responses(petition: PetitionId) -> Vec<ResponseOf<T>> {
			Responses::<T>::get(petition).into_inner()
		}

		/// What was voided for a petition.
		pub fn voids(petition: PetitionId) -> Vec<Void> {
			Voids::<T>::get(petition).into_inner()
		}

		/// How many keys of a batch are on a petition's roll, and by how many signatures of members the
		/// count would be lowered in all if it were voided.
		pub fn void_preview(petition: PetitionId, batch: BatchId) -> Option<(u32, u32)> {
			Self::preview_void(petition, batch)
		}

		/// The number of an alias's last act on a signature: 0 before the first; even where it does not
		/// stand.
		pub fn signature(petition: PetitionId, alias: Alias) -> u8 {
			Signatures::<T>::get(petition, alias).map_or(0, |signature| signature.sequence)
		}

		/// Whether an alias sponsors a petition.
		pub fn sponsors(petition: PetitionId, alias: Alias) -> bool {
			Sponsors::<T>::contains_key(petition, alias)
		}

		/// What a starter has begun: the next petition's sequence is the number of all.
		pub fn started(starter: Starter) -> Started {
			StartedBy::<T>::get(starter)
		}

		/// How many comments a pseudonym made under a petition: the next one's sequence.
		pub fn comments_by(petition: PetitionId, pseudonym: Alias) -> u8 {
			CommentsBy::<T>::get(petition, pseudonym)
		}

		/// The table of codes, from a number on; at most 100.
		pub fn codes(from: CodeId, count: u32) -> Vec<(CodeId, CodeStatus, Code)> {
			Self::list_codes(from, count)
		}

		/// What a version of a code says.
		pub fn code(code: CodeId, version: u32) -> Option<Code> {
			CodeTexts::<T>::get(code, version)
		}

		/// What stands between a post and a recall.
		pub fn recall_slot(post: PostId) -> RecallSlot {
			RecallSlots::<T>::get(post)
		}

		/// The parameters that new petitions go by, with their version.
		pub fn parameters() -> (u32, Parameters) {
			let version = ParametersVersion::<T>::get();
			(version, ParametersAt::<T>::get(version))
		}

		/// The parameters of a version.
		pub fn parameters_at(version: u32) -> Option<Parameters> {
			(version <= ParametersVersion::<T>::get()).then(|| ParametersAt::<T>::get(version))
		}

		/// Declared outages.
		pub fn outages() -> Vec<Outage> {
			Outages::<T>::get().into_inner()
		}

		/// Gaps between blocks, from a number on; at most 100.
		pub fn gaps(from: GapId, count: u32) -> Vec<(GapId, Gap)> {
			let end = from.saturating_add(count.min(views::MOST_ROWS)).min(NextGap::<T>::get());
			(from..end).filter_map(|id| Some((id, Gaps::<T>::get(id)?))).collect()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Hand in a petition without a name.
		///
		/// Needs neither an account nor a fee. The proof is one of the newest standing roll, in the context
		/// of the year's petitions, over [`StarterMessage::Submit`].
		///
		/// - `roll`: the newest standing roll.
		/// - `draft`: the petition.
		/// - `proof`: the starter's.
		///
		/// Emits [`Event::PetitionSubmitted`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::submit().saturating_add(T::Participation::check_weight(1)))]
		#[pallet::authorize(|_source, roll, draft, proof| Pallet::<T>::authorize_submit(*roll, draft, proof))]
		// The check is part of the call's own weight: a bare extrinsic has no extension that would be
		// charged for it. So it is with all anonymous calls.
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn submit(
			origin: OriginFor<T>,
			roll: RollId,
			draft: Box<Draft>,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_submit(roll, *draft, &proof)
		}

		/// Edit or take back a petition that one started without a name, or appeal for it.
		///
		/// - `petition`: its number.
		/// - `act`: what to do.
		/// - `proof`: in the context under which it was started, over [`StarterMessage::Act`].
		///
		/// Emits [`Event::TextEdited`], [`Event::StateReached`] or [`Event::Disowned`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::act_as_starter().saturating_add(T::Participation::check_weight(1)))]
		#[pallet::authorize(|_source, petition, act, proof| {
			Pallet::<T>::authorize_starter(*petition, act, proof)
		})]
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn act_as_starter(
			origin: OriginFor<T>,
			petition: PetitionId,
			act: StarterAct,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_starter_act(petition, &Starters::Proof(&proof), act)
		}

		/// Sponsor a petition, without a name. The last sponsor that it takes brings it to review.
		///
		/// - `petition`: its number.
		/// - `proof`: in the petition's context, over [`Act::Sponsor`].
		///
		/// Emits [`Event::Sponsored`], and with the last one [`Event::StateReached`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::sponsor().saturating_add(T::Participation::check_weight(1)))]
		#[pallet::authorize(|_source, petition, proof| {
			Pallet::<T>::authorize_act(*petition, Act::Sponsor, proof)
		})]
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn sponsor(
			origin: OriginFor<T>,
			petition: PetitionId,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_act(petition, Act::Sponsor, &proof)
		}

		/// Sign a petition, without a name.
		///
		/// - `petition`: its number.
		/// - `sequence`: 1, or one more than that of the withdrawal before.
		/// - `proof`: in the petition's context, over [`Act::Sign`].
		///
		/// Emits [`Event::Signed`], and [`Event::DutyDue`] when a threshold is reached.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::sign().saturating_add(T::Participation::check_weight(1)))]
		#[pallet::authorize(|_source, petition, sequence, proof| {
			Pallet::<T>::authorize_act(*petition, Act::Sign { sequence: *sequence }, proof)
		})]
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn sign(
			origin: OriginFor<T>,
			petition: PetitionId,
			sequence: u8,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_act(petition, Act::Sign { sequence }, &proof)
		}

		/// Withdraw one's signature while the petition is open.
		///
		/// - `petition`: its number.
		/// - `sequence`: one more than that of the signature.
		/// - `proof`: in the petition's context, over [`Act::Withdraw`].
		///
		/// Emits [`Event::SignatureWithdrawn`].
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::withdraw_signature().saturating_add(T::Participation::check_weight(1))
		)]
		#[pallet::authorize(|_source, petition, sequence, proof| {
			Pallet::<T>::authorize_act(*petition, Act::Withdraw { sequence: *sequence }, proof)
		})]
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn withdraw_signature(
			origin: OriginFor<T>,
			petition: PetitionId,
			sequence: u8,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_act(petition, Act::Withdraw { sequence }, &proof)
		}

		/// Hand in many acts under one petition: what a relayer does.
		///
		/// All proofs are checked together. One that is bad refuses the batch, and the relayer pays for
		/// the whole check. An act that came already, or is out of turn, is skipped.
		///
		/// - `origin`: any account. It pays for what was skipped, and nothing if nothing was.
		/// - `petition`: its number.
		/// - `acts`: one to [`MAX_BATCH`]: of sponsors, or of signers.
		///
		/// Emits what each act does, and [`Event::BatchCounted`].
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::weight_of_batch(acts.len() as u32))]
		pub fn sign_batch(
			origin: OriginFor<T>,
			petition: PetitionId,
			acts: Batch,
		) -> DispatchResultWithPostInfo {
			let relayer = ensure_signed(origin)?;
			Self::do_sign_batch(&relayer, petition, &acts)?;
			Ok(Pays::No.into())
		}

		/// Comment on an open petition, under a pseudonym that one has there alone.
		///
		/// - `petition`: its number.
		/// - `body`: the text, outside the chain, at most [`MAX_COMMENT`] bytes.
		/// - `sequence`: how many comments the writer has made there.
		/// - `proof`: in the context of the petition's comments, over `(body, sequence)`.
		///
		/// Emits [`Event::Commented`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::comment().saturating_add(T::Participation::check_weight(1)))]
		#[pallet::authorize(|_source, petition, body, sequence, proof| {
			Pallet::<T>::authorize_comment(*petition, body, *sequence, proof)
		})]
		#[pallet::weight_of_authorize(Weight::zero())]
		pub fn comment(
			origin: OriginFor<T>,
			petition: PetitionId,
			body: ContentRef,
			sequence: u8,
			proof: Box<MemberProof>,
		) -> DispatchResult {
			ensure_authorized(origin.clone()).or_else(|_| ensure_none(origin))?;
			Self::do_comment(petition, body, sequence, &proof)
		}

		/// Hand in a petition by name, as the holder of a post.
		///
		/// - `origin`: the holder.
		/// - `post`: the post.
		/// - `draft`: the petition; not a recall.
		///
		/// Emits [`Event::PetitionSubmitted`]. Free within the quota.
		#[pallet::call_index(7)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, post: &PostId, draft: &alloc::boxed::Box<Draft>| -> bool {
			Pallet::<T>::check_public_submission(origin, *post, draft).is_ok()
		})]
		pub fn submit_by_name(
			origin: OriginFor<T>,
			post: PostId,
			draft: alloc::boxed::Box<Draft>,
		) -> DispatchResult {
			Self::do_submit_by_name(origin, post, *draft)
		}

		/// Edit or take back a petition that one started as the holder of a post, or appeal for it.
		///
		/// - `origin`: the holder.
		/// - `petition`: its number.
		/// - `act`: what to do.
		///
		/// Emits as [`Pallet::act_as_starter`]. Free where it is due.
		#[pallet::call_index(8)]
		#[pallet::feeless_if(|origin: &OriginFor<T>, petition: &PetitionId, act: &StarterAct| -> bool {
			ensure_signed(origin.clone()).is_ok_and(|who| {
				Pallet::<T>::check_starter_act(*petition, &Starters::Account(&who), act).is_ok()
			})
		})]
		pub fn act_by_name(origin: OriginFor<T>, petition: PetitionId, act: StarterAct) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_starter_act(petition, &Starters::Account(&who), act)
		}

		/// Decide on a petition in review. It takes effect when a second moderator makes the same call.
		///
		/// - `origin`: a moderator who did not start it.
		/// - `petition`: its number.
		/// - `expected_revision`: the revision that the moderator looked at.
		/// - `verdict`: what is decided.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Decided`]. Free where it is due.
		#[pallet::call_index(9)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, expected_revision: &u32, verdict: &Verdict
		| -> bool {
			Pallet::<T>::weigh_review(origin, *petition, *expected_revision, verdict, Body::Moderators).is_ok()
		})]
		pub fn review(
			origin: OriginFor<T>,
			petition: PetitionId,
			expected_revision: u32,
			verdict: Verdict,
		) -> DispatchResult {
			Self::do_review(origin, petition, expected_revision, verdict, Body::Moderators)
		}

		/// Decide on a petition that is with the appeals body. It takes effect when a second person of the
		/// body makes the same call, and is final.
		///
		/// - `origin`: one of the appeals body who is no moderator, did not decide on it and did not start
		///   it.
		/// - `petition`: its number.
		/// - `expected_revision`: the revision that was looked at.
		/// - `verdict`: what is decided; to publish it grants an appeal.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Decided`]. Free where it is due.
		#[pallet::call_index(10)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, expected_revision: &u32, verdict: &Verdict
		| -> bool {
			Pallet::<T>::weigh_review(origin, *petition, *expected_revision, verdict, Body::Appeals).is_ok()
		})]
		pub fn judge(
			origin: OriginFor<T>,
			petition: PetitionId,
			expected_revision: u32,
			verdict: Verdict,
		) -> DispatchResult {
			Self::do_review(origin, petition, expected_revision, verdict, Body::Appeals)
		}

		/// Respond to a petition whose response is due, or add to a response.
		///
		/// - `origin`: chair or secretary of the addressee.
		/// - `petition`: its number.
		/// - `summary`: in short.
		/// - `body`: at length, outside the chain.
		/// - `answer`: what is answered.
		///
		/// Emits [`Event::ResponsePublished`]. Free where it is due.
		#[pallet::call_index(11)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, summary: &Summary, _body: &Option<ContentRef>,
			_answer: &Answer
		| -> bool {
			Pallet::<T>::check_response(origin, *petition, summary).is_ok()
		})]
		pub fn respond(
			origin: OriginFor<T>,
			petition: PetitionId,
			summary: Summary,
			body: Option<ContentRef>,
			answer: Answer,
		) -> DispatchResult {
			Self::do_respond(origin, petition, summary, body, answer)
		}

		/// Extend a duty, once, before its time is over.
		///
		/// - `origin`: chair or secretary of the addressee.
		/// - `petition`: its number.
		/// - `duty`: which.
		/// - `reason`: why; it is public.
		///
		/// Emits [`Event::DutyExtended`]. Free where it is due.
		#[pallet::call_index(12)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, duty: &Duty, reason: &ContentRef
		| -> bool {
			Pallet::<T>::check_extension(origin, *petition, *duty, reason).is_ok()
		})]
		pub fn extend(
			origin: OriginFor<T>,
			petition: PetitionId,
			duty: Duty,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_extend(origin, petition, duty, reason)
		}

		/// Put a petition whose referral is due on the agenda of a meeting. It does not stop the clock.
		///
		/// - `origin`: chair or secretary of the addressee.
		/// - `petition`: its number.
		/// - `meeting`, `item`: where; the item is on the agenda.
		///
		/// Emits [`Event::Referred`]. Free the first time; moving it elsewhere is not.
		#[pallet::call_index(13)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, _meeting: &MeetingId, _item: &u32
		| -> bool {
			Pallet::<T>::check_referral(origin, *petition)
				.is_ok_and(|(record, _)| record.referred.scheduled.is_none())
		})]
		pub fn schedule(
			origin: OriginFor<T>,
			petition: PetitionId,
			meeting: MeetingId,
			item: u32,
		) -> DispatchResult {
			Self::do_schedule(origin, petition, meeting, item)
		}

		/// Record what came of a referral.
		///
		/// - `origin`: chair or secretary of the addressee.
		/// - `petition`: its number.
		/// - `outcome`: what; it is considered only by a meeting that took place since it was due, with a quorum
		///   and the item on its agenda.
		///
		/// Emits [`Event::OutcomeRecorded`]. Free where it is due.
		#[pallet::call_index(14)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, outcome: &ReferralOutcome
		| -> bool {
			Pallet::<T>::check_outcome(origin, *petition, outcome).is_ok()
		})]
		pub fn record_outcome(
			origin: OriginFor<T>,
			petition: PetitionId,
			outcome: ReferralOutcome,
		) -> DispatchResult {
			Self::do_record_outcome(origin, petition, outcome)
		}

		/// Hide a comment. It takes effect when a second moderator makes the same call.
		///
		/// - `origin`: a moderator; not the target of the recall that it is about.
		/// - `petition`, `comment`: which.
		/// - `code`, `reason`: why; both are public.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Decided`]. Free where it is due.
		#[pallet::call_index(15)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, comment: &u32, code: &CodeRef, reason: &ContentRef
		| -> bool {
			let ruling = Ruling::CommentHidden {
				petition: *petition,
				comment: *comment,
				code: *code,
				reason: *reason,
			};
			Pallet::<T>::weigh_comment_ruling(origin, &ruling).is_ok()
		})]
		pub fn hide_comment(
			origin: OriginFor<T>,
			petition: PetitionId,
			comment: u32,
			code: CodeRef,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_rule_on_comment(origin, Ruling::CommentHidden { petition, comment, code, reason })
		}

		/// Show a hidden comment again. It takes effect when a second person of the appeals body makes the
		/// same call.
		///
		/// - `origin`: one of the appeals body who is no moderator and did not hide it.
		/// - `petition`, `comment`: which.
		/// - `reason`: why; it is public.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Decided`]. Free where it is due.
		#[pallet::call_index(16)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, comment: &u32, reason: &ContentRef
		| -> bool {
			let ruling =
				Ruling::CommentRestored { petition: *petition, comment: *comment, reason: *reason };
			Pallet::<T>::weigh_comment_ruling(origin, &ruling).is_ok()
		})]
		pub fn restore_comment(
			origin: OriginFor<T>,
			petition: PetitionId,
			comment: u32,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_rule_on_comment(origin, Ruling::CommentRestored { petition, comment, reason })
		}

		/// Void the keys of a compromised batch of the registry for one petition.
		///
		/// - `origin`: two auditors, one after the other; or `RulesOrigin`, and for a recall that alone.
		/// - `petition`: its number.
		/// - `batch`: the batch that entered the keys.
		/// - `reason`: why; it is public.
		///
		/// Emits [`Event::SecondNeeded`], then [`Event::Voided`]. Free where it is due.
		#[pallet::call_index(17)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, batch: &BatchId, reason: &ContentRef
		| -> bool {
			Pallet::<T>::weigh_void(origin, *petition, *batch, reason).is_ok()
		})]
		pub fn void_batch(
			origin: OriginFor<T>,
			petition: PetitionId,
			batch: BatchId,
			reason: ContentRef,
		) -> DispatchResult {
			Self::do_void_batch(origin, petition, batch, reason)
		}

		/// Do what is due about a petition: a change of state, a mark, a step of a recall.
		///
		/// - `origin`: any account but the target of a recall.
		/// - `petition`: its number.
		///
		/// Free if it succeeds.
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T>::weight_of_step())]
		pub fn advance(origin: OriginFor<T>, petition: PetitionId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::ensure_not_target(petition, &who)?;
			Self::do_advance(petition)?;
			Ok(Pays::No.into())
		}

		/// Certify a recall that enough have signed, in all and in each area. The election begins with it.
		///
		/// - `origin`: any account but the target.
		/// - `petition`: its number.
		///
		/// Emits [`Event::RecallCertified`] and [`Event::RecallVoteBegun`]. Free if it succeeds.
		#[pallet::call_index(19)]
		pub fn certify_recall(origin: OriginFor<T>, petition: PetitionId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::ensure_not_target(petition, &who)?;
			Self::do_certify_recall(petition)?;
			Ok(Pays::No.into())
		}

		/// Say something about a recall, once: it is shown next to the petition.
		///
		/// - `origin`: the target.
		/// - `petition`: its number.
		/// - `reply`: what.
		///
		/// Emits [`Event::RecallReplied`]. Free, once.
		#[pallet::call_index(20)]
		#[pallet::feeless_if(|
			origin: &OriginFor<T>, petition: &PetitionId, _reply: &ContentRef
		| -> bool {
			Pallet::<T>::check_reply(origin, *petition).is_ok()
		})]
		pub fn reply_to_recall(
			origin: OriginFor<T>,
			petition: PetitionId,
			reply: ContentRef,
		) -> DispatchResult {
			Self::do_reply_to_recall(origin, petition, reply)
		}

		/// Enter a code, or give one that was never used another text.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `code`: its number.
		/// - `expected_version`: its newest version, 0 for a new one.
		/// - `content`: what it says.
		///
		/// Emits [`Event::CodeSet`].
		#[pallet::call_index(21)]
		pub fn set_code(
			origin: OriginFor<T>,
			code: CodeId,
			expected_version: u32,
			content: Box<Code>,
		) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_set_code(code, expected_version, *content)
		}

		/// Retire a code: it can no longer be used, and stays readable.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `code`: its number.
		///
		/// Emits [`Event::CodeRetired`].
		#[pallet::call_index(22)]
		pub fn retire_code(origin: OriginFor<T>, code: CodeId) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_retire_code(code)
		}

		/// Delete a code that was never used.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `code`: its number.
		///
		/// Emits [`Event::CodeDeleted`].
		#[pallet::call_index(23)]
		pub fn delete_code(origin: OriginFor<T>, code: CodeId) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_delete_code(code)
		}

		/// Set the parameters that new petitions go by. Those that are under way keep theirs.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `expected_version`: the version that they replace.
		/// - `parameters`: the new ones.
		///
		/// Emits [`Event::ParametersSet`].
		#[pallet::call_index(24)]
		pub fn set_parameters(
			origin: OriginFor<T>,
			expected_version: u32,
			parameters: Box<Parameters>,
		) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(expected_version, *parameters)
		}

		/// Declare a gap between blocks an outage: every term that ran in it, of every petition, is
		/// prolonged by its length in whole days. A petition that was closed meanwhile opens again.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `gap`: its number.
		/// - `reason`: what happened.
		///
		/// Emits [`Event::OutageDeclared`].
		#[pallet::call_index(25)]
		pub fn declare_outage(origin: OriginFor<T>, gap: GapId, reason: ContentRef) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_declare_outage(gap, reason)
		}

		/// Remove a petition by order of a court: its text goes, digest and order stay.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `petition`: its number.
		/// - `order`: the order.
		///
		/// Emits [`Event::StateReached`].
		#[pallet::call_index(26)]
		pub fn remove(origin: OriginFor<T>, petition: PetitionId, order: ContentRef) -> DispatchResult {
			Self::ensure_not_from_target(petition, &origin)?;
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_remove(petition, order)
		}

		/// Stop all petitions: the party is dissolved.
		///
		/// - `origin`: `RulesOrigin`.
		/// - `reason`: by which act.
		///
		/// Emits [`Event::Dissolved`].
		#[pallet::call_index(27)]
		pub fn dissolve(origin: OriginFor<T>, reason: ContentRef) -> DispatchResult {
			T::RulesOrigin::ensure_origin(origin)?;
			Self::do_dissolve(reason)
		}
	}

	/// The path for tools that can send unsigned extrinsics alone, such as Polkadot.js Apps. It is
	/// the same check; it goes when the SDK drops the trait.
	#[pallet::validate_unsigned]
	#[allow(deprecated)]
	impl<T: Config> ValidateUnsigned for Pallet<T> {
		type Call = Call<T>;

		fn validate_unsigned(_source: TransactionSource, call: &Self::Call) -> TransactionValidity {
			match call {
				Call::submit { roll, draft, proof } => Self::authorize_submit(*roll, draft, proof),
				Call::act_as_starter { petition, act, proof } => {
					Self::authorize_starter(*petition, act, proof)
				}
				Call::sponsor { petition, proof } => Self::authorize_act(*petition, Act::Sponsor, proof),
				Call::sign { petition, sequence, proof } => {
					Self::authorize_act(*petition, Act::Sign { sequence: *sequence }, proof)
				}
				Call::withdraw_signature { petition, sequence, proof } => {
					Self::authorize_act(*petition, Act::Withdraw { sequence: *sequence }, proof)
				}
				Call::comment { petition, body, sequence, proof } => {
					Self::authorize_comment(*petition, body, *sequence, proof)
				}
				_ => return Err(InvalidTransaction::Call.into()),
			}
			.map(|(validity, _)| validity)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_now: BlockNumberFor<T>) -> Weight {
			// What `on_finalize` takes, when the block's time is known.
			T::WeightInfo::on_finalize()
		}

		fn on_finalize(_now: BlockNumberFor<T>) {
			Self::watch_the_clock();
		}

		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::look_around(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			Self::assert_calls_fit();
			assert!(Parameters::default().is_sane(), "petitions cannot go by the defaults");
			const { assert!(MAX_BATCH <= MAX_CLAIMS, "a full batch cannot be checked at once") };
			assert!(MAX_PARTS <= u32::from(PartIndex::MAX).saturating_add(1), "parts without a number");
			const { assert!(MAX_SEQUENCE.is_multiple_of(2), "the last act on a signature has to be a withdrawal") };
			codes::standard_is_sound();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

use starters::Starters;
