// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The whole check of ballots, natively and many at once. It takes milliseconds for each ballot, so
//! callers run it where no executor waits.

use crate::booth::{Booth, BoothError};
use caucus_elections_core::{
	ballot::Ballot,
	params::extend_ring_roots,
	verify::{Refusal, Verifier},
};
use caucus_members_core::ring::{Ring, RingBuilder};
use caucus_primitives::RingIndex;

/// An election with all its rings.
pub struct Desk {
	verifier: Verifier,
	rings: Vec<Ring>,
}

impl Desk {
	/// Builds the rings of an election from its roll, and compares them with the election's own;
	/// `progress` is told how many stand. Seconds of work for each ten thousand members.
	pub fn open(booth: &Booth, mut progress: impl FnMut(RingIndex)) -> Result<Self, BoothError> {
		let verifier = booth.verifier().clone();
		let (size, electorate) = (verifier.params().plan.ring_size, &verifier.params().electorate);
		let mut digest = [0; 32];
		let mut rings = Vec::new();
		for index in 0..electorate.rings() {
			let root = RingBuilder::new(size)
				.and_then(|mut builder| {
					builder.push(&booth.ring_keys(index))?;
					builder.finish()
				})
				.map_err(BoothError::Ring)?;
			digest = extend_ring_roots(&digest, &root);
			rings.push(Ring::from_root(size, &root).map_err(BoothError::Ring)?);
			progress(index);
		}
		if digest != electorate.ring_roots {
			return Err(BoothError::ForgedRoll);
		}
		Ok(Self { verifier, rings })
	}

	/// The election.
	pub fn verifier(&self) -> &Verifier {
		&self.verifier
	}

	/// What costs nothing to see: version, election, ring, number of parts, and whether a voter may
	/// replace a ballot that often.
	pub fn check_cheaply(&self, ballot: &Ballot) -> Result<(), Refusal> {
		self.verifier.check_shape(&ballot.body)?;
		let most = self.verifier.params().plan.max_revotes.saturating_add(1);
		(ballot.body.sequence <= most).then_some(()).ok_or(Refusal::TooManyRevotes)
	}

	/// Checks ballots by combined equations. Where one does not hold, halves are checked, until those
	/// at fault are found.
	pub fn sift(&self, ballots: &[Ballot]) -> Vec<Result<(), Refusal>> {
		let mut found = vec![Ok(()); ballots.len()];
		let check = |left: &[usize]| self.check_all(left.iter().filter_map(|index| ballots.get(*index)));
		let (shapely, misshapen): (Vec<usize>, Vec<usize>) = (0..ballots.len())
			.partition(|index| ballots.get(*index).is_some_and(|ballot| self.check_cheaply(ballot).is_ok()));
		for (index, ballot) in misshapen.into_iter().filter_map(|index| Some((index, ballots.get(index)?))) {
			found[index] = self.check_cheaply(ballot);
		}
		bisect(&shapely, &check, &mut |index, refusal| found[index] = Err(refusal));
		found
	}

	/// Checks the proofs of ballots whose shape is right, all together.
	fn check_all<'a>(&self, ballots: impl Iterator<Item = &'a Ballot> + Clone) -> Result<(), Refusal> {
		self.verifier.check_choices(ballots.clone().map(|ballot| &ballot.body))?;
		let with_rings = ballots
			.map(|ballot| Some((ballot, self.rings.get(usize::from(ballot.body.ring))?)))
			.collect::<Option<Vec<_>>>()
			.ok_or(Refusal::UnknownRing)?;
		self.verifier.check_rings(&with_rings)
	}
}

