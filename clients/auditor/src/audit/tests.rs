// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The same election from a list and from the blocks of a node that is interrupted, and from batches that a node shows
//! without telling which of them were accepted. It is the one that a real chain made, in `tests/bundles`.

use super::*;
use crate::{
	ballots::{Ballots, Blocks},
	bundle::List,
	evidence::Trust,
	light::{
		fake::{with_length, Chain},
		LightError,
	},
};
use caucus_elections_core::{ballot::Ballot, collect::Collector};
use caucus_primitives::{
	refs::{ballot_digest, extend_ballot_log},
	wire::{CAST, CAST_BATCH, GENERAL_PREAMBLE},
};
use sp_core::H256;
use std::{
	fs,
	path::{Path, PathBuf},
	time::Duration,
};

const BUNDLE: &[u8] = include_bytes!("../../tests/bundles/rehearsal.caucus");
const ABOUT: &str = include_str!("../../tests/bundles/rehearsal.json");
/// There are so many blocks to each block with a ballot.
const SPARSE: usize = 24;

fn listed() -> Evidence {
	let about: serde_json::Value = serde_json::from_str(ABOUT).unwrap();
	let genesis = hex::decode(about["genesis"].as_str().unwrap().trim_start_matches("0x")).unwrap();
	Evidence::from_bundle(BUNDLE, &Trust::Hash(H256::from_slice(&genesis))).unwrap()
}

/// The ballots of a list.
fn list(evidence: &Evidence) -> Vec<Ballot> {
	match &evidence.ballots {
		Ballots::Listed(list) => list.read(0..list.len()).unwrap(),
		Ballots::InBlocks(_) => panic!("this is no list"),
	}
}

/// The same evidence, with the ballots to be had from a node; those that were accepted are given.
fn with(chain: &Chain, close: usize, accepted: &[Ballot]) -> Evidence {
	let evidence = listed();
	let params: Params = value(&evidence, ELECTIONS, "ParamsOf", &[]).unwrap();
	let reference = params.election_ref(&evidence.genesis.0, evidence.election);
	let mut count = Count::new(1, reference);
	for ballot in accepted {
		count.accepted += 1;
		count.log = extend_ballot_log(&count.log, &ballot.body.alias, &ballot_digest(ballot));
	}
	let collector = Collector::new(evidence.election, reference, &count);
	let ballots = Ballots::InBlocks(Blocks::new(chain.node(), collector, close as u32));
	Evidence { ballots, bundle: None, ..evidence }
}

fn cast(ballot: &Ballot) -> Vec<u8> {
	with_length(&[&GENERAL_PREAMBLE[..], &CAST, &ballot.encode()].concat())
}

fn batch(ballots: &[Ballot]) -> Vec<u8> {
	let signed = [&[0x84, 0][..], &[1; 32], &[1], &[2; 64], &[0; 4], &CAST_BATCH];
	with_length(&[&signed.concat()[..], &ballots.encode()].concat())
}

/// A chain with a ballot here and there, and the number of its last block.
fn sparse_chain(ballots: &[Ballot]) -> (Chain, usize) {
	let mut bodies: Vec<Vec<Vec<u8>>> = Vec::new();
	for ballot in ballots {
		bodies.resize(bodies.len() + SPARSE, vec![with_length(&[5, 2, 0])]);
		bodies.push(vec![cast(ballot)]);
	}
	let close = bodies.len() - 1;
	(Chain::new(bodies, |_| None), close)
}

/// Where the tests write.
fn file(name: &str) -> PathBuf {
	let file = std::env::temp_dir().join(format!("caucus-audit-{name}-{}", std::process::id()));
	let _ = fs::remove_file(&file);
	file
}

/// Writes progress as often as it can.
fn resume(file: &Path) -> Resume {
	Resume::open(file).unwrap().every(Duration::ZERO)
}

fn report_of(evidence: &Evidence, resume: Option<&mut Resume>) -> Result<Report, NoReport> {
	audit(evidence, resume, |_, _| ())
}

