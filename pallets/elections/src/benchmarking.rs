// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Measures every call, and every piece of work behind one, at its dearest: the largest plan, lists that
//! are full, the last of two officers, ballots that replace others.
//!
//! A call that can be free is measured together with the question whether it is, which is asked in
//! the block too. What depends on the stage of an election is measured apart, and so is the check of ballots;
//! `costs` puts it together.

pub mod fixture;
pub mod papers;

#[cfg(feature = "runtime-benchmarks")]
pub use helper::*;

#[cfg(feature = "runtime-benchmarks")]
mod helper {
	use alloc::vec::Vec;
	use caucus_members_core::{registry::RollRule, ring::RingRoot};
	use caucus_primitives::{ElectionId, Moment, RollId};
	pub use caucus_trustees_core::{
		decryption::DecryptionShare,
		keygen::{Complaint, Dealing, Joining, Outcome as KeygenOutcome},
	};

	/// Brings the chain around this pallet into states that it would reach in many blocks only, with
	/// keys and proofs that a runtime cannot make.
	pub trait BenchmarkHelper<AccountId> {
		/// Sets the block's time.
		fn set_time(now: Moment);
		/// Gives an account what it takes to pay for a batch.
		fn fund(who: &AccountId);
		/// Makes an account one of the appeals body.
		fn empower(who: &AccountId);
		/// Puts accounts on the roster of trustees; gives those for whom there is room.
		fn enrol(trustees: Vec<AccountId>) -> Vec<AccountId>;

		/// A ceremony whose trustees have all accepted what all have dealt: adding it up is due.
		fn ceremony_to_add_up(
			election: ElectionId,
			trustees: Vec<AccountId>,
			threshold: u16,
			joining: Joining,
			dealing: Dealing,
		);
		/// A ceremony in its last attempt, whose trustees did and complained of all that they can, and
		/// then showed no share in time: it fails.
		fn ceremony_to_fail(
			election: ElectionId,
			trustees: Vec<AccountId>,
			joining: Joining,
			dealing: Dealing,
			complaint: Complaint,
		);
		/// A ceremony that made a key. All trustees were asked for their seeds and none has come, or all
		/// have, some blocks ago.
		fn ceremony_done(
			election: ElectionId,
			trustees: Vec<AccountId>,
			threshold: u16,
			outcome: KeygenOutcome,
			seeds: bool,
		);
		/// Gives a ceremony that made a key as many shares of the decryption as it takes.
		fn decrypt(election: ElectionId, share: DecryptionShare);

		/// Has all but one of the rolls that can wait for work wait, so that there is room for one.
		fn fill_queue();
		/// A roll whose windows are over, with corrections to be made.
		fn roll_due(styles: Vec<RollRule>) -> RollId;
		/// A roll that waits for the seed of its rings, with so many keys of each style.
		fn roll_settled(styles: Vec<RollRule>, keys: u32) -> RollId;
		/// A roll whose rings stand.
		fn roll_built(styles: Vec<RollRule>, keys: u32) -> RollId;
		/// The roots of the first rings of a roll.
		fn set_roots(roll: RollId, roots: Vec<RingRoot>);
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub(crate) mod states;

#[cfg(feature = "runtime-benchmarks")]
mod runs {
	use super::{
		fixture,
		papers::{LARGEST, MOST_SUMS, NOW, STEP},
		states::*,
		BenchmarkHelper as _,
	};
	use crate::{runtime_api::Depth, *};
	use alloc::{boxed::Box, vec::Vec};
	use caucus_primitives::CandidateIndex;
	use caucus_support::{benchmarking::make, Ceremonies as _};
	use caucus_trustees_core::decryption::MAX_CIPHERTEXTS;
	use frame::{benchmarking::prelude::*, deps::frame_support::traits::Authorize};

	#[benchmarks]
	mod benchmarks {
		use super::*;

		/// `n` of the candidates are persons who must accept.
		#[benchmark]
		fn draw_up(n: Linear<0, MAX_NOMINATIONS>) {
			let by = start::<T>();
			Active::<T>::put(BoundedVec::truncate_from(others(MAX_ACTIVE - KEPT_FOR_RECALLS - 1)));
			let plan = allowed_plan::<T>(n);
			assert_eq!(plan.validate(), Ok(()));

			let call = Call::<T>::draw_up { plan: Box::new(plan) };

			#[block]
			{
				make(call, by.clone());
			}

			assert_last_event::<T>(Event::DrawnUp { election: 0, by });
		}

