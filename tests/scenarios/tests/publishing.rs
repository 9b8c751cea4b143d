// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the party publishes, by its real offices; and how bytes come into blocks, which nobody can do by another way.

use caucus_library_core::manifest::CHUNK_BYTES;
use caucus_primitives::{blake2_256, calendar::DAY};
use caucus_scenarios::{
	booth::{bare, general},
	chain::{self, apply},
	party::{by_two, APPEALS, CHAIR, MODERATORS, SECRETARY, STRANGER},
	published::{self, announce, grounds, store, text},
	words::short,
	Chain,
};
use caucus_sovereign_runtime::{Grandpa, Library, Runtime};
use caucus_support::organisations::Role;
use pallet_library::{Call, Capacity, Error, Kind, Status};
use polkadot_sdk::{
	pallet_utility,
	sp_runtime::{
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		DispatchError,
	},
};

type Refused = Error<Runtime>;

fn status(chain: &mut Chain, item: u32) -> Status {
	chain.read(|| Library::version(item, 0)).expect("it was announced; qed").status
}

fn refused(error: Refused) -> TransactionValidityError {
	InvalidTransaction::Custom(chain::code(error)).into()
}

/// The central party announces a text.
fn announced(chain: &mut Chain, text: &[u8]) -> u32 {
	let item = chain.read(Library::counts).0;
	by_two(chain, [CHAIR, SECRETARY], announce(Capacity::Organization(0), Kind::Announcement, text));
	item
}

#[test]
fn the_party_publishes_and_takes_down_with_reasons() {
	let mut chain = Chain::development();
	let text = text(1, 2_000);
	let before = [CHAIR, SECRETARY].map(|officer| chain.balance(officer));
	let item = announced(&mut chain, &text);
	assert_eq!(status(&mut chain, item), Status::Announced);
	let bytes = general(store(&text));
	assert!(chain.pool(&bytes).is_ok());
	assert_eq!(chain.apply_one(&bytes), Ok(Ok(())));
	assert_eq!(status(&mut chain, item), Status::Available);
	assert_eq!([CHAIR, SECRETARY].map(|officer| chain.balance(officer)), before, "a duty is free");

	// A moderator acts at once and alone, somebody else decides, and both say why.
	let call = Call::<Runtime>::suspend { item, version: 0, grounds: grounds() };
	chain.refuses(STRANGER, call, Refused::NotAModerator);
	let call = Call::<Runtime>::suspend { item, version: 0, grounds: grounds() };
	chain.does(MODERATORS[0], call);
	assert_eq!(status(&mut chain, item), Status::Suspended);
	let digest = blake2_256(&[&text]);
	let is_served = |chain: &mut Chain| chain.read(|| Library::chunk(digest)).served_until.is_some();
	assert!(!is_served(&mut chain));
	chain.does(APPEALS[0], Call::<Runtime>::take_down { takedown: 0 });
	assert_eq!(status(&mut chain, item), Status::TakenDown);
	// The bytes come in no more, not even for somebody else.
	assert_eq!(chain.pool(&bytes), Err(refused(Refused::Denied)));
	let own = Capacity::Officer { organization: 0, role: Role::Chair };
	chain.refuses(CHAIR, announce(own, Kind::Speech, &text), Refused::Denied);
	chain.does(APPEALS[1], Call::<Runtime>::lift { takedown: 0, reason: short("이유 없음") });
	assert_eq!(status(&mut chain, item), Status::Available);
	assert!(is_served(&mut chain));

	chain.pass(90 * DAY);
	assert_eq!(status(&mut chain, item), Status::Expired);
	assert!(!is_served(&mut chain));
}

#[test]
fn bytes_come_by_themselves_or_not_at_all() {
	let mut chain = Chain::development();
	let text = text(2, 5_000);
	let item = announced(&mut chain, &text);
	// In whatever wraps calls an index entry would outlive its failure.
	let batch = pallet_utility::Call::<Runtime>::batch_all { calls: vec![store(&text)] };
	chain.refuses(STRANGER, store(&text), DispatchError::BadOrigin);
	chain.refuses(STRANGER, batch, DispatchError::BadOrigin);
	assert!(chain.pool(&bare(store(&text))).is_err(), "there is one form");
	assert_eq!(status(&mut chain, item), Status::Announced);
	// What nobody announced costs nobody anything, and comes into no block.
	for other in [&text[1..], &published::text(3, 5_000)[..]] {
		let transaction = general(store(other));
		assert_eq!(chain.pool(&transaction), Err(refused(Refused::NotAnnounced)));
		assert_eq!(chain.apply_one(&transaction), Err(refused(Refused::NotAnnounced)));
	}
	// Nodes keep the bodies of blocks that change who finalizes, so bytes wait for the next.
	let bytes = general(store(&text));
	let later = Err(InvalidTransaction::ExhaustsResources.into());
	let outcome = chain.block(|| {
		let validators = Grandpa::grandpa_authorities();
		Grandpa::schedule_change(validators, 0, None).expect("no other change is on its way; qed");
		apply(&bytes)
	});
	assert_eq!(outcome, later);
	assert_eq!(chain.apply_one(&bytes), Ok(Ok(())));
	assert_eq!(status(&mut chain, item), Status::Available);
	// And no second time.
	assert_eq!(chain.apply_one(&bytes), Err(refused(Refused::AlreadyStored)));
}

#[test]
fn four_chunks_of_a_long_text_come_into_a_block_and_leave_room_for_ballots() {
	let mut chain = Chain::development();
	let text = text(4, 5 * CHUNK_BYTES as usize);
	let item = announced(&mut chain, &text);
	let chunks: Vec<_> = text.chunks(CHUNK_BYTES as usize).map(|chunk| general(store(chunk))).collect();
	let outcomes = chain.apply(&chunks);
	let (fitting, rest) = outcomes.split_at(4);
	assert!(fitting.iter().all(|outcome| outcome == &Ok(Ok(()))));
	assert_eq!(rest, [Err(InvalidTransaction::ExhaustsResources.into())]);
	// Whatever else is free goes first, a ballot above all.
	let bytes = chain.pool(&chunks[4]).expect("it is wanted");
	assert!(bytes.priority < caucus_support::priority::BALLOT);
	assert_eq!(chain.read(|| Library::missing(item, 0)), [blake2_256(&[&text[4 * CHUNK_BYTES as usize..]])]);
	assert_eq!(chain.apply_one(&chunks[4]), Ok(Ok(())));
	assert_eq!(status(&mut chain, item), Status::Available);
}
