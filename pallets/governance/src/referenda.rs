// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members decide themselves.

use crate::*;
use caucus_support::governance::{Decision, PartyVote, Question};
use frame::deps::frame_support::traits::schedule::{v3::TaskName, DispatchTime};

/// What is due goes before what members only think about.
const PRIORITY: u8 = 63;

/// What the scheduler knows the call of a referendum by.
fn task_of(id: ReferendumId) -> TaskName {
	caucus_primitives::blake2_256(&[b"governance/enact", &id.to_le_bytes()])
}

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
		let rules = Self::rules_of(&call).ok_or(Error::<T>::TooManyRules)?;
		Self::count_asked(&rules);
		let call = Self::keep(call)?;
		let standing = Standing::Proposed;
		let record = Referendum { call, hash, election, contest, quorum, enactment, standing, rules };
		Referenda::<T>::insert(id, record);
		ReferendumOn::<T>::insert(place, id);
		NextReferendum::<T>::put(next);
		Self::deposit_event(Event::ReferendumProposed { referendum: id, election, contest, hash });
		Ok(())
	}

	/// The rules that a call changes, unless they are too many.
	pub(crate) fn rules_of(call: &<T as Config>::RuntimeCall) -> Option<RulesOf> {
		let mut rules = T::Rules::changed_by(call);
		rules.sort();
		rules.dedup();
		rules.try_into().ok()
	}

	/// Notes that one referendum more asks about these rules.
	pub(crate) fn count_asked(rules: &RulesOf) {
		rules.iter().for_each(|rule| Asked::<T>::mutate(rule, |asked| asked.saturating_inc()));
	}

	/// The council no longer asks what nobody can have voted on.
	pub(crate) fn do_withdraw_referendum(id: ReferendumId) -> DispatchResult {
		let record = Referenda::<T>::get(id).ok_or(Error::<T>::ReferendumNotFound)?;
		ensure!(record.standing == Standing::Proposed, Error::<T>::WrongStanding);
		let vote = T::Votes::vote(record.election, record.contest, T::Electorate::get());
		ensure!(matches!(vote, Some(PartyVote::Ahead(_))), Error::<T>::TooLate);
		Self::reject(id, record, Rejection::Withdrawn);
		Ok(())
	}

	pub(crate) fn do_decide(id: ReferendumId) -> DispatchResult {
		let record = Referenda::<T>::get(id).ok_or(Error::<T>::ReferendumNotFound)?;
		match record.standing {
			Standing::Proposed => (),
			// Nothing has come of its call, which whatever was wrong with the schedule must not undo.
			Standing::Approved { at, due, .. } if Self::now() >= due.saturating_add(OVERDUE) => {
				// Blocks can be slow, and what is scheduled still must not be put off.
				ensure!(T::Scheduler::next_dispatch_time(task_of(id)).is_err(), Error::<T>::NotDue);
				if Self::now() >= at.saturating_add(TRIED_FOR).saturating_add(record.enactment) {
					Self::enacted(id, record, Err(DispatchError::Unavailable));
					return Ok(());
				}
				let wait = record.enactment;
				return Self::schedule_or_end(id, record, wait).map(|_| ());
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
		Self::reject(id, record, reason);
		Ok(())
	}

	fn reject(id: ReferendumId, record: Referendum<T>, reason: Rejection) {
		Self::end(id, record, Standing::Rejected { reason, at: Self::now() });
		Self::deposit_event(Event::ReferendumRejected { referendum: id, reason });
	}

	/// What members said yes to was done, or nothing more will come of it.
	fn enacted(id: ReferendumId, record: Referendum<T>, result: DispatchResult) {
		Self::end(id, record, Standing::Enacted { succeeded: result.is_ok(), at: Self::now() });
		Self::deposit_event(Event::ReferendumEnacted { referendum: id, result });
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

	/// Ends a referendum: its call is forgotten, and its rules are no longer asked about. Whether the code of now
	/// understands the call makes no difference.
	fn end(id: ReferendumId, record: Referendum<T>, standing: Standing) {
		T::Preimages::drop(&record.call);
		for rule in &record.rules {
			Asked::<T>::mutate_exists(rule, |asked| {
				*asked = asked.and_then(|asked| asked.checked_sub(1)).filter(|asked| *asked > 0);
			});
		}
		Referenda::<T>::insert(id, Referendum { standing, ..record });
	}

	fn approve(id: ReferendumId, record: Referendum<T>) -> DispatchResult {
		let at = Self::now();
		let standing = Standing::Approved { at, due: at, failures: 0 };
		let wait = record.enactment;
		if let Some(due) = Self::schedule_or_end(id, Referendum { standing, ..record }, wait)? {
			Self::deposit_event(Event::ReferendumApproved { referendum: id, due });
		}
		Ok(())
	}

	/// Has the scheduler make the call of an approved referendum after a while; says when. A call that is there
	/// no more, or that the code of now does not understand, is not made: its referendum ends.
	fn schedule_or_end(
		id: ReferendumId,
		record: Referendum<T>,
		wait: Moment,
	) -> Result<Option<Moment>, DispatchError> {
		match T::Preimages::peek(&record.call) {
			Ok((call, _)) => Self::schedule(id, record, call, wait).map(Some),
			Err(error) => {
				Self::enacted(id, record, Err(error));
				Ok(None)
			}
		}
	}

	fn schedule(
		id: ReferendumId,
		record: Referendum<T>,
		call: <T as Config>::RuntimeCall,
		wait: Moment,
	) -> Result<Moment, DispatchError> {
		let Standing::Approved { at, failures, .. } = record.standing else {
			return Err(Error::<T>::WrongStanding.into());
		};
		// The scheduler counts from the next block on.
		let blocks = wait.checked_div(T::BlockTime::get()).unwrap_or_default().saturating_sub(1);
		let scheduled = Self::keep(Self::enactment_of(id, call))?;
		let members = OriginFor::<T>::from(Origin::Members).into_caller();
		let when = DispatchTime::After(blocks.saturated_into());
		if T::Scheduler::cancel_named(task_of(id)).is_ok() {
			// The scheduler keeps holding what it is told to cancel.
			T::Preimages::drop(&scheduled);
		}
		T::Scheduler::schedule_named(task_of(id), when, None, PRIORITY, members, scheduled.clone())?;
		// The scheduler holds it now.
		T::Preimages::drop(&scheduled);
		let due = Self::now().saturating_add(wait);
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
		let wait = record.enactment.max(TRIED_EVERY);
		let in_time = Self::now().saturating_add(wait) < at.saturating_add(TRIED_FOR);
		if let (Err(error), true) = (result, in_time) {
			// What stood in its way may be gone by then.
			let due = Self::schedule(id, record, call, wait)?;
			Self::deposit_event(Event::ReferendumDelayed { referendum: id, error, due });
			return Ok(());
		}
		if result.is_ok() {
			let (_, Parameters { binding, .. }) = Settings::<T>::get();
			let until = Self::now().saturating_add(binding);
			record.rules.iter().for_each(|rule| BoundUntil::<T>::insert(rule, until));
		}
		Self::enacted(id, record, result);
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