		/// The check that a plan decides what an earlier contest left open.
		#[benchmark]
		fn draw_up_follow_up() {
			start::<T>();
			let earlier = at::<T>(Stage::Final, LARGEST);
			let plan = run_off_of::<T>(earlier);
			let found;

			#[block]
			{
				found = Pallet::<T>::follow_up(&plan, earlier, last_contest());
			}

			assert_eq!(found.map(|accepted| accepted.len()), Ok(MAX_CANDIDATES as usize));
		}

		/// The last nominee of all.
		#[benchmark]
		fn accept_nomination() {
			start::<T>();
			let (election, nominees) = draft::<T>(MAX_NOMINATIONS - 1);
			let who = nominees.last().cloned().expect("there are nominees; qed");
			let (contest, candidate) = (last_contest(), (MAX_CANDIDATES - 1) as CandidateIndex);

			let call = Call::<T>::accept_nomination { election, contest, candidate };

			#[block]
			{
				make(call, who);
			}

			assert_last_event::<T>(Event::NominationAccepted { election, contest, candidate });
		}

		/// The first candidate of the last contest, where all others have accepted.
		#[benchmark]
		fn drop_candidate() {
			let by = start::<T>();
			let (election, _) = draft::<T>(MAX_NOMINATIONS);
			let (contest, candidate) = (last_contest(), 0);
			Accepted::<T>::mutate(election, |accepted| {
				accepted.retain(|place| *place != (contest, candidate))
			});
			// With all seats of a contest taken, it could lose no candidate.
			let mut record = Elections::<T>::get(election).expect("it was stored; qed");
			let last = record.plan.contests.get_mut(usize::from(contest)).expect("there are 16; qed");
			last.rule.seats -= 1;
			last.rule.reserved = None;
			Elections::<T>::insert(election, record);

			let call = Call::<T>::drop_candidate { election, contest, candidate };

			#[block]
			{
				make(call, by);
			}

			assert_last_event::<T>(Event::CandidateDropped { election, contest, candidate });
		}

		/// As many trustees as can be, and all nominees are set free.
		#[benchmark]
		fn call_trustees() {
			let by = start::<T>();
			let (election, _) = draft::<T>(MAX_NOMINATIONS);
			let called = T::BenchmarkHelper::enrol(trustees::<T>());
			Pallet::<T>::do_call_trustees(officer::<T>(0), election, called.clone()).expect("all can; qed");
			let called = Called::<T>::truncate_from(called);

			let call = Call::<T>::call_trustees { election, trustees: called };

			#[block]
			{
				make(call, by);
			}

			assert_last_event::<T>(Event::StageReached { election, stage: Stage::KeyGeneration });
		}

		#[benchmark]
		fn withdraw_draft() {
			let by = start::<T>();
			let (election, _) = draft::<T>(MAX_NOMINATIONS);
			DrawnUpBy::<T>::insert(election, &by);

			let call = Call::<T>::withdraw { election };

			#[block]
			{
				make(call, by);
			}

			assert_void::<T>(election, VoidReason::Withdrawn);
		}

		#[benchmark]
		fn withdraw_ready() {
			let by = start::<T>();
			let election = at::<T>(Stage::Ready, LARGEST);
			Pallet::<T>::do_withdraw(officer::<T>(0), election).expect("it can be; qed");

			let call = Call::<T>::withdraw { election };

			#[block]
			{
				make(call, by);
			}

			assert_void::<T>(election, VoidReason::Withdrawn);
			assert!(!Counts::<T>::contains_key(election));
		}

		/// The pool's and the block's check of one ballot with at least `o` options.
		#[benchmark]
		fn authorize_cast(o: Linear<2, { T::MaxOptions::get() }>) -> Result<(), BenchmarkError> {
			let fixture = open_fixture::<T>();
			let ballot =
				fixture.ballot_with(o).cloned().ok_or("no ballot of the fixture has so many options")?;
			let call = Call::<T>::cast { ballot: Box::new(ballot) };
			let verdict;

			#[block]
			{
				verdict = call.authorize(TransactionSource::External);
			}

			assert!(matches!(verdict, Some(Ok(_))));
			Ok(())
		}

