// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The council and its motions, referenda, pauses, and what is done on behalf of others.

use super::pallets::{say, Table};

pub(super) const ERRORS: Table = &[
	("ContestNotFound", say("그런 선거나 항목이 없거나 소환 투표입니다. 번호를 확인하세요.", "There is no such contest, or it is a recall's. Check the numbers with: caucus election show")),
	("TooLate", say("수탁자가 이미 소집되었습니다. 선거가 초안일 때 지정하거나 제안해야 합니다.", "The election's trustees are called. It is named, and a question asked, while it is a draft: draw up another.")),
	("TooFarAhead", say("선거의 결과가 너무 늦게 확정됩니다. 평의회의 권한이 끝나기 전이나 120일 안에, 보궐선거는 120일 안에 확정되게 하세요.", "The result would be final too late: before the council's power is over or within 120 days, and of a by-election within 120 days, if every step takes as long as it may.")),
	("NotTheWholeParty", say("전 당원의 선거가 아닙니다. 당비를 내는 당원 모두가, 당원만 투표해야 합니다.", "The contest is not one of the whole party: everybody who pays dues has to vote in it, and no citizens.")),
	("WrongSeats", say("사람을 뽑는 항목이 아니거나 의석 수가 다릅니다. 평의회의 의석 수를 확인하세요.", "The contest elects nobody, or another number than there are seats to fill. Look with: caucus council ask council")),
	("CandidateWithoutAccount", say("계정이 없는 후보가 있습니다. 모든 후보가 계정으로 수락해야 합니다.", "A candidate has no account. Everybody who stands for the council accepts with one.")),
	("AlreadyNamed", say("이미 지정된 선거가 있습니다. 그 결과를 기다리거나, 그 선거가 철회되면 다시 지정하세요.", "An election is named already. Wait for its result; if it is withdrawn, another can be named.")),
	("NothingNamed", say("지정된 선거가 없습니다.", "No election is named. Look with: caucus council ask named")),
	("NoVacancy", say("빈 의석이 없습니다.", "The council has no vacant seat.")),
	("NotYetDue", say("임기가 아직 많이 남았고 평의회가 일할 수 있습니다. 평의회가 지정해야 합니다.", "The council can act and its term is far from its end: the council has to name the election.")),
	("SamePerson", say("두 사람이 해야 하는 일입니다. 다른 선거관리위원이 같은 명령을 내려야 합니다.", "This takes two of the commission, and you are the first. Another has to make the same call.")),
	("TooManyWaiting", say("두 번째 사람을 기다리는 일이 너무 많습니다. 먼저 그것들을 마치세요.", "Too many things wait for a second person. Finish one, or wait: each ends after a week.")),
	("NotDue", say("아직 할 때가 아닙니다. 선거의 결과가 확정되거나 임기가 끝난 뒤에 하세요.", "It is not time for this yet: the result has to be final, or the term and its grace time over.")),
	("NotOnCouncil", say("평의회 의원만 할 수 있는 일입니다. 의원 계정으로 서명하세요.", "Only a member of the council may do this. Sign with that account.")),
	("NotAQuestion", say("정해진 문구로 찬반만 묻는 항목이 아닙니다. 찬성과 반대를 그대로 쓰고 가중치를 두지 마세요.", "The contest does not ask for yes or no in the fixed words, with each ballot counting the same.")),
	("ContestTaken", say("그 항목은 이미 다른 안건이나 평의회 선거에 쓰입니다. 다른 항목을 고르세요.", "The contest decides something else already. Choose another.")),
	("CallNotAllowed", say("당원투표로 할 수 없는 일입니다.", "A referendum cannot do this.")),
	("CallTooLong", say("안건이 너무 깁니다. 16KiB보다 짧게 하세요.", "The call is longer than the 16 KiB that a referendum's may have. Split it.")),
	("CallTooHeavy", say("안건이 한 블록에 담기에 너무 무겁습니다. 나누세요.", "The call weighs more than a block has room for. Split it.")),
	("ReferendumNotFound", say("그런 당원투표가 없습니다. 번호를 확인하세요.", "There is no such referendum. Look with: caucus referendum ask referenda from=0 count=100")),
	("WrongStanding", say("이미 결정되었거나 아직 가결되지 않은 당원투표입니다.", "The referendum is decided already, or not approved.")),
	("NothingAuthorized", say("승인된 코드가 없거나 승인의 기한이 지났습니다. 다시 승인을 받으세요.", "No code is authorised, or its month is over. It has to be authorised again.")),
	("UpgradeAuthorized", say("다른 코드가 이미 승인되어 있습니다. 그 승인을 먼저 철회하세요.", "Other code is authorised already. Withdraw that first: caucus council ask upgrade")),
	("UpgradeNotDue", say("승인된 코드의 공고 기간이 아직 끝나지 않았습니다. 적용할 수 있는 때를 확인하세요.", "The notice of this code is not over. See when it is due: caucus council ask upgrade")),
	("OtherCode", say("승인된 코드와 다른 코드입니다. 승인된 파일을 쓰세요.", "This is not the code that was authorised. Use that file.")),
	("MembersDecided", say("당원들이 결정한 일이라 당원투표로만 되돌릴 수 있습니다.", "Members decided this, and only another referendum can undo it.")),
	("InvalidParameters", say("당을 운영할 수 없는 설정입니다. 의석, 임기, 정족수를 확인하세요.", "A party cannot be governed by these parameters. Check seats, term and quorum.")),
	("VersionMismatch", say("그 사이에 설정이 바뀌었습니다. 다시 살펴보고 새 판으로 하세요.", "The parameters were changed since you looked. Look again with: caucus council ask parameters")),
	("Exhausted", say("더 붙일 번호가 없습니다. 운영자에게 알리세요.", "There are no more numbers. Tell the operators.")),
	("NominationOpen", say("아직 수락하지 않은 후보가 있습니다. 모든 후보가 수락한 뒤에 지정하세요.", "A nominee has not accepted yet. Name the election when all have.")),
	("CouncilFirst", say("지정되었던 선거가 무산되었습니다. take_seats 뒤 30일 동안은 평의회만 다른 선거를 지정할 수 있습니다.", "An election that was named came to nothing. For thirty days after take_seats the council alone names another.")),
	("TooManyRules", say("한 번에 물을 수 있는 것보다 많은 규칙을 바꾸는 안건입니다. 나누세요.", "The call changes more rules than members can be asked about at once. Split it.")),
	("WithdrawnByMembers", say("당원들이 철회한 코드입니다. 평의회는 그 결정의 효력이 끝날 때까지 다시 승인할 수 없습니다.", "Members withdrew this code, and the council cannot authorise it while that binds it. Members can.")),
];

