#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""Does the gate let through what it should, and nothing else? Before it clients that misbehave, behind it a pretended node.

    tests/rpc/gate.py     takes half a minute, and needs neither a node nor nginx

The exit code is 1 if anything is wrong, and stderr says what.
"""

import asyncio
import importlib.machinery
import importlib.util
import json
import os
import sys
import time
from pathlib import Path

from wire import MIB, Refused, Target, WebSocket, frame, request

PROGRAM = Path(__file__).resolve().parents[2] / "packaging/public-node/caucus-gate"
SWITCH = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
GONE = (OSError, EOFError, Refused)
# What is waited for, if nothing is to come of it, and if something is.
NOTHING, SOMETHING = 0.4, 5
# Files that may be open when all are gone.
MOST_LEFT = 10

wrong = []


def check(good, what):
    if not good:
        wrong.append(what)


def program():
    loader = importlib.machinery.SourceFileLoader("gate", str(PROGRAM))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("gate", loader))
    loader.exec_module(module)
    # As the program has them, but shorter to wait for.
    module.HEAD_SECONDS, module.CALL_SECONDS, module.UNREAD_SECONDS, module.OPERATION_SECONDS = 1, 1, 1, 2
    return module


class Node:
    """The other side of one connection: what came, and what to say."""

    def __init__(self, greeting):
        self.greeting, self.frames, self.arrived, self.bytes = greeting, [], asyncio.Event(), 0
        self.ready, self.ended = asyncio.Event(), asyncio.Event()

    async def connected(self, reader, writer):
        self.writer = writer
        try:
            self.head = await reader.readuntil(b"\r\n\r\n")
            writer.write(self.greeting)
            self.ready.set()
            while True:
                head = await reader.readexactly(2)
                size = head[1] & 0x7F
                if size == 126:
                    size = int.from_bytes(await reader.readexactly(2), "big")
                elif size == 127:
                    size = int.from_bytes(await reader.readexactly(8), "big")
                await reader.readexactly(4 if head[1] & 0x80 else 0)
                self.bytes += size
                self.frames.append((head[0], await reader.readexactly(size)))
                self.arrived.set()
        except GONE:
            pass
        finally:
            self.ready.set()
            self.ended.set()

    def say(self, value, **options):
        self.writer.write(frame(value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode(), masked=False, **options))

    async def has(self, count, seconds=SOMETHING):
        """Whether so many frames come, within this time."""
        until = time.monotonic() + seconds
        while len(self.frames) < count and time.monotonic() < until:
            await asyncio.sleep(0.01)
        return len(self.frames) >= count

    async def has_just(self, count):
        return await self.has(count) and not await self.has(count + 1, NOTHING)


def answer_to(number, result="0x"):
    return {"jsonrpc": "2.0", "id": number, "result": result}


def news(event, **rest):
    result = {"event": event, **rest}
    return {"jsonrpc": "2.0", "method": "chainHead_v1_followEvent", "params": {"subscription": "abcdefghijklmnop", "result": result}}


STARTED = {"result": "started", "operationId": "1", "discardedItems": 0}


async def is_closed(reader, seconds=SOMETHING):
    """Whether the gate ends the connection within this time, whatever it says before."""
    async def until_the_end():
        while await reader.read(MIB):
            pass

    try:
        await asyncio.wait_for(until_the_end(), seconds)
        return True
    except TimeoutError:
        return False
    except GONE:
        return True


class Place:
    """A gate, a node behind it, and those who come."""

    def __init__(self, gate):
        self.gate, self.nodes, self.clients, self.greeting = gate, [], [], SWITCH

    async def __aenter__(self):
        async def connected(reader, writer):
            node = Node(self.greeting)
            self.nodes.append(node)
            await node.connected(reader, writer)

        self.behind = await asyncio.start_server(connected, "127.0.0.1", 0, limit=4 * MIB)
        self.server = await self.gate.listen(0, self.behind.sockets[0].getsockname()[1])
        self.target = Target(self.server.sockets[0].getsockname()[1], False)
        return self

    async def __aexit__(self, *_):
        self.server.close()
        self.behind.close()
        for writer in (*(node.writer for node in self.nodes), *(client.writer for client in self.clients)):
            if not writer.transport.is_closing():
                writer.transport.abort()

    async def comes(self, **options):
        """A client, and the node's side of it."""
        client = await WebSocket.open(self.target, **options)
        self.clients.append(client)
        node = self.nodes[-1]
        await node.ready.wait()
        return client, node


