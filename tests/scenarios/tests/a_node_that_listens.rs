// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Attack 26: what a node learns from the questions of a voter's program, and what it can tell it.
//! The program is the real one; the node is a listener that answers from a chain's state.

use caucus_primitives::{Digest, StyleIndex};
use caucus_scenarios::{
	ceremony,
	party::{self, member, MEMBERS},
	Booth, Chain,
};
use caucus_sdk::{
	booth::{self, BoothError},
	chain, storage,
	vote::VoteError,
};
use jsonrpsee::{
	server::{Server, ServerHandle},
	types::ErrorObjectOwned,
	RpcModule,
};
use polkadot_sdk::sp_io;
use std::{
	collections::BTreeMap,
	sync::{Arc, LazyLock, Mutex},
};

type State = BTreeMap<String, String>;

/// An election that is Ready: the state of its chain, and what voters were told of it.
struct Published {
	state: State,
	genesis: Digest,
	reference: Digest,
	roll: u32,
}

const ELECTION: u32 = 0;

static READY: LazyLock<Published> = LazyLock::new(|| {
	let mut chain = Chain::development();
	party::register(&mut chain);
	let plan = party::plan(chain.now());
	ceremony::ready(&mut chain, plan);
	let booth = Booth::enter(&mut chain, ELECTION);
	let state = chain.read(|| {
		let mut state = State::new();
		let mut key = Vec::new();
		while let Some(next) = sp_io::storage::next_key(&key) {
			state.extend(sp_io::storage::get(&next).map(|value| (hex(&next), hex(&value))));
			key = next;
		}
		state
	});
	Published {
		state,
		genesis: chain.genesis_hash(),
		reference: *booth.verifier.reference(),
		roll: booth.verifier.params().electorate.roll,
	}
});

fn hex(bytes: &[u8]) -> String {
	bytes.iter().fold("0x".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

/// A node that answers from a state and notes what it is asked.
struct Listener {
	url: String,
	heard: Arc<Mutex<Vec<String>>>,
	_server: ServerHandle,
}

impl Listener {
	async fn with(state: State) -> Self {
		let heard = Arc::new(Mutex::new(Vec::new()));
		let mut module: RpcModule<(State, Arc<Mutex<Vec<String>>>)> = RpcModule::new((state, heard.clone()));
		module
			.register_method("chain_getBlockHash", |params, (_, heard), _| {
				heard.lock().unwrap().push(format!("block {}", params.as_str().unwrap_or_default()));
				// One block is the genesis and the best: nothing here depends on which.
				hex(&READY.genesis)
			})
			.unwrap();
		module
			.register_method("state_getStorage", |params, (state, heard), _| {
				let key: String = params.sequence().next()?;
				heard.lock().unwrap().push(key.clone());
				Ok::<Option<String>, ErrorObjectOwned>(state.get(&key).cloned())
			})
			.unwrap();
		let server = Server::builder().build("127.0.0.1:0").await.unwrap();
		let url = format!("ws://{}", server.local_addr().unwrap());
		Self { url, heard, _server: server.start(module) }
	}

	async fn enter(&self, published: Option<Digest>) -> Result<(chain::Chain, booth::Booth), VoteError> {
		let chain = chain::Chain::connect(&self.url).await.unwrap();
		let booth = booth::Booth::enter(&chain, ELECTION, published, |_| ()).await?;
		Ok((chain, booth))
	}

	/// What was heard since the last time.
	fn heard(&self) -> Vec<String> {
		std::mem::take(&mut self.heard.lock().unwrap())
	}
}

fn pages(style: StyleIndex) -> Vec<String> {
	(0..2).map(|page| hex(&storage::roll_page(READY.roll, style, page))).collect()
}

#[tokio::test]
async fn a_node_cannot_tell_by_a_voters_questions_which_ring_the_voter_is_in() {
	let node = Listener::with(READY.state.clone()).await;
	let mut asked = Vec::new();
	// One of the young and one of the others: their rings differ, and even their papers.
	for voter in [0, MEMBERS - 1] {
		let (chain, booth) = node.enter(Some(READY.reference)).await.unwrap();
		asked.push(node.heard());
		let secret = member(voter);
		let place = booth.take_place(&secret).unwrap();
		let choices = vec![vec![]; booth.paper(&place).unwrap().len()];
		booth.fill_in(&secret, &place, 1, &choices).unwrap();
		assert_eq!(node.heard(), Vec::<String>::new(), "making a ballot asks nothing");
		// The number of the ballot is asked under the alias, which the ballot shows to this node anyway.
		assert_eq!(booth.next_sequence(&chain, &place).await.unwrap(), 1);
		let by_alias = node.heard();
		assert!(by_alias.contains(&hex(&storage::vote(ELECTION, place.alias()))));
		assert!(by_alias.iter().all(|question| !question.contains(&hex(&secret.key())[2..])));
	}
	assert_eq!(asked[0], asked[1]);
	for page in pages(0).into_iter().chain(pages(1)) {
		assert!(asked[0].contains(&page), "the whole roll is read");
	}
	let roots = hex(&storage::of_roll("RingRoots", READY.roll));
	assert!(asked[0].iter().all(|question| !question.starts_with(&roots)), "no single ring is asked for");
}

#[tokio::test]
async fn a_node_that_shows_a_voter_another_roll_or_election_is_caught() {
	// A page with another first key: a crowd that is not there.
	let mut forged = READY.state.clone();
	let page = forged.get_mut(&pages(0)[0]).unwrap();
	// Behind the length of the list.
	page.replace_range(4..6, "00");
	let node = Listener::with(forged).await;
	assert!(matches!(node.enter(None).await, Err(VoteError::Booth(BoothError::ForgedRoll))));

	let node = Listener::with(READY.state.clone()).await;
	let other = node.enter(Some([1; 32])).await;
	assert!(matches!(other, Err(VoteError::Booth(BoothError::OtherElection(_)))));
}
