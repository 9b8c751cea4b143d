// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Forged bundles, to show what an audit is worth.
//!
//! The forger has a genuine bundle and the keys of *all* validators. It changes what it likes, and
//! writes anew everything that follows from it: log, counts, sums, the hash of the close, totals,
//! outcomes, and, where they have to change, the parameters and the election's reference; it builds a
//! state of all that, puts its root into the header, and signs the block as every validator. Each
//! forged bundle is consistent but for what such a forger cannot make: members' ring proofs, and what
//! trustees prove about their shares. An auditor who refuses one for a digest that does not fit has
//! shown nothing.

mod ledger;
mod world;

use crate::{
	audit,
	evidence::{Evidence, EvidenceError, Trust},
	light::LightError,
	reason::Reason,
	report::Finding,
};
use caucus_elections_core::{
	ballot::Ballot,
	tally::{Stage, VoidReason},
};
use caucus_primitives::{Alias, TrusteeIndex};
use caucus_trustees_core::{
	ceremony::Record,
	decryption::{lagrange_at_zero, DecryptionShare},
	group::{Point, RistrettoPoint, GENERATOR},
	keygen::{Complaint, Dealing},
};
use std::collections::BTreeMap;

pub use ledger::{Ledger, Validators};
use world::World;

/// What is forged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forgery {
	/// A ballot has another content, with sound proofs of the choice.
	BallotAltered,
	/// A ballot is left out.
	BallotDropped,
	/// A ballot of nobody is counted, with sound proofs of the choice.
	BallotAdded,
	/// A ballot is counted twice.
	BallotRepeated,
	/// A vote goes to another candidate in the totals.
	ResultAltered,
	/// Another candidate is elected than the totals elect.
	OutcomeAltered,
	/// A decryption share is changed so that a vote goes to another candidate.
	ShareAltered,
	/// A convicted dealer is counted in.
	DealerCountedIn,
	/// A convicted dealer is counted in, and its conviction is gone.
	ConvictionErased,
	/// A key of the forger is on the roll and votes.
	KeyAdded,
	/// A voter's older ballot is counted in place of the last one.
	OlderBallotCounted,
	/// A voter's last ballot is left out, so that the older one counts.
	RevoteDropped,
	/// A poll has other counts than those sealed.
	PollAltered,
	/// A poll has other counts, and was sealed anew with them.
	PollResealed,
	/// The appeals body annulled the result, and it stands nonetheless.
	AnnulmentIgnored,
	/// The result is annulled, and the appeals body did not say so.
	AnnulmentInvented,
}

impl Forgery {
	/// All of them.
	pub const ALL: [Self; 16] = [
		Self::BallotAltered,
		Self::BallotDropped,
		Self::BallotAdded,
		Self::BallotRepeated,
		Self::ResultAltered,
		Self::OutcomeAltered,
		Self::ShareAltered,
		Self::DealerCountedIn,
		Self::ConvictionErased,
		Self::KeyAdded,
		Self::OlderBallotCounted,
		Self::RevoteDropped,
		Self::PollAltered,
		Self::PollResealed,
		Self::AnnulmentIgnored,
		Self::AnnulmentInvented,
	];

