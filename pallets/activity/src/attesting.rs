// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Attestations: what is checked before one counts.

use crate::{periods::leaf_of, *};
use caucus_members_core::registry::Classes;
use caucus_primitives::calendar::{month_of, DAY, HOUR};
use caucus_support::organisations::{Held, CENTRAL};

/// How much of a meeting, by organisation and number, is attested.
type MeetingUsage = ((OrganizationId, u32), Usage);

/// A batch that can be attested, with all that is to be written.
pub(crate) struct Weighed {
	version: u32,
	month: Month,
	period: Period,
	/// The organisation and those above it, the central party last.
	chain: Vec<OrganizationId>,
	key: Digest,
	usages: Vec<MeetingUsage>,
	issued: u32,
	hour: u32,
	in_meeting: bool,
}

impl<T: Config> Pallet<T> {
	/// Checks a batch. Changes nothing.
	pub(crate) fn weigh_batch(
		issuer: &T::AccountId,
		occasion: &Occasion,
		items: &Items<T>,
	) -> Result<Weighed, Error<T>> {
		let parameters = CurrentSettings::<T>::get().parameters;
		let (now, happened) = (Self::now(), occasion.occurred_at);
		ensure!(happened <= now, Error::<T>::NotHappenedYet);
		ensure!(now.saturating_sub(happened) <= parameters.lateness, Error::<T>::TooLate);
		let month = month_of(happened);
		let indicator = Indicators::<T>::get(occasion.indicator).ok_or(Error::<T>::UnknownIndicator)?;
		let (version, terms) = Self::terms_in(occasion.indicator, month)?;
		ensure!(T::Organisations::holds(issuer, occasion.organization, terms.issuer), Error::<T>::NotIssuer);
		ensure!(!terms.rests_in_campaigns || !Self::is_frozen(happened), Error::<T>::Frozen);
		let period = Self::period_or_new(month);
		ensure!(period.stage == Stage::Open && now < period.attested_until, Error::<T>::PeriodClosed);
		let count = items.len() as u32;
		ensure!(count >= period.least_group, Error::<T>::TooFewToPublish);
		let issued = IssuedBy::<T>::get(month, issuer).saturating_add(count);
		let ceiling = Self::ceiling_for(occasion.organization, &parameters).max(period.least_group);
		ensure!(issued <= ceiling, Error::<T>::IssuerCeiling);
		let chain = Self::chain_in(month, occasion.organization)?;
		Self::ensure_room_for(month, &chain, occasion)?;
		let usages = Self::usages_after(occasion, &terms, count)?;
		let key = caucus_primitives::blake2_256(&[&occasion.evidence.encode()]);
		let hour = (happened / HOUR).saturated_into();
		let in_meeting = usages.len() == 1;
		let weighed = Weighed { version, month, period, chain, key, usages, issued, hour, in_meeting };
		let mut subjects = Vec::with_capacity(items.len());
		for item in items {
			ensure!((1..=indicator.kind.most()).contains(&item.value), Error::<T>::ValueOutOfRange);
			Self::ensure_attestable(issuer, occasion.indicator, &terms, item, &weighed)?;
			subjects.push(&item.subject);
		}
		subjects.sort();
		ensure!(
			subjects.windows(2).all(|pair| matches!(pair, [one, other] if one != other)),
			Error::<T>::DuplicateEvidence
		);
		Ok(weighed)
	}

	/// How much an issuer of an organisation may attest in a period: so many for each of its members on the
	/// newest standing roll.
	fn ceiling_for(organization: OrganizationId, parameters: &Parameters) -> u32 {
		let chapter = T::Organisations::chapter(organization);
		let members = T::Participation::current()
			.map(T::Participation::parts)
			.unwrap_or_default()
			.iter()
			.filter(|part| !part.rule.classes.contains(Classes::CITIZEN))
			.filter(|part| chapter.is_none() || part.rule.chapter == chapter)
			.fold(0u32, |sum, part| sum.saturating_add(part.keys));
		members.saturating_mul(parameters.per_member.into())
	}

	/// The organisation with those above it, as a period's tree has them; the party's tree where the period
	/// has none yet.
	fn chain_in(month: Month, organization: OrganizationId) -> Result<Vec<OrganizationId>, Error<T>> {
		ensure!(T::Organisations::exists(organization), Error::<T>::UnknownOrganisation);
		let mut chain = Vec::from([organization]);
		let mut last = organization;
		for _ in 1..MAX_LEVELS {
			if last == CENTRAL {
				break;
			}
			let above = Above::<T>::get(month, last).or_else(|| T::Organisations::parent(last));
			last = above.ok_or(Error::<T>::UnknownOrganisation)?;
			chain.push(last);
		}
		ensure!(last == CENTRAL, Error::<T>::UnknownOrganisation);
		Ok(chain)
	}

