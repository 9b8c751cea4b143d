// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Activity accounts, attestations and points.

use super::{
	pallets::{say, Table},
	Sentence,
};

pub(super) const ERRORS: Table = &[
	("BadParameters", say("활동 규칙의 숫자가 서로 맞지 않거나 범위를 벗어납니다. 값을 고치세요.", "The parameters contradict each other or are out of range. Correct them; the present ones show with: caucus activity ask settings")),
	("VersionMismatch", say("그 사이에 누군가 바꾸었습니다. 다시 살펴보고 지금의 판으로 하세요.", "Somebody changed it since you looked at it. Look again, and name its present version.")),
	("BadText", say("글이 비었거나 보이지 않는 글자가 있습니다. 고치세요.", "The text is empty, or holds characters that nobody can see. Correct it.")),
	("BadTerms", say("지표의 조건이 범위를 벗어나거나 인증할 수 없는 직책을 골랐습니다. 고치세요.", "The indicator's terms are out of range, or its issuer is not one who can issue. Correct them.")),
	("TooManyIndicators", say("지표를 더 만들 수 없습니다. 있는 지표를 바꾸어 쓰세요.", "As many indicators exist as may. Change one of those.")),
	("UnknownIndicator", say("그런 지표가 없습니다. 번호를 확인하세요.", "There is no such indicator. Look with: caucus activity ask indicators from=0 count=100")),
	("IndicatorRetired", say("이 달에는 세지 않는 지표입니다. 폐지되었거나 아직 시행 전입니다.", "The indicator does not count in this month: it is retired, or not yet in force. Choose another.")),
	("ChangePending", say("다음 달부터 바뀌기로 이미 정해진 지표입니다. 다음 달이 시작된 뒤에 하세요.", "The terms change with the next month already. Wait until it has begun.")),
	("BindingRefused", say("활동 계정을 연결할 수 없습니다. 해가 바뀌었거나, 이미 연결했거나, 이미 쓰인 계정입니다.", "The account cannot be bound: the year has changed, you have bound one, or this one is in use. Look with: caucus activity ask account who=..")),
	("NotAnActivityAccount", say("그 해의 활동 계정이 아닙니다. 먼저 계정을 연결하세요.", "This is not an activity account of the year in question. The member has to bind one first.")),
	("OptedOut", say("활동 집계를 거부한 계정입니다.", "The account's owner opted out.")),
	("AccountLives", say("아직 소멸하지 않은 점수가 있는 계정입니다. 모두 소멸한 뒤에 하세요.", "The account's points have not all expired. Wait until they have.")),
	("NotIssuer", say("그 조직에서 이 지표를 인증하는 직책만 할 수 있는 일입니다. 담당 계정으로 서명하세요.", "Only who holds the office that the indicator names, in this organisation, may attest it. Sign with such an account.")),
	("SelfAttestation", say("자신의 활동은 인증할 수 없습니다. 다른 담당자가 해야 합니다.", "Nobody attests to oneself. Another officer has to.")),
	("DuplicateEvidence", say("같은 근거로 이미 인증되었거나 묶음에 같은 계정이 두 번 있습니다. 하나를 빼세요.", "The account has this indicator by this evidence already, or stands twice in the batch. Leave it out.")),
	("CapReached", say("이 계정은 이 달에 이 지표를 더 받을 수 없습니다. 빼세요.", "The account cannot have more of this indicator in this month. Leave it out.")),
	("CoolingDown", say("같은 활동을 한 지 얼마 되지 않은 계정입니다. 빼세요.", "The account did this too short a time before or after. Leave it out.")),
	("ElsewhereThen", say("그 시각에 다른 회의에 참석한 계정입니다. 참석자를 확인하세요.", "The account sat in another meeting at the same hour. Check who was present.")),
	("ValueOutOfRange", say("값이 0이거나 한 번에 받을 수 있는 것보다 큽니다. 값을 고치세요.", "The value is zero, or more than one occasion can have. Correct it.")),
	("NotHappenedYet", say("아직 일어나지 않은 일입니다. 날짜를 확인하세요.", "It has not happened yet. Check the time.")),
	("TooLate", say("너무 오래전의 일이라 인증할 수 없습니다.", "It happened too long ago to be attested.")),
	("PeriodClosed", say("이 달의 인증이나 결정은 마감되었습니다.", "The month takes no attestations, or no decisions, any more. See its deadlines with: caucus activity ask period period=..")),
	("DisputeWindowClosed", say("이의를 낼 수 있는 기간이 지났습니다.", "The time for disputes is over. An auditor can still correct what is wrong.")),
	("TooFewToPublish", say("묶음의 인원이 너무 적어 누구인지 드러납니다. 상위 조직에서 회의를 합쳐 인증하세요.", "The batch has too few accounts to hide them. Pool the meetings at the organisation above.")),
	("EventMismatch", say("근거가 지표나 회의와 맞지 않거나 참석자보다 많은 사람을 인증합니다. 근거를 확인하세요.", "The evidence is not of the kind that the indicator demands, or names no meeting of the organisation, or fewer were present. Check it.")),
	("Frozen", say("선거운동 기간에는 인증하지 않는 지표입니다. 그 기간의 일은 나중에도 인증하지 않습니다.", "The indicator rests while a campaign runs, and what happened in one is not attested later. See caucus activity ask campaigns")),
	("IssuerCeiling", say("이 담당자가 이 달에 인증할 수 있는 만큼 인증했습니다. 다른 담당자가 하세요.", "You have attested as much in this month as may be. Another officer has to.")),
	("UnknownOrganisation", say("그런 조직이 없거나 당의 조직이 아닙니다. 번호를 확인하세요.", "There is no such organisation, or it is not part of the party's tree. Look with: caucus organisation ask organizations from=0 count=100")),
	("OtherTime", say("그 회의가 열린 때와 다른 때를 적었습니다. 회의가 열린 날로 고치세요.", "The meeting was on another day than it is said to have happened. Give the time of the meeting.")),
	("UnknownArea", say("그런 지역이 없습니다. 지역 번호를 확인하세요.", "There is no such area. Find its number with: caucus organisation ask areas from=0 count=100")),
	("TooManyPlaces", say("이 조직 아래에서 세는 곳이 너무 많습니다. 하위 조직에서 인증하세요.", "As many places are counted below the organisation as may be. Attest at one of those below.")),
	("Exhausted", say("더 붙일 번호가 없습니다. 운영자에게 알리세요.", "There are no more numbers. Tell the operators.")),
	("UnknownAttestation", say("그런 인증이 없습니다. 번호를 확인하세요.", "There is no such attestation. Look with: caucus activity ask attestation id=..")),
	("WrongState", say("이 인증은 지금 이 일을 할 상태가 아닙니다. 상태를 확인하세요.", "The attestation is not in the state for this. See it with: caucus activity ask attestation id=..")),
	("NotConcerned", say("이 인증에 이의를 낼 수 없는 계정입니다. 활동 계정이나 관련 임원의 계정으로 서명하세요.", "This account may not dispute it. Sign with an activity account, or as an officer concerned.")),
	("DisputeQuota", say("이 달에 낼 수 있는 이의를 모두 냈습니다. 다음 달에 하세요.", "The account has disputed as much in this month as may be. Wait for the next.")),
	("NotAnAuditor", say("당무감사위원만 할 수 있는 일입니다. 위원 계정으로 서명하세요.", "Only an auditor may do this. Sign with an auditor's account.")),
	("NotImpartial", say("인증했거나 이의를 낸 사람은 판정할 수 없습니다. 다른 위원이 해야 합니다.", "Who attested or disputed cannot judge. Another auditor has to.")),
	("SamePerson", say("두 사람이 해야 하는 일입니다. 다른 위원이 같은 명령을 내려야 합니다.", "This takes two persons, and you are the first. Another has to make the same call.")),
	("TooManyWaiting", say("두 번째 사람을 기다리는 일이 너무 많습니다. 먼저 그것들을 마치세요.", "Too many things wait for a second person. Finish some of them first.")),
	("TooFewPoints", say("그만큼의 점수가 없습니다. 점수를 확인하세요.", "The account has fewer points. Look with: caucus activity ask points who=..")),
	("NotDue", say("이 달에 대해 아직 할 일이 없습니다. 기다리세요.", "Nothing of the month is due. Wait, then try again.")),
];

