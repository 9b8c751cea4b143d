// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! `caucus-forge`: forges election bundles, and shows that the audit refuses each.

use anyhow::Context;
use caucus_auditor::{
	evidence::Trust,
	forge::{verdict, ForgeError, Forger, Forgery, Validators},
};
use clap::Parser;
use serde::Deserialize;
use sp_core::H256;
use std::path::{Path, PathBuf};

/// Forge election bundles as somebody could who has the keys of all validators.
///
/// Each bundle is consistent in all that such a forger can make: records, counts, sums, digests, the
/// state's root and the validators' signatures. Give a genuine bundle of a development chain, whose
/// validators' keys are known to everyone.
#[derive(Parser)]
#[command(name = "caucus-forge", version, author = "The Caucus authors")]
struct Cli {
	/// A genuine bundle.
	bundle: PathBuf,
	/// Genesis hash of its chain, in hexadecimal digits; without it, it is read from the file of the
	/// same name that ends in .json.
	#[arg(long)]
	genesis: Option<String>,
	/// Secret URI of a validator's GRANDPA key, once for each; without it, //Alice to //Ferdie.
	#[arg(long = "validator", value_name = "URI")]
	validators: Vec<String>,
	/// Write each forged bundle into this folder.
	#[arg(long, value_name = "FOLDER")]
	out: Option<PathBuf>,
	/// Audit each forged bundle; the exit code is 1 unless each is refused for what was forged.
	#[arg(long)]
	check: bool,
}

/// What is known of a bundle besides.
#[derive(Deserialize)]
struct Sidecar {
	/// Genesis hash of its chain.
	genesis: String,
}

fn genesis(cli: &Cli) -> anyhow::Result<H256> {
	let text = match &cli.genesis {
		Some(text) => text.clone(),
		None => {
			let file = cli.bundle.with_extension("json");
			let text = std::fs::read_to_string(&file)
				.with_context(|| format!("give --genesis, or the file {}", file.display()))?;
			serde_json::from_str::<Sidecar>(&text)
				.with_context(|| format!("{} names no genesis", file.display()))?
				.genesis
		}
	};
	let bytes: Option<[u8; 32]> =
		hex::decode(text.trim_start_matches("0x")).ok().and_then(|bytes| bytes.try_into().ok());
	Ok(H256(bytes.context("a genesis hash has 64 hexadecimal digits")?))
}

/// One line of the table: whether the audit did what it should.
fn line(name: &str, expected: Option<caucus_auditor::reason::Reason>, bytes: &[u8], trust: &Trust) -> bool {
	let (good, found) = match (verdict(bytes, trust), expected) {
		(Ok(()), None) => (true, "accepted, as it should be".to_owned()),
		(Ok(()), Some(_)) => (false, "ACCEPTED".to_owned()),
		(Err(finding), None) => (false, format!("REFUSED: {} [{}]", finding.detail, finding.reason)),
		(Err(finding), Some(expected)) => {
			let good = finding.reason == expected;
			let note = if good { String::new() } else { format!("  NOT {expected}") };
			(good, format!("{:<20} {}{note}", finding.reason.to_string(), finding.detail))
		}
	};
	println!("{name:<22} {found}");
	good
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
	std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
	let file = folder.join(format!("{name}.caucus"));
	std::fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

fn run(cli: &Cli) -> anyhow::Result<bool> {
	anyhow::ensure!(cli.check || cli.out.is_some(), "give --out, --check or both");
	let trust = Trust::Hash(genesis(cli)?);
	let bytes =
		std::fs::read(&cli.bundle).with_context(|| format!("cannot read {}", cli.bundle.display()))?;
	let validators = match cli.validators.as_slice() {
		[] => Validators::development(),
		uris => Validators::from_uris(uris).context("--validator takes a secret URI such as //Alice")?,
	};
	let forger = Forger::new(&bytes, &trust, validators)?;
	let mut all_good = true;
	if cli.check {
		all_good &= line("genuine", None, &bytes, &trust);
		all_good &= line("signed again", None, &forger.untouched()?, &trust);
	}
	for forgery in Forgery::ALL {
		let name = forgery.name();
		let forged = match forger.forge(forgery) {
			Ok(forged) => forged,
			Err(ForgeError::NoRecord(what)) => {
				println!("{name:<22} cannot be made of this bundle: the election has no {what}");
				continue;
			}
			Err(error) => return Err(error.into()),
		};
		if let Some(folder) = &cli.out {
			write(folder, name, &forged)?;
		}
		if cli.check {
			all_good &= line(name, Some(forgery.expected()), &forged, &trust);
		}
	}
	Ok(all_good)
}

fn main() {
	match run(&Cli::parse()) {
		Ok(true) => (),
		Ok(false) => std::process::exit(1),
		Err(error) => {
			eprintln!("error: {error:#}");
			std::process::exit(2);
		}
	}
}
