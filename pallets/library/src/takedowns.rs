// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How versions are taken down, and who looks at it afterwards.

use crate::{bytes::digests, *};
use caucus_primitives::text::{check_line, check_lines};
use caucus_support::organisations::{Role, CENTRAL};

impl<T: Config> Pallet<T> {
	/// Whether a takedown of a version stands.
	pub(crate) fn is_taken_down(version: &VersionOf<T>) -> bool {
		version.takedown.and_then(Takedowns::<T>::get).is_some_and(|takedown| takedown.stands())
	}

	/// Whether a takedown forbids bytes.
	pub(crate) fn is_denied(digest: &Digest) -> bool {
		Denied::<T>::iter_key_prefix(digest).next().is_some()
	}

	/// The bytes that a takedown of an item's version forbids: not those that another item brought before. Who holds what
	/// a rival published cannot have it forbidden by what is published beside it.
	fn own_digests(id: ItemId, number: VersionNumber) -> Vec<(Digest, Option<Chunk>)> {
		let files = Files::<T>::get(id, number).unwrap_or_default();
		let own = |chunk: &Chunk| chunk.holders.first().is_none_or(|(first, _)| *first == id);
		let found = digests(&files).map(|digest| (digest, Chunks::<T>::get(digest)));
		found.filter(|(_, chunk)| chunk.as_ref().is_none_or(own)).collect()
	}

	/// Forbids bytes for the takedowns of the versions that now hold them first: another item's came before until now.
	pub(crate) fn forbid_anew(digest: &Digest, chunk: &Chunk) {
		let Some((first, _)) = chunk.holders.first() else { return };
		for (_, number) in chunk.holders.iter().filter(|(item, _)| item == first) {
			let version = Versions::<T>::get(first, number).filter(Self::is_taken_down);
			if let Some(takedown) = version.and_then(|version| version.takedown) {
				Denied::<T>::insert(digest, takedown, ());
			}
		}
	}

	fn on_appeals(who: &T::AccountId) -> bool {
		T::Organisations::holds(who, CENTRAL, Role::Appeals)
	}

	fn is_moderator(who: &T::AccountId) -> bool {
		T::Organisations::holds(who, CENTRAL, Role::Moderator)
	}

	/// Checks that somebody who judges did not publish it.
	fn ensure_impartial(who: &T::AccountId, id: ItemId, version: &VersionOf<T>) -> Result<(), Error<T>> {
		let publisher = Self::find(id)?.publisher;
		let own = publisher == *who || version.by == *who || version.agreed_by.as_ref() == Some(who);
		ensure!(!own, Error::<T>::NotImpartial);
		Ok(())
	}

	/// Checks a suspension. Changes nothing.
	pub(crate) fn weigh_suspension(
		by: &T::AccountId,
		id: ItemId,
		number: VersionNumber,
		grounds: &Grounds,
	) -> Result<VersionOf<T>, Error<T>> {
		let version = Self::find_version(id, number)?;
		// One moderator alone can stop the same bytes once, in whichever version, as long as one holds them. After that
		// somebody else has looked at them, or nobody cared to.
		let stopped =
			|(_, chunk): &(Digest, Option<Chunk>)| chunk.as_ref().is_some_and(|chunk| chunk.stopped);
		let again = || {
			let own = Self::own_digests(id, number);
			version.takedown.is_some() || (!own.is_empty() && own.iter().all(stopped))
		};
		let may = Self::on_appeals(by) || (Self::is_moderator(by) && !again());
		ensure!(may, Error::<T>::NotAModerator);
		Self::ensure_impartial(by, id, &version)?;
		ensure!(!Self::is_taken_down(&version), Error::<T>::AlreadyTakenDown);
		check_lines(&grounds.reason)?;
		match &grounds.order {
			Some(order) => check_line(order)?,
			None => ensure!(grounds.code != Code::Order, Error::<T>::MissingOrder),
		}
		Ok(version)
	}

