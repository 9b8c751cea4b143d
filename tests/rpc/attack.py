#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""Attack a node's JSON-RPC, on this machine, with many connections from many addresses.

    tests/rpc/attack.py PORT (tls|plain) CONNECTIONS SECONDS FIRST-ADDRESS KIND...

Each connection does one of the kinds below, and comes back when it is closed. stdout is one line of JSON: for each kind,
what the other side did, and how often. FIRST-ADDRESS is the last number of 127.0.7.x.
"""

import asyncio
import collections
import json
import logging
import os
import random
import sys

from wire import MIB, Refused, Target, WebSocket, answer, frame, post, request

KEY_OF_CODE = "0x3a636f6465"
# Connections of one address. The proxy allows ten.
OF_AN_ADDRESS = 8
EVERYTHING_CLOSED = (OSError, EOFError, Refused, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.TimeoutError)


async def headers(target, source, count):
    """A request whose head never ends."""
    reader, writer = await target.connect(source)
    try:
        writer.write(b"POST / HTTP/1.1\r\nHost: localhost\r\n")
        while True:
            writer.write(b"X-More: 1\r\n")
            await writer.drain()
            if await closed(reader, 1):
                count["closed"] += 1
                return
    finally:
        writer.close()


async def body(target, source, count):
    """A request whose body never ends."""
    reader, writer = await target.connect(source)
    try:
        writer.write(post(b"[", length=MIB))
        while True:
            writer.write(b" ")
            await writer.drain()
            if await closed(reader, 1):
                count["closed"] += 1
                return
    finally:
        writer.close()


async def closed(reader, seconds):
    """Whether the other side says something, or ends, within this time."""
    try:
        await asyncio.wait_for(reader.read(MIB), seconds)
        return True
    except asyncio.TimeoutError:
        return False


async def oversized(target, source, count):
    """Twenty MiB by HTTP, then as a WebSocket message."""
    reader, writer = await target.connect(source)
    try:
        writer.write(post(b"", length=20 * MIB))
        await send_much(writer, 20)
        status, _ = await asyncio.wait_for(answer(reader), 10)
        count[f"http {status}"] += 1
    finally:
        writer.close()
    socket = await WebSocket.open(target, source=source)
    try:
        socket.writer.write(frame(b"")[:1] + b"\xff" + (20 * MIB).to_bytes(8, "big") + b"\0\0\0\0")
        await send_much(socket.writer, 20)
        said = await asyncio.wait_for(socket.receive(), 10)
        count[f"ws {said[:100]}"] += 1
    finally:
        socket.close()


PIECE = b"1" * (MIB // 16)


async def send_much(writer, mebibytes):
    try:
        for _ in range(16 * mebibytes):
            if writer.transport.is_closing():
                return
            writer.write(PIECE)
            await writer.drain()
    except OSError:
        pass  # It has heard enough; what it says about that is in the answer.


MALFORMED = [
    b"{", b"[" * 100_000, b"[]", b"null", b'"\xff\xfe"', b'{"jsonrpc":"2.0"}', b'{"jsonrpc":"1.0","id":1,"method":"system_health"}',
    b'{"jsonrpc":"2.0","id":{},"method":"system_health"}', b'{"jsonrpc":"2.0","id":1,"method":"no_such_method"}',
    b'{"jsonrpc":"2.0","id":1,"method":"state_getStorage","params":"0x"}',
    b'{"jsonrpc":"2.0","id":1,"method":"state_getStorage","params":["0xzz"]}',
    b'{"jsonrpc":"2.0","id":1,"method":"author_submitExtrinsic","params":["0x00"]}',
    b'{"jsonrpc":"2.0","id":1,"method":"state_call","params":["Core_execute_block","0xff"]}', b"\0" * 1000,
]


async def malformed(target, source, count):
    """What is no request, by HTTP and WebSocket, and no WebSocket frame."""
    reader, writer = await target.connect(source)
    try:
        writer.write(random.choice([post(random.choice(MALFORMED)), random.randbytes(200) + b"\r\n\r\n"]))
        status, _ = await asyncio.wait_for(answer(reader), 10)
        count[f"http {status}"] += 1
    finally:
        writer.close()
    socket = await WebSocket.open(target, source=source)
    try:
        for wrong in MALFORMED:
            await socket.send(wrong)
        count["ws asked"] += len(MALFORMED)
        await closed(socket.reader, 1)
        wrong_frames = [frame(b"1", masked=False), frame(b"1", opcode=3), b"\xff" * 20, frame(b"\xff\xfe")]
        socket.writer.write(random.choice(wrong_frames))
        await socket.writer.drain()
        await closed(socket.reader, 1)
    finally:
        socket.close()


async def batches(target, source, count):
    """Batches, long ones and short ones, by WebSocket without end, and by HTTP."""
    reader, writer = await target.connect(source)
    try:
        writer.write(post(json.dumps([request("state_getMetadata", number=number) for number in range(20)]).encode()))
        status, body = await asyncio.wait_for(answer(reader), 60)
        count[f"http {status}" if status != 200 else "answered" if body[:1] == b"[" else "refused"] += 1
    finally:
        writer.close()
    socket = await WebSocket.open(target, source=source)
    try:
        while True:
            for length in (10_000, 20):
                await socket.send([request("state_getMetadata", number=number) for number in range(length)])
                said = await asyncio.wait_for(socket.receive(), 60)
                count["answered" if said[:1] == b"[" else "refused"] += 1
    finally:
        socket.close()


async def unread(target, source, count):
    """Asks for the largest values there are, and reads nothing."""
    socket = await WebSocket.open(target, source=source, receive_buffer=4096)
    try:
        while True:
            await asyncio.wait_for(socket.send(request("state_getStorage", KEY_OF_CODE)), 30)
            await asyncio.wait_for(socket.send(request("state_getMetadata")), 30)
            count["asked"] += 2
    finally:
        socket.close()


async def operations(target, source, count):
    """Has chainHead begin as many operations with large results as it may, and reads nothing but that they have begun."""
    socket = await WebSocket.open(target, source=source, receive_buffer=4096)
    try:
        follows = [(await asyncio.wait_for(socket.call("chainHead_v1_follow", True), 60))["result"] for _ in range(4)]
        blocks = []
        while len(blocks) < len(follows):
            event = json.loads(await asyncio.wait_for(socket.receive(), 60)) if not socket.told else socket.told.pop(0)
            if event["params"]["result"]["event"] == "initialized":
                blocks.append((event["params"]["subscription"], event["params"]["result"]["finalizedBlockHashes"][-1]))
        number = 1000
        for follow, block in blocks * 16:
            number += 1
            await asyncio.wait_for(socket.send(request("chainHead_v1_call", follow, block, "Metadata_metadata", "0x", number=number)), 30)
            count["asked"] += 1
        begun = 0
        while begun < 16 * len(blocks):
            said = await asyncio.wait_for(socket.receive(), 60)
            # Results pass by meanwhile; who wants more of them unread reads less.
            begun += said.endswith(b"}}") and b'"result":"started"' in said[-200:]
            count["begun" if b'"result":"started"' in said[-200:] else "other"] += 1
        await asyncio.sleep(60)
    finally:
        socket.close()


async def pings(target, source, count):
    """Pings without end, in frames that are as small as can be."""
    socket = await WebSocket.open(target, source=source)
    try:
        while not socket.writer.transport.is_closing():
            socket.writer.write(frame(b"", opcode=9) * 1000)
            await asyncio.wait_for(socket.writer.drain(), 60)
            count["thousands"] += 1
    finally:
        socket.close()


async def halves(target, source, count):
    """Half of the longest message there may be, and then pongs alone."""
    socket = await WebSocket.open(target, source=source)
    try:
        socket.writer.write(b"\x01" + frame(b"x" * MIB)[1:])
        while not socket.reader.at_eof():
            await closed(socket.reader, 5)
            socket.writer.write(frame(b"", opcode=10))
        count["closed"] += 1
    finally:
        socket.close()


async def subscriptions(target, source, count):
    """Subscribes to everything, and reads nothing but how many it got."""
    socket = await WebSocket.open(target, source=source, receive_buffer=4096)
    try:
        for number in range(200):
            method = random.choice(["chain_subscribeAllHeads", "chain_subscribeFinalizedHeads", "state_subscribeRuntimeVersion"])
            said = await asyncio.wait_for(socket.call(method), 60)
            count["refused" if "error" in said else "given"] += 1
            if number % 20 == 0:
                await socket.call("chainHead_v1_follow", True)
        while not socket.reader.at_eof():
            await asyncio.sleep(0.5)
        count["closed"] += 1
    finally:
        socket.close()


async def heavy(target, source, count):
    """The calls that cost most, twenty at a time, as fast as they are answered."""
    socket = await WebSocket.open(target, source=source)
    calls = [
        ("state_getMetadata",), ("state_getKeysPaged", "0x", 1000, None), ("state_call", "Metadata_metadata", "0x"),
        ("state_getReadProof", [KEY_OF_CODE]), ("chain_getBlock",), ("state_call", "Core_version", "0x"),
    ]
    try:
        while True:
            for number in range(20):
                await socket.send(request(*random.choice(calls), number=number))
            for _ in range(20):
                said = await asyncio.wait_for(socket.receive(), 60)
                count["limited" if b'"code":-32999' in said[-200:] else "answered"] += 1
    finally:
        socket.close()


async def requests(target, source, count):
    """The same by HTTP, each with a connection of its own: the node's limit counts WebSockets alone."""
    reader, writer = await target.connect(source)
    try:
        writer.write(post(json.dumps(request("state_getMetadata")).encode()))
        status, _ = await asyncio.wait_for(answer(reader), 60)
        count[f"http {status}"] += 1
    finally:
        writer.close()


