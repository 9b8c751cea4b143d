// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The extensions that every transaction carries.
//!
//! Two forms of transaction pass through them. A *signed* one comes from an account. A *general*
//! one has no signer: its call proves by itself that it may run, which is how a ballot stays
//! anonymous. For the latter every field below has its neutral value, so that a client can write
//! the bytes without a library that knows general transactions:
//!
//! ```text
//! 45        general transaction, format 5
//! 00        version of the extensions
//! 00        era: immortal
//! 00        nonce
//! 00        tip
//! 00        metadata hash: not checked
//! ..        the call
//! ```

use pallet_duties::FreeDuties;
use polkadot_sdk::{
	frame_metadata_hash_extension,
	frame_support::dispatch::{DispatchInfo, PostDispatchInfo},
	frame_system,
	pallet_transaction_payment::{self, ChargeTransactionPayment},
	sp_runtime::{generic::Era, traits::Dispatchable},
};

/// Checks and effects around every call, in the order in which they run.
///
/// - Authorisation comes first. It gives a call that proves itself an origin, so that everything
///   behind it sees who acts. A transaction that leaves the last extension without one is refused.
/// - Payment follows the weight check, so that nobody pays for what does not fit into the block. It
///   is skipped where a call says that it is free for this signer, as officers' duties are, within the
///   limits of `pallet-duties`.
/// - The last one gives back the weight that the call and all others did not use.
///
/// A signature covers the fields of all of them. A general transaction has no signature: what its
/// proof must bind (chain, election, ballot) is up to the call.
pub type TxExtension<Runtime> = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	FreeDuties<Runtime, ChargeTransactionPayment<Runtime>>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// The neutral value of [`TxExtension`], for a transaction without a signer.
pub fn extension_without_signer<Runtime>() -> TxExtension<Runtime>
where
	Runtime: frame_system::Config + pallet_transaction_payment::Config + pallet_duties::Config + Send + Sync,
	<Runtime as frame_system::Config>::RuntimeCall:
		Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
{
	(
		frame_system::AuthorizeCall::<Runtime>::new(),
		frame_system::CheckNonZeroSender::<Runtime>::new(),
		frame_system::CheckSpecVersion::<Runtime>::new(),
		frame_system::CheckTxVersion::<Runtime>::new(),
		frame_system::CheckGenesis::<Runtime>::new(),
		frame_system::CheckMortality::<Runtime>::from(Era::Immortal),
		frame_system::CheckNonce::<Runtime>::from(Default::default()),
		frame_system::CheckWeight::<Runtime>::new(),
		FreeDuties::from(ChargeTransactionPayment::<Runtime>::from(Default::default())),
		frame_metadata_hash_extension::CheckMetadataHash::<Runtime>::new(false),
		frame_system::WeightReclaim::<Runtime>::new(),
	)
}