		/// A ballot of `c` contests and `o` options that replaces another.
		#[benchmark]
		fn cast(c: Linear<2, MAX_CONTESTS>, o: Linear<2, { T::MaxOptions::get() }>) {
			start::<T>();
			let ballot = replacing::<T>(c, o);
			let (election, alias) = (ballot.body.election, ballot.body.alias);

			#[extrinsic_call]
			_(RawOrigin::Authorized, Box::new(ballot));

			assert_eq!(Votes::<T>::get(election, alias).map(|vote| vote.sequence), Some(2));
		}

		/// The check of `n` ballots of two options from as many rings. Each replaces another.
		#[benchmark]
		fn authorize_batch(n: Linear<1, MAX_BATCH>) {
			let mut ballots = open_fixture::<T>().small;
			ballots.truncate(n as usize);
			let verdict;

			#[block]
			{
				verdict = Pallet::<T>::check_ballots(&ballots, Depth::Whole);
			}

			assert_eq!(verdict, Ok(()));
		}

		/// The check of the choices of ballots with `o` options in all.
		#[benchmark]
		fn check_choices(o: Linear<2, { MAX_BATCH * costs::BATCH_OPTIONS }>) {
			let fixture = open_fixture::<T>();
			let (largest, smallest) = (&fixture.large[3], &fixture.small[0]);
			// The equations of one ballot cost the same each time.
			let large = core::iter::repeat_n(largest, (o / 130) as usize);
			let ballots: Vec<&Ballot> =
				large.chain(core::iter::repeat_n(smallest, (o % 130 / 2) as usize)).collect();
			let verdict;

			#[block]
			{
				let (verifier, roll) = Pallet::<T>::polling(fixture::ELECTION).expect("voting is open; qed");
				verdict = Pallet::<T>::check_proofs(&verifier, roll, &ballots, Depth::Choices);
			}

			assert!(verdict.is_ok());
		}

		/// A batch with nothing to count, which is charged for.
		#[benchmark]
		fn cast_batch() {
			let mut stale = open_fixture::<T>().small;
			stale.truncate(1);
			stale[0].body.sequence = 1;
			let relayer: T::AccountId = whitelisted_caller();
			T::BenchmarkHelper::fund(&relayer);

			#[extrinsic_call]
			_(RawOrigin::Signed(relayer), Batch::truncate_from(stale));

			assert_last_event::<T>(Event::BatchCounted {
				election: fixture::ELECTION,
				counted: 0,
				skipped: 1,
			});
		}

		/// The last trustee has accepted: everything dealt is added up.
		#[benchmark]
		fn advance_key() {
			let by = start::<T>();
			let election = at::<T>(Stage::KeyGeneration, LARGEST);
			T::BenchmarkHelper::ceremony_to_add_up(
				election,
				trustees::<T>(),
				MOST_SHARES,
				joining(),
				dealing(),
			);

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::KeyGeneration);
			assert!(!T::Ceremonies::advance(election), "it has moved");
		}

		#[benchmark]
		fn advance_failed_key() {
			let by = start::<T>();
			let election = at::<T>(Stage::KeyGeneration, LARGEST);
			T::BenchmarkHelper::ceremony_to_fail(
				election,
				trustees::<T>(),
				joining(),
				dealing(),
				complaint(),
			);

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_void::<T>(election, VoidReason::KeyGenerationFailed);
		}

		#[benchmark]
		fn advance_to_roll() {
			let by = start::<T>();
			let election = at::<T>(Stage::KeyGeneration, LARGEST);
			T::BenchmarkHelper::ceremony_done(election, trustees::<T>(), MOST_SHARES, outcome(), false);
			T::BenchmarkHelper::fill_queue();

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::RollCut);
		}

		#[benchmark]
		fn advance_due_roll() {
			let by = start::<T>();
			let election = at::<T>(Stage::Objections, LARGEST);
			T::BenchmarkHelper::fill_queue();
			set_roll::<T>(election, T::BenchmarkHelper::roll_due);

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::Objections);
		}

