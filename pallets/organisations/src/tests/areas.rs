// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Areas, which lie in others, are renamed, closed and succeeded.

use super::mock::*;
use crate::{AreaKind, Entry, Error, Event, MAX_PAGE};

fn close(area: u32, version: u32, until: u64, successor: Option<u32>) -> Entry<u64> {
	Entry::CloseArea { area, expected_version: version, until, successor }
}

fn rename(area: u32, version: u32, korean: &str) -> Entry<u64> {
	let other_names = other_names(&["세종"]);
	Entry::DescribeArea { area, expected_version: version, names: names(korean), other_names }
}

#[test]
fn areas_lie_in_areas_of_wider_kinds() {
	build_and_execute(|| {
		make(area("KR", AreaKind::Nation, None));
		make(area("11", AreaKind::Province, Some(0)));
		make(area("11110", AreaKind::District, Some(1)));
		System::assert_has_event(RuntimeEvent::Organisations(Event::AreaEntered { area: 2 }));
		let all = Organisations::areas(0, MAX_PAGE);
		assert_eq!(
			all.iter().map(|(id, area)| (*id, area.parent)).collect::<Vec<_>>(),
			[(0, None), (1, Some(0)), (2, Some(1))]
		);
		assert_eq!(Organisations::areas(1, 1).len(), 1);
		assert_refused(area("26", AreaKind::Province, Some(1)), Error::CyclicParent);
		assert_refused(area("26", AreaKind::Nation, Some(2)), Error::CyclicParent);
		assert_refused(area("26", AreaKind::Province, Some(9)), Error::AreaNotFound);
		let early = Entry::Area {
			code: code("26"),
			names: names("부산"),
			kind: AreaKind::Province,
			parent: Some(0),
			from: START - 1,
		};
		assert_refused(early, Error::AreaClosed);
	});
}

#[test]
fn a_code_is_one_areas_at_a_time() {
	build_and_execute(|| {
		make(area("11", AreaKind::Province, None));
		assert_refused(area("11", AreaKind::Province, None), Error::CodeTaken);
		make(close(0, 0, START + 5, None));
		assert_refused(area("11", AreaKind::Province, None), Error::CodeTaken);
		let names = names("서울");
		let anew = |from| {
			let (names, kind) = (names.clone(), AreaKind::Province);
			Entry::Area { code: code("11"), names, kind, parent: None, from }
		};
		assert_refused(anew(START + 4), Error::CodeTaken);
		make(anew(START + 5));
		assert_eq!(Organisations::area_by_code(code("11"), START + 5).map(|(id, _)| id), Some(1));
	});
}

#[test]
fn a_renamed_area_keeps_its_other_names() {
	build_and_execute(|| {
		make(area("29", AreaKind::Province, None));
		assert_refused(rename(0, 1, "세종특별자치시"), Error::VersionMismatch);
		assert_refused(rename(7, 0, "세종특별자치시"), Error::AreaNotFound);
		make(rename(0, 0, "세종특별자치시"));
		System::assert_has_event(RuntimeEvent::Organisations(Event::AreaChanged { area: 0 }));
		let (_, record) = Organisations::area_by_code(code("29"), START).unwrap();
		assert_eq!((record.names, record.version), (names("세종특별자치시"), 1));
		assert_eq!(record.other_names, other_names(&["세종"]));
	});
}

#[test]
fn a_code_leads_to_what_took_the_areas_place() {
	build_and_execute(|| {
		for text in ["마산", "창원", "통합"] {
			make(area(text, AreaKind::District, None));
		}
		make(close(0, 0, START + 10, Some(1)));
		make(close(1, 0, START + 20, Some(2)));
		let at = |moment| Organisations::area_by_code(code("마산"), moment).map(|(id, _)| id);
		assert_eq!([START, START + 9, START + 10, START + 20].map(at), [Some(0), Some(0), Some(1), Some(2)]);
		assert_eq!(Organisations::area_by_code(code("없음"), START), None);
	});
}

#[test]
fn a_succession_never_leads_back() {
	build_and_execute(|| {
		make(area("1", AreaKind::District, None));
		make(area("2", AreaKind::District, None));
		assert_refused(close(0, 0, START + 1, Some(0)), Error::CyclicParent);
		assert_refused(close(0, 0, START + 1, Some(9)), Error::AreaNotFound);
		assert_refused(close(0, 0, START, Some(1)), Error::InvalidTimes);
		make(close(0, 0, START + 1, Some(1)));
		assert_refused(close(1, 0, START + 2, Some(0)), Error::AreaClosed);
		assert_refused(close(0, 1, START + 2, None), Error::AreaClosed);
	});
}

#[test]
fn names_are_read_as_they_are_written() {
	build_and_execute(|| {
		for (korean, english) in [("", None), ("서\u{200b}울", None), ("서울", Some("Se\u{202e}oul"))] {
			let names = crate::Names { korean: name(korean), english: english.map(name) };
			let (kind, from) = (AreaKind::Province, START);
			assert_refused(
				Entry::Area { code: code("1"), names, kind, parent: None, from },
				Error::InvalidText,
			);
		}
		assert_refused(area("", AreaKind::Province, None), Error::InvalidText);
	});
}
