// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The order of what is published in a contest. By time, whoever publishes last or most would stand first.

use super::{
	records::{Capacity, Race},
	Item,
};
use crate::dates::show_day;
use caucus_primitives::{blake2_256, calendar::day_of, Digest, Moment};
use std::{cmp::Reverse, collections::BTreeMap};

/// The order of somebody among the candidates of a contest on a day: nobody can choose it.
fn lot((election, contest): Race, publisher: &str, day: &str) -> Digest {
	blake2_256(&[format!("caucus/library/order/1\n{election}-{contest}\n{publisher}\n{day}").as_bytes()])
}

/// What candidates of the contest published, the newest of each of them, then the second of each, and so on, and then what
/// others did, the newest first. Among candidates it is by a lot, which is drawn anew each day in Korea and is the same
/// for all readers.
pub fn drawn(mut items: Vec<Item>, race: Race, now: Moment) -> Vec<Item> {
	let day = show_day(day_of(now));
	items.sort_by_key(|item| Reverse(item.id));
	let mut published = BTreeMap::<String, u32>::new();
	let mut place = |Item { item, .. }: &Item| {
		if item.heading.capacity != Capacity::Candidate(race) {
			return (true, 0, Digest::default());
		}
		let nth = published.entry(item.publisher.clone()).or_default();
		*nth = nth.saturating_add(1);
		(false, *nth, lot(race, &item.publisher, &day))
	};
	let mut placed: Vec<_> = items.into_iter().map(|item| (place(&item), item)).collect();
	placed.sort_by_key(|(place, _)| *place);
	placed.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	const RACE: Race = (3, 0);
	/// The evening of 2026-11-22 in Korea.
	const NOW: Moment = 1_795_348_800_000;

	fn item(id: u32, publisher: &str, capacity: &Capacity) -> Item {
		let description = json!({
			"title": "주거", "summary": null, "topics": [], "alternative": null, "recorded_at": null,
		});
		let heading = json!({ "capacity": capacity, "kind": "Policy", "language": "Korean", "about": RACE });
		let item = json!({
			"heading": heading, "publisher": publisher, "versions": 1, "current": 0, "bound": null,
		});
		let view = json!({
			"id": id, "item": item, "shown": 0, "description": description, "status": "Available",
		});
		serde_json::from_value(view).unwrap()
	}

	/// What candidates published, by the number of the item.
	fn shelf(publishers: &[&str]) -> Vec<Item> {
		let candidate = Capacity::Candidate(RACE);
		(0..).zip(publishers).map(|(id, who)| item(id, who, &candidate)).collect()
	}

	fn order(publishers: &[&str], now: Moment) -> String {
		drawn(shelf(publishers), RACE, now).into_iter().map(|item| item.item.publisher).collect()
	}

	/// The portal has the same test: whoever reads here or there reads in one order.
	#[test]
	fn it_is_the_order_of_the_portal() {
		assert_eq!(order(&["A", "B", "C", "D", "E", "F", "G", "H"], NOW), "BHFCEDGA");
	}

	#[test]
	fn it_is_the_same_whoever_published_last_and_another_on_other_days() {
		assert_eq!(order(&["A", "B", "C"], NOW), order(&["C", "A", "B"], NOW));
		let days = (0..60).map(|day| order(&["A", "B", "C"], NOW + day * 86_400_000));
		let firsts: String = days.map(|order| order[..1].to_owned()).collect();
		assert!("ABC".chars().all(|who| firsts.matches(who).count() > 9), "{firsts}");
	}

	#[test]
	fn one_of_each_candidate_comes_before_the_second_of_anybody_and_others_come_last() {
		let mut items = shelf(&["A", "A", "B", "A"]);
		items.push(item(4, "A", &Capacity::Organization(0)));
		let found = drawn(items, RACE, NOW);
		let of_a: Vec<u32> = found.iter().filter(|one| one.item.publisher == "A").map(|one| one.id).collect();
		assert_eq!(of_a, [3, 1, 0, 4], "the newest first, and what is no candidate's last");
		assert!(found[..2].iter().any(|one| one.item.publisher == "B") && found.len() == 5);
	}
}
