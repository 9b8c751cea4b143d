// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The auditor confirms the election from the node and from a file, and refuses every changed file.

use super::{wordless, CANDIDATES, MEMBERS, OTHER_VOTERS, VOTERS, YOUTH};
use anyhow::{ensure, Context};
use caucus_e2e::Site;
use caucus_sdk::{
	chain::Chain,
	elections::{
		ballot::Ballot,
		bundle::{Bundle, Handover},
	},
	primitives::ElectionId,
};
use serde_json::{json, Value};

/// A change of a bundle: what it is, the code by which it is refused, and how it is made.
type Change = (&'static str, &'static str, fn(&mut Bundle));

const CHANGES: [Change; 12] = [
	("a ballot left out", "ballot-count", |bundle| _ = bundle.ballots.pop()),
	("two ballots in another order", "ballot-log", |bundle| bundle.ballots.swap(0, 1)),
	("a ballot twice", "ballot-order", |bundle| bundle.ballots.push(bundle.ballots[0].clone())),
	("a changed ballot", "bad-ring-proof", |bundle| {
		let first = &bundle.ballots[0].body;
		let of_another =
			|ballot: &&Ballot| ballot.body.ring == first.ring && ballot.body.alias != first.alias;
		let other = bundle.ballots.iter().find(of_another).expect("many have voted; qed");
		bundle.ballots[0].body.contests = other.body.contests.clone();
	}),
	("a ballot moved to the other style", "bad-shape", |bundle| bundle.ballots[0].body.ring ^= 1),
	("a key more on the roll", "roll-count", |bundle| bundle.keys[0].push([1; 32])),
	("a key moved to the other style", "roll-count", |bundle| {
		let key = bundle.keys[1].pop().expect("a style has keys; qed");
		bundle.keys[0].push(key);
	}),
	("a key changed on the roll", "roll-digest", |bundle| bundle.keys[0].swap(0, 1)),
	("a changed record", "bad-state-proof", |bundle| {
		let node = bundle.state_proof.iter_mut().max_by_key(|node| node.len()).expect("nodes; qed");
		let middle = node.len() / 2;
		node[middle] ^= 1;
	}),
	("another block", "not-final", |bundle| bundle.header[40] ^= 1),
	("a hand-over that is none", "not-final", |bundle| {
		let (header, justification) = (bundle.header.clone(), bundle.justification.clone());
		bundle.handovers.push(Handover { header, justification });
	}),
	("another first block", "other-chain", |bundle| bundle.genesis_header[40] ^= 1),
];

/// Runs the auditor; gives whether it found everything right, and its report.
fn audited(site: &Site, arguments: &[&str]) -> anyhow::Result<(bool, Value)> {
	let output = site.run("caucus-audit", &[&["--json"], arguments].concat())?;
	let report = serde_json::from_slice(&output.stdout)
		.with_context(|| format!("no report: {}", String::from_utf8_lossy(&output.stderr)))?;
	Ok((output.status.success(), report))
}

/// The code of the first thing that is wrong.
fn reason(report: &Value) -> Option<&str> {
	let mut checks = report["checks"].as_array().into_iter().flatten();
	let wrong = checks.find(|check| check["status"] == "wrong");
	wrong.unwrap_or(report)["reason"].as_str()
}

/// What both reports say; gives the digest of all that was found.
fn ensure_confirmed((ok, report): (bool, Value)) -> anyhow::Result<String> {
	ensure!(ok && report["ok"] == true, "the audit fails: {report}");
	ensure!(report["standing"] == "final", "the result is {}", report["standing"]);
	ensure!(report["ballots_verified"] == VOTERS + OTHER_VOTERS + 1);
	let turnout = json!([
		{"style": 0, "keys": YOUTH - 1, "voters": VOTERS},
		{"style": 1, "keys": MEMBERS - YOUTH, "voters": OTHER_VOTERS},
	]);
	ensure!(report["turnout"] == turnout, "the turnout is {}", report["turnout"]);
	let [chair, seats] = [&report["results"][0], &report["results"][1]];
	ensure!(chair["verdict"] == "decided" && chair["elected"] == json!(["기호 1번"]), "{chair}");
	ensure!(seats["verdict"] == "decided" && seats["elected"] == json!(["청년 1번", "청년 3번"]), "{seats}");
	ensure!(chair["polls"][0]["status"] == "revealed", "{chair}");
	ensure!(chair["totals"].as_array().is_some_and(|totals| totals.len() == CANDIDATES), "{chair}");
	Ok(report["digest"].to_string())
}

/// The auditor finds an election right, from its node, with so many ballots; gives its report.
pub(crate) fn ensure_audited(
	site: &Site,
	chain: &Chain,
	election: ElectionId,
	ballots: u32,
) -> anyhow::Result<Value> {
	let (genesis, number) = (hex(&chain.genesis_hash().0), election.to_string());
	let (ok, report) = audited(site, &["--genesis", &genesis, "node", site.url(), "--election", &number])?;
	ensure!(ok && report["ok"] == true, "the audit fails: {report}");
	ensure!(report["ballots_verified"] == ballots, "{ballots} ballots were cast: {report}");
	Ok(report)
}

/// Audits a final election.
pub(crate) fn audit(site: &Site, chain: &Chain, election: ElectionId) -> anyhow::Result<()> {
	let number = election.to_string();
	let genesis = hex(&chain.genesis_hash().0);
	// The export waits until the last block is final, so that the auditor sees the same from the node.
	let path = site.path("bundle");
	let exported = site.caucus(&["export", "--election", &number, "--out", &path])?;
	ensure!(exported.status.success(), "no export: {}", String::from_utf8_lossy(&exported.stderr));
	let from_node = (true, ensure_audited(site, chain, election, VOTERS + OTHER_VOTERS + 1)?);
	let from_file = audited(site, &["--genesis", &genesis, "bundle", &path])?;
	ensure!(ensure_confirmed(from_node)? == ensure_confirmed(from_file)?, "node and bundle differ");
	let (ok, elsewhere) = audited(site, &["--genesis", &"1".repeat(64), "bundle", &path])?;
	ensure!(!ok && reason(&elsewhere) == Some("other-chain"), "a bundle of another chain: {elsewhere}");

	let bundle = Bundle::from_bytes(&std::fs::read(&path)?).map_err(wordless)?;
	for (what, why, change) in CHANGES {
		let mut bent = bundle.clone();
		change(&mut bent);
		let path = site.path("bent");
		std::fs::write(&path, bent.to_bytes())?;
		let (ok, report) = audited(site, &["--genesis", &genesis, "bundle", &path])?;
		ensure!(!ok, "the audit passes with {what}");
		ensure!(reason(&report) == Some(why), "{what}: expected {why}, got {report}");
	}
	Ok(())
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
