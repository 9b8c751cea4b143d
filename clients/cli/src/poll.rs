// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sealing and revealing polls.

use crate::{
	election::PALLET,
	officer::{digest, say_of_two, Account},
	output::{hexadecimal, read_json, text, write_text},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	elections::{
		params::Plan,
		tally::{poll_commitment, PollCounts},
	},
	keys,
	primitives::{blake2_256, ContestIndex, Digest, ElectionId},
	read::State,
};
use clap::Args;
use codec::Encode;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Seal a poll before voting ends: two of the commission.
///
/// The first gives the poll in a file, {"counts": [380, 420, 200], "report": "report.pdf"}: how many of
/// those asked named each candidate, in the order of the paper, and the pollster's report (or its
/// BLAKE2b-256 digest as "report_digest"). What is needed to reveal the poll is written to --keep: give
/// a copy to somebody whom you trust, for without it the poll is lost. The second confirms with
/// --commitment.
#[derive(Args)]
pub(crate) struct SealPoll {
	#[command(flatten)]
	pub(crate) account: Account,
	/// The election.
	#[arg(long)]
	election: ElectionId,
	/// Number of the contest, counted from 1; needed if more than one has a poll.
	#[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
	contest: Option<u16>,
	/// Number of the component of its result, counted from 1; needed if the contest has two polls.
	#[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
	component: Option<u8>,
	/// The poll in JSON.
	#[arg(required_unless_present = "commitment", requires = "keep")]
	poll: Option<PathBuf>,
	/// The file to make and to keep secret until the close; an existing one is not overwritten.
	#[arg(long, value_name = "FILE")]
	keep: Option<PathBuf>,
	/// The commitment that the first officer was shown, in hexadecimal digits.
	#[arg(long, value_name = "HEX", value_parser = digest, conflicts_with_all = ["poll", "keep"])]
	commitment: Option<Digest>,
}

/// Reveal a sealed poll after voting; any account can that has what was kept.
#[derive(Args)]
pub(crate) struct RevealPoll {
	#[command(flatten)]
	pub(crate) account: Account,
	/// The file that was kept when the poll was sealed.
	kept: PathBuf,
}

/// A poll as officers write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PollFile {
	counts: Vec<u32>,
	report: Option<PathBuf>,
	report_digest: Option<String>,
}

impl PollFile {
	/// The digest of the report; a relative path counts from the folder of the poll's file.
	fn report(&self, beside: &Path) -> anyhow::Result<Digest> {
		match (&self.report, &self.report_digest) {
			(Some(report), None) => {
				let path = beside.parent().unwrap_or(Path::new("")).join(report);
				let bytes = std::fs::read(&path).with_context(|| crate::said::unreadable(path.display()))?;
				Ok(blake2_256(&[&bytes]))
			}
			(None, Some(text)) => digest(text).context("`report_digest` of the poll"),
			_ => bail!("name the pollster's report, either as `report` or as `report_digest`"),
		}
	}
}

/// What is kept of a sealed poll.
#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Kept {
	/// The election.
	election: ElectionId,
	/// Its reference.
	election_ref: String,
	/// Number of the contest, counted from 1.
	contest: ContestIndex,
	/// Number of the component, counted from 1.
	component: u8,
	salt: String,
	counts: Vec<u32>,
	report: String,
	commitment: String,
}

impl Kept {
	fn of(
		election: ElectionId,
		reference: &Digest,
		(contest, component): (ContestIndex, u8),
		found: &PollCounts,
	) -> Self {
		Self {
			election,
			election_ref: hex::encode(reference),
			contest: contest + 1,
			component: component + 1,
			salt: hex::encode(found.salt),
			counts: found.counts.to_vec(),
			report: hex::encode(found.report),
			commitment: hex::encode(poll_commitment(reference, contest, component, found)),
		}
	}

	/// Where the poll belongs, and what it found; fails if the file was changed.
	fn open(&self) -> anyhow::Result<((ContestIndex, u8), PollCounts)> {
		let place = self.contest.checked_sub(1).zip(self.component.checked_sub(1));
		let place = place.context("contests and components are counted from 1")?;
		let found = PollCounts {
			salt: digest(&self.salt)?,
			counts: self.counts.clone().try_into().ok().context("there are more counts than candidates")?,
			report: digest(&self.report)?,
		};
		let reference = digest(&self.election_ref)?;
		let commitment = poll_commitment(&reference, place.0, place.1, &found);
		ensure!(commitment == digest(&self.commitment)?, "the file was changed since the poll was sealed");
		Ok((place, found))
	}
}

