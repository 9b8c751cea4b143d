// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election that can be rewritten: its records, and how they follow from each other.

use super::{
	ledger::{Ledger, Validators},
	ForgeError,
};
use crate::{
	evidence::{last_authorities, state_keys, Evidence, Trust},
	light::{map_key, AuthoritySet, Genesis, Header},
};
use caucus_elections_core::{
	ballot::Ballot,
	bundle::Bundle,
	choice::{accumulate, empty_accumulators},
	params::{extend_ring_roots, Params, SumIndex},
	prove::{make_ballot, make_body, Choice, Seat},
	tally::{
		close_hash, outcomes, poll_commitment, Accumulators, Close, Count, Election, Options, Outcomes, Poll,
		Stage, Totals,
	},
	verify::Verifier,
};
use caucus_members_core::{
	ring::{MemberSecret, RingBuilder},
	roll::Seating,
};
use caucus_primitives::{
	refs::{ballot_digest, extend_ballot_log, extend_roll_digest, roll_root, style_seed},
	wire::pallet::{ELECTIONS, MEMBERS, TRUSTEES},
	Alias, ContestIndex, Digest, MemberKey, Moment, StyleIndex, TrusteeIndex, KEYS_PER_PAGE,
};
use caucus_trustees_core::elgamal::{Ciphertext, DecodedCiphertext};
use codec::{Decode, Encode};
use std::collections::BTreeMap;

/// An election, with everything in it that a forger who controls all validators can rewrite.
#[derive(Clone)]
pub(super) struct World {
	genesis: Digest,
	bundle: Bundle,
	authorities: AuthoritySet,
	ledger: Ledger,
	pub(super) params: Params,
	pub(super) keys: Vec<Vec<MemberKey>>,
	pub(super) ballots: Vec<Ballot>,
	pub(super) totals: Totals,
	pub(super) outcomes: Option<(Outcomes, Moment)>,
	pub(super) polls: BTreeMap<(ContestIndex, u8), Poll>,
	/// Voters whose counted ballot is not their last one.
	pub(super) counted_instead: BTreeMap<Alias, Ballot>,
}

impl World {
	/// Opens a genuine bundle.
	pub(super) fn open(bytes: &[u8], trust: &Trust) -> Result<Self, ForgeError> {
		let evidence = Evidence::from_bundle(bytes, trust)?;
		let bundle = Bundle::from_bytes(bytes).map_err(|_| ForgeError::NoRecord("bundle"))?;
		let first = Header::from_bytes(&bundle.genesis_header)?;
		let genesis = Genesis::from_proof(&first, bundle.genesis_proof.clone())?;
		let (authorities, _) = last_authorities(genesis.authorities, &bundle.handovers)?;
		let election = bundle.election.encode();
		let params = evidence
			.get::<Params>(ELECTIONS, "ParamsOf", &[&election])?
			.ok_or(ForgeError::NoRecord("ParamsOf"))?;
		let ledger = Ledger::copy(&evidence.state, state_keys(bundle.election, &params))?;
		let mut world = Self {
			genesis: evidence.genesis.0,
			authorities,
			ledger,
			keys: bundle.keys.clone(),
			ballots: bundle.ballots.clone(),
			bundle,
			params,
			totals: Totals::default(),
			outcomes: None,
			polls: BTreeMap::new(),
			counted_instead: BTreeMap::new(),
		};
		world.totals = world.record("Results").ok_or(ForgeError::NoRecord("Results"))?;
		world.outcomes = world.record("OutcomesOf");
		world.polls = world
			.params
			.plan
			.polls()
			.filter_map(|place| Some((place, world.ledger.get(&world.poll_key(place))?)))
			.collect();
		Ok(world)
	}

	fn key(&self, pallet: &str, item: &str, parts: &[&[u8]]) -> Vec<u8> {
		let election = self.bundle.election.encode();
		let parts: Vec<&[u8]> = std::iter::once(election.as_slice()).chain(parts.iter().copied()).collect();
		map_key(pallet, item, &parts)
	}

	fn poll_key(&self, place: (ContestIndex, u8)) -> Vec<u8> {
		self.key(ELECTIONS, "Polls", &[&place.encode()])
	}

