// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How long a message takes from a member at one node to a member at another.

use anyhow::{ensure, Context};
use caucus_e2e::{network::Network, run};
use serde_json::{json, Value};

/// The rehearsal of messages, between two nodes of a new development chain.
pub(super) async fn measure() -> anyhow::Result<Value> {
	let network = Network::start_chain("dev", &[&["--alice", "--force-authoring"], &[]]).await?;
	let [here, there] = [network.url(0), network.url(1)];
	eprintln!("members write to each other by two nodes; until they may it takes some five minutes");
	let rehearse =
		move || run("caucus", &["--node", &here, "rehearse", "messages", "--other", &there, "--json"]);
	let done = tokio::task::spawn_blocking(rehearse).await??;
	let complaint = String::from_utf8_lossy(&done.stderr);
	ensure!(done.status.success(), "caucus rehearse messages: {complaint}");
	let report: Value = serde_json::from_slice(&done.stdout).context("the rehearsal wrote no JSON")?;
	let of_two = &report["pair"];
	Ok(json!({
		"latency_ms": of_two["latency_ms"],
		"picture_bytes": of_two["picture_bytes"],
		"picture_seconds": of_two["picture_seconds"],
		"group_of": report["group"]["members"][0],
		"group_seconds": report["group"]["seconds"],
	}))
}
