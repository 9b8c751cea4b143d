// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members think: sealed, opened, and published only if enough took part. It is stored apart from
//! facts, and nothing here reads them.

use crate::*;
use caucus_primitives::{
	calendar::month_of,
	domain,
	refs::{act_context, act_message},
	RollId,
};
use caucus_support::{participation::Claim, priority};

/// Blocks for which members' calls stay in the pool: ten minutes of six seconds.
const LONGEVITY: u64 = 100;

/// What is needed to begin an evaluation.
pub(crate) struct Beginning {
	half: Half,
	roll: RollId,
	chapter: Option<caucus_members_core::registry::ChapterId>,
	parameters: Parameters,
}

impl<T: Config> Pallet<T> {
	/// What hides a member's answers: alias, answers and random bytes, for this evaluation on this chain.
	pub fn seal_of(evaluation: EvaluationId, alias: &Alias, answers: &Answers, salt: &Digest) -> Digest {
		let genesis = caucus_support::genesis_hash::<T>();
		act_message(domain::EVALUATION_ACT, &genesis, evaluation, &(alias, answers, salt).encode())
	}

	/// What the ring proof of a sealed answer signs.
	pub fn sealing_message(evaluation: EvaluationId, seal: &Digest) -> Digest {
		act_message(domain::EVALUATION_ACT, &caucus_support::genesis_hash::<T>(), evaluation, seal)
	}

	pub(crate) fn find_evaluation(id: EvaluationId) -> Result<Evaluation, Error<T>> {
		Evaluations::<T>::get(id).ok_or(Error::<T>::UnknownEvaluation)
	}

	/// Whether a vote in which a representative stands opens before a moment, or is under way.
	fn stands_before(id: RepresentativeId, moment: Moment) -> bool {
		Representatives::<T>::get(id)
			.and_then(|record| record.account)
			.and_then(|account| T::Contests::next_vote(&account))
			.is_some_and(|vote| vote < moment)
	}

	/// Whether a vote in which the representative stands is too near for an evaluation to go on.
	fn is_too_near(record: &Evaluation) -> bool {
		Self::stands_before(record.representative, Self::now().saturating_add(record.distance))
	}

	/// What can be done for an evaluation.
	pub(crate) fn phase_of(record: &Evaluation) -> Phase {
		if record.stage != Stage::Running {
			return Phase::Over;
		}
		if Self::is_too_near(record) {
			return Phase::Due;
		}
		let now = Self::now();
		if now < record.sealed_until {
			Phase::Sealing
		} else if now < record.opened_until && record.sealed >= record.least {
			Phase::Opening
		} else {
			Phase::Due
		}
	}

	/// Checks that an evaluation can begin. Changes nothing.
	pub(crate) fn weigh_evaluation(id: RepresentativeId) -> Result<Beginning, Error<T>> {
		let record = Self::find(id)?;
		let (month, today) = (month_of(Self::now()), Self::today());
		let parameters = CurrentSettings::<T>::get().parameters;
		let half = month / 6;
		ensure!(!EvaluationOf::<T>::contains_key(id, half), Error::<T>::AlreadyEvaluated);
		ensure!(month % 6 + 1 >= u32::from(parameters.from_month), Error::<T>::NotDue);
		let account = record.account.as_ref();
		let holds = |post: &PostId| Self::held(*post, id, account, today);
		ensure!(record.description.posts.iter().any(holds), Error::<T>::NotInOffice);
		let lasts = parameters.sealing.saturating_add(parameters.opening).saturating_add(parameters.distance);
		let near = Self::stands_before(id, Self::now().saturating_add(lasts));
		ensure!(!near, Error::<T>::ContestTooNear);
		let roll = T::Participation::current().ok_or(Error::<T>::NoRoll)?;
		Ok(Beginning { half, roll, chapter: record.description.chapter, parameters })
	}

