// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sign a call, send it, and say in words why it failed if it did. The call comes in hexadecimal digits, such
//! as Polkadot.js Apps shows them as "encoded call data"; without one, a remark is made.
//!
//! ```sh
//! cargo run --release --example extrinsics-signed //Alice [CALL-HEX]
//! ```
//!
//! The runtime says before it is sent whether it would take the transaction, but not what would come of the
//! call: `caucus_sdk::chain::Chain::try_signed` is a dry run of that too.

use std::{error::Error, str::FromStr};
use subxt::{
	client::OnlineClient,
	config::SubstrateConfig,
	dynamic::{tx, Value},
	error::{DispatchError, TransactionEventsError},
};
use subxt_signer::{sr25519::Keypair, SecretUri};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	let url = std::env::var("CAUCUS_NODE").unwrap_or_else(|_| "ws://127.0.0.1:9944".into());
	let mut arguments = std::env::args().skip(1);
	let uri = arguments.next().unwrap_or_else(|| "//Alice".into());
	let pair = Keypair::from_uri(&SecretUri::from_str(&uri)?)?;
	let client = OnlineClient::<SubstrateConfig>::from_insecure_url(url).await?;
	let at = client.at_current_block().await?;
	let mut transactions = at.transactions();

	// A call by name, its arguments in order; or the bytes of one, read by the metadata.
	let progress = match arguments.next() {
		None => {
			let call = tx("System", "remark_with_event", vec![Value::from_bytes(b"Caucus")]);
			transactions.sign_and_submit_then_watch_default(&call, &pair).await?
		}
		Some(bytes) => {
			let call = transactions.from_call_data_bytes(&hex::decode(bytes.trim_start_matches("0x"))?)?;
			println!("{}.{}", call.pallet_name(), call.call_name());
			transactions.sign_and_submit_then_watch_default(&call, &pair).await?
		}
	};
	let place = progress.wait_for_finalized().await?;
	for event in place.wait_for_success().await.map_err(in_words)?.iter() {
		let event = event?;
		println!("{}.{}", event.pallet_name(), event.event_name());
	}
	println!("{{\"hash\":\"{:?}\",\"block\":\"{:?}\"}}", place.extrinsic_hash(), place.block_hash());
	Ok(())
}

/// The error of a call by its name, with what the chain's documentation says of it.
fn in_words(error: TransactionEventsError) -> Box<dyn Error> {
	let TransactionEventsError::ExtrinsicFailed(DispatchError::Module(failed)) = &error else {
		return error.into();
	};
	match failed.details() {
		Ok(found) => {
			let docs = found.variant.docs.join(" ");
			format!("{}.{}: {docs}", found.pallet.name(), found.variant.name).into()
		}
		Err(unknown) => unknown.into(),
	}
}
