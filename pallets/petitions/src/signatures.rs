// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The path of an anonymous act under a petition: refused or accepted, then counted.

use crate::{states::Tagged, *};
use alloc::collections::BTreeMap;
use caucus_primitives::{domain, refs};
use caucus_support::participation::{Asked, Claim};

/// What an act needs to know of its petition.
pub(crate) struct Desk<T: Config> {
	petition: PetitionId,
	record: PetitionOf<T>,
	roll: PinnedRoll,
	parameters: Parameters,
	end: Moment,
}

/// An act of a batch that is to be counted if its proof holds.
pub(crate) struct Next<'a> {
	act: &'a SignedAct,
	part: PartIndex,
	message: Digest,
}

/// A relayer's batch that is to be counted if its proofs hold.
pub(crate) struct Sorted<'a, T: Config> {
	desk: Desk<T>,
	tally: Tally,
	next: Vec<Next<'a>>,
	skipped: u32,
}

impl<T: Config> Desk<T> {
	fn new(petition: PetitionId) -> Result<Self, Error<T>> {
		let record = Pallet::<T>::at(petition)?;
		ensure!(!Dissolution::<T>::exists(), Error::<T>::PartyDissolved);
		let roll = Rolls::<T>::get(petition).ok_or(Error::<T>::PetitionNotFound)?;
		let parameters = Pallet::<T>::parameters_of(&record);
		let end = Pallet::<T>::end_of(&record.term);
		Ok(Self { petition, record, roll, parameters, end })
	}

	/// Checks that the petition takes such acts now.
	fn ensure_takes(&self, act: Act) -> Result<(), Error<T>> {
		let in_time = Pallet::<T>::now() < self.end;
		match act {
			Act::Sponsor => {
				let collecting = in_time && self.record.state == State::Collecting;
				ensure!(collecting, Error::<T>::NotCollecting);
			}
			Act::Sign { .. } | Act::Withdraw { .. } => {
				let open = in_time && self.record.state == State::Open;
				ensure!(open, Error::<T>::PetitionNotOpen);
			}
		}
		Ok(())
	}

	/// Checks that an act is the next one of its alias, given the sponsors and signatures before it.
	fn ensure_next(act: Act, sponsors: bool, signature: Option<u8>) -> Result<(), Error<T>> {
		let last = signature.unwrap_or(0);
		let signed = last % 2 == 1;
		match act {
			Act::Sponsor => ensure!(!sponsors, Error::<T>::AlreadySponsored),
			Act::Sign { sequence } => {
				ensure!(!signed, Error::<T>::AlreadySigned);
				ensure!(last < MAX_SEQUENCE, Error::<T>::TooManyChanges);
				ensure!(sequence == last.saturating_add(1), Error::<T>::WrongSequence);
			}
			Act::Withdraw { sequence } => {
				ensure!(signed, Error::<T>::NotSigned);
				ensure!(sequence == last.saturating_add(1), Error::<T>::WrongSequence);
			}
		}
		Ok(())
	}

	/// The same, given what is stored.
	fn ensure_next_stored(&self, act: Act, alias: &Alias) -> Result<(), Error<T>> {
		let sponsors = act == Act::Sponsor && Sponsors::<T>::contains_key(self.petition, alias);
		let signature = Signatures::<T>::get(self.petition, alias).map(|signature| signature.sequence);
		Self::ensure_next(act, sponsors, signature)
	}

	/// The next sponsor may be the last that it takes: a recall opens then, if it may.
	fn ensure_may_open(&self, act: Act) -> Result<(), Error<T>> {
		let last = act == Act::Sponsor
			&& self.record.kind.is_recall()
			&& Tallies::<T>::get(self.petition).sponsors.saturating_add(1) >= self.parameters.sponsors;
		if last {
			Pallet::<T>::ensure_recall_may_open(self.petition)?;
		}
		Ok(())
	}

	/// Checks an act, but for its proof; gives the part of the roll that it is from.
	fn check(&self, act: Act, proof: &MemberProof) -> Result<PartIndex, Error<T>> {
		self.ensure_takes(act)?;
		let part = Pallet::<T>::part_of(&self.roll, proof)?;
		self.ensure_next_stored(act, &proof.alias)?;
		self.ensure_may_open(act)?;
		Ok(part)
	}

