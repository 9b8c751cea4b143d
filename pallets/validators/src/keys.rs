// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whose keys were in force when.

use crate::*;
use frame::{
	deps::{
		frame_support::storage::with_transaction_unchecked,
		sp_runtime::{KeyTypeId, TransactionOutcome},
	},
	traits::{Convert, KeyOwnerProofSystem},
};
use historical::IdentificationTuple;
use sp_session::MembershipProof;

/// Proves that a key was a validator's in a session.
///
/// The session pallet's own proofs for the present session are about the keys that each validator has
/// registered last. These come into force in two sessions; until then, who registers new keys and votes
/// twice by the old ones could not be caught. These proofs are about the keys in force.
pub struct KeysInForce<T>(PhantomData<T>);

impl<T: Config, Key: AsRef<[u8]>> KeyOwnerProofSystem<(KeyTypeId, Key)> for KeysInForce<T> {
	type Proof = MembershipProof;
	type IdentificationTuple = IdentificationTuple<T>;

	/// A proof for the present session. None for a key that is not in force.
	fn prove((id, key): (KeyTypeId, Key)) -> Option<MembershipProof> {
		let key = (id, key.as_ref());
		with_keys_in_force::<T, _>(|| {
			let proof = historical::Pallet::<T>::prove(key)?;
			historical::Pallet::<T>::check_proof(key, proof.clone()).map(|_| proof)
		})
	}

	fn check_proof((id, key): (KeyTypeId, Key), proof: MembershipProof) -> Option<IdentificationTuple<T>> {
		with_keys_in_force::<T, _>(|| historical::Pallet::<T>::check_proof((id, key.as_ref()), proof))
	}
}

/// What `look` sees if those who serve had registered no keys but those in force. Changes nothing.
fn with_keys_in_force<T: Config, Seen>(look: impl FnOnce() -> Seen) -> Seen {
	with_transaction_unchecked(|| {
		for (who, keys) in ServingKeys::<T>::get() {
			pallet_session::NextKeys::<T>::insert(who, keys);
		}
		TransactionOutcome::Rollback(look())
	})
}

/// There is nothing to know of a validator but its account.
pub struct NothingElse;

impl<AccountId> Convert<AccountId, Option<()>> for NothingElse {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}
