// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How often a voter has voted: as the voter knows, and as the node says.
//!
//! A ballot has the number after those that were accepted, and the voter's program has only the node to
//! ask how many that is. One that says too many gets a ballot whose turn has not come: it can keep it,
//! and bring it in when the voter has voted as often in truth, over the last vote.

use crate::{ask::ask, output::read_json};
use anyhow::{bail, ensure};
use caucus_sdk::booth::Receipt;
use clap::Args;
use std::{io::BufRead, path::PathBuf};

/// What the voter says of earlier votes.
#[derive(Args)]
pub(crate) struct Earlier {
	/// How often you have voted with this key in this election. A node that says another number is not
	/// believed: it could keep a ballot with a number that is too high and bring it in later.
	#[arg(long, value_name = "NUMBER")]
	again: Option<u16>,
	/// The same, by the receipt of your last vote.
	#[arg(long, value_name = "RECEIPT", conflicts_with = "again")]
	after: Option<PathBuf>,
}

impl Earlier {
	/// How often the voter has voted, if that is said. A receipt has to be of this alias.
	pub(crate) fn known(&self, chain: &str, election: u32, alias: &str) -> anyhow::Result<Option<u16>> {
		let Some(file) = &self.after else { return Ok(self.again) };
		let last: Receipt = read_json(file)?;
		ensure!(
			last.chain == chain && last.election == election && last.alias == alias,
			"{} is the receipt of another key, election or chain",
			file.display()
		);
		Ok(Some(last.sequence))
	}
}

/// The number of the next ballot, after `said` ones by the node and `known` ones by the voter. `terminal`
/// is where the voter can be asked, if anywhere.
pub(crate) fn next_number(
	said: u16,
	known: Option<u16>,
	terminal: Option<&mut impl BufRead>,
) -> anyhow::Result<u16> {
	match (known, terminal) {
		(None, _) if said == 0 => (),
		(None, Some(input)) => {
			eprintln!(
				"The node says that you have voted with this key in this election already, this often: {said}. If \
				 you have not, do not go on: ask another node. This one lies, or somebody else has your key."
			);
			if !ask(input, "have you? (yes or no)", yes_or_no)? {
				bail!("nothing was cast; use another node");
			}
		}
		(None, None) => bail!(
			"the node says that you have voted with this key in this election already, this often: {said}. If \
			 you have, say --again {said}, or give the last receipt with --after. If you have not, use another \
			 node: this one lies, or somebody else has your key"
		),
		(Some(known), _) if said > known => bail!(
			"the node says that you have voted {said} times with this key in this election, and you say {known}: \
			 use another node. If others say so too, somebody else has your key: vote over it with --again {said}"
		),
		(Some(known), _) if said < known => bail!(
			"the node knows of {said} of your {known} votes: look with `caucus receipt` whether the last is \
			 there, or use another node. If it never came, say --again {said}"
		),
		(Some(_), _) => (),
	}
	Ok(said.saturating_add(1))
}

fn yes_or_no(line: &str) -> Result<bool, String> {
	match line.to_lowercase().as_str() {
		"yes" => Ok(true),
		"no" => Ok(false),
		_ => Err("Type yes or no.".into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn number(said: u16, known: Option<u16>, answers: Option<&str>) -> Result<u16, String> {
		let mut input = answers.map(str::as_bytes);
		next_number(said, known, input.as_mut()).map_err(|error| error.to_string())
	}

	#[test]
	fn no_ballot_is_numbered_after_votes_that_the_node_alone_knows_of() {
		assert_eq!(number(0, None, None), Ok(1), "a first vote needs no word");
		assert_eq!(number(2, Some(2), None), Ok(3));
		assert!(number(2, None, None).unwrap_err().contains("--again 2"));
		assert!(number(2, Some(1), Some("yes\n")).unwrap_err().contains("use another node"));
		assert!(number(2, Some(0), None).unwrap_err().contains("use another node"));
		assert!(number(1, Some(2), None).unwrap_err().contains("1 of your 2 votes"));

		assert_eq!(number(2, None, Some("perhaps\n\nYes\n")), Ok(3));
		assert!(number(2, None, Some("no\n")).unwrap_err().contains("nothing was cast"));
		assert!(number(2, None, Some("")).unwrap_err().contains("nothing was cast"));
	}

	#[test]
	fn a_receipt_counts_for_its_own_key_election_and_chain() {
		let file = std::env::temp_dir().join(format!("caucus-earlier-{}", std::process::id()));
		let receipt = Receipt {
			chain: "c".into(),
			election: 1,
			alias: "a".into(),
			sequence: 2,
			ballot: String::new(),
			ciphertexts: String::new(),
			block: None,
			body: String::new(),
		};
		std::fs::write(&file, serde_json::to_string(&receipt).unwrap()).unwrap();
		let after = Earlier { again: None, after: Some(file.clone()) };
		assert_eq!(after.known("c", 1, "a").unwrap(), Some(2));
		for (chain, election, alias) in [("d", 1, "a"), ("c", 2, "a"), ("c", 1, "b")] {
			assert!(after.known(chain, election, alias).is_err());
		}
		std::fs::remove_file(&file).unwrap();
		assert_eq!(Earlier { again: Some(3), after: None }.known("c", 1, "a").unwrap(), Some(3));
	}
}