	fn context(&self) -> Digest {
		refs::act_context(domain::PETITION, &caucus_support::genesis_hash::<T>(), self.petition)
	}

	fn message(&self, act: Act) -> Digest {
		let genesis = caucus_support::genesis_hash::<T>();
		refs::act_message(domain::PETITION_ACT, &genesis, self.petition, &act.encode())
	}

	/// Counts an act that was checked on this state.
	fn count(&mut self, tally: &mut Tally, act: Act, alias: Alias, part: PartIndex) {
		let petition = self.petition;
		let standing = self.roll.parts.get(usize::from(part)).map(|part| part.standing);
		match act {
			Act::Sponsor => {
				match standing {
					Some(Standing::Citizen) => tally.citizen_sponsors.saturating_inc(),
					_ => tally.sponsors.saturating_inc(),
				}
				Sponsors::<T>::insert(petition, alias, part);
				Pallet::<T>::deposit_event(Event::Sponsored { petition, alias });
			}
			Act::Sign { sequence } => {
				let again = sequence > 1;
				if again {
					tally.withdrawn.saturating_dec();
				}
				if let Some(count) = tally.parts.get_mut(usize::from(part)) {
					count.signed.saturating_inc();
				}
				Signatures::<T>::insert(petition, alias, Signature { part, sequence });
				Pallet::<T>::deposit_event(Event::Signed { petition, alias, sequence });
			}
			Act::Withdraw { sequence } => {
				// A key stands in one part alone; where it signed is where it is taken off.
				let part = Signatures::<T>::get(petition, alias).map_or(part, |signature| signature.part);
				tally.withdrawn.saturating_inc();
				if let Some(count) = tally.parts.get_mut(usize::from(part)) {
					count.signed.saturating_dec();
				}
				Signatures::<T>::insert(petition, alias, Signature { part, sequence });
				Pallet::<T>::deposit_event(Event::SignatureWithdrawn { petition, alias, sequence });
			}
		}
	}

	/// Draws the consequences of what was counted.
	fn conclude(mut self, tally: Tally) {
		let enough = tally.sponsors >= self.parameters.sponsors
			|| tally.citizen_sponsors >= self.parameters.citizen_sponsors;
		Tallies::<T>::insert(self.petition, &tally);
		match self.record.state {
			State::Collecting if enough && self.record.kind.is_recall() => {
				Pallet::<T>::open_recall(self.petition, self.record);
			}
			State::Collecting if enough => {
				let time = self.parameters.escalation_time;
				Pallet::<T>::reach(self.petition, self.record, State::InReview, time);
			}
			State::Open => {
				let moved = Pallet::<T>::weigh_duties(
					self.petition,
					&mut self.record,
					&self.roll,
					&tally,
					&self.parameters,
				);
				if moved {
					Petitions::<T>::insert(self.petition, self.record);
				}
			}
			_ => (),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Checks an act, but for its proof.
	pub(crate) fn ask_act(
		petition: PetitionId,
		act: Act,
		proof: &MemberProof,
	) -> Tagged<T, (PetitionId, Alias)> {
		let desk = Desk::<T>::new(petition)?;
		desk.check(act, proof)?;
		let (context, message) = (desk.context(), desk.message(act));
		Ok(((petition, proof.alias), Asked { roll: desk.roll.roll, context, message }))
	}

	pub(crate) fn authorize_act(
		petition: PetitionId,
		act: Act,
		proof: &MemberProof,
	) -> TransactionValidityWithRefund {
		Self::answer(Self::ask_act(petition, act, proof), proof, "CaucusPetition")
	}

	/// Counts an act whose proof was checked on this state.
	pub(crate) fn do_act(petition: PetitionId, act: Act, proof: &MemberProof) -> DispatchResult {
		let mut desk = Desk::<T>::new(petition)?;
		let part = desk.check(act, proof)?;
		let mut tally = Tallies::<T>::get(petition);
		desk.count(&mut tally, act, proof.alias, part);
		desk.conclude(tally);
		Ok(())
	}

	/// Checks and counts a relayer's batch.
	pub(crate) fn do_sign_batch(
		relayer: &T::AccountId,
		petition: PetitionId,
		acts: &[SignedAct],
	) -> DispatchResult {
		let sorted = Self::sort_batch(relayer, petition, acts)?;
		let context = sorted.desk.context();
		let claims = sorted.next.iter().map(|Next { act, message, .. }| Claim {
			proof: &act.proof,
			context: &context,
			message,
		});
		let claims: Vec<Claim> = claims.collect();
		T::Participation::check_all(sorted.desk.roll.roll, &claims).map_err(|_| Error::<T>::BadBatch)?;
		Self::count_batch(relayer, sorted)
	}

	/// Checks a relayer's batch, but for its proofs.
	pub(crate) fn sort_batch<'a>(
		relayer: &T::AccountId,
		petition: PetitionId,
		acts: &'a [SignedAct],
	) -> Result<Sorted<'a, T>, Error<T>> {
		ensure!(!acts.is_empty(), Error::<T>::EmptyBatch);
		Self::ensure_not_target(petition, relayer)?;
		let desk = Desk::<T>::new(petition)?;
		let tally = Tallies::<T>::get(petition);
		let (next, skipped) = desk.sort(acts, &tally)?;
		Ok(Sorted { desk, tally, next, skipped })
	}