/// Checks items together, and halves of them where the check fails; tells which single ones fail.
pub fn bisect<T, E>(items: &[T], check: &impl Fn(&[T]) -> Result<(), E>, fails: &mut impl FnMut(T, E))
where
	T: Copy,
{
	if items.is_empty() {
		return;
	}
	if let Err(error) = check(items) {
		if let [item] = items {
			return fails(*item, error);
		}
		let (first, second) = items.split_at(items.len() / 2);
		bisect(first, check, fails);
		bisect(second, check, fails);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys;
	use caucus_elections_core::{
		compose::{ResultRule, StyleSet},
		params::{
			Candidate, Contest, ContestKind, Electorate, Minimums, Params, Plan, Schedule, Style, StyleRoll,
		},
		prove::{make_ballot, Seat},
	};
	use caucus_members_core::{registry::RollRule, ring::RingSize};
	use caucus_primitives::MemberKey;
	use caucus_trustees_core::group::GENERATOR;
	use std::cell::Cell;

	const MEMBERS: u32 = 4;

	fn label(text: &str) -> caucus_elections_core::params::Label {
		text.as_bytes().to_vec().try_into().expect("short; qed")
	}

	fn candidate(name: &str) -> Candidate {
		Candidate { name: label(name), classes: Default::default(), nominee: None }
	}

	fn params() -> Params {
		let question = Contest {
			title: label("A question"),
			kind: ContestKind::YesNo,
			candidates: ["Yes", "No"].map(candidate).to_vec().try_into().expect("two; qed"),
			rule: ResultRule::of_ballots(StyleSet::of(0)),
		};
		let style = Style { rule: RollRule::default(), contests: vec![0].try_into().expect("one; qed") };
		let roll = StyleRoll { keys: MEMBERS, rings: 1, digest: [0; 32] };
		Params {
			plan: Plan {
				title: label("An election"),
				contests: vec![question].try_into().expect("one; qed"),
				styles: vec![style].try_into().expect("one; qed"),
				ring_size: RingSize::R255,
				schedule: Schedule {
					trustee_step: 1,
					objections: 1,
					opens: 1,
					closes: 2,
					tally: 1,
					certification: 1,
					appeals: 1,
				},
				minimums: Minimums { roll: 1, turnout: 1 },
				max_revotes: 1,
				threshold: 1,
				follows: None,
			},
			electorate: Electorate {
				roll: 0,
				roll_root: [0; 32],
				styles: vec![roll].try_into().expect("one; qed"),
				ring_roots: [0; 32],
				ring_seed: [0; 32],
			},
			ceremony_attempt: 0,
			election_key: GENERATOR.into(),
			verification_keys: Default::default(),
			spec_version: 1,
		}
	}

	#[test]
	fn sifting_finds_every_ballot_that_the_chain_would_refuse_and_why() {
		let verifier = Verifier::new(&[1; 32], 7, params()).expect("a valid key; qed");
		let keys: Vec<MemberKey> = (0..MEMBERS).map(|number| keys::development(number).key()).collect();
		let mut builder = RingBuilder::new(RingSize::R255).expect("the size is part of it; qed");
		builder.push(&keys).expect("four keys; qed");
		let root = builder.finish().expect("built; qed");
		let ring = Ring::from_root(RingSize::R255, &root).expect("made above; qed");
		let ballot = |number: u32, sequence| {
			let member = keys::development(number);
			let prepared = member.prepare(RingSize::R255, &keys).expect("in the ring; qed");
			let seat = Seat { election: 7, ring: 0, sequence };
			let seed = [number as u8; 32];
			make_ballot(&verifier, &member, &prepared, seat, &[vec![1]], &seed).expect("a choice; qed")
		};
		let good: Vec<Ballot> = (0..MEMBERS).map(|number| ballot(number, 1)).collect();
		let second = ballot(0, 2);
		let desk = Desk { verifier: verifier.clone(), rings: vec![ring] };
		assert_eq!(desk.sift(&good), [Ok(()); 4]);
		assert_eq!(desk.sift(&[]), []);

		let mut bent = [good.clone(), vec![second.clone(), second]].concat();
		bent[0].body.election = 8;
		bent[1].proof = good[2].proof;
		bent[3].body.contests[0] = good[2].body.contests[0].clone();
		bent[4].body.sequence = 3;
		let expected = [
			Err(Refusal::UnknownElection),
			Err(Refusal::BadRingProof),
			Ok(()),
			Err(Refusal::BadChoiceProof),
			Err(Refusal::TooManyRevotes),
			Ok(()),
		];
		assert_eq!(desk.sift(&bent), expected);
	}

	fn run(items: &[u32], bad: &[u32]) -> (Vec<u32>, u32) {
		let (checks, mut found) = (Cell::new(0), Vec::new());
		let check = |items: &[u32]| {
			checks.set(checks.get() + 1);
			items.iter().all(|item| !bad.contains(item)).then_some(()).ok_or(())
		};
		bisect(items, &check, &mut |item, ()| found.push(item));
		(found, checks.get())
	}

	#[test]
	fn bisection_finds_exactly_the_bad_ones_with_few_checks() {
		let items: Vec<u32> = (0..64).collect();
		assert_eq!(run(&items, &[]), (vec![], 1));
		assert_eq!(run(&items, &[17]), (vec![17], 13), "two checks for each halving");
		assert_eq!(run(&items, &[0, 31, 63]).0, [0, 31, 63]);
		assert_eq!(run(&items, &items).0, items);
		assert_eq!(run(&[], &[]), (vec![], 0));
		assert_eq!(run(&[5], &[5]), (vec![5], 1));
	}
}
