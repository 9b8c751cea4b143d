// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Composing a result from a file: what anybody can do who has the counts of its components.

use anyhow::{bail, ensure, Context};
use caucus_sdk::elections::{
	compose::{compose, ComposeError, Part, Rounding, MAX_COMPONENTS},
	params::MAX_CANDIDATES,
};
use clap::Args;
use serde::Deserialize;
use serde_json::Value;
use std::{io::Read, path::PathBuf};

/// Digits after the point of a share.
const SHARE_DIGITS: u8 = 6;

/// Compose a result of ballots and polls by their weights; needs no node.
#[derive(Args)]
#[command(after_help = r#"The file is JSON. An example, 70 % ballots and 30 % poll:
  {
    "components": [
      { "kind": "ballots", "weight": 70, "counts": [500, 300, 200] },
      { "kind": "poll",    "weight": 30, "counts": [380, 420, 200] }
    ],
    "rounding": "half-up"
  }
which gives
  {"totals":[663,480,286],"shares":[0.464000,0.336000,0.200000]}

  components  1 to 8, the first of them ballots
  kind        ballots or poll
  weight      a whole number, 1 to 65535; weights may have any sum
  counts      votes of each candidate, without blank ones: raw counts, never percentages; the same
              candidates in the same order in every component
  rounding    half-up (as it is if left out), half-even or down

