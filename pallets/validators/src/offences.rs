// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validators that do what they must not.

use crate::*;
use frame::traits::DisabledValidators;
use historical::IdentificationTuple;
use sp_staking::offence::{
	Offence, OffenceDetails, OffenceError, OffenceSeverity, OnOffenceHandler, ReportOffence,
};

/// Passes on to `Next` what is not known yet: one offence of each kind by each validator in each session.
///
/// What a validator does further changes nothing for it, and reports of valid offences are free: it
/// could fill the chain's state with its own.
pub struct ReportOnce<T, Next>(PhantomData<(T, Next)>);

impl<T, Next, What> ReportOffence<T::AccountId, IdentificationTuple<T>, What> for ReportOnce<T, Next>
where
	T: Config,
	Next: ReportOffence<T::AccountId, IdentificationTuple<T>, What>,
	What: Offence<IdentificationTuple<T>>,
{
	fn report_offence(reporters: Vec<T::AccountId>, offence: What) -> Result<(), OffenceError> {
		let (offenders, session) = (offence.offenders(), offence.session_index());
		if offenders.iter().all(|(who, ())| Pallet::<T>::is_reported(who, What::ID, session)) {
			return Err(OffenceError::DuplicateReport);
		}
		Reporting::<T>::put(What::ID);
		let result = Next::report_offence(reporters, offence);
		Reporting::<T>::kill();
		result
	}

	// The session is not known here: what is known of this one is known of all before.
	fn is_known_offence(offenders: &[IdentificationTuple<T>], slot: &What::Slot) -> bool {
		let session = Session::<T>::current_index();
		Next::is_known_offence(offenders, slot)
			|| offenders.iter().all(|(who, ())| Pallet::<T>::is_reported(who, What::ID, session))
	}
}

impl<T: Config> OnOffenceHandler<T::AccountId, IdentificationTuple<T>, Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, IdentificationTuple<T>>],
		severities: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		let kind = Reporting::<T>::get().unwrap_or_default();
		// Among them may be some that were reported before: then it is known now that they were more.
		for (OffenceDetails { offender: (who, ()), .. }, severity) in offenders.iter().zip(severities) {
			Self::note_offence(who, kind, session, *severity);
		}
		<T as Config>::WeightInfo::offence().saturating_mul(offenders.len().max(1) as u64)
	}
}

impl<T: Config> Pallet<T> {
	/// Whether it is known that a validator did so in that session, or in a later one.
	pub(crate) fn is_reported(who: &T::AccountId, kind: Kind, session: SessionIndex) -> bool {
		Reports::<T>::get()
			.iter()
			.any(|report| report.who == *who && report.kind == kind && report.session >= session)
	}

	/// Disables an offender, and keeps for those in charge what it did.
	fn note_offence(who: &T::AccountId, kind: Kind, session: SessionIndex, severity: Perbill) {
		let disabled = Self::disable(who, session, severity);
		let is_new = Reports::<T>::mutate(|reports| {
			let place = reports.iter().position(|report| report.who == *who && report.kind == kind);
			let known = place.and_then(|place| reports.get_mut(place));
			if let Some(known) = known.filter(|known| known.session >= session) {
				known.severity = known.severity.max(severity);
				known.disabled |= disabled;
				return false;
			}
			// One report for each offender: so nobody's is lost because somebody goes on and on.
			if let Some(place) = place.or((reports.len() >= MAX_REPORTS as usize).then_some(0)) {
				reports.remove(place);
			}
			let at = Self::now();
			let report = Report { who: who.clone(), kind, session, at, severity, disabled };
			reports.try_push(report).is_ok()
		});
		if is_new {
			Self::deposit_event(Event::OffenderReported {
				who: who.clone(),
				kind,
				session,
				severity,
				disabled,
			});
		}
	}

	/// Disables a validator for what it did in a session of its present service, and says whether it is
	/// disabled now.
	fn disable(who: &T::AccountId, session: SessionIndex, severity: Perbill) -> bool {
		let place = Serving::<T>::mutate(|serving| {
			let mut all = serving.iter_mut().zip(0u32..);
			let (service, place) =
				all.find(|(service, _)| service.who == *who && service.since <= session)?;
			service.fault = service.fault.max(Some(severity));
			Some(place)
		});
		let Some(place) = place else { return false };
		Session::<T>::report_offence(who.clone(), OffenceSeverity(severity));
		Session::<T>::is_disabled(place)
	}
}