# ---- what it passes on -----------------------------------------------------------------------------------------------


async def passes_on(place):
    client, node = await place.comes()
    long = json.dumps(request("long", "x" * (2 * MIB - 100))).encode()
    for sent in (b"{}", b"x" * 126, b"y" * 70_000, long):
        await client.send(sent)
        check(await node.has(len(node.frames) + 1), f"a message of {len(sent)} bytes does not arrive")
        check(node.frames[-1][1] == sent, f"a message of {len(sent)} bytes arrives changed")
        node.say(b'{"jsonrpc":"2.0","id":1' + sent)
        check((await client.receive()).endswith(sent), f"an answer of {len(sent)} bytes arrives changed")
    # A message in pieces, with a ping among them.
    before = len(node.frames)
    for piece, first in ((b"a", 0x01), (b"b", 0x00), (b"", 0x89), (b"c", 0x80)):
        client.writer.write(bytes([first]) + frame(piece)[1:])
    check(await node.has(before + 4), "a message in pieces does not arrive")
    check([first for first, _ in node.frames[before:]] == [0x01, 0x00, 0x89, 0x80], "a message in pieces arrives changed")
    node.say(b"", opcode=9)
    node.say(answer_to(1))
    check(json.loads(await client.receive()) == answer_to(1), "a ping confuses it")
    check(await node.has(before + 5) and node.frames[-1][0] == 0x8A, "an answer to a ping does not arrive")
    # Who says nothing for longer than a call may take is let be.
    check(not await is_closed(client.reader, 2 * place.gate.CALL_SECONDS), "who says nothing is sent away")


async def as_much_as_is_answered(place):
    client, node = await place.comes()
    most = place.gate.AT_A_TIME
    for number in range(most + 5):
        await client.send(request("some", number=number))
    check(await node.has_just(most), f"{len(node.frames)} calls without an answer reach the node, where {most} are right")
    node.say(answer_to(0))
    check(await node.has_just(most + 1), "an answer makes room for other than one call")
    node.say(answer_to(1))
    check(await node.has_just(most + 2), "a second answer makes room for other than one call")
    # News are no answers, in however small pieces they come.
    for byte in frame(json.dumps(news("newBlock"), separators=(",", ":")).encode(), masked=False):
        node.writer.write(bytes([byte]))
        await node.writer.drain()
        await asyncio.sleep(0.001)
    check(not await node.has(most + 3, NOTHING), "news make room for a call")
    node.say(b"", opcode=9)
    check(not await node.has(most + 3, NOTHING), "a ping makes room for a call")


async def operations(place):
    """Operations that chainHead starts are calls until their result comes, or nobody knows."""
    client, node = await place.comes()
    most = place.gate.AT_A_TIME
    for number in range(most + 4):
        await client.send(request("chainHead_v1_call", number="n" * 600))
    check(await node.has_just(most), "calls of operations are not counted")
    node.say(answer_to("n" * 600, STARTED))
    check(not await node.has(most + 1, NOTHING), "an operation that has started makes room for a call")
    node.say(news("operationStorageItems", operationId="1"))
    check(not await node.has(most + 1, NOTHING), "a part of a result makes room for a call")
    node.say(news("operationCallDone", operationId="1", output="0x" + "00" * 100_000))
    check(await node.has(most + 1, NOTHING), "a result makes no room for a call")
    node.say(news("operationCallDone", operationId="1"))
    check(not await node.has(most + 2, NOTHING), "a result of nothing makes room for a call")
    node.say(answer_to("n" * 600, {"result": "limitReached"}))
    check(await node.has_just(most + 2), "an operation that was not started makes room for other than one call")
    node.say(answer_to("n" * 600, STARTED))
    check(not await node.has(most + 3, NOTHING), "another operation that has started makes room for a call")
    check(await node.has(most + 3, 2 * place.gate.OPERATION_SECONDS), "an operation whose end nobody tells is counted for ever")