	pub(crate) fn do_begin_evaluation(id: RepresentativeId) -> DispatchResult {
		let Beginning { half, roll, chapter, parameters } = Self::weigh_evaluation(id)?;
		let evaluation = NextEvaluation::<T>::get();
		NextEvaluation::<T>::put(evaluation.checked_add(1).ok_or(Error::<T>::Exhausted)?);
		T::Participation::pin(roll)?;
		let opened_at = Self::now();
		let sealed_until = opened_at.saturating_add(parameters.sealing);
		let record = Evaluation {
			representative: id,
			half,
			roll,
			chapter,
			opened_at,
			sealed_until,
			opened_until: sealed_until.saturating_add(parameters.opening),
			least: parameters.least,
			distance: parameters.distance,
			sealed: 0,
			opened: 0,
			stage: Stage::Running,
			replies: 0,
		};
		Evaluations::<T>::insert(evaluation, record);
		EvaluationOf::<T>::insert(id, half, evaluation);
		Tallies::<T>::insert(evaluation, Tally::default());
		Self::deposit_event(Event::EvaluationBegun { evaluation, representative: id, half });
		Ok(())
	}

	/// A member's call that can be carried out, for the pool: one of each kind, member and evaluation.
	fn valid(
		checked: Result<(), Error<T>>,
		prefix: &'static str,
		evaluation: EvaluationId,
		alias: &Alias,
	) -> TransactionValidityWithRefund {
		let code = |error: Error<T>| error.encode().first().copied().unwrap_or(u8::MAX);
		checked.map_err(|error| InvalidTransaction::Custom(code(error)))?;
		priority::admit(prefix, (evaluation, alias), priority::ACT, LONGEVITY)
	}

	/// Checks sealed answers, but for the proof; gives whether the member is of the chapter that is counted
	/// apart.
	fn weigh_seal(evaluation: EvaluationId, proof: &MemberProof) -> Result<(Evaluation, bool), Error<T>> {
		let record = Self::find_evaluation(evaluation)?;
		ensure!(Self::phase_of(&record) == Phase::Sealing, Error::<T>::EvaluationClosed);
		ensure!(!Seals::<T>::contains_key(evaluation, proof.alias), Error::<T>::AlreadyAnswered);
		let part = T::Participation::part(record.roll, proof.ring).ok_or(Error::<T>::UnknownRing)?;
		ensure!(part.is_of_members(), Error::<T>::NotAMember);
		let local = record.chapter.is_some() && part.rule.chapter == record.chapter;
		Ok((record, local))
	}

	/// Checks sealed answers, but for the proof; gives what that has to show: membership in a roll, in a
	/// context, over a message.
	pub(crate) fn ask(
		evaluation: EvaluationId,
		seal: &Digest,
		proof: &MemberProof,
	) -> Result<(RollId, Digest, Digest), Error<T>> {
		let (record, _) = Self::weigh_seal(evaluation, proof)?;
		let genesis = caucus_support::genesis_hash::<T>();
		let context = act_context(domain::EVALUATION, &genesis, evaluation);
		Ok((record.roll, context, Self::sealing_message(evaluation, seal)))
	}

	/// The pool's and the block's question about sealed answers.
	pub(crate) fn authorize_seal(
		evaluation: EvaluationId,
		seal: &Digest,
		proof: &MemberProof,
	) -> TransactionValidityWithRefund {
		let check = || {
			let (roll, context, message) = Self::ask(evaluation, seal, proof)?;
			let claim = Claim { proof, context: &context, message: &message };
			Ok(T::Participation::check(roll, &claim)?)
		};
		Self::valid(check(), "CaucusSeal", evaluation, &proof.alias)
	}

	/// Takes sealed answers whose proof was checked on this state.
	pub(crate) fn do_seal(evaluation: EvaluationId, seal: Digest, proof: &MemberProof) -> DispatchResult {
		let (mut record, local) = Self::weigh_seal(evaluation, proof)?;
		record.sealed = record.sealed.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Evaluations::<T>::insert(evaluation, record);
		Seals::<T>::insert(evaluation, proof.alias, Seal { digest: seal, local, opened: false });
		Self::deposit_event(Event::AnswersSealed { evaluation, alias: proof.alias });
		Ok(())
	}

