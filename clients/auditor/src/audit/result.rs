// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From the close to the outcomes.

use super::{ensure, get, value, Audit, Outcome};
use crate::{
	reason::Reason,
	report::{
		contest_name, names, ContestReport, Finding, GroupReport, Line, PollReport, PollStatus, Standing,
		Verdict,
	},
};
use caucus_elections_core::{
	compose::Source,
	params::{legible, Contest},
	tally::{
		check_totals, close_hash, outcomes, poll_commitment, turnout_suffices, Accumulators, Close, Options,
		Outcomes, Poll, SealedPoll, Totals,
	},
};
use caucus_primitives::{wire::pallet::ELECTIONS, ContestIndex, Moment, TrusteeIndex};
use caucus_trustees_core::decryption::{combine, DecryptionShare, Purpose};
use codec::Encode;

impl Audit<'_> {
	pub(super) fn close(&mut self) -> Outcome<()> {
		let close: Close = value(self.evidence, ELECTIONS, "Closes", &[])?;
		let sums: Vec<Options> =
			(0..).zip(&self.sums).map(|(index, _)| self.stored_sum(index)).collect::<Outcome<_>>()?;
		let sums = Accumulators::truncate_from(sums);
		let sealed: Vec<SealedPoll> =
			self.polls.iter().map(|((contest, number), poll)| (*contest, *number, poll.commitment)).collect();
		let hash = close_hash(self.verifier.reference(), close.block, &self.count, &sealed, &sums);
		ensure(
			close.hash == hash,
			Reason::CloseHash,
			"the hash of the close is not that of the ballots, sums and sealed polls",
		)?;
		ensure(
			close.at >= self.election.closes() && close.block <= self.evidence.header.number,
			Reason::ClosedEarly,
			"it closed before its time",
		)?;
		let plan = &self.params().plan;
		ensure(
			turnout_suffices(plan, &self.count, plan.minimums.turnout),
			Reason::TurnoutTooLow,
			format!("a sum has fewer ballots than {}", plan.minimums.turnout),
		)?;
		self.close = Some(close);
		Ok(())
	}

	pub(super) fn shares(&mut self) -> Outcome<()> {
		let close: Close = value(self.evidence, ELECTIONS, "Closes", &[])?;
		let purpose = Purpose::Tally { election: *self.verifier.reference(), close: close.hash };
		let bases: Vec<_> = self.sums.iter().flatten().map(|sum| sum.c1).collect();
		let mut shares = Vec::new();
		for (trustee, key) in (1..).zip(&self.params().verification_keys) {
			let Some(share) = self.of_trustee::<DecryptionShare>("Shares", trustee)? else {
				continue;
			};
			share.verify(&purpose, trustee, key, &bases).map_err(|error| {
				let detail = format!("the share of trustee {trustee} is not one of these sums: {error:?}");
				Finding::new(Reason::BadShare, detail)
			})?;
			shares.push((trustee, share));
		}
		let (found, needed) = (shares.len(), usize::from(self.params().plan.threshold));
		self.shares = shares;
		ensure(found >= needed, Reason::TooFewShares, format!("there are {found} shares of {needed} needed"))
	}

	pub(super) fn totals(&self) -> Outcome<()> {
		let totals: Totals = value(self.evidence, ELECTIONS, "Results", &[])?;
		let threshold = usize::from(self.params().plan.threshold);
		let shares: Vec<(TrusteeIndex, &DecryptionShare)> =
			self.shares.iter().take(threshold).map(|(index, share)| (*index, share)).collect();
		let sums = self.sums.concat();
		let elements = combine(&sums, &shares)
			.map_err(|error| Finding::new(Reason::BadShare, format!("the shares: {error:?}")))?;
		check_totals(self.params(), &self.count, &elements, &totals).map_err(|error| {
			Finding::new(Reason::WrongTotal, format!("the shares decrypt to other totals: {error:?}"))
		})
	}

	pub(super) fn polls(&mut self) -> Outcome<()> {
		let mut polls = Vec::new();
		for (contest, number) in self.params().plan.polls() {
			let place = (contest, number);
			let Some(poll) = get::<Poll>(self.evidence, ELECTIONS, "Polls", &[&place.encode()])? else {
				continue;
			};
			if let Some(found) = &poll.revealed {
				let commitment = poll_commitment(self.verifier.reference(), contest, number, found);
				ensure(
					commitment == poll.commitment,
					Reason::PollCommitment,
					format!(
						"component {} of contest {} is not the poll that was sealed",
						number + 1,
						contest + 1
					),
				)?;
				let candidates = self.contest(contest).map_or(0, |contest| contest.candidates.len());
				ensure(
					found.counts.len() == candidates,
					Reason::BadPoll,
					format!(
						"the poll of component {} of contest {} does not count its candidates",
						number + 1,
						contest + 1
					),
				)?;
			}
			polls.push((place, poll));
		}
		self.polls.extend(polls);
		Ok(())
	}

	pub(super) fn outcomes(&self) -> Outcome<()> {
		let totals: Totals = value(self.evidence, ELECTIONS, "Results", &[])?;
		let plan = &self.params().plan;
		let revealed = |contest, number| self.polls.get(&(contest, number))?.revealed.clone();
		let own = outcomes(plan, &totals, revealed)
			.ok_or_else(|| Finding::new(Reason::WrongOutcome, "no outcome follows from totals and polls"))?;
		let stored: Option<(Outcomes, Moment)> = get(self.evidence, ELECTIONS, "OutcomesOf", &[])?;
		let Some((stored, _)) = stored else {
			let waits = plan.polls().any(|(contest, number)| revealed(contest, number).is_none());
			let may_wait = matches!(self.standing(), Standing::Tallied | Standing::Annulled);
			return ensure(
				waits && may_wait,
				Reason::NoRecord,
				"the chain has not worked out who is elected",
			);
		};
		let differs = (0..)
			.zip(own.iter().zip(&stored))
			.find(|(_, (own, stored))| own != stored)
			.map(|(index, _)| index);
		let name =
			|index| self.contest(index).map(|contest| contest_name(index, contest)).unwrap_or_default();
		match differs {
			Some(index) => Err(Finding::new(
				Reason::WrongOutcome,
				format!("totals and polls give another outcome of {}", name(index)),
			)),
			None => ensure(
				own.len() == stored.len(),
				Reason::WrongOutcome,
				"there are not as many outcomes as contests",
			),
		}
	}

	fn contest(&self, index: ContestIndex) -> Option<&Contest> {
		self.params().plan.contests.get(usize::from(index))
	}

	/// The result as the chain has it.
	pub(super) fn results(&self, totals: &Totals, outcomes: Option<&Outcomes>) -> Vec<ContestReport> {
		let mut sums = totals.iter();
		let contests = (0..).zip(&self.params().plan.contests);
		contests
			.map(|(index, contest)| {
				let names = names(contest);
				let outcome = outcomes.and_then(|outcomes| outcomes.get(usize::from(index)));
				let mut report = ContestReport {
					title: legible(&contest.title),
					groups: Vec::new(),
					polls: Vec::new(),
					totals: outcome.map_or(Vec::new(), |o| lines(&names, o.totals.iter().copied())),
					elected: outcome.map_or(Vec::new(), |o| named(&names, &o.elected)),
					run_off: outcome.map_or(Vec::new(), |o| named(&names, &o.run_off)),
					verdict: outcome.map_or(Verdict::Open, |o| o.verdict.into()),
				};
				for (number, component) in (0..).zip(&contest.rule.components) {
					let weight = component.weight;
					match component.source {
						Source::Ballots { styles } => {
							let counts = sums.next().map(|counts| counts.to_vec()).unwrap_or_default();
							let options: Vec<String> =
								names.iter().cloned().chain(["(blank)".to_owned()]).collect();
							let styles = styles.iter().collect();
							report.groups.push(GroupReport {
								weight,
								styles,
								options: lines(&options, counts),
							});
						}
						Source::Poll => {
							report.polls.push(poll_report(weight, &names, self.polls.get(&(index, number))));
						}
					}
				}
				report
			})
			.collect()
	}
}

fn poll_report(weight: u16, names: &[String], poll: Option<&Poll>) -> PollReport {
	match poll.map(|poll| &poll.revealed) {
		None => PollReport { weight, status: PollStatus::Missing, options: Vec::new(), report: None },
		Some(None) => PollReport { weight, status: PollStatus::Sealed, options: Vec::new(), report: None },
		Some(Some(found)) => PollReport {
			weight,
			status: PollStatus::Revealed,
			options: lines(names, found.counts.iter().map(|count| u64::from(*count))),
			report: Some(hex::encode(found.report)),
		},
	}
}

fn lines(options: &[String], votes: impl IntoIterator<Item = u64>) -> Vec<Line> {
	options.iter().zip(votes).map(|(option, votes)| Line { option: option.clone(), votes }).collect()
}

fn named(names: &[String], candidates: &[u8]) -> Vec<String> {
	candidates.iter().filter_map(|candidate| names.get(usize::from(*candidate)).cloned()).collect()
}
