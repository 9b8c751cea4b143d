# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""HTTP and WebSockets as bytes, so that a test can send what no library would."""

import asyncio
import json
import os
import socket
import ssl
import struct
from base64 import b64encode

MIB = 1024 * 1024


class Refused(Exception):
    """The other side answered something else than was asked for."""


class Target:
    """Where to connect: a port on this machine, with TLS or without."""

    def __init__(self, port, tls):
        self.port, self.context = port, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if tls else None
        if tls:
            self.context.check_hostname, self.context.verify_mode = False, ssl.CERT_NONE

    @property
    def tls(self):
        return self.context is not None

    async def connect(self, source="127.0.0.1", receive_buffer=None):
        """(reader, writer) of a new connection from an address of this machine."""
        sock = socket.socket()
        sock.setblocking(False)
        try:
            if receive_buffer:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
            sock.bind((source, 0))
            await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", self.port))
            name = "localhost" if self.tls else None
            return await asyncio.open_connection(sock=sock, ssl=self.context, server_hostname=name)
        except BaseException:
            sock.close()
            raise


def request(method, *params, number=1):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": list(params)}


def post(body, length=None):
    """An HTTP request; it can claim another length than its body has."""
    head = f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length or len(body)}\r\n\r\n"
    return head.encode() + body


async def answer(reader):
    """(status, body) of an HTTP answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head.split(" ", 2)[1])
    headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(await reader.readuntil(b"\r\n"), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        return status, body
    return status, await reader.readexactly(int(headers.get("content-length", 0)))


def frame(payload, opcode=1, masked=True):
    """A WebSocket frame. The mask of zeros is a mask, and leaves the payload as it is."""
    size, mask = len(payload), 0x80 if masked else 0
    if size < 126:
        head = struct.pack(">BB", 0x80 | opcode, mask | size)
    elif size < 65536:
        head = struct.pack(">BBH", 0x80 | opcode, mask | 126, size)
    else:
        head = struct.pack(">BBQ", 0x80 | opcode, mask | 127, size)
    return head + (b"\0\0\0\0" if masked else b"") + payload


class WebSocket:
    """A WebSocket of a client that calls one thing at a time, and keeps what it is told meanwhile."""

    def __init__(self, reader, writer):
        self.reader, self.writer, self.number, self.told = reader, writer, 0, []

    @classmethod
    async def open(cls, target, **options):
        reader, writer = await target.connect(**options)
        try:
            writer.write(
                b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + b64encode(os.urandom(16)) + b"\r\n\r\n"
            )
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                raise Refused(head.split(b"\r\n", 1)[0].decode("latin-1"))
        except BaseException:
            writer.close()
            raise
        return cls(reader, writer)

    async def send(self, value):
        # asyncio takes what is written to a connection that has ended, and drops it.
        if self.writer.transport.is_closing():
            raise Refused("ended")
        self.writer.write(frame(value if isinstance(value, bytes) else json.dumps(value).encode()))
        await self.writer.drain()

    async def receive(self):
        """The next message, as bytes. Pings are answered; the end of the connection is an error."""
        message = b""
        while True:
            first, second = await self.reader.readexactly(2)
            size = second & 0x7F
            if size == 126:
                size = struct.unpack(">H", await self.reader.readexactly(2))[0]
            elif size == 127:
                size = struct.unpack(">Q", await self.reader.readexactly(8))[0]
            payload = await self.reader.readexactly(size)
            opcode = first & 0x0F
            if opcode == 8:
                raise Refused("closed")
            if opcode == 9:
                self.writer.write(frame(payload, 10))
            elif opcode != 10:
                message += payload
                if first & 0x80:
                    return message

    async def call(self, method, *params):
        """The whole answer to a call."""
        self.number += 1
        await self.send(request(method, *params, number=self.number))
        while True:
            value = json.loads(await self.receive())
            if isinstance(value, dict) and value.get("id") == self.number:
                return value
            self.told.append(value)

    def close(self):
        self.writer.close()