/// The report of an audit that nothing interrupts.
fn whole() -> Report {
	let report = report_of(&listed(), None).unwrap();
	assert!(report.ok && report.ballots_verified > 20, "{report:?}");
	report
}

/// An audit that the node interrupts in the middle; gives the chain, the evidence and the file of its progress.
fn interrupted(name: &str, ballots: &[Ballot]) -> (Chain, Evidence, PathBuf) {
	let (chain, close) = sparse_chain(ballots);
	let (evidence, file) = (with(&chain, close, ballots), file(name));
	chain.fail_below(close / 2);
	let stopped = report_of(&evidence, Some(&mut resume(&file))).unwrap_err();
	assert!(matches!(stopped, NoReport::Evidence(EvidenceError::Light(LightError::Refused { .. }))));
	chain.fail_below(0);
	(chain, evidence, file)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_audit_goes_on_where_it_stopped() {
	let ballots = list(&listed());
	let (chain, evidence, file) = interrupted("goes-on", &ballots);
	let blocks = ballots.len() * (SPARSE + 1) - SPARSE;
	let before = chain.asked("chain_getBlock");
	assert!(before > blocks / 3, "{before} of {blocks}");
	assert_eq!(report_of(&evidence, Some(&mut resume(&file))).unwrap(), whole());
	// What was not handed over when it was interrupted is asked for again.
	let again = chain.asked("chain_getBlock") - blocks;
	assert!(again < 64, "{again} of {blocks}");
	assert!(!file.exists());
}

/// Ballots found wrong before the interruption are wrong after it, and as they are in a list.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_found_wrong_stays_wrong() {
	let mut ballots = list(&listed());
	let wrong = ballots.len() - 3;
	ballots[wrong].proof.0[9] ^= 1;
	let (_, evidence, file) = interrupted("wrong", &ballots);
	let report = report_of(&evidence, Some(&mut resume(&file))).unwrap();
	let findings: Vec<_> = report.findings().collect();
	assert_eq!(findings.len(), 1);
	assert_eq!(findings[0].reason, Reason::BadRingProof);
	assert_eq!(findings[0].detail, format!("ballot {wrong} is refused: BadRingProof"));
	assert_eq!(
		report_of(&Evidence { ballots: Ballots::Listed(List::of(&ballots)), ..listed() }, None).unwrap(),
		report
	);
	assert!(!file.exists());
}

/// A file of another audit, one that is bent or cut anywhere, and one that is none.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_another_audit_or_a_bent_one_is_refused() {
	let (_, evidence, file) = interrupted("refused", &list(&listed()));
	let bytes = fs::read(&file).unwrap();
	let step = bytes.len() / 40;
	let bent = (0..bytes.len()).step_by(step).map(|position| {
		let mut bent = bytes.clone();
		bent[position] ^= 1;
		bent
	});
	let others = [Vec::new(), bytes[..bytes.len() - 1].to_vec(), [&bytes[..], &[0]].concat()];
	for bytes in bent.chain(others) {
		fs::write(&file, bytes).unwrap();
		assert!(matches!(Resume::open(&file), Err(ResumeError::Damaged(_))));
	}

	fs::write(&file, bytes).unwrap();
	let refused = |change: fn(&mut Evidence)| {
		let mut other = Evidence { ballots: Ballots::Listed(List::of(&[])), ..listed() };
		other.bundle = None;
		change(&mut other);
		match resume(&file).take::<ballots::Done>(&other) {
			Err(ResumeError::Other { what, .. }) => what,
			_ => "nothing",
		}
	};
	assert_eq!(refused(|_| ()), "nothing");
	assert_eq!(refused(|other| other.genesis = H256::zero()), "chain");
	assert_eq!(refused(|other| other.election += 1), "election");
	assert_eq!(refused(|other| other.header.number += 1), "block");
	assert_eq!(refused(|other| other.bundle = Some([1; 32])), "source");
	// From a node it is known before the block is asked for.
	let (genesis, election) = (evidence.genesis, evidence.election);
	assert_eq!(resume(&file).block(genesis, election).unwrap(), Some(evidence.header.number));
	assert!(resume(&file).block(H256::zero(), election).is_err());
	assert!(resume(&file).block(genesis, election + 1).is_err());

	// The audit asks.
	let error = report_of(&listed(), Some(&mut resume(&file))).unwrap_err();
	assert_eq!(error.finding().reason, Reason::BadProgress);
	assert!(file.exists());
	fs::remove_file(file).unwrap();
}

