// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How a count went up over days, as petition.parliament.uk tells it; and what takes its shape.

use crate::output::read_json;
use anyhow::{ensure, Context};
use caucus_sdk::{moment, primitives::Moment};
use serde::Deserialize;
use std::path::Path;

/// The days that are played: those in which the count went up most.
const DAYS: Moment = 4 * 86_400_000;

/// A count at a moment.
#[derive(Deserialize)]
pub(super) struct Point {
	/// As in `2019-03-20 19:20:00`, in UTC.
	pub(super) updated_at: String,
	pub(super) signature_count: u64,
}

impl Point {
	pub(super) fn read(file: &Path) -> anyhow::Result<Vec<Self>> {
		read_json(file)
	}

	fn moment(&self) -> anyhow::Result<Moment> {
		let text = format!("{}Z", self.updated_at.replacen(' ', "T", 1));
		moment::parse(&text).with_context(|| format!("'{}' is no moment", self.updated_at))
	}
}

/// Which share of all has come by which share of the time.
pub(super) struct Shape {
	/// Shares of the time and of all; both go up from nothing to one.
	points: Vec<(f64, f64)>,
}

impl Shape {
	/// As many at any time as at any other.
	pub(super) fn even() -> Self {
		Self { points: vec![(0.0, 0.0), (1.0, 1.0)] }
	}

	/// The shape of the days in which a count went up most.
	pub(super) fn of(points: &[Point]) -> anyhow::Result<Self> {
		let mut counts: Vec<(Moment, u64)> = Vec::new();
		for point in points {
			let moment = point.moment()?;
			let (before, most) = counts.last().copied().unwrap_or_default();
			ensure!(moment >= before, "{} comes after a later moment", point.updated_at);
			// A count falls when signatures that should not have been are taken out; here nobody is.
			counts.push((moment, point.signature_count.max(most)));
		}
		let window = |first: usize| {
			let from = counts[first].0;
			&counts[first..first + counts[first..].partition_point(|(moment, _)| *moment - from <= DAYS)]
		};
		let gain = |window: &[(Moment, u64)]| window[window.len() - 1].1 - window[0].1;
		let best = (0..counts.len()).map(window).max_by_key(|window| gain(window)).unwrap_or_default();
		ensure!(best.len() > 1 && gain(best) > 0, "a history in which nothing goes up has no shape");
		let (from, least) = best[0];
		let length = (best[best.len() - 1].0 - from).max(1) as f64;
		let whole = gain(best) as f64;
		let share = |(moment, count): &(Moment, u64)| {
			((moment - from) as f64 / length, (count - least) as f64 / whole)
		};
		Ok(Self { points: best.iter().map(share).collect() })
	}

	/// After which share of the time this share of all has come.
	pub(super) fn time_of(&self, share: f64) -> f64 {
		let after =
			self.points.partition_point(|(_, reached)| *reached < share).clamp(1, self.points.len() - 1);
		let ((from, low), (to, high)) = (self.points[after - 1], self.points[after]);
		let part = if high > low { ((share - low) / (high - low)).clamp(0.0, 1.0) } else { 1.0 };
		from + part * (to - from)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn history(points: &[(&str, u64)]) -> Vec<Point> {
		let point = |(at, count): &(&str, u64)| Point { updated_at: (*at).into(), signature_count: *count };
		points.iter().map(point).collect()
	}

	#[test]
	fn a_shape_is_that_of_the_days_with_most() {
		let shape = Shape::of(&history(&[
			("2019-03-01 00:00:00", 0),
			("2019-03-10 00:00:00", 100),
			("2019-03-11 00:00:00", 900),
			// Some were taken out.
			("2019-03-12 00:00:00", 850),
			("2019-03-14 00:00:00", 1_100),
			("2019-03-30 00:00:00", 1_200),
		]))
		.unwrap();

		// Of the thousand that came in four days, eight hundred came on the first.
		assert_eq!(shape.points, [(0.0, 0.0), (0.25, 0.8), (0.5, 0.8), (1.0, 1.0)]);
		assert_eq!(
			[0.0, 0.4, 0.8, 0.9, 1.0].map(|share| shape.time_of(share)),
			[0.0, 0.125, 0.25, 0.75, 1.0]
		);
		assert_eq!([0.0, 0.25, 1.0].map(|share| Shape::even().time_of(share)), [0.0, 0.25, 1.0]);
	}

	#[test]
	fn a_history_without_a_shape_is_refused() {
		let refusal = |points| Shape::of(&history(points)).err().map(|error| error.to_string());

		let nothing = Some("a history in which nothing goes up has no shape".to_owned());
		assert_eq!(refusal(&[]), nothing);
		assert_eq!(refusal(&[("2019-03-01 00:00:00", 7), ("2019-03-02 00:00:00", 7)]), nothing);
		assert_eq!(refusal(&[("yesterday", 7)]), Some("'yesterday' is no moment".to_owned()));
		let back = refusal(&[("2019-03-02 00:00:00", 7), ("2019-03-01 00:00:00", 8)]);
		assert_eq!(back, Some("2019-03-01 00:00:00 comes after a later moment".to_owned()));
	}
}