	/// A name for files and tables.
	pub const fn name(self) -> &'static str {
		match self {
			Self::BallotAltered => "ballot-altered",
			Self::BallotDropped => "ballot-dropped",
			Self::BallotAdded => "ballot-added",
			Self::BallotRepeated => "ballot-repeated",
			Self::ResultAltered => "result-altered",
			Self::OutcomeAltered => "outcome-altered",
			Self::ShareAltered => "share-altered",
			Self::DealerCountedIn => "dealer-counted-in",
			Self::ConvictionErased => "conviction-erased",
			Self::KeyAdded => "key-added",
			Self::OlderBallotCounted => "older-ballot-counted",
			Self::RevoteDropped => "revote-dropped",
			Self::PollAltered => "poll-altered",
			Self::PollResealed => "poll-resealed",
			Self::AnnulmentIgnored => "annulment-ignored",
			Self::AnnulmentInvented => "annulment-invented",
		}
	}

	/// Why an audit must refuse it.
	pub const fn expected(self) -> Reason {
		match self {
			// Nobody but the voter signs another content, and nobody at all for nobody.
			Self::BallotAltered | Self::BallotAdded => Reason::BadRingProof,
			// The trustees gave their shares for other sums, or for other polls.
			Self::BallotDropped | Self::RevoteDropped | Self::PollResealed | Self::ShareAltered => {
				Reason::BadShare
			}
			Self::BallotRepeated => Reason::BallotOrder,
			Self::ResultAltered => Reason::WrongTotal,
			Self::OutcomeAltered => Reason::WrongOutcome,
			Self::DealerCountedIn => Reason::DealerNotExcluded,
			// The trustees never had shares of that key.
			Self::ConvictionErased => Reason::BadTrialShare,
			// Voters signed ballots of an election with another roll.
			Self::KeyAdded => Reason::BadRingProof,
			Self::OlderBallotCounted => Reason::WrongSum,
			Self::PollAltered => Reason::PollCommitment,
			Self::AnnulmentIgnored | Self::AnnulmentInvented => Reason::RulingIgnored,
		}
	}
}

