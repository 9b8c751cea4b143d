#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""Does a public node go on answering while it is attacked? tests/rpc/run.sh starts what is needed, and says what is asked.

    tests/rpc/rpc.py NODE-PORT NODE-PID PROXY-PORT PROXY-PID GATE-PID UNSAFE-PORT

stdout is one line of JSON; the exit code is 1 if anything is wrong, and stderr says what.
"""

import asyncio
import json
import os
import re
import signal
import sys
import time
from pathlib import Path

from attack import EVERYTHING_CLOSED, OF_AN_ADDRESS
from wire import MIB, Target, WebSocket, answer, post, request

HERE = Path(__file__).resolve().parent

CONNECTIONS = 200
# Without the proxy requests that never end take a place each, until there are none.
SLOW_CONNECTIONS = 600
CALM_SECONDS = 15
ATTACK_SECONDS = 30
SLOW_SECONDS = 12
REST_SECONDS = 15
# What each attack has to have come to, or it was none, and what none may come to.
HAPPENED = {
    "headers": "tried", "body": "tried", "oversized": "http 413", "malformed": "ws asked", "requests": "http 200",
    "batches": "refused", "unread": "asked", "operations": "asked", "pings": "thousands", "halves": "tried",
    "subscriptions": "given", "heavy": "answered",
}
IMPOSSIBLE = {"batches": "answered", "oversized": "http 200"}
LOUD = ["headers", "body", "oversized", "malformed", "requests"]
GREEDY = ["batches", "unread", "operations", "pings", "halves", "subscriptions", "heavy"]
# How often the honest client asks, and how long it waits.
PAUSE = 0.5
PATIENCE = 10
# What it may take: memory that the attack adds to the node, and of nginx and the gate, in MiB, and how long an answer takes, in ms.
MOST_MEMORY = 1024
MOST_PROXY_MEMORY = 512
MOST_MEDIAN = 1000
MOST_P99 = 5000
# More than this is not waited for: the machine has other work.
MEMORY_OF_A_DISASTER = 6144
# Blocks that have to become final during each attack.
LEAST_FINAL = 3
# Files that the gate has open when all are gone.
MOST_LEFT = 20
# Requests that the honest client has to come to.
LEAST_REQUESTS = 20

# A new method needs an example here, unless it takes nothing or one of the common ones.
COMMON = [[], ["0x"], ["0x", "0x"], ["0x3a636f6465", None]]
EXAMPLES = {
    "system_accountNextIndex": [["5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"]],
    "account_nextIndex": [["5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"]],
    "author_hasKey": [["0x" + "00" * 32, "aura"]],
    "author_insertKey": [["aura", "//Nobody", "0x" + "00" * 32]],
    "author_removeExtrinsic": [[[]]],
    "childstate": [["0x3a6368696c645f73746f726167653a64656661756c743a00", *rest] for rest in (["0x"], [["0x"]], ["0x", 1, None], ["0x", 1, "0x"])],
    "grandpa_proveFinality": [[1]],
    "library_body": [["BLOCK", 0]],
    "offchain_localStorageClear": [["PERSISTENT", "0x00"]],
    "offchain_localStorageGet": [["PERSISTENT", "0x00"]],
    "offchain_localStorageSet": [["PERSISTENT", "0x00", "0x00"]],
    "state_call": [["Core_version", "0x"], ["Core_version", "0x", None]],
    "state_callRecorded": [["Core_version", "0x", "BLOCK"]],
    "state_getChildReadProof": [["0x3a6368696c645f73746f726167653a64656661756c743a00", ["0x00"]]],
    "state_getKeysPaged": [["0x", 1, None]],
    "state_getReadProof": [[["0x3a636f6465"]]],
    "state_queryStorage": [[["0x3a636f6465"], "BLOCK"], [["0x3a636f6465"]]],
    "state_subscribeStorage": [[None]],
    "statement_subscribeStatement": [["any"]],
    "state_traceBlock": [["BLOCK", None, None, None]],
    "system_addLogFilter": [["nothing=info"]],
    "system_addReservedPeer": [["/ip4/127.0.0.1/tcp/1/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp"]],
    "system_removeReservedPeer": [["12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp"]],
    "system_dryRun": [["0x00"]],
    "chainHead_v1": [["x", *rest] for rest in ([], ["BLOCK"], ["BLOCK", "Core_version", "0x"], ["BLOCK", []])],
    "chainHead_v1_follow": [[False]],
    "transactionWatch_v1_unwatch": [["x"]],
    "transaction_v1": [["0x00"], ["x"]],
    "bitswap_v1_get": [["bafk2bzaceaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]],
}
# These a node must never do for strangers, whatever the SDK thinks.
NEVER = {
    "author_hasKey", "author_hasSessionKeys", "author_insertKey", "author_removeExtrinsic", "author_rotateKeys",
    "author_rotateKeysWithOwner", "offchain_localStorageClear", "offchain_localStorageGet", "offchain_localStorageSet",
    "system_addLogFilter", "system_addReservedPeer", "system_peers", "system_removeReservedPeer", "system_resetLogFilter",
}
UNSAFE = re.compile("unsafe to be called externally|unsafe and disabled")
INVALID_PARAMETERS = -32602

wrong = []


def check(good, what):
    if not good:
        wrong.append(what)


def memory(pid):
    """Resident MiB of a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    pages = sum(int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1]) for one in (pid, *children))
    return pages * os.sysconf("SC_PAGE_SIZE") // MIB


