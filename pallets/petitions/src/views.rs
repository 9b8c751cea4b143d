// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What readers are shown.

use crate::{
	tracks::{areas, sum_of},
	*,
};

/// Most rows of a list.
pub(crate) const MOST_ROWS: u32 = 100;

/// Most petitions that are looked at for a list.
const MOST_LOOKS: u32 = 1_000;

/// Hides the counts of areas with few signatures. Where it would be one alone, or few signatures together,
/// others go with it: the rest of the sum would tell.
fn suppress(rows: &mut [AreaRow], least: u32) {
	let (mut hidden, mut together) = (0u32, 0u32);
	for row in rows.iter_mut() {
		if let Some(signed) = row.signed.take_if(|signed| *signed < least) {
			hidden.saturating_inc();
			together.saturating_accrue(signed);
		}
	}
	while hidden > 0 && (hidden == 1 || together < least) {
		let smallest = rows.iter_mut().filter(|row| row.signed.is_some()).min_by_key(|row| row.signed);
		let Some(signed) = smallest.and_then(|row| row.signed.take()) else { return };
		hidden.saturating_inc();
		together.saturating_accrue(signed);
	}
}

impl<T: Config> Pallet<T> {
	fn numbers(record: &PetitionOf<T>, roll: &PinnedRoll, tally: &Tally) -> Numbers {
		let parameters = Self::parameters_of(record);
		let members = sum_of(roll, tally, Standing::Member);
		let citizens = sum_of(roll, tally, Standing::Citizen);
		let mut rows = Vec::new();
		for standing in [Standing::Member, Standing::Citizen] {
			let of_standing = areas(roll, tally, standing).into_iter().map(|(chapter, (_, sum))| AreaRow {
				chapter,
				standing,
				keys: sum.keys,
				signed: Some(sum.signed),
			});
			let mut of_standing: Vec<AreaRow> = of_standing.collect();
			suppress(&mut of_standing, parameters.least_shown);
			rows.extend(of_standing);
		}
		let recall = record.kind.is_recall();
		let total = Threshold::Share(parameters.recall.total).of(members.keys);
		let needed = |threshold: Threshold| if recall { total } else { threshold.of(members.keys) };
		Numbers {
			sponsors: tally.sponsors,
			citizen_sponsors: tally.citizen_sponsors,
			count: members.signed,
			void_count: members.void,
			citizens: citizens.signed,
			citizens_void: citizens.void,
			withdrawn: tally.withdrawn,
			members_on_roll: members.keys,
			citizens_on_roll: citizens.keys,
			response_at: needed(parameters.response),
			referral_at: needed(parameters.referral),
			citizens_response_at: parameters
				.citizens_response
				.filter(|_| record.public && citizens.keys > 0)
				.map(|threshold| threshold.of(citizens.keys)),
			per_area: if recall { Some(parameters.recall.per_area) } else { parameters.per_area },
			areas: rows,
		}
	}

	fn deadlines(record: &PetitionOf<T>) -> Deadlines {
		let due = |due: &Option<Due>| due.as_ref().map(|due| Self::end_of(&due.term));
		let review = |until| Self::end_of(&Term { from: record.term.from, until });
		Deadlines {
			state: Self::end_of(&record.term),
			review: record.review_due.map(review),
			response: due(&record.response),
			referral: due(&record.referral),
		}
	}

	pub(crate) fn view_petition(petition: PetitionId) -> Option<PetitionView<T::AccountId>> {
		let record = Petitions::<T>::get(petition)?;
		let roll = Rolls::<T>::get(petition)?;
		let tally = Tallies::<T>::get(petition);
		let numbers = Self::numbers(&record, &roll, &tally);
		let deadlines = Self::deadlines(&record);
		let text = Self::view_text(petition, record.text_version);
		let recall = Recalls::<T>::get(petition);
		Some(PetitionView {
			petition: record,
			text,
			roll: roll.roll,
			roll_digest: roll.digest,
			numbers,
			deadlines,
			recall,
		})
	}

