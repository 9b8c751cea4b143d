// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Acts that members wrote into files, handed in by a relayer in batches: nobody sees then which node, or
//! which address, each came from.

use super::PALLET;
use crate::{
	officer::Account,
	output::{bar, reasons},
	reading::{counted, number},
	said::Said,
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	acts::{ActFile, PetitionAct, ProvenAct, MAX_BATCH},
	chain::{pair, Chain, Until},
	participation::relay_acts,
	primitives::Digest,
};
use clap::Args;
use std::{collections::BTreeMap, path::PathBuf};

/// Acts of others.
#[derive(Args)]
#[command(after_help = "\
Example: caucus petition sign --key words.txt 3 --out act.json     (the member)
         caucus petition relay --account //Alice act.json more/*.json   (the relayer)
A file has one act on each line. Each is checked before it is sent: a bad one would refuse its whole batch, \
at the relayer's cost. Within a batch acts stand by alias: nobody learns which came first.")]
pub(crate) struct RelayActs {
	#[command(flatten)]
	account: Account,
	/// Files with acts.
	#[arg(required = true)]
	files: Vec<PathBuf>,
	/// Only check the acts, and send nothing.
	#[arg(long)]
	dry_run: bool,
}

/// An act and where it was found.
struct Found {
	place: String,
	petition: u32,
	act: ProvenAct,
}

/// Reads the acts of a file, line by line. What cannot be read is told apart from what can.
fn read_acts(name: &str, text: &str, genesis: &Digest) -> (Vec<Found>, Vec<String>) {
	let (mut acts, mut bad) = (Vec::new(), Vec::new());
	for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
		let place = format!("{name}, line {number}");
		let file = serde_json::from_str::<ActFile>(line).context("this is no act");
		match file.and_then(|file| Ok((file.petition, file.read(genesis)?))) {
			Ok((petition, act)) => acts.push(Found { place, petition, act }),
			Err(error) => bad.push(format!("{place}: {}", reasons(&error))),
		}
	}
	(acts, bad)
}

/// Leaves out what is there twice: one alias has one act of a kind at a time.
fn without_doubles(acts: Vec<Found>) -> (Vec<Found>, Vec<String>) {
	let mut first: BTreeMap<(u32, bool, [u8; 32]), String> = BTreeMap::new();
	let (mut kept, mut bad) = (Vec::new(), Vec::new());
	for found in acts {
		let sponsor = found.act.act == PetitionAct::Sponsor;
		let key = (found.petition, sponsor, found.act.proof.alias);
		match first.get(&key) {
			Some(place) => bad.push(format!("{}: the same member's act is in {place}", found.place)),
			None => {
				first.insert(key, found.place.clone());
				kept.push(found);
			}
		}
	}
	(kept, bad)
}

/// Puts acts of one petition and kind together, each batch as large as may be. Within one they stand by
/// alias, which says nothing about when or from whom they came.
fn batches(acts: Vec<Found>) -> Vec<(u32, Vec<ProvenAct>)> {
	let mut together: BTreeMap<(u32, bool), Vec<ProvenAct>> = BTreeMap::new();
	for found in acts {
		let sponsor = found.act.act == PetitionAct::Sponsor;
		together.entry((found.petition, sponsor)).or_default().push(found.act);
	}
	let mut all = Vec::new();
	for ((petition, _), mut acts) in together {
		acts.sort_by_key(|act| act.proof.alias);
		all.extend(acts.chunks(MAX_BATCH).map(|batch| (petition, batch.to_vec())));
	}
	all
}