	/// Counts a batch whose proofs were checked on this state.
	pub(crate) fn count_batch(relayer: &T::AccountId, sorted: Sorted<T>) -> DispatchResult {
		let Sorted { mut desk, mut tally, next, skipped } = sorted;
		for Next { act: SignedAct { act, proof }, part, .. } in &next {
			desk.count(&mut tally, *act, proof.alias, *part);
		}
		let (petition, counted) = (desk.petition, next.len() as u32);
		desk.conclude(tally);
		if skipped > 0 {
			T::Charge::charge(relayer, Self::weight_of_batch(skipped))?;
		}
		Self::deposit_event(Event::BatchCounted { petition, counted, skipped });
		Ok(())
	}
}

impl<T: Config> Desk<T> {
	/// Takes the acts out of a batch that are next, one after the other; and says how many others are of
	/// no use. One that could never be accepted refuses the batch.
	fn sort<'a>(&self, acts: &'a [SignedAct], tally: &Tally) -> Result<(Vec<Next<'a>>, u32), Error<T>> {
		let mut sequences: BTreeMap<Alias, u8> = BTreeMap::new();
		let mut sponsors: BTreeMap<Alias, ()> = BTreeMap::new();
		let (mut next, mut skipped) = (Vec::new(), 0u32);
		// Once there are enough sponsors the petition takes no more, nor within the batch.
		let (mut members, mut citizens) = (tally.sponsors, tally.citizen_sponsors);
		for signed in acts {
			let SignedAct { act, proof } = signed;
			self.ensure_takes(*act).map_err(|_| Error::<T>::BadBatch)?;
			let part = Pallet::<T>::part_of(&self.roll, proof).map_err(|_| Error::<T>::BadBatch)?;
			let sponsored = sponsors.contains_key(&proof.alias)
				|| Sponsors::<T>::contains_key(self.petition, proof.alias);
			let last = sequences.get(&proof.alias).copied().or_else(|| {
				Signatures::<T>::get(self.petition, proof.alias).map(|signature| signature.sequence)
			});
			let full = members >= self.parameters.sponsors || citizens >= self.parameters.citizen_sponsors;
			let late = *act == Act::Sponsor && full;
			if late || Self::ensure_next(*act, sponsored, last).is_err() {
				skipped.saturating_inc();
				continue;
			}
			match act {
				Act::Sponsor => {
					let citizen = self
						.roll
						.parts
						.get(usize::from(part))
						.is_some_and(|part| part.standing == Standing::Citizen);
					match citizen {
						true => citizens.saturating_inc(),
						false => members.saturating_inc(),
					}
					if self.record.kind.is_recall() && members >= self.parameters.sponsors {
						Pallet::<T>::ensure_recall_may_open(self.petition)?;
					}
					sponsors.insert(proof.alias, ());
				}
				Act::Sign { sequence } | Act::Withdraw { sequence } => {
					sequences.insert(proof.alias, *sequence);
				}
			}
			next.push(Next { act: signed, part, message: self.message(*act) });
		}
		Ok((next, skipped))
	}
}
