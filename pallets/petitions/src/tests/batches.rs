// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Many acts handed in together: all are checked at once, and what is of no use is paid for.

use super::mock::*;
use crate::{Act, Error, Event, PetitionId, SignedAct, State, MAX_BATCH};
use frame::{
	deps::{frame_support::dispatch::GetDispatchInfo, sp_io::storage::root},
	testing_prelude::*,
};

const SIGN: Act = Act::Sign { sequence: 1 };

fn send_batch(petition: PetitionId, acts: &[SignedAct]) -> DispatchResultWithPostInfo {
	Petitions::sign_batch(signed(RELAYER), petition, batch(acts.to_vec()))
}

#[track_caller]
fn assert_batch_refused(petition: PetitionId, acts: &[SignedAct], error: Error<Test>) {
	let before = root(StateVersion::V1);
	let refused = frame::deps::frame_support::storage::with_storage_layer(|| send_batch(petition, acts));
	let refused = refused.unwrap_err();
	assert_eq!(refused.error, error.into());
	assert_eq!((refused.post_info.pays_fee, refused.post_info.actual_weight), (Pays::Yes, None));
	assert_eq!(root(StateVersion::V1), before);
}

#[track_caller]
fn assert_counted(petition: PetitionId, counted: u32, skipped: u32) {
	let event = Event::BatchCounted { petition, counted, skipped };
	System::assert_last_event(RuntimeEvent::Petitions(event));
}

fn signatures(petition: PetitionId) -> impl PartialEq + core::fmt::Debug {
	let mut all: Vec<_> = crate::Signatures::<Test>::iter_prefix(petition).collect();
	all.sort_by_key(|(alias, _)| *alias);
	(all, tally(petition), stored(petition))
}

#[test]
fn a_batch_counts_as_if_its_acts_had_come_one_by_one() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let [ada, bo] = [Person(DUES_SEOUL, 1), Person(DUES_BUSAN, 1)];
		let acts: Vec<SignedAct> = people(OTHERS_SEOUL, 30)
			.map(|who| signed_act(who, petition, SIGN))
			.chain([
				signed_act(ada, petition, SIGN),
				signed_act(bo, petition, SIGN),
				signed_act(ada, petition, Act::Withdraw { sequence: 2 }),
				signed_act(ada, petition, Act::Sign { sequence: 3 }),
				signed_act(bo, petition, Act::Withdraw { sequence: 2 }),
			])
			.collect();
		let one_by_one = hypothetically!({
			for act in &acts {
				Petitions::do_act(petition, act.act, &act.proof).unwrap();
			}
			signatures(petition)
		});
		let done = send_batch(petition, &acts).unwrap();
		assert_eq!(done.pays_fee, Pays::No);
		assert!(Charged::get().is_empty());
		assert_counted(petition, 35, 0);
		assert_eq!(signatures(petition), one_by_one);
		assert_eq!(Petitions::petition(petition).unwrap().numbers.count, 31);
		assert!(stored(petition).referral.is_some(), "thresholds are reached by batches, too");
	});
}

#[test]
fn stale_and_duplicate_acts_are_skipped_one_by_one_and_paid_for() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let [ada, bo, cy] = [1, 2, 3].map(|number| Person(DUES_SEOUL, number));
		sign(ada, petition);
		let acts = [
			signed_act(ada, petition, SIGN),
			signed_act(bo, petition, SIGN),
			signed_act(bo, petition, SIGN),
			signed_act(cy, petition, Act::Withdraw { sequence: 2 }),
			signed_act(cy, petition, Act::Sign { sequence: 3 }),
		];
		assert_eq!(send_batch(petition, &acts).unwrap().pays_fee, Pays::No);
		assert_counted(petition, 1, 4);
		assert_eq!(tally(petition).parts[usize::from(DUES_SEOUL)].signed, 2);
		assert_eq!(Charged::get(), vec![(RELAYER, Petitions::weight_of_batch(4))]);
		// A batch of nothing new changes nothing.
		let before = signatures(petition);
		assert_ok!(send_batch(petition, &acts[..3]));
		assert_counted(petition, 0, 3);
		assert_eq!(signatures(petition), before);
	});
}

