// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The invariants of the module's documentation, checked against the state.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use caucus_support::organisations::CENTRAL;
use frame::{deps::sp_runtime::TryRuntimeError, token::fungible::Inspect};

impl<T: Config> Pallet<T> {
	/// Checks I1 to I8.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::aliases_lead_to_accounts()?;
		Self::points_are_tokens()?;
		Self::entries_are_attestations()?;
		Self::meetings_have_room()?;
		Self::participants_have_entries()?;
		Self::rows_are_publishable()?;
		ensure!(!Self::is_burning(), "I7: the token is not frozen");
		Self::campaigns_are_ordered()?;
		Ok(())
	}

	/// I1.
	fn aliases_lead_to_accounts() -> Result<(), TryRuntimeError> {
		let mut accounts = 0usize;
		for (who, account) in Accounts::<T>::iter() {
			let bound = AccountOf::<T>::get(account.year, account.alias);
			ensure!(bound.as_ref() == Some(&who), "I1: an alias does not lead to its account");
			ensure!(
				frame_system::Pallet::<T>::sufficients(&who) > 0,
				"I1: an activity account is not kept alive"
			);
			accounts.saturating_inc();
		}
		ensure!(AccountOf::<T>::iter().count() == accounts, "I1: an alias leads to no account");
		for (year, bound) in Bound::<T>::iter() {
			let living = AccountOf::<T>::iter_key_prefix(year).count();
			ensure!(living <= bound as usize, "I1: more accounts than were bound");
		}
		Ok(())
	}

	/// I2.
	fn points_are_tokens() -> Result<(), TryRuntimeError> {
		let mut all = 0u32;
		for (who, account) in Accounts::<T>::iter() {
			let held = Self::points_held(&who);
			ensure!(T::Token::balance(&who) == held.into(), "I2: the token's balance is not the points");
			all.saturating_accrue(held);
			let mut periods = BTreeSet::new();
			for earning in &account.earnings {
				let period = Periods::<T>::get(earning.period).ok_or("I2: points of no period")?;
				ensure!(
					(1..=period.ceiling).contains(&earning.points)
						&& earning.expires == period.expires
						&& periods.insert(earning.period),
					"I2: an earning is out of range"
				);
			}
		}
		ensure!(T::Token::total_issuance() == all.into(), "I2: there are tokens without points");
		Ok(())
	}

	/// I3.
	fn entries_are_attestations() -> Result<(), TryRuntimeError> {
		let mut entries = 0usize;
		for (month, who, list) in Ledger::<T>::iter() {
			for entry in &list {
				let attestation =
					Attestations::<T>::get(entry.attestation).ok_or("I3: an entry has no attestation")?;
				let batch = Batches::<T>::get(attestation.batch).ok_or("I3: an attestation has no batch")?;
				ensure!(
					attestation.subject == who
						&& batch.period == month
						&& batch.occasion.indicator == entry.indicator
						&& attestation.value == entry.value
						&& attestation.state.stands() == entry.stands,
					"I3: an entry is not its attestation"
				);
				entries.saturating_inc();
			}
		}
		let attestations = Attestations::<T>::iter().count();
		ensure!(
			attestations == entries && attestations as u64 == NextAttestation::<T>::get(),
			"I3: another number of attestations"
		);
		let evidence = AttestedBy::<T>::iter().count();
		ensure!(evidence == attestations, "I3: another number of pieces of evidence");
		for (number, attestation) in Attestations::<T>::iter() {
			let disputed = matches!(attestation.state, State::Disputed | State::Upheld | State::Revoked);
			let has = Disputes::<T>::contains_key(number);
			let corrected = attestation.state == State::Corrected;
			ensure!(has || !disputed, "I3: nobody disputed a disputed attestation");
			ensure!(Corrections::<T>::contains_key(number) == corrected, "I3: a correction is missing");
		}
		Ok(())
	}

	/// I4.
	fn meetings_have_room() -> Result<(), TryRuntimeError> {
		let mut named = BTreeMap::<(IndicatorId, OrganizationId, u32), (u32, u32)>::new();
		for (_, batch) in Batches::<T>::iter() {
			let Evidence::Meetings(meetings) = &batch.occasion.evidence else {
				continue;
			};
			for (organization, meeting) in meetings {
				let key = (batch.occasion.indicator, *organization, *meeting);
				let (alone, pooled) = named.entry(key).or_default();
				if meetings.len() == 1 {
					alone.saturating_accrue(batch.count);
				} else {
					pooled.saturating_inc();
				}
			}
		}
		for ((indicator, organization, meeting), usage) in Usages::<T>::iter() {
			let (alone, pooled) =
				named.remove(&(indicator, organization, meeting)).ok_or("I4: no batch names a meeting")?;
			ensure!(usage.attested == alone && u32::from(usage.pooled) == pooled, "I4: a meeting's usage");
			ensure!(!usage.pooled || alone == 0, "I4: a meeting is pooled and named alone");
			// A meeting that was annulled since tells nothing any more.
			let held = T::Meetings::held(organization, meeting);
			ensure!(held.is_none_or(|held| alone <= held.present), "I4: more are attested than were present");
		}
		ensure!(named.is_empty(), "I4: a meeting that a batch names has no usage");
		Ok(())
	}

	/// I5.
	fn participants_have_entries() -> Result<(), TryRuntimeError> {
		for (month, period) in Periods::<T>::iter() {
			let all: BTreeSet<_> = Participants::<T>::iter_prefix_values(month).collect();
			ensure!(
				all.len() == period.participants as usize
					&& Participants::<T>::iter_key_prefix(month).count() == all.len(),
				"I5: another number of participants"
			);
			let with_entries: BTreeSet<_> = Ledger::<T>::iter_key_prefix(month).collect();
			ensure!(all == with_entries, "I5: participants are not those with entries");
		}
		Ok(())
	}

	/// I6.
	fn rows_are_publishable() -> Result<(), TryRuntimeError> {
		for ((month, indicator, place), row) in Rows::<T>::iter() {
			let period = Periods::<T>::get(month).ok_or("I6: a row of no period")?;
			ensure!(row.distinct >= period.least_group, "I6: a row is below the least group");
			let above = match place {
				Place::Organization(CENTRAL) => None,
				Place::Organization(organization) => {
					Some(Above::<T>::get(month, organization).ok_or("I6: a row outside of the tree")?)
				}
				Place::Area(organization, _) | Place::Direct(organization) => Some(organization),
			};
			let parent = above.map(|above| (month, indicator, Place::Organization(above)));
			ensure!(parent.is_none_or(Rows::<T>::contains_key), "I6: a row's parent is not published");
		}
		for (month, period) in Periods::<T>::iter() {
			let closing = matches!(period.stage, Stage::Counting { .. } | Stage::Publishing { .. });
			let left = Drafts::<T>::iter_key_prefix((month,)).next().is_some()
				|| Queue::<T>::iter_key_prefix(month).next().is_some();
			ensure!(closing || !left, "I6: rows that are not published are left");
		}
		Ok(())
	}

	/// I8.
	fn campaigns_are_ordered() -> Result<(), TryRuntimeError> {
		let mut last = 0;
		let campaigns = Campaigns::<T>::get();
		for (position, campaign) in campaigns.iter().enumerate() {
			let is_last = position.saturating_add(1) == campaigns.len();
			ensure!(campaign.since >= last, "I8: campaigns are not in the order of time");
			ensure!(campaign.until.is_some() || is_last, "I8: a campaign runs that is not the last");
			last = campaign.until.unwrap_or(campaign.since).max(campaign.since);
		}
		Ok(())
	}
}