	fn record<T: Decode>(&self, item: &str) -> Option<T> {
		self.ledger.get(&self.key(ELECTIONS, item, &[]))
	}

	/// Something of the trustees together.
	pub(super) fn of_trustees<T: Decode>(&self, item: &str) -> Option<T> {
		self.ledger.get(&self.key(TRUSTEES, item, &[]))
	}

	/// Writes something of the trustees together.
	pub(super) fn set_of_trustees(&mut self, item: &str, value: &impl Encode) {
		self.ledger.set(self.key(TRUSTEES, item, &[]), value);
	}

	/// Something of one trustee.
	pub(super) fn of_trustee<T: Decode>(&self, item: &str, trustee: TrusteeIndex) -> Option<T> {
		self.ledger.get(&self.key(TRUSTEES, item, &[&trustee.encode()]))
	}

	/// Writes something of one trustee.
	pub(super) fn set_of_trustee(&mut self, item: &str, trustee: TrusteeIndex, value: &impl Encode) {
		self.ledger.set(self.key(TRUSTEES, item, &[&trustee.encode()]), value);
	}

	/// Removes something of one trustee.
	pub(super) fn remove_of_trustee(&mut self, item: &str, trustee: TrusteeIndex) {
		let key = self.key(TRUSTEES, item, &[&trustee.encode()]);
		self.ledger.remove(&key);
	}

	/// The election as its parameters stand now, ready for making ballots.
	pub(super) fn verifier(&self) -> Result<Verifier, ForgeError> {
		Verifier::new(&self.genesis, self.bundle.election, self.params.clone())
			.map_err(|_| ForgeError::NoRecord("election key"))
	}

	/// The style that a ballot is of.
	pub(super) fn style_of(&self, ballot: &Ballot) -> Result<StyleIndex, ForgeError> {
		self.params.electorate.style_of_ring(ballot.body.ring).ok_or(ForgeError::NoRecord("ring"))
	}

	/// One choice for each contest of a style: the last candidate of each.
	fn choices(&self, style: StyleIndex) -> Result<Vec<Choice>, ForgeError> {
		let paper = self.params.plan.paper(style).ok_or(ForgeError::NoRecord("paper"))?;
		Ok(paper.iter().map(|(_, contest)| vec![contest.candidates.len() - 1]).collect())
	}

	/// Another content for a ballot, with sound proofs of the choice, in place of its own. The ring proof
	/// is left as it was: only the voter could make a new one.
	pub(super) fn rewrite(&self, ballot: &mut Ballot) -> Result<(), ForgeError> {
		let choices = self.choices(self.style_of(ballot)?)?;
		let body = &ballot.body;
		let seat = Seat { election: body.election, ring: body.ring, sequence: body.sequence };
		ballot.body = make_body(&self.verifier()?, &body.alias, seat, &choices, &[7; 32])
			.map_err(|_| ForgeError::NoRecord("choice"))?;
		Ok(())
	}

	/// Moves one vote of each contest of a style from the strongest option to the forger's.
	pub(super) fn shift_totals(&mut self, style: StyleIndex, take: bool, give: bool) {
		let sums: Vec<SumIndex> = self
			.params
			.plan
			.paper(style)
			.unwrap_or_default()
			.iter()
			.filter_map(|(contest, _)| self.params.plan.sum_of(*contest, style))
			.collect();
		for sum in sums {
			let Some(counts) = self.totals.get_mut(usize::from(sum)) else {
				continue;
			};
			let forgers = counts.len().saturating_sub(2);
			if take {
				let others = counts.iter_mut().enumerate().filter(|(option, _)| *option != forgers || !give);
				if let Some((_, strongest)) = others.max_by_key(|(_, count)| **count) {
					*strongest = strongest.saturating_sub(1);
				}
			}
			if give {
				if let Some(count) = counts.get_mut(forgers) {
					*count += 1;
				}
			}
		}
	}