pub(super) const COUNCIL: Table = &[
	(
		"NotMember",
		say(
			"평의회 의원이 아닙니다. 의원 계정으로 서명하세요.",
			"The account does not sit in the council. Sign with a member's.",
		),
	),
	(
		"DuplicateProposal",
		say(
			"같은 안건이 이미 올라와 있습니다. 그 안건에 투표하세요.",
			"The same motion is before the council already. Vote on that one.",
		),
	),
	(
		"ProposalMissing",
		say(
			"그런 안건이 없습니다. 이미 결정되었거나 새 평의회가 들어서며 사라졌을 수 있습니다.",
			"There is no such motion. It was decided, or fell when another council took its seats.",
		),
	),
	(
		"WrongIndex",
		say("안건의 번호가 맞지 않습니다. 번호를 확인하세요.", "The number is another motion's. Check it."),
	),
	("DuplicateVote", say("이미 그렇게 투표했습니다.", "You have voted like this already.")),
	("AlreadyInitialized", say("평의회가 이미 구성되어 있습니다.", "The council is seated already.")),
	(
		"TooEarly",
		say(
			"아직 투표가 끝나지 않았습니다. 더 많은 의원이 투표하거나 기한이 지나야 합니다.",
			"The vote is not over: more have to vote, or its time has to pass.",
		),
	),
	(
		"TooManyProposals",
		say(
			"진행 중인 안건이 너무 많습니다. 먼저 하나를 끝내세요.",
			"As many motions are open as may be. Close one first.",
		),
	),
	(
		"WrongProposalWeight",
		say(
			"안건의 무게 한도가 너무 낮거나 안건이 너무 무겁습니다.",
			"The weight that you allow for the motion is too low, or the motion too heavy.",
		),
	),
	(
		"WrongProposalLength",
		say(
			"안건의 길이 한도가 너무 낮습니다. 길이를 확인하세요.",
			"The length that you allow for the motion is too low. Allow more.",
		),
	),
	(
		"PrimeAccountNotMember",
		say("대표로 지정한 계정이 의원이 아닙니다.", "The prime account does not sit in the council."),
	),
	("ProposalActive", say("아직 진행 중인 안건입니다.", "The motion is still open.")),
];

pub(super) const SCHEDULER: Table = &[
	(
		"FailedToSchedule",
		say(
			"그 블록에는 더 예약할 수 없습니다. 조금 뒤에 다시 하세요.",
			"As much is to be done in that block as may be. Try again in a later one.",
		),
	),
	("NotFound", say("예약된 그런 일이 없습니다.", "Nothing like this is scheduled.")),
	("TargetBlockNumberInPast", say("이미 지난 블록입니다.", "That block is in the past.")),
	("RescheduleNoChange", say("예약된 때가 그대로입니다.", "It is scheduled for then already.")),
	(
		"Named",
		say(
			"이름이 붙은 예약입니다. 이름으로 다루어야 합니다.",
			"What is scheduled has a name, and goes by that.",
		),
	),
];

pub(super) const PREIMAGE: Table = &[
	("TooBig", say("내용이 너무 큽니다.", "The text is too large to be kept on the chain.")),
	("AlreadyNoted", say("이미 체인에 있는 내용입니다.", "It is on the chain already.")),
	("NotAuthorized", say("이 계정은 할 수 없는 일입니다.", "This account may not do that.")),
	("NotNoted", say("체인에 없는 내용입니다.", "It is not on the chain.")),
	("Requested", say("아직 쓰이고 있어 지울 수 없습니다.", "It is still needed, and cannot be removed.")),
	("NotRequested", say("요청된 적이 없는 내용입니다.", "Nobody has asked for it.")),
	("TooMany", say("한 번에 너무 많습니다. 나누어 하세요.", "These are too many at once. Take fewer.")),
	("TooFew", say("하나 이상이어야 합니다.", "There has to be at least one.")),
];