#[test]
fn sign_batch_fails_when_the_relayer_cannot_pay_for_what_is_skipped() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let ada = signed_act(Person(DUES_SEOUL, 1), petition, SIGN);
		let send = |acts| Petitions::sign_batch(signed(POOR), petition, batch(acts));
		assert_ok!(send(vec![ada]));
		let before = root(StateVersion::V1);
		let refused = frame::deps::frame_support::storage::with_storage_layer(|| send(vec![ada]));
		assert_err_ignore_postinfo!(refused, DispatchError::Other("cannot pay"));
		assert_eq!(root(StateVersion::V1), before);
	});
}

#[test]
fn one_bad_act_refuses_the_whole_batch() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let other = open(&draft("둘"));
		let good = signed_act(Person(DUES_SEOUL, 1), petition, SIGN);
		let bo = Person(DUES_SEOUL, 2);
		let mut forged = signed_act(bo, petition, SIGN);
		forged.proof.proof.0[3] ^= 1;
		let mut no_ring = signed_act(bo, petition, SIGN);
		no_ring.proof.ring = 9;
		let bad = [
			forged,
			no_ring,
			signed_act(bo, other, SIGN),
			signed_act(Person(CITIZENS, 2), petition, SIGN),
			signed_act(bo, petition, Act::Sponsor),
		];
		for bad in bad {
			for order in [[good, bad], [bad, good]] {
				assert_batch_refused(petition, &order, Error::BadBatch);
			}
		}
		assert_ok!(send_batch(petition, &[good]));
	});
}

#[test]
fn sign_batch_fails_when_it_is_empty_or_the_petition_takes_nothing() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		assert_batch_refused(petition, &[], Error::EmptyBatch);
		let good = signed_act(Person(DUES_SEOUL, 1), petition, SIGN);
		assert_batch_refused(99, &[good], Error::PetitionNotFound);
		let call = Petitions::sign_batch(RuntimeOrigin::none(), petition, batch(vec![good]));
		assert_err_ignore_postinfo!(call, BadOrigin);
		pass(60 * crate::parameters::DAY);
		assert_batch_refused(petition, &[good], Error::BadBatch);
	});
}

#[test]
fn sponsors_come_in_batches_and_no_more_than_it_takes() {
	build_and_execute(|| {
		let petition = submit(&draft("예산"));
		let acts: Vec<SignedAct> =
			people(DUES_SEOUL, 8).map(|who| signed_act(who, petition, Act::Sponsor)).collect();
		assert_ok!(send_batch(petition, &[acts[0], acts[0], acts[1]]));
		assert_counted(petition, 2, 1);
		assert_ok!(send_batch(petition, &acts));
		assert_counted(petition, 3, 5);
		assert_eq!((tally(petition).sponsors, state(petition)), (5, State::InReview));
		assert_batch_refused(petition, &acts, Error::BadBatch);
	});
}

#[test]
fn a_full_batch_is_counted_and_weighs_less_than_its_acts_apart() {
	build_and_execute(|| {
		let petition = open(&draft("예산"));
		let acts: Vec<SignedAct> = people(OTHERS_SEOUL, 100)
			.chain(people(DUES_BUSAN, 28))
			.map(|who| signed_act(who, petition, SIGN))
			.collect();
		assert_eq!(acts.len() as u32, MAX_BATCH);
		assert_ok!(send_batch(petition, &acts));
		assert_counted(petition, MAX_BATCH, 0);
		let weight =
			crate::Call::<Test>::sign_batch { petition, acts: batch(acts) }.get_dispatch_info().call_weight;
		let one = sign_call(Person(DUES_SEOUL, 1), petition, 1).get_dispatch_info().call_weight;
		assert!(weight.ref_time() < one.ref_time() * u64::from(MAX_BATCH));
	});
}