	/// Checks answers against what was sealed.
	fn weigh_opening(
		evaluation: EvaluationId,
		alias: &Alias,
		answers: &Answers,
		salt: &Digest,
	) -> Result<(Evaluation, Seal), Error<T>> {
		let record = Self::find_evaluation(evaluation)?;
		ensure!(Self::phase_of(&record) == Phase::Opening, Error::<T>::EvaluationClosed);
		let seal = Seals::<T>::get(evaluation, alias).ok_or(Error::<T>::BadAnswers)?;
		ensure!(!seal.opened, Error::<T>::AlreadyAnswered);
		let in_range = answers.iter().all(|answer| usize::from(*answer) < ANSWERS);
		let sealed = seal.digest == Self::seal_of(evaluation, alias, answers, salt);
		ensure!(in_range && sealed, Error::<T>::BadAnswers);
		Ok((record, seal))
	}

	/// The pool's and the block's question about opened answers.
	pub(crate) fn authorize_open(
		evaluation: EvaluationId,
		alias: &Alias,
		answers: &Answers,
		salt: &Digest,
	) -> TransactionValidityWithRefund {
		let checked = Self::weigh_opening(evaluation, alias, answers, salt).map(|_| ());
		Self::valid(checked, "CaucusOpen", evaluation, alias)
	}

	pub(crate) fn do_open(
		evaluation: EvaluationId,
		alias: Alias,
		answers: Answers,
		salt: Digest,
	) -> DispatchResult {
		let (mut record, mut seal) = Self::weigh_opening(evaluation, &alias, &answers, &salt)?;
		record.opened = record.opened.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		seal.opened = true;
		Tallies::<T>::mutate(evaluation, |tally| {
			if let Some(tally) = tally {
				let sheet = if seal.local { &mut tally.local } else { &mut tally.others };
				sheet.add(&answers);
			}
		});
		Evaluations::<T>::insert(evaluation, record);
		Seals::<T>::insert(evaluation, alias, seal);
		Self::deposit_event(Event::AnswersOpened { evaluation, alias });
		Ok(())
	}

	/// An evaluation that can be ended, or of which something is left to be cleared away.
	pub(crate) fn ensure_due(id: EvaluationId) -> Result<Evaluation, Error<T>> {
		let record = Self::find_evaluation(id)?;
		let due = match Self::phase_of(&record) {
			Phase::Sealing | Phase::Opening => false,
			Phase::Due => true,
			Phase::Over => Seals::<T>::iter_key_prefix(id).next().is_some(),
		};
		ensure!(due, Error::<T>::NotDue);
		Ok(record)
	}

	pub(crate) fn do_advance(id: EvaluationId, pieces: u32) -> DispatchResult {
		let mut record = Self::ensure_due(id)?;
		if record.stage == Stage::Running {
			let stage = Self::end(id, &record);
			record.stage = stage;
			Evaluations::<T>::insert(id, record);
			Self::deposit_event(Event::EvaluationEnded { evaluation: id, stage });
		}
		let cleared: Vec<Alias> = Seals::<T>::iter_key_prefix(id).take(pieces as usize).collect();
		cleared.into_iter().for_each(|alias| Seals::<T>::remove(id, alias));
		Ok(())
	}

	/// Publishes what may be, deletes the rest, and says how an evaluation ends.
	fn end(id: EvaluationId, record: &Evaluation) -> Stage {
		T::Participation::release(record.roll);
		let Tally { local, others } = Tallies::<T>::take(id).unwrap_or_default();
		if Self::is_too_near(record) {
			return Stage::Cancelled;
		}
		let all = local.with(&others);
		if all.members < record.least {
			return Stage::TooFew;
		}
		// The others follow from all and the chapter's, so both have to be enough.
		let apart = local.members >= record.least && others.members >= record.least;
		Outcomes::<T>::insert(id, Outcome { all, local: apart.then_some(local), at: Self::now() });
		Stage::Published
	}
}