/// Whole and of this audit, but not what an audit can have written.
#[tokio::test(flavor = "multi_thread")]
async fn impossible_progress_is_refused() {
	let (_, evidence, file) = interrupted("impossible", &list(&listed()));
	let params: Params = value(&evidence, ELECTIONS, "ParamsOf", &[]).unwrap();
	let end = evidence.ballots.end();
	let done = || resume(&file).take::<ballots::Done>(&evidence).unwrap().unwrap();
	assert!(done().restore(&params.plan, end).is_some());
	let changes: [fn(&mut ballots::Done); 4] = [
		|done| _ = done.styles.pop(),
		|done| _ = done.counted.pop(),
		|done| _ = done.sums[0].pop(),
		|done| done.place.before = u32::MAX,
	];
	for change in changes {
		let mut changed = done();
		change(&mut changed);
		assert!(changed.restore(&params.plan, end).is_none());
	}
	fs::remove_file(file).unwrap();
}

/// A node that has dropped its states shows batches, and not which of their ballots were accepted. Copies in a batch
/// that was refused, with sound and with broken proofs, are neither counted nor blamed on the election.
#[tokio::test(flavor = "multi_thread")]
async fn copies_in_refused_batches_are_not_counted() {
	let evidence = listed();
	let all = list(&evidence);
	let replaced: Vec<Ballot> = all
		.iter()
		.filter(|old| {
			let next = (old.body.alias, old.body.sequence + 1);
			all.iter().any(|new| (new.body.alias, new.body.sequence) == next)
		})
		.cloned()
		.collect();
	assert!(!replaced.is_empty());
	let mut broken = all[all.len() - 2..].to_vec();
	broken.iter_mut().for_each(|ballot| ballot.proof.0[9] ^= 1);
	let middle = all.len() / 2;
	let bodies = vec![
		vec![],
		vec![batch(&all[..middle])],
		vec![batch(&all[..2]), batch(&all[middle..])],
		vec![batch(&broken), batch(&replaced)],
	];
	let chain = Chain::new(bodies, |_| None);
	let report = report_of(&with(&chain, 3, &all), None).unwrap();
	assert_eq!(report, whole());
	// Twice over the three blocks: the replaced ballots came first, and were taken for the last ones.
	assert_eq!(chain.asked("chain_getBlock"), 6);
}

/// Another node may have what one has not, so nothing is kept of a way back that leads nowhere.
#[tokio::test(flavor = "multi_thread")]
async fn progress_without_all_ballots_is_not_kept() {
	let evidence = listed();
	let all = list(&evidence);
	let file = file("missing");
	let without_first = Chain::new(vec![vec![], all[1..].iter().map(cast).collect()], |_| None);
	let missing = report_of(&with(&without_first, 1, &all), Some(&mut resume(&file))).unwrap_err();
	assert_eq!(missing.finding().reason, Reason::Missing);
	assert!(!file.exists());
}

/// Nothing is fetched of which the audit says that it could not hold.
#[tokio::test(flavor = "multi_thread")]
async fn ballots_are_not_asked_for_in_vain() {
	let ballots = list(&listed());
	let (chain, close) = sparse_chain(&ballots);
	let mut evidence = with(&chain, close, &ballots);
	evidence.keys[0].swap(0, 1);
	let report = report_of(&evidence, None).unwrap();
	let ballots = report.checks.iter().find(|check| check.step == Step::Ballots).unwrap();
	assert_eq!(ballots.status, Status::Skipped { after: Step::Rings });
	assert_eq!(chain.asked("chain_getBlock"), 0);
}
