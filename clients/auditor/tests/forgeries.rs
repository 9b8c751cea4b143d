// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What an audit accepts and what it refuses, and why: on the bundles shipped in `bundles/`, and on an
//! election made up here.

mod synthetic;

use caucus_auditor::{
	audit,
	evidence::{Evidence, Trust},
	forge::{verdict, ForgeError, Forger, Forgery, Validators},
	reason::Reason,
	report::{Report, Standing, Status, Step, Verdict},
};
use caucus_elections_core::{
	bundle::Bundle,
	tally::{Stage, VoidReason},
};
use sp_core::H256;
use std::{collections::BTreeSet, path::PathBuf, sync::LazyLock};
use synthetic::Synthetic;

static GENUINE: LazyLock<Synthetic> = LazyLock::new(Synthetic::new);

fn report(bytes: &[u8], trust: &Trust) -> Report {
	audit(&Evidence::from_bundle(bytes, trust).unwrap(), None, |_, _| ()).unwrap()
}

/// Why a changed bundle is refused.
fn refusal(change: impl FnOnce(&mut Bundle)) -> Reason {
	let mut bundle = Bundle::from_bytes(&GENUINE.bytes).unwrap();
	change(&mut bundle);
	verdict(&bundle.to_bytes(), &GENUINE.trust).unwrap_err().reason
}

#[test]
fn a_genuine_bundle_is_accepted_with_all_its_numbers() {
	let report = report(&GENUINE.bytes, &GENUINE.trust);
	assert!(report.ok, "{:#?}", report.checks);
	assert_eq!((report.ballots_verified, report.voters, report.keys), (8, 7, 9));
	let turnout: Vec<_> = report.turnout.iter().map(|style| (style.voters, style.keys)).collect();
	assert_eq!(turnout, [(4, 5), (3, 4)]);
	assert_eq!(report.standing, Standing::Tallied);
	assert_eq!(report.extension, 5_000);

	let json = serde_json::to_value(&report).unwrap();
	let votes = |line: &str| -> Vec<u64> {
		let lines = json.pointer(line).unwrap().as_array().unwrap();
		lines.iter().map(|line| line["votes"].as_u64().unwrap()).collect()
	};
	assert_eq!(votes("/results/0/groups/0/options"), [2, 1, 0, 1]);
	assert_eq!(votes("/results/0/groups/1/options"), [2, 0, 1, 0]);
	assert_eq!(votes("/results/0/polls/0/options"), [300, 500, 200]);
	assert_eq!(votes("/results/1/groups/0/options"), [1, 0, 2, 1]);
	assert_eq!(json["results"][0]["groups"][0]["weight"], 5);
	// For the first, 2 + 2/3 * 3 * 3/5 + 3/10 * 3 * 2/5 = 3.56.
	assert_eq!(votes("/results/0/totals"), [4, 2, 1]);
	assert_eq!(json["results"][0]["elected"], serde_json::json!(["Candidate 1"]));
	assert_eq!(json["results"][1]["elected"], serde_json::json!(["Councillor 3"]));
	assert_eq!(json["results"][1]["verdict"], "decided");
	assert_eq!(json["checks"][0], serde_json::json!({ "step": "parameters", "status": "ok" }));
}

/// The point of it all. Each forged bundle is refused for what was forged, and what follows from it is
/// not reported as wrong besides.
#[test]
fn every_forgery_is_refused_for_its_own_reason() {
	let forger = Forger::new(&GENUINE.bytes, &GENUINE.trust, Validators::development()).unwrap();
	assert_eq!(verdict(&forger.untouched().unwrap(), &GENUINE.trust), Ok(()));
	for forgery in Forgery::ALL {
		let report = report(&forger.forge(forgery).unwrap(), &GENUINE.trust);
		let findings: Vec<_> = report.findings().collect();
		assert!(!report.ok, "{} is accepted", forgery.name());
		assert_eq!(findings.len(), 1, "{}: {findings:?}", forgery.name());
		assert_eq!(findings[0].reason, forgery.expected(), "{}: {findings:?}", forgery.name());
		assert!(!forgery.expected().is_mere_mismatch());
	}
}

/// Without the validators' keys nothing can be forged at all.
#[test]
fn a_forger_without_the_keys_gets_no_further_than_finality() {
	let strangers = Validators::from_uris(&["//Mallory", "//Alice"]).unwrap();
	let forger = Forger::new(&GENUINE.bytes, &GENUINE.trust, strangers).unwrap();
	let refused = verdict(&forger.untouched().unwrap(), &GENUINE.trust).unwrap_err();
	assert_eq!(refused.reason, Reason::NotFinal);
}

#[test]
fn validators_must_hand_over_from_the_first_to_the_last() {
	assert_eq!(refusal(|bundle| bundle.handovers.clear()), Reason::NotFinal);
	let twice = |bundle: &mut Bundle| bundle.handovers.push(bundle.handovers[0].clone());
	assert_eq!(refusal(twice), Reason::NotFinal);
	assert_eq!(refusal(|bundle| bundle.handovers[0].header[40] ^= 1), Reason::NotFinal);
	let other = Trust::Hash(H256::repeat_byte(1));
	assert_eq!(verdict(&GENUINE.bytes, &other).unwrap_err().reason, Reason::OtherChain);
}