class Honest:
    """Somebody who uses the node as a client does: reads on an open WebSocket, on new ones, and by HTTP."""

    def __init__(self, target):
        self.target, self.times, self.heads, self.failures = target, [], 0, []

    async def timed(self, what, action):
        started = time.monotonic()
        try:
            value = await asyncio.wait_for(action, PATIENCE)
        except (*EVERYTHING_CLOSED, ValueError) as error:
            self.failures.append(f"{what}: {type(error).__name__} {error}")
            return None
        self.times.append((time.monotonic() - started) * 1000)
        return value

    async def over_http(self):
        reader, writer = await self.target.connect()
        try:
            writer.write(post(json.dumps(request("chain_getHeader")).encode()))
            status, body = await answer(reader)
            if status != 200 or "result" not in json.loads(body):
                raise ValueError(f"status {status}")
        finally:
            writer.close()

    async def on_a_new_one(self):
        socket = await WebSocket.open(self.target)
        try:
            return await self.expect(socket, "state_getRuntimeVersion")
        finally:
            socket.close()

    async def expect(self, socket, method, *params):
        said = await socket.call(method, *params)
        if "result" not in said:
            raise ValueError(json.dumps(said)[:200])
        return said["result"]

    async def run(self, seconds):
        until = time.monotonic() + seconds
        try:
            socket = await asyncio.wait_for(WebSocket.open(self.target), PATIENCE)
            await self.expect(socket, "chain_subscribeNewHeads")
            first = await self.final(socket)
        except (*EVERYTHING_CLOSED, ValueError) as error:
            self.failures.append(f"connecting: {type(error).__name__} {error}")
            return self.figures(0)
        turn = 0
        alice = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"
        while time.monotonic() < until:
            turn += 1
            calls = [("chain_getHeader",), ("state_call", "AccountNonceApi_account_nonce", alice), ("system_health",),
                     ("state_getStorage", "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac")]
            if turn % 10 == 0:
                await self.timed("a new WebSocket", self.on_a_new_one())
            elif turn % 5 == 0:
                await self.timed("HTTP", self.over_http())
            else:
                call = calls[turn % len(calls)]
                await self.timed(call[0], self.expect(socket, *call))
            await asyncio.sleep(PAUSE)
        last = await self.final(socket)
        self.heads = len([value for value in socket.told if value.get("method") == "chain_newHead"])
        socket.close()
        return self.figures(last - first)

    async def final(self, socket):
        block = await self.expect(socket, "chain_getFinalizedHead")
        return int((await self.expect(socket, "chain_getHeader", block))["number"], 16)

    def figures(self, final):
        times = sorted(self.times) or [0]
        at = lambda share: round(times[min(len(times) - 1, int(len(times) * share))], 1)
        return {
            "requests": len(self.times), "failed": len(self.failures), "median_ms": at(0.5), "p99_ms": at(0.99),
            "most_ms": round(times[-1], 1), "final_blocks": final, "heads": self.heads,
        }


async def attackers(target, connections, seconds, groups):
    """A process for each group of kinds, so that those who shout do not keep the others from asking."""
    first = 1
    for kinds in groups:
        share = connections * len(kinds) // sum(map(len, groups))
        yield await asyncio.create_subprocess_exec(
            sys.executable, HERE / "attack.py", str(target.port), "tls" if target.tls else "plain", str(share), str(seconds),
            str(first), *kinds, stdout=asyncio.subprocess.PIPE,
        )
        first += 1 + share // OF_AN_ADDRESS


