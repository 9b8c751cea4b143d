// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The right of reply. Nothing in this pallet removes or changes a reply.

use crate::*;
use caucus_primitives::text::check_lines;

impl<T: Config> Pallet<T> {
	/// Checks a reply; gives who replies, the version of what is replied to, and the reply's number.
	pub(crate) fn weigh_reply(
		who: &T::AccountId,
		about: About,
		text: &Text,
	) -> Result<(RepresentativeId, u32, u8), Error<T>> {
		check_lines(text)?;
		let (representative, version, number) = match about {
			About::Fact(id) => {
				let fact = Self::find_fact(id)?;
				(fact.representative, fact.version, fact.replies)
			}
			About::Evaluation(id) => {
				let record = Self::find_evaluation(id)?;
				(record.representative, 0, record.replies)
			}
		};
		ensure!(ByAccount::<T>::get(who) == Some(representative), Error::<T>::NotTheRepresentative);
		ensure!(number < MAX_REPLIES, Error::<T>::TooManyReplies);
		Ok((representative, version, number))
	}

	pub(crate) fn do_reply(who: T::AccountId, about: About, text: Text) -> DispatchResult {
		let (representative, version, number) = Self::weigh_reply(&who, about, &text)?;
		match about {
			About::Fact(id) => Facts::<T>::mutate(id, |fact| {
				if let Some(fact) = fact {
					// What time had confirmed by now stays confirmed.
					if Self::status_of(fact) == Status::Confirmed {
						fact.state = State::Confirmed;
					}
					fact.replies.saturating_inc();
				}
			}),
			About::Evaluation(id) => Evaluations::<T>::mutate(id, |record| {
				if let Some(record) = record {
					record.replies.saturating_inc();
				}
			}),
		}
		Replies::<T>::insert(about, number, Reply { text, at: Self::now(), version });
		Self::deposit_event(Event::Replied { about, representative, number });
		Ok(())
	}
}
