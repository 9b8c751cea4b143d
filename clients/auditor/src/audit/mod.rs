// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The audit: every step from the roll to the result, computed again.
//!
//! 1. *Parameters*: the election's reference is that of its parameters on this chain.
//! 2. *Roll*: the keys of each style give its digest, none stands twice, there are as many as stated.
//! 3. *Rings*: the seed deals the keys of each style to rings whose roots are the chain's.
//! 4. *Key*: the dealings are proper, and those of the remaining dealers add up to the election key
//!    and the verification keys, with which the trustees' trial decryptions agree.
//! 5. *Ballots*: each ring proof and each choice proof holds; each voter's ballots are numbered
//!    1, 2, 3, ...; together they give the ballot log and the counts.
//! 6. *Sums*: the last ballots of all voters give the accumulators of each contest and weight group.
//! 7. *Close*: the hash that trustees' shares are bound to is that of the sums and the sealed polls.
//! 8. *Shares*: enough of them are valid.
//! 9. *Totals*: decrypting with them gives the numbers.
//! 10. *Polls*: those revealed are those that were sealed.
//! 11. *Outcomes*: they follow from totals and polls by the rules that were fixed.
//!
//! Ballots come from the last to the first, and are checked and added up as they come; when all are there, their
//! numbers, the log and the counts follow from the little that was kept of each.
//!
//! A step that builds on one that does not hold is skipped, so that each finding is a cause and not
//! the consequence of another.

mod ballots;
mod electorate;
mod keys;
mod result;
#[cfg(test)]
mod tests;

use crate::{
	evidence::{Evidence, EvidenceError},
	reason::Reason,
	report::{Checks, Finding, Report, RulingReport, Standing, Status, Step, Turnout},
	resume::{Resume, ResumeError},
};
use ballots::Halt;
use caucus_elections_core::{
	params::{legible, Params},
	tally::{Close, Count, Election, Outcomes, Poll, Stage, Totals, VoidReason},
	verify::Verifier,
};
use caucus_members_core::ring::Ring;
use caucus_primitives::{
	blake2_256, domain,
	wire::pallet::{ELECTIONS, TRUSTEES},
	ContestIndex, Digest, Moment, TrusteeIndex,
};
use caucus_trustees_core::{decryption::DecryptionShare, elgamal::DecodedCiphertext};
use codec::{Decode, Encode};
use std::collections::BTreeMap;

type Outcome<T> = Result<T, Finding>;

/// What the appeals body said: whether the result falls, and the digest of the reasons.
type Ruling = (bool, Digest);

