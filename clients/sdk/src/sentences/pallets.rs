// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A sentence for each error of the chain's pallets: the party's elections here, the others in files by topic.

use super::{
	activity, assemblies, common, governance, library, messaging, organisations, petitions, representatives,
	Sentence,
};

/// Errors by name, with their sentences.
pub(super) type Table = &'static [(&'static str, Sentence)];

pub(super) const fn say(ko: &'static str, en: &'static str) -> Sentence {
	Sentence { ko, en }
}

/// The errors of each pallet.
const ALL: &[(&str, Table)] = &[
	("Elections", ELECTIONS),
	("Members", MEMBERS),
	("Trustees", TRUSTEES),
	("Organisations", organisations::ERRORS),
	("Petitions", petitions::ERRORS),
	("Assemblies", assemblies::ERRORS),
	("Activity", activity::ERRORS),
	("Representatives", representatives::ERRORS),
	("Library", library::ERRORS),
	("Messaging", messaging::ERRORS),
	("Assets", common::ASSETS),
	("Balances", common::BALANCES),
	("System", common::SYSTEM),
	("Session", common::SESSION),
	("Grandpa", common::GRANDPA),
	("Validators", common::VALIDATORS),
	("Utility", common::UTILITY),
	("Governance", governance::ERRORS),
	("Council", governance::COUNCIL),
	("Scheduler", governance::SCHEDULER),
	("Preimage", governance::PREIMAGE),
	("TxPause", governance::TX_PAUSE),
	("SafeMode", governance::SAFE_MODE),
	("Proxy", governance::PROXY),
	("Multisig", governance::MULTISIG),
	("MultiBlockMigrations", governance::MIGRATIONS),
];

/// The sentence for an error of a pallet.
pub(super) fn of(pallet: &str, error: &str) -> Option<Sentence> {
	let (_, table) = ALL.iter().find(|(name, _)| *name == pallet)?;
	table.iter().find(|(name, _)| *name == error).map(|(_, sentence)| *sentence)
}

/// The sentence for a pool's refusal, by the pallet of the call, its number, and the pallet's error with
/// that number, if there is one.
pub(super) fn of_code(pallet: &str, code: u8, error: Option<&str>) -> Option<Sentence> {
	match pallet {
		"Activity" => activity::of_refusal(code),
		"Messaging" => messaging::of_refusal(code),
		"Assemblies" => of(pallet, assemblies::error_of_refusal(code)?),
		_ => of(pallet, error?),
	}
}