KINDS = [headers, body, oversized, malformed, requests, batches, unread, operations, pings, halves, subscriptions, heavy]


async def keep_at_it(kind, target, source, count):
    while True:
        try:
            count["tried"] += 1
            await kind(target, source, count)
        except EVERYTHING_CLOSED as error:
            count[str(error) if isinstance(error, Refused) else type(error).__name__] += 1
            await asyncio.sleep(0.05)


async def main(port, tls, connections, seconds, first, kinds):
    target = Target(int(port), tls == "tls")
    chosen = [kind for kind in KINDS if kind.__name__ in kinds]
    counts = {kind.__name__: collections.Counter() for kind in chosen}
    tasks = []
    for number in range(int(connections)):
        kind, source = chosen[number % len(chosen)], f"127.0.7.{int(first) + number // OF_AN_ADDRESS}"
        tasks.append(asyncio.create_task(keep_at_it(kind, target, source, counts[kind.__name__])))
    done, _ = await asyncio.wait(tasks, timeout=float(seconds), return_when=asyncio.FIRST_EXCEPTION)
    for task in done:
        task.result()
    print(json.dumps(counts), flush=True)
    # Nobody is said goodbye to.
    os._exit(0)


if __name__ == "__main__":
    if len(sys.argv) < 7:
        print(__doc__)
        sys.exit(2)
    # Connections that end in every way there is are the purpose.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
    asyncio.run(main(*sys.argv[1:6], sys.argv[6:]))
