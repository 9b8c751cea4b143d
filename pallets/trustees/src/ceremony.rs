// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What trustees do, and how a ceremony moves from step to step.

use crate::*;
use alloc::vec::Vec;
use caucus_primitives::refs;
use caucus_support::{CeremonyProgress, SeedProgress, Tallies};
use caucus_trustees_core::{
	decryption::{combine, trial_point, Purpose, ShareError},
	elgamal::DecodedCiphertext,
	group::RistrettoPoint,
	keygen::KeygenError,
};
use frame::traits::UnixTime;

impl<T: Config> From<KeygenError> for Error<T> {
	fn from(error: KeygenError) -> Self {
		match error {
			KeygenError::BadEncoding => Self::BadEncoding,
			KeygenError::BadProof => Self::BadProof,
			KeygenError::CommitmentMismatch => Self::CommitmentMismatch,
			KeygenError::WrongLength => Self::WrongLength,
			KeygenError::UnfoundedComplaint => Self::UnfoundedComplaint,
			KeygenError::KeyIsIdentity => Self::NoKey,
		}
	}
}

impl<T: Config> From<ShareError> for Error<T> {
	fn from(error: ShareError) -> Self {
		match error {
			ShareError::BadEncoding => Self::BadEncoding,
			ShareError::WrongLength => Self::WrongLength,
			ShareError::BadProof => Self::BadProof,
		}
	}
}

type Record<T> = CeremonyRecord<T>;

impl<T: Config> Pallet<T> {
	fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// Whether a call may come without a fee: from a trustee of the election, at the right step, and
	/// if `due` says that it was not made yet.
	pub(crate) fn is_due_from(
		origin: &OriginFor<T>,
		election: ElectionId,
		step: Step,
		due: impl Fn(TrusteeIndex) -> bool,
	) -> bool {
		let Ok(who) = ensure_signed(origin.clone()) else {
			return false;
		};
		let Some(record) = Ceremonies::<T>::get(election) else {
			return false;
		};
		record.step == step && record.index_of(&who).is_some_and(due)
	}

	/// The ceremony and the number of a trustee in it, at one step.
	fn at_step(
		who: &T::AccountId,
		election: ElectionId,
		step: Step,
	) -> Result<(Record<T>, TrusteeIndex), DispatchError> {
		let record = Ceremonies::<T>::get(election).ok_or(Error::<T>::CeremonyNotFound)?;
		let index = record.index_of(who).ok_or(Error::<T>::NotATrustee)?;
		ensure!(record.step == step, Error::<T>::WrongStep);
		ensure!(step == Step::Done || Self::now() < record.deadline, Error::<T>::TooLate);
		Ok((record, index))
	}

	/// Notes that a trustee acted, and moves on if it was the last one awaited.
	fn acted(election: ElectionId, record: Record<T>, trustee: TrusteeIndex) {
		Self::deposit_event(Event::TrusteeActed { election, trustee, step: record.step });
		let _moved = Self::move_on_if_due(election, record);
	}

	pub(crate) fn do_join(who: T::AccountId, election: ElectionId, joining: Joining) -> DispatchResult {
		let (record, index) = Self::at_step(&who, election, Step::Join)?;
		ensure!(!Joinings::<T>::contains_key(election, index), Error::<T>::AlreadyDone);
		record.ceremony().verify_joining(index, &joining).map_err(Error::<T>::from)?;
		Joinings::<T>::insert(election, index, joining);
		Self::acted(election, record, index);
		Ok(())
	}

	pub(crate) fn do_deal(who: T::AccountId, election: ElectionId, dealing: Dealing) -> DispatchResult {
		let (record, index) = Self::at_step(&who, election, Step::Deal)?;
		let joining = Joinings::<T>::get(election, index).ok_or(Error::<T>::DidNotJoin)?;
		ensure!(!Dealings::<T>::contains_key(election, index), Error::<T>::AlreadyDone);
		record
			.ceremony()
			.verify_dealing(index, &joining.dealing_commitment, &dealing)
			.map_err(Error::<T>::from)?;
		Dealings::<T>::insert(election, index, dealing);
		Self::acted(election, record, index);
		Ok(())
	}

