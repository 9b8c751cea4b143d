// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is done when its time has come, in small steps.
//!
//! Nodes stop giving bytes out at the moment itself, which [`Served`](crate::Served) says. What follows can wait
//! for a block with room: records, shelves, the list of what is held.

use crate::*;

/// Steps in one block that has room.
const STEPS: u32 = 8;

impl<T: Config> Pallet<T> {
	/// Moves a job from one moment to another.
	pub(crate) fn put_off(from: Option<Moment>, to: Option<Moment>, job: Job) {
		if from == to {
			return;
		}
		if let Some(from) = from {
			Due::<T>::remove((from.to_be_bytes(), job));
		}
		if let Some(to) = to {
			Due::<T>::insert((to.to_be_bytes(), job), ());
		}
	}

	/// Does what is due, the oldest first, while there is room.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		for _ in 0..STEPS {
			if !Self::sweep_next(meter) {
				return;
			}
		}
	}

	/// Does the next that is due, if there is room; says whether it did.
	pub(crate) fn sweep_next(meter: &mut WeightMeter) -> bool {
		if meter.try_consume(T::WeightInfo::look()).is_err() {
			return false;
		}
		let Some((at, job)) = Due::<T>::iter_keys().next() else { return false };
		let at = Moment::from_be_bytes(at);
		if at > Self::now() || meter.try_consume(T::WeightInfo::sweep()).is_err() {
			return false;
		}
		match job {
			Job::Version(id, number) => Self::sweep_version(id, number, at),
			Job::Takedown(id) => Self::sweep_takedown(id, at),
		}
		true
	}

	fn sweep_version(id: ItemId, number: VersionNumber, at: Moment) {
		let (Some(item), Some(mut version)) = (Items::<T>::get(id), Versions::<T>::get(id, number)) else {
			return Self::put_off(Some(at), None, Job::Version(id, number));
		};
		let shelf = Self::shelf_of(&item);
		match version.state {
			State::Announced => {
				Self::give_back(&shelf, &mut version, Room::Place);
				Self::release(id, number, version, Some(at), State::NotArrived);
				Self::deposit_event(Event::DidNotArrive { item: id, version: number });
			}
			State::Available => {
				Self::give_back(&shelf, &mut version, Room::None);
				Self::release(id, number, version, Some(at), State::Expired);
				Self::deposit_event(Event::Expired { item: id, version: number });
			}
			State::NotArrived | State::Withdrawn | State::Expired => {
				Self::give_back(&shelf, &mut version, Room::None);
				Self::put_off(Some(at), None, Job::Version(id, number));
				Versions::<T>::insert(id, number, version);
			}
		}
	}

	fn sweep_takedown(id: TakedownId, at: Moment) {
		Self::put_off(Some(at), None, Job::Takedown(id));
		let Some(mut takedown) = Takedowns::<T>::get(id) else { return };
		if matches!(takedown.verdict, Verdict::Suspended { .. }) {
			takedown.verdict = Verdict::Lapsed;
			Self::allow(id, takedown);
			Self::deposit_event(Event::Lapsed { takedown: id });
		}
	}
}
