// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The library: what is published, its bytes, what is taken down. The pool refuses bytes by the same errors.

use super::pallets::{say, Table};
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
use super::Sentence;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
use crate::library::{
	manifest::ManifestError,
	parts::{PartsError, Role},
	LibraryError, Status,
};

pub(super) const ERRORS: Table = &[
	("BadParameters", say("규칙의 숫자가 범위를 벗어납니다. 값을 고치세요.", "The parameters are out of range. Correct them.")),
	("VersionMismatch", say("그 사이에 누군가 바꾸었습니다. 다시 살펴보고 지금의 판으로 하세요.", "Somebody changed it since you looked at it. Look again, and name its present version.")),
	("BadText", say("글이 비었거나 보이지 않는 글자가 있습니다. 고치세요.", "A text is empty, or holds characters that nobody can see. Correct it.")),
	("NotHappenedYet", say("녹화한 때가 앞날입니다. 날짜를 확인하세요.", "The recording lies in the future. Check the date.")),
	("UnknownItem", say("그런 자료가 없습니다. 번호를 확인하세요.", "There is no such item. Check its number.")),
	("UnknownVersion", say("이 자료에는 그런 판이 없습니다. 번호를 확인하세요.", "The item has no such version. Check its number.")),
	("UnknownTakedown", say("그런 게시중단이 없습니다. 번호를 확인하세요.", "There is no such takedown. Check its number.")),
	("UnknownContest", say("그런 선거의 선거운동이 진행 중이지 않습니다. 선거와 순번을 확인하세요.", "No campaign of such a contest runs. Check election and contest.")),
	("NotACandidate", say("이 선거의 후보자가 아니거나 선거운동 기간이 아닙니다. 후보자의 계정으로 서명하세요.", "The account does not stand in the contest, or its campaign does not run. Sign with the candidate's account.")),
	("NotAnOfficer", say("그 직책을 맡고 있지 않거나, 그 직책으로는 게시하지 않습니다. 담당자의 계정으로 서명하세요.", "The account does not hold the office, or nobody publishes in it. Sign with an officer's account.")),
	("NotThePublisher", say("다른 계정이 게시한 자료입니다. 게시한 계정으로 서명하세요.", "Another account published it. Sign with that one.")),
	("OtherKind", say("이 자격으로는 이런 종류의 자료를 게시하지 않습니다. 다른 종류를 고르세요.", "This is not published in such a capacity. Choose another kind.")),
	("Silence", say("선거운동이 금지된 기간입니다. 투표가 끝날 때까지 기다리세요.", "The campaign is silent. Wait until the vote is over.")),
	("SamePerson", say("두 사람이 해야 하는 일입니다. 다른 담당자가 해야 합니다.", "This takes two persons, and you are the first. Another has to do it.")),
	("SameRole", say("두 사람 가운데 하나는 위원장, 다른 하나는 사무처장이어야 합니다.", "Of the two, one has to be the chair and the other the secretary.")),
	("TooManyWaiting", say("두 번째 사람을 기다리는 일이 너무 많습니다. 먼저 그것들을 마치세요.", "Too many things wait for a second person. Finish some of them first.")),
	("TooManyVersions", say("이 자료에는 판을 더 둘 수 없습니다. 새 자료로 게시하세요.", "The item has as many versions as may be. Publish another item.")),
	("QuotaExceeded", say("게시할 수 있는 수나 용량을 넘습니다. 기간이 끝난 자료가 생길 때까지 기다리거나 더 작게 만드세요.", "There is no room for this on your shelf. Make it smaller, or wait until something has expired.")),
	("DiskFull", say("노드가 오늘 받을 수 있거나 보관할 수 있는 용량이 찼습니다. 내일 다시 하세요.", "Nodes have taken in as many bytes as they may today, or can have. Try tomorrow.")),
	("MissingOriginal", say("원본 파일이 없습니다. 하나를 넣으세요.", "There is no original among the files. Add one.")),
	("MissingTranscript", say("영상과 음성에는 같은 언어의 속기록이 있어야 합니다. 넣으세요.", "What is heard has to be readable. Add a transcript in the language of the item.")),
	("MissingAltText", say("사진에는 대체 설명이 있어야 합니다. 적으세요.", "What is seen has to be readable. Add a description.")),
	("UnsupportedMedia", say("받지 않는 종류의 파일이거나 이 자리에 맞지 않습니다. 다른 형식으로 바꾸세요.", "Files of this kind are not taken, or not for this. Convert it.")),
	("DuplicateRole", say("같은 자리의 파일이 둘입니다. 하나를 빼세요.", "Two files are the same among the others. Leave one out.")),
	("EmptyFile", say("빈 파일이나 빈 조각이 있습니다. 파일을 확인하세요.", "A file or a chunk is empty. Check the files.")),
	("ChunkTooLarge", say("조각이 너무 큽니다. 더 작게 나누세요.", "A chunk is too large. Cut smaller ones.")),
	("TooManyChunks", say("조각이 너무 많습니다. 파일을 더 작게 만드세요.", "The files have too many chunks. Make them smaller.")),
	("DuplicateChunk", say("같은 조각이 두 번 있습니다. 파일을 확인하세요.", "A chunk stands twice in the files. Check the files.")),
	("SizesDisagree", say("조각과 파일의 크기나 요약값이 맞지 않습니다. 파일을 다시 읽으세요.", "Chunks and file do not have the same size, or not the same digest. Read the file again.")),
	("AnnouncedOtherwise", say("같은 내용이 다른 크기나 다른 종류로 예고되어 있습니다. 한 바이트를 바꾸거나 하루 뒤에 다시 하세요.", "The same bytes are announced with another size, or as another kind of file. Change a byte, or try in a day.")),
	("TooManyHolders", say("같은 내용을 쓰는 자료가 너무 많습니다. 한 바이트를 바꾸세요.", "As many versions hold the same bytes as may. Change a byte.")),
	("Denied", say("게시가 중단된 내용입니다.", "These bytes were taken down.")),
	("NotAnnounced", say("예고되지 않았거나 너무 늦게 온 내용입니다. 먼저 예고하세요.", "Nobody announced these bytes, or they came too late. Announce them first.")),
	("AlreadyStored", say("이미 들어온 내용입니다.", "These bytes came already.")),
	("NotAsItSays", say("파일의 첫머리가 적힌 종류와 다릅니다. 종류를 확인하세요.", "The file does not begin as its type says. Check its type.")),
	("NotInABlock", say("내용은 그것만 담은 거래로 블록에서만 받습니다.", "Bytes come only in a block, in a transaction of their own.")),
	("WrongState", say("지금 이 일을 할 상태가 아닙니다. 상태를 확인하세요.", "The version, or the takedown, is not in the state for this. Look at it again.")),
	("TooEarly", say("아직 연장할 때가 아닙니다. 보관 기간의 절반이 지난 뒤에 하세요.", "The time has not come. A version is renewed in the second half of its time.")),
	("TooManyRenewals", say("연장할 수 있는 만큼 연장했습니다.", "It was renewed as often as may be.")),
	("NothingChanged", say("지금보다 더 오래 보관되지 않습니다.", "It would not be served longer than now.")),
	("RenewalWaits", say("연장이 이미 기다리고 있습니다. 그것을 마치세요.", "A renewal waits already. Carry it out.")),
	("NothingToCarry", say("기다리는 연장이 없거나 너무 오래 기다렸습니다. 다시 신청하세요.", "No renewal waits to be carried out, or it waited too long. Ask for one.")),
	("NotAModerator", say("중앙당의 심사 담당자나 윤리위원만 할 수 있고, 이미 판단된 것은 윤리위원만 할 수 있습니다.", "Only moderators and the appeals body of the central party may do this; where it was judged before, the appeals body alone.")),
	("NotOnAppeals", say("중앙당 윤리위원만 할 수 있는 일입니다. 윤리위원의 계정으로 서명하세요.", "Only the appeals body of the central party may do this. Sign with the account of one of its members.")),
	("NotImpartial", say("자신이 게시한 것은 판단할 수 없습니다. 다른 담당자가 해야 합니다.", "Nobody judges what they published. Another officer has to do it.")),
	("AlreadyTakenDown", say("이미 게시가 중단되어 있습니다.", "It is taken down already.")),
	("MissingOrder", say("어떤 명령인지 적으세요.", "Say which order it was.")),
	("Exhausted", say("더 붙일 번호가 없습니다. 운영자에게 알리세요.", "There are no more numbers. Tell the operators.")),
];

