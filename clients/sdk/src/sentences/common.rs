// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What every chain of this kind has: balances, the token by which wallets show points, validators' keys,
//! batches of calls, upgrades.

use super::pallets::{say, Table};

/// Points are kept as an asset, of which nobody can move anything.
pub(super) const ASSETS: Table = &[
	("BalanceLow", say("점수는 옮길 수 없고 가진 것보다 많이 쓸 수도 없습니다.", "Points cannot be moved, nor more burned than there are. Look with: caucus activity ask points who=..")),
	("NoAccount", say("이 계정에는 점수가 없습니다.", "The account has no points.")),
	("NoPermission", say("점수는 누구도 다른 사람에게 줄 수 없습니다.", "Nobody may do this with points: they are earned, not given.")),
	("Unknown", say("그런 토큰이 없습니다. 활동 점수는 1번입니다.", "There is no such token. Activity points are number 1.")),
	("Frozen", say("점수는 양도할 수 없습니다. 없애려면 소각하세요.", "Points cannot be transferred. To give them up, burn them with: caucus activity do burn")),
	("InUse", say("이미 쓰이는 토큰 번호입니다.", "The number of the token is taken.")),
	("BadWitness", say("함께 적은 숫자가 체인과 다릅니다. 다시 확인하세요.", "What the call says of the token is not so. Look again.")),
	("MinBalanceZero", say("최소 잔액은 0일 수 없습니다.", "The least balance cannot be zero.")),
	("UnavailableConsumer", say("체인에 없는 계정이거나 딸린 것이 너무 많은 계정입니다.", "The account is not on the chain, or too much depends on it already.")),
	("BadMetadata", say("토큰의 이름이나 기호가 올바르지 않습니다.", "The token's name or symbol is not valid.")),
	("Unapproved", say("위임된 점수가 없습니다. 점수는 위임할 수 없습니다.", "There is no approval for this. Points cannot be passed on by approvals either.")),
	("WouldDie", say("잔액이 모두 없어지는 일이라 할 수 없습니다.", "Nothing would be left on the account, and it has to stay.")),
	("AlreadyExists", say("이미 있는 토큰 계정입니다.", "The account holds the token already.")),
	("NoDeposit", say("이 계정에는 돌려받을 보증금이 없습니다.", "The account has no deposit to give back.")),
	("WouldBurn", say("토큰이 사라지는 일이라 할 수 없습니다.", "Tokens would be lost by this.")),
	("LiveAsset", say("쓰이고 있는 토큰입니다.", "The token is in use.")),
	("AssetNotLive", say("지금은 쓸 수 없는 토큰입니다.", "The token is not in use.")),
	("IncorrectStatus", say("토큰이 지금은 이 일을 할 상태가 아닙니다.", "The token is not in the state for this.")),
	("NotFrozen", say("먼저 동결해야 하는 토큰입니다.", "The token has to be frozen first.")),
	("CallbackFailed", say("딸린 일이 실패하여 아무것도 하지 않았습니다.", "Something that goes with it failed, and nothing was done.")),
	("BadAssetId", say("다음 차례의 토큰 번호가 아닙니다.", "The number is not the next one for a token.")),
	("AssetIdAllocationFailed", say("더 붙일 토큰 번호가 없습니다. 운영자에게 알리세요.", "There are no more numbers for tokens. Tell the operators.")),
	("ContainsFreezes", say("동결된 잔액이 있는 토큰입니다. 점수는 언제나 동결되어 있습니다.", "Some balances of the token are frozen, as points always are.")),
	("ContainsHolds", say("묶인 잔액이 있는 토큰입니다.", "Some balances of the token are held.")),
	("TooManyReserves", say("예치가 너무 많습니다.", "The token has as many reserves as may be.")),
	("IncompleteDepositTransfer", say("묶인 금액이 있어 보증금을 모두 옮길 수 없습니다.", "The deposit cannot be moved whole: part of it is locked.")),
];

