// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Votes. Officers enter counts, or point to a secret election; the result is worked out.

use crate::{meetings::SECRETARY, *};
use caucus_assemblies_core::{verify, CountsError, StatedError};
use caucus_primitives::{text::ContentRef, ContestIndex, ElectionId};
use caucus_support::organisations::{Organisations, Question, SecretCounts, SecretVote, SecretVotes};

/// How the text of an adopted amendment is taken out again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taking {
	/// It has to be: what was decided on top of it goes first.
	Whole,
	/// Where nothing was decided on top of it; otherwise the text stands that was voted on.
	WhereItCan,
}

impl<T> From<CountsError> for Error<T> {
	fn from(error: CountsError) -> Self {
		match error {
			CountsError::InvalidOptions => Self::InvalidOptions,
			CountsError::TurnoutImpossible => Self::TurnoutImpossible,
			CountsError::CountsInconsistent => Self::CountsInconsistent,
			CountsError::GroupMismatch => Self::GroupMismatch,
		}
	}
}

impl<T> From<StatedError> for Error<T> {
	fn from(error: StatedError) -> Self {
		match error {
			StatedError::Counts(error) => error.into(),
			StatedError::InvalidRequirement => Self::InvalidRequirement,
			StatedError::QuorumNotMet => Self::QuorumNotMet,
			StatedError::ResultMismatch => Self::ResultMismatch,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Checks that something can be voted on at a meeting; gives what it takes to pass.
	fn ensure_votable(meeting: MeetingId, subject: Subject) -> Result<Requirement, DispatchError> {
		match subject {
			Subject::Motion(motion) => {
				let record = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?;
				let tabled = match record.amends {
					Some((parent, base)) => {
						let above = Motions::<T>::get(parent).ok_or(Error::<T>::MotionNotFound)?;
						ensure!(above.state == MotionState::Proposed, Error::<T>::AlreadyDecided);
						ensure!(above.texts == base, Error::<T>::AmendmentOutdated);
						// What members vote on in secret would be an amendment to another text then.
						ensure!(above.polled.is_none(), Error::<T>::VoteUnderWay);
						above.tabled
					}
					None => record.tabled,
				};
				let here = tabled.is_some_and(|(place, _)| place == meeting);
				ensure!(here, Error::<T>::NotInAgenda);
				let item = tabled.map(|(_, item)| Self::item(meeting, item)).transpose()?;
				ensure!(item.is_some_and(|item| item.state.is_on()), Error::<T>::NotInAgenda);
				ensure!(record.state == MotionState::Proposed, Error::<T>::AlreadyDecided);
				ensure!(record.open_amendments == 0, Error::<T>::AmendmentOpen);
				Self::ensure_not_under_way(record.vote)?;
				Ok(record.what.requirement)
			}
			Subject::LateItem(item) => {
				let item = Self::item(meeting, item)?;
				ensure!(item.state == ItemState::Late, Error::<T>::AlreadyDecided);
				Ok(CurrentParameters::<T>::get().ordinary)
			}
			Subject::Contest(index) => {
				let item = Self::item(meeting, index)?;
				ensure!(item.state.is_on(), Error::<T>::NotInAgenda);
				Self::ensure_not_under_way(ContestVotes::<T>::get(meeting, index))?;
				match item.what.kind {
					ItemKind::Election(requirement) => Ok(requirement),
					_ => Err(Error::<T>::NotInAgenda.into()),
				}
			}
		}
	}

	/// Checks that no secret election decides on this.
	pub(crate) fn ensure_not_under_way(vote: Option<VoteId>) -> DispatchResult {
		let state = vote.and_then(Votes::<T>::get).map(|vote| vote.state);
		ensure!(!matches!(state, Some(VoteState::Awaiting { .. })), Error::<T>::VoteUnderWay);
		Ok(())
	}

	/// Enters a vote in all lists.
	fn enter_vote(record: &mut Meeting, vote: VoteRecord) -> Result<VoteId, DispatchError> {
		ensure!(record.votes < MAX_VOTES, Error::<T>::TooMany);
		let number = NextVote::<T>::try_mutate(Self::take)?;
		let place = Self::take(&mut record.votes)?;
		VoteAt::<T>::insert(vote.meeting, place, number);
		match vote.subject {
			Subject::Motion(motion) => Motions::<T>::mutate(motion, |motion| {
				if let Some(motion) = motion {
					motion.vote = Some(number);
				}
			}),
			Subject::Contest(item) => ContestVotes::<T>::insert(vote.meeting, item, number),
			Subject::LateItem(item) => AdmissionVotes::<T>::insert(vote.meeting, item, number),
		}
		Votes::<T>::insert(number, vote);
		Ok(number)
	}

	pub(crate) fn do_record_vote(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		subject: Subject,
		ballot: Ballot,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		match record.stage {
			Stage::InSession => (),
			Stage::Inquorate => return Err(Error::<T>::QuorumNotMet.into()),
			_ => return Err(Error::<T>::WrongStage.into()),
		}
		let Ballot { method, provenance, counts, stated, evidence } = ballot;
		let own_secret = method == Method::SecretOnline && provenance == Provenance::Own;
		ensure!(!own_secret, Error::<T>::ElectionNeeded);
		ensure!(counts.entitled == record.entitled, Error::<T>::EntitledChanged);
		let requirement = Self::ensure_votable(meeting, subject)?;
		let outcome = Self::weigh_counts(&counts, subject, &requirement, stated)?;
		ensure!(method != Method::Acclamation || is_unanimous(&counts), Error::<T>::NotUnanimous);
		record.most_present = record.most_present.max(counts.present);
		let vote = Self::enter_vote(
			&mut record,
			VoteRecord {
				meeting,
				subject,
				requirement,
				method,
				provenance,
				state: VoteState::Counted,
				versions: 0,
				election: None,
				at: Self::now(),
			},
		)?;
		// What the vote decides is told after it is stored: a late item names it.
		Self::add_version(vote, counts, outcome, evidence, None)?;
		Self::save(meeting, record);
		Ok(())
	}

	/// Checks counts of a vote on something, and works out the result.
	pub(crate) fn weigh_counts(
		counts: &Counts,
		subject: Subject,
		requirement: &Requirement,
		stated: Option<Verdict>,
	) -> Result<Outcome, DispatchError> {
		let contest = matches!(subject, Subject::Contest(_));
		ensure!(counts.is_contest() == contest, Error::<T>::InvalidOptions);
		verify(counts, requirement, stated).map_err(|error| Error::<T>::from(error).into())
	}

	/// Gives a vote counts, and lets their result have its effect.
	pub(crate) fn add_version(
		vote: VoteId,
		counts: Counts,
		outcome: Outcome,
		evidence: Option<ContentRef>,
		correction: Option<u32>,
	) -> DispatchResult {
		let mut record = Votes::<T>::get(vote).ok_or(Error::<T>::VoteNotFound)?;
		let version = Self::take(&mut record.versions)?;
		record.state = VoteState::Counted;
		let verdict = outcome.verdict;
		let at = Self::now();
		VoteVersions::<T>::insert(vote, version, VoteVersion { counts, outcome, evidence, correction, at });
		let subject = record.subject;
		let meeting = record.meeting;
		Votes::<T>::insert(vote, record);
		Self::deposit_event(Event::VoteRecorded { vote, meeting, subject, version, verdict });
		Self::apply(vote, meeting, subject, Some(verdict), Taking::Whole)
	}

	/// Lets a result, or that there is none any more, have its effect on what was voted on. An earlier
	/// vote than the last on it has none.
	pub(crate) fn apply(
		vote: VoteId,
		meeting: MeetingId,
		subject: Subject,
		verdict: Option<Verdict>,
		taking: Taking,
	) -> DispatchResult {
		match subject {
			Subject::Motion(motion) => {
				let mut record = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?;
				let state = match verdict {
					Some(Verdict::Passed) => MotionState::Adopted,
					Some(Verdict::Failed | Verdict::Tied) => MotionState::Rejected,
					Some(Verdict::NoQuorum) => MotionState::Proposed,
					// What decided nothing takes nothing away.
					None if record.state == MotionState::Proposed => MotionState::Proposed,
					None => MotionState::Annulled,
				};
				let last = record.vote == Some(vote) && record.state != MotionState::Withdrawn;
				if last && record.state != state {
					// Counted again, a vote without a quorum decides; but not before what would amend the motion,
					// nor on a text that may have been amended since.
					let decides = record.state == MotionState::Proposed;
					ensure!(!decides || record.open_amendments == 0, Error::<T>::AmendmentOpen);
					let recounted = Votes::<T>::get(vote).is_some_and(|vote| vote.versions > 1);
					ensure!(!(decides && recounted) || record.texts == 1, Error::<T>::ParentDecided);
					Self::amend_parent(&record, state, taking)?;
					Self::decide_motion(motion, &mut record, state)?;
					Self::save_motion(motion, record);
					if state != MotionState::Adopted {
						Self::drop_resolution(motion);
					}
				}
			}
			Subject::LateItem(item) if AdmissionVotes::<T>::get(meeting, item) == Some(vote) => {
				let mut entry = Items::<T>::get(meeting, item).ok_or(Error::<T>::NotInAgenda)?;
				let state = match verdict {
					Some(Verdict::Passed) => ItemState::Admitted(vote),
					_ => ItemState::Late,
				};
				if entry.state != state && entry.state.is_on() && Self::is_voted_on(meeting, item) {
					ensure!(taking == Taking::WhereItCan, Error::<T>::ParentDecided);
					return Ok(());
				}
				entry.state = state;
				Items::<T>::insert(meeting, item, entry);
			}
			Subject::LateItem(_) | Subject::Contest(_) => (),
		}
		Ok(())
	}

	/// Whether something under an item was decided, or is being voted on.
	fn is_voted_on(meeting: MeetingId, item: ItemIndex) -> bool {
		// A vote of an earlier meeting did not rest on this one's agenda.
		let here = |vote: VoteId| Votes::<T>::get(vote).filter(|vote| vote.meeting == meeting);
		let waits = |vote: &VoteRecord| matches!(vote.state, VoteState::Awaiting { .. });
		let elected = |vote: VoteRecord| waits(&vote) || vote.state == VoteState::Counted;
		let decided = |motion: &Motion| {
			let without_quorum = motion.state == MotionState::Proposed;
			let stands =
				|vote: VoteRecord| waits(&vote) || vote.state == VoteState::Counted && !without_quorum;
			motion.polled.is_some() || motion.vote.and_then(here).is_some_and(stands)
		};
		let motions = (0..MAX_MOTIONS).map_while(|place| TabledMotions::<T>::get(meeting, place));
		let records = motions.filter_map(|motion| Some((motion, Motions::<T>::get(motion)?)));
		let mut under = records.filter(|(_, record)| record.tabled == Some((meeting, item)));
		// An amendment that was adopted stands in the text.
		let is_amended = |motion: MotionId, record: &Motion| {
			MotionTexts::<T>::get(motion, 0).is_some_and(|first| first != record.what.text)
		};
		ContestVotes::<T>::get(meeting, item).and_then(here).is_some_and(elected)
			|| under.any(|(motion, record)| decided(&record) || is_amended(motion, &record))
	}

	/// Writes an amendment that is adopted into the text that it amends, or takes it out again.
	fn amend_parent(record: &Motion, state: MotionState, taking: Taking) -> DispatchResult {
		let Some((parent, base)) = record.amends else {
			return Ok(());
		};
		let adopted = state == MotionState::Adopted;
		if adopted == (record.state == MotionState::Adopted) {
			return Ok(());
		}
		let mut above = Motions::<T>::get(parent).ok_or(Error::<T>::MotionNotFound)?;
		let before = base.checked_sub(1).and_then(|version| MotionTexts::<T>::get(parent, version));
		let before = before.ok_or(Error::<T>::MotionNotFound)?;
		let (from, to) = if adopted { (before, record.what.text) } else { (record.what.text, before) };
		// A text that was voted on, or amended again, does not change behind the vote.
		let undecided =
			matches!(above.state, MotionState::Proposed | MotionState::Annulled | MotionState::Withdrawn);
		let waits = above.polled.is_some() || Self::ensure_not_under_way(above.vote).is_err();
		if !undecided || waits || above.what.text != from {
			ensure!(taking == Taking::WhereItCan, Error::<T>::ParentDecided);
			return Ok(());
		}
		Self::set_text(parent, &mut above, to)?;
		Self::save_motion(parent, above);
		Ok(())
	}

	/// Checks that a secret election asks the organisation's own members about this, and soon.
	fn ensure_asks(
		record: &Meeting,
		subject: Subject,
		question: &Question,
		choices: &Choices,
	) -> DispatchResult {
		ensure!(question.candidates as usize == choices.len(), Error::<T>::InvalidOptions);
		if let Subject::Motion(motion) = subject {
			let title = Motions::<T>::get(motion).ok_or(Error::<T>::MotionNotFound)?.what.title;
			ensure!(choices.as_slice() == [Choice::Yes, Choice::No], Error::<T>::InvalidOptions);
			ensure!(question.yes_or_no && title.as_slice() == question.title, Error::<T>::OtherQuestion);
		}
		let own = T::Organisations::is_own_electorate(record.organization, &question.chapters);
		ensure!(own, Error::<T>::OtherElectorate);
		// Until it is over the record cannot be certified, and nobody object to it.
		let latest = Self::now().saturating_add(ELECTION_WITHIN);
		ensure!(question.closes <= latest, Error::<T>::ElectionTooLate);
		Ok(())
	}

	pub(crate) fn do_link_election(
		origin: OriginFor<T>,
		meeting: MeetingId,
		expected_version: u32,
		subject: Subject,
		election: (ElectionId, ContestIndex),
		choices: Choices,
	) -> DispatchResult {
		let (_, mut record) = Self::load_for(origin, meeting, SECRETARY, expected_version)?;
		ensure!(record.stage.takes_elections(), Error::<T>::WrongStage);
		ensure!(!matches!(subject, Subject::LateItem(_)), Error::<T>::NotInAgenda);
		let requirement = Self::ensure_votable(meeting, subject)?;
		ensure!(!LinkedElections::<T>::contains_key(election), Error::<T>::ElectionLinked);
		let (id, contest) = election;
		// What is decided is said before anybody votes.
		match T::SecretVotes::state(id, contest).ok_or(Error::<T>::NoSuchElection)? {
			SecretVote::Announced(question) => Self::ensure_asks(&record, subject, &question, &choices)?,
			SecretVote::Open => return Err(Error::<T>::VotingHasBegun.into()),
			_ => return Err(Error::<T>::ElectionDecided.into()),
		}
		// Blank ballots are abstentions; the choices have to be others, and make sense.
		let nobody = SecretCounts {
			entitled: 0,
			voted: 0,
			candidates: choices.iter().map(|_| 0).collect(),
			blank: 0,
			votes_per_ballot: 1,
		};
		let counts = counts_of(&choices, nobody).ok_or(Error::<T>::InvalidOptions)?;
		Self::weigh_counts(&counts, subject, &requirement, None)?;
		record.awaiting.saturating_inc();
		let vote = Self::enter_vote(
			&mut record,
			VoteRecord {
				meeting,
				subject,
				requirement,
				method: Method::SecretOnline,
				provenance: Provenance::Own,
				state: VoteState::Awaiting { election: id, contest, choices },
				versions: 0,
				election: Some(election),
				at: Self::now(),
			},
		)?;
		LinkedElections::<T>::insert(election, vote);
		Self::set_polled(subject, true);
		Self::deposit_event(Event::ElectionLinked { vote, meeting, election: id, contest });
		Self::save(meeting, record);
		Ok(())
	}

	/// Notes with a motion that an amendment to it waits for a secret election, or waits no more.
	fn set_polled(subject: Subject, waits: bool) {
		let Subject::Motion(motion) = subject else { return };
		if let Some((parent, _)) = Motions::<T>::get(motion).and_then(|record| record.amends) {
			Motions::<T>::mutate(parent, |above| {
				if let Some(above) = above {
					above.polled = waits.then_some(motion);
				}
			});
		}
	}

	/// Whether what a secret election was asked about can still be decided: an amendment is to the text
	/// that stands. It is, as nothing decides on a motion while one waits; were it otherwise, the record could
	/// never be certified.
	fn is_decidable(subject: Subject) -> bool {
		let Subject::Motion(motion) = subject else {
			return true;
		};
		match Motions::<T>::get(motion).and_then(|motion| motion.amends) {
			Some((parent, base)) => {
				let above = Motions::<T>::get(parent);
				above.is_some_and(|above| above.texts == base && above.state == MotionState::Proposed)
			}
			None => true,
		}
	}

	/// Checks that a secret election is over for which a vote waits; gives its counts if they decide
	/// anything.
	pub(crate) fn ensure_counts_due(
		vote: VoteId,
	) -> Result<(VoteRecord, Option<(Counts, Outcome)>), DispatchError> {
		let record = Votes::<T>::get(vote).ok_or(Error::<T>::VoteNotFound)?;
		let VoteState::Awaiting { election, contest, choices } = &record.state else {
			return Err(Error::<T>::NotAwaiting.into());
		};
		let host = Self::look_at(record.meeting).ok_or(Error::<T>::MeetingNotFound)?;
		let counts = match T::SecretVotes::state(*election, *contest) {
			// Members decided, with a quorum of their own. Whatever becomes of the meeting, no officer who
			// knows how they did undoes that.
			Some(SecretVote::Certified(secret)) => counts_of(choices, secret),
			Some(SecretVote::Void) | None => None,
			// Of a meeting that was called off nothing is asked while nobody has answered.
			Some(SecretVote::Announced(_)) if host.stage == Stage::Cancelled => None,
			Some(_) => return Err(Error::<T>::NotDue.into()),
		};
		let outcome = counts.filter(|_| Self::is_decidable(record.subject)).and_then(|counts| {
			let outcome = Self::weigh_counts(&counts, record.subject, &record.requirement, None).ok()?;
			Some((counts, outcome))
		});
		Ok((record, outcome))
	}

	pub(crate) fn do_take_counts(vote: VoteId) -> DispatchResult {
		let (mut record, counted) = Self::ensure_counts_due(vote)?;
		let meeting = record.meeting;
		let mut host = Self::load(meeting)?;
		host.awaiting = host.awaiting.saturating_sub(1);
		if host.awaiting == 0 {
			// The record could not be certified before.
			let within = CurrentParameters::<T>::get().times.record_within;
			let due = Self::now().saturating_add(within);
			host.record_due = host.record_due.map(|before| before.max(due));
		}
		Self::save(meeting, host);
		Self::set_polled(record.subject, false);
		match counted {
			Some((counts, outcome)) => Self::add_version(vote, counts, outcome, None, None),
			// What came to nothing decides nothing: there can be another vote.
			None => {
				record.state = VoteState::Void;
				// Where it is not decided, another vote can point at it.
				if let Some(election) = record.election {
					LinkedElections::<T>::remove(election);
				}
				Votes::<T>::insert(vote, record);
				Self::deposit_event(Event::VoteVoid { vote, meeting });
				Ok(())
			}
		}
	}
}

/// Whether nobody voted otherwise than in favour.
fn is_unanimous(counts: &Counts) -> bool {
	let against = |choice: &Choice| matches!(choice, Choice::No | Choice::Abstain);
	counts.invalid == 0 && counts.votes.iter().all(|(choice, votes)| *votes == 0 || !against(choice))
}

/// The counts of a secret election as those of a vote: who voted was present, and blank ballots are
/// abstentions.
fn counts_of(choices: &Choices, secret: SecretCounts) -> Option<Counts> {
	if choices.len() != secret.candidates.len() {
		return None;
	}
	let abstentions = core::iter::once((Choice::Abstain, secret.blank));
	let votes = choices.iter().copied().zip(secret.candidates).chain(abstentions);
	Some(Counts {
		entitled: secret.entitled,
		present: secret.voted,
		cast: secret.voted,
		valid: secret.voted,
		invalid: 0,
		votes_per_ballot: secret.votes_per_ballot,
		votes: votes.collect::<alloc::vec::Vec<_>>().try_into().ok()?,
		groups: BoundedVec::new(),
	})
}
