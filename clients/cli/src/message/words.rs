// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Sentences about messages, in Korean and English.

use crate::said::{language, Said};
use caucus_messages::{mailbox::Refusal, Error};
use caucus_sdk::sentences::{Language, Sentence};
use unicode_normalization::UnicodeNormalization;

/// What nodes see, in Korean.
pub(super) const WHAT_NODES_SEE_KO: &str = "\
노드 운영자에게 보이는 것: 당신의 IP 주소, 읽고 쓰는 시각, 크기의 등급, 이 기간에 쓰는 기기의 열쇠, 어떤 주제를 묻는지, \
그리고 이 열쇠가 지난 기간의 어느 열쇠와 같은 기기의 것인지. 당신이 누구인지, 누구에게 쓰는지의 이름, 쓴 내용은 보이지 \
않습니다. 전달을 보장하는 사람은 없습니다. 상대가 확인할 때까지 메시지는 당신의 저장 파일에서 기다립니다.";

/// One of two texts, in the language of this run.
pub(super) fn in_language<'a>(ko: &'a str, en: &'a str) -> &'a str {
	match language() {
		Language::Korean => ko,
		Language::English => en,
	}
}

/// Tells the user something.
pub(super) fn tell(ko: &str, en: &str) {
	eprintln!("{}", in_language(ko, en));
}

/// Text as everybody compares it: some systems write 한 as three letters.
pub(super) fn normal(text: &str) -> String {
	text.nfc().collect()
}

/// Why a node does not take what is sent.
pub(super) const fn refusal(refusal: Refusal) -> Sentence {
	let (ko, en) = match refusal {
		Refusal::NoAllowance => (
			"체인이 이 기기의 열쇠에 메시지를 허락하지 않았거나 기간이 끝났습니다. caucus message begin 으로 다시 받으세요.",
			"The chain grants this device's key no messages, or the period is over. Get an allowance with caucus message begin.",
		),
		Refusal::AllowanceUsed => (
			"이 기간에 허락된 양을 다 썼습니다. 상대가 확인하면 자리가 생깁니다.",
			"The allowance is used up. There is room again when others acknowledge what waits.",
		),
		Refusal::StoreFull => (
			"노드에 누구의 메시지도 둘 자리가 없습니다. 나중에 다시 보냅니다.",
			"The node has no room for anybody's messages. It is tried again later.",
		),
		Refusal::Outdated { .. } => (
			"저장 파일의 옛 사본을 쓰고 있습니다. 새 사본이 있으면 그것을 쓰세요.",
			"This is an old copy of the store. Use the newer one if there is one.",
		),
		Refusal::Invalid => (
			"노드가 메시지를 받지 않습니다. 컴퓨터의 시계를 확인하고 프로그램을 업데이트하세요.",
			"The node calls a message invalid. Check this machine's clock, and update this program.",
		),
		Refusal::Failed => (
			"노드에 문제가 있습니다. 나중에 다시 보냅니다.",
			"The node failed. It is tried again later.",
		),
	};
	Sentence { ko, en }
}