async def under_attack(target, node, before_it, connections, seconds, *groups):
    """An honest client's figures under an attack, what the attackers saw, and the most memory of the node and of what is before it."""
    processes = [process async for process in attackers(target, connections, seconds, groups)]
    await asyncio.sleep(2)
    honest = Honest(target)
    most = [0, 0]

    async def watch():
        while True:
            most[:] = max(most[0], memory(node)), max(most[1], sum(map(memory, before_it)))
            if most[0] > MEMORY_OF_A_DISASTER:
                for pid in (*(process.pid for process in processes), node):
                    os.kill(pid, signal.SIGKILL)
                os._exit(disaster(most[0]))
            await asyncio.sleep(0.1)

    watching = asyncio.create_task(watch())
    try:
        figures = await honest.run(seconds - 4)
        said = [(await asyncio.wait_for(process.communicate(), 60))[0] for process in processes]
    finally:
        watching.cancel()
        for process in processes:
            if process.returncode is None:
                process.kill()
    check(not any(process.returncode for process in processes), "the attack itself failed")
    saw = {kind: counts for one in said for kind, counts in json.loads(one or b"{}").items()}
    return honest, figures, saw, most


# ---- unsafe methods -------------------------------------------------------------------------------------------------


def examples(method, block):
    named = [value for name, value in EXAMPLES.items() if method == name or (method.startswith(name) and len(name) > 8)]
    sets = [params for value in named for params in value] + COMMON
    return [[block if param == "BLOCK" else param for param in params] for params in sets]


async def tried(socket, method, block):
    """What a node says to each example that it takes."""
    said = []
    for params in examples(method, block):
        error = (await socket.call(method, *params)).get("error")
        if not error or error["code"] != INVALID_PARAMETERS or error["message"] != "Invalid params":
            said.append((json.dumps(params), error))
    return said


def disguises(method, params):
    """A call of an unsafe method, written in other ways; and, of each, whether it is that call at all."""
    value = json.dumps(request(method, *params))
    name, safe = json.dumps(method), '"system_health"'
    escaped = '"' + "".join(f"\\u{ord(letter):04x}" for letter in method) + '"'
    yield "escaped", value.replace(name, escaped), True
    yield "another key escaped", value.replace('"method"', '"m\\u0065thod"'), True
    yield "spread out", "\n\t " + value.replace(": ", " :\r\n "), True
    yield "with more in it", value[:-1] + ', "more": [{"method": "system_health"}]}', True
    yield "twice, safe first", value.replace('"method":', f'"method": {safe}, "method":'), False
    yield "twice, safe last", value[:-1] + f', "method": {safe}' + "}", False
    yield "in capitals", value.replace(name, name.upper()), False
    yield "with a space", value.replace(name, f'"{method} "'), False
    yield "with a zero", value.replace(name, f'"{method}\\u0000"'), False
    yield "in a batch", f"[{value}]", False
    yield "in two lists", f"[[{value}]]", False
    yield "in deep lists", "[" * 1000 + value + "]" * 1000, False
    yield "as a text", json.dumps(value), False


async def told(target, socket, text, upgrade):
    """What an answer says, by HTTP or on a WebSocket."""
    if upgrade:
        await socket.send(text.encode())
        return json.loads(await asyncio.wait_for(socket.receive(), PATIENCE))
    reader, writer = await target.connect()
    try:
        writer.write(post(text.encode()))
        _, body = await asyncio.wait_for(answer(reader), PATIENCE)
        return json.loads(body)
    finally:
        writer.close()


async def unsafe_in_disguise(target, taken):
    """No other way of writing a call has a public node do what it must not."""
    count = 0
    for method, params in taken.items():
        socket = await WebSocket.open(target)
        for what, text, same in disguises(method, params):
            for upgrade in (True, False):
                said, count = await told(target, socket, text, upgrade), count + 1
                one = said[0] if isinstance(said, list) and said else said
                error = one.get("error") if isinstance(one, dict) else None
                where = f"{method} {what}, by {'WebSocket' if upgrade else 'HTTP'}"
                check(error, f"the public node does {where}: {json.dumps(said)[:200]}")
                # By HTTP there are no subscriptions at all.
                if same and error and (upgrade or "_subscribe" not in method):
                    check(UNSAFE.search(error["message"]), f"the public node does not see what {where} is: {error['message']}")
        socket.close()
    return count


