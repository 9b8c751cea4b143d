// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Follow final blocks and say what happened in each, by pallet.
//!
//! ```sh
//! cargo run --release --example extrinsics-follow [BLOCKS]
//! ```
//!
//! A program that runs for long has to survive a node that restarts:
//! `caucus_sdk::chain::Chain::finalized_heads` does, and misses no block over it.

use std::{collections::BTreeMap, error::Error};
use subxt::{client::OnlineClient, config::SubstrateConfig, dynamic::Value};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	let url = std::env::var("CAUCUS_NODE").unwrap_or_else(|_| "ws://127.0.0.1:9944".into());
	let wanted: usize = std::env::args().nth(1).map_or(Ok(2), |number| number.parse())?;
	let client = OnlineClient::<SubstrateConfig>::from_insecure_url(url).await?;
	let mut blocks = client.stream_blocks().await?;
	for _ in 0..wanted {
		let block = blocks.next().await.ok_or("the node ended the stream")??;
		// The metadata of this very block: an upgrade changes it in between.
		let at = block.at().await?;
		let mut counts: BTreeMap<String, u32> = BTreeMap::new();
		for event in at.events().fetch().await?.iter() {
			let event = event?;
			*counts.entry(event.pallet_name().to_owned()).or_default() += 1;
			// Every block has these; they say nothing of the party.
			if event.pallet_name() != "System" {
				let fields = event.decode_fields_unchecked_as::<Value>()?;
				println!("{}: {}.{} {fields}", block.number(), event.pallet_name(), event.event_name());
			}
		}
		println!(
			"{{\"number\":{},\"hash\":\"{:?}\",\"events\":{}}}",
			block.number(),
			block.hash(),
			counts.values().sum::<u32>()
		);
	}
	Ok(())
}