async def more_answers_than_calls(place):
    client, node = await place.comes()
    most = place.gate.AT_A_TIME
    for number in range(20):
        node.say(answer_to(number))
        await client.receive()
    for number in range(most + 5):
        await client.send(request("some", number=number))
    check(await node.has_just(most), f"answers to nothing make room: {len(node.frames)} calls reach the node")


# ---- what it refuses -------------------------------------------------------------------------------------------------


def beginning(piece, first, **options):
    return bytes([first]) + frame(piece, **options)[1:]


async def refuses_what_no_client_sends(place):
    big = (2 * MIB + 1).to_bytes(8, "big")
    for what, sent in {
        "a frame without a mask": frame(b"{}", masked=False),
        "a compressed frame": beginning(b"{}", 0xC1),
        "a frame of no known kind": frame(b"{}", opcode=3),
        "a control frame of no known kind": frame(b"", opcode=11),
        "a continuation of nothing": beginning(b"{}", 0x80),
        "a message within a message": beginning(b"a", 0x01) + beginning(b"b", 0x81),
        "a ping in pieces": beginning(b"", 0x09),
        "a long ping": frame(b"p" * 126, opcode=9),
        "a frame of 2 MiB and a byte": b"\x81\xff" + big + b"\0\0\0\0" + b"x" * 1000,
        "a frame of half of all bytes there are": b"\x81\xff" + b"\x7f" + b"\xff" * 7 + b"\0\0\0\0" + b"x" * 1000,
    }.items():
        client, node = await place.comes()
        client.writer.write(sent)
        check(await is_closed(client.reader), f"{what} does not end the connection")
        check(not [one for one in node.frames if one[0] != 0x01], f"{what} reaches the node")


