// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a council comes and goes.

use crate::*;
use caucus_support::{
	agreement::{topic, Agreement, AgreementError},
	governance::{Decision, PartyVote, Question, Succession},
};
use frame::deps::frame_system::RawOrigin;

/// What the commission agrees on.
const NAME_ELECTION: &[u8] = b"governance/name_election";

impl<T: Config> Pallet<T> {
	/// Whether an account sits in the council.
	pub fn sits(who: &T::AccountId) -> bool {
		T::Chamber::members().contains(who)
	}

	/// Whether there is a council whose term, with the grace time, is not over.
	pub fn is_in_power() -> bool {
		CurrentTerm::<T>::get().is_some_and(|term| Self::now() < term.ends)
	}

	/// How many seats the council has, vacant ones included, while it is in power.
	pub fn seats_in_power() -> Option<u32> {
		CurrentTerm::<T>::get().filter(|term| Self::now() < term.ends).map(|term| term.seats)
	}

	/// Seats the council of the genesis.
	pub(crate) fn found(council: Vec<T::AccountId>, until: Moment) {
		let (_, parameters) = Settings::<T>::get();
		let term = Term {
			since: 0,
			until,
			ends: until.saturating_add(parameters.grace),
			seats: parameters.seats,
			elected_in: None,
		};
		let members = Self::distinct(council.iter().cloned());
		assert_eq!(members.len(), council.len(), "somebody sits twice in the first council");
		assert!(members.len() as u32 <= term.seats, "the first council has more members than seats");
		Self::reseat(members);
		CurrentTerm::<T>::put(term);
	}

	fn distinct(members: impl Iterator<Item = T::AccountId>) -> Vec<T::AccountId> {
		let mut members: Vec<_> = members.collect();
		members.sort();
		members.dedup();
		members
	}

	/// Lets these sit, who are in order, and keeps their accounts alive and no others.
	fn reseat(members: Vec<T::AccountId>) {
		let before = T::Chamber::members();
		for comes in members.iter().filter(|who| !before.contains(who)) {
			frame_system::Pallet::<T>::inc_sufficients(comes);
		}
		T::Chamber::seat(&members);
		for leaves in before.iter().filter(|who| !members.contains(who)) {
			frame_system::Pallet::<T>::dec_sufficients(leaves);
		}
	}

	/// The election that is named, as long as it may still fill the seats. One for which trustees are not called
	/// in time counts again if they are called later and no other was named since.
	fn filling() -> Option<Named> {
		NamedElection::<T>::get().filter(|named| {
			match T::Votes::vote(named.election, named.contest, T::Electorate::get()) {
				None | Some(PartyVote::Void) => false,
				Some(PartyVote::Ahead(_)) => Self::now() < named.at.saturating_add(CALLED_WITHIN),
				Some(PartyVote::UnderWay | PartyVote::Final(_)) => true,
			}
		})
	}

	/// Whether those who sit in a council in power are more than half of its seats.
	fn can_act() -> bool {
		let sitting = (T::Chamber::members().len() as u32).saturating_mul(2);
		Self::seats_in_power().is_some_and(|seats| sitting > seats)
	}

	fn vacancies() -> u32 {
		let seats = Self::seats_in_power().unwrap_or_default();
		seats.saturating_sub(T::Chamber::members().len() as u32)
	}

	/// Whether the commission may name an election without the council.
	pub(crate) fn ensure_due_from_commission(fills: Fills) -> DispatchResult {
		let due = match (fills, CurrentTerm::<T>::get()) {
			(Fills::Vacant, _) | (Fills::All, None) => true,
			(Fills::All, Some(term)) => {
				let (_, parameters) = Settings::<T>::get();
				let sitting = (T::Chamber::members().len() as u32).saturating_mul(2);
				Self::now().saturating_add(parameters.lead) >= term.until || sitting <= term.seats
			}
		};
		ensure!(due, Error::<T>::NotYetDue);
		if Self::can_act() {
			// What the commission names in the place of what came to nothing could keep the council out for ever.
			let other = NamedElection::<T>::exists() && Self::filling().is_none();
			ensure!(!other && Self::now() >= CouncilFirst::<T>::get(), Error::<T>::CouncilFirst);
		}
		Ok(())
	}

	/// Checks that a contest can fill seats of the council; says how many.
	pub(crate) fn ensure_can_name(
		election: ElectionId,
		contest: ContestIndex,
		fills: Fills,
	) -> Result<u32, DispatchError> {
		ensure!(Self::filling().is_none(), Error::<T>::AlreadyNamed);
		let seats = match fills {
			Fills::All => Settings::<T>::get().1.seats,
			Fills::Vacant => Self::vacancies(),
		};
		ensure!(seats > 0, Error::<T>::NoVacancy);
		let paper = match T::Votes::vote(election, contest, T::Electorate::get()) {
			None => return Err(Error::<T>::ContestNotFound.into()),
			Some(PartyVote::Ahead(paper)) => paper,
			Some(_) => return Err(Error::<T>::TooLate.into()),
		};
		ensure!(paper.whole_party, Error::<T>::NotTheWholeParty);
		let powerless = CurrentTerm::<T>::get().map(|term| term.ends).filter(|_| fills == Fills::All);
		let latest = Self::now().saturating_add(LONGEST_VACANCY).max(powerless.unwrap_or_default());
		ensure!(paper.ends <= latest, Error::<T>::TooFarAhead);
		let Question::Seats { seats: asked, accounts } = paper.question else {
			return Err(Error::<T>::WrongSeats.into());
		};
		ensure!(asked == seats, Error::<T>::WrongSeats);
		ensure!(accounts, Error::<T>::CandidateWithoutAccount);
		ensure!(paper.settled, Error::<T>::NominationOpen);
		ensure!(!ReferendumOn::<T>::contains_key((election, contest)), Error::<T>::ContestTaken);
		Ok(seats)
	}

