// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The life of a period: counted, published, expired, all in pieces that anybody can call for.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use caucus_primitives::calendar::month_start;
use caucus_support::organisations::CENTRAL;

impl<T: Config> Pallet<T> {
	/// A period, as it is or as it would begin now.
	pub(crate) fn period_or_new(month: Month) -> Period {
		Periods::<T>::get(month).unwrap_or_else(|| {
			let parameters = CurrentSettings::<T>::get().parameters;
			let end = month_start(month.saturating_add(1));
			let attested_until = end.saturating_add(parameters.attesting);
			let disputed_until = attested_until.saturating_add(parameters.disputing);
			Period {
				stage: Stage::Open,
				attested_until,
				disputed_until,
				decided_until: disputed_until.saturating_add(parameters.deciding),
				expires: month.saturating_add(parameters.lifetime.into()).saturating_add(1),
				least_group: parameters.least_group,
				ceiling: parameters.ceiling,
				participants: 0,
			}
		})
	}

	/// A period for which something is due.
	pub(crate) fn ensure_due(month: Month) -> Result<Period, Error<T>> {
		let period = Periods::<T>::get(month).ok_or(Error::<T>::NotDue)?;
		let due = match period.stage {
			Stage::Open => Self::now() >= period.decided_until,
			Stage::Counting { .. } | Stage::Publishing { .. } | Stage::Expiring { .. } => true,
			Stage::Closed => Self::this_month() >= period.expires,
			Stage::Expired => false,
		};
		ensure!(due, Error::<T>::NotDue);
		Ok(period)
	}

	/// Does up to so many pieces; says what they weigh.
	pub(crate) fn do_advance(month: Month, pieces: u32) -> Result<Weight, Error<T>> {
		let mut period = Self::ensure_due(month)?;
		let weight = match period.stage {
			Stage::Open | Stage::Counting { .. } => T::WeightInfo::advance_counting,
			Stage::Publishing { .. } => T::WeightInfo::advance_publishing,
			Stage::Closed | Stage::Expiring { .. } | Stage::Expired => T::WeightInfo::advance_expiring,
		};
		let (stage, done) = match period.stage {
			Stage::Open => Self::count(month, &period, 0, pieces),
			Stage::Counting { next } => Self::count(month, &period, next, pieces),
			Stage::Publishing { next, end } => Self::publish(month, &period, next, end, pieces),
			Stage::Closed => Self::expire_all(month, &period, 0, pieces),
			Stage::Expiring { next } => Self::expire_all(month, &period, next, pieces),
			Stage::Expired => return Err(Error::<T>::NotDue),
		};
		period.stage = stage;
		Periods::<T>::insert(month, period);
		Self::deposit_event(Event::PeriodAdvanced { period: month, stage });
		Ok(weight(done))
	}

	/// The points of a period for values by indicator.
	pub(crate) fn points_for(month: Month, period: &Period, who: &T::AccountId) -> u16 {
		let mut values = BTreeMap::<IndicatorId, u32>::new();
		for entry in Ledger::<T>::get(month, who).iter().filter(|entry| entry.stands) {
			values.entry(entry.indicator).or_default().saturating_accrue(entry.value.into());
		}
		let points = values.into_iter().filter_map(|(indicator, value)| {
			let (_, terms) = Self::terms_in(indicator, month).ok()?;
			Some(value.min(terms.cap.into()).saturating_mul(terms.weight.into()))
		});
		points.fold(0, u32::saturating_add).min(period.ceiling.into()) as u16
	}

	/// Goes through accounts: gives points, adds up rows.
	fn count(month: Month, period: &Period, next: u32, pieces: u32) -> (Stage, u32) {
		let end = next.saturating_add(pieces).min(period.participants);
		for position in next..end {
			let Some(who) = Participants::<T>::get(month, position) else {
				continue;
			};
			let account = Accounts::<T>::get(&who);
			// Who opted out is not counted; whose account has ended gets no points.
			if account.as_ref().is_some_and(|account| account.opted_out) {
				continue;
			}
			Self::add_to_rows(month, &who);
			if let Some(mut account) = account {
				let points = Self::points_for(month, period, &who);
				let earning = Earning { period: month, expires: period.expires, points };
				// An account that the token does not take in earns nothing; it must not hold up the others.
				if Self::mint(&who, &mut account, earning).is_ok() {
					Accounts::<T>::insert(&who, account);
				}
			}
		}
		let stage = if end < period.participants {
			Stage::Counting { next: end }
		} else {
			Self::begin_to_publish(month, period)
		};
		(stage, end.saturating_sub(next))
	}

