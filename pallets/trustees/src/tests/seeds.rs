// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The seed of the ring permutation: asked for, revealed, put together.

use super::mock::*;
use crate::{Act, Error, Event, Step};
use caucus_primitives::{refs, Digest, TrusteeIndex};
use caucus_support::{Ceremonies as _, CeremonyProgress, SeedProgress};
use frame::testing_prelude::*;

/// The hash of the block after the last seed.
const LATER: Digest = [77; 32];

fn seeds_of(party: &Party, trustees: &[TrusteeIndex]) -> Vec<(TrusteeIndex, Digest)> {
	trustees.iter().map(|trustee| (*trustee, party.secrets(*trustee).seed())).collect()
}

fn reveal(party: &Party, trustee: TrusteeIndex) -> DispatchResult {
	Trustees::reveal_seed(signed(trustee), ELECTION, party.secrets(trustee).seed())
}

#[test]
fn the_ring_seed_is_made_of_all_seeds_and_a_later_block() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		assert_noop!(reveal(&party, 1), Error::<Test>::WrongStep);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		let until = Some(Now::get() + STEP);
		assert_eq!(record().seeds_until, until);
		for trustee in ALL {
			pass(1);
			assert_storage_noop!(assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Waiting));
			assert_ok!(reveal(&party, trustee));
			let revealed = Event::SeedRevealed { election: ELECTION, trustee };
			System::assert_last_event(RuntimeEvent::Trustees(revealed));
		}
		assert_eq!(record().seeds_until, until, "asking again gives no more time");
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_storage_noop!(assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Waiting));
		next_block([1; 32]);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Waiting, "its parent holds the last reveal");
		next_block(LATER);
		let expected = refs::ring_seed(&record().reference, &seeds_of(&party, &ALL), &LATER);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Ready(expected));
	});
}

#[test]
fn the_ring_seed_is_made_without_those_who_revealed_nothing_in_time() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_ok!(reveal(&party, 4));
		assert_ok!(reveal(&party, 2));
		pass(STEP - 1);
		next_block([1; 32]);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Waiting);
		pass(1);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		next_block([1; 32]);
		next_block(LATER);
		assert_noop!(reveal(&party, 1), Error::<Test>::TooLate);
		let expected = refs::ring_seed(&record().reference, &seeds_of(&party, &[2, 4]), &LATER);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Ready(expected));
	});
}

#[test]
fn a_seed_is_ignored_when_it_is_not_what_was_committed_to_and_revealed_once() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		let others = party.secrets(2).seed();
		assert_ignored(1, Act::RevealSeed, Error::CommitmentMismatch, || {
			Trustees::reveal_seed(signed(1), ELECTION, others)
		});
		assert_ok!(reveal(&party, 1));
		assert_noop!(reveal(&party, 1), Error::<Test>::AlreadyDone);
	});
}

/// Who reveals last knows the parent of its own block: a seed made of that hash could be chosen.
#[test]
fn the_ring_seed_waits_for_the_block_after_the_last_reveal() {
	build_and_execute(|| {
		let party = make_key(&ALL);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		next_block([1; 32]);
		for trustee in ALL {
			assert_ok!(reveal(&party, trustee));
		}
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		next_block([1; 32]);
		next_block(LATER);
		assert!(matches!(Trustees::ring_seed(ELECTION), SeedProgress::Ready(_)));
	});
}

/// Otherwise its seed would stand for that of a trustee who confirmed and is still awaited.
#[test]
fn reveal_seed_fails_when_the_trustee_did_not_confirm() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&ALL);
		party.accept(&ALL);
		party.confirm(&[1, 2, 3, 4]);
		pass(STEP);
		assert!(matches!(advance(ELECTION), CeremonyProgress::Done { .. }));
		assert_eq!(record().step, Step::Done);
		assert_eq!(Trustees::ring_seed(ELECTION), SeedProgress::Moved);
		assert_storage_noop!(assert!(reveal(&party, 5).is_err()));
	});
}