	pub(crate) fn do_accept(who: T::AccountId, election: ElectionId) -> DispatchResult {
		let (record, index) = Self::at_step(&who, election, Step::Check)?;
		ensure!(Joinings::<T>::contains_key(election, index), Error::<T>::DidNotJoin);
		ensure!(!Checked::<T>::contains_key(election, index), Error::<T>::AlreadyDone);
		Checked::<T>::insert(election, index, ());
		Self::acted(election, record, index);
		Ok(())
	}

	pub(crate) fn do_complain(
		who: T::AccountId,
		election: ElectionId,
		complaint: Complaint,
	) -> DispatchResult {
		let (record, index) = Self::at_step(&who, election, Step::Check)?;
		let dealer = complaint.dealer;
		let joining = Joinings::<T>::get(election, index).ok_or(Error::<T>::DidNotJoin)?;
		ensure!(!Convicted::<T>::contains_key(election, dealer), Error::<T>::NothingToComplainOf);
		let dealing = Dealings::<T>::get(election, dealer).ok_or(Error::<T>::NothingToComplainOf)?;
		record
			.ceremony()
			.verify_complaint(index, &joining.transport_key, &dealing, &complaint)
			.map_err(Error::<T>::from)?;
		Convicted::<T>::insert(election, dealer, complaint);
		Self::deposit_event(Event::DealerConvicted { election, dealer, by: index });
		Ok(())
	}

	pub(crate) fn do_confirm(
		who: T::AccountId,
		election: ElectionId,
		share: DecryptionShare,
	) -> DispatchResult {
		let (record, index) = Self::at_step(&who, election, Step::Confirm)?;
		ensure!(Joinings::<T>::contains_key(election, index), Error::<T>::DidNotJoin);
		ensure!(!Confirmations::<T>::contains_key(election, index), Error::<T>::AlreadyDone);
		let purpose = Purpose::Trial { ceremony: record.reference };
		Self::verify_share(election, index, &purpose, &[trial_point(&record.reference)], &share)?;
		Confirmations::<T>::insert(election, index, share);
		Self::acted(election, record, index);
		Ok(())
	}

	pub(crate) fn do_reveal_seed(who: T::AccountId, election: ElectionId, seed: Digest) -> DispatchResult {
		let (record, index) = Self::at_step(&who, election, Step::Done)?;
		let until = record.seeds_until.ok_or(Error::<T>::WrongStep)?;
		ensure!(Self::now() < until, Error::<T>::TooLate);
		ensure!(Confirmations::<T>::contains_key(election, index), Error::<T>::DidNotConfirm);
		ensure!(!Seeds::<T>::contains_key(election, index), Error::<T>::AlreadyDone);
		let joining = Joinings::<T>::get(election, index).ok_or(Error::<T>::DidNotJoin)?;
		ensure!(
			refs::seed_commitment(&record.reference, index, &seed) == joining.seed_commitment,
			Error::<T>::CommitmentMismatch
		);
		Seeds::<T>::insert(election, index, seed);
		Self::deposit_event(Event::SeedRevealed { election, trustee: index });
		Ok(())
	}

	pub(crate) fn do_submit_share(
		who: T::AccountId,
		election: ElectionId,
		share: DecryptionShare,
	) -> DispatchResult {
		let (_, index) = Self::at_step(&who, election, Step::Done)?;
		let target = T::Tallies::target(election).ok_or(Error::<T>::ElectionNotClosed)?;
		ensure!(!Shares::<T>::contains_key(election, index), Error::<T>::AlreadyDone);
		let bases: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
		Self::verify_share(election, index, &target.purpose, &bases, &share)?;
		Shares::<T>::insert(election, index, share);
		Self::deposit_event(Event::ShareAccepted { election, trustee: index });
		Ok(())
	}

	fn verify_share(
		election: ElectionId,
		index: TrusteeIndex,
		purpose: &Purpose,
		bases: &[RistrettoPoint],
		share: &DecryptionShare,
	) -> DispatchResult {
		let outcome = Outcomes::<T>::get(election).ok_or(Error::<T>::NoKey)?;
		let position = usize::from(index).checked_sub(1).ok_or(Error::<T>::NotATrustee)?;
		let key = outcome.verification_keys.get(position).ok_or(Error::<T>::NotATrustee)?;
		share.verify(purpose, index, key, bases).map_err(|error| Error::<T>::from(error).into())
	}