pub(super) const BALANCES: Table = &[
	(
		"VestingBalance",
		say(
			"아직 풀리지 않은 금액이라 보낼 수 없습니다. 풀린 뒤에 보내세요.",
			"Part of the balance is not released yet. Send less, or wait.",
		),
	),
	(
		"LiquidityRestrictions",
		say("묶인 금액이라 쓸 수 없습니다. 금액을 줄이세요.", "Part of the balance is locked. Send less."),
	),
	(
		"InsufficientBalance",
		say(
			"잔액이 모자랍니다. 금액을 줄이세요.",
			"The balance is too low. Send less, or fund the account first.",
		),
	),
	(
		"ExistentialDeposit",
		say(
			"받는 계정이 있기에는 금액이 너무 적습니다. 금액을 늘리세요.",
			"The amount is too small for a new account to exist. Send more.",
		),
	),
	(
		"Expendability",
		say(
			"계정이 없어질 만큼 보낼 수 없습니다. 금액을 줄이세요.",
			"The account would cease to exist. Send less.",
		),
	),
	(
		"ExistingVestingSchedule",
		say("이 계정에는 풀리는 일정이 이미 있습니다.", "The account has a schedule of releases already."),
	),
	(
		"DeadAccount",
		say(
			"받는 계정이 체인에 없습니다. 주소를 확인하세요.",
			"The receiving account is not on the chain. Check the address.",
		),
	),
	(
		"TooManyReserves",
		say("이 계정에 예치된 것이 너무 많습니다.", "The account has as many reserves as may be."),
	),
	("TooManyHolds", say("이 계정에 보류된 것이 너무 많습니다.", "The account has as many holds as may be.")),
	(
		"TooManyFreezes",
		say("이 계정에 동결된 것이 너무 많습니다.", "The account has as many freezes as may be."),
	),
	(
		"IssuanceDeactivated",
		say(
			"이미 유통에서 뺀 금액이라 발행량을 바꿀 수 없습니다.",
			"The issuance cannot be changed: that much is out of circulation already.",
		),
	),
	("DeltaZero", say("바꾸는 양이 0입니다. 양을 적으세요.", "The change is zero. Give an amount.")),
];

pub(super) const SYSTEM: Table = &[
	(
		"InvalidSpecName",
		say(
			"다른 체인의 코드입니다. 이 체인의 코드를 쓰세요.",
			"The code is another chain's. Use this chain's.",
		),
	),
	(
		"SpecVersionNeedsToIncrease",
		say(
			"새 코드의 판 번호가 지금보다 높아야 합니다.",
			"The new code's version has to be higher than the present one.",
		),
	),
	(
		"FailedToExtractRuntimeVersion",
		say(
			"새 코드의 판 번호를 읽을 수 없습니다. 파일을 확인하세요.",
			"The new code's version cannot be read. Check the file.",
		),
	),
	(
		"NonDefaultComposite",
		say(
			"계정에 남은 것이 있어 없앨 수 없습니다.",
			"The account still has something and cannot be removed.",
		),
	),
	(
		"NonZeroRefCount",
		say(
			"계정에 딸린 것이 있어 없앨 수 없습니다.",
			"Something still depends on the account: it cannot be removed.",
		),
	),
	(
		"CallFiltered",
		say(
			"이 체인에서 막아 둔 호출입니다. 점수는 양도할 수 없고, 평의회는 정해진 안건만 의석의 과반이나 삼분의 이의 찬성으로, 당원에게 맡기지 않은 것만 결정합니다.",
			"This chain does not take such a call. Points cannot be transferred; the council moves what is on its list, by half or two thirds of its seats, and nothing that is with the members.",
		),
	),
	(
		"MultiBlockMigrationsOngoing",
		say(
			"체인의 기록을 새 형식으로 옮기는 중입니다. 끝난 뒤에 하세요.",
			"The chain is still changing its records over. Wait until that is done.",
		),
	),
	(
		"NothingAuthorized",
		say("승인된 코드가 없습니다. 먼저 승인을 받으세요.", "No new code was approved. It has to be first."),
	),
	(
		"Unauthorized",
		say(
			"승인된 코드와 다른 코드입니다. 승인된 파일을 쓰세요.",
			"This is not the code that was approved. Use that file.",
		),
	),
];

