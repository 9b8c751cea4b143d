# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

"""Makes and checks ballots of ElectionGuard 1, by the reference implementation of its authors, and writes the figures
that the program `peers` writes of the others:

    python3 electionguard_ballots.py [--runs 15]

A ballot is an encrypted choice with proofs, in a group of 4,096 bits, and says nothing about who made it. With three
candidates it encrypts four values, one of them for leaving the contest blank, as ours does.
"""

import argparse
import importlib.metadata
import importlib.util
import json
import logging
import re
import statistics
import sys
import time
import types
from datetime import datetime
from pathlib import Path

# The package imports all of its modules when it is imported itself, and those for tallies fail from Python 3.11 on: so
# its folder stands for it.
package = types.ModuleType("electionguard")
package.__path__ = importlib.util.find_spec("electionguard").submodule_search_locations
sys.modules["electionguard"] = package
# It writes every ciphertext to its log.
logging.disable(logging.CRITICAL)

from electionguard.ballot import PlaintextBallot, SubmittedBallot
from electionguard.ballot_box import cast_ballot
from electionguard.election import make_ciphertext_election_context
from electionguard.elgamal import elgamal_keypair_random
from electionguard.encrypt import EncryptionDevice, EncryptionMediator, contest_from
from electionguard.group import rand_q
from electionguard.manifest import (
    BallotStyle,
    Candidate,
    ContestDescription,
    ElectionType,
    GeopoliticalUnit,
    InternalManifest,
    Manifest,
    ReportingUnitType,
    SelectionDescription,
    SpecVersion,
    VoteVariationType,
)
from electionguard.serialize import from_raw, to_raw

OPTIONS = 4


def repeated(runs, work):
    """Does something once for warming up, then `runs` times; gives the last outcome and the median of the milliseconds."""
    outcome = work()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        outcome = work()
        times.append((time.perf_counter() - started) * 1_000)
    return outcome, round(statistics.median_high(times), 3)


def one_contest():
    """An election in which one of three candidates is chosen, or none."""
    names = [f"candidate-{number}" for number in range(OPTIONS - 1)]
    selections = [SelectionDescription(f"selection-{name}", place, name) for place, name in enumerate(names)]
    contest = ContestDescription(
        "contest", 0, "unit", VoteVariationType.one_of_m, 1, 1, "contest", selections
    )
    manifest = Manifest(
        "peers",
        SpecVersion.EG0_95,
        ElectionType.general,
        datetime(2026, 1, 1),
        datetime(2026, 1, 2),
        [GeopoliticalUnit("unit", "unit", ReportingUnitType.city)],
        [],
        [Candidate(name) for name in names],
        [contest],
        [BallotStyle("style", ["unit"])],
    )
    if not manifest.is_valid():
        raise SystemExit("the election is not valid")
    return contest, InternalManifest(manifest)


def encoded_size(text):
    """Bytes of the group elements, numbers and hashes of a ballot: in its JSON they are hexadecimal digits."""
    return sum(len(digits) // 2 for digits in re.findall(r'"([0-9A-F]{32,})"', text))


def peak_memory_mib():
    """The most memory that this process ever had at once."""
    status = Path("/proc/self/status").read_text()
    return -(-int(re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)[1]) // 1_024)


def measure(runs):
    contest, manifest = one_contest()
    key = elgamal_keypair_random().public_key
    context = make_ciphertext_election_context(1, 1, key, rand_q(), manifest.manifest_hash)
    voting = EncryptionMediator(manifest, context, EncryptionDevice(1, 1, 1, "peers"))
    choice = contest_from(contest)
    choice.ballot_selections[0].vote = 1

    def vote():
        made = voting.encrypt(PlaintextBallot("ballot", "style", [choice]))
        return to_raw(cast_ballot(made))

    def holds(text, election_key):
        ballot = from_raw(SubmittedBallot, text)
        return ballot.is_valid_encryption(manifest.manifest_hash, election_key, context.crypto_extended_base_hash)

    ballot, prove_ms = repeated(runs, vote)
    if holds(ballot, elgamal_keypair_random().public_key):
        raise SystemExit("a ballot for another key is accepted")
    accepted, verify_ms = repeated(runs, lambda: holds(ballot, key))
    if not accepted:
        raise SystemExit("a ballot is refused")
    return {
        "system": f"electionguard {importlib.metadata.version('electionguard')}",
        "members": None,
        "options": OPTIONS,
        "prepare_ms": None,
        "prove_ms": prove_ms,
        "verify_ms": verify_ms,
        "batch": None,
        "verify_ms_in_a_batch": None,
        "ballot_bytes": encoded_size(ballot),
        "peak_memory_mib": peak_memory_mib(),
        "runs": runs,
    }


parser = argparse.ArgumentParser()
parser.add_argument("--runs", type=int, default=15)
print(json.dumps(measure(parser.parse_args().runs)))