	/// Whether the period's tree has room for the places of a batch.
	fn ensure_room_for(month: Month, chain: &[OrganizationId], occasion: &Occasion) -> Result<(), Error<T>> {
		ensure!(occasion.area.is_none_or(T::Organisations::has_area), Error::<T>::UnknownArea);
		let fits = |above: OrganizationId, place: Place| {
			let places = Below::<T>::get(month, above);
			let areas = places.iter().filter(|other| other.is_area()).count();
			let room = !places.is_full() && (!place.is_area() || areas < MAX_AREAS as usize);
			room || places.contains(&place)
		};
		let links = chain
			.windows(2)
			.all(|link| matches!(link, [below, above] if fits(*above, Place::Organization(*below))));
		ensure!(links && fits(occasion.organization, leaf_of(occasion)), Error::<T>::TooManyPlaces);
		Ok(())
	}

	/// Puts the places of a batch into the period's tree.
	fn grow_tree(month: Month, chain: &[OrganizationId], occasion: &Occasion) {
		let put = |above: OrganizationId, place: Place| {
			Below::<T>::mutate(month, above, |places| {
				if !places.contains(&place) {
					let _ = places.try_push(place).defensive();
				}
			});
		};
		for link in chain.windows(2) {
			if let [below, above] = link {
				Above::<T>::insert(month, below, above);
				put(*above, Place::Organization(*below));
			}
		}
		put(occasion.organization, leaf_of(occasion));
	}

	/// Checks the evidence, and gives how much of each meeting is attested with it.
	fn usages_after(occasion: &Occasion, terms: &Terms, count: u32) -> Result<Vec<MeetingUsage>, Error<T>> {
		let meetings = match &occasion.evidence {
			Evidence::Document(digest) => {
				ensure!(!terms.demands_meeting && *digest != [0; 32], Error::<T>::EventMismatch);
				return Ok(Vec::new());
			}
			Evidence::Meetings(meetings) => meetings,
		};
		let ascending = meetings.windows(2).all(|pair| matches!(pair, [one, other] if one < other));
		ensure!(terms.demands_meeting && ascending && !meetings.is_empty(), Error::<T>::EventMismatch);
		let pooled = meetings.len() > 1;
		let (mut usages, mut room, mut last) = (Vec::with_capacity(meetings.len()), 0u32, 0);
		for (organization, meeting) in meetings {
			ensure!(Self::is_within(*organization, occasion.organization), Error::<T>::EventMismatch);
			let Held { present, opened_at, .. } =
				T::Meetings::held(*organization, *meeting).ok_or(Error::<T>::EventMismatch)?;
			// What the issuer says of the time has to fit the last meeting, whose time the chain knows; small
			// ones are pooled that were in one month.
			ensure!(month_of(opened_at) == month_of(occasion.occurred_at) || !pooled, Error::<T>::OtherTime);
			last = opened_at.max(last);
			ensure!(!terms.rests_in_campaigns || !Self::is_frozen(opened_at), Error::<T>::Frozen);
			let mut usage = Usages::<T>::get((occasion.indicator, organization, meeting));
			ensure!(!usage.pooled && (!pooled || usage.attested == 0), Error::<T>::EventMismatch);
			room.saturating_accrue(present.saturating_sub(usage.attested));
			if pooled {
				usage.pooled = true;
			} else {
				usage.attested.saturating_accrue(count);
			}
			usages.push(((*organization, *meeting), usage));
		}
		ensure!(last.abs_diff(occasion.occurred_at) <= DAY, Error::<T>::OtherTime);
		ensure!(count <= room, Error::<T>::EventMismatch);
		Ok(usages)
	}

	/// Whether an organisation is another, or below it.
	fn is_within(organization: OrganizationId, whole: OrganizationId) -> bool {
		let mut at = Some(organization);
		for _ in 0..MAX_LEVELS {
			if at == Some(whole) {
				return true;
			}
			at = at.and_then(T::Organisations::parent);
		}
		false
	}

