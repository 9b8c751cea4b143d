// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The officers of a development chain at work: they enter members and cut rolls.

use anyhow::Context;
use caucus_sdk::{
	chain::{pair, Chain, Included, Until},
	keys,
	members::registry::{BatchId, Classes, Entry, MAX_BATCH},
	primitives::blake2_256,
};
use codec::{Decode, Encode};
use futures::stream::{self, StreamExt, TryStreamExt};
use rayon::prelude::*;
use serde_json::{json, Value};

/// Officers of a development chain: they enter members, cut rolls and review petitions.
pub(crate) const OFFICERS: [&str; 2] = ["//Alice", "//Bob"];
/// Somebody with an account.
pub(crate) const RELAYER: &str = "//Charlie//stash";
/// Batches of members under way at a time: more than two blocks take, fewer than may wait for a second registrar.
const BATCHES: usize = 64;

/// A call of a development account, with its arguments encoded.
pub(crate) async fn call(
	chain: &Chain,
	who: &str,
	pallet: &str,
	name: &str,
	arguments: Vec<u8>,
) -> anyhow::Result<Included> {
	let included = chain.submit_signed(&pair(who)?, pallet, name, arguments, Until::InBlock).await;
	included.with_context(|| format!("{pallet}.{name}"))
}

/// The same, with its arguments in JSON.
pub(crate) async fn call_json(
	chain: &Chain,
	who: &str,
	pallet: &str,
	name: &str,
	arguments: &Value,
) -> anyhow::Result<()> {
	let arguments = arguments.as_object().context("arguments are an object")?;
	let encoded = chain.encode_call(pallet, name, arguments).await?;
	call(chain, who, pallet, name, encoded).await?;
	Ok(())
}

/// So many development members apply, with proofs that they own their keys.
pub(crate) fn applications(chain: &Chain, members: u32) -> anyhow::Result<Vec<Entry>> {
	let genesis = chain.genesis_hash().0;
	(0..members)
		.into_par_iter()
		.map(|number| {
			let application = keys::apply(&keys::development(number), &genesis, 0, Classes::DUES_PAYING)?;
			Ok(Entry::Join(application))
		})
		.collect()
}

/// Two registrars enter them.
pub(crate) async fn enter(chain: &Chain, entries: &[Entry]) -> anyhow::Result<()> {
	stream::iter(entries.chunks(MAX_BATCH as usize))
		.map(|batch| async move {
			let batch = batch.encode();
			let proposed = call(chain, OFFICERS[0], "Members", "propose_batch", batch.clone()).await?;
			let event = proposed.event("Members", "BatchProposed").context("no batch was proposed")?;
			let number = BatchId::decode(&mut &event.fields[..])?;
			let arguments = (number, blake2_256(&[&batch])).encode();
			call(chain, OFFICERS[1], "Members", "confirm_batch", arguments).await
		})
		.buffer_unordered(BATCHES)
		.try_collect::<Vec<_>>()
		.await?;
	Ok(())
}

/// Two registrars begin a standing roll of all who pay dues, in one part.
pub(crate) async fn begin_roll(chain: &Chain, ring: u32) -> anyhow::Result<()> {
	let part = json!({ "classes": Classes::DUES_PAYING.0, "chapter": null });
	let arguments = json!({ "parts": [part], "ring_size": format!("R{ring}") });
	for registrar in OFFICERS {
		call_json(chain, registrar, "Members", "cut_standing", &arguments).await?;
	}
	Ok(())
}