const ELECTIONS: Table = &[
	("NotOnCommission", say("선거관리위원만 할 수 있는 일입니다. 위원 계정으로 서명하세요.", "Only the election commission may do this. Sign with a commissioner's account.")),
	("ElectionNotFound", say("그런 선거가 없습니다. 선거 번호를 확인하세요.", "There is no such election. Check its number with: caucus election list")),
	("WrongStage", say("선거가 지금은 이 일을 할 단계가 아닙니다. 선거의 단계와 시각을 확인하세요.", "The election is not at the stage for this. Look at its stage and times with: caucus election show")),
	("NotDue", say("아직 다음 단계로 넘어갈 때가 아닙니다. 기다린 뒤 다시 시도하세요.", "The election is not due to move on yet. Wait, then try again.")),
	("NoContest", say("투표할 항목이 하나도 없습니다. 계획에 항목을 넣으세요.", "The plan has no contest. Add one.")),
	("InvalidStyle", say("투표지 종류가 없거나, 항목이 없거나, 항목이 겹치거나 순서가 틀렸습니다. 계획을 고치세요.", "A ballot style is missing, has no contest, or names contests twice or out of order. Correct the plan.")),
	("InvalidRule", say("결과를 정하는 규칙이 그 항목과 맞지 않습니다. 구성 요소, 의석, 동점 규칙을 확인하세요.", "The rule for the result does not fit its contest. Check components, seats and reserved seats.")),
	("TooManySums", say("따로 복호화할 합계가 너무 많습니다. 항목이나 가중치 묶음을 줄이세요.", "There are more sums to decrypt than trustees can handle at once. Use fewer contests, options or weight groups.")),
	("NotTheFollowUp", say("앞선 선거가 이 선거를 요구하지 않거나 후보가 다릅니다. 앞선 선거의 결과에 나온 후보를 그대로 쓰세요.", "The earlier contest does not ask for this election, or asks for other candidates. Take exactly those that its outcome names.")),
	("NominationOpen", say("수락하지 않은 후보가 있습니다. 수락을 기다리거나 그 후보를 빼세요.", "A candidate has not accepted the nomination. Wait, or drop the candidate.")),
	("NotNominated", say("그런 후보가 없거나 이 계정이 지명되지 않았습니다. 번호와 계정을 확인하세요.", "There is no such candidate, or another account is nominated. Check the numbers and the account.")),
	("AlreadyAccepted", say("이미 수락한 지명입니다.", "The nomination was accepted already; there is nothing left to do.")),
	("NoSuchPoll", say("그 항목의 규칙에는 그 자리에 여론조사가 없습니다. 항목과 구성 요소의 번호를 확인하세요.", "The contest's rule has no poll there. Check the numbers of contest and component.")),
	("WrongPollState", say("여론조사가 이미 봉인되었거나, 봉인되지 않았거나, 이미 공개되었습니다.", "The poll was sealed already, or was never sealed, or was revealed already. Look with: caucus election show")),
	("NotTheSealedPoll", say("봉인한 여론조사와 다릅니다. 봉인할 때 만든 파일을 그대로 쓰세요.", "This is not the poll that was sealed. Use the file that was made when it was sealed, unchanged.")),
	("SameOfficer", say("두 사람이 해야 하는 일입니다. 다른 사람이 확인해야 합니다.", "This takes two officers, and you are the first. Another officer has to confirm it.")),
	("TooManyPending", say("두 번째 담당자를 기다리는 일이 너무 많습니다. 먼저 그것들을 마치세요.", "Too many things wait for a second officer. Finish some of them first.")),
	("TooLong", say("투표를 그만큼 연장할 수 없습니다. 더 짧게 하세요.", "Voting may not be prolonged by that much. Ask for less.")),
	("OtherOutcome", say("확정하려는 결과가 체인에 있는 결과와 다릅니다. 결과를 다시 확인하세요.", "What you certify is not what the chain has. Look at the result again.")),
	("CannotObject", say("이 계정은 이미 이의를 제기했습니다. 재심기구의 결정을 기다리세요.", "This account has objected already. Wait until the appeals body rules.")),
	("TooManyObjections", say("이의가 너무 많습니다. 재심기구가 결정한 뒤에 다시 제기하세요.", "There are as many objections as may be. Object again when the appeals body has ruled.")),
	("FollowedUp", say("이 경선을 이어받은 선거가 이미 있습니다. 그 선거를 보세요.", "There is an election already that decides what this contest left open. Look for that one.")),
	("MixedBatch", say("한 묶음의 투표지는 모두 같은 선거의 것이어야 하고 하나 이상이어야 합니다.", "All ballots of a batch must be of one election, and there must be at least one.")),
	("BadBatch", say("묶음 안에 거부된 투표지가 있어 묶음 전체가 거부되었습니다. 하나씩 확인하세요.", "A ballot of the batch is refused, and the batch with it. Check the ballots one by one.")),
	("ElectionUnderWay", say("선거가 진행되는 동안에는 체인의 코드를 바꿀 수 없습니다. 선거가 끝난 뒤에 하세요.", "The chain's code and the commission do not change while an election is under way. Wait until it is over.")),
	("InvalidContest", say("후보가 너무 적거나, 이름이 같거나, 선택할 수 있는 수가 맞지 않습니다. 계획을 고치세요.", "A contest has too few candidates, two of the same name, or a limit that does not fit. Correct the plan.")),
	("InvalidLabel", say("제목이나 이름이 비었거나 쓸 수 없는 글자가 있습니다. 고치세요.", "A title or name is empty or has characters that cannot be shown. Correct it.")),
	("TooManyOptions", say("투표지의 선택지가 너무 많습니다. 줄이세요.", "The paper has more options than a ballot may carry. Use fewer.")),
	("InvalidSchedule", say("일정이 맞지 않습니다. 투표는 앞으로 시작해 그 뒤에 끝나야 하고, 모든 단계에 시간이 필요합니다.", "The schedule does not fit: voting must begin in the future and end later, and every step needs some time.")),
	("TooFarAhead", say("투표는 1년 안에 시작해야 하고 1년보다 길 수 없습니다. 일정을 고치세요.", "Voting must begin within a year, and last no longer than one. Correct the schedule.")),
	("MinimumsTooLow", say("최소 인원이 너무 낮아 투표의 비밀이 지켜지지 않습니다. 높이세요.", "The minimums lie below what keeps a vote secret. Raise them.")),
	("ThresholdTooLow", say("복호화에 필요한 수탁자 수가 너무 적습니다. 늘리세요.", "Too few trustees would have to agree to decrypt. Raise the threshold.")),
	("RingSizeUnavailable", say("이 체인에는 그 크기의 링이 없습니다. 255나 767을 고르세요.", "This chain has no rings of that size. Choose 255 or 767.")),
	("TooManyRevotes", say("재투표 허용 횟수가 너무 많습니다. 줄이세요.", "Voters may not replace their ballots that often. Lower the limit.")),
	("TooManyElections", say("진행 중인 선거가 너무 많습니다. 하나가 끝난 뒤에 하세요.", "As many elections are under way as may be. Wait until one is over.")),
	("NotDecrypted", say("아직 복호화 조각이 모자랍니다. 수탁자들을 기다리세요.", "There are too few decryption shares yet. Wait for the trustees.")),
	("WrongTotals", say("복호화한 결과와 다른 집계입니다. 다시 계산하세요.", "These are not the totals that were decrypted. Work them out again.")),
	("BallotRefused", say("투표지가 거부되었습니다. 새로 고친 뒤 다시 만드세요.", "The ballot was refused. Reload the election and make it again.")),
	("SuccessionUnderWay", say("다음 평의회의 선거를 준비하고 있습니다. 그 선거가 끝난 뒤에 선거관리위원을 바꾸세요.", "An election that fills the council is prepared. Change the commission when that is over.")),
	("StepTooLong", say("한 단계는 60일을 넘을 수 없습니다. 일정을 고치세요.", "A step may take sixty days and no longer. Correct the schedule.")),
	("TooManyDrafts", say("한 위원은 초안을 넷까지만 둘 수 있습니다. 먼저 하나를 철회하거나 수탁자를 소집하세요.", "One officer has four drafts at most. Withdraw one first, or have its trustees called.")),
	("InvalidCommission", say("선거관리위원은 둘 이상이어야 하고 겹칠 수 없습니다. 명단을 고치세요.", "A commission has two members or more, and none twice. Correct the list.")),
	("RecallStands", say("당원들이 청원으로 요구한 투표입니다. 어떤 임원도 철회할 수 없습니다.", "The members asked for this vote by a petition. No officer can withdraw it.")),
];