/// Who changes a file without the keys of anybody is refused by the first record that does not fit.
#[test]
fn changed_files_are_refused() {
	assert_eq!(refusal(|bundle| _ = bundle.ballots.pop()), Reason::BallotCount);
	assert_eq!(refusal(|bundle| bundle.ballots.swap(0, 2)), Reason::BallotLog);
	assert_eq!(refusal(|bundle| bundle.ballots.swap(1, 5)), Reason::BallotOrder);
	assert_eq!(refusal(|bundle| bundle.keys[0].swap(0, 1)), Reason::RollDigest);
	assert_eq!(refusal(|bundle| bundle.keys[1].push([1; 32])), Reason::RollCount);
	let key_twice = |bundle: &mut Bundle| bundle.keys[1][0] = bundle.keys[0][0];
	assert_eq!(refusal(key_twice), Reason::KeyTwice);
	assert_eq!(refusal(|bundle| bundle.keys.truncate(1)), Reason::RollCount);
	let other_ring = |bundle: &mut Bundle| bundle.ballots[0].body.ring = 1;
	assert_eq!(refusal(other_ring), Reason::BadShape);
	assert_eq!(refusal(|bundle| bundle.state_proof.clear()), Reason::BadStateProof);
	assert_eq!(refusal(|bundle| bundle.justification.truncate(9)), Reason::BadStateProof);
	assert_eq!(verdict(b"CAUCUS", &GENUINE.trust).unwrap_err().reason, Reason::NotABundle);
}

/// What builds on a step that does not hold is not called wrong.
#[test]
fn consequences_are_skipped() {
	let mut bundle = Bundle::from_bytes(&GENUINE.bytes).unwrap();
	bundle.keys[0].swap(0, 1);
	let report = report(&bundle.to_bytes(), &GENUINE.trust);
	let status = |step| &report.checks.iter().find(|check| check.step == step).unwrap().status;
	assert_eq!(*status(Step::Rings), Status::Skipped { after: Step::Roll });
	assert_eq!(*status(Step::Ballots), Status::Skipped { after: Step::Rings });
	assert_eq!(*status(Step::KeyGeneration), Status::Ok);
	assert_eq!(report.findings().count(), 1);
}

/// The numbers stay auditable after certification, at the end, and when the appeals body annuls them;
/// and the report says which.
#[test]
fn the_standing_of_a_result_is_told() {
	let at = |stage, ruling| report(&Synthetic::new().at_stage(stage, ruling), &GENUINE.trust);
	let denied = Some((false, [1; 32]));
	for (stage, standing) in [(Stage::Certified, Standing::Certified), (Stage::Final, Standing::Final)] {
		let report = at(stage, denied);
		assert!(report.ok);
		assert_eq!(report.standing, standing);
		assert_eq!(report.results[0].verdict, Verdict::Decided);
	}
	let annulled = Stage::Void(VoidReason::Annulled);
	let report = at(annulled, Some((true, [1; 32])));
	assert!(report.ok);
	assert_eq!(report.standing, Standing::Annulled);
	assert!(report.ruling.is_some_and(|ruling| ruling.annulled));

	let first = |stage, ruling| at(stage, ruling).findings().next().map(|finding| finding.reason);
	assert_eq!(first(Stage::Final, Some((true, [1; 32]))), Some(Reason::RulingIgnored));
	assert_eq!(first(annulled, None), Some(Reason::RulingIgnored));
	assert_eq!(first(Stage::Closed, None), Some(Reason::NoResult));
	assert_eq!(first(Stage::Void(VoidReason::NotTalliedInTime), None), Some(Reason::NoResult));
}

/// The bundles in the folder `bundles`, each with what is known of it.
fn shipped() -> Vec<(PathBuf, Trust, u32)> {
	let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bundles");
	let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
	files
		.filter(|file| file.extension().is_some_and(|extension| extension == "caucus"))
		.map(|file| {
			let sidecar = std::fs::read_to_string(file.with_extension("json")).unwrap();
			let known: serde_json::Value = serde_json::from_str(&sidecar).unwrap();
			let genesis = hex::decode(known["genesis"].as_str().unwrap().trim_start_matches("0x")).unwrap();
			let election = known["election"].as_u64().unwrap() as u32;
			(file, Trust::Hash(H256::from_slice(&genesis)), election)
		})
		.collect()
}

/// Bundles that a real chain made. Between them they have what every forgery needs.
#[test]
fn shipped_bundles_hold_and_their_forgeries_do_not() {
	let bundles = shipped();
	assert!(!bundles.is_empty(), "there is no bundle in tests/bundles");
	let mut forged = BTreeSet::new();
	for (file, trust, election) in bundles {
		let bytes = std::fs::read(&file).unwrap();
		assert_eq!(Bundle::from_bytes(&bytes).unwrap().election, election);
		assert_eq!(verdict(&bytes, &trust), Ok(()), "{}", file.display());
		let forger = Forger::new(&bytes, &trust, Validators::development()).unwrap();
		assert_eq!(verdict(&forger.untouched().unwrap(), &trust), Ok(()), "{}", file.display());
		for forgery in Forgery::ALL {
			match forger.forge(forgery) {
				Ok(bytes) => {
					let found = verdict(&bytes, &trust).map_err(|finding| finding.reason);
					assert_eq!(found, Err(forgery.expected()), "{} of {}", forgery.name(), file.display());
					forged.insert(forgery);
				}
				Err(ForgeError::NoRecord(_)) => (),
				Err(error) => panic!("{} of {}: {error}", forgery.name(), file.display()),
			}
		}
	}
	let missing: Vec<_> = Forgery::ALL.into_iter().filter(|forgery| !forged.contains(forgery)).collect();
	assert!(missing.is_empty(), "no shipped bundle has what these need: {missing:?}");
}
