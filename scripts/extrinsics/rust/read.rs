// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Connect to a node and read at one final block: storage, a runtime API, a view function.
//!
//! ```sh
//! cargo run --release --example extrinsics-read [ELECTION]
//! ```
//!
//! Nothing is generated: items are named, and their types come from the chain's metadata. A program that
//! wants types of its own takes the crates that state the chain's rules, such as `caucus-elections-core`, and
//! decodes bytes into them: see `clients/sdk/src/read.rs`.

use std::error::Error;
use subxt::{
	client::OnlineClient,
	config::SubstrateConfig,
	dynamic::{runtime_api_call, storage, view_function_call, Value},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	let url = std::env::var("CAUCUS_NODE").unwrap_or_else(|_| "ws://127.0.0.1:9944".into());
	let election: u32 = std::env::args().nth(1).map_or(Ok(0), |number| number.parse())?;
	// A node on this machine; for others take `from_url`, which insists on TLS.
	let client = OnlineClient::<SubstrateConfig>::from_insecure_url(url).await?;
	// Everything is read at this block, which is final.
	let at = client.at_current_block().await?;
	println!("block {} of runtime {}", at.block_number(), at.spec_version());

	let count = storage::<(), u32>("Members", "MemberCount");
	let members = at.storage().fetch(count, ()).await?.decode()?;
	println!("{members} members are registered");

	let slot = runtime_api_call::<_, u64>("AuraApi", "slot_duration", ());
	println!("a block every {} ms", at.runtime_apis().call(slot).await?);

	// An election with its running count, as everybody can ask for it.
	let shown = view_function_call::<_, Value>("Elections", "election", (election,));
	println!("election {election}: {}", at.view_functions().call(shown).await?);
	println!("{{\"members\":{members},\"block\":\"{:?}\"}}", at.block_hash());
	Ok(())
}
