// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the operator of a node has of all that was written.

use super::writer::Writer;
use anyhow::ensure;
use caucus_messages::statement::Statement;
use caucus_sdk::chain::Chain;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
pub(super) struct Report {
	statements: usize,
	/// Statements in which something stands that was said.
	with_plaintext: usize,
	/// Statements in which a key stands by which a device is known to others.
	with_identity_keys: usize,
	/// Signers that are no account of a grant.
	unknown_signers: usize,
}

/// Looks through everything that both nodes give to anybody.
pub(super) async fn run(chains: &[Chain; 2], writers: &[Writer], said: &[String]) -> anyhow::Result<Report> {
	let mut all = BTreeSet::new();
	for chain in chains {
		all.extend(chain.all_statements().await?);
	}
	let has = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
	let accounts: BTreeSet<[u8; 32]> = writers.iter().map(Writer::account).collect();
	let identities: Vec<[u8; 32]> = writers
		.iter()
		.flat_map(|writer| {
			let address = writer.device.address();
			[address.signature, address.sealing, address.secret]
		})
		.collect();
	let count = |found: &dyn Fn(&[u8]) -> bool| all.iter().filter(|bytes| found(bytes)).count();
	let is_unknown =
		|bytes: &[u8]| Statement::parse(bytes).map_or(true, |found| !accounts.contains(&found.signer));
	let report = Report {
		statements: all.len(),
		with_plaintext: count(&|bytes| said.iter().any(|text| has(bytes, text.as_bytes()))),
		with_identity_keys: count(&|bytes| identities.iter().any(|key| has(bytes, key))),
		unknown_signers: count(&is_unknown),
	};
	ensure!(report.statements > 0, "the nodes have nothing");
	ensure!(
		report.with_plaintext + report.with_identity_keys + report.unknown_signers == 0,
		"the nodes know too much: {}",
		serde_json::to_string(&report)?
	);
	eprintln!("{} statements lie on the nodes; none has words or keys of anybody", report.statements);
	Ok(report)
}
