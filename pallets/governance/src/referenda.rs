// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members decide themselves.

use crate::*;
use caucus_support::governance::{Decision, PartyVote, Question};
use frame::deps::frame_support::traits::schedule::DispatchTime;

/// What is due goes before what members only think about.
const PRIORITY: u8 = 63;

impl<T: Config> Pallet<T> {
	/// What the scheduler makes of a call.
	fn enactment_of(
		referendum: ReferendumId,
		call: <T as Config>::RuntimeCall,
	) -> <T as Config>::RuntimeCall {
		Call::<T>::enact { referendum, call: Box::new(call) }.into()
	}

	pub(crate) fn do_propose(
		call: <T as Config>::RuntimeCall,
		election: ElectionId,
		contest: ContestIndex,
	) -> DispatchResult {
		ensure!(T::MembersCalls::contains(&call), Error::<T>::CallNotAllowed);
		ensure!(call.encoded_size() <= MAX_CALL as usize, Error::<T>::CallTooLong);
		let id = NextReferendum::<T>::get();
		let whole = Self::enactment_of(id, call.clone()).get_dispatch_info().call_weight;
		ensure!(whole.all_lte(T::MaxCallWeight::get()), Error::<T>::CallTooHeavy);
		let fills = NamedElection::<T>::get().map(|named| (named.election, named.contest));
		let place = (election, contest);
		let taken = ReferendumOn::<T>::contains_key(place) || fills == Some(place);
		ensure!(!taken, Error::<T>::ContestTaken);
		let paper = match T::Votes::vote(election, contest, T::Electorate::get()) {
			None => return Err(Error::<T>::ContestNotFound.into()),
			Some(PartyVote::Ahead(paper)) => paper,
			Some(_) => return Err(Error::<T>::TooLate.into()),
		};
		ensure!(paper.whole_party, Error::<T>::NotTheWholeParty);
		ensure!(paper.question == Question::YesNo, Error::<T>::NotAQuestion);
		let next = id.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let (_, Parameters { quorum, enactment, .. }) = Settings::<T>::get();
		let hash = H256(caucus_primitives::blake2_256(&[&call.encode()]));
		T::Rules::changed_by(&call)
			.iter()
			.for_each(|rule| Asked::<T>::mutate(rule, |asked| asked.saturating_inc()));
		let call = Self::keep(call)?;
		let standing = Standing::Proposed;
		let record = Referendum { call, hash, election, contest, quorum, enactment, standing };
		Referenda::<T>::insert(id, record);
		ReferendumOn::<T>::insert(place, id);
		NextReferendum::<T>::put(next);
		Self::deposit_event(Event::ReferendumProposed { referendum: id, election, contest, hash });
		Ok(())
	}

	pub(crate) fn do_decide(id: ReferendumId) -> DispatchResult {
		let record = Referenda::<T>::get(id).ok_or(Error::<T>::ReferendumNotFound)?;
		match record.standing {
			Standing::Proposed => (),
			// Nothing has come of its call, which whatever was wrong with the schedule must not undo.
			Standing::Approved { due, .. } if Self::now() >= due.saturating_add(OVERDUE) => {
				return Self::schedule(id, record).map(|_| ());
			}
			_ => return Err(Error::<T>::WrongStanding.into()),
		}
		let reason = match T::Votes::vote(record.election, record.contest, T::Electorate::get()) {
			Some(PartyVote::Ahead(_) | PartyVote::UnderWay) => return Err(Error::<T>::NotDue.into()),
			Some(PartyVote::Final(Decision::Answered { entitled, voted, yes, no })) => {
				if !record.quorum.is_reached_by(voted, entitled) {
					Rejection::BelowQuorum
				} else if yes <= no {
					Rejection::VotedDown
				} else {
					return Self::approve(id, record);
				}
			}
			None | Some(PartyVote::Void | PartyVote::Final(Decision::Elected(_))) => Rejection::NoResult,
		};
		Self::end(id, record, Standing::Rejected { reason, at: Self::now() })?;
		Self::deposit_event(Event::ReferendumRejected { referendum: id, reason });
		Ok(())
	}

	/// Keeps a call for one that needs it. What others keep of the same bytes stays theirs.
	fn keep(call: <T as Config>::RuntimeCall) -> Result<Proposed<T>, DispatchError> {
		let is_kept = T::Preimages::is_requested(&T::Hashing::hash_of(&call));
		let kept = T::Preimages::bound(call)?;
		if is_kept {
			T::Preimages::hold(&kept);
		}
		Ok(kept)
	}

