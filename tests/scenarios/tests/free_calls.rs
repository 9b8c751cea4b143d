// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is free is checked before it comes into a block, or is due from somebody known; and nothing
//! is free twice.

use caucus_elections_core::{ballot::Ballot, verify::Refusal};
use caucus_runtime_common::{extension_without_signer, limits::MAXIMUM_BLOCK_LENGTH};
use caucus_scenarios::{
	booth::{bare, cast, general},
	ceremony,
	party::{RELAYER, STRANGER},
	Booth, Chain, Snapshot,
};
use caucus_sovereign_runtime::{Balances, Runtime, RuntimeCall, UncheckedExtrinsic};
use codec::{Compact, Decode, Encode, MaxEncodedLen};
use pallet_duties::FreeDuties;
use pallet_elections::Votes;
use polkadot_sdk::{
	frame_system::{self, CheckMortality, CheckNonce},
	pallet_transaction_payment::ChargeTransactionPayment,
	pallet_utility,
	sp_runtime::{
		generic::Era,
		transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
		DispatchError,
	},
};
use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};
use std::sync::LazyLock;

/// An election that is open, and two ballots of its first voter.
struct Fixture {
	chain: Snapshot,
	booth: Booth,
	first: Ballot,
	second: Ballot,
}

static OPEN: LazyLock<Fixture> = LazyLock::new(|| {
	let mut chain = Chain::development();
	let booth = ceremony::open(&mut chain).booth;
	let first = booth.ballot(0, 1, &[vec![0], vec![0]]);
	let second = booth.ballot(0, 2, &[vec![1], vec![1]]);
	Fixture { chain: chain.snapshot(), booth, first, second }
});

fn open() -> (Chain, &'static Fixture) {
	(Chain::from(&OPEN.chain), &*OPEN)
}

fn refusal(refusal: Refusal) -> TransactionValidityError {
	InvalidTransaction::Custom(refusal.code()).into()
}

/// A call as a general transaction whose extensions have other values than a client writes.
fn unusual(call: RuntimeCall, era: Era, nonce: u32, tip: u128) -> Vec<u8> {
	let mut extension = extension_without_signer::<Runtime>();
	extension.5 = CheckMortality::from(era);
	extension.6 = CheckNonce::from(nonce);
	extension.8 = FreeDuties::from(ChargeTransactionPayment::from(tip));
	UncheckedExtrinsic::new_transaction(call, extension).encode()
}

/// Every form in which the chain takes a ballot.
fn forms(chain: &Chain, ballot: &Ballot) -> Vec<Vec<u8>> {
	let era = Era::mortal(64, chain.header().number.into());
	vec![
		general(cast(ballot)),
		bare(cast(ballot)),
		UncheckedExtrinsic::new_bare_legacy(cast(ballot)).encode(),
		unusual(cast(ballot), Era::Immortal, 7, 0),
		unusual(cast(ballot), Era::Immortal, 0, 1 << 70),
		unusual(cast(ballot), era, u32::MAX, u128::MAX),
	]
}

#[test]
fn a_ballot_counts_once_in_whatever_form_it_comes_again() {
	let (mut chain, fixture) = open();
	let forms = forms(&chain, &fixture.first);
	let tags = |valid: ValidTransaction| (valid.provides, valid.requires, valid.priority);
	let neutral = tags(chain.pool(&forms[0]).unwrap());
	assert_eq!(neutral.0.len(), 1);
	for form in &forms {
		let (mut chain, _) = open();
		// The pool cannot tell the forms apart: one of them is in it at a time, and none outbids others.
		assert_eq!(tags(chain.pool(form).unwrap()), neutral);
		let issued = chain.read(Balances::total_issuance);
		assert_eq!(chain.apply_one(form), Ok(Ok(())));
		let again: Vec<_> = chain.apply(&forms);
		assert!(again.iter().all(|outcome| *outcome == Err(refusal(Refusal::WrongSequence))), "{again:?}");
		assert_eq!(chain.read(|| Votes::<Runtime>::iter_prefix(fixture.booth.election).count()), 1);
		assert_eq!(chain.read(Balances::total_issuance), issued, "somebody paid for a ballot");
		// The voter goes on from there.
		assert_eq!(chain.apply_one(&general(cast(&fixture.second))), Ok(Ok(())));
	}
}

#[test]
fn forms_that_the_chain_does_not_know_are_refused() {
	let (mut chain, fixture) = open();
	let neutral = general(cast(&fixture.first));
	let mut rest = &neutral[..];
	Compact::<u32>::decode(&mut rest).unwrap();
	let with_byte = |position: usize, value: u8| {
		let mut bytes = rest.to_vec();
		bytes[position] = value;
		bytes.encode()
	};
	let undecodable = [
		// Other formats of transactions.
		with_byte(0, 0x44),
		with_byte(0, 0x46),
		with_byte(0, 0x85),
		with_byte(0, 0x06),
		// Another version of the extensions.
		with_byte(1, 1),
		// Longer or shorter than it says.
		[rest, &[0]].concat().encode(),
		rest[..rest.len() - 1].to_vec().encode(),
	];
	for bytes in undecodable {
		assert!(UncheckedExtrinsic::decode(&mut &bytes[..]).is_err());
	}
	let refused = [
		// A digest of the metadata, which this build has none of.
		with_byte(5, 1),
		// An era that begins in a block that is not there yet.
		unusual(cast(&fixture.first), Era::mortal(64, 60), 0, 0),
	];
	for bytes in refused {
		assert!(chain.pool(&bytes).is_err());
		assert!(chain.apply_one(&bytes).is_err());
	}
	// Signed, it is nobody's ballot: it fails, and its sender pays.
	let before = chain.balance(STRANGER);
	chain.refuses(STRANGER, cast(&fixture.first), DispatchError::BadOrigin);
	assert!(chain.balance(STRANGER) < before);
	assert_eq!(chain.read(|| Votes::<Runtime>::iter_prefix(fixture.booth.election).count()), 0);
}

