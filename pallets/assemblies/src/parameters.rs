// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What governance can change. It holds for what begins later: deadlines are computed when a stage
//! opens, and stored.

use crate::types::{Classification, Requirement, Share};
use caucus_primitives::Moment;
use frame::{
	derive::{Deserialize, Serialize},
	prelude::*,
};

const HOUR: Moment = 60 * 60 * 1_000;
const DAY: Moment = 24 * HOUR;

/// Notice periods and deadlines, in milliseconds.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(crate = "frame::derive::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Times {
	/// From notice to the beginning of a regular meeting. A week unless changed.
	pub regular_notice: Moment,
	/// The same of an extraordinary one. Three days.
	pub extraordinary_notice: Moment,
	/// The same of an urgent one. A day.
	pub urgent_notice: Moment,
	/// From the freezing of the agenda to the beginning. Twelve hours.
	pub freeze_before: Moment,
	/// From the announced end to the minutes. A week.
	pub record_within: Moment,
	/// How long members can object to a certified record. Three days.
	pub objection_window: Moment,
	/// The same after a correction. A day.
	pub correction_window: Moment,
	/// How long the appeals body has to decide. Two weeks.
	pub decision_within: Moment,
	/// How long an organisation can be without a recorded meeting. A year.
	pub meeting_within: Moment,
}

impl Default for Times {
	fn default() -> Self {
		Self {
			regular_notice: 7 * DAY,
			extraordinary_notice: 3 * DAY,
			urgent_notice: DAY,
			freeze_before: 12 * HOUR,
			record_within: 7 * DAY,
			objection_window: 3 * DAY,
			correction_window: DAY,
			decision_within: 14 * DAY,
			meeting_within: 365 * DAY,
		}
	}
}

/// What governance can change.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Parameters {
	/// Notice periods and deadlines.
	pub times: Times,
	/// What it takes to put a late item on an agenda. Its quorum is that of opening a meeting, and no
	/// motion can ask for a lower one, or for a smaller share.
	pub ordinary: Requirement,
	/// The share of those who can object that has to. 2 % unless changed.
	pub objection_share: Share,
	/// How many have to at least, if there are so many. 10 unless changed.
	pub objection_least: u32,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			times: Times::default(),
			ordinary: Requirement::ORDINARY,
			objection_share: Share { num: 2, den: 100 },
			objection_least: 10,
		}
	}
}

impl Parameters {
	/// Whether they make sense: there is notice, and time to object.
	pub fn is_sane(&self) -> bool {
		let times = &self.times;
		let windows = [times.objection_window, times.correction_window, times.decision_within];
		let notices = [times.urgent_notice, times.extraordinary_notice, times.regular_notice];
		let ordered = times.urgent_notice <= times.extraordinary_notice
			&& times.extraordinary_notice <= times.regular_notice;
		notices.iter().chain(&windows).all(|time| *time > 0)
			&& ordered
			&& times.record_within > 0
			&& times.meeting_within > 0
			&& self.ordinary.is_sane()
			&& self.ordinary.is_at_least(&self.ordinary)
			&& self.objection_share.is_sane()
			&& self.objection_least > 0
	}

	/// The notice period of a kind of meeting.
	pub fn notice(&self, classification: Classification) -> Moment {
		match classification {
			Classification::Regular => self.times.regular_notice,
			Classification::Extraordinary => self.times.extraordinary_notice,
			Classification::Urgent => self.times.urgent_notice,
		}
	}

	/// How many of those who can object have to: the share, but not fewer than the least, and not more
	/// than there are.
	pub fn threshold(&self, entitled: u32) -> u32 {
		self.objection_share.of(entitled).max(self.objection_least).min(entitled.max(1))
	}
}
