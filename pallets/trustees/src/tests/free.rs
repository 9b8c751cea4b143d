// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What costs nothing: a trustee's duties, as long as they cannot be repeated without end.

use super::mock::*;
use crate::{Act, Call, Error, InvalidActs, MAX_INVALID};
use caucus_primitives::TrusteeIndex;
use caucus_support::{Ceremonies as _, SeedProgress};
use caucus_trustees_core::{
	decryption::DecryptionShare,
	group::{Point, Scalar},
	keygen::Complaint,
	proofs::Equality,
};
use frame::{
	deps::frame_support::{dispatch::CheckIfFeeless, traits::UnfilteredDispatchable},
	testing_prelude::*,
};

/// Every call, right for the first trustee at best.
fn calls(party: &Party) -> Vec<Call<Test>> {
	let election = ELECTION;
	let proof = Equality {
		announcement: Point::IDENTITY,
		folded_announcement: Point::IDENTITY,
		response: Scalar::ZERO.into(),
	};
	let share = Box::new(DecryptionShare { points: Default::default(), proof });
	let complaint = |dealer| Complaint { dealer, shared_point: Point::IDENTITY, proof };
	let mut calls = vec![
		Call::join { election, joining: party.joining(1) },
		Call::deal { election, dealing: Box::new(party.dealing(1)) },
		Call::accept { election },
		Call::confirm { election, share: share.clone() },
		Call::reveal_seed { election, seed: party.secrets(1).seed() },
		Call::submit_share { election, share },
		Call::accept { election: ELECTION + 1 },
	];
	calls.extend((0..=6).map(|dealer| Call::complain { election, complaint: complaint(dealer) }));
	calls
}

/// Makes each call as each of `who` for as long as it is free. Sees that it never fails and is not
/// free for long, and that it fails afterwards. Says how many calls were free.
#[track_caller]
fn free_calls(party: &Party, who: &[TrusteeIndex]) -> usize {
	let mut free = 0;
	for (who, call) in who.iter().flat_map(|who| calls(party).into_iter().map(move |call| (who, call))) {
		let make = || call.clone().dispatch_bypass_filter(signed(*who));
		let times = hypothetically!({
			let mut times = 0;
			while call.is_feeless(&signed(*who)) {
				assert_ok!(make());
				times += 1;
				assert!(times <= MAX_INVALID, "{who} repeats {call:?} for nothing");
			}
			assert!(make().is_err(), "{who} may do {call:?} but has to pay");
			times
		});
		free += usize::from(times > 0);
	}
	free
}

#[test]
fn no_free_call_fails_and_none_is_free_without_end() {
	build_and_execute(|| {
		let outsiders = [RESERVE, STRANGER];
		let party = Party::new(caucus_trustees_core::keygen::Ceremony {
			reference: [0; 32],
			trustees: 5,
			threshold: THRESHOLD,
		});
		assert_eq!(free_calls(&party, &ALL), 0, "no ceremony, no trustees");
		begin();
		let party = Party::of_this_attempt();
		let late = |since: &dyn Fn()| {
			hypothetically!({
				since();
				pass(STEP);
				assert_eq!(free_calls(&party, &ALL), 0, "too late in {:?}", record().step);
			})
		};
		late(&|| ());
		assert_eq!(free_calls(&party, &ALL), 5, "all may join, most of them wrongly");
		party.join(&[1, 2, 3, 4]);
		assert_eq!(free_calls(&party, &ALL), 1);
		pass(STEP);
		advance(ELECTION);
		assert_eq!(free_calls(&party, &ALL), 4, "who did not join deals nothing");
		party.deal(&[1, 2, 3]);
		party.deal_wrong(4, &[1]);
		late(&|| ());
		// Four accept, and each may accuse three others.
		assert_eq!(free_calls(&party, &ALL), 4 + 4 * 3);
		assert_ok!(Trustees::complain(signed(1), ELECTION, party.complaint(1, 4, &dealt(4))));
		// The fourth is convicted: nobody can accuse it, but it may accuse the other three.
		assert_eq!(free_calls(&party, &ALL), 4 + 3 * 2 + 3);
		party.accept(&[1, 2, 3, 4]);
		assert_eq!(free_calls(&party, &ALL), 4);
		late(&|| ());
		party.confirm(&[1, 2, 3, 4]);
		assert_eq!(free_calls(&party, &ALL), 0, "nothing is asked for yet");
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_eq!(free_calls(&party, &ALL), 4);
		late(&|| ());
		let target = close(&[1]);
		assert_ok!(party.submit(2, &target));
		// Three of the four reveal, the first one rightly; all but the second may give a share.
		assert_ok!(Trustees::reveal_seed(signed(3), ELECTION, party.secrets(3).seed()));
		assert_eq!(free_calls(&party, &ALL), 3 + 4);
		assert_eq!(free_calls(&party, &outsiders), 0);
	});
}

#[test]
fn a_trustee_has_three_free_tries_of_each_kind_and_pays_for_more() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		let election = ELECTION;
		let wrong = || Trustees::join(signed(1), ELECTION, party.joining(2));
		let is_free = || Call::<Test>::join { election, joining: party.joining(1) }.is_feeless(&signed(1));
		for _ in 0..MAX_INVALID {
			assert!(is_free());
			assert_ok!(wrong());
		}
		assert!(!is_free());
		assert_noop!(wrong(), Error::<Test>::BadProof);
		// What holds is taken all the same; and another kind of act has tries of its own.
		party.join(&ALL);
		for _ in 0..MAX_INVALID {
			assert_ok!(Trustees::deal(signed(1), ELECTION, Box::new(party.dealing(2))));
		}
		assert_noop!(
			Trustees::deal(signed(1), ELECTION, Box::new(party.dealing(2))),
			Error::<Test>::CommitmentMismatch
		);
		party.deal(&[1]);
		let noted = [[Act::Join; 3], [Act::Deal; 3]].concat();
		assert_eq!(InvalidActs::<Test>::get(ELECTION, 1).into_inner(), noted);
	});
}