#[test]
fn a_ballot_inside_another_call_is_not_counted() {
	type UtilityCall = pallet_utility::Call<Runtime>;
	let (mut chain, fixture) = open();
	let ballot = cast(&fixture.first);
	let boxed = || Box::new(ballot.clone());
	let wrapped: Vec<RuntimeCall> = vec![
		UtilityCall::batch { calls: vec![ballot.clone()] }.into(),
		UtilityCall::batch_all { calls: vec![ballot.clone()] }.into(),
		UtilityCall::force_batch { calls: vec![ballot.clone()] }.into(),
		UtilityCall::as_derivative { index: 0, call: boxed() }.into(),
		UtilityCall::if_else { main: boxed(), fallback: boxed() }.into(),
	];
	for call in wrapped {
		let (general, bare) = (general(call.clone()), bare(call.clone()));
		assert!(chain.pool(&general).is_err() && chain.pool(&bare).is_err());
		assert!(chain.apply_one(&general).is_err());
		// An author may put unsigned calls into a block besides the pool; there they fail.
		assert_eq!(chain.apply_one(&bare), Ok(Err(DispatchError::BadOrigin)));
		let before = chain.balance(STRANGER);
		let transaction = chain.sign(STRANGER, call);
		assert!(chain.apply_one(&transaction).is_ok());
		assert!(chain.balance(STRANGER) < before);
	}
	assert_eq!(chain.read(|| Votes::<Runtime>::iter_prefix(fixture.booth.election).count()), 0);
}

/// What a spammer sends without an account: a ballot with a bit turned somewhere behind the fields of
/// the extensions, ballots for other elections and with other numbers, and calls that nobody signed.
fn junk(fixture: &Fixture, random: &mut ChaCha20Rng) -> Vec<u8> {
	let mut ballot = fixture.first.clone();
	match random.next_u32() % 8 {
		0 => ballot.body.sequence = 2 + (random.next_u32() % 9) as u16,
		1 => ballot.body.election = random.next_u32(),
		2 => return general(frame_system::Call::<Runtime>::remark { remark: vec![0; 100] }.into()),
		3 => {
			return bare(
				pallet_elections::Call::<Runtime>::advance { election: fixture.booth.election }.into(),
			)
		}
		4 => ballot.body.alias[0] ^= 1,
		_ => {
			let mut bytes = cast(&ballot).encode();
			let bit = random.next_u32() as usize % (8 * bytes.len());
			bytes[bit / 8] ^= 1 << (bit % 8);
			return [&caucus_primitives::wire::GENERAL_PREAMBLE[..], &bytes].concat().encode();
		}
	}
	if random.next_u32().is_multiple_of(2) {
		general(cast(&ballot))
	} else {
		bare(cast(&ballot))
	}
}

#[test]
fn a_thousand_refusals_leave_the_block_as_it_would_be_without_them() {
	let (mut quiet, fixture) = open();
	let (mut busy, _) = open();
	let mut random = ChaCha20Rng::seed_from_u64(1);
	let mut undecodable = 0;
	let spam: Vec<Vec<u8>> = std::iter::repeat_with(|| junk(fixture, &mut random))
		.filter(|bytes| {
			let decodes = UncheckedExtrinsic::decode(&mut &bytes[..]).is_ok();
			undecodable += u32::from(!decodes);
			decodes
		})
		.take(1_000)
		.collect();
	assert!(undecodable < 500, "most of it has to reach the chain");
	let good = general(cast(&fixture.first));
	let outcomes = busy.apply(&[spam.clone(), vec![good.clone()]].concat());
	let (last, refused) = outcomes.split_last().unwrap();
	for (outcome, bytes) in refused.iter().zip(&spam) {
		assert!(outcome.is_err(), "accepted: {:02x?}", &bytes[..12]);
	}
	assert_eq!(*last, Ok(Ok(())));
	assert_eq!(quiet.apply_one(&good), Ok(Ok(())));
	assert_eq!(busy.header(), quiet.header());
}

#[test]
fn nothing_is_longer_than_a_block_and_no_ballot_comes_near() {
	let (mut chain, _) = open();
	assert!(Ballot::max_encoded_len() < MAXIMUM_BLOCK_LENGTH as usize / 2);
	let remark = vec![0; MAXIMUM_BLOCK_LENGTH as usize * 3 / 4];
	let long = chain.sign(RELAYER, frame_system::Call::<Runtime>::remark { remark });
	let too_long = TransactionValidityError::from(InvalidTransaction::ExhaustsResources);
	assert_eq!(chain.pool(&long).unwrap_err(), too_long);
	assert_eq!(chain.apply_one(&long), Err(too_long));
	// A batch cannot even be written down with more ballots than it may have.
	let most = pallet_elections::MAX_BATCH as usize;
	let batch = vec![OPEN.first.clone(); most + 1];
	assert!(pallet_elections::Batch::decode(&mut &batch.encode()[..]).is_err());
	assert!(pallet_elections::Batch::decode(&mut &batch[1..].encode()[..]).is_ok());
}
