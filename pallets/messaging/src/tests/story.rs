// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A member's account for messages, from its claim to its end.

use super::mock::*;
use crate::{Allowance, Commitment, Event, GrantView, Refusal};
use caucus_primitives::calendar::DAY;

#[test]
fn a_member_writes_for_a_month_and_is_read_for_two_weeks_more() {
	build_and_execute(|| {
		// A block with room begins the first period.
		assert_eq!(Messaging::current(), None);
		idle();
		let view = Messaging::current().unwrap();
		assert_eq!((view.number, view.period.roll, view.open), (0, 7, true));
		let ends = START + 30 * DAY;
		System::assert_last_event(RuntimeEvent::Messaging(Event::PeriodBegun { period: 0, roll: 7, ends }));

		// A member claims for a new account. Nodes read what it may keep.
		let first = account(5, 0);
		assert_eq!(allowed(first), None);
		assert_eq!(send(claiming(5, 0, first)), Ok(()));
		System::assert_last_event(RuntimeEvent::Messaging(Event::Granted { period: 0, account: first }));
		assert_eq!(allowed(first), Some((200, 8 * MIB)));
		assert_eq!(Messaging::claimed(0, alias(5, 0)), Some(first));
		let allowance = Allowance { statements: 200, bytes: 8 * MIB };
		let until = ends + 14 * DAY;
		assert_eq!(Messaging::grant_of(first), Some(GrantView { period: 0, allowance, until }));

		// In the next period the member has another account, and the first is good for some time yet.
		next_period();
		assert_eq!(send(claiming(5, 0, account(5, 9))), refused(Refusal::WrongPeriod));
		let second = claim(5..6)[0];
		assert_eq!((allowed(first), allowed(second)), (Some((200, 8 * MIB)), Some((200, 8 * MIB))));
		let bytes = 16 * u64::from(MIB);
		let promised = 2_048 * u64::from(MIB);
		let store = Commitment { grants: 2, statements: 400, bytes, promised, percent: 0 };
		assert_eq!(Messaging::store(), store);

		pass_idle(14 * DAY);
		System::assert_last_event(RuntimeEvent::Messaging(Event::Revoked {
			period: 0,
			accounts: 1,
			left: 0,
		}));
		assert_eq!((allowed(first), allowed(second)), (None, Some((200, 8 * MIB))));
		assert_eq!((Messaging::grant_of(first), Messaging::claimed(0, alias(5, 0))), (None, None));
		assert_eq!(Messaging::period(0).unwrap().claimed, 1);
	});
}
