// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A trustee that breaks the rules on purpose, so that people can rehearse what the others do then.
//!
//! Nothing of [`crate::trustee`] knows of this. Every way to break a rule goes through a
//! [`Rehearsal`], and there is one for development and local chains alone.

use crate::{
	chain::{Chain, ChainError},
	trustee::{Duty, Trustee, TrusteeError},
};
use caucus_primitives::{ElectionId, TrusteeIndex};
use caucus_trustees_core::{
	group::{Scalar, ScalarBytes},
	keygen::Dealing,
};

/// What a chain's specification says that it is for, when nothing on it is in earnest.
const REHEARSAL_CHAINS: [&str; 2] = ["Development", "Local"];

/// How to break the rules.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misbehaviour {
	/// Send a wrong share to one other trustee.
	DealFalsely,
	/// Be gone when a share of the tally is due.
	VanishBeforeDecryption,
}

/// Why nothing is rehearsed.
#[derive(Debug, thiserror::Error)]
pub enum RehearsalError {
	/// The node did not say what its chain is for.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// The chain is in earnest.
	#[error(
		"this chain is of the type {0}: misbehaviour is rehearsed on development and local chains alone"
	)]
	InEarnest(String),
}

/// The permission to misbehave, on a chain where nothing is in earnest.
pub struct Rehearsal(Misbehaviour);

impl Rehearsal {
	/// Asks the node what its chain is for; refuses any but a development or local one.
	pub async fn on(chain: &Chain, misbehaviour: Misbehaviour) -> Result<Self, RehearsalError> {
		Self::of_type(&chain.chain_type().await?, misbehaviour)
	}

	fn of_type(chain_type: &str, misbehaviour: Misbehaviour) -> Result<Self, RehearsalError> {
		match REHEARSAL_CHAINS.contains(&chain_type) {
			true => Ok(Self(misbehaviour)),
			false => Err(RehearsalError::InEarnest(chain_type.into())),
		}
	}

	/// What the trustee does instead of its duty. `None`: it is gone.
	pub async fn instead_of(
		&self,
		chain: &Chain,
		trustee: &Trustee,
		election: ElectionId,
		duty: Duty,
	) -> Result<Option<Duty>, TrusteeError> {
		match (self.0, duty) {
			(Misbehaviour::DealFalsely, Duty::Deal(mut dealing)) => {
				let own = trustee.index(chain, election).await?;
				deal_falsely(&mut dealing, own.unwrap_or_default());
				Ok(Some(Duty::Deal(dealing)))
			}
			(Misbehaviour::VanishBeforeDecryption, Duty::ReleaseShare(_)) => Ok(None),
			(_, duty) => Ok(Some(duty)),
		}
	}
}

/// Makes the share of the first other trustee wrong that joined: who did not has the share zero.
fn deal_falsely(dealing: &mut Dealing, own: TrusteeIndex) {
	let nobody = ScalarBytes::from(Scalar::ZERO);
	let victim =
		(1..).zip(dealing.masked_shares.iter_mut()).find(|(index, share)| *index != own && **share != nobody);
	if let Some((_, share)) = victim {
		*share = share.decode().map_or(nobody, |masked| (masked + Scalar::ONE).into());
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_trustees_core::keygen::{Ceremony, TrusteeSecrets};
	use rand_core::OsRng;

	#[test]
	fn nothing_is_rehearsed_on_a_chain_in_earnest() {
		for chain_type in ["Development", "Local"] {
			assert!(Rehearsal::of_type(chain_type, Misbehaviour::DealFalsely).is_ok());
		}
		for chain_type in ["Live", "", "development", "Development "] {
			let refused = Rehearsal::of_type(chain_type, Misbehaviour::VanishBeforeDecryption);
			assert!(matches!(refused, Err(RehearsalError::InEarnest(_))), "{chain_type}");
		}
	}

	#[test]
	fn a_false_dealing_is_sound_from_outside_and_wrong_for_one_other_trustee() {
		let ceremony = Ceremony { reference: [1; 32], trustees: 4, threshold: 2 };
		let secrets: Vec<TrusteeSecrets> =
			(1..=4).map(|index| TrusteeSecrets::generate(ceremony, index, &mut OsRng)).collect();
		let joinings: Vec<_> = secrets.iter().map(|own| own.join(&mut OsRng)).collect();
		// The second did not join.
		let keys: Vec<_> =
			(1..).zip(&joinings).map(|(index, own)| (index != 2).then_some(own.transport_key)).collect();
		let mut dealing = secrets[0].deal(&keys, &mut OsRng).unwrap();
		deal_falsely(&mut dealing, 1);
		assert_eq!(ceremony.verify_dealing(1, &joinings[0].dealing_commitment, &dealing), Ok(()));
		let is_right = |trustee: usize| secrets[trustee].receive(1, &dealing, &mut OsRng).unwrap().is_ok();
		assert!(is_right(0) && !is_right(2) && is_right(3));
	}
}
