// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Attacks of the threat model that only the whole runtime can show to fail.

use caucus_elections_core::{ballot::Ballot, params::ContestKind, tally::Stage, verify::Verifier};
use caucus_scenarios::{
	booth::{bare, cast, general},
	ceremony::{self, Open},
	party::{self, RELAYER, TRUSTEES, VOTERS},
	Booth, Chain,
};
use caucus_sovereign_runtime::{Runtime, RuntimeEvent};
use caucus_trustees_core::{decryption::Purpose, group::RistrettoPoint};
use codec::{Decode, Encode};
use pallet_elections::Votes;
use pallet_trustees::{Act, Event, Shares};
use polkadot_sdk::sp_keyring::Sr25519Keyring;

/// Attack 29. A ranking can be so rare that it is a signature. A paper can ask for none.
#[test]
fn a_paper_cannot_ask_for_a_ranking() {
	let mut known = 0;
	for kind in 0..=u8::MAX {
		// A limit of one behind it, for the kind that has one.
		match ContestKind::decode(&mut &[kind, 1][..]) {
			Ok(
				ContestKind::ChooseOne
				| ContestKind::ChooseUpTo { most: 1 }
				| ContestKind::Approve
				| ContestKind::YesNo,
			) => known += 1,
			Ok(other) => panic!("{other:?} is a kind of contest that this test does not know"),
			Err(_) => (),
		}
	}
	assert_eq!(known, 4);
}

/// Attacks 14, 29 and 33. The chain takes shares of the sums that it fixed at the close and of nothing
/// else: not of one voter's ballot, though that has as many ciphertexts as there are sums of options,
/// and not of the sums with a ballot taken out.
#[test]
fn shares_of_a_single_ballot_are_not_taken() {
	let mut chain = Chain::development();
	let Open { trustees, election, plan, booth } = ceremony::open(&mut chain);
	let ballots = booth.first_ballots(0..VOTERS);
	chain.does(
		RELAYER,
		pallet_elections::Call::<Runtime>::cast_batch { ballots: ballots.try_into().unwrap() },
	);
	let vote = chain.read(|| Votes::<Runtime>::iter_prefix_values(election).next()).unwrap();
	let of_ballot: Vec<RistrettoPoint> =
		vote.contests.iter().flatten().map(|ciphertext| ciphertext.decode_fresh().unwrap().c1).collect();
	chain.block_at(plan.schedule.closes, || ());
	assert_eq!(chain.stage(election), Stage::Closed);

	let target = trustees.target(&mut chain);
	let of_sums: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
	assert_eq!(of_sums.len(), of_ballot.len());
	let difference: Vec<RistrettoPoint> =
		of_sums.iter().zip(&of_ballot).map(|(sum, one)| sum - one).collect();
	let Purpose::Tally { election: reference, .. } = target.purpose else { panic!("not a tally") };
	let other_close = Purpose::Tally { election: reference, close: [1; 32] };
	let attempts = [(&target.purpose, &of_ballot), (&target.purpose, &difference), (&other_close, &of_sums)];
	for (purpose, bases) in attempts {
		let share = trustees.prove(&mut chain, purpose, 1, bases);
		chain.does(TRUSTEES[0], pallet_trustees::Call::<Runtime>::submit_share { election, share });
		let ignored = |event: &RuntimeEvent| {
			matches!(
				event,
				RuntimeEvent::Trustees(Event::ActIgnored { trustee: 1, act: Act::SubmitShare, .. })
			)
		};
		assert!(chain.events().iter().any(ignored));
		assert_eq!(chain.read(|| Shares::<Runtime>::iter_prefix(election).count()), 0);
	}
	// The trustee was wrong three times, and may still do it right.
	let totals = trustees.tally(&mut chain);
	assert_eq!(totals[0].to_vec(), [u64::from(VOTERS), 0, 0]);
}

