// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # What the Caucus runtimes share
//!
//! The sovereign chain and the parachain must look the same to a wallet, a client and an auditor:
//! the same account format, the same unit, the same transaction bytes. Whatever decides that is
//! written once, here. Pallets and their configuration stay in the runtimes.
//!
//! - [`time`]: how long a block takes, and durations counted in blocks.
//! - [`limits`]: how much a block can hold.
//! - [`money`]: the unit and what a transaction costs.
//! - [`transaction`]: the extensions that every transaction carries.
//! - [`status`]: what operators of nodes watch.
//! - [`host`]: what the party's own nodes do for its runtime.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

// The macro that makes functions of a node writes unsafe code, without documentation, for a `cfg` of the wasm builder.
#[allow(missing_docs, unexpected_cfgs, unsafe_code)]
pub mod host;
pub mod limits;
pub mod money;
pub mod status;
pub mod time;
pub mod transaction;

pub use transaction::{extension_without_signer, TxExtension};

use polkadot_sdk::{
	sp_core,
	sp_runtime::{
		generic,
		traits::{BlakeTwo256, IdentifyAccount, Verify},
		MultiAddress, MultiSignature,
	},
};

/// Height of a block.
pub type BlockNumber = u32;

/// Hash of a block, a storage node or an extrinsic.
pub type Hash = sp_core::H256;

/// Signature under a transaction: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;

/// Account: the 32 bytes derived from the public key that [`Signature`] verifies against.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;

/// How a transaction names an account. Account indices do not exist on this chain.
pub type Address = MultiAddress<AccountId, ()>;

/// Amount of the chain's unit, in its smallest part; see [`money`].
pub type Balance = u128;

/// Number of transactions that an account has sent.
pub type Nonce = u32;

/// Point in time, in milliseconds since the Unix epoch.
pub type Moment = u64;

/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// Network prefix in the text form of an account, the generic one: an account belongs to its
/// holder, not to a chain, and wallets show it alike on both.
pub const SS58_PREFIX: u16 = 42;

/// Blocks as a node handles them: it passes transactions on without looking inside, so that it
/// keeps working when a runtime upgrade changes what is inside.
pub mod opaque {
	use super::generic;

	pub use polkadot_sdk::sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	pub use super::{Hash, Header};

	/// Block with transactions as plain bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}