const MEMBERS: Table = &[
	("NotARegistrar", say("등록관만 할 수 있는 일입니다. 등록관 계정으로 서명하세요.", "Only a registrar may do this. Sign with a registrar's account.")),
	("NotASecretary", say("당협 간사만 할 수 있는 일입니다. 간사 계정으로 서명하세요.", "Only a chapter's secretary may do this. Sign with a secretary's account.")),
	("NotAnObjector", say("등록관이나 당협 간사만 명부에 이의를 낼 수 있습니다. 소속 당협 간사에게 요청하세요.", "Only a registrar or a chapter's secretary may object to a roll. Ask the secretary of your chapter.")),
	("NotOfAppeals", say("재심기구 위원만 할 수 있는 일입니다.", "Only one of the appeals body may do this.")),
	("AlreadyInOffice", say("이미 이 직을 맡고 있거나 다른 당협의 간사입니다.", "The person holds this office already, or is secretary of another chapter.")),
	("NotInOffice", say("그 사람은 이 직을 맡고 있지 않습니다.", "The person does not hold this office.")),
	("OfficeTaken", say("다른 사람이 이 직을 맡고 있습니다. 먼저 그 사람을 해임하세요.", "Another holds this office. Remove that person first.")),
	("TooManyOfficers", say("이 직의 정원이 찼습니다. 먼저 한 사람을 해임하세요.", "As many hold this office as may. Remove one first.")),
	("LastRegistrars", say("등록관이 두 명보다 적어지면 아무것도 등록할 수 없습니다. 먼저 다른 사람을 임명하세요.", "Without two registrars nothing can be entered. Appoint another first.")),
	("SamePerson", say("두 사람이 해야 하는 일입니다. 다른 사람이 확인해야 합니다.", "This takes two persons, and you are the first. Another has to confirm it.")),
	("TooManyWaiting", say("두 번째 사람을 기다리는 일이 너무 많습니다. 먼저 그것들을 마치세요.", "Too many things wait for a second person. Finish some of them first.")),
	("EmptyBatch", say("묶음이 비었습니다. 기재 사항을 하나 이상 넣으세요.", "The batch is empty. Put at least one entry into it.")),
	("KeyInUse", say("묶음 안에서 겹치거나 이미 쓰였던 열쇠입니다. 열쇠는 다시 쓸 수 없으니 새 열쇠로 신청하세요.", "A key stands twice in the batch, or is or was a member's. Keys are never used again: apply with a new one.")),
	("BadOwnership", say("신청서의 증명이 이 열쇠, 당협, 구분과 맞지 않습니다. 당원이 신청서를 다시 써야 합니다.", "The proof does not hold for this key, chapter and classes. The member has to apply again, with just these.")),
	("MemberNotFound", say("그런 당원이 없습니다. 번호를 확인하세요.", "There is no such member. Check the number.")),
	("MemberLeft", say("이미 탈퇴한 당원입니다.", "The member has left.")),
	("MemberTwice", say("한 묶음에 같은 당원에 관한 기재가 둘 있습니다. 다른 묶음으로 나누세요.", "The batch has two entries about one member. Put one of them into another batch.")),
	("NothingChanges", say("그 당원은 이미 그 당협이거나 그 구분입니다. 그 기재를 빼세요.", "The member has this chapter, or these classes, already. Leave the entry out.")),
	("TooManyPending", say("확인을 기다리는 묶음이 너무 많습니다. 먼저 하나를 확인하거나 거부하세요.", "As many batches wait as may. Confirm or reject one first.")),
	("BatchNotFound", say("기다리는 그런 묶음이 없습니다. 이미 처리되었을 수 있습니다.", "No such batch waits; perhaps it was confirmed or refused already.")),
	("DigestMismatch", say("확인한 묶음과 다릅니다. 내용을 다시 살펴보고 요약값을 확인하세요.", "The batch is not the one that was looked at. Show it again and check the digest.")),
	("SameRegistrar", say("묶음을 낸 등록관은 그것을 확인할 수 없습니다. 다른 등록관이 해야 합니다.", "The registrar who proposed a batch cannot confirm it. Another has to.")),
	("ProposerLeftOffice", say("묶음을 낸 사람이 이제 등록관이 아닙니다. 다시 제출하세요.", "Who proposed the batch is no longer a registrar. Propose it again.")),
	("RegistryBusy", say("명부를 작성하는 중입니다. 잠시 뒤에 다시 시도하세요.", "A roll is being cut. Try again in a few blocks.")),
	("Exhausted", say("더 붙일 번호가 없습니다. 운영자에게 알리세요.", "There are no more numbers for members or rolls. Tell the operators.")),
	("TooManyRolls", say("작성 중인 명부가 너무 많습니다. 잠시 뒤에 다시 시도하세요.", "As many rolls are being built as may. Try again later.")),
	("NoStyle", say("명부에는 투표지 종류가 하나 이상 있어야 합니다.", "A roll needs a ballot style.")),
	("TooManyStyles", say("투표지 종류가 너무 많습니다. 줄이세요.", "There are more ballot styles than a roll may have. Use fewer.")),
	("RollNotFound", say("그런 명부가 없습니다. 번호를 확인하세요.", "There is no such roll. Check the number.")),
	("WrongRollStage", say("명부가 지금은 이 일을 할 단계가 아닙니다.", "The roll is not at the stage for this. Look with: caucus roll show")),
	("TooLate", say("기한이 지났습니다.", "The time for this is over.")),
	("TooEarly", say("재심 기한이 아직 끝나지 않았습니다. 기다리세요.", "The time for appeals is not over. Wait.")),
	("AlreadyAttested", say("이 당협의 간사가 이미 의견을 냈습니다.", "The chapter's secretary has spoken already.")),
	("CountMismatch", say("확인한 인원수와 다릅니다. 명부를 다시 살펴보세요.", "The count is not the one that was looked at. Show the roll again.")),
	("TooManyObjections", say("이 명부에 대한 이의가 너무 많습니다. 선거관리위원회에 알리세요.", "As many objections were raised to the roll as may. Tell the commission.")),
	("AlreadyObjected", say("이 당원에 대한 이의가 이미 있습니다. 그 이의를 살펴보세요.", "There is an objection about this member already. Look at that one.")),
	("ObjectionNotFound", say("그런 이의가 없습니다. 번호를 확인하세요.", "There is no such objection. Check the number.")),
	("NotOnRoll", say("그 당원은 이 명부에 없습니다.", "The member is not on the roll.")),
	("AlreadyOnRoll", say("그 당원은 이미 이 명부에 있습니다.", "The member is on the roll already.")),
	("WrongStyle", say("그 당원에게 맞는 투표지 종류가 아닙니다. 당원을 받아들이는 첫 번째 종류를 쓰세요.", "This is not the member's ballot style. Take the first whose rule admits the member.")),
	("AlreadyDecided", say("등록관 두 명이 이미 결정했습니다. 재심기구가 달리 정할 수 있습니다.", "Two registrars have decided already. The appeals body can rule otherwise.")),
	("AlreadyRuled", say("재심기구가 이미 정했습니다. 그 결정이 최종입니다.", "The appeals body has ruled already, and that is final.")),
	("NotImpartial", say("이의를 내거나 결정한 사람은 그것을 심사할 수 없습니다. 다른 사람이 해야 합니다.", "Who raised or decided an objection cannot judge it. Another has to.")),
	("RingSizeUnavailable", say("이 체인에는 그 크기의 링에 쓸 매개변수가 없습니다.", "Rings of this size have no parameters on this chain.")),
	("NothingToDo", say("남은 작업이 있는 명부가 없습니다.", "No roll has work left.")),
	("StandingInWork", say("상시 명부를 이미 만들고 있습니다. 그것이 완성된 뒤에 하세요.", "A standing roll is being made already. Wait until it stands.")),
	("CitizensNotFirst", say("상시 명부에서는 시민의 부분이 다른 부분보다 앞에 와야 합니다. 순서를 바꾸세요.", "In a standing roll the parts of citizens come before all others. Sort them.")),
	("KeyRotated", say("올해 이미 효력이 있는 열쇠를 바꾼 당원입니다. 새 열쇠는 다음 해 이후의 상시 명부에 오릅니다.", "The member's key took the place of another that counts this year. It comes on a standing roll of a later year.")),
];