	/// Dealers whose contributions count.
	fn dealers(election: ElectionId, record: &Record<T>) -> Vec<TrusteeIndex> {
		record
			.indices()
			.filter(|index| {
				Dealings::<T>::contains_key(election, index) && !Convicted::<T>::contains_key(election, index)
			})
			.collect()
	}

	/// Ends the step if everybody has acted or its time is over; says whether it did.
	fn move_on_if_due(election: ElectionId, record: Record<T>) -> bool {
		let count = |acted: &dyn Fn(TrusteeIndex) -> bool| record.indices().filter(|i| acted(*i)).count();
		let joined = count(&|index| Joinings::<T>::contains_key(election, index));
		let (awaited, acted, least) = match record.step {
			Step::Join => (record.trustees.len(), joined, usize::from(record.threshold).saturating_add(1)),
			Step::Deal => {
				let dealt = count(&|index| Dealings::<T>::contains_key(election, index));
				(joined, dealt, record.threshold.into())
			}
			Step::Check => {
				let checked = count(&|index| Checked::<T>::contains_key(election, index));
				(joined, checked, 0)
			}
			Step::Confirm => {
				let confirmed = count(&|index| Confirmations::<T>::contains_key(election, index));
				(joined, confirmed, usize::from(record.threshold).saturating_add(1))
			}
			Step::Done | Step::Failed => return false,
		};
		if acted < awaited && Self::now() < record.deadline {
			return false;
		}
		match record.step {
			_ if acted < least => Self::next_attempt(election, record),
			Step::Join => Self::reach(election, record, Step::Deal),
			Step::Deal => Self::reach(election, record, Step::Check),
			Step::Check => Self::add_up(election, record),
			_ => Self::reach(election, record, Step::Done),
		}
		true
	}

	/// Adds up the contributions of the dealers that remain.
	fn add_up(election: ElectionId, record: Record<T>) {
		let dealers = Self::dealers(election, &record);
		let dealings: Vec<Dealing> =
			dealers.iter().filter_map(|dealer| Dealings::<T>::get(election, dealer)).collect();
		match record.ceremony().outcome(dealings.iter()) {
			Ok(outcome) if dealers.len() >= usize::from(record.threshold) => {
				Outcomes::<T>::insert(election, outcome);
				Self::reach(election, record, Step::Confirm)
			}
			_ => Self::next_attempt(election, record),
		}
	}

	fn reach(election: ElectionId, mut record: Record<T>, step: Step) {
		record.step = step;
		record.deadline = Self::now().saturating_add(record.step_time);
		Self::deposit_event(Event::StepReached { election, step, deadline: record.deadline });
		Ceremonies::<T>::insert(election, record);
	}

	/// Forgets the attempt and starts the next, or gives up.
	fn next_attempt(election: ElectionId, mut record: Record<T>) {
		// At most MAX_TRUSTEES entries each.
		let limit = record.trustees.len() as u32;
		let _ = Joinings::<T>::clear_prefix(election, limit, None);
		let _ = Dealings::<T>::clear_prefix(election, limit, None);
		let _ = Convicted::<T>::clear_prefix(election, limit, None);
		let _ = Checked::<T>::clear_prefix(election, limit, None);
		let _ = Confirmations::<T>::clear_prefix(election, limit, None);
		Outcomes::<T>::remove(election);
		record.attempt.saturating_inc();
		if record.attempt >= T::MaxAttempts::get() {
			return Self::reach(election, record, Step::Failed);
		}
		record.reference = refs::ceremony_ref(&caucus_support::genesis_hash::<T>(), election, record.attempt);
		Self::deposit_event(Event::CeremonyBegun { election, attempt: record.attempt });
		Self::reach(election, record, Step::Join)
	}
}

impl<T: Config> caucus_support::Ceremonies for Pallet<T> {
	type AccountId = T::AccountId;

