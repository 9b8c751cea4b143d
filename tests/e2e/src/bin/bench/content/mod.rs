// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members publish, look for, and write to each other.

mod library;
mod messages;
mod search;

use serde_json::{json, Value};

/// Measures all of it.
pub(crate) async fn measure(bytes: usize, items: u32) -> anyhow::Result<Value> {
	let search = search::measure(items)?;
	let library = library::measure(bytes).await?;
	let messages = messages::measure().await?;
	Ok(json!({ "bench": "content", "library": library, "search": search, "messages": messages }))
}
