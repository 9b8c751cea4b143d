// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which transactions blocks are filled with first when there are more than fit.

use caucus_elections_core::tally::Stage;
use caucus_scenarios::{
	booth::{cast, general},
	ceremony::{self, Open},
	party::{COMMISSION, RELAYER, STRANGER, TRUSTEES, VOTERS},
	Chain,
};
use caucus_sovereign_runtime::{Runtime, RuntimeCall};
use polkadot_sdk::{
	frame_system, sp_core::H256, sp_keyring::Sr25519Keyring,
	sp_runtime::transaction_validity::TransactionPriority,
};

fn priority(chain: &mut Chain, transaction: &[u8]) -> TransactionPriority {
	chain.pool(transaction).expect("the pool takes it").priority
}

fn of(chain: &mut Chain, who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> TransactionPriority {
	let transaction = chain.sign(who, call);
	priority(chain, &transaction)
}

#[test]
fn what_closes_an_election_goes_ahead_of_what_fills_it() {
	let mut chain = Chain::development();
	let Open { trustees, election, plan, booth } = ceremony::open(&mut chain);

	let again = booth.ballot(0, 2, &[vec![1], vec![1]]);
	let first = booth.first_ballots(0..VOTERS);
	assert_eq!(chain.apply_one(&general(cast(&first[0]))), Ok(Ok(())));
	let replacing = priority(&mut chain, &general(cast(&again)));
	let alone = priority(&mut chain, &general(cast(&first[1])));
	let ballots = first[1..].to_vec().try_into().expect("it is one batch");
	let batch = of(&mut chain, RELAYER, pallet_elections::Call::<Runtime>::cast_batch { ballots });
	let prolong = pallet_elections::Call::<Runtime>::prolong { election, by: 1, reason: H256([1; 32]) };
	let duty = of(&mut chain, COMMISSION[0], prolong.clone());
	let paid = of(&mut chain, STRANGER, frame_system::Call::<Runtime>::remark { remark: vec![1] });
	// The same call is no duty of somebody else.
	let vain = of(&mut chain, STRANGER, prolong);
	let order = [duty, batch, alone, replacing, paid];
	assert!(order.windows(2).all(|pair| pair[0] > pair[1]), "{order:?}");
	assert!(vain < replacing);

	for ballot in &first[1..] {
		assert_eq!(chain.apply_one(&general(cast(ballot))), Ok(Ok(())));
	}
	chain.block_at(plan.schedule.closes, || ());
	assert_eq!(chain.stage(election), Stage::Closed);
	let share = trustees.duty(&mut chain, 1).expect("a share is due");
	assert_eq!(of(&mut chain, TRUSTEES[0], share), duty);
}
