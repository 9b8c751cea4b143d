// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is counted, and by which rules.

use crate::*;
use caucus_primitives::{calendar::month_of, text::check_line};
use caucus_support::organisations::Role;

/// The terms of an indicator that issuers attest, with a day between two occasions.
const fn terms(demands_meeting: bool, weight: u16, cap: u16) -> Terms {
	Terms {
		issuer: Role::Issuer,
		demands_meeting,
		weight,
		cap,
		cooldown: 24,
		rests_in_campaigns: demands_meeting,
	}
}

/// Indicators with which a chain can begin: kind, code, Korean and English name, terms.
pub const STARTERS: [(Kind, &str, &str, &str, Terms); 10] = [
	(Kind::Education, "education", "당원 교육 참석", "Party education attended", terms(true, 20, 2)),
	(Kind::Event, "event", "공식 행사 참석", "Official event attended", terms(true, 10, 3)),
	(Kind::Assembly, "assembly", "회의 참석", "Assembly attended", terms(true, 15, 2)),
	(Kind::DuesMonth, "dues", "월 당비 납부", "Month's dues paid", terms(false, 5, 1)),
	(Kind::Volunteering, "volunteering", "자원봉사 시간", "Hours volunteered", terms(false, 2, 20)),
	(Kind::PetitionSponsored, "petition", "청원 발의", "Petition that found sponsors", terms(false, 10, 1)),
	(Kind::ProposalAdopted, "proposal", "정책 제안 채택", "Policy proposal adopted", terms(false, 30, 1)),
	(Kind::Mentoring, "mentoring", "멘토링 시간", "Hours of mentoring", terms(false, 2, 20)),
	(Kind::Translation, "translation", "번역·자막 작업", "Translation or captions", terms(false, 10, 3)),
	(Kind::Review, "review", "번역 검수", "Translation reviewed", terms(false, 5, 3)),
];

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> Moment {
		T::Time::now().as_millis().saturated_into()
	}

	/// This month in Korea.
	pub(crate) fn this_month() -> Month {
		month_of(Self::now())
	}

	/// The terms of an indicator in a period, with their version: the last that hold from then on or
	/// before.
	pub(crate) fn terms_in(indicator: IndicatorId, period: Month) -> Result<(u32, Terms), Error<T>> {
		let record = Indicators::<T>::get(indicator).ok_or(Error::<T>::UnknownIndicator)?;
		ensure!(record.last.is_none_or(|last| period <= last), Error::<T>::IndicatorRetired);
		let (mut found, mut low, mut high) = (None, 0u32, record.version.saturating_add(1));
		while low < high {
			let middle = u32::midpoint(low, high);
			match Versions::<T>::get(indicator, middle).filter(|held| held.from <= period) {
				Some(held) => {
					found = Some((middle, held.terms));
					low = middle.saturating_add(1);
				}
				None => high = middle,
			}
		}
		found.ok_or(Error::<T>::IndicatorRetired)
	}

	/// Puts the first indicators on a chain that has none.
	pub(crate) fn add_starters() {
		for (kind, code, name, name_en, terms) in STARTERS {
			let text = |text: &str| text.as_bytes().to_vec();
			let indicator = Indicator {
				kind,
				code: BoundedVec::truncate_from(text(code)),
				name: BoundedVec::truncate_from(text(name)),
				name_en: BoundedVec::truncate_from(text(name_en)),
				version: 0,
				last: None,
			};
			let _ = Self::insert_indicator(indicator, TermsFrom { from: 0, terms }).defensive();
		}
	}

	pub(crate) fn do_add_indicator(
		kind: Kind,
		code: Code,
		name: Name,
		name_en: Name,
		terms: Terms,
	) -> DispatchResult {
		for text in [code.as_slice(), name.as_slice(), name_en.as_slice()] {
			check_line(text).map_err(Error::<T>::from)?;
		}
		ensure!(terms.is_sane(), Error::<T>::BadTerms);
		let from = Self::this_month().saturating_add(1);
		let indicator = Indicator { kind, code, name, name_en, version: 0, last: None };
		let indicator = Self::insert_indicator(indicator, TermsFrom { from, terms })?;
		Self::deposit_event(Event::IndicatorAdded { indicator, from });
		Ok(())
	}

	fn insert_indicator(indicator: Indicator, terms: TermsFrom) -> Result<IndicatorId, Error<T>> {
		let number = NextIndicator::<T>::get();
		ensure!(number < MAX_INDICATORS, Error::<T>::TooManyIndicators);
		Indicators::<T>::insert(number, indicator);
		Versions::<T>::insert(number, 0, terms);
		NextIndicator::<T>::put(number.saturating_add(1));
		Ok(number)
	}

	pub(crate) fn do_change_indicator(
		indicator: IndicatorId,
		expected_version: u32,
		terms: Terms,
	) -> DispatchResult {
		let mut record = Indicators::<T>::get(indicator).ok_or(Error::<T>::UnknownIndicator)?;
		ensure!(record.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(record.last.is_none(), Error::<T>::IndicatorRetired);
		ensure!(terms.is_sane(), Error::<T>::BadTerms);
		let from = Self::this_month().saturating_add(1);
		let newest = Versions::<T>::get(indicator, record.version).ok_or(Error::<T>::UnknownIndicator)?;
		ensure!(newest.from < from, Error::<T>::ChangePending);
		let version = record.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		record.version = version;
		Indicators::<T>::insert(indicator, record);
		Versions::<T>::insert(indicator, version, TermsFrom { from, terms });
		Self::deposit_event(Event::IndicatorChanged { indicator, version, from });
		Ok(())
	}

	pub(crate) fn do_retire_indicator(indicator: IndicatorId) -> DispatchResult {
		let mut record = Indicators::<T>::get(indicator).ok_or(Error::<T>::UnknownIndicator)?;
		ensure!(record.last.is_none(), Error::<T>::IndicatorRetired);
		let last = Self::this_month();
		record.last = Some(last);
		Indicators::<T>::insert(indicator, record);
		Self::deposit_event(Event::IndicatorRetired { indicator, last });
		Ok(())
	}

	pub(crate) fn do_set_parameters(expected_version: u32, parameters: Parameters) -> DispatchResult {
		let settings = CurrentSettings::<T>::get();
		ensure!(settings.version == expected_version, Error::<T>::VersionMismatch);
		ensure!(parameters.is_sane(), Error::<T>::BadParameters);
		let version = settings.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		CurrentSettings::<T>::put(Settings { version, parameters });
		Self::deposit_event(Event::ParametersSet { version });
		Ok(())
	}
}
