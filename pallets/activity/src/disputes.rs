// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is said against attestations, and what becomes of it.

use crate::*;
use caucus_support::{
	agreement::{topic, Agreement},
	organisations::{Role, CENTRAL},
};

/// Tag of a correction, for [`topic`].
const CORRECTION: &[u8] = b"activity/correct";

/// Who disputes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disputer {
	/// An officer or the issuer: as often as need be.
	Officer,
	/// An activity account: so often in a month.
	Member,
}

impl<T: Config> Pallet<T> {
	/// What has become of an attestation.
	pub(crate) fn status_of(attestation: &Attestation<T::AccountId>) -> Option<Status> {
		let batch = Batches::<T>::get(attestation.batch)?;
		let closed = Periods::<T>::get(batch.period)?.stage.is_closed();
		Some(match attestation.state {
			State::Revoked => Status::Revoked,
			State::Corrected => Status::Corrected,
			_ if closed => Status::Final,
			State::Provisional => Status::Provisional,
			State::Disputed => Status::Disputed,
			State::Upheld => Status::Upheld,
		})
	}

	/// An attestation with its batch and period.
	#[allow(clippy::type_complexity)]
	fn load(
		number: AttestationId,
	) -> Result<(Attestation<T::AccountId>, Batch<T::AccountId>, Period), Error<T>> {
		let attestation = Attestations::<T>::get(number).ok_or(Error::<T>::UnknownAttestation)?;
		let batch = Batches::<T>::get(attestation.batch).ok_or(Error::<T>::UnknownAttestation)?;
		let period = Periods::<T>::get(batch.period).ok_or(Error::<T>::UnknownAttestation)?;
		Ok((attestation, batch, period))
	}

	fn is_auditor(who: &T::AccountId) -> bool {
		T::Organisations::holds(who, CENTRAL, Role::Auditor)
	}

	/// Whether somebody may dispute an attestation now, and as what.
	pub(crate) fn ensure_can_dispute(
		who: &T::AccountId,
		number: AttestationId,
	) -> Result<Disputer, Error<T>> {
		let (attestation, batch, period) = Self::load(number)?;
		ensure!(attestation.state == State::Provisional, Error::<T>::WrongState);
		ensure!(Self::now() < period.disputed_until, Error::<T>::DisputeWindowClosed);
		let concerned = |role| T::Organisations::holds(who, batch.occasion.organization, role);
		if *who == batch.issuer
			|| concerned(Role::Chair)
			|| concerned(Role::Secretary)
			|| Self::is_auditor(who)
		{
			return Ok(Disputer::Officer);
		}
		let account = Accounts::<T>::get(who).ok_or(Error::<T>::NotConcerned)?;
		ensure!(!account.opted_out, Error::<T>::OptedOut);
		let (month, times) = account.disputes;
		let most = CurrentSettings::<T>::get().parameters.disputes;
		ensure!(month != Self::this_month() || times < most, Error::<T>::DisputeQuota);
		Ok(Disputer::Member)
	}

	pub(crate) fn do_dispute(by: T::AccountId, number: AttestationId, reason: ContentRef) -> DispatchResult {
		let disputer = Self::ensure_can_dispute(&by, number)?;
		if disputer == Disputer::Member {
			let this_month = Self::this_month();
			Accounts::<T>::mutate(&by, |account| {
				if let Some(account) = account {
					let times = if account.disputes.0 == this_month { account.disputes.1 } else { 0 };
					account.disputes = (this_month, times.saturating_add(1));
				}
			});
		}
		Self::set_state(number, State::Disputed);
		let dispute = Dispute { by: by.clone(), reason, at: Self::now(), decision: None };
		Disputes::<T>::insert(number, dispute);
		Self::deposit_event(Event::Disputed { attestation: number, by });
		Ok(())
	}