const TRUSTEES: Table = &[
	(
		"CeremonyNotFound",
		say(
			"이 선거에는 개표 열쇠를 만드는 절차가 없습니다. 선거 번호를 확인하세요.",
			"The election has no ceremony. Check its number.",
		),
	),
	(
		"AlreadyBegun",
		say(
			"이 선거의 개표 열쇠를 만드는 절차는 이미 시작되었습니다.",
			"The election has a ceremony already.",
		),
	),
	(
		"NotATrustee",
		say("이 선거의 수탁자만 할 수 있는 일입니다.", "Only a trustee of this election may do this."),
	),
	(
		"NotOnRoster",
		say(
			"부른 사람 가운데 수탁자 명단에 없거나 두 번 불린 사람이 있습니다. 명단을 확인하세요.",
			"One of those called is not on the roster, or is called twice. Check the list.",
		),
	),
	(
		"BadThreshold",
		say(
			"수탁자는 필요한 수보다 많아야 합니다. 더 부르거나 필요한 수를 낮추세요.",
			"There must be more trustees than the threshold. Call more of them, or plan a lower threshold.",
		),
	),
	(
		"WrongStep",
		say(
			"개표 열쇠를 만드는 절차가 다른 단계에 있습니다. 수탁자 프로그램이 알아서 맞춥니다.",
			"The ceremony is at another step. The trustee's daemon does what is due by itself.",
		),
	),
	("TooLate", say("이 단계의 시간이 끝났습니다.", "The time of the step is over.")),
	("AlreadyDone", say("수탁자가 이미 한 일입니다.", "The trustee has done this already.")),
	(
		"DidNotJoin",
		say(
			"수탁자가 제때 참여하지 않아 이번에는 빠집니다.",
			"The trustee did not join in time, and is left out of this attempt.",
		),
	),
	(
		"DidNotConfirm",
		say(
			"수탁자가 확인하지 않아 이번에는 빠집니다.",
			"The trustee did not confirm, and is left out of this attempt.",
		),
	),
	(
		"NothingToComplainOf",
		say(
			"상대가 나눈 것이 없거나, 이미 제외되었거나, 본인입니다.",
			"The accused has dealt nothing, was convicted already, or is the complainant.",
		),
	),
	(
		"BadEncoding",
		say(
			"값이 올바른 형식이 아닙니다. 수탁자 프로그램을 업데이트하세요.",
			"A point or number is not properly encoded. Update the trustee's program.",
		),
	),
	(
		"BadProof",
		say(
			"증명이 성립하지 않습니다. 수탁자의 비밀 파일과 프로그램을 확인하세요.",
			"A proof does not hold. Check the trustee's secret file and program.",
		),
	),
	(
		"CommitmentMismatch",
		say(
			"공개한 값이 약속한 값과 다릅니다. 처음에 쓴 비밀 파일을 쓰세요.",
			"What is revealed is not what was committed to. Use the secret file of the first step.",
		),
	),
	(
		"WrongLength",
		say(
			"값의 개수가 이 선거와 맞지 않습니다. 프로그램을 업데이트하세요.",
			"There are not as many parts as the election asks for. Update the trustee's program.",
		),
	),
	("UnfoundedComplaint", say("문제를 제기한 조각은 올바릅니다.", "The share complained of is right.")),
	(
		"ElectionNotClosed",
		say(
			"선거가 아직 끝나지 않아 복호화할 것이 없습니다.",
			"The election is not closed: there is nothing to decrypt.",
		),
	),
	(
		"NoKey",
		say(
			"이번 시도로는 개표 열쇠가 만들어지지 않습니다. 다음 시도를 기다리세요.",
			"The contributions do not make a key. The next attempt will.",
		),
	),
];