pub(super) const TX_PAUSE: Table = &[
	(
		"IsPaused",
		say(
			"평의회가 멈춘 기능입니다. 다시 열릴 때까지 기다리세요.",
			"The council has paused this call. Wait until it is free again.",
		),
	),
	("IsUnpaused", say("멈춰 있지 않은 기능입니다.", "The call is not paused.")),
	(
		"Unpausable",
		say("투표, 기록, 의사결정은 멈출 수 없습니다.", "No pause touches ballots, records or governance."),
	),
	("NotFound", say("그런 기능이 없습니다. 이름을 확인하세요.", "There is no such call. Check the names.")),
];

pub(super) const SAFE_MODE: Table = &[
	("Entered", say("이미 안전 모드입니다.", "The chain is in safe mode already.")),
	("Exited", say("안전 모드가 아닙니다.", "The chain is not in safe mode.")),
	(
		"NotConfigured",
		say(
			"안전 모드는 평의회만 켤 수 있습니다.",
			"The council alone can enter safe mode; nobody can buy it.",
		),
	),
	("NoDeposit", say("맡긴 보증금이 없습니다.", "The account has no deposit here.")),
	("AlreadyDeposited", say("이미 보증금을 맡긴 계정입니다.", "The account has made a deposit already.")),
	("CannotReleaseYet", say("아직 보증금을 돌려받을 수 없습니다.", "The deposit cannot be given back yet.")),
	(
		"CurrencyError",
		say(
			"보증금을 처리하지 못했습니다. 잔액을 확인하세요.",
			"The deposit could not be moved. Look at the balance.",
		),
	),
];

pub(super) const PROXY: Table = &[
	(
		"TooMany",
		say(
			"대리인이나 예고가 너무 많습니다. 먼저 하나를 지우세요.",
			"There are as many proxies or announcements as may be. Remove one first.",
		),
	),
	("NotFound", say("그런 대리인이 없습니다.", "There is no such proxy.")),
	("NotProxy", say("그 계정의 대리인이 아닙니다.", "You are no proxy of that account.")),
	("Unproxyable", say("이 대리인에게 허용되지 않은 일입니다.", "A proxy of this kind may not do that.")),
	("Duplicate", say("이미 대리인입니다.", "The account is a proxy already.")),
	(
		"NoPermission",
		say(
			"대리인이 자신의 권한을 넓히는 일은 할 수 없습니다.",
			"A proxy cannot do what would give it more rights.",
		),
	),
	(
		"Unannounced",
		say("예고한 뒤 정해진 시간이 지나야 합니다.", "It has to be announced first, and some time to pass."),
	),
	("NoSelfProxy", say("자신을 대리인으로 둘 수 없습니다.", "Nobody is a proxy of oneself.")),
];

pub(super) const MULTISIG: Table = &[
	(
		"MinimumThreshold",
		say("두 사람 이상의 서명이 필요하게 해야 합니다.", "It has to take two signatures or more."),
	),
	("AlreadyApproved", say("이미 동의했습니다.", "You have approved already.")),
	("NoApprovalsNeeded", say("더 필요한 동의가 없습니다.", "No more approvals are needed.")),
	("TooFewSignatories", say("서명인이 너무 적습니다.", "There are too few signatories.")),
	("TooManySignatories", say("서명인이 너무 많습니다.", "There are too many signatories.")),
	(
		"SignatoriesOutOfOrder",
		say("서명인을 주소의 순서대로 적으세요.", "Name the signatories in the order of their accounts."),
	),
	(
		"SenderInSignatories",
		say("자신을 다른 서명인으로 적지 마세요.", "Do not name yourself among the other signatories."),
	),
	("NotFound", say("진행 중인 그런 공동 서명이 없습니다.", "Nothing like this waits for signatures.")),
	("NotOwner", say("처음 시작한 사람만 취소할 수 있습니다.", "Who began it alone can cancel it.")),
	("NoTimepoint", say("이미 진행 중입니다. 시작된 시점을 적으세요.", "It has begun already: say when.")),
	("WrongTimepoint", say("시작된 시점이 다릅니다.", "It began at another time. Check that.")),
	(
		"UnexpectedTimepoint",
		say("아직 시작되지 않았습니다. 시점을 빼세요.", "It has not begun: leave the time out."),
	),
	(
		"MaxWeightTooLow",
		say("허용한 무게가 너무 낮습니다. 높이세요.", "The weight that you allow is too low. Allow more."),
	),
	("AlreadyStored", say("이미 저장된 내용입니다.", "It is stored already.")),
];

pub(super) const MIGRATIONS: Table = &[(
	"Ongoing",
	say(
		"체인의 자료를 옮기는 중입니다. 끝난 뒤에 하세요.",
		"The chain's state is being migrated. Wait until that is done.",
	),
)];