async def refuses_long_messages_in_pieces(place):
    client, node = await place.comes()
    piece = b"x" * (MIB // 2)
    for number in range(6):
        client.writer.write(beginning(piece, 0x00 if number else 0x01))
    check(await is_closed(client.reader), "a message of three MiB in pieces does not end the connection")
    check(node.bytes <= 2 * MIB, f"{node.bytes} bytes of a message in pieces reach the node")


async def waits_for_nobody(place):
    async def sends(what, sent):
        reader, writer = await place.target.connect()
        writer.write(sent)
        check(await is_closed(reader), f"{what} does not end the connection")

    await sends("a request whose head never ends", b"GET / HTTP/1.1\r\nHost: localhost\r\n")
    await sends("a request with a long head", b"GET / HTTP/1.1\r\nX: " + b"x" * 100_000)
    for what, sent in {
        "a frame that never ends": frame(b"x" * 1000)[:-500],
        "a message that never ends": beginning(b"x" * 1000, 0x01),
    }.items():
        client, _ = await place.comes()
        client.writer.write(sent)
        check(await is_closed(client.reader), f"{what} does not end the connection")
    # Not even if pings come meanwhile.
    client, _ = await place.comes()
    client.writer.write(beginning(b"x", 0x01))
    for _ in range(20):
        if client.writer.transport.is_closing():
            break
        client.writer.write(frame(b"", opcode=9))
        await asyncio.sleep(0.1)
    check(await is_closed(client.reader, NOTHING), "a message that never ends, with pings, does not end the connection")


async def who_does_not_read(place):
    client, node = await place.comes(receive_buffer=4096)
    said = b'{"jsonrpc":"2.0","id":1,"result":"0x' + b"0" * (MIB // 2) + b'"}'
    for _ in range(40):
        node.say(said)
    await asyncio.sleep(0.2)
    unsent = node.writer.transport.get_write_buffer_size()
    check(unsent > 10 * MIB, f"the gate takes {20 - unsent // MIB} of 20 MiB that nobody reads")
    await asyncio.wait_for(node.ended.wait(), SOMETHING)
    check(await is_closed(client.reader), "who does not read keeps the connection")


async def a_flood_of_frames(place):
    """Somebody else is answered meanwhile, and the node gets few of them."""
    floods = [await place.comes() for _ in range(20)]
    other, node = await place.comes()

    async def flood(client):
        try:
            while True:
                client.writer.write(frame(b"", opcode=9) * 2000)
                await client.writer.drain()
        except OSError:
            pass

    tasks = [asyncio.create_task(flood(client)) for client, _ in floods]
    await asyncio.sleep(1.5)
    slowest = 0
    for number in range(1, 11):
        started = time.monotonic()
        await other.send(request("some"))
        check(await node.has(number), "a call does not arrive while others send pings")
        node.say(answer_to(1))
        await asyncio.wait_for(other.receive(), SOMETHING)
        slowest = max(slowest, time.monotonic() - started)
    check(slowest < 1, f"a call takes {slowest:.2f} s while others send pings")
    for task in tasks:
        task.cancel()
    passed, most = max(len(node.frames) for _, node in floods), place.gate.FRAMES + 20 * place.gate.FRAMES_A_SECOND
    check(place.gate.FRAMES <= passed <= most, f"{passed} of a flood of pings reach the node, where {place.gate.FRAMES} at once are right")


# ---- what becomes of it ----------------------------------------------------------------------------------------------


async def the_node_ends(place):
    client, node = await place.comes(receive_buffer=4096)
    # More than this machine holds between them.
    last = answer_to(1, "z" * MIB)
    for _ in range(10):
        node.say(last)
    node.writer.close()
    client.writer.transport.pause_reading()
    await asyncio.sleep(0.3)
    client.writer.transport.resume_reading()
    for _ in range(10):
        check(json.loads(await asyncio.wait_for(client.receive(), SOMETHING)) == last, "the last answer of a node that ends is changed")
    check(await is_closed(client.reader), "a connection stays without a node")
    client, node = await place.comes()
    node.say(answer_to(1, "z" * 2 * place.gate.LONGEST_ANSWER))
    check(await is_closed(client.reader), "an answer that no node gives does not end the connection")
    # And there is none.
    place.behind.close()
    await place.behind.wait_closed()
    started = time.monotonic()
    try:
        await WebSocket.open(place.target)
        check(False, "a WebSocket opens without a node")
    except GONE:
        check(time.monotonic() - started < 1, "that there is no node takes long to find out")


async def the_node_says_no(place):
    place.greeting = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 9\r\nconnection: keep-alive\r\n\r\nforbidden"
    reader, writer = await place.target.connect()
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n")
    said = await asyncio.wait_for(reader.read(), SOMETHING)
    check(said == place.greeting, f"a node's refusal arrives as {said!r}")


async def the_node_says_nothing(place):
    place.greeting = b""
    reader, writer = await place.target.connect()
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n")
    check(await is_closed(reader), "a node that says nothing is waited for")


async def the_client_ends(place):
    client, node = await place.comes()
    await client.send(request("some"))
    await node.has(1)
    client.writer.transport.abort()
    await asyncio.wait_for(node.ended.wait(), SOMETHING)


STORIES = [
    passes_on, as_much_as_is_answered, operations, more_answers_than_calls, refuses_what_no_client_sends,
    refuses_long_messages_in_pieces, waits_for_nobody, who_does_not_read, a_flood_of_frames, the_node_ends,
    the_node_says_no, the_node_says_nothing, the_client_ends,
]


async def main():
    gate = program()
    files = len(os.listdir("/proc/self/fd"))
    for story in STORIES:
        before = len(wrong)
        try:
            async with Place(gate) as place:
                await asyncio.wait_for(story(place), 60)
        except (*GONE, TimeoutError) as error:
            check(False, f"{type(error).__name__} {error}")
        wrong[before:] = [f"{story.__name__}: {what}" for what in wrong[before:]]
    await asyncio.sleep(1)
    tasks = [task.get_coro().cr_code.co_filename for task in asyncio.all_tasks()].count(str(PROGRAM))
    check(not tasks, f"the gate has {tasks} tasks left when nobody is connected any more")
    left = len(os.listdir("/proc/self/fd")) - files
    check(left < MOST_LEFT, f"{left} files are open when nobody is connected any more")
    for what in wrong:
        print(f"rpc, gate: {what}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 1:
        print(__doc__)
        sys.exit(2)
    sys.exit(asyncio.run(main()))