async def unsafe_methods(public, unsafe):
    """How many of the methods that an unsafe node has a public one refuses. Every method is tried on both."""
    there, here = await WebSocket.open(unsafe), await WebSocket.open(public)
    methods = (await there.call("rpc_methods"))["result"]["methods"]
    block = (await there.call("chain_getBlockHash", 0))["result"]
    refused, fitting = set(), {}
    for method in methods:
        taken = await tried(there, method, block)
        check(taken, f"{method}: no example of a call in tests/rpc/rpc.py fits it")
        # A connection has so many calls a minute.
        here.close()
        here = await WebSocket.open(public)
        for params, error in taken:
            check(not (error and UNSAFE.search(error["message"])), f"{method} is refused by a node that refuses nothing")
            said = (await here.call(method, *json.loads(params))).get("error")
            if said and UNSAFE.search(said["message"]):
                refused.add(method)
                fitting.setdefault(method, json.loads(params))
    for method in sorted(NEVER & set(methods) - refused):
        check(False, f"the public node does {method} for strangers")
    check(NEVER <= set(methods), f"no such methods: {sorted(NEVER - set(methods))}")
    there.close()
    here.close()
    disguised = await unsafe_in_disguise(public, fitting)
    check(disguised > 20 * len(NEVER), f"only {disguised} calls in disguise were tried")
    return {"methods": len(methods), "refused": len(refused), "in_disguise": disguised, "names": sorted(refused)}


# ---- all of it ------------------------------------------------------------------------------------------------------


def disaster(mebibytes):
    print(f"rpc: the node took {mebibytes} MiB", file=sys.stderr)
    return 1


def verdict(honest, figures):
    check(not honest.failures, f"{len(honest.failures)} requests of the honest client failed, first: {honest.failures[:3]}")
    check(figures["requests"] >= LEAST_REQUESTS, f"the honest client came to {figures['requests']} requests")
    check(figures["median_ms"] <= MOST_MEDIAN, f"half of the answers took longer than {figures['median_ms']} ms")
    check(figures["p99_ms"] <= MOST_P99, f"the slowest answers took {figures['p99_ms']} ms")
    check(figures["final_blocks"] >= LEAST_FINAL, f"only {figures['final_blocks']} blocks became final")
    check(figures["heads"] >= LEAST_FINAL, f"the honest client heard of {figures['heads']} blocks")


async def main(node_port, node, proxy_port, proxy, gate, unsafe_port):
    direct, proxied = Target(node_port, False), Target(proxy_port, True)
    result = {"connections": CONNECTIONS, "seconds": ATTACK_SECONDS}
    result["unsafe"] = await unsafe_methods(direct, Target(unsafe_port, False))

    before = memory(node)
    calm = Honest(proxied)
    result["calm"] = await calm.run(CALM_SECONDS)
    check(not calm.failures, f"without an attack: {calm.failures[:3]}")

    honest, figures, attack, most = await under_attack(proxied, node, [proxy, gate], CONNECTIONS, ATTACK_SECONDS, LOUD, GREEDY)
    verdict(honest, figures)
    for kind in LOUD + GREEDY:
        saw = attack.get(kind, {})
        check(saw.get(HAPPENED[kind]), f"of the attack by {kind} came nothing: {saw}")
        check(kind not in IMPOSSIBLE or not saw.get(IMPOSSIBLE[kind]), f"the attack by {kind} came to {saw}")
    result["attack"] = {**figures, "attackers_saw": attack}

    # Requests that never end: the node alone has no answer to them.
    honest, figures, _, _ = await under_attack(direct, node, [proxy, gate], SLOW_CONNECTIONS, SLOW_SECONDS, ["body"])
    result["endless_on_node"] = figures
    honest, figures, _, _ = await under_attack(proxied, node, [proxy, gate], SLOW_CONNECTIONS, SLOW_SECONDS, ["body", "headers"])
    check(not honest.failures, f"{SLOW_CONNECTIONS} endless requests at the proxy: {honest.failures[:3]}")
    result["endless_on_proxy"] = figures

    await asyncio.sleep(REST_SECONDS)
    after = Honest(proxied)
    result["after"] = await after.run(5)
    check(not after.failures, f"after the attacks: {after.failures[:3]}")
    result["memory_mib"] = {"before": before, "most": most[0], "after": memory(node), "before_the_node_most": most[1]}
    check(most[0] - before <= MOST_MEMORY, f"the node took {most[0] - before} MiB more, where {MOST_MEMORY} are allowed")
    check(most[1] <= MOST_PROXY_MEMORY, f"nginx and the gate took {most[1]} MiB, where {MOST_PROXY_MEMORY} are allowed")
    left = len(os.listdir(f"/proc/{gate}/fd"))
    check(left < MOST_LEFT, f"the gate has {left} files open when nobody is connected any more")
    result["ok"] = not wrong
    print(json.dumps(result))
    for what in wrong:
        print(f"rpc: {what}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 7:
        print(__doc__)
        sys.exit(2)
    sys.exit(asyncio.run(main(*map(int, sys.argv[1:]))))