	pub(crate) fn view_text(petition: PetitionId, version: u32) -> Option<Text> {
		let record = Petitions::<T>::get(petition)?;
		(!Self::is_hidden(&record)).then(|| Texts::<T>::get(petition, version)).flatten()
	}

	/// Whether a petition's text is not shown: it was removed, or the last who decided hid it.
	pub(crate) fn is_hidden(record: &PetitionOf<T>) -> bool {
		let last = record.decisions.last().and_then(Decisions::<T>::get);
		record.state == State::Removed
			|| last.is_some_and(|decision| {
				matches!(decision.ruling, Ruling::OnPetition { verdict: Verdict::Hide { .. }, .. })
			})
	}

	pub(crate) fn list_petitions(
		from: PetitionId,
		count: u32,
		shown: impl Fn(State) -> bool,
	) -> Vec<PetitionRow> {
		let end = from.saturating_add(MOST_LOOKS).min(NextPetition::<T>::get());
		let row = |petition: PetitionId| {
			let record = Petitions::<T>::get(petition).filter(|record| shown(record.state))?;
			let (roll, tally) = (Rolls::<T>::get(petition)?, Tallies::<T>::get(petition));
			let shown = record.state.is_listed() && !Self::is_hidden(&record);
			let text = shown.then(|| Texts::<T>::get(petition, record.text_version)).flatten();
			Some(PetitionRow {
				petition,
				title: text.map(|text| text.title),
				kind: record.kind,
				addressee: record.addressee,
				state: record.state,
				created: record.created,
				until: Self::end_of(&record.term),
				count: sum_of(&roll, &tally, Standing::Member).signed,
				citizens: sum_of(&roll, &tally, Standing::Citizen).signed,
				response: record.response,
				referral: record.referral,
				marks: record.marks,
			})
		};
		(from..end).filter_map(row).take(count.min(MOST_ROWS) as usize).collect()
	}

	pub(crate) fn list_comments(petition: PetitionId, from: u32, count: u32) -> Vec<(u32, Comment)> {
		let end = from.saturating_add(count.min(MOST_ROWS));
		(from..end).map_while(|number| Some((number, Comments::<T>::get(petition, number)?))).collect()
	}

	pub(crate) fn list_codes(from: CodeId, count: u32) -> Vec<(CodeId, CodeStatus, Code)> {
		let row = |code: CodeId| {
			let status = CodeTable::<T>::get(code)?;
			Some((code, status, CodeTexts::<T>::get(code, status.version)?))
		};
		(from..=CodeId::MAX)
			.take(MOST_LOOKS as usize)
			.filter_map(row)
			.take(count.min(MOST_ROWS) as usize)
			.collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn rows(counts: &[u32]) -> Vec<AreaRow> {
		let row = |signed: &u32| AreaRow {
			chapter: None,
			standing: Standing::Member,
			keys: 100,
			signed: Some(*signed),
		};
		counts.iter().map(row).collect()
	}

	fn shown(counts: &[u32]) -> Vec<Option<u32>> {
		let mut rows = rows(counts);
		suppress(&mut rows, 20);
		rows.iter().map(|row| row.signed).collect()
	}

	#[test]
	fn small_areas_are_not_shown_and_never_one_alone() {
		assert_eq!(shown(&[20, 30]), [Some(20), Some(30)]);
		assert_eq!(shown(&[19, 1, 30]), [None, None, Some(30)]);
		// All less thirty would tell of nineteen in one of the two.
		assert_eq!(shown(&[19, 0, 30]), [None, None, None]);
		assert_eq!(shown(&[19, 0, 30, 40]), [None, None, None, Some(40)]);
		assert_eq!(shown(&[0, 0, 20]), [None, None, None]);
		assert_eq!(shown(&[19, 40, 30]), [None, Some(40), None]);
		assert_eq!(shown(&[3]), [None]);
		assert_eq!(shown(&[]), []);
	}
}