/// What an error means and what to do.
pub(super) fn sentence(error: Error) -> Said {
	let (ko, en) = match error {
		Error::BadAddress => (
			"주소가 아니거나 잘못 옮겨 적었습니다. 다시 확인하세요.",
			"This is not an address, or it was copied with a mistake. Check it.",
		),
		Error::TooLong { length, most } => {
			return Said::new(
				format!("너무 깁니다. {most} 바이트까지 되는데 {length} 바이트입니다."),
				format!("This is too long: {length} bytes, at most {most}."),
			);
		}
		Error::BadText => (
			"글이 비었거나 보이지 않는 글자가 있습니다. 고치세요.",
			"The text is empty, or holds characters that nobody can see. Correct it.",
		),
		Error::BadMedia => (
			"보낼 수 없는 종류의 파일이거나, 이름과 다른 종류의 파일입니다.",
			"Files of this kind are not passed on, or this one is not what it says.",
		),
		Error::WrongDigest => (
			"받은 파일이 보낸 사람이 알린 것과 다릅니다. 쓰지 않습니다.",
			"The file is not the one that was announced. It is not kept.",
		),
		Error::MissingPiece(number) => {
			return Said::new(
				format!("파일의 {number}번 조각이 없습니다. 아직 오지 않았거나 두 주가 지났습니다."),
				format!(
					"Piece {number} of the file is not there: it has not come yet, or two weeks have passed."
				),
			);
		}
		Error::NoKeyPackage => (
			"초대를 열 열쇠가 이 기기에 더 없습니다. 다시 초대해 달라고 하세요.",
			"This device has the keys for that invitation no more. Ask to be invited again.",
		),
		Error::WrongKeyPackage => (
			"이 주소에 놓인 열쇠가 다른 기기의 것입니다. 주소를 다시 받으세요.",
			"The keys under this address are another device's. Get the address again.",
		),
		Error::UnknownConversation => ("그런 대화가 없습니다.", "There is no such conversation."),
		Error::UnknownRequest => (
			"그런 요청이 없거나 하나로 정해지지 않습니다. 번호를 확인하세요.",
			"There is no such request, or several. Check the number.",
		),
		Error::UnknownMessage => (
			"그런 메시지가 없거나 증명이 없는 메시지입니다. 번호를 확인하세요.",
			"There is no such message, or none that can be proved. Check the number.",
		),
		Error::UnknownMember => (
			"아직 아무도 받지 않았거나 모임에 그런 사람이 없습니다.",
			"Nobody has accepted yet, or there is no such member.",
		),
		Error::Ended => (
			"이 기기는 그 대화에 더는 참여하지 않습니다.",
			"This device is not in that conversation any more.",
		),
		Error::NotAdmin => {
			("모임의 관리자만 할 수 있는 일입니다.", "Only an admin of the group may do this.")
		}
		Error::GroupFull => ("모임에 자리가 없습니다.", "The group is full."),
		Error::AlreadyMember => ("이미 모임에 있는 사람입니다.", "That is a member of the group already."),
		Error::OldState => (
			"저장 파일의 옛 사본으로 돌아갔습니다. 여기에 쓰는 것을 상대가 못 읽을 수 있습니다. 다시 초대해 달라고 하거나 대화를 새로 청하세요.",
			"An older copy of the store was put back: others may not be able to read what you write here. Ask to be invited again, or ask for a new conversation.",
		),
		Error::Blocked => {
			("차단한 상대입니다. 먼저 차단을 푸세요.", "The other side is blocked. Unblock it first.")
		}
		Error::OutboxFull => (
			"기다리는 것이 너무 많습니다. 상대가 받을 때까지 기다리세요.",
			"Too much waits to be sent. Wait until others have it.",
		),
		Error::BadPassphrase => (
			"암호가 틀렸거나 저장 파일이 손상되었습니다.",
			"The passphrase is wrong, or the store is damaged.",
		),
		Error::BadStore => (
			"메시지 저장 파일이 아니거나 더 새로운 프로그램이 쓴 것입니다.",
			"This is not a store of messages, or a newer program wrote it.",
		),
		Error::CorruptStore => (
			"저장 파일의 안이 손상되었습니다. 복사해 둔 것을 쓰세요.",
			"The store is damaged inside. Use a copy.",
		),
		Error::BadSignature => (
			"서명이 맞지 않습니다. 그 사람이 쓴 것이 아닙니다.",
			"The signature is wrong. It was not written by whom it says.",
		),
		Error::BadContent => ("형식이 맞지 않습니다.", "This is not as the format says."),
		Error::BadStatement
		| Error::BadProof
		| Error::BadEnvelope
		| Error::BadCommit
		| Error::Protocol(_)
		| Error::Crypto => {
			return Said::new(
				format!("프로그램 안에서 잘못되었습니다({error}). 프로그램을 업데이트하세요."),
				format!("Something inside went wrong ({error}). Update this program."),
			);
		}
	};
	Said::new(ko, en)
}