	/// Puts a key of the forger on the roll, rebuilds roll and rings, and casts a ballot with it.
	pub(super) fn stuff(&mut self) -> Result<(), ForgeError> {
		const STYLE: StyleIndex = 0;
		let member = MemberSecret::from_entropy([66; 32]);
		let keys = self.keys.first_mut().ok_or(ForgeError::NoRecord("roll"))?;
		keys.push(member.key());
		let position = keys.len() as u32 - 1;
		self.rebuild_roll()?;

		let size = self.params.plan.ring_size;
		let seating = self.seating(STYLE).ok_or(ForgeError::NoRecord("seating"))?;
		let own = seating.ring_of(position).ok_or(ForgeError::NoRecord("seat"))?;
		let seated = self.seated(STYLE, &seating, own).ok_or(ForgeError::NoRecord("seat"))?;
		let prepared = member.prepare(size, &seated).map_err(|_| ForgeError::NoRecord("ring"))?;
		let ring = self.params.electorate.first_ring(STYLE) + own;
		let seat = Seat { election: self.bundle.election, ring, sequence: 1 };
		let choices = self.choices(STYLE)?;
		let ballot = make_ballot(&self.verifier()?, &member, &prepared, seat, &choices, &[8; 32])
			.map_err(|_| ForgeError::NoRecord("choice"))?;
		self.ballots.push(ballot);
		self.shift_totals(STYLE, false, true);
		Ok(())
	}

	fn seating(&self, style: StyleIndex) -> Option<Seating> {
		let keys = self.keys.get(usize::from(style))?.len() as u32;
		let seed = style_seed(&self.params.electorate.ring_seed, style);
		Seating::new(keys, self.params.plan.ring_size, seed)
	}

	fn seated(&self, style: StyleIndex, seating: &Seating, ring: u16) -> Option<Vec<MemberKey>> {
		let keys = self.keys.get(usize::from(style))?;
		seating.seats(ring).map(|seat| keys.get(seating.key_at(seat)? as usize).copied()).collect()
	}

	/// Digests, rings and roots of the roll as it stands now.
	fn rebuild_roll(&mut self) -> Result<(), ForgeError> {
		let (mut parts, mut ring_roots, mut number) = (Vec::new(), [0; 32], 0u16);
		for (style, keys) in (0..).zip(&self.keys) {
			let pages = keys.chunks(KEYS_PER_PAGE as usize);
			let digest = pages.fold([0; 32], |digest, page| extend_roll_digest(&digest, page));
			let seating = self.seating(style).ok_or(ForgeError::NoRecord("seating"))?;
			for ring in 0..seating.rings() {
				let seated = self.seated(style, &seating, ring).ok_or(ForgeError::NoRecord("seat"))?;
				let mut builder = RingBuilder::new(self.params.plan.ring_size)
					.map_err(|_| ForgeError::NoRecord("ring size"))?;
				builder.push(&seated).map_err(|_| ForgeError::NoRecord("ring"))?;
				let root = builder.finish().map_err(|_| ForgeError::NoRecord("ring"))?;
				let roll = self.params.electorate.roll.encode();
				self.ledger.set(map_key(MEMBERS, "RingRoots", &[&roll, &number.encode()]), &root);
				ring_roots = extend_ring_roots(&ring_roots, &root);
				number += 1;
			}
			if let Some(stated) = self.params.electorate.styles.get_mut(usize::from(style)) {
				(stated.keys, stated.rings, stated.digest) = (keys.len() as u32, seating.rings(), digest);
			}
			parts.push((keys.len() as u32, digest));
		}
		self.params.electorate.roll_root = roll_root(&parts);
		self.params.electorate.ring_roots = ring_roots;
		Ok(())
	}

	/// Seals the revealed polls anew, as they stand now.
	pub(super) fn reseal_polls(&mut self) {
		let reference = self.params.election_ref(&self.genesis, self.bundle.election);
		for ((contest, component), poll) in &mut self.polls {
			if let Some(found) = &poll.revealed {
				poll.commitment = poll_commitment(&reference, *contest, *component, found);
			}
		}
	}

	/// Has the appeals body say whether the result falls, and the election be at a stage.
	pub(super) fn rule(&mut self, annulled: bool, stage: Stage) -> Result<(), ForgeError> {
		let mut election: Election = self.record("Elections").ok_or(ForgeError::NoRecord("Elections"))?;
		election.stage = stage;
		self.ledger.set(self.key(ELECTIONS, "Elections", &[]), &election);
		let reason: Digest = [65; 32];
		self.ledger.set(self.key(ELECTIONS, "Rulings", &[]), &(annulled, reason));
		Ok(())
	}