	fn is_trustee(election: ElectionId, who: &T::AccountId) -> bool {
		Ceremonies::<T>::get(election).is_some_and(|record| record.index_of(who).is_some())
	}

	fn begin(
		election: ElectionId,
		trustees: Vec<T::AccountId>,
		threshold: TrusteeIndex,
		step_time: Moment,
	) -> DispatchResult {
		ensure!(!Ceremonies::<T>::contains_key(election), Error::<T>::AlreadyBegun);
		ensure!(threshold >= 1 && trustees.len() > usize::from(threshold), Error::<T>::BadThreshold);
		let roster = Roster::<T>::get();
		let mut called = alloc::collections::BTreeSet::new();
		ensure!(
			trustees.iter().all(|trustee| roster.contains(trustee) && called.insert(trustee.encode())),
			Error::<T>::NotOnRoster
		);
		let record = CeremonyRecord::<T> {
			attempt: 0,
			reference: refs::ceremony_ref(&caucus_support::genesis_hash::<T>(), election, 0),
			trustees: trustees.try_into().map_err(|_| Error::<T>::WrongLength)?,
			threshold,
			step_time,
			step: Step::Join,
			deadline: 0,
			seeds_until: None,
		};
		Self::deposit_event(Event::CeremonyBegun { election, attempt: 0 });
		Self::reach(election, record, Step::Join);
		Ok(())
	}

	fn advance(election: ElectionId) -> bool {
		Ceremonies::<T>::get(election).is_some_and(|record| Self::move_on_if_due(election, record))
	}

	fn progress(election: ElectionId) -> CeremonyProgress {
		let record = Ceremonies::<T>::get(election);
		match (record.map(|record| (record.step, record.attempt)), Outcomes::<T>::get(election)) {
			(Some((Step::Done, attempt)), Some(outcome)) => CeremonyProgress::Done { attempt, outcome },
			(Some((Step::Failed, _)) | None, _) => CeremonyProgress::Failed,
			_ => CeremonyProgress::Running,
		}
	}

	fn ring_seed(election: ElectionId) -> SeedProgress {
		let record = Ceremonies::<T>::get(election).filter(|record| record.step == Step::Done);
		let Some(mut record) = record else {
			return SeedProgress::Waiting;
		};
		let Some(until) = record.seeds_until else {
			record.seeds_until = Some(Self::now().saturating_add(record.step_time));
			Ceremonies::<T>::insert(election, record);
			return SeedProgress::Moved;
		};
		let confirmed =
			record.indices().filter(|index| Confirmations::<T>::contains_key(election, index)).count();
		let seeds: Vec<(TrusteeIndex, Digest)> =
			record.indices().filter_map(|index| Some((index, Seeds::<T>::get(election, index)?))).collect();
		if seeds.len() < confirmed && Self::now() < until {
			return SeedProgress::Waiting;
		}
		let block = frame_system::Pallet::<T>::block_number();
		match SeedsSettled::<T>::get(election) {
			None => {
				SeedsSettled::<T>::insert(election, block);
				SeedProgress::Moved
			}
			// The parent is a block after the one in which the last seed was revealed, so nobody who
			// revealed knew its hash.
			Some(settled) if block > settled.saturating_add(1u32.into()) => {
				let later_block = frame_system::Pallet::<T>::parent_hash().0;
				SeedBlocks::<T>::insert(election, later_block);
				SeedProgress::Ready(refs::ring_seed(&record.reference, &seeds, &later_block))
			}
			Some(_) => SeedProgress::Waiting,
		}
	}

	fn decrypted(election: ElectionId, sums: &[DecodedCiphertext]) -> Option<Vec<RistrettoPoint>> {
		let record = Ceremonies::<T>::get(election)?;
		let threshold = usize::from(record.threshold);
		let shares: Vec<(TrusteeIndex, DecryptionShare)> = record
			.indices()
			.filter_map(|index| Some((index, Shares::<T>::get(election, index)?)))
			.take(threshold)
			.collect();
		if shares.len() < threshold {
			return None;
		}
		let shares: Vec<_> = shares.iter().map(|(index, share)| (*index, share)).collect();
		combine(sums, &shares).ok()
	}
}