Totals are in votes of the first component: the ballots there as they are, and from every other
component the candidate's share of it x the sum of the first component's counts x the ratio of the
two weights. Shares are of the sum of all totals. Everything is computed in exact fractions and
rounded once, at the end; what is rounded need not add up."#)]
pub(crate) struct Compose {
	/// The file with the components; `-` reads standard input.
	file: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	components: Vec<ComponentFile>,
	#[serde(default)]
	rounding: RoundingName,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ComponentFile {
	kind: Kind,
	/// Any value, so that one that is no weight is refused in words.
	weight: Value,
	/// Any values, likewise.
	counts: Vec<Value>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Kind {
	Ballots,
	Poll,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
enum RoundingName {
	#[default]
	HalfUp,
	HalfEven,
	Down,
}

impl From<RoundingName> for Rounding {
	fn from(name: RoundingName) -> Self {
		match name {
			RoundingName::HalfUp => Self::HalfUp,
			RoundingName::HalfEven => Self::HalfEven,
			RoundingName::Down => Self::Down,
		}
	}
}

impl ComponentFile {
	/// The component as it is computed with; `number` is its place in the file, from 1.
	fn part(&self, number: usize) -> anyhow::Result<Part> {
		let weight = self.weight.as_u64().and_then(|weight| weight.try_into().ok()).filter(|w| *w > 0);
		let weight: u16 = weight.with_context(|| {
			format!(
				"the weight of component {number} is {}; give a whole number from 1 to 65535, such as 70 for 70 %, \
				 or leave the component out",
				self.weight
			)
		})?;
		let mut counts = Vec::with_capacity(self.counts.len());
		for (position, count) in self.counts.iter().enumerate() {
			let Some(votes) = count.as_u64() else {
				bail!(
					"count {} of component {number} is {count}; give the number of votes, a whole number from 0 to \
					 {}, not a percentage",
					position + 1,
					u64::MAX
				);
			};
			counts.push(votes);
		}
		ensure!(
			counts.iter().any(|votes| *votes > 0),
			"component {number} has no votes, so there are no shares to take from it; leave it out or enter its \
			 counts"
		);
		Ok(Part { weight, counts })
	}
}

/// The result of a file's text, as a line of JSON.
fn composed(text: &str) -> anyhow::Result<String> {
	let File { components, rounding } = serde_json::from_str(text)?;
	let Some(first) = components.first() else {
		bail!("there are no components; give one of kind \"ballots\" at least");
	};
	ensure!(
		first.kind == Kind::Ballots,
		"the first component is a poll; put one of kind \"ballots\" first, because totals are in its votes"
	);
	let parts: Vec<Part> = components
		.iter()
		.zip(1..)
		.map(|(component, number)| component.part(number))
		.collect::<anyhow::Result<_>>()?;
	let composed = match compose(&parts) {
		Ok(composed) => composed,
		Err(ComposeError::DifferentLengths) => {
			let lengths: Vec<_> = parts.iter().map(|part| part.counts.len().to_string()).collect();
			bail!(
				"the components have {} counts; give every component one count for each candidate, in the same \
				 order, 0 for who has no votes",
				lengths.join(", ")
			)
		}
		Err(ComposeError::TooManyParts) => {
			bail!("there are {} components; give at most {MAX_COMPONENTS}", parts.len())
		}
		Err(ComposeError::TooManyCandidates) => {
			bail!("there are more than {MAX_CANDIDATES} candidates; give at most {MAX_CANDIDATES} counts")
		}
		Err(ComposeError::TooLarge) => {
			bail!("the totals have more than 64 bits; look for a count or a weight with too many digits")
		}
		Err(other) => bail!("the components make no result: {other:?}"),
	};
	let rounding = rounding.into();
	let totals = composed.totals(rounding);
	let shares = (0..totals.len()).filter_map(|candidate| composed.share(candidate));
	let shares: Vec<_> = shares.map(|share| share.decimal(SHARE_DIGITS, rounding)).collect();
	let totals: Vec<_> = totals.iter().map(u64::to_string).collect();
	// Put together by hand: a JSON library would make binary fractions of the shares.
	Ok(format!(r#"{{"totals":[{}],"shares":[{}]}}"#, totals.join(","), shares.join(",")))
}

impl Compose {
	pub(crate) fn run(&self) -> anyhow::Result<()> {
		let (name, text) = if self.file.as_os_str() == "-" {
			let mut text = String::new();
			("standard input".to_owned(), std::io::stdin().read_to_string(&mut text).map(|_| text))
		} else {
			(self.file.display().to_string(), std::fs::read_to_string(&self.file))
		};
		let text = text.with_context(|| format!("cannot read {name}"))?;
		let line = composed(&text).with_context(|| {
			format!("cannot compose {name} (caucus elections compose --help explains the file)")
		})?;
		println!("{line}");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::{CommandFactory, Parser};
	use std::path::Path;

	#[derive(Parser)]
	struct Program {
		#[command(flatten)]
		compose: Compose,
	}

	/// The file with these components, and more fields if given.
	fn file(components: &str, more: &str) -> String {
		format!(r#"{{"components":[{components}]{more}}}"#)
	}

	fn ballots(counts: &str) -> String {
		format!(r#"{{"kind":"ballots","weight":70,"counts":{counts}}}"#)
	}

	#[track_caller]
	fn refused(text: &str, because: &str) {
		let error = format!("{:#}", composed(text).unwrap_err());
		assert!(error.contains(because), "{error}");
	}

	#[test]
	fn the_help_s_example_gives_what_the_help_says() {
		let help = Program::command().render_long_help().to_string();
		let (_, rest) = help.split_once("30 % poll:\n").unwrap();
		let (example, rest) = rest.split_once("which gives\n").unwrap();
		assert_eq!(composed(example).unwrap(), rest.lines().next().unwrap().trim());
	}

	/// 95,473 votes for the youth seat in 2019, 37,492 for the first candidate; the poll was worth 40,917.
	#[test]
	fn the_youth_seat_of_2019_comes_out_as_published() {
		let poll = r#"{"kind":"poll","weight":30,"counts":[17594,23323]}"#;
		let text = file(&format!("{},{poll}", ballots("[37492,57981]")), "");
		assert_eq!(composed(&text).unwrap(), r#"{"totals":[55086,81304],"shares":[0.403886,0.596114]}"#);
	}

	#[test]
	fn rounding_is_by_the_file_and_half_up_by_default() {
		// Totals 5/2 and 7/2; shares 5/12 and 7/12.
		let components =
			r#"{"kind":"ballots","weight":2,"counts":[2,2]},{"kind":"poll","weight":1,"counts":[1,3]}"#;
		for (rounding, line) in [
			("", r#"{"totals":[3,4],"shares":[0.416667,0.583333]}"#),
			(r#","rounding":"half-up""#, r#"{"totals":[3,4],"shares":[0.416667,0.583333]}"#),
			(r#","rounding":"half-even""#, r#"{"totals":[2,4],"shares":[0.416667,0.583333]}"#),
			(r#","rounding":"down""#, r#"{"totals":[2,3],"shares":[0.416666,0.583333]}"#),
		] {
			assert_eq!(composed(&file(components, rounding)).unwrap(), line);
		}
	}

	#[test]
	fn large_counts_keep_every_digit() {
		let line = composed(&file(&ballots("[9007199254740993,18437736874454810622]"), "")).unwrap();
		assert!(line.starts_with(r#"{"totals":[9007199254740993,18437736874454810622],"#), "{line}");
	}

	#[test]
	fn a_refusal_says_what_to_do() {
		let with = |component: &str| file(&format!("{},{component}", ballots("[1,2]")), "");
		let poll = |weight: &str, counts: &str| {
			with(&format!(r#"{{"kind":"poll","weight":{weight},"counts":{counts}}}"#))
		};
		refused("", "EOF");
		refused(&file("", ""), "give one of kind \"ballots\"");
		refused(&file(r#"{"kind":"poll","weight":1,"counts":[1]}"#, ""), "put one of kind \"ballots\" first");
		refused(
			&file(&ballots("[1]"), r#","round":"down""#),
			"unknown field `round`, expected `components` or",
		);
		refused(
			&file(&ballots("[1]"), r#","rounding":"up""#),
			"expected one of `half-up`, `half-even`, `down`",
		);
		refused(
			&with(r#"{"kind":"poll","weigth":1,"counts":[1,2]}"#),
			"unknown field `weigth`, expected one of",
		);
		refused(&with(r#"{"kind":"poll","counts":[1,2]}"#), "missing field `weight`");
		refused(&with(r#"{"kind":"guess","weight":1,"counts":[1,2]}"#), "expected `ballots` or `poll`");
		for weight in ["0", "-1", "0.3", "65536", "\"30\""] {
			let because =
				format!("the weight of component 2 is {weight}; give a whole number from 1 to 65535");
			refused(&poll(weight, "[1,2]"), &because);
		}
		for count in ["-1", "0.5", "2.0", "\"7\"", "null"] {
			let because = format!("count 2 of component 2 is {count}; give the number of votes");
			refused(&poll("30", &format!("[1,{count}]")), &because);
		}
		refused(&poll("30", "[0,0]"), "component 2 has no votes");
		refused(&poll("30", "[]"), "component 2 has no votes");
		refused(&poll("30", "[1,2,3]"), "the components have 2, 3 counts; give every component one count");
		refused(&file(&ballots("[0,0]"), ""), "component 1 has no votes");
		refused(&file(&vec![ballots("[1]"); 9].join(","), ""), "give at most 8");
		refused(&file(&ballots(&format!("[{}1]", "1,".repeat(64))), ""), "give at most 64 counts");
		refused(&file(&ballots("[18446744073709551615,1]"), ""), "more than 64 bits");
	}

	#[test]
	fn a_file_that_is_not_there_is_named() {
		let error = Compose { file: Path::new("no/such/file").into() }.run().unwrap_err();
		assert!(format!("{error:#}").starts_with("cannot read no/such/file"), "{error:#}");
	}
}
