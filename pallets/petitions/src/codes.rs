// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The table of codes: numbered reasons that anybody can look up.

use crate::*;
use caucus_primitives::text::{check_line, check_lines};

/// The codes that a chain begins with. Governance adds others, and retires what it no longer wants.
pub fn standard() -> Vec<(CodeId, Code)> {
	let reject = CodeUse::Reject { duplicate: false };
	let table: [(CodeId, CodeUse, [&str; 2], [&str; 2]); 14] = [
		(
			1,
			CodeUse::Reject { duplicate: true },
			["중복", "같은 내용의 청원이 이미 있습니다. 그 청원에 서명할 수 있습니다."],
			["Duplicate", "There is a petition about the same matter already, which can be signed."],
		),
		(
			2,
			reject,
			["소관 아님", "당이 결정하거나 추진할 수 없는 일입니다."],
			["Not for the party", "The party can neither decide nor pursue this."],
		),
		(
			3,
			reject,
			["요구 불명확", "무엇을 해 달라는 것인지 분명하지 않습니다."],
			["No clear request", "It is not clear what the party should do."],
		),
		(
			4,
			reject,
			["개인 사안", "한 사람의 민원이나 사적인 다툼입니다."],
			["Personal matter", "It is about one person's own case or a private dispute."],
		),
		(
			5,
			reject,
			["인사·포상 요청", "특정인의 임명이나 포상을 요구합니다. 다른 절차가 있습니다."],
			["Appointment or award", "It asks that somebody be appointed or honoured; there are other ways."],
		),
		(
			6,
			reject,
			["정보 공개 청구", "자료를 달라는 요청입니다. 정보 공개 절차를 이용할 수 있습니다."],
			["Request for information", "It asks for documents; there is a procedure for that."],
		),
		(
			20,
			CodeUse::Hide,
			["명예훼손", "사실이 아니거나 확인되지 않은 말로 사람의 명예를 해칩니다."],
			["Libellous", "It harms somebody's name by what is untrue or unproven."],
		),
		(
			21,
			CodeUse::Hide,
			["모욕·혐오", "욕설이나 혐오 표현이 있습니다."],
			["Offensive", "It insults or spreads hatred."],
		),
		(22, CodeUse::Hide, ["광고", "광고나 판촉입니다."], ["Advertising", "It advertises something."]),
		(
			23,
			CodeUse::Hide,
			["개인정보", "사생활이나 개인정보를 드러냅니다."],
			["Personal data", "It discloses somebody's private life or data."],
		),
		(
			40,
			CodeUse::Grounds,
			["당헌·당규 위반", "당헌이나 당규를 위반하였습니다."],
			["Breach of party rules", "The holder broke the party's constitution or rules."],
		),
		(
			41,
			CodeUse::Grounds,
			["부정부패", "직위를 이용하여 부당한 이익을 얻었습니다."],
			["Corruption", "The holder used the post for undue gain."],
		),
		(
			42,
			CodeUse::Grounds,
			["직무 유기", "맡은 일을 하지 않았습니다."],
			["Neglect of duty", "The holder did not do what the post demands."],
		),
		(
			43,
			CodeUse::Grounds,
			["당론·공약 위배", "당이 결정하거나 약속한 것을 거슬러 행동하였습니다."],
			["Acting against decisions", "The holder acted against what the party decided or promised."],
		),
	];
	let text = |[title, description]: [&str; 2]| CodeText {
		title: BoundedVec::truncate_from(title.as_bytes().to_vec()),
		description: BoundedVec::truncate_from(description.as_bytes().to_vec()),
	};
	let code = |usage, korean, english| Code { usage, korean: text(korean), english: text(english) };
	table.map(|(number, usage, korean, english)| (number, code(usage, korean, english))).into()
}

/// Panics where a chain would begin with codes that it does not take. For `integrity_test`.
pub(crate) fn standard_is_sound() {
	let mut before = None;
	for (number, code) in standard() {
		assert!(before < Some(number), "standard codes are out of order");
		assert!(check(&code).is_ok(), "a standard code is no text");
		before = Some(number);
	}
}

fn check(code: &Code) -> Result<(), caucus_primitives::text::TextError> {
	for text in [&code.korean, &code.english] {
		check_line(&text.title)?;
		check_lines(&text.description)?;
	}
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// What a code is for, if it can be used as somebody read it.
	pub(crate) fn usable(reference: &CodeRef) -> Result<CodeUse, Error<T>> {
		let CodeRef { code, version } = *reference;
		let status = CodeTable::<T>::get(code).ok_or(Error::<T>::CodeNotFound)?;
		ensure!(status.version == version, Error::<T>::CodeVersionMismatch);
		ensure!(!status.retired, Error::<T>::CodeRetired);
		CodeTexts::<T>::get(code, version).map(|code| code.usage).ok_or(Error::<T>::CodeNotFound)
	}

	/// From now on a code can no longer be edited or deleted.
	pub(crate) fn mark_used(code: CodeId) {
		CodeTable::<T>::mutate(code, |status| {
			if let Some(status) = status {
				status.used = true;
			}
		});
	}

	pub(crate) fn do_set_code(number: CodeId, expected_version: u32, code: Code) -> DispatchResult {
		let status = CodeTable::<T>::get(number);
		let version = status.map_or(0, |status| status.version);
		ensure!(!status.is_some_and(|status| status.used), Error::<T>::CodeUsed);
		ensure!(!status.is_some_and(|status| status.retired), Error::<T>::CodeRetired);
		ensure!(version == expected_version, Error::<T>::VersionMismatch);
		check(&code).map_err(Error::<T>::from)?;
		// A code that was never used can be deleted, with all its versions at once.
		ensure!(version < MAX_CODE_VERSIONS, Error::<T>::Exhausted);
		let version = version.saturating_add(1);
		CodeTable::<T>::insert(number, CodeStatus { version, used: false, retired: false });
		CodeTexts::<T>::insert(number, version, code);
		Self::deposit_event(Event::CodeSet { code: number, version });
		Ok(())
	}

	pub(crate) fn do_retire_code(number: CodeId) -> DispatchResult {
		let status = CodeTable::<T>::get(number).ok_or(Error::<T>::CodeNotFound)?;
		ensure!(!status.retired, Error::<T>::CodeRetired);
		CodeTable::<T>::insert(number, CodeStatus { retired: true, ..status });
		Self::deposit_event(Event::CodeRetired { code: number });
		Ok(())
	}

	pub(crate) fn do_delete_code(number: CodeId) -> DispatchResult {
		let status = CodeTable::<T>::get(number).ok_or(Error::<T>::CodeNotFound)?;
		ensure!(!status.used, Error::<T>::CodeUsed);
		CodeTable::<T>::remove(number);
		for version in 1..=status.version {
			CodeTexts::<T>::remove(number, version);
		}
		Self::deposit_event(Event::CodeDeleted { code: number });
		Ok(())
	}
}