	/// The dispute that an auditor may decide now.
	pub(crate) fn ensure_can_decide(
		who: &T::AccountId,
		number: AttestationId,
	) -> Result<Dispute<T::AccountId>, Error<T>> {
		ensure!(Self::is_auditor(who), Error::<T>::NotAnAuditor);
		let (attestation, batch, period) = Self::load(number)?;
		ensure!(attestation.state == State::Disputed, Error::<T>::WrongState);
		let dispute = Disputes::<T>::get(number).ok_or(Error::<T>::WrongState)?;
		ensure!(*who != batch.issuer && *who != dispute.by, Error::<T>::NotImpartial);
		ensure!(period.stage == Stage::Open && Self::now() < period.decided_until, Error::<T>::PeriodClosed);
		Ok(dispute)
	}

	pub(crate) fn do_decide(
		by: T::AccountId,
		number: AttestationId,
		uphold: bool,
		reason: ContentRef,
	) -> DispatchResult {
		let mut dispute = Self::ensure_can_decide(&by, number)?;
		dispute.decision = Some(Decision { by: by.clone(), uphold, reason, at: Self::now() });
		Disputes::<T>::insert(number, dispute);
		Self::set_state(number, if uphold { State::Upheld } else { State::Revoked });
		Self::deposit_event(Event::Decided { attestation: number, uphold, by });
		Ok(())
	}

	/// Writes an attestation's state, and whether its entry counts.
	fn set_state(number: AttestationId, state: State) {
		let Some(mut attestation) = Attestations::<T>::get(number) else {
			return;
		};
		attestation.state = state;
		if let Some(batch) = Batches::<T>::get(attestation.batch) {
			Ledger::<T>::mutate(batch.period, &attestation.subject, |entries| {
				for entry in entries.iter_mut().filter(|entry| entry.attestation == number) {
					entry.stands = state.stands();
				}
			});
		}
		Attestations::<T>::insert(number, attestation);
	}

	/// Checks a correction and adds a voice to it. Changes nothing.
	#[allow(clippy::type_complexity)]
	pub(crate) fn weigh_correction(
		by: &T::AccountId,
		number: AttestationId,
		reason: &ContentRef,
	) -> Result<(Agreement, Agreements<T::AccountId, ConstU32<32>>, Option<T::AccountId>), Error<T>> {
		ensure!(Self::is_auditor(by), Error::<T>::NotAnAuditor);
		let (attestation, batch, period) = Self::load(number)?;
		ensure!(period.stage.is_closed() && attestation.state.stands(), Error::<T>::WrongState);
		ensure!(*by != batch.issuer, Error::<T>::NotImpartial);
		let topic = topic(CORRECTION, &(number, reason));
		let mut waiting = Waiting::<T>::get();
		waiting.recheck(&topic, Self::is_auditor);
		let first = waiting.first(&topic).cloned();
		let agreement = waiting.agree(topic, by, Self::now()).map_err(Error::<T>::from)?;
		Ok((agreement, waiting, first))
	}

	pub(crate) fn do_correct(by: T::AccountId, number: AttestationId, reason: ContentRef) -> DispatchResult {
		let (agreement, waiting, first) = Self::weigh_correction(&by, number, &reason)?;
		Waiting::<T>::put(waiting);
		let (Agreement::Second, Some(first)) = (agreement, first) else {
			Self::deposit_event(Event::CorrectionProposed { attestation: number, by });
			return Ok(());
		};
		let (attestation, batch, period) = Self::load(number)?;
		let before = Self::points_for(batch.period, &period, &attestation.subject);
		Self::set_state(number, State::Corrected);
		let after = Self::points_for(batch.period, &period, &attestation.subject);
		let account = attestation.subject;
		let points = Self::take_back(&account, batch.period, before.saturating_sub(after).into())?;
		let at = Self::now();
		Corrections::<T>::insert(number, Correction { by: (first, by), reason, at, points });
		Self::deposit_event(Event::Corrected { attestation: number, account, points });
		Ok(())
	}
}
