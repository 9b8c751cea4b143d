// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What calls weigh, put together from what was measured, and that all of it fits a block.

use crate::{drafts::LEAST_STEP, *};
use alloc::boxed::Box;
use caucus_elections_core::{
	choice::ContestBallot,
	params::{Candidate, Contest, MAX_OPTIONS},
};
use caucus_support::limits::{assert_calls_fit, some_value};
use caucus_trustees_core::decryption::MAX_CIPHERTEXTS;
use frame::deps::frame_support::dispatch::DispatchClass;

/// Options of each ballot with which a full batch must fit a block.
pub(crate) const BATCH_OPTIONS: u32 = 16;

/// What the verifier of a batch keeps in memory for each distinct ring, in bytes, rounded up.
const RING_MEMORY: u32 = 640 * 1024;

/// What a batch may take of the 128 MiB of a wasm instance; the rest is for the block.
const BATCH_MEMORY: u32 = 96 * 1024 * 1024;

/// The most that a ballot needs for one option, in bytes: a ciphertext, its proof, and a branch of the
/// proof over all options.
const OPTION_BYTES: u32 = 64 + 224 + 160;

/// The most that a ballot needs besides its options, in bytes: a ring proof, the head, lengths.
const BALLOT_BYTES: u32 = 1_024;

type WeightsOf<T> = <T as Config>::WeightInfo;

impl<T: Config> Pallet<T> {
	/// How many options a ballot carries: what its cost depends on most.
	pub(crate) fn options_of(ballot: &Ballot) -> u32 {
		let options = |total: u32, part: &ContestBallot| {
			total.saturating_add(part.ciphertexts.len().max(part.options.len()) as u32)
		};
		ballot.body.contests.iter().fold(0, options)
	}

	/// What counting a ballot weighs.
	fn weight_of_counting(ballot: &Ballot) -> Weight {
		WeightsOf::<T>::cast(ballot.body.contests.len() as u32, Self::options_of(ballot))
	}

	/// What checking and counting a ballot weighs.
	pub(crate) fn weight_of_cast(ballot: &Ballot) -> Weight {
		WeightsOf::<T>::authorize_cast(Self::options_of(ballot))
			.saturating_add(Self::weight_of_counting(ballot))
	}

	/// What checking and counting a batch weighs.
	pub(crate) fn weight_of_batch(ballots: &[Ballot]) -> Weight {
		let options = ballots.iter().map(Self::options_of).fold(0, u32::saturating_add);
		let counting = |all: Weight, ballot| all.saturating_add(Self::weight_of_counting(ballot));
		WeightsOf::<T>::cast_batch()
			.saturating_add(T::BatchVerifier::weight::<T::WeightInfo>(ballots.len() as u32, options))
			.saturating_add(ballots.iter().fold(Weight::zero(), counting))
	}

	/// What drawing up an election weighs.
	pub(crate) fn weight_of_draw_up(plan: &Plan) -> Weight {
		let candidates = plan.contests.iter().flat_map(|contest| &contest.candidates);
		let nominees = candidates.filter(|candidate| candidate.nominee.is_some()).count();
		let follow_up = plan.follows.map_or(Weight::zero(), |_| WeightsOf::<T>::draw_up_follow_up());
		WeightsOf::<T>::draw_up(nominees as u32).saturating_add(follow_up)
	}

	/// What withdrawing an election weighs at most.
	pub(crate) fn weight_of_withdraw() -> Weight {
		WeightsOf::<T>::withdraw_draft().max(WeightsOf::<T>::withdraw_ready())
	}

	/// What withdrawing an election weighs at its stage.
	pub(crate) fn weight_of_withdraw_at(stage: Stage) -> Weight {
		match stage {
			Stage::Draft => WeightsOf::<T>::withdraw_draft(),
			_ => WeightsOf::<T>::withdraw_ready(),
		}
	}

	/// What moving an election on weighs at most.
	pub(crate) fn weight_of_advance() -> Weight {
		const MOVABLE: [Stage; 9] = [
			Stage::Draft,
			Stage::KeyGeneration,
			Stage::RollCut,
			Stage::Objections,
			Stage::Ready,
			Stage::Open,
			Stage::Closed,
			Stage::Tallied,
			Stage::Certified,
		];
		MOVABLE
			.into_iter()
			.map(Self::weight_of_advance_at)
			.fold(Weight::zero(), |most, weight| most.max(weight))
	}

	/// What moving an election on weighs at its stage, whichever step it is that is due.
	pub(crate) fn weight_of_advance_at(stage: Stage) -> Weight {
		type W<T> = WeightsOf<T>;
		// Whoever is late before voting is given up, which is what withdrawing does.
		match stage {
			Stage::Draft => W::<T>::withdraw_draft(),
			Stage::KeyGeneration => {
				W::<T>::advance_key().max(W::<T>::advance_failed_key()).max(W::<T>::advance_to_roll())
			}
			Stage::RollCut | Stage::Objections => W::<T>::advance_due_roll()
				.max(W::<T>::advance_seeds())
				.max(W::<T>::advance_to_rings())
				.max(W::<T>::advance_to_ready())
				.max(W::<T>::withdraw_ready()),
			Stage::Ready => W::<T>::advance_to_open().max(W::<T>::withdraw_ready()),
			Stage::Open => W::<T>::advance_to_closed(),
			Stage::Tallied => W::<T>::advance_to_outcomes().max(W::<T>::advance_to_final()),
			Stage::Closed | Stage::Certified => W::<T>::advance_to_final(),
			Stage::Final | Stage::Void(_) => W::<T>::look_at_election(),
		}
	}

