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
	/// Notes that a trustee acted, and moves on if it was the last one awaited; says whether it was.
	fn acted(election: ElectionId, record: Record<T>, trustee: TrusteeIndex) -> bool {
		Self::deposit_event(Event::TrusteeActed { election, trustee, step: record.step });
		Self::move_on_if_due(election, record)
	}

	pub(crate) fn do_join(who: T::AccountId, election: ElectionId, joining: Joining) -> DispatchResult {
		let (record, index) = Self::due(&who, election, Act::Join)?;
		let verdict = record.ceremony().verify_joining(index, &joining).map_err(Error::from);
		if Self::holds(election, index, Act::Join, verdict)? {
			Joinings::<T>::insert(election, index, joining);
			let _was_last = Self::acted(election, record, index);
		}
		Ok(())
	}

	pub(crate) fn do_deal(who: T::AccountId, election: ElectionId, dealing: Dealing) -> DispatchResult {
		let (record, index) = Self::due(&who, election, Act::Deal)?;
		let joining = Joinings::<T>::get(election, index).ok_or(Error::<T>::DidNotJoin)?;
		let verdict = record
			.ceremony()
			.verify_dealing(index, &joining.dealing_commitment, &dealing)
			.map_err(Error::from);
		if Self::holds(election, index, Act::Deal, verdict)? {
			Dealings::<T>::insert(election, index, dealing);
			let _was_last = Self::acted(election, record, index);
		}
		Ok(())
	}

	/// Says whether the trustee was the last one awaited.
	pub(crate) fn do_accept(who: T::AccountId, election: ElectionId) -> Result<bool, DispatchError> {
		let (record, index) = Self::due(&who, election, Act::Accept)?;
		Checked::<T>::insert(election, index, ());
		Ok(Self::acted(election, record, index))
	}

	pub(crate) fn do_complain(
		who: T::AccountId,
		election: ElectionId,
		complaint: Complaint,
	) -> DispatchResult {
		let (record, accuser) = Self::due(&who, election, Act::Complain)?;
		let dealer = complaint.dealer;
		let dealing = Self::accused(election, accuser, dealer)?;
		let joining = Joinings::<T>::get(election, accuser).ok_or(Error::<T>::DidNotJoin)?;
		let verdict =
			record.ceremony().verify_complaint(accuser, &joining.transport_key, &dealing, &complaint);
		match verdict.map_err(Error::<T>::from) {
			Ok(()) => {
				Convicted::<T>::insert(election, dealer, complaint);
				Self::deposit_event(Event::DealerConvicted { election, dealer, by: accuser });
			}
			Err(error) => {
				let error = error.into();
				FalseComplaints::<T>::try_append(election, accuser, dealer).map_err(|_| error)?;
				Self::deposit_event(Event::ComplaintUnfounded { election, accuser, dealer, error });
			}
		}
		Ok(())
	}

	pub(crate) fn do_confirm(
		who: T::AccountId,
		election: ElectionId,
		share: DecryptionShare,
	) -> DispatchResult {
		let (record, index) = Self::due(&who, election, Act::Confirm)?;
		let purpose = Purpose::Trial { ceremony: record.reference };
		let verdict =
			Self::verify_share(election, index, &purpose, &[trial_point(&record.reference)], &share);
		if Self::holds(election, index, Act::Confirm, verdict)? {
			Confirmations::<T>::insert(election, index, share);
			let _was_last = Self::acted(election, record, index);
		}
		Ok(())
	}

	pub(crate) fn do_reveal_seed(who: T::AccountId, election: ElectionId, seed: Digest) -> DispatchResult {
		let (record, index) = Self::due(&who, election, Act::RevealSeed)?;
		let joining = Joinings::<T>::get(election, index).ok_or(Error::<T>::DidNotJoin)?;
		let right = refs::seed_commitment(&record.reference, index, &seed) == joining.seed_commitment;
		let verdict = right.then_some(()).ok_or(Error::CommitmentMismatch);
		if Self::holds(election, index, Act::RevealSeed, verdict)? {
			Seeds::<T>::insert(election, index, seed);
			Self::deposit_event(Event::SeedRevealed { election, trustee: index });
		}
		Ok(())
	}

	/// Says how many sums there are.
	pub(crate) fn do_submit_share(
		who: T::AccountId,
		election: ElectionId,
		share: DecryptionShare,
	) -> Result<u32, DispatchError> {
		let (_, index) = Self::due(&who, election, Act::SubmitShare)?;
		let target = T::Tallies::target(election).ok_or(Error::<T>::ElectionNotClosed)?;
		let bases: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
		let verdict = Self::verify_share(election, index, &target.purpose, &bases, &share);
		if Self::holds(election, index, Act::SubmitShare, verdict)? {
			Shares::<T>::insert(election, index, share);
			Self::deposit_event(Event::ShareAccepted { election, trustee: index });
		}
		Ok(bases.len() as u32)
	}

	fn verify_share(
		election: ElectionId,
		index: TrusteeIndex,
		purpose: &Purpose,
		bases: &[RistrettoPoint],
		share: &DecryptionShare,
	) -> Result<(), Error<T>> {
		let outcome = Outcomes::<T>::get(election).ok_or(Error::<T>::NoKey)?;
		let position = usize::from(index).checked_sub(1).ok_or(Error::<T>::NotATrustee)?;
		let key = outcome.verification_keys.get(position).ok_or(Error::<T>::NotATrustee)?;
		Ok(share.verify(purpose, index, key, bases)?)
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
		let threshold = usize::from(record.threshold);
		let (act, least) = match record.step {
			Step::Join => (Act::Join, threshold.saturating_add(1)),
			Step::Deal => (Act::Deal, threshold),
			Step::Check => (Act::Accept, 0),
			Step::Confirm => (Act::Confirm, threshold.saturating_add(1)),
			Step::Done | Step::Failed => return false,
		};
		let (acted, silent) = Self::acted_and_silent(election, &record, act);
		if !silent.is_empty() && Self::now() < record.deadline {
			return false;
		}
		Self::name_silent(election, record.attempt, act, &silent);
		match record.step {
			_ if acted.len() < least => Self::next_attempt(election, record),
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
		let _ = FalseComplaints::<T>::clear_prefix(election, limit, None);
		let _ = Checked::<T>::clear_prefix(election, limit, None);
		let _ = Confirmations::<T>::clear_prefix(election, limit, None);
		let _ = InvalidActs::<T>::clear_prefix(election, limit, None);
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

	fn roster() -> Vec<T::AccountId> {
		Roster::<T>::get().into_iter().take(MAX_TRUSTEES as usize).collect()
	}

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
		let (_, silent) = Self::acted_and_silent(election, &record, Act::RevealSeed);
		if !silent.is_empty() && Self::now() < until {
			return SeedProgress::Waiting;
		}
		let block = frame_system::Pallet::<T>::block_number();
		match SeedsSettled::<T>::get(election) {
			None => {
				Self::name_silent(election, record.attempt, Act::RevealSeed, &silent);
				SeedsSettled::<T>::insert(election, block);
				SeedProgress::Moved
			}
			// The parent is a block after the one in which the last seed was revealed, so nobody who
			// revealed knew its hash.
			Some(settled) if block > settled.saturating_add(1u32.into()) => {
				let later_block = frame_system::Pallet::<T>::parent_hash().0;
				SeedBlocks::<T>::insert(election, later_block);
				let seeds: Vec<(TrusteeIndex, Digest)> = record
					.indices()
					.filter_map(|index| Some((index, Seeds::<T>::get(election, index)?)))
					.collect();
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
