// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A light client follows a network of four validators, and members vote through it.
//!
//! `tests/light/run.sh` holds a whole election: here on a chain whose validators have to agree, whose sessions
//! end meanwhile, and whose nodes the light client reaches over a network.

use anyhow::{ensure, Context};
use caucus_e2e::{binary, free_port, network::Network};
use serde_json::{json, Value};
use std::time::Duration;

/// The validators, in the order of their nodes.
const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];
/// Beside this node are the voters, the trustees and the light client.
const HERE: usize = 0;
/// The nodes that the light client is told of.
const PEERS: [usize; 2] = [1, 2];
/// How long it may take until blocks become final.
const START: Duration = Duration::from_secs(120);
/// From drawing up to voting, and how long voting is open, in seconds. Each step of the key waits until the one
/// before is final, and so does each ballot of the light client.
const PREPARING: &str = "200";
const VOTING: &str = "300";
/// Ballots that the light client hands in, and all that are cast.
const BY_LIGHT_CLIENT: usize = 4;
const ALL_BALLOTS: u32 = 44;

/// The address at which a light client reaches a node that listens for it at this port.
fn socket(network: &Network, node: usize, port: u16) -> anyhow::Result<String> {
	let (host, rest) = network.peers(node).split_once("/tcp/").context("an address without a port")?;
	let (_, identity) = rest.split_once('/').context("an address without an identity")?;
	Ok(format!("{host}/tcp/{port}/ws/{identity}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn members_vote_through_a_light_client() -> anyhow::Result<()> {
	let names = VALIDATORS.map(|name| format!("--{name}"));
	let ports = [free_port()?, free_port()?, free_port()?, free_port()?];
	let listen = ports.map(|port| format!("/ip4/0.0.0.0/tcp/{port}/ws"));
	let flags: Vec<[&str; 3]> = names
		.iter()
		.zip(&listen)
		.map(|(name, listen)| [name.as_str(), "--listen-addr", listen.as_str()])
		.collect();
	let flags: Vec<&[&str]> = flags.iter().map(<[&str; 3]>::as_slice).collect();
	let network = Network::start_chain("local", &flags).await?;
	if !network.is_separable() {
		println!(
			"LEFT OUT: machines of their own for light client and peers; it takes root and network namespaces"
		);
	}
	network.until_finalized(&[0, 1, 2, 3], 2, START).await?;

	let site = network.site(HERE);
	let mut arguments: Vec<String> = vec![
		"--node".into(),
		site.url().into(),
		"--spec".into(),
		network.path("chain.json"),
		"--caucus".into(),
		binary("caucus")?.display().to_string(),
	];
	for node in PEERS {
		arguments.extend(["--peer".into(), socket(&network, node, ports[node])?]);
	}
	let fixed = ["--preparing", PREPARING, "--voting", VOTING, "--repeat", "1"];
	arguments.extend(fixed.map(String::from));
	let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../light/run.sh");
	let run = move || site.run(script, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
	let done = tokio::task::spawn_blocking(run).await??;
	let (said, complaint) = (String::from_utf8(done.stdout)?, String::from_utf8_lossy(&done.stderr));
	ensure!(done.status.success(), "tests/light/run.sh: {}\n{complaint}", done.status);

	let report: Value =
		serde_json::from_str(&said).with_context(|| format!("no line of JSON: {said}\n{complaint}"))?;
	let ballots = report["ballots"].as_array().context("no ballots are reported")?;
	ensure!(ballots.len() == BY_LIGHT_CLIENT, "{} ballots by the light client: {said}", ballots.len());
	let counted = |ballot: &Value| ballot["counted_in"].as_u64().is_some_and(|block| block > 0);
	ensure!(ballots.iter().all(counted), "a ballot of the light client is in no final block: {said}");
	let result = &report["result"];
	ensure!(result["stage"] == "Final" && result["ballots"] == ALL_BALLOTS, "not all are counted: {said}");
	// It read that with proof; the node and the command line said the same.
	ensure!(result["compared"] == json!(["node", "caucus"]), "nobody else was asked: {said}");
	let height = report["result"]["block"]["number"].as_u64().context("the result is of no block")?;
	network.until_finalized(&[0, 1, 2, 3], height, START).await?;
	Ok(())
}