/// The poll that is meant: contest and component, counted from 0.
fn place(plan: &Plan, contest: Option<u16>, component: Option<u8>) -> anyhow::Result<(ContestIndex, u8)> {
	let meant = |(in_contest, number): &(u16, u8)| {
		contest.is_none_or(|contest| contest == in_contest + 1)
			&& component.is_none_or(|component| component == number + 1)
	};
	let found: Vec<(u16, u8)> = plan.polls().filter(meant).collect();
	match found.as_slice() {
		[only] => Ok(*only),
		[] => bail!("there is no such poll in this election; look with: caucus election show"),
		_ => {
			let list = found.iter().map(|(contest, component)| {
				format!("--contest {} --component {}", contest + 1, component + 1)
			});
			bail!("say which poll: {}", list.collect::<Vec<_>>().join(", or "))
		}
	}
}

fn keep(file: &Path, kept: &Kept) -> anyhow::Result<()> {
	write_text(file, &serde_json::to_string_pretty(kept)?)
}

impl SealPoll {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		// Files are read before anything is asked of a node.
		let poll = match &self.poll {
			Some(path) => {
				let file: PollFile = read_json(path)?;
				let report = file.report(path)?;
				Some((file.counts, report))
			}
			None => None,
		};
		let chain = node.connect().await?;
		let state = State::best(&chain).await?;
		let params = state.params(self.election).await?;
		let place = place(&params.plan, self.contest, self.component)?;
		let commitment = match (poll, self.commitment) {
			(Some((counts, report)), _) => {
				let contest = params.plan.contests.get(usize::from(place.0)).context("no such contest")?;
				let candidates = contest.candidates.len();
				ensure!(
					counts.len() == candidates,
					"there are {} counts, but {} has {candidates} candidates; give one for each, 0 for who was not \
					 named",
					counts.len(),
					text(&contest.title)
				);
				let counts = counts.try_into().ok().context("there are more counts than candidates")?;
				let found = PollCounts { salt: keys::random_bytes(), counts, report };
				let reference = params.election_ref(&chain.genesis_hash().0, self.election);
				let file =
					self.keep.as_ref().context("say with --keep where to keep what reveals the poll")?;
				keep(file, &Kept::of(self.election, &reference, place, &found))?;
				eprintln!(
					"{} reveals the poll after the close. Keep it secret until then, and keep a copy: without it \
					 the poll is lost.",
					file.display()
				);
				poll_commitment(&reference, place.0, place.1, &found)
			}
			(None, Some(commitment)) => commitment,
			(None, None) => bail!("give the poll, or the --commitment that the first officer was shown"),
		};
		let arguments = (self.election, place.0, place.1, commitment).encode();
		let included = self.account.call(&chain, PALLET, "seal_poll", arguments).await?;
		let waits = included.event(PALLET, "SecondNeeded").is_some();
		say_of_two(waits, "the poll is sealed", "another of the commission");
		println!("commitment {}", hexadecimal(&commitment));
		if waits {
			println!(
				"caucus election seal-poll --election {} --contest {} --component {} --commitment {}",
				self.election,
				place.0 + 1,
				place.1 + 1,
				hexadecimal(&commitment)
			);
		}
		Ok(())
	}
}

impl RevealPoll {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let kept: Kept = read_json(&self.kept)?;
		let ((contest, component), found) = kept.open()?;
		let chain = node.connect().await?;
		let params = State::best(&chain).await?.params(kept.election).await?;
		let reference = params.election_ref(&chain.genesis_hash().0, kept.election);
		ensure!(hex::encode(reference) == kept.election_ref, "the poll was sealed for another election");
		let arguments = (kept.election, contest, component, found).encode();
		self.account.call(&chain, PALLET, "reveal_poll", arguments).await?;
		println!("the poll is revealed");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::plan::PlanFile;

	#[test]
	fn what_is_kept_opens_the_commitment_and_nothing_else() {
		let found =
			PollCounts { salt: [7; 32], counts: vec![3, 4].try_into().expect("two; qed"), report: [8; 32] };
		let kept = Kept::of(5, &[9; 32], (1, 2), &found);
		let read: Kept =
			serde_json::from_str(&serde_json::to_string(&kept).expect("serializes; qed")).expect("JSON; qed");
		assert_eq!(read, kept);
		assert_eq!(read.open().expect("unchanged; qed"), ((1, 2), found));
		let changed = Kept { counts: vec![4, 3], ..kept };
		assert!(changed.open().is_err());
	}

	#[test]
	fn the_only_poll_need_not_be_named() {
		let text = include_str!("../plans/example.json");
		let mut file: PlanFile = serde_json::from_str(text).expect("JSON; qed");
		let plan = file.plan(0).expect("a plan; qed");
		assert_eq!(place(&plan, None, None).expect("one poll; qed"), (0, 1));
		assert_eq!(place(&plan, Some(1), Some(2)).expect("it; qed"), (0, 1));
		assert!(place(&plan, Some(2), None).is_err());
		let poll = file.contests[0].components[1].clone();
		file.contests[0].components.push(poll);
		let plan = file.plan(0).expect("a plan; qed");
		let message = place(&plan, None, None).expect_err("two polls; qed").to_string();
		assert!(message.contains("--contest 1 --component 3"), "{message}");
	}
}