	/// The outcomes that follow from totals and polls as they stand now.
	pub(super) fn recompose(&mut self) {
		let revealed = |contest, component| self.polls.get(&(contest, component))?.revealed.clone();
		if let (Some(new), Some((stored, _))) =
			(outcomes(&self.params.plan, &self.totals, revealed), self.outcomes.as_mut())
		{
			*stored = new;
		}
	}

	/// The sums of the counted ballots.
	fn accumulators(&self) -> Result<Accumulators, ForgeError> {
		let plan = &self.params.plan;
		let mut last: BTreeMap<Alias, &Ballot> =
			self.ballots.iter().map(|ballot| (ballot.body.alias, ballot)).collect();
		last.extend(self.counted_instead.iter().map(|(alias, ballot)| (*alias, ballot)));
		let mut sums: Vec<Vec<DecodedCiphertext>> =
			plan.sums().map(|sum| empty_accumulators(sum.contest.options())).collect();
		for ballot in last.values() {
			let style = self.style_of(ballot)?;
			let paper = plan.paper(style).ok_or(ForgeError::NoRecord("paper"))?;
			for ((contest, _), part) in paper.iter().zip(&ballot.body.contests) {
				let added: Result<Vec<_>, _> =
					part.ciphertexts.iter().map(Ciphertext::decode_fresh).collect();
				let sum = plan.sum_of(*contest, style).and_then(|sum| sums.get_mut(usize::from(sum)));
				if let (Some(sum), Ok(added)) = (sum, added) {
					accumulate(sum, &added, None);
				}
			}
		}
		let encode = |sum: &Vec<DecodedCiphertext>| {
			Options::truncate_from(sum.iter().map(DecodedCiphertext::encode).collect())
		};
		Ok(Accumulators::truncate_from(sums.iter().map(encode).collect()))
	}

	/// Everything that follows from the records, written anew, and signed by the validators: the bundle.
	pub(super) fn seal(mut self, validators: &Validators) -> Result<Vec<u8>, ForgeError> {
		let election = self.bundle.election;
		let reference = self.params.election_ref(&self.genesis, election);
		let mut count = Count::new(self.params.plan.styles.len(), reference);
		let mut voters = BTreeMap::new();
		for ballot in &self.ballots {
			let alias = ballot.body.alias;
			count.accepted += 1;
			count.log = extend_ballot_log(&count.log, &alias, &ballot_digest(ballot));
			if voters.insert(alias, ()).is_none() {
				count.add_voter(self.style_of(ballot)?);
			}
		}
		let sums = self.accumulators()?;
		let mut close: Close = self.record("Closes").ok_or(ForgeError::NoRecord("Closes"))?;
		let sealed: Vec<_> =
			self.polls.iter().map(|((contest, number), poll)| (*contest, *number, poll.commitment)).collect();
		close.hash = close_hash(&reference, close.block, &count, &sealed, &sums);

		let of_election = |world: &Self, item: &str| world.key(ELECTIONS, item, &[]);
		self.ledger.set(of_election(&self, "ParamsOf"), &self.params);
		self.ledger.set(of_election(&self, "Counts"), &count);
		self.ledger.set(of_election(&self, "Closes"), &close);
		self.ledger.set(of_election(&self, "Results"), &self.totals);
		if let Some(outcomes) = &self.outcomes {
			self.ledger.set(of_election(&self, "OutcomesOf"), outcomes);
		}
		for (index, sum) in (0..).zip(&sums) {
			let index: SumIndex = index;
			let key = self.key(ELECTIONS, "Accumulators", &[&index.encode()]);
			self.ledger.set(key, sum);
		}
		for (place, poll) in &self.polls {
			let key = self.poll_key(*place);
			self.ledger.set(key, poll);
		}

		let (root, nodes) = self.ledger.build();
		let mut header = Header::from_bytes(&self.bundle.header)?;
		header.state_root = root;
		self.bundle.header = header.encode();
		self.bundle.justification = validators.justify(&self.authorities, &header);
		self.bundle.state_proof = nodes;
		self.bundle.keys = self.keys;
		self.bundle.ballots = self.ballots;
		Ok(self.bundle.to_bytes())
	}
}
