// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What may go wrong between this program and the chain.

use super::{Hash, Misfit, Refusal};
use std::fmt;
use subxt::{
	rpcs::{self, UserError},
	Metadata,
};

/// What may go wrong between this program and the chain.
#[derive(Debug, thiserror::Error)]
pub enum ChainError {
	/// The secret URI is wrong.
	#[error("this is not a key: {0}; give //Name, a mnemonic, or 0x and 64 hexadecimal digits")]
	BadKey(String),
	/// No connection within the given patience.
	#[error("no answer from the node: {0}; check that it runs and that this is its RPC address")]
	Unreachable(String),
	/// The node answered with an error.
	#[error("the node answered with error {code}: {message}")]
	Rpc {
		/// The JSON-RPC code.
		code: i32,
		/// The node's words.
		message: String,
	},
	/// The transaction pool did not take the transaction, or dropped it.
	#[error("the transaction was refused: {0}")]
	Refused(#[from] Refusal),
	/// The transaction is in a block, but had no effect.
	#[error("the transaction failed in block {block:?}: {failure}")]
	Failed {
		/// The block that holds it.
		block: Hash,
		/// The reason.
		failure: DispatchFailure,
	},
	/// A dry run says that the transaction would have no effect.
	#[error("nothing was sent; the chain would refuse it now: {0}")]
	WouldFail(DispatchFailure),
	/// It is in a block to which finality did not come.
	#[error("the transaction is in block {0:?}, but that is not final yet; look again later")]
	NotFinal(Hash),
	/// The connection broke and the transaction is in none of the blocks since.
	#[error("the transaction is in none of the next 64 blocks; look for its effect, then send it again")]
	Lost,
	/// The runtime has no such call.
	#[error("runtime {spec} has no call {pallet}.{call}; update this program")]
	NoSuchCall {
		/// The pallet.
		pallet: String,
		/// The call.
		call: String,
		/// The runtime's version.
		spec: u32,
	},
	/// The arguments are not those of the call.
	#[error("the arguments do not fit {pallet}.{call} of runtime {spec}: {reason}; update this program")]
	BadArguments {
		/// The pallet.
		pallet: String,
		/// The call.
		call: String,
		/// The runtime's version.
		spec: u32,
		/// Where they stop fitting.
		reason: String,
	},
	/// The runtime does not answer such a question.
	#[error("runtime {spec} does not answer {pallet}.{view}; update this program")]
	NoSuchView {
		/// The pallet.
		pallet: String,
		/// The question.
		view: String,
		/// The runtime's version.
		spec: u32,
	},
	/// A value does not fit its type.
	#[error(transparent)]
	Misfit(#[from] Misfit),
	/// Something that the node gave is not what its metadata says.
	#[error("{0} cannot be read; the node's metadata says something else")]
	Unreadable(String),
	/// The node does not know the block, or has forgotten it.
	#[error("the node does not have block {0}; ask an archive node")]
	NoSuchBlock(String),
	/// Anything that subxt reports.
	#[error(transparent)]
	Client(Box<subxt::Error>),
}

impl From<rpcs::Error> for ChainError {
	fn from(error: rpcs::Error) -> Self {
		match error {
			rpcs::Error::User(error) => {
				let message = match data_of(&error) {
					Some(data) => format!("{}: {data}", error.message),
					None => error.message.clone(),
				};
				Self::Rpc { code: error.code, message }
			}
			rpcs::Error::Client(reason) => Self::Unreachable(reason.to_string()),
			rpcs::Error::DisconnectedWillReconnect(reason) => Self::Unreachable(reason),
			other => Self::Client(Box::new(other.into())),
		}
	}
}

/// Wraps one of subxt's many errors.
pub(super) fn client_error(error: impl Into<subxt::Error>) -> ChainError {
	ChainError::Client(Box::new(error.into()))
}

/// The `data` of a JSON-RPC error, as text.
pub(super) fn data_of(error: &UserError) -> Option<String> {
	let raw = error.data.as_ref()?.get();
	Some(serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned()))
}

/// Why a transaction in a block had no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DispatchFailure {
	/// The error: `Pallet::Error`, or the name of a general one such as `BadOrigin`.
	pub name: String,
	/// What the pallet's documentation says about it.
	pub docs: String,
}

impl fmt::Display for DispatchFailure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.name)?;
		if !self.docs.is_empty() {
			write!(f, ": {}", self.docs)?;
		}
		Ok(())
	}
}

/// The general errors of `sp_runtime::DispatchError`, by their index, and what they mean here.
const GENERAL: [(&str, &str); 15] = [
	("Other", "the runtime gave no reason"),
	("CannotLookup", "the account could not be looked up"),
	("BadOrigin", "this account may not make this call"),
	("Module", ""),
	("ConsumerRemaining", "something still depends on the account"),
	("NoProviders", "the account does not exist on the chain; it needs an office, a binding or a balance"),
	("TooManyConsumers", "too much depends on the account already"),
	("Token", "the balance does not allow it"),
	("Arithmetic", "a number left its range"),
	("Transactional", "the call is nested too deeply"),
	("Exhausted", "it was too much for one call; do less at once"),
	("Corruption", "the state is damaged; tell the operators"),
	("Unavailable", "something it needs is not there now; try again later"),
	("RootNotAllowed", "Root may not make this call"),
	("Trie", "the state could not be read; tell the operators"),
];

impl DispatchFailure {
	/// Reads the fields of `System.ExtrinsicFailed`.
	pub(super) fn from_event(fields: &[u8], metadata: &Metadata) -> Self {
		match fields {
			[3, pallet, error, ..] => {
				let known = metadata.pallet_by_error_index(*pallet).and_then(|found| {
					let variant = found.error_variant_by_index(*error)?;
					Some(Self {
						name: format!("{}::{}", found.name(), variant.name),
						docs: variant.docs.join(" ").trim().to_owned(),
					})
				});
				known.unwrap_or_else(|| Self {
					name: format!("error {error} of pallet {pallet}"),
					docs: "unknown to the metadata of this block".into(),
				})
			}
			[index, ..] => {
				let (name, docs) =
					GENERAL.get(usize::from(*index)).copied().unwrap_or(("an unknown error", ""));
				Self { name: name.into(), docs: docs.into() }
			}
			[] => Self { name: "an empty error".into(), docs: String::new() },
		}
	}
}