/// Attacks 1, 2, 6, 10 and 28, in every way into a block: as a general transaction, unsigned, and in a
/// relayer's batch between ballots that are good.
#[test]
fn no_forged_ballot_comes_in_by_any_way() {
	let mut chain = Chain::development();
	let Open { election, booth, .. } = ceremony::open(&mut chain);

	let good = booth.first_ballots(0..4);
	let copied = {
		// The choice of another, under the copier's own alias and proof.
		let mut ballot = good[0].clone();
		ballot.body.contests = good[1].body.contests.clone();
		booth.sign(0, ballot)
	};
	let elsewhere = |genesis: [u8; 32], election: u32| {
		let params = booth.verifier.params().clone();
		let verifier = Verifier::new(&genesis, election, params).unwrap();
		booth.ballot_for(&verifier, 0, 1, &[vec![0], vec![0]])
	};
	let genesis = chain.genesis_hash();
	let of_twin = elsewhere(Chain::twin().genesis_hash(), election);
	let of_other_election = elsewhere(genesis, election + 1);
	let anothers_proof = Ballot { body: good[0].body.clone(), proof: good[1].proof };
	let of_other_ring = {
		let mut ballot = good[0].clone();
		ballot.body.ring = 1;
		booth.sign(0, ballot)
	};
	let ahead = booth.ballot(0, 2, &[vec![0], vec![0]]);
	let forged = [copied, of_twin, of_other_election, anothers_proof, of_other_ring];
	for ballot in forged.iter().chain([&ahead]) {
		for transaction in [general(cast(ballot)), bare(cast(ballot))] {
			assert!(chain.pool(&transaction).is_err());
			assert!(chain.apply_one(&transaction).is_err());
		}
	}
	for ballot in forged {
		let batch = vec![good[2].clone(), ballot, good[3].clone()];
		let before = chain.balance(RELAYER);
		chain.refuses(
			RELAYER,
			pallet_elections::Call::<Runtime>::cast_batch { ballots: batch.try_into().unwrap() },
			pallet_elections::Error::<Runtime>::BadBatch,
		);
		assert!(chain.balance(RELAYER) < before, "who hands in a forged ballot pays");
	}
	assert_eq!(chain.read(|| Votes::<Runtime>::iter_prefix(election).count()), 0);
	for ballot in &good {
		assert_eq!(chain.apply_one(&general(cast(ballot))), Ok(Ok(())));
	}
	// What counted once comes in no more, by any way.
	for transaction in [general(cast(&good[0])), bare(cast(&good[0]))] {
		assert!(chain.apply_one(&transaction).is_err());
	}
	let again = pallet_elections::Call::<Runtime>::cast_batch { ballots: good.clone().try_into().unwrap() };
	let before = chain.balance(RELAYER);
	chain.does(RELAYER, again);
	assert!(chain.balance(RELAYER) < before, "ballots that count already are skipped and paid for");
	assert_eq!(chain.read(|| pallet_elections::Counts::<Runtime>::get(election)).unwrap().accepted, 4);
}

/// Attacks 9 and 13. Between the moment when a roll is cut and the day of the vote nobody comes on it.
#[test]
fn nobody_comes_on_a_roll_once_it_is_cut() {
	use caucus_members_core::registry::{Classes, Entry, Status};
	let mut chain = Chain::development();
	party::register(&mut chain);
	let plan = party::plan(chain.now());
	let trustees = ceremony::with_key(&mut chain, plan);
	chain.wait_for(trustees.election, Stage::Objections);
	// A new member, a second key for an old one, and one who leaves the style of the young.
	let newcomer = party::application(&mut chain, party::MEMBERS);
	let rotated = party::application(&mut chain, party::MEMBERS + 1);
	let rotation = Entry::Rotate { member: 60, key: rotated.key, ownership: rotated.ownership };
	let older = Entry::Reclass { member: 0, classes: Classes::DUES_PAYING };
	party::enter(&mut chain, vec![Entry::Join(newcomer), rotation, older]);
	let entered = chain.read(|| pallet_members::Members::<Runtime>::get(party::MEMBERS)).unwrap();
	assert_eq!(entered.status, Status::Active);
	trustees.settle_roll(&mut chain);
	trustees.all_do_their_duty(&mut chain);
	chain.wait_for(trustees.election, Stage::Ready);
	let booth = Booth::enter(&mut chain, trustees.election);
	let keys: Vec<_> = booth.rings.concat();
	assert_eq!(keys.len(), party::MEMBERS as usize);
	assert!(!keys.contains(&newcomer.key) && !keys.contains(&rotated.key));
	assert_eq!(booth.ring_of(0), 0, "the style is that of the day of the cut");
	assert_eq!(booth.ring_of(60), 1, "the key is that of the day of the cut");
}

/// Attack 9. Registrars alone enter members, two of them, and nobody adds a registrar alone.
#[test]
fn nobody_enters_members_alone() {
	let mut chain = Chain::development();
	let application = party::application(&mut chain, 0);
	let entries = vec![caucus_members_core::registry::Entry::Join(application)];
	let digest = polkadot_sdk::sp_core::H256(caucus_primitives::blake2_256(&[&entries.encode()]));
	let batch = 0;
	let propose = pallet_members::Call::<Runtime>::propose_batch { entries: entries.try_into().unwrap() };
	let confirm = pallet_members::Call::<Runtime>::confirm_batch { batch, digest };
	let [first, second] = party::REGISTRARS;
	for who in Sr25519Keyring::well_known().filter(|who| !party::REGISTRARS.contains(who)) {
		chain.refuses(who, propose.clone(), pallet_members::Error::<Runtime>::NotARegistrar);
	}
	chain.does(first, propose);
	for who in Sr25519Keyring::well_known().filter(|who| *who != second) {
		let reason = if who == first {
			pallet_members::Error::<Runtime>::SameRegistrar
		} else {
			pallet_members::Error::<Runtime>::NotARegistrar
		};
		chain.refuses(who, confirm.clone(), reason);
	}
	let office = pallet_members::Office::Registrar;
	let appoint = pallet_members::Call::<Runtime>::appoint { office, who: party::STRANGER.to_account_id() };
	chain.does(party::COMMISSION[0], appoint.clone());
	chain.refuses(party::COMMISSION[0], appoint, pallet_members::Error::<Runtime>::SamePerson);
	let registrars = chain.read(pallet_members::Registrars::<Runtime>::get);
	assert_eq!(registrars.to_vec(), party::REGISTRARS.map(|who| who.to_account_id()));
	assert_eq!(chain.read(pallet_members::MemberCount::<Runtime>::get), 0);
}