#[cfg(test)]
mod tests {
	use super::*;

	const SOURCES: [(&str, &str, &str); 12] = [
		("Elections", include_str!("../../../../pallets/elections/src/lib.rs"), "election"),
		("Members", include_str!("../../../../pallets/members/src/lib.rs"), "registrar"),
		("Trustees", include_str!("../../../../pallets/trustees/src/lib.rs"), "trustee"),
		("Governance", include_str!("../../../../pallets/governance/src/lib.rs"), "council"),
		("Governance", include_str!("../../../../pallets/governance/src/lib.rs"), "referendum"),
		("Organisations", include_str!("../../../../pallets/organisations/src/lib.rs"), "organisation"),
		(
			"Assemblies",
			concat!(
				include_str!("../../../../pallets/assemblies/src/errors.rs"),
				include_str!("../../../../pallets/assemblies/src/lib.rs")
			),
			"assembly",
		),
		(
			"Activity",
			concat!(
				include_str!("../../../../pallets/activity/src/errors.rs"),
				include_str!("../../../../pallets/activity/src/lib.rs")
			),
			"activity",
		),
		(
			"Representatives",
			concat!(
				include_str!("../../../../pallets/representatives/src/errors.rs"),
				include_str!("../../../../pallets/representatives/src/lib.rs")
			),
			"representative",
		),
		(
			"Library",
			concat!(
				include_str!("../../../../pallets/library/src/errors.rs"),
				include_str!("../../../../pallets/library/src/lib.rs")
			),
			"library",
		),
		(
			"Messaging",
			concat!(
				include_str!("../../../../pallets/messaging/src/errors.rs"),
				include_str!("../../../../pallets/messaging/src/lib.rs")
			),
			"messaging",
		),
		(
			"Petitions",
			concat!(
				include_str!("../../../../pallets/petitions/src/errors.rs"),
				include_str!("../../../../pallets/petitions/src/lib.rs")
			),
			"petition",
		),
	];

