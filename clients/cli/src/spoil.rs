// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Cast or check: how a voter finds out whether a device lies.

use crate::{
	output::{read_json, text, write_text},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	elections::{
		params::Contest,
		prove::Choice,
		spoil::{Opened, SpoilError, Unsealed},
		verify::Verifier,
	},
	primitives::{Digest, RingIndex},
	read::State,
	sentences,
	spoil::{words, SpoiledFile},
};
use clap::Args;
use std::path::{Path, PathBuf};

/// Shows a tracker.
pub(crate) fn show(tracker: &Digest) {
	eprintln!("tracker of this ballot: {}", hex::encode(tracker));
	eprintln!("in words: {}", words(tracker).join(" "));
}

/// A tracker as a person types it: its digits, or all of its words.
pub(crate) fn typed_tracker(text: &str) -> anyhow::Result<String> {
	let typed = text.trim().to_ascii_lowercase();
	let typed = typed.strip_prefix("0x").unwrap_or(&typed);
	let is_digits = typed.len() == 64 && typed.bytes().all(|digit| digit.is_ascii_hexdigit());
	let length = words(&Digest::default()).len();
	let is_words = typed.split_whitespace().count() == length;
	ensure!(is_digits || is_words, "a tracker has 64 hexadecimal digits, or {length} words");
	Ok(typed.to_owned())
}

/// Whether what a person typed is this tracker.
pub(crate) fn is_shown(tracker: &Digest, typed: &str) -> bool {
	typed == hex::encode(tracker) || typed.split_whitespace().eq(words(tracker))
}

/// Where a ballot is opened into when nobody named a file.
pub(crate) fn file_name(tracker: &Digest) -> String {
	let [a, b, c, d, ..] = *tracker;
	format!("spoiled-{}.json", hex::encode([a, b, c, d]))
}

/// Opens a ballot into a file. An existing file is kept.
pub(crate) fn write(unsealed: Unsealed, path: &Path) -> anyhow::Result<()> {
	let tracker = unsealed.tracker();
	let text = serde_json::to_string_pretty(&SpoiledFile::from(&unsealed.spoil()))?;
	write_text(path, &text)?;
	eprintln!(
		"The ballot was opened into {file} and is not cast. Bring the file to another device and run there:\n  \
		caucus verify-spoiled {file} --tracker {tracker}\n\
		The file names your alias and the choice that was checked: whoever has it and knows that it is yours \
		can see whether you vote; and how, if you then cast the same choice.",
		file = path.display(),
		tracker = hex::encode(tracker)
	);
	Ok(())
}

/// Check a spoiled ballot: does it hold what the device said?
///
/// Run it on another device than the one that made the ballot, with another node, and compare the
/// tracker with the one that the device showed before it knew that it would be checked.
#[derive(Args)]
pub(crate) struct VerifySpoiled {
	/// The file that `caucus vote` wrote.
	file: PathBuf,
	/// The tracker that was shown, in hexadecimal digits or in words; without it, compare by eye.
	#[arg(long, value_name = "TRACKER", value_parser = typed_tracker)]
	tracker: Option<String>,
}

impl VerifySpoiled {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let file: SpoiledFile = read_json(&self.file)?;
		let spoiled = file.read().with_context(|| format!("{} is no spoiled ballot", self.file.display()))?;
		let chain = node.connect().await?;
		let election = spoiled.body.election;
		let params = State::finalized(&chain).await?.params(election).await?;
		let verifier = Verifier::new(&chain.genesis_hash().0, election, params)
			.map_err(|refusal| anyhow::anyhow!("{}", sentences::of_refusal(refusal)))?;
		let Opened { tracker, held, honest } = spoiled
			.open(&verifier)
			.map_err(|error| anyhow::anyhow!("this device lies: {}", meaning(error)))?;

		let contests = paper(&verifier, spoiled.body.ring);
		for ((contest, held), opening) in contests.iter().zip(&held).zip(&spoiled.openings) {
			println!("{}: {}", text(&contest.title), in_words(contest, held));
			let mut claimed = opening.claimed.clone();
			claimed.sort_unstable();
			if *held != claimed {
				println!("  but the device says: {}", in_words(contest, &claimed));
			}
		}
		println!("tracker: {}", hex::encode(tracker));
		println!("in words: {}", words(&tracker).join(" "));
		if !honest {
			bail!("this device lies: the ballot holds another choice than it says");
		}
		match &self.tracker {
			Some(shown) if !is_shown(&tracker, shown) => {
				bail!("this device lies: it opened another ballot than the one whose tracker it showed")
			}
			Some(_) => println!("The ballot held what the device says, under the tracker that it showed."),
			None => println!("The ballot held what the device says, if this is the tracker that it showed."),
		}
		Ok(())
	}
}

/// The contests of the ballot paper of a ring, in the order of a ballot's parts.
fn paper(verifier: &Verifier, ring: RingIndex) -> Vec<&Contest> {
	let paper = verifier.paper_of_ring(ring).unwrap_or_default();
	paper.into_iter().map(|(_, contest)| contest).collect()
}

fn in_words(contest: &Contest, choice: &Choice) -> String {
	if choice.is_empty() {
		return "(blank)".into();
	}
	let name = |candidate: &usize| match contest.candidates.get(*candidate) {
		Some(candidate) => text(&candidate.name),
		None => format!("number {}, which is nobody", candidate.saturating_add(1)),
	};
	choice.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn meaning(error: SpoilError) -> String {
	match error {
		SpoilError::OtherElection => {
			"its ballot is for an election with another reference than this node has".into()
		}
		SpoilError::Refused(refusal) => {
			format!("the chain would refuse its ballot. {}", sentences::of_refusal(refusal))
		}
		SpoilError::Incomplete => "it did not open all of its ballot".into(),
		SpoilError::NotOpened { contest, option } => format!(
			"the randomness of option {} in contest {} does not give the ballot's ciphertext",
			option.saturating_add(1),
			contest.saturating_add(1)
		),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_tracker_is_recognised_by_its_digits_and_by_all_of_its_words() {
		let tracker = [0xab; 32];
		let shown = |typed: &str| typed_tracker(typed).map(|typed| is_shown(&tracker, &typed)).ok();
		let digits = hex::encode(tracker);
		assert_eq!(shown(&format!(" {} ", digits.to_uppercase())), Some(true));
		assert_eq!(shown(&format!("0x{digits}")), Some(true));
		assert_eq!(shown(&words(&tracker).join("  ")), Some(true));
		assert_eq!(shown(&words(&[0xac; 32]).join(" ")), Some(false));
		assert_eq!(shown(&hex::encode([0xac; 32])), Some(false));
		// What was typed wrongly accuses nobody.
		for typed in ["", &words(&tracker)[..9].join(" "), &digits[1..], &format!("{digits}0")] {
			assert_eq!(shown(typed), None, "{typed:?}");
		}
	}
}