		/// No trustee has revealed a seed in time, and all are named.
		#[benchmark]
		fn advance_seeds() {
			let by = start::<T>();
			let election = at::<T>(Stage::Objections, LARGEST);
			T::BenchmarkHelper::ceremony_done(election, trustees::<T>(), MOST_SHARES, outcome(), false);
			set_roll::<T>(election, |rules| T::BenchmarkHelper::roll_settled(rules, 1_000));

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::Objections);
		}

		#[benchmark]
		fn advance_to_rings() {
			let by = start::<T>();
			let election = at::<T>(Stage::Objections, LARGEST);
			T::BenchmarkHelper::ceremony_done(election, trustees::<T>(), MOST_SHARES, outcome(), true);
			T::BenchmarkHelper::fill_queue();
			set_roll::<T>(election, |rules| T::BenchmarkHelper::roll_settled(rules, 1_000));

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::Objections);
		}

		#[benchmark]
		fn advance_to_ready() {
			let by = start::<T>();
			let election = at::<T>(Stage::Objections, MOST_SUMS);
			T::BenchmarkHelper::ceremony_done(election, trustees::<T>(), MOST_SHARES, outcome(), true);
			set_roll::<T>(election, |rules| T::BenchmarkHelper::roll_built(rules, 1_000));

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::Ready);
		}

		#[benchmark]
		fn advance_to_open() {
			let by = start::<T>();
			let election = at::<T>(Stage::Ready, LARGEST);
			T::BenchmarkHelper::set_time(NOW + STEP);

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::Open);
		}

		#[benchmark]
		fn advance_to_closed() {
			let by = start::<T>();
			let election = at::<T>(Stage::Open, LARGEST);
			T::BenchmarkHelper::set_time(NOW + 2 * STEP);

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::Closed);
		}

		/// One poll was not revealed in time.
		#[benchmark]
		fn advance_to_outcomes() {
			let by = start::<T>();
			let election = at::<T>(Stage::Tallied, LARGEST);
			conceal_last_poll::<T>(election);
			OutcomesOf::<T>::remove(election);
			T::BenchmarkHelper::set_time(NOW + STEP);

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert!(OutcomesOf::<T>::contains_key(election));
		}

		#[benchmark]
		fn advance_to_final() {
			let by = start::<T>();
			let election = at::<T>(Stage::Certified, LARGEST);
			fill_objections::<T>(election, MAX_OBJECTIONS);
			T::BenchmarkHelper::set_time(NOW + 2 * STEP);

			#[extrinsic_call]
			advance(RawOrigin::Signed(by), election);

			assert_stage::<T>(election, Stage::Final);
		}

		/// The totals of `s` options, by as many shares as can be asked for; then the outcomes of all
		/// contests, with all polls.
		#[benchmark]
		fn announce(s: Linear<2, MAX_CIPHERTEXTS>) {
			start::<T>();
			let by = trustees::<T>().pop().expect("there are trustees; qed");
			let (election, totals, share) = closed_with::<T>(s);
			T::BenchmarkHelper::ceremony_done(election, trustees::<T>(), MOST_SHARES, outcome(), true);
			T::BenchmarkHelper::decrypt(election, share);

			let call = Call::<T>::announce { election, totals: Box::new(totals) };

			#[block]
			{
				make(call, by);
			}

			assert_stage::<T>(election, Stage::Tallied);
			assert!(OutcomesOf::<T>::contains_key(election));
		}

		/// The second of two officers, and the last poll of the plan.
		#[benchmark]
		fn seal_poll() {
			let by = start::<T>();
			let election = at::<T>(Stage::Open, LARGEST);
			let (contest, component) = last_poll();
			Polls::<T>::remove(election, (contest, component));
			let commitment = H256([3; 32]);
			Pallet::<T>::do_seal_poll(officer::<T>(0), election, contest, component, commitment)
				.expect("voting is open; qed");

			let call = Call::<T>::seal_poll { election, contest, component, commitment };

			#[block]
			{
				make(call, by);
			}

			assert_last_event::<T>(Event::PollSealed { election, contest, component, commitment });
		}

		/// The last poll, with which the outcomes are worked out.
		#[benchmark]
		fn reveal_poll() {
			let by = start::<T>();
			let election = at::<T>(Stage::Tallied, LARGEST);
			conceal_last_poll::<T>(election);
			OutcomesOf::<T>::remove(election);
			let (contest, component) = last_poll();

			let call = Call::<T>::reveal_poll { election, contest, component, poll: Box::new(found()) };

			#[block]
			{
				make(call, by);
			}

			assert!(OutcomesOf::<T>::contains_key(election));
		}

		#[benchmark]
		fn prolong() {
			let by = start::<T>();
			let election = at::<T>(Stage::Open, LARGEST);
			let (time, reason) = (T::MaxExtension::get(), H256([4; 32]));
			Pallet::<T>::do_prolong(officer::<T>(0), election, time, reason).expect("voting is open; qed");

			let call = Call::<T>::prolong { election, by: time, reason };

			#[block]
			{
				make(call, by);
			}

			assert_last_event::<T>(Event::Prolonged { election, closes: NOW + 2 * STEP + time, reason });
		}

		#[benchmark]
		fn certify() {
			let by = start::<T>();
			let election = at::<T>(Stage::Tallied, LARGEST);
			let digest = Pallet::<T>::certificate(election).expect("there are outcomes; qed");
			Pallet::<T>::do_certify(officer::<T>(0), election, digest).expect("it is tallied; qed");

			let call = Call::<T>::certify { election, digest };

			#[block]
			{
				make(call, by);
			}

			assert_stage::<T>(election, Stage::Certified);
		}

		/// The last objection for which there is room. It makes a ruling void.
		#[benchmark]
		fn object() {
			start::<T>();
			let election = at::<T>(Stage::Certified, LARGEST);
			fill_objections::<T>(election, MAX_OBJECTIONS - 1);
			Rulings::<T>::insert(election, Ruling { annulled: false, reason: [5; 32] });
			let (by, reason) = (whitelisted_caller::<T::AccountId>(), H256([6; 32]));

			#[extrinsic_call]
			_(RawOrigin::Signed(by.clone()), election, reason);

			assert_last_event::<T>(Event::Objected { election, by, reason });
		}

		/// The second of the appeals body annuls.
		#[benchmark]
		fn rule() {
			start::<T>();
			let election = at::<T>(Stage::Certified, LARGEST);
			let (first, second) = (account("judge", 0, 0), account("judge", 1, 0));
			T::BenchmarkHelper::empower(&first);
			T::BenchmarkHelper::empower(&second);
			let (annul, reason) = (true, H256([7; 32]));
			let ruling = Ruling { annulled: annul, reason: reason.0 };
			Pallet::<T>::do_rule(first, election, ruling).expect("it can be ruled on; qed");
			let call = Call::<T>::rule { election, annul, reason };

			#[block]
			{
				make(call, second);
			}

			assert_void::<T>(election, VoidReason::Annulled);
		}

		/// The largest commission follows another.
		#[benchmark]
		fn set_commission() {
			start::<T>();
			let commission = |name| -> CommissionOf<T> {
				let all = (0..T::MaxCommission::get()).map(|number| account(name, number, 0));
				BoundedVec::truncate_from(all.collect())
			};
			Pallet::<T>::do_set_commission(commission("old"), false).expect("no election is under way; qed");
			Active::<T>::put(BoundedVec::truncate_from(others(MAX_ACTIVE)));
			let origin = T::CommissionOrigin::try_successful_origin().expect("somebody may; qed");
			let accounts = commission("new");

			#[extrinsic_call]
			_(origin as T::RuntimeOrigin, accounts.clone());

			assert_last_event::<T>(Event::CommissionSet { accounts: accounts.into_inner() });
		}

		/// The lists that are read in every block, as long as they can be.
		#[benchmark]
		fn on_idle() {
			start::<T>();
			let kept: Vec<(ElectionId, Moment)> = others(MAX_KEPT).iter().map(|id| (*id, u64::MAX)).collect();
			Kept::<T>::put(BoundedVec::truncate_from(kept));
			Active::<T>::put(BoundedVec::truncate_from(others(MAX_ACTIVE)));
			// Enough for the lists, and not for a look at what they name.
			let room = T::WeightInfo::on_idle();

			#[block]
			{
				Pallet::<T>::work_when_idle(1u32.into(), room);
			}
		}

		#[benchmark]
		fn look_at_election() {
			start::<T>();
			let election = at::<T>(Stage::Tallied, LARGEST);
			let due;

			#[block]
			{
				due = Pallet::<T>::weight_if_due(election);
			}

			assert!(due.is_none());
		}

		#[benchmark]
		fn clear_votes(n: Linear<1, CLEAR_PIECE>) {
			start::<T>();
			let election = 1;
			for number in 0..n {
				Votes::<T>::insert(election, alias(number), largest_vote());
			}

			#[block]
			{
				Pallet::<T>::clear_piece(election, n);
			}

			assert_eq!(Votes::<T>::iter_prefix(election).count(), 0);
		}

		impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
	}
}