	/// What checking totals weighs.
	pub(crate) fn weight_of_announce(totals: &Totals) -> Weight {
		let options = totals.iter().map(|counts| counts.len() as u32).fold(0, u32::saturating_add);
		WeightsOf::<T>::announce(options)
	}

	/// Asserts that the constants agree with each other, and that the dearest case of everything that
	/// the chain is asked to do fits what a block has for it.
	pub(crate) fn check_integrity() {
		assert!(T::LeastRoll::get() >= T::LeastTurnout::get(), "minimums contradict each other");
		let RecallTimes { trustee_step, objections, tally, certification, appeals, .. } =
			T::RecallTimes::get();
		for step in [trustee_step, objections, tally, certification, appeals] {
			assert!((LEAST_STEP..=LONGEST_STEP).contains(&step), "no vote on a recall could be held");
		}
		assert_calls_fit::<T, Call<T>>(&Self::dearest_calls());
		Self::check_idle();
		let memory = MAX_BATCH.saturating_mul(RING_MEMORY);
		assert!(memory <= BATCH_MEMORY, "a full batch takes {memory} bytes of memory");
		let ballot = BATCH_OPTIONS.saturating_mul(OPTION_BYTES).saturating_add(BALLOT_BYTES);
		let (batch, room) = (MAX_BATCH.saturating_mul(ballot), T::BlockLength::get());
		let room = *room.max.get(DispatchClass::Normal);
		assert!(batch <= room, "a full batch has {batch} bytes, and a block has room for {room}");
	}

	/// Asserts that a block without transactions has room to move on an election, whichever step is due,
	/// and to clear votes.
	fn check_idle() {
		let looking = WeightsOf::<T>::look_at_election().saturating_mul(MAX_ACTIVE.into());
		let idle = WeightsOf::<T>::on_idle()
			.saturating_add(looking)
			.saturating_add(Self::weight_of_advance())
			.saturating_add(WeightsOf::<T>::clear_votes(CLEAR_PIECE));
		let limits = T::BlockWeights::get();
		let hooks = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
		assert!(idle.all_lte(hooks), "on_idle may need {idle}, and a block without transactions has {hooks}");
	}

	/// Every call, as dear as it can be.
	fn dearest_calls() -> [Call<T>; 16] {
		let (election, contest, candidate, component) = (0, 0, 0, 0);
		let (reason, digest, commitment) = (H256::zero(), H256::zero(), H256::zero());
		let full = largest_ballot(T::MaxOptions::get());
		let batch = alloc::vec![largest_ballot(BATCH_OPTIONS); MAX_BATCH as usize];
		let counts = BoundedVec::truncate_from(alloc::vec![0; MAX_OPTIONS as usize]);
		let sums = alloc::vec![counts; MAX_CIPHERTEXTS.div_ceil(MAX_OPTIONS) as usize];
		[
			Call::cast { ballot: Box::new(full) },
			Call::draw_up { plan: Box::new(largest_plan()) },
			Call::call_trustees { election, trustees: BoundedVec::new() },
			Call::withdraw { election },
			Call::advance { election },
			Call::announce { election, totals: Box::new(BoundedVec::truncate_from(sums)) },
			Call::cast_batch { ballots: BoundedVec::truncate_from(batch) },
			Call::accept_nomination { election, contest, candidate },
			Call::drop_candidate { election, contest, candidate },
			Call::seal_poll { election, contest, component, commitment },
			Call::reveal_poll { election, contest, component, poll: Box::new(some_value()) },
			Call::prolong { election, by: 0, reason },
			Call::certify { election, digest },
			Call::object { election, reason },
			Call::rule { election, annul: true, reason },
			Call::set_commission { accounts: BoundedVec::new() },
		]
	}
}

/// A ballot of so many options in as many contests as can be.
fn largest_ballot(options: u32) -> Ballot {
	let part = |number: u32| {
		let share = options.saturating_add(number).checked_div(MAX_CONTESTS).unwrap_or_default();
		let mut part: ContestBallot = some_value();
		part.ciphertexts = BoundedVec::truncate_from(alloc::vec![some_value(); share as usize]);
		part
	};
	let mut ballot: Ballot = some_value();
	ballot.body.contests = BoundedVec::truncate_from((0..MAX_CONTESTS).map(part).collect());
	ballot
}

/// A plan of as many candidates as can be, all of whom must accept, that follows up an election.
fn largest_plan() -> Plan {
	let mut candidate: Candidate = some_value();
	candidate.nominee = Some(some_value());
	let mut contest: Contest = some_value();
	contest.candidates = BoundedVec::truncate_from(alloc::vec![candidate; MAX_CANDIDATES as usize]);
	let mut plan: Plan = some_value();
	plan.contests = BoundedVec::truncate_from(alloc::vec![contest; MAX_CONTESTS as usize]);
	plan.follows = Some((0, 0));
	plan
}
