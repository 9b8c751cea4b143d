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

use codec::{Decode, Encode};
use std::error::Error;
use subxt::{
	client::OnlineClient,
	config::SubstrateConfig,
	dynamic::{runtime_api_call, storage, Value},
	ext::scale_decode::DecodeAsType,
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

	// An election with its running count, as everybody can ask for it. Arguments and answer lie as bytes within the
	// call and its result, which subxt 0.51 does not know yet: so both are written here.
	let metadata = at.metadata_ref();
	let view = metadata.pallet_by_name("Elections").and_then(|found| found.view_function_by_name("election"));
	let view = view.ok_or("there is no such view")?;
	let asked = (*view.query_id(), election.encode()).encode();
	let answer = at.view_functions().call_raw(Some(&asked)).await?;
	let bytes = Result::<Vec<u8>, ()>::decode(&mut &answer[..])?.map_err(|()| "the view was not run")?;
	let shown = Value::decode_as_type(&mut &bytes[..], view.output_ty(), metadata.types())?;
	println!("election {election}: {shown}");
	println!("{{\"members\":{members},\"block\":\"{:?}\"}}", at.block_hash());
	Ok(())
}