/// Why nothing was forged.
#[derive(Debug, thiserror::Error)]
pub enum ForgeError {
	/// The bundle is not genuine.
	#[error(transparent)]
	Evidence(#[from] EvidenceError),
	/// The bundle is not genuine.
	#[error(transparent)]
	Light(#[from] LightError),
	/// The genuine bundle lacks what the forgery changes.
	#[error("the election has no {0}")]
	NoRecord(&'static str),
}

/// A genuine bundle and the keys of its validators.
pub struct Forger {
	world: World,
	validators: Validators,
}

impl Forger {
	/// Takes a genuine bundle.
	pub fn new(bytes: &[u8], trust: &Trust, validators: Validators) -> Result<Self, ForgeError> {
		Ok(Self { world: World::open(bytes, trust)?, validators })
	}

	/// The genuine election in a rebuilt state under the forger's signatures: what shows that a forged
	/// bundle is refused for what was forged and not for how it was made.
	pub fn untouched(&self) -> Result<Vec<u8>, ForgeError> {
		self.world.clone().seal(&self.validators)
	}

	/// A forged bundle.
	pub fn forge(&self, forgery: Forgery) -> Result<Vec<u8>, ForgeError> {
		let mut world = self.world.clone();
		match forgery {
			Forgery::BallotAltered => alter_ballot(&mut world)?,
			Forgery::BallotDropped => drop_ballot(&mut world)?,
			Forgery::BallotAdded => add_ballot(&mut world)?,
			Forgery::BallotRepeated => repeat_ballot(&mut world)?,
			Forgery::ResultAltered => {
				move_vote(&mut world)?;
				world.recompose();
			}
			Forgery::OutcomeAltered => alter_outcome(&mut world)?,
			Forgery::ShareAltered => alter_share(&mut world)?,
			Forgery::DealerCountedIn => count_dealer_in(&mut world, false)?,
			Forgery::ConvictionErased => count_dealer_in(&mut world, true)?,
			Forgery::KeyAdded => {
				world.stuff()?;
				world.reseal_polls();
				world.recompose();
			}
			Forgery::OlderBallotCounted => count_older_ballot(&mut world)?,
			Forgery::RevoteDropped => drop_revote(&mut world)?,
			Forgery::PollAltered => {
				alter_poll(&mut world)?;
				world.recompose();
			}
			Forgery::PollResealed => {
				alter_poll(&mut world)?;
				world.reseal_polls();
				world.recompose();
			}
			Forgery::AnnulmentIgnored => world.rule(true, Stage::Final)?,
			Forgery::AnnulmentInvented => world.rule(false, Stage::Void(VoidReason::Annulled))?,
		}
		world.seal(&self.validators)
	}
}

/// What an audit says of a bundle: nothing, or the first thing that is wrong.
pub fn verdict(bytes: &[u8], trust: &Trust) -> Result<(), Finding> {
	let evidence = Evidence::from_bundle(bytes, trust)
		.map_err(|error| Finding::new(error.reason(), error.to_string()))?;
	let report = audit(&evidence, None, |_, _| ()).map_err(|error| error.finding())?;
	let first = report.findings().next().cloned();
	first.map_or(Ok(()), Err)
}

/// How many ballots each voter cast.
fn ballots_of_voters(world: &World) -> BTreeMap<Alias, usize> {
	world.ballots.iter().fold(BTreeMap::new(), |mut counts, ballot| {
		*counts.entry(ballot.body.alias).or_default() += 1;
		counts
	})
}

/// Position of a ballot whose voter cast no other.
fn single_ballot(world: &World) -> Result<usize, ForgeError> {
	let counts = ballots_of_voters(world);
	let single = |ballot: &Ballot| counts.get(&ballot.body.alias) == Some(&1);
	world.ballots.iter().position(single).ok_or(ForgeError::NoRecord("voter with one ballot"))
}

/// Position of a voter's last ballot, and the ballot before it.
fn revote(world: &World) -> Result<(usize, Ballot), ForgeError> {
	let none = ForgeError::NoRecord("voter who replaced a ballot");
	let counts = ballots_of_voters(world);
	let is_last = |ballot: &Ballot| {
		let count = counts.get(&ballot.body.alias).copied().unwrap_or_default();
		count > 1 && usize::from(ballot.body.sequence) == count
	};
	let Some(position) = world.ballots.iter().position(is_last) else {
		return Err(none);
	};
	let last = &world.ballots[position].body;
	let before = world
		.ballots
		.iter()
		.find(|ballot| ballot.body.alias == last.alias && ballot.body.sequence + 1 == last.sequence);
	before.cloned().map(|ballot| (position, ballot)).ok_or(none)
}

fn alter_ballot(world: &mut World) -> Result<(), ForgeError> {
	let position = single_ballot(world)?;
	let mut ballot = world.ballots[position].clone();
	world.rewrite(&mut ballot)?;
	world.shift_totals(world.style_of(&ballot)?, true, true);
	world.ballots[position] = ballot;
	world.recompose();
	Ok(())
}

fn drop_ballot(world: &mut World) -> Result<(), ForgeError> {
	let position = single_ballot(world)?;
	let ballot = world.ballots.remove(position);
	world.shift_totals(world.style_of(&ballot)?, true, false);
	world.recompose();
	Ok(())
}

fn add_ballot(world: &mut World) -> Result<(), ForgeError> {
	let mut ballot = world.ballots.first().cloned().ok_or(ForgeError::NoRecord("ballot"))?;
	ballot.body.alias = [65; 32];
	ballot.body.sequence = 1;
	world.rewrite(&mut ballot)?;
	world.shift_totals(world.style_of(&ballot)?, false, true);
	world.ballots.push(ballot);
	world.recompose();
	Ok(())
}

fn repeat_ballot(world: &mut World) -> Result<(), ForgeError> {
	let ballot = world.ballots.last().cloned().ok_or(ForgeError::NoRecord("ballot"))?;
	world.ballots.push(ballot);
	Ok(())
}

/// Gives a vote of the strongest option of the first sum to a candidate; says which options.
fn move_vote(world: &mut World) -> Result<(usize, usize), ForgeError> {
	let counts = world.totals.iter_mut().next().ok_or(ForgeError::NoRecord("total"))?;
	let strongest = (0..counts.len()).max_by_key(|option| counts[*option]);
	let from = strongest.ok_or(ForgeError::NoRecord("total"))?;
	let candidates = counts.len().saturating_sub(1);
	let to = (0..candidates).find(|option| *option != from).ok_or(ForgeError::NoRecord("other candidate"))?;
	counts[from] = counts[from].checked_sub(1).ok_or(ForgeError::NoRecord("vote"))?;
	counts[to] += 1;
	Ok((from, to))
}

fn alter_outcome(world: &mut World) -> Result<(), ForgeError> {
	let none = ForgeError::NoRecord("outcome");
	let Some((outcomes, _)) = world.outcomes.as_mut() else {
		return Err(none);
	};
	let Some(outcome) = outcomes.iter_mut().find(|outcome| !outcome.elected.is_empty()) else {
		return Err(none);
	};
	let elected = outcome.elected.to_vec();
	let other = (0..).find(|candidate| !elected.contains(candidate)).unwrap_or_default();
	outcome.elected.iter_mut().take(1).for_each(|first| *first = other);
	Ok(())
}

/// Changes two points of a share so that combining it with the others gives the totals after a vote was
/// moved.
fn alter_share(world: &mut World) -> Result<(), ForgeError> {
	let none = || ForgeError::NoRecord("share");
	let threshold = usize::from(world.params.plan.threshold);
	let trustees = 1..=world.params.verification_keys.len() as TrusteeIndex;
	let combined: Vec<TrusteeIndex> = trustees
		.filter(|trustee| world.of_trustee::<DecryptionShare>("Shares", *trustee).is_some())
		.take(threshold)
		.collect();
	let coefficients = lagrange_at_zero(&combined).ok_or_else(none)?;
	let (trustee, coefficient) = combined.iter().copied().zip(coefficients).next().ok_or_else(none)?;
	let mut share: DecryptionShare = world.of_trustee("Shares", trustee).ok_or_else(none)?;
	let (from, to) = move_vote(world)?;
	let one = GENERATOR * coefficient.invert();
	for (option, difference) in [(from, one), (to, -one)] {
		let point = share.points.get_mut(option).ok_or_else(none)?;
		let changed: RistrettoPoint = point.decode().map_err(|_| none())? + difference;
		*point = Point::from(changed);
	}
	world.set_of_trustee("Shares", trustee, &share);
	world.recompose();
	Ok(())
}

/// Makes the key with the dealings of all dealers, the convicted ones included.
fn count_dealer_in(world: &mut World, erase: bool) -> Result<(), ForgeError> {
	let record: Record<[u8; 32]> = world.of_trustees("Ceremonies").ok_or(ForgeError::NoRecord("ceremony"))?;
	let convicted: Vec<TrusteeIndex> = record
		.indices()
		.filter(|dealer| world.of_trustee::<Complaint>("Convicted", *dealer).is_some())
		.collect();
	if convicted.is_empty() {
		return Err(ForgeError::NoRecord("convicted dealer"));
	}
	let dealings: Vec<Dealing> =
		record.indices().filter_map(|dealer| world.of_trustee("Dealings", dealer)).collect();
	let outcome = record.ceremony().outcome(dealings.iter()).map_err(|_| ForgeError::NoRecord("dealing"))?;
	if erase {
		convicted.iter().for_each(|dealer| world.remove_of_trustee("Convicted", *dealer));
	}
	world.set_of_trustees("Outcomes", &outcome);
	world.params.election_key = outcome.election_key;
	world.params.verification_keys = outcome.verification_keys;
	world.reseal_polls();
	Ok(())
}

fn count_older_ballot(world: &mut World) -> Result<(), ForgeError> {
	let (_, older) = revote(world)?;
	world.counted_instead.insert(older.body.alias, older);
	Ok(())
}

fn drop_revote(world: &mut World) -> Result<(), ForgeError> {
	let (position, _) = revote(world)?;
	world.ballots.remove(position);
	Ok(())
}

/// Gives a count of a poll to another candidate.
fn alter_poll(world: &mut World) -> Result<(), ForgeError> {
	let found = world.polls.values_mut().find_map(|poll| poll.revealed.as_mut());
	let counts = &mut found.ok_or(ForgeError::NoRecord("revealed poll"))?.counts;
	counts.iter_mut().take(1).for_each(|count| *count = count.saturating_add(1_000));
	Ok(())
}
