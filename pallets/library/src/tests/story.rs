// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The life of an item, from its announcement to its end.

use super::mock::*;
use crate::{Event, Status};
use caucus_primitives::{calendar::DAY, text::MediaType};
use frame::testing_prelude::*;

#[test]
fn a_candidate_publishes_a_video_and_its_time_ends() {
	build_and_execute(|| {
		let [ada, _, _] = CANDIDATES;
		let item = announce(ada, video(1));
		assert_eq!((status(item, 0), is_served(1)), (Status::Announced, [false, false]));
		assert_eq!(Library::missing(item, 0), digests_of(1));

		// Anybody brings the bytes, in any order; each is served as soon as it came.
		assert_eq!(store(&file(MediaType::Plain, 1_001, 0)), Ok(()));
		assert_eq!((status(item, 0), is_served(1)), (Status::Announced, [false, true]));
		assert_eq!(Library::missing(item, 0), digests_of(1)[..1]);
		assert_eq!(store(&file(MediaType::Mp4, 1, 0)), Ok(()));
		let until = Now::get() + 90 * DAY;
		let available = Event::VersionAvailable { item, version: 0, until };
		System::assert_last_event(RuntimeEvent::Library(available));
		assert_eq!((status(item, 0), is_served(1)), (Status::Available, [true, true]));

		// A better recording takes its place. Both can be had.
		assert_ok!(Library::supersede(signed(ada), item, 1, video(2)));
		assert_eq!(Library::item(item).unwrap().shown, 0);
		bring(2);
		assert_eq!((status(item, 0), status(item, 1)), (Status::Superseded, Status::Available));
		assert_eq!(Library::item(item).unwrap().shown, 1);
		assert_eq!(is_served(1), [true, true]);
		assert_eq!(used(ada, as_candidate()).versions, 2);

		// At its end it is gone at once, whether or not a block had room to write it down.
		pass(90 * DAY - 1);
		assert_eq!(is_served(2), [true, true]);
		pass(1);
		assert_eq!((status(item, 1), is_served(2)), (Status::Expired, [false, false]));
		idle();
		System::assert_last_event(RuntimeEvent::Library(Event::Expired { item, version: 1 }));
		assert_eq!((status(item, 1), is_served(2)), (Status::Expired, [false, false]));
		let view = Library::version(item, 1).unwrap();
		assert_eq!((view.description, view.parts), (video(2).description, video(2).parts));
		assert_eq!(used(ada, as_candidate()).versions, 0);
		assert_eq!(Library::due(10), vec![]);
	});
}
