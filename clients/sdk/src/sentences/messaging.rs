// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Room on the nodes for messages, and officers' addresses.

use super::{
	pallets::{say, Table},
	Sentence,
};

pub(super) const ERRORS: Table = &[
	("BadParameters", say("메시지 규칙의 숫자가 범위를 벗어납니다. 값을 고치세요.", "The parameters are out of range. Correct them.")),
	("VersionMismatch", say("그 사이에 누군가 바꾸었습니다. 다시 살펴보고 지금의 판으로 하세요.", "Somebody changed it since you looked at it. Look again, and name its present version.")),
	("ClaimRefused", say("메시지 계정을 쓸 수 없습니다. 기간이 끝났거나, 이미 신청했거나, 체인에 알려진 계정입니다. 새 계정으로 다시 하세요.", "The account gets no room: the period is over, you have claimed in it, or the chain knows the account. Make a new account and try again.")),
	("NotDue", say("지금의 기간이 아직 끝나지 않았습니다. 기다리세요.", "The period runs still. Wait until it is over.")),
	("NoRoll", say("아직 상시 명부가 없습니다. 등록관이 명부를 만들 때까지 기다리세요.", "There is no standing roll yet. Wait until the registrars have cut one.")),
	("NotAnOfficer", say("그 직책을 맡고 있지 않거나, 주소를 두지 않는 직책입니다. 담당자의 계정으로 서명하세요.", "The account does not hold the office, or nobody is written to in it. Sign with the officer's account.")),
	("EmptyAddress", say("주소가 비었습니다. 앱에서 만든 주소를 넣으세요.", "The address is empty. Give the one that your app made.")),
	("TooEarly", say("주소는 한 시간에 한 번 바꿀 수 있습니다. 조금 뒤에 다시 하세요.", "An address is published once in an hour. Try again a little later.")),
	("UnknownAddress", say("그런 주소가 없거나 이미 거두었습니다.", "There is no such address, or it was withdrawn already.")),
	("NotTheOwner", say("다른 담당자의 주소이고 그 직책을 아직 맡고 있습니다. 그 사람만 거둘 수 있습니다.", "It is the address of another, who holds the office still. Only that person can withdraw it.")),
	("Exhausted", say("더 붙일 번호가 없습니다. 운영자에게 알리세요.", "There are no more numbers. Tell the operators.")),
];

/// Why the pool does not let a member claim room for messages.
pub(super) const fn of_refusal(code: u8) -> Option<Sentence> {
	Some(match code {
		140 => say(
			"지금 신청할 수 있는 기간이 아닙니다. 새 기간을 확인하고 다시 만드세요.",
			"Nobody can claim in this period now. Read which one runs, and make it again for that one.",
		),
		141 => say(
			"이번 기간의 메시지 계정을 이미 신청했습니다. 한 기간에 하나만 쓸 수 있습니다.",
			"You have claimed an account for messages in this period already. There is one in a period.",
		),
		142 => say(
			"체인에 이미 알려진 계정입니다. 누구의 것인지 드러나지 않게 새 계정을 만드세요.",
			"The chain knows this account already. Make a new one, so that nobody can tell whose it is.",
		),
		143 => say(
			"메시지 계정의 서명이 이 신청과 맞지 않습니다. 그 계정으로 다시 서명하세요.",
			"The account's signature is not one over this claim. Sign it again with the account.",
		),
		144 => say(
			"명부에 그런 링이 없습니다. 명부를 다시 받으세요.",
			"The roll has no such ring. Read the roll again and repeat this.",
		),
		145 => say(
			"증명이 맞지 않습니다. 열쇠를 확인하고 이번 기간의 명부로 다시 만드세요.",
			"The proof does not hold. Check your key and make it again on the roll of this period.",
		),
		146 => say(
			"시민은 당원이 아니므로 메시지 계정을 신청할 수 없습니다.",
			"Citizens are no members and have no accounts for messages.",
		),
		_ => return None,
	})
}