pub(super) const SESSION: Table = &[
	(
		"InvalidProof",
		say(
			"검증인 키를 가졌다는 증명이 맞지 않습니다. 노드에서 키를 다시 만드세요.",
			"The proof that you own the validator's keys does not hold. Make them anew on the node.",
		),
	),
	(
		"NoAssociatedValidatorId",
		say(
			"검증인의 계정이 아닙니다. 검증인 계정으로 서명하세요.",
			"The account is no validator's. Sign with the validator's account.",
		),
	),
	(
		"DuplicatedKey",
		say(
			"다른 검증인이 이미 쓰는 키입니다. 노드에서 새 키를 만드세요.",
			"Another validator has one of these keys. Make new ones on the node.",
		),
	),
	(
		"NoKeys",
		say("이 계정에는 등록된 검증인 키가 없습니다.", "No validator's keys are entered for this account."),
	),
	(
		"NoAccount",
		say(
			"체인에 없는 계정이라 키를 등록할 수 없습니다.",
			"The account is not on the chain and cannot have keys. It needs an office or a balance.",
		),
	),
];

pub(super) const VALIDATORS: Table = &[
	("AlreadyValidator", say("이미 검증인인 계정입니다.", "The account is a validator already.")),
	(
		"NotAValidator",
		say("검증인이 아닌 계정입니다. 계정을 확인하세요.", "The account is no validator. Check which one is meant."),
	),
	(
		"NoSessionKeys",
		say(
			"이 계정에는 등록된 검증인 키가 없습니다. 운영자가 노드에서 키를 만들어 먼저 등록해야 합니다.",
			"The account has no validator's keys. Its operator has to make them on the node and register them first.",
		),
	),
	(
		"TooManyValidators",
		say(
			"검증인 정원이 찼습니다. 다른 검증인을 대신하게 하세요.",
			"There are as many validators as may be. Have this one replace another.",
		),
	),
	(
		"TooFewValidators",
		say(
			"검증인이 최소 수보다 적어집니다. 빼지 말고 다른 계정으로 바꾸세요.",
			"There would be fewer validators than the minimum. Replace one, or admit another first.",
		),
	),
	(
		"TooManyChanges",
		say(
			"하루에 바꿀 수 있는 검증인은 둘 또는 삼분의 일까지입니다. 내일 다시 하세요.",
			"Two validators, or a third, are changed in a day at most. Change the others tomorrow.",
		),
	),
	(
		"TooManyAdditions",
		say(
			"하루에 새로 들어올 수 있는 검증인은 삼분의 일보다 적어야 합니다(적어도 하나는 됩니다). 내일 다시 하세요.",
			"Fewer than a third of the validators may be new in a day, or one. Admit the others tomorrow.",
		),
	),
	(
		"MinimumTooLow",
		say(
			"최소 수는 넷보다 낮출 수 없고, 넷보다 적을 때에는 낮출 수 없습니다.",
			"The minimum of validators cannot be lowered below four, nor at all while it is less.",
		),
	),
];

pub(super) const GRANDPA: Table = &[
	(
		"PauseFailed",
		say("확정이 이미 멈추어 있거나 곧 멈춥니다.", "Finality is paused already, or about to be."),
	),
	("ResumeFailed", say("확정이 멈추어 있지 않습니다.", "Finality is not paused.")),
	(
		"ChangePending",
		say(
			"검증인 교체가 이미 예정되어 있습니다. 끝난 뒤에 하세요.",
			"A change of validators is pending already. Wait until it is done.",
		),
	),
	(
		"TooSoon",
		say(
			"앞선 강제 교체에서 시간이 얼마 지나지 않았습니다. 기다리세요.",
			"It is too soon after the last forced change. Wait.",
		),
	),
	(
		"InvalidKeyOwnershipProof",
		say("누구의 키인지에 대한 증명이 맞지 않습니다.", "The proof of whose key it is does not hold."),
	),
	(
		"InvalidEquivocationProof",
		say(
			"검증인이 두 가지를 말했다는 증명이 맞지 않습니다.",
			"The proof that a validator said two things does not hold.",
		),
	),
	("DuplicateOffenceReport", say("이미 신고된 일입니다.", "This was reported already.")),
];

pub(super) const UTILITY: Table = &[(
	"TooManyCalls",
	say(
		"묶음에 호출이 너무 많습니다. 나누어 보내세요.",
		"The batch has too many calls. Send them in several.",
	),
)];