	/// The names of a pallet's errors, read from its source: the variants of `enum Error`.
	fn errors_in(source: &str) -> Vec<&str> {
		let (_, rest) = source.split_once("pub enum Error<T> {").expect("a pallet has errors; qed");
		let (body, _) = rest.split_once("\n\t}").expect("the enum ends; qed");
		// What a variant carries stands further in.
		let lines = body.lines().filter_map(|line| line.strip_prefix("\t\t"));
		let names = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()));
		names.map(|line| line.trim_end_matches([',', '{', ' '])).collect()
	}

	#[test]
	fn every_error_of_the_partys_pallets_has_a_sentence() {
		for (pallet, source, _) in SOURCES {
			let errors = errors_in(source);
			assert!(errors.len() > 10, "{pallet}: its errors were not found");
			for error in &errors {
				assert!(of(pallet, error).is_some(), "{pallet}::{error} has no sentence");
			}
			let (_, table) = ALL.iter().find(|(name, _)| *name == pallet).expect("known; qed");
			for (name, _) in *table {
				assert!(errors.contains(name), "{pallet} has no error {name} any more");
			}
		}
	}

	#[test]
	fn sentences_are_in_both_languages() {
		for (pallet, table) in ALL {
			for (error, Sentence { ko, en }) in *table {
				assert!(ko.chars().any(|c| ('가'..='힣').contains(&c)), "{pallet}::{error}: not Korean");
				assert!(ko.ends_with('.'), "{pallet}::{error}: no sentence");
				assert!(en.is_ascii() && en.len() > 10, "{pallet}::{error}: not English");
			}
		}
	}

	#[test]
	fn no_two_errors_of_a_pallet_say_the_same() {
		for (pallet, table) in ALL {
			let sentences: std::collections::BTreeSet<_> =
				table.iter().flat_map(|(_, Sentence { ko, en })| [ko, en]).collect();
			assert_eq!(sentences.len(), 2 * table.len(), "{pallet}");
		}
	}

	/// Each `caucus petition ask ..` and `caucus petition do ..` names a question or call of that pallet,
	/// with arguments of it.
	#[test]
	fn sentences_send_users_to_what_there_is() {
		let mut seen = 0;
		let named = |text: &'static str| {
			text.split("caucus ").skip(1).filter_map(|rest| {
				let mut words = rest.split_whitespace();
				let (area, kind, name) = (words.next()?, words.next()?, words.next()?);
				let arguments: Vec<_> = words.map_while(|word| Some(word.split_once('=')?.0)).collect();
				["ask", "do"]
					.contains(&kind)
					.then(|| (area, name.trim_end_matches(['.', ',', ';']), arguments))
			})
		};
		for (pallet, table) in ALL {
			for (error, Sentence { en, .. }) in *table {
				for (area, name, arguments) in named(en) {
					let found = SOURCES.iter().find(|(_, _, command)| *command == area);
					let (_, source, _) = found.unwrap_or_else(|| panic!("{pallet}::{error}: no {area}"));
					let signature = source
						.split_once(&format!("\t\tpub fn {name}("))
						.and_then(|(_, rest)| rest.split_once(')'))
						.unwrap_or_else(|| panic!("{pallet}::{error}: no {name} in {area}"))
						.0;
					for argument in arguments {
						let has = signature.contains(&format!("{argument}: "));
						assert!(has, "{pallet}::{error}: {name} takes no {argument}");
					}
					seen += 1;
				}
			}
		}
		assert!(seen > 20, "only {seen} were found");
	}

	/// The numbers in a pallet's source by which the pool refuses an act.
	fn codes_in<'a>(source: &'a str, between: &str) -> Vec<(&'a str, u8)> {
		let read = |line: &'a str| {
			let (name, number) = line.trim().trim_end_matches(',').split_once(between)?;
			Some((name.trim_start_matches("Self::"), number.parse().ok()?))
		};
		source.lines().filter_map(read).collect()
	}

	#[test]
	fn every_refusal_of_an_act_without_a_name_has_a_sentence() {
		let activity = codes_in(include_str!("../../../../pallets/activity/src/accounts.rs"), " = ");
		let messaging = codes_in(include_str!("../../../../pallets/messaging/src/claims.rs"), " = ");
		let assemblies = codes_in(include_str!("../../../../pallets/assemblies/src/objections.rs"), " => ");
		let found = [&activity, &messaging, &assemblies].iter().all(|codes| codes.len() > 5);
		assert!(found, "{activity:?} {messaging:?} {assemblies:?}");
		let mut seen = std::collections::BTreeSet::new();
		for (pallet, codes) in [("Activity", activity), ("Messaging", messaging), ("Assemblies", assemblies)]
		{
			for (name, code) in codes {
				let sentence = of_code(pallet, code, None);
				let Sentence { ko, en } = sentence.unwrap_or_else(|| panic!("{pallet}: {name}, {code}"));
				assert!(seen.insert((pallet, ko)) && seen.insert((pallet, en)), "{pallet}: {name}");
			}
		}
		// The others refuse by their errors.
		assert_eq!(of_code("Petitions", 30, Some("AlreadySigned")), of("Petitions", "AlreadySigned"));
		assert!(of_code("Representatives", 0, Some("BadProof")).is_some());
		assert_eq!(of_code("Petitions", 255, None), None);
	}
}