	pub(crate) fn do_name_election(
		origin: OriginFor<T>,
		election: ElectionId,
		contest: ContestIndex,
		fills: Fills,
	) -> DispatchResult {
		let commissioner = match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(T::CommissionOrigin::ensure_origin(origin)?),
		};
		if commissioner.is_some() {
			Self::ensure_due_from_commission(fills)?;
		}
		let seats = Self::ensure_can_name(election, contest, fills)?;
		if let Some(by) = commissioner {
			let topic = topic(NAME_ELECTION, &(election, contest, fills));
			let agreed = Pending::<T>::try_mutate(|waiting| {
				waiting.recheck(&topic, |first| {
					T::CommissionOrigin::ensure_origin(RawOrigin::Signed(first.clone()).into()).is_ok()
				});
				waiting.agree(topic, &by, Self::now())
			});
			let agreed = agreed.map_err(|error| match error {
				AgreementError::SamePerson => Error::<T>::SamePerson,
				AgreementError::TooMany => Error::<T>::TooManyWaiting,
			})?;
			if agreed == Agreement::First {
				Self::deposit_event(Event::SecondNeeded { by, topic: H256(topic) });
				return Ok(());
			}
		}
		NamedElection::<T>::put(Named { election, contest, fills, seats, at: Self::now() });
		Self::deposit_event(Event::ElectionNamed { election, contest, fills, seats });
		Ok(())
	}

	pub(crate) fn do_take_seats() -> DispatchResult {
		let named = NamedElection::<T>::get().ok_or(Error::<T>::NothingNamed)?;
		let Named { election, contest, fills, .. } = named;
		let elected = match T::Votes::vote(election, contest, T::Electorate::get()) {
			Some(PartyVote::UnderWay) => return Err(Error::<T>::NotDue.into()),
			Some(PartyVote::Ahead(_)) if Self::filling().is_some() => return Err(Error::<T>::NotDue.into()),
			Some(PartyVote::Final(Decision::Elected(elected))) => elected,
			None
			| Some(PartyVote::Ahead(_) | PartyVote::Void | PartyVote::Final(Decision::Answered { .. })) => Vec::new(),
		};
		NamedElection::<T>::kill();
		let term = match fills {
			Fills::All if !elected.is_empty() => Some(Self::succeed(named, elected)),
			Fills::Vacant if !elected.is_empty() => Self::fill(elected),
			_ => None,
		};
		if term.is_none() {
			CouncilFirst::<T>::put(Self::now().saturating_add(COUNCIL_FIRST));
		}
		Self::deposit_event(match term {
			Some(Term { until, .. }) => {
				Event::SeatsTaken { election, fills, members: T::Chamber::members(), until }
			}
			None => Event::ElectionCameToNothing { election },
		});
		Ok(())
	}

	/// A new council follows the old one.
	fn succeed(named: Named, elected: Vec<T::AccountId>) -> Term {
		let (_, parameters) = Settings::<T>::get();
		let since = Self::now();
		let until = since.saturating_add(parameters.term);
		let term = Term {
			since,
			until,
			ends: until.saturating_add(parameters.grace),
			seats: named.seats,
			elected_in: Some((named.election, named.contest)),
		};
		T::Chamber::drop_motions();
		Self::drop_upgrade_of_council();
		Self::reseat(Self::distinct(elected.into_iter().take(named.seats as usize)));
		CurrentTerm::<T>::put(term);
		term
	}

	/// Those elected fill vacant seats of a council that is in power.
	fn fill(elected: Vec<T::AccountId>) -> Option<Term> {
		let term = CurrentTerm::<T>::get().filter(|term| Self::now() < term.ends)?;
		let before = T::Chamber::members();
		let new = elected.into_iter().filter(|who| !before.contains(who)).take(Self::vacancies() as usize);
		Self::reseat(Self::distinct(before.iter().cloned().chain(new)));
		Some(term)
	}

	pub(crate) fn do_resign(member: T::AccountId) -> DispatchResult {
		let members = T::Chamber::members();
		ensure!(members.contains(&member), Error::<T>::NotOnCouncil);
		Self::reseat(members.into_iter().filter(|other| *other != member).collect());
		Self::deposit_event(Event::Resigned { member });
		Ok(())
	}

	pub(crate) fn do_advance() -> DispatchResult {
		let term = CurrentTerm::<T>::get().ok_or(Error::<T>::NotDue)?;
		ensure!(Self::now() >= term.ends, Error::<T>::NotDue);
		T::Chamber::drop_motions();
		Self::drop_upgrade_of_council();
		Self::reseat(Vec::new());
		CurrentTerm::<T>::kill();
		Self::deposit_event(Event::CouncilEnded { until: term.until });
		Ok(())
	}
}

impl<T: Config> Succession for Pallet<T> {
	fn is_under_way() -> bool {
		Self::filling().is_some()
	}

	fn is_named(election: ElectionId) -> bool {
		Self::filling().is_some_and(|named| named.election == election)
	}
}