	pub(crate) fn do_suspend(
		by: T::AccountId,
		id: ItemId,
		number: VersionNumber,
		grounds: Grounds,
	) -> DispatchResult {
		let mut version = Self::weigh_suspension(&by, id, number, &grounds)?;
		let takedown = NextTakedown::<T>::get();
		NextTakedown::<T>::put(takedown.checked_add(1).ok_or(Error::<T>::Exhausted)?);
		let (at, code) = (Self::now(), grounds.code);
		let until = at.saturating_add(SUSPENSION);
		let verdict = Verdict::Suspended { until };
		let record = Takedown { item: id, version: number, grounds, by, at, verdict };
		Takedowns::<T>::insert(takedown, record);
		Self::put_off(None, Some(until), Job::Takedown(takedown));
		version.takedown = Some(takedown);
		// Nor does it use up a renewal that waits: one can be asked for again.
		if version.renewal.take_if(|renewal| at < renewal.due).is_some() {
			version.renewed = version.renewed.saturating_sub(1);
		}
		if version.state == State::Announced {
			// What nobody confirms takes no time from the bytes that it keeps out.
			let due = version.due_at();
			let latest = version.announced_at.saturating_add(LATEST);
			let longer = Self::arrival(&Self::find(id)?, until, version.served_until).min(latest);
			version.arrive_until = version.arrive_until.max(longer);
			Self::put_off(due, version.due_at(), Job::Version(id, number));
		}
		Versions::<T>::insert(id, number, version);
		for (digest, chunk) in Self::own_digests(id, number) {
			Denied::<T>::insert(digest, takedown, ());
			if let Some(chunk) = chunk {
				Chunks::<T>::insert(digest, Chunk { stopped: true, ..chunk });
			}
		}
		Self::serve_anew(id, number);
		Self::deposit_event(Event::Suspended { takedown, item: id, version: number, code, until });
		Ok(())
	}

	/// Checks that a suspension can be confirmed. Changes nothing.
	pub(crate) fn weigh_confirmation(
		by: &T::AccountId,
		id: TakedownId,
	) -> Result<(TakedownOf<T>, Moment), Error<T>> {
		ensure!(Self::on_appeals(by), Error::<T>::NotOnAppeals);
		let takedown = Takedowns::<T>::get(id).ok_or(Error::<T>::UnknownTakedown)?;
		let Verdict::Suspended { until } = takedown.verdict else {
			return Err(Error::<T>::WrongState);
		};
		ensure!(Self::now() < until, Error::<T>::WrongState);
		ensure!(takedown.by != *by, Error::<T>::SamePerson);
		let version = Self::find_version(takedown.item, takedown.version)?;
		Self::ensure_impartial(by, takedown.item, &version)?;
		Ok((takedown, until))
	}

	pub(crate) fn do_take_down(by: T::AccountId, id: TakedownId) -> DispatchResult {
		let (mut takedown, until) = Self::weigh_confirmation(&by, id)?;
		Self::put_off(Some(until), None, Job::Takedown(id));
		takedown.verdict = Verdict::Confirmed { by: by.clone(), at: Self::now() };
		Takedowns::<T>::insert(id, takedown);
		Self::deposit_event(Event::TakenDown { takedown: id, by });
		Ok(())
	}

	/// Checks that a takedown can be taken back. Changes nothing.
	pub(crate) fn weigh_lifting(
		by: &T::AccountId,
		id: TakedownId,
		reason: &[u8],
	) -> Result<TakedownOf<T>, Error<T>> {
		let takedown = Takedowns::<T>::get(id).ok_or(Error::<T>::UnknownTakedown)?;
		let own = takedown.by == *by && matches!(takedown.verdict, Verdict::Suspended { .. });
		ensure!(Self::on_appeals(by) || (own && Self::is_moderator(by)), Error::<T>::NotOnAppeals);
		ensure!(takedown.stands(), Error::<T>::WrongState);
		let version = Self::find_version(takedown.item, takedown.version)?;
		Self::ensure_impartial(by, takedown.item, &version)?;
		check_lines(reason)?;
		Ok(takedown)
	}

	pub(crate) fn do_lift(by: T::AccountId, id: TakedownId, reason: Text<2_000>) -> DispatchResult {
		let mut takedown = Self::weigh_lifting(&by, id, &reason)?;
		if let Verdict::Suspended { until } = takedown.verdict {
			Self::put_off(Some(until), None, Job::Takedown(id));
		}
		takedown.verdict = Verdict::Lifted { by: by.clone(), at: Self::now(), reason };
		Self::allow(id, takedown);
		Self::deposit_event(Event::Lifted { takedown: id, by });
		Ok(())
	}

	/// Ends a takedown: its bytes are served again if a version has them, and no other takedown forbids them.
	pub(crate) fn allow(id: TakedownId, takedown: TakedownOf<T>) {
		let (item, number) = (takedown.item, takedown.version);
		Takedowns::<T>::insert(id, takedown);
		for digest in digests(&Files::<T>::get(item, number).unwrap_or_default()) {
			Denied::<T>::remove(digest, id);
		}
		Self::serve_anew(item, number);
	}

	/// Lets nodes know what they give out of a version, after a takedown or its end.
	fn serve_anew(id: ItemId, number: VersionNumber) {
		for digest in digests(&Files::<T>::get(id, number).unwrap_or_default()) {
			match Chunks::<T>::get(digest) {
				Some(chunk) => Self::serve(&digest, &chunk),
				None => Served::<T>::remove(digest),
			}
		}
	}
}
