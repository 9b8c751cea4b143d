// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members get room on nodes for messages, with real ring proofs; the nodes read what stands in the state.

use caucus_primitives::calendar::DAY;
use caucus_scenarios::{booth::general, crowd::CITIZENS, month, Chain, Crowd, Snapshot};
use caucus_sdk::acts::Matter;
use caucus_sovereign_runtime::{AccountId, Messaging, Runtime, RuntimeCall};
use codec::{Decode, Encode};
use pallet_messaging::{Call, Refusal};
use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_io,
	sp_runtime::{
		traits::IdentifyAccount,
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		MultiSignature, MultiSigner,
	},
};
use std::sync::LazyLock;

static PARTY: LazyLock<(Snapshot, Crowd)> = LazyLock::new(Crowd::on_a_chain);

fn party() -> (Chain, &'static Crowd) {
	(Chain::from(&PARTY.0), &PARTY.1)
}

/// A key that nothing on the chain knows.
fn fresh(number: u32) -> sr25519::Pair {
	let seed = ["messages".encode(), number.encode()].concat();
	sr25519::Pair::from_seed(&sp_io::hashing::blake2_256(&seed))
}

fn account(key: &sr25519::Pair) -> AccountId {
	MultiSigner::from(key.public()).into_account()
}

/// Somebody claims for the account of a key.
fn claim(crowd: &Crowd, period: u32, person: u32, key: &sr25519::Pair) -> RuntimeCall {
	let (matter, account) = (Matter::Messaging(period), account(key));
	let act = (crowd.alias(person, matter), &account).encode();
	let proof = Box::new(crowd.prove(person, matter, &act));
	let consent = MultiSignature::Sr25519(key.sign(&matter.message(crowd.genesis(), &act)));
	Call::<Runtime>::claim { period, account, consent, proof }.into()
}

/// What a node reads of an account: statements and bytes.
fn allowed(chain: &mut Chain, key: &sr25519::Pair) -> Option<(u32, u32)> {
	let raw = [b":statement_allowance:", account(key).as_ref() as &[u8]].concat();
	let value = chain.read(|| sp_io::storage::get(&raw))?;
	Some(Decode::decode(&mut &value[..]).expect("two numbers"))
}

#[track_caller]
fn takes(chain: &mut Chain, call: RuntimeCall) {
	assert_eq!(chain.apply_one(&general(call)), Ok(Ok(())));
}

/// The pool and a block refuse a claim, so that nobody pays.
#[track_caller]
fn refuses(chain: &mut Chain, call: RuntimeCall, why: Refusal) {
	let (transaction, refused) =
		(general(call), TransactionValidityError::from(InvalidTransaction::Custom(why as u8)));
	assert_eq!(chain.pool(&transaction), Err(refused));
	assert_eq!(chain.apply_one(&transaction), Err(refused));
}

#[test]
fn a_member_claims_once_in_a_period_and_nobody_learns_which() {
	let (mut chain, crowd) = party();
	let period = chain.read(Messaging::current).expect("a block with room began it");
	assert!(period.open);
	let (mine, other) = (fresh(0), fresh(1));
	for (person, key) in [(0, &mine), (1, &other)] {
		takes(&mut chain, claim(crowd, period.number, person, key));
	}
	assert_eq!([&mine, &other].map(|key| allowed(&mut chain, key)), [Some((200, 8 << 20)); 2]);

	// Not twice, not for an account that is known, not by who is no member, not for a claim that somebody changed.
	refuses(&mut chain, claim(crowd, period.number, 0, &fresh(2)), Refusal::AlreadyClaimed);
	refuses(&mut chain, claim(crowd, period.number, 2, &mine), Refusal::AccountInUse);
	month::bind(&mut chain, crowd, [3]);
	refuses(&mut chain, claim(crowd, period.number, 3, &month::key(3)), Refusal::AccountInUse);
	refuses(&mut chain, claim(crowd, period.number, CITIZENS.start, &fresh(2)), Refusal::NotAMember);
	let RuntimeCall::Messaging(Call::claim { period: number, consent, mut proof, .. }) =
		claim(crowd, period.number, 4, &fresh(4))
	else {
		unreachable!("it was made a line above")
	};
	let stolen = Call::claim {
		period: number,
		account: account(&fresh(5)),
		consent: consent.clone(),
		proof: proof.clone(),
	};
	refuses(&mut chain, stolen.into(), Refusal::NoConsent);
	// The proof of another act.
	proof.proof = crowd.prove(4, Matter::Messaging(number), b"other").proof;
	let forged = Call::claim { period: number, account: account(&fresh(4)), consent, proof };
	refuses(&mut chain, forged.into(), Refusal::BadProof);

	// The next period is another context: another alias, and no link to the one before.
	chain.pass(30 * DAY);
	let next = chain.read(Messaging::current).expect("it goes on");
	assert_eq!((next.number, next.open), (period.number + 1, true));
	refuses(&mut chain, claim(crowd, period.number, 6, &fresh(6)), Refusal::WrongPeriod);
	takes(&mut chain, claim(crowd, next.number, 0, &fresh(7)));
	// What was granted before lasts until what was said can have been fetched.
	assert!(allowed(&mut chain, &mine).is_some());
	chain.pass(14 * DAY);
	assert_eq!([&mine, &other].map(|key| allowed(&mut chain, key)), [None; 2]);
	assert!(allowed(&mut chain, &fresh(7)).is_some());
}