	/// Adds what an account did to all rows that it belongs to.
	fn add_to_rows(month: Month, who: &T::AccountId) {
		let mut seen = BTreeSet::new();
		for entry in Ledger::<T>::get(month, who).iter().filter(|entry| entry.stands) {
			let batch = Attestations::<T>::get(entry.attestation)
				.and_then(|attestation| Batches::<T>::get(attestation.batch));
			let Some(Batch { occasion, .. }) = batch else {
				continue;
			};
			for place in Self::places_of(month, &occasion) {
				Drafts::<T>::mutate((month, entry.indicator, place), |row| {
					let row = row.get_or_insert_with(Row::default);
					row.events.saturating_inc();
					row.sum.saturating_accrue(entry.value.into());
					if seen.insert((entry.indicator, place)) {
						row.distinct.saturating_inc();
					}
				});
			}
		}
	}

	/// The rows in which a batch is counted: its own, its organisation's, and those above.
	pub(crate) fn places_of(month: Month, occasion: &Occasion) -> Vec<Place> {
		let mut organization = occasion.organization;
		let mut places = Vec::from([leaf_of(occasion), Place::Organization(organization)]);
		for _ in 1..MAX_LEVELS {
			let Some(above) = Above::<T>::get(month, organization) else {
				break;
			};
			places.push(Place::Organization(above));
			organization = above;
		}
		places
	}

	/// The rows of the whole party come first; what is below them waits in the queue.
	fn begin_to_publish(month: Month, period: &Period) -> Stage {
		let mut end = 0u32;
		for indicator in 0..NextIndicator::<T>::get() {
			let place = Place::Organization(CENTRAL);
			let Some(row) = Drafts::<T>::take((month, indicator, place)) else {
				continue;
			};
			let public = row.distinct >= period.least_group;
			if public {
				Rows::<T>::insert((month, indicator, place), row);
			}
			Queue::<T>::insert(month, end, (indicator, CENTRAL, public));
			end.saturating_inc();
		}
		if end == 0 {
			Stage::Closed
		} else {
			Stage::Publishing { next: 0, end }
		}
	}

	/// Goes through families of rows.
	fn publish(month: Month, period: &Period, next: u32, end: u32, pieces: u32) -> (Stage, u32) {
		let (mut next, mut end, mut done) = (next, end, 0u32);
		while next < end && done < pieces {
			if let Some((indicator, organization, public)) = Queue::<T>::take(month, next) {
				Self::publish_family(month, period, indicator, organization, public, &mut end);
			}
			next.saturating_inc();
			done.saturating_inc();
		}
		let stage = if next < end { Stage::Publishing { next, end } } else { Stage::Closed };
		(stage, done)
	}

	fn publish_family(
		month: Month,
		period: &Period,
		indicator: IndicatorId,
		organization: OrganizationId,
		public: bool,
		end: &mut u32,
	) {
		let family: Vec<(Place, Row)> = Below::<T>::get(month, organization)
			.into_iter()
			.filter_map(|place| Some((place, Drafts::<T>::take((month, indicator, place))?)))
			.collect();
		let distinct: Vec<u32> = family.iter().map(|(_, row)| row.distinct).collect();
		let verdicts = publishable(&distinct, period.least_group);
		for ((place, row), verdict) in family.into_iter().zip(verdicts) {
			let shown = public && verdict;
			if shown {
				Rows::<T>::insert((month, indicator, place), row);
			}
			if let Place::Organization(below) = place {
				Queue::<T>::insert(month, *end, (indicator, below, shown));
				end.saturating_inc();
			}
		}
	}

	/// Goes through accounts: takes expired points off them.
	fn expire_all(month: Month, period: &Period, next: u32, pieces: u32) -> (Stage, u32) {
		let end = next.saturating_add(pieces).min(period.participants);
		for position in next..end {
			let Some(who) = Participants::<T>::get(month, position) else {
				continue;
			};
			if let Some(mut account) = Accounts::<T>::get(&who) {
				// What fails leaves no trace, and must not hold up the others.
				let _ = Self::expire(&who, &mut account);
			}
		}
		let stage = if end < period.participants { Stage::Expiring { next: end } } else { Stage::Expired };
		(stage, end.saturating_sub(next))
	}
}

/// The row of a batch that has nothing below it.
pub(crate) fn leaf_of(occasion: &Occasion) -> Place {
	match occasion.area {
		Some(area) => Place::Area(occasion.organization, area),
		None => Place::Direct(occasion.organization),
	}
}