/// The sentence for what goes wrong with files; none for what the node or the chain says.
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub(super) fn of_error(error: &LibraryError) -> Option<Sentence> {
	let of_pallet = |name| super::of_pallet_error("Library", name);
	Some(match error {
		LibraryError::Chain(_) | LibraryError::Read(_) => return None,
		LibraryError::NoItem(_) => return of_pallet("UnknownItem"),
		LibraryError::NoVersion(..) => return of_pallet("UnknownVersion"),
		LibraryError::NoTakedown(_) => return of_pallet("UnknownTakedown"),
		LibraryError::Parts(error) => return of_pallet(error_of_parts(*error)),
		LibraryError::EmptyFile(_) => return of_pallet("EmptyFile"),
		LibraryError::LongFile(_) => return of_pallet("TooManyChunks"),
		LibraryError::Unreadable(_) => say("체인의 판이 이 프로그램과 다릅니다. 프로그램을 업데이트하세요.", "This chain is not one that this program knows. Update the program."),
		LibraryError::UnknownMedia(_) => say("받지 않는 종류의 파일입니다. 파일 이름의 끝을 확인하세요.", "Files of this kind are not taken. Check how the file's name ends."),
		LibraryError::OtherMedia { .. } => say("파일 내용이 이름의 종류와 다릅니다. 맞는 파일인지 확인하고 이름을 고치세요.", "The file is not what its name says. Check that it is the right one, and rename it."),
		LibraryError::LongText(..) => say("글이 너무 깁니다. 줄이세요.", "A text is too long. Make it shorter."),
		LibraryError::ManyTopics(_) => say("주제가 너무 많습니다. 줄이세요.", "There are too many topics. Name fewer."),
		LibraryError::OtherFiles(Role::Original) => say("체인이 기다리는 원본 파일이 아닙니다. 게시할 때 쓴 파일을 그대로 주세요.", "The original that the chain waits for is not among these files. Give the very file that was announced."),
		LibraryError::OtherFiles(_) => say("체인이 기다리는 파일이 빠져 있습니다. 게시할 때 쓴 파일을 모두 그대로 주세요.", "A file that the chain waits for is not among these. Give the very files that were announced."),
		LibraryError::NotWaited(_, _, status) | LibraryError::NotServed(_, _, status) => of_status(*status),
		LibraryError::NoPart(..) => say("이 판에는 그런 파일이 없습니다.", "The version has no such file."),
		LibraryError::Unfetchable { .. } => say("내용을 주는 노드가 없습니다. --from으로 다른 노드를 더 적으세요.", "No node that was asked gives the bytes. Name other nodes with --from."),
		LibraryError::OtherFile => say("게시한 사람이 적은 것과 다른 파일입니다. 쓰지 마세요.", "The file is not the one that its publisher announced. Do not use it."),
		LibraryError::NotAnnounced => say("게시되었는지 알 수 없습니다. 목록을 확인한 뒤 다시 하세요.", "It is not known whether it was announced. Look at the list before you try again."),
	})
}

