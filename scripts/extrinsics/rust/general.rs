// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Hand in a ballot, or another call that proves by itself that it may. There is no signer and no fee.
//!
//! ```sh
//! caucus vote --election 0 --key words.txt --choice 2 --print > ballot
//! cargo run --release --example extrinsics-general ballot
//! ```
//!
//! `caucus_sdk::vote` makes ballots, `caucus_sdk::acts` what members do besides, and both hand them in.

use codec::Encode;
use std::error::Error;
use subxt::{client::OnlineClient, config::SubstrateConfig};

/// What stands before the call: a general transaction of version 5, and extensions that say nothing.
const PREAMBLE: [u8; 6] = [0x45, 0, 0, 0, 0, 0];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	let url = std::env::var("CAUCUS_NODE").unwrap_or_else(|_| "ws://127.0.0.1:9944".into());
	let file = std::env::args().nth(1).ok_or("name a file that `caucus vote --print` wrote")?;
	let call = hex::decode(std::fs::read_to_string(file)?.trim().trim_start_matches("0x"))?;
	let client = OnlineClient::<SubstrateConfig>::from_insecure_url(url).await?;
	let at = client.at_current_block().await?;
	let transactions = at.transactions();
	// Read as the chain will read it: what has other bytes is no call of this chain.
	let read = transactions.from_call_data_bytes(&call)?;
	println!("{}.{}", read.pallet_name(), read.call_name());

	// The length of all of it stands in front, as with any list of bytes.
	let extrinsic = transactions.from_bytes([&PREAMBLE[..], &call].concat().encode());
	// The runtime checks it, as the pool will. Refusals of ballots are numbered in docs/developers.md.
	let verdict = extrinsic.validate().await?;
	if !verdict.is_valid() {
		return Err(format!("the chain does not take it: {verdict:?}").into());
	}
	let place = extrinsic.submit_and_watch().await?.wait_for_finalized().await?;
	for event in place.wait_for_success().await?.iter() {
		let event = event?;
		println!("{}.{}", event.pallet_name(), event.event_name());
	}
	println!("{{\"hash\":\"{:?}\",\"block\":\"{:?}\"}}", place.extrinsic_hash(), place.block_hash());
	Ok(())
}
