// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Dry runs: what would become of a transaction on the state of the best block.

use super::{error::client_error, Chain, ChainError, DispatchFailure, Refusal};
use subxt_signer::sr25519::Keypair;

/// For how many blocks a transaction is valid that was signed for a dry run: the fewest there can be. The best
/// block is the last of them, so that nobody who is shown it can hand it in.
const LIFETIME: u64 = 4;

impl Chain {
	/// Signs a call, has the node's runtime carry it out on the state of the best block, and forgets what
	/// came of it: an error if it would have no effect, or not be taken at all. Nothing is submitted.
	///
	/// The runtime sees the last block's time and what that block left, neither what waits in the pool nor
	/// what the next block brings.
	pub async fn try_signed(
		&self,
		pair: &Keypair,
		pallet: &str,
		call: &str,
		args: Vec<u8>,
	) -> Result<(), ChainError> {
		let best = self.best_head().await?;
		let at = self.inner.client.at_block(best).await.map_err(client_error)?;
		let account = pair.public_key().to_account_id();
		// Not those in the pool, which this state knows nothing of.
		let nonce = at.tx().account_nonce(&account).await.map_err(client_error)?;
		let first = (at.block_number() + 1).saturating_sub(LIFETIME);
		let hash = self.block_hash(first).await?.ok_or(ChainError::Unreadable("a block's hash".into()))?;
		let anchor = (LIFETIME, first, hash);
		let extrinsic = Self::sign_at(&at, pair, (pallet, call, args), nonce, anchor)?;
		let answer = self.call_api("BlockBuilder_apply_extrinsic", &extrinsic, Some(best)).await?;
		match verdict(&answer) {
			Verdict::Fine => Ok(()),
			Verdict::Fails(failure) => {
				Err(ChainError::WouldFail(DispatchFailure::from_event(failure, at.metadata_ref())))
			}
			Verdict::Refused(refusal) => Err(refusal.into()),
			Verdict::Unreadable => Err(ChainError::Unreadable("the answer to a dry run".into())),
		}
	}
}

/// What the runtime says of a transaction that it carried out.
#[derive(Debug, PartialEq, Eq)]
enum Verdict<'a> {
	/// It does what it should.
	Fine,
	/// It has no effect, for this error.
	Fails(&'a [u8]),
	/// No block takes it.
	Refused(Refusal),
	/// The answer is none.
	Unreadable,
}

/// Reads the answer of `BlockBuilder_apply_extrinsic`: an outcome within whether it can be in a block.
fn verdict(answer: &[u8]) -> Verdict<'_> {
	match answer {
		[0, 0] => Verdict::Fine,
		[0, 1, failure @ ..] if !failure.is_empty() => Verdict::Fails(failure),
		[1, ..] => Refusal::from_validity(answer).map_or(Verdict::Unreadable, Verdict::Refused),
		_ => Verdict::Unreadable,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	#[test]
	fn what_a_dry_run_says_is_read() {
		// `Result<Result<(), DispatchError>, TransactionValidityError>`, the inner ones by their bytes.
		type Answer = Result<Result<(), [u8; 6]>, [u8; 2]>;
		let module = [3, 54, 7, 0, 0, 0];
		assert_eq!(verdict(&Answer::Ok(Ok(())).encode()), Verdict::Fine);
		assert_eq!(verdict(&Answer::Ok(Err(module)).encode()), Verdict::Fails(&module));
		assert_eq!(verdict(&Answer::Err([0, 1]).encode()), Verdict::Refused(Refusal::Payment));
		for unreadable in [&[][..], &[0], &[0, 1], &[0, 0, 0], &[2, 0]] {
			assert_eq!(verdict(unreadable), Verdict::Unreadable, "{unreadable:?}");
		}
	}
}