/// The pallet's error for files that do not belong together.
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
const fn error_of_parts(error: PartsError) -> &'static str {
	match error {
		PartsError::Manifest(ManifestError::Empty) => "EmptyFile",
		PartsError::Manifest(ManifestError::ChunkTooLarge) => "ChunkTooLarge",
		PartsError::Manifest(ManifestError::DuplicateChunk) => "DuplicateChunk",
		PartsError::Manifest(ManifestError::SizesDisagree | ManifestError::DigestsDisagree) => {
			"SizesDisagree"
		}
		PartsError::MissingOriginal => "MissingOriginal",
		PartsError::DuplicateRole => "DuplicateRole",
		PartsError::UnsupportedMedia => "UnsupportedMedia",
		PartsError::MissingTranscript => "MissingTranscript",
		PartsError::MissingAltText => "MissingAltText",
		PartsError::TooManyChunks => "TooManyChunks",
	}
}

/// Why a version in this state can be neither brought nor had.
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
const fn of_status(status: Status) -> Sentence {
	match status {
		Status::Announced => say(
			"아직 내용이 다 들어오지 않았습니다. 잠시 뒤에 다시 하세요.",
			"Not all of its bytes have come yet. Try again later.",
		),
		Status::Available | Status::Superseded => {
			say("이미 내용이 다 들어와 있습니다.", "All of its bytes are there already.")
		}
		Status::NotArrived => say(
			"하루 안에 내용이 다 들어오지 않아 게시되지 않았습니다. 다시 게시하세요.",
			"Its bytes did not come within a day. Publish it again.",
		),
		Status::Withdrawn => say("게시한 사람이 거두어들였습니다.", "Its publisher took it back."),
		Status::Suspended => say(
			"게시가 중단되어 판단을 기다리고 있습니다. 까닭은 show로 볼 수 있습니다.",
			"It is suspended until somebody has looked at it. `show` tells the reason.",
		),
		Status::TakenDown => say(
			"게시가 중단되었습니다. 까닭은 show로 볼 수 있습니다.",
			"It was taken down. `show` tells the reason.",
		),
		Status::Expired => say("보관 기간이 끝났습니다.", "Its time is over."),
	}
}

#[cfg(all(test, feature = "chain", not(target_family = "wasm")))]
mod tests {
	use super::*;

	#[test]
	fn what_files_lack_is_said_as_the_chain_says_it() {
		use ManifestError as M;
		use PartsError as P;
		let manifests = [M::Empty, M::ChunkTooLarge, M::SizesDisagree, M::DigestsDisagree, M::DuplicateChunk]
			.map(P::Manifest);
		let parts = [
			P::MissingOriginal,
			P::DuplicateRole,
			P::UnsupportedMedia,
			P::MissingTranscript,
			P::MissingAltText,
			P::TooManyChunks,
		];
		for error in manifests.into_iter().chain(parts) {
			assert!(of_error(&LibraryError::Parts(error)).is_some(), "{error:?}");
		}
		for error in [LibraryError::NoItem(1), LibraryError::NoVersion(1, 1), LibraryError::NoTakedown(1)] {
			assert!(of_error(&error).is_some_and(|sentence| sentence.en.contains("no such")), "{error}");
		}
		for error in [LibraryError::EmptyFile(String::new()), LibraryError::LongFile(String::new())] {
			assert!(of_error(&error).is_some(), "{error}");
		}
	}
}