/// What the checks pass on to each other.
struct Audit<'a> {
	evidence: &'a Evidence,
	election: &'a Election,
	verifier: Verifier,
	ruling: Option<Ruling>,
	rings: Vec<Ring>,
	count: Count,
	/// The last ballots of all voters, added up by contest and weight group.
	sums: Vec<Vec<DecodedCiphertext>>,
	close: Option<Close>,
	shares: Vec<(TrusteeIndex, DecryptionShare)>,
	polls: BTreeMap<(ContestIndex, u8), Poll>,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum NoReport {
	/// What the audit reads first is not there, so that it cannot even begin.
	#[error("{} [{}]", .0.detail, .0.reason)]
	NothingToAudit(Finding),
	/// The ballots cannot be had.
	#[error(transparent)]
	Evidence(#[from] EvidenceError),
}

impl NoReport {
	/// What is wrong, as if a step had found it.
	pub fn finding(&self) -> Finding {
		match self {
			Self::NothingToAudit(finding) => finding.clone(),
			Self::Evidence(error) => Finding::new(error.reason(), error.to_string()),
		}
	}
}

impl From<Finding> for NoReport {
	fn from(finding: Finding) -> Self {
		Self::NothingToAudit(finding)
	}
}

impl From<ResumeError> for NoReport {
	fn from(error: ResumeError) -> Self {
		Self::Evidence(error.into())
	}
}

/// Audits an election on all cores; `progress` is told how many of how many ballots are checked, by several threads.
/// With `resume` it goes on where an earlier run stopped, and a later one can go on where this one stops. It waits for
/// ballots: not to be called where a runtime drives other tasks.
pub fn audit(
	evidence: &Evidence,
	mut resume: Option<&mut Resume>,
	progress: impl Fn(usize, u32) + Sync,
) -> Result<Report, NoReport> {
	let election: Election = value(evidence, ELECTIONS, "Elections", &[])?;
	let params: Params = value(evidence, ELECTIONS, "ParamsOf", &[])?;
	let styles = params.plan.styles.len();
	let verifier = Verifier::new(&evidence.genesis.0, evidence.election, params).map_err(|refusal| {
		Finding::new(Reason::BadElectionKey, format!("the election key cannot be used: {refusal:?}"))
	})?;
	let mut audit = Audit {
		evidence,
		election: &election,
		ruling: get(evidence, ELECTIONS, "Rulings", &[])?,
		rings: Vec::new(),
		count: Count::new(styles, *verifier.reference()),
		verifier,
		sums: Vec::new(),
		close: None,
		shares: Vec::new(),
		polls: BTreeMap::new(),
	};
	let done = resume.as_mut().map(|resume| resume.take(evidence)).transpose()?.flatten();
	let mut unchecked = None;
	let mut checks = Checks::default();
	checks.run(Step::Parameters, &[], || audit.parameters());
	checks.run(Step::Roll, &[], || audit.roll());
	checks.run(Step::Rings, &[Step::Roll], || audit.rings());
	checks.run(Step::KeyGeneration, &[], || audit.key_generation());
	checks.run(Step::Ballots, &[Step::Rings, Step::KeyGeneration], || {
		match audit.ballots(done, resume.as_deref_mut(), progress) {
			Err(Halt::Finding(finding)) => return Err(finding),
			Err(Halt::Evidence(error)) => unchecked = Some(error),
			Ok(()) => (),
		}
		Ok(())
	});
	if let Some(error) = unchecked {
		return Err(error.into());
	}
	checks.run(Step::BallotLog, &[Step::Ballots], || audit.ballot_log());
	checks.run(Step::Sums, &[Step::BallotLog], || audit.sums());
	checks.run(Step::Polls, &[], || audit.polls());
	checks.run(Step::Close, &[Step::Sums, Step::Polls], || audit.close());
	checks.run(Step::Shares, &[Step::Close], || audit.shares());
	checks.run(Step::Totals, &[Step::Shares], || audit.totals());
	checks.run(Step::Outcomes, &[Step::Totals], || audit.outcomes());
	let report = audit.report(checks)?;
	if let Some(resume) = resume {
		resume.remove()?;
	}
	Ok(report)
}

/// A value of the election that may be absent; `parts` come after its number.
fn get<T: Decode>(evidence: &Evidence, pallet: &str, item: &str, parts: &[&[u8]]) -> Outcome<Option<T>> {
	let election = evidence.election.encode();
	let parts: Vec<&[u8]> = std::iter::once(election.as_slice()).chain(parts.iter().copied()).collect();
	evidence
		.get(pallet, item, &parts)
		.map_err(|error| Finding::new((&error).into(), format!("{pallet}.{item}: {error}")))
}

/// A value of the election that must be there.
fn value<T: Decode>(evidence: &Evidence, pallet: &str, item: &str, parts: &[&[u8]]) -> Outcome<T> {
	get(evidence, pallet, item, parts)?.ok_or_else(|| {
		Finding::new(Reason::NoRecord, format!("the chain has no {pallet}.{item} of this election"))
	})
}

fn ensure(holds: bool, reason: Reason, detail: impl Into<String>) -> Outcome<()> {
	holds.then_some(()).ok_or_else(|| Finding::new(reason, detail))
}

impl Audit<'_> {
	fn params(&self) -> &Params {
		self.verifier.params()
	}

	fn of_trustee<T: Decode>(&self, item: &str, trustee: TrusteeIndex) -> Outcome<Option<T>> {
		get(self.evidence, TRUSTEES, item, &[&trustee.encode()])
	}

	fn standing(&self) -> Standing {
		match self.election.stage {
			Stage::Tallied => Standing::Tallied,
			Stage::Certified => Standing::Certified,
			Stage::Final => Standing::Final,
			Stage::Void(VoidReason::Annulled) => Standing::Annulled,
			_ => Standing::None,
		}
	}

	fn parameters(&self) -> Outcome<()> {
		let stage = self.election.stage;
		ensure(self.standing() != Standing::None, Reason::NoResult, format!("the election is {stage:?}"))?;
		let annulled = self.ruling.is_some_and(|(annulled, _)| annulled);
		ensure(
			annulled == (self.standing() == Standing::Annulled),
			Reason::RulingIgnored,
			"the stage is not what the appeals body ruled",
		)?;
		let params = self.params();
		params
			.plan
			.validate()
			.map_err(|problem| Finding::new(Reason::BadPlan, format!("the plan: {problem:?}")))?;
		ensure(
			self.election.plan == params.plan,
			Reason::PlanChanged,
			"the plan was changed after the parameters were fixed",
		)?;
		ensure(self.election.roll == Some(params.electorate.roll), Reason::PlanChanged, "the roll is another")
	}

	fn report(self, checks: Checks) -> Outcome<Report> {
		let totals: Option<Totals> = get(self.evidence, ELECTIONS, "Results", &[])?;
		let composed: Option<(Outcomes, Moment)> = get(self.evidence, ELECTIONS, "OutcomesOf", &[])?;
		let outcomes = composed.map(|(outcomes, _)| outcomes);
		let results = totals.as_ref().map(|totals| self.results(totals, outcomes.as_ref()));
		let Checks(checks) = checks;
		let ok = checks.iter().all(|check| check.status == Status::Ok);
		let genesis = self.evidence.genesis.0;
		let found = (ok, self.verifier.reference(), &self.count, &self.close, &totals, &outcomes).encode();
		let election = self.evidence.election;
		let digest = blake2_256(&[domain::AUDIT, &genesis, &election.to_le_bytes(), &found]);
		let styles = (0..).zip(&self.params().electorate.styles).zip(&self.count.voters);
		Ok(Report {
			ok,
			chain: hex::encode(genesis),
			election,
			title: legible(&self.params().plan.title),
			standing: self.standing(),
			ruling: self
				.ruling
				.map(|(annulled, reason)| RulingReport { annulled, reason: hex::encode(reason) }),
			extension: self.election.extension,
			block: self.evidence.header.number,
			block_hash: hex::encode(self.evidence.header.hash()),
			checks,
			keys: self.evidence.keys.iter().map(Vec::len).sum(),
			ballots_verified: self.count.accepted as usize,
			voters: self.count.all_voters(),
			turnout: styles
				.map(|((style, roll), voters)| Turnout { style, keys: roll.keys, voters: *voters })
				.collect(),
			results: results.unwrap_or_default(),
			digest: hex::encode(digest),
		})
	}
}