/// Why the pool does not let a member bind an activity account.
pub(super) const fn of_refusal(code: u8) -> Option<Sentence> {
	Some(match code {
		100 => say(
			"올해의 활동 계정만 연결할 수 있습니다. 올해로 다시 하세요.",
			"Accounts of this year alone can be bound now. Make it again for this year.",
		),
		101 => say(
			"아직 상시 명부가 없습니다. 등록관이 명부를 만들 때까지 기다리세요.",
			"There is no standing roll yet. Wait until the registrars have cut one.",
		),
		102 => say(
			"올해의 활동 계정을 이미 연결했습니다. 한 해에 하나만 연결합니다.",
			"You have bound an account for this year already. There is one in a year.",
		),
		103 => say(
			"이미 활동 계정으로 쓰인 계정입니다. 새 계정을 쓰세요.",
			"The account is an activity account already. Use a new one.",
		),
		104 => say(
			"활동 계정의 서명이 이 연결과 맞지 않습니다. 그 계정으로 다시 서명하세요.",
			"The account's signature is not one over this binding. Sign it again with the account.",
		),
		105 => say(
			"명부에 그런 링이 없습니다. 명부를 다시 받으세요.",
			"The roll has no such ring. Read the roll again and repeat this.",
		),
		106 => say(
			"증명이 맞지 않습니다. 열쇠를 확인하고 지금의 명부로 다시 만드세요.",
			"The proof does not hold. Check your key and make it again on the newest roll.",
		),
		107 => say(
			"시민은 당원이 아니므로 활동 계정을 연결할 수 없습니다.",
			"Citizens are no members and have no activity accounts.",
		),
		_ => return None,
	})
}