impl RelayActs {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let relayer = pair(self.account.uri())?;
		let chain = node.connect().await?;
		let genesis = chain.genesis_hash().0;
		let (mut acts, mut bad) = (Vec::new(), Vec::new());
		for file in &self.files {
			let text =
				std::fs::read_to_string(file).with_context(|| crate::said::unreadable(file.display()))?;
			let (good, wrong) = read_acts(&file.display().to_string(), &text, &genesis);
			acts.extend(good);
			bad.extend(wrong);
		}
		let (acts, doubles) = without_doubles(acts);
		bad.extend(doubles);
		let (acts, refused) = check(&chain, acts).await;
		bad.extend(refused);
		bad.iter().for_each(|line| eprintln!("left out: {line}"));
		ensure!(!acts.is_empty(), Said::new("넘길 것이 없습니다.", "no act is left to be handed in"));
		let many = acts.len();
		if self.dry_run {
			println!("{} can be handed in, {} cannot", counted(many, "act"), bad.len());
			return Ok(());
		}
		let batches = batches(acts);
		let sent = bar(batches.len() as u64, "handing in");
		for (petition, batch) in batches {
			let included = relay_acts(&chain, &relayer, petition, &batch, Until::InBlock).await?;
			sent.inc(1);
			if let Some(counted) = included.event(PALLET, "BatchCounted") {
				let counted = chain.fields_of(counted, included.block).await?;
				let (taken, skipped) = (number(&counted["counted"]), number(&counted["skipped"]));
				let said = format!(
					"petition {petition}, block {}: {taken} counted, {skipped} of no use",
					included.number
				);
				sent.suspend(|| println!("{said}"));
			}
		}
		sent.finish_and_clear();
		match bad.len() {
			0 => Ok(()),
			left => bail!("{many} acts were handed in, {left} were left out"),
		}
	}
}

/// Asks the node about each act; those that the chain would refuse are left out.
async fn check(chain: &Chain, acts: Vec<Found>) -> (Vec<Found>, Vec<String>) {
	let checked = bar(acts.len() as u64, "checking");
	let (mut good, mut bad) = (Vec::new(), Vec::new());
	for found in acts {
		match found.act.alone(found.petition).check(chain).await {
			Ok(()) => good.push(found),
			Err(error) => bad.push(format!("{}: {}", found.place, reasons(&error.into()))),
		}
		checked.inc(1);
	}
	checked.finish_and_clear();
	(good, bad)
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::members::ring::{MemberProof, RingProof, RING_PROOF_LEN};
	use codec::Encode;

	const GENESIS: Digest = [7; 32];

	fn act(alias: u8, act: PetitionAct) -> ProvenAct {
		let proof = MemberProof { ring: 0, alias: [alias; 32], proof: RingProof([0; RING_PROOF_LEN]) };
		ProvenAct { act, proof }
	}

	fn line(petition: u32, alias: u8, what: PetitionAct) -> String {
		let act = hex::encode(act(alias, what).encode());
		serde_json::to_string(&ActFile { chain: hex::encode(GENESIS), petition, act }).unwrap()
	}

	#[test]
	fn acts_are_read_line_by_line_and_bad_ones_named() {
		let text =
			[line(3, 1, PetitionAct::Sign(1)), "{}".into(), String::new(), line(3, 2, PetitionAct::Sign(1))];
		let (acts, bad) = read_acts("acts.json", &text.join("\n"), &GENESIS);
		assert_eq!(
			acts.iter().map(|found| found.place.as_str()).collect::<Vec<_>>(),
			["acts.json, line 1", "acts.json, line 4"]
		);
		assert_eq!(bad.len(), 1);
		assert!(bad[0].starts_with("acts.json, line 2: this is no act"), "{}", bad[0]);
		let (none, bad) = read_acts("acts.json", &line(3, 1, PetitionAct::Sponsor), &[8; 32]);
		assert!(none.is_empty() && bad[0].contains("another chain"));
	}

	#[test]
	fn one_member_acts_once_and_batches_hold_one_kind() {
		let found =
			|petition, alias, what| Found { place: format!("{alias}"), petition, act: act(alias, what) };
		let acts = vec![
			found(3, 9, PetitionAct::Sign(1)),
			found(3, 1, PetitionAct::Sign(1)),
			found(3, 9, PetitionAct::Withdraw(2)),
			found(3, 9, PetitionAct::Sponsor),
			found(4, 9, PetitionAct::Sign(1)),
		];
		let (kept, bad) = without_doubles(acts);
		assert_eq!((kept.len(), bad.len()), (4, 1));
		let shape: Vec<(u32, Vec<u8>)> = batches(kept)
			.into_iter()
			.map(|(petition, acts)| (petition, acts.iter().map(|act| act.proof.alias[0]).collect()))
			.collect();
		assert_eq!(shape, [(3, vec![1, 9]), (3, vec![9]), (4, vec![9])]);
		let many = (0..=u8::MAX).map(|alias| found(3, alias, PetitionAct::Sign(1))).collect();
		assert_eq!(
			batches(many).iter().map(|(_, acts)| acts.len()).collect::<Vec<_>>(),
			[MAX_BATCH, MAX_BATCH]
		);
	}
}