	/// Ends a referendum: its call is forgotten, and its rules are no longer asked about.
	fn end(id: ReferendumId, record: Referendum<T>, standing: Standing) -> DispatchResult {
		let (call, _) = T::Preimages::realize(&record.call)?;
		for rule in T::Rules::changed_by(&call) {
			Asked::<T>::mutate_exists(rule, |asked| {
				*asked = asked.and_then(|asked| asked.checked_sub(1)).filter(|asked| *asked > 0);
			});
		}
		Referenda::<T>::insert(id, Referendum { standing, ..record });
		Ok(())
	}

	fn approve(id: ReferendumId, record: Referendum<T>) -> DispatchResult {
		let at = Self::now();
		let standing = Standing::Approved { at, due: at, failures: 0 };
		let due = Self::schedule(id, Referendum { standing, ..record })?;
		Self::deposit_event(Event::ReferendumApproved { referendum: id, due });
		Ok(())
	}

	/// Has the scheduler make the call of an approved referendum; says when.
	fn schedule(id: ReferendumId, record: Referendum<T>) -> Result<Moment, DispatchError> {
		let Standing::Approved { at, failures, .. } = record.standing else {
			return Err(Error::<T>::WrongStanding.into());
		};
		let (call, _) = T::Preimages::peek(&record.call)?;
		// The scheduler counts from the next block on.
		let blocks = record.enactment.checked_div(T::BlockTime::get()).unwrap_or_default().saturating_sub(1);
		let scheduled = Self::keep(Self::enactment_of(id, call))?;
		let members = OriginFor::<T>::from(Origin::Members).into_caller();
		let when = DispatchTime::After(blocks.saturated_into());
		T::Scheduler::schedule(when, None, PRIORITY, members, scheduled.clone())?;
		// The scheduler holds it now.
		T::Preimages::drop(&scheduled);
		let due = Self::now().saturating_add(record.enactment);
		let standing = Standing::Approved { at, due, failures };
		Referenda::<T>::insert(id, Referendum { standing, ..record });
		Ok(due)
	}

	pub(crate) fn do_enact(
		mut origin: OriginFor<T>,
		id: ReferendumId,
		call: <T as Config>::RuntimeCall,
	) -> DispatchResult {
		let record = Referenda::<T>::get(id).ok_or(Error::<T>::ReferendumNotFound)?;
		let Standing::Approved { at, due, failures } = record.standing else {
			return Err(Error::<T>::WrongStanding.into());
		};
		let hash = H256(caucus_primitives::blake2_256(&[&call.encode()]));
		ensure!(hash == record.hash, Error::<T>::CallNotAllowed);
		origin.add_filter(|call: &<T as frame_system::Config>::RuntimeCall| {
			T::MembersCalls::contains(<T as Config>::RuntimeCall::from_ref(call))
		});
		let result = call.clone().dispatch(origin).map(|_| ()).map_err(|failed| failed.error);
		let failures = failures.saturating_add(1);
		let record = Referendum { standing: Standing::Approved { at, due, failures }, ..record };
		if let (Err(error), true) = (result, failures < MAX_TRIES) {
			// What stood in its way may be gone by then.
			let due = Self::schedule(id, record)?;
			Self::deposit_event(Event::ReferendumDelayed { referendum: id, error, due });
			return Ok(());
		}
		if result.is_ok() {
			let (_, Parameters { binding, .. }) = Settings::<T>::get();
			let until = Self::now().saturating_add(binding);
			T::Rules::changed_by(&call).iter().for_each(|rule| BoundUntil::<T>::insert(rule, until));
		}
		Self::end(id, record, Standing::Enacted { succeeded: result.is_ok(), at: Self::now() })?;
		Self::deposit_event(Event::ReferendumEnacted { referendum: id, result });
		Ok(())
	}

	/// Whether a call changes a rule that members decided on, or are asked about, so that the council cannot.
	pub fn is_bound(call: &<T as Config>::RuntimeCall) -> bool {
		let now = Self::now();
		T::Rules::changed_by(call).iter().any(|rule| {
			Asked::<T>::contains_key(rule) || BoundUntil::<T>::get(rule).is_some_and(|until| now < until)
		})
	}
}
