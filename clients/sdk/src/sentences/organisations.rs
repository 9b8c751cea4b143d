// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party's organisations, posts and who holds them.

use super::pallets::{say, Table};

pub(super) const ERRORS: Table = &[
	("EmptyBatch", say("묶음이 비었습니다. 기재 사항을 하나 이상 넣으세요.", "The batch is empty. Put at least one entry into it.")),
	("SamePerson", say("두 사람이 해야 하는 일입니다. 다른 담당자가 같은 명령을 내려야 합니다.", "This takes two persons, and you are the first. Another has to make the same call.")),
	("TooManyWaiting", say("두 번째 사람을 기다리는 묶음이 너무 많습니다. 하나를 마치거나 일주일 안에 기한이 지나기를 기다리세요.", "Too many batches wait for a second person. Finish one, or wait: each ends after a week.")),
	("NumbersMoved", say("그 사이에 다른 것이 등록되어 번호가 달라졌습니다. 번호를 다시 확인하고 묶음을 새로 내세요.", "Something was entered since. Look at the numbers with: caucus organisation ask numbers, and propose the batch anew.")),
	("InvalidText", say("이름이 비었거나 쓸 수 없는 글자가 있습니다. 고치세요.", "A name is empty or has characters that nobody sees. Correct it.")),
	("AreaNotFound", say("그런 지역이 없습니다. 같은 묶음에서 만드는 지역이라면 예상 번호를 함께 적으세요.", "There is no such area. Look with: caucus organisation ask areas from=0 count=100. For one of the same batch say which numbers are expected.")),
	("AreaClosed", say("그때는 없는 지역입니다. 지역과 날짜를 확인하세요.", "The area does not exist at that time. Check the area and the date.")),
	("CodeTaken", say("다른 지역이 이미 이 행정구역코드를 씁니다. 코드를 확인하세요.", "Another existing area has this code. Check the code.")),
	("CyclicParent", say("지역은 더 넓은 지역 안에, 조직은 자신의 하위가 아닌 조직 아래에 있어야 합니다.", "An area has to lie in one of a wider kind, and an organisation cannot be below itself. Choose another.")),
	("TooManyLevels", say("조직은 네 단계까지만 둘 수 있습니다. 더 위의 조직 아래에 두세요.", "Organisations are on four levels at most. Put it higher up.")),
	("OneCentralParty", say("중앙당은 하나뿐이며, 상위 조직을 두거나 해산할 수 없습니다.", "There is one central party. It has none above it and cannot be dissolved.")),
	("OrganizationNotFound", say("그런 조직이 없습니다. 같은 묶음에서 만드는 조직이라면 예상 번호를 함께 적으세요.", "There is no such organisation. Look with: caucus organisation ask organizations from=0 count=100. For one of the same batch say which numbers are expected.")),
	("OrgDissolved", say("해산된 조직입니다. 다른 조직을 고르세요.", "The organisation is dissolved. Choose another.")),
	("HasOrganizationsBelow", say("하위 조직이 남아 있습니다. 먼저 그것들을 해산하거나 옮기세요.", "There are organisations below it. Dissolve or move those first.")),
	("PostNotFound", say("그런 직위가 없습니다. 같은 묶음에서 만드는 직위라면 예상 번호를 함께 적으세요.", "There is no such post. Check its number; for a post of the same batch say which numbers are expected.")),
	("PostAbolished", say("이미 없어지기로 정해진 직위입니다.", "It is settled already when this post ceases to be.")),
	("PostHeld", say("그 뒤까지 임기가 남은 사람이 있습니다. 먼저 그 임기를 끝내세요.", "Somebody holds the post beyond that time. End the term first.")),
	("PostVacant", say("그 직위를 맡은 사람이 없습니다.", "Nobody holds the post.")),
	("TermNotFound", say("그런 임기가 없습니다. 번호를 확인하세요.", "There is no such term. Look with: caucus organisation ask terms post=.. from=0 count=100")),
	("InvalidTimes", say("끝나는 때는 시작하는 때보다 늦어야 하고, 설립일은 앞날일 수 없습니다.", "The end has to come after the beginning, and nothing is founded in the future. Correct the dates.")),
	("OutsidePost", say("임기가 그 직위가 있는 기간을 벗어납니다. 날짜를 고치세요.", "The term is not within the time of the post. Correct the dates.")),
	("OverlappingTerms", say("그 사람이 그 기간에 이미 이 직위를 맡고 있습니다. 날짜를 고치세요.", "The person holds the post during part of that time already. Correct the dates.")),
	("NoSeat", say("그 기간에는 빈자리가 없습니다. 먼저 다른 임기를 끝내거나 정원을 하나 이상으로 하세요.", "All seats of the post are taken during part of that time. End a term first; and a post needs at least one seat.")),
	("TooManyTerms", say("이 직위에 기록할 수 있는 임기가 다 찼습니다. 새 직위를 만드세요.", "The post has had as many terms as may be. Create another post.")),
	("TooManyOffices", say("이 계정이 맡은 임기가 너무 많습니다. 끝난 임기를 먼저 정리하세요.", "The account has as many terms in this role as may be. Settle those that are over with: caucus organisation do settle")),
	("AlreadyEnded", say("이미 끝난 임기입니다.", "The term is over already.")),
	("NotTheHolder", say("다른 사람의 임기입니다. 본인의 계정으로 서명하세요.", "The term is somebody else's. Sign with the holder's account.")),
	("NotDue", say("임기가 아직 끝나지 않았거나 이미 정리되었습니다.", "The term is not over yet, or is settled already.")),
	("VersionMismatch", say("그 사이에 기록이 바뀌었습니다. 다시 살펴보고 새 판으로 하세요.", "The record was changed since you looked at it. Look again, and name its present version.")),
	("Exhausted", say("더 붙일 번호가 없습니다. 운영자에게 알리세요.", "There are no more numbers. Tell the operators.")),
];