	/// Checks one of a batch.
	fn ensure_attestable(
		issuer: &T::AccountId,
		indicator: IndicatorId,
		terms: &Terms,
		item: &Item<T::AccountId>,
		weighed: &Weighed,
	) -> Result<(), Error<T>> {
		ensure!(item.subject != *issuer, Error::<T>::SelfAttestation);
		Self::ensure_active(&item.subject, weighed.month)?;
		let key = (indicator, &item.subject, weighed.key);
		ensure!(!AttestedBy::<T>::contains_key(key), Error::<T>::DuplicateEvidence);
		let entries = Ledger::<T>::get(weighed.month, &item.subject);
		ensure!(!entries.is_full(), Error::<T>::CapReached);
		let of_kind = entries.iter().filter(|entry| entry.stands && entry.indicator == indicator);
		let value = of_kind.fold(u32::from(item.value), |sum, entry| sum.saturating_add(entry.value.into()));
		ensure!(value <= terms.cap.into(), Error::<T>::CapReached);
		// What stands of one hour is all of one meeting, so that the first tells.
		let then = entries
			.iter()
			.find(|entry| entry.stands && entry.in_meeting && entry.hour == weighed.hour)
			.filter(|_| weighed.in_meeting);
		let elsewhere = then.is_some_and(|entry| {
			let here = (entry.indicator, &item.subject, weighed.key);
			AttestedBy::<T>::get(here) != Some(entry.attestation)
		});
		ensure!(!elsewhere, Error::<T>::ElsewhereThen);
		let months = [weighed.month.saturating_sub(1), weighed.month, weighed.month.saturating_add(1)];
		let hot = months.into_iter().filter(|_| terms.cooldown > 0).any(|month| {
			Ledger::<T>::get(month, &item.subject).iter().any(|entry| {
				entry.stands
					&& entry.indicator == indicator
					&& entry.hour.abs_diff(weighed.hour) < terms.cooldown.into()
			})
		});
		ensure!(!hot, Error::<T>::CoolingDown);
		Ok(())
	}

	pub(crate) fn do_attest(issuer: T::AccountId, occasion: Occasion, items: Items<T>) -> DispatchResult {
		let weighed = Self::weigh_batch(&issuer, &occasion, &items)?;
		let number = NextBatch::<T>::get();
		let first = NextAttestation::<T>::get();
		let count = items.len() as u32;
		let (after, next) = (number.checked_add(1), first.checked_add(count.into()));
		NextBatch::<T>::put(after.ok_or(Error::<T>::Exhausted)?);
		NextAttestation::<T>::put(next.ok_or(Error::<T>::Exhausted)?);
		Self::grow_tree(weighed.month, &weighed.chain, &occasion);
		for ((organization, meeting), usage) in &weighed.usages {
			Usages::<T>::insert((occasion.indicator, organization, meeting), usage);
		}
		IssuedBy::<T>::insert(weighed.month, &issuer, weighed.issued);
		let mut period = weighed.period;
		let sample = CurrentSettings::<T>::get().parameters.sample;
		for (attestation, item) in (first..).zip(items) {
			let sampled = Self::is_drawn(attestation, sample);
			if sampled {
				Self::deposit_event(Event::Sampled { attestation });
			}
			let entry = Entry {
				attestation,
				indicator: occasion.indicator,
				hour: weighed.hour,
				value: item.value,
				in_meeting: weighed.in_meeting,
				stands: true,
			};
			let newcomer = Ledger::<T>::mutate(weighed.month, &item.subject, |entries| {
				let _ = entries.try_push(entry).defensive();
				entries.len() == 1
			});
			if newcomer {
				Participants::<T>::insert(weighed.month, period.participants, &item.subject);
				period.participants.saturating_inc();
			}
			AttestedBy::<T>::insert((occasion.indicator, &item.subject, weighed.key), attestation);
			let Item { subject, value } = item;
			Attestations::<T>::insert(
				attestation,
				Attestation { batch: number, subject, value, state: State::Provisional, sampled },
			);
		}
		Periods::<T>::insert(weighed.month, period);
		let batch = Batch {
			occasion,
			version: weighed.version,
			period: weighed.month,
			issuer: issuer.clone(),
			at: Self::now(),
			first,
			count,
		};
		Batches::<T>::insert(number, batch);
		Self::deposit_event(Event::Attested { batch: number, issuer, period: weighed.month, first, count });
		Ok(())
	}

	/// Whether chance draws an attestation for an audit: by the hash of the block before, which its issuer
	/// does not know when it sends the batch.
	fn is_drawn(attestation: AttestationId, of_hundred: u8) -> bool {
		let parent = frame_system::Pallet::<T>::parent_hash();
		let digest = caucus_primitives::blake2_256(&[&parent.0, &attestation.to_le_bytes()]);
		let [low, high, ..] = digest;
		u16::from_le_bytes([low, high]).checked_rem(100).is_some_and(|draw| draw < of_hundred.into())
	}
}
