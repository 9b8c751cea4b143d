#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""Whom does nginx take for one, and how much does it let one do? tests/rpc/run.sh starts this in a network of its own.

    unshare --map-root-user --net tests/rpc/addresses.py NGINX-CONF

NGINX-CONF includes packaging/public-node/caucus-rpc.conf with its own ports, behind which stand pretended ones of a node. The
exit code is 1 if anything is wrong, and stderr says what.
"""

import asyncio
import ssl
import subprocess
import sys
import time

PORT, BACKENDS = 443, (9944, 9945)
# As in caucus-rpc.conf: connections at a time and requests at once, of one and of a site.
OF_ONE, OF_A_SITE, OF_ALL = 10, 40, 400
BURST, BURST_OF_A_SITE = 60, 240
A_SECOND, A_SECOND_OF_A_SITE = 5, 20
# How many of them are made at a time here, so that no connection is too many.
AT_A_TIME = 8

wrong = []


def check(good, what):
    if not good:
        wrong.append(what)


def four(last, net=9):
    return f"127.0.{net}.{last}"


def six(site, network, last):
    return f"fd00:0:{site:x}:{network:x}::{last:x}"


async def pretend(reader, writer):
    """A node that answers at once, or never if that is asked for."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            if b"GET /never" in head:
                await reader.read()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    except (OSError, EOFError):
        pass
    finally:
        writer.close()


def told():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


TLS = told()


class Asked:
    """A request of an address, and the connection that it keeps."""

    @classmethod
    async def at(cls, source, path="/", upgrade=False):
        self = cls()
        self.reader, self.writer = await asyncio.open_connection(
            "::1" if ":" in source else "127.0.0.1", PORT, ssl=TLS, local_addr=(source, 0),
        )
        head = f"GET {path} HTTP/1.1\r\nHost: rpc.example.org\r\n" + ("Upgrade: websocket\r\n" if upgrade else "") + "\r\n"
        self.writer.write(head.encode())
        return self

    async def status(self, seconds):
        """What it was answered within this time; 0 if nothing, for that waits for the node."""
        try:
            return int((await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), seconds)).split(b" ", 2)[1])
        except TimeoutError:
            return 0


async def held(sources):
    """(statuses, requests) of requests that are never answered, from these addresses, one after the other."""
    asked = [await Asked.at(source, "/never", upgrade=number % 2 == 0) for number, source in enumerate(sources)]
    statuses = await asyncio.gather(*(one.status(1) for one in asked))
    return statuses, asked


async def burst(sources):
    """How many requests of these addresses were served."""
    async def one(source):
        asked = await Asked.at(source)
        status = await asked.status(5)
        asked.writer.close()
        return status

    statuses = []
    while sources:
        statuses += await asyncio.gather(*map(one, sources[:AT_A_TIME]))
        sources = sources[AT_A_TIME:]
    check(set(statuses) <= {200, 429}, f"requests were answered with {sorted(set(statuses))}")
    return statuses.count(200)


async def leave(asked):
    for one in asked:
        one.writer.transport.abort()
    await asyncio.sleep(0.5)


async def connections():
    async def expect(sources, allowed, what):
        statuses, asked = await held(sources)
        check(statuses.count(0) == allowed and set(statuses) <= {0, 429},
              f"{what}: {statuses.count(0)} of {len(statuses)} connections were let in, where {allowed} are right")
        return asked

    await leave(await expect([four(1)] * (OF_ONE + 5), OF_ONE, "an address"))
    await leave(await expect([four(last) for last in range(1, 101)], 100, "a hundred neighbours of IPv4"))
    await leave(await expect([six(1, 1, last) for last in range(1, OF_ONE + 6)], OF_ONE, "addresses of a network of IPv6"))
    # Addresses that differ in the middle of the first 64 bits alone, and in the last of them.
    networks = [six(site, network, 1) for site in (2, 3) for network in (1, 2) for _ in range(OF_ONE)]
    await leave(await expect(networks, len(networks), "four networks of IPv6 in two sites"))
    site = [six(4, network, last) for network in range(1, 11) for last in range(1, 9)]
    asked = await expect(site, OF_A_SITE, "ten networks of a site")
    await leave([*asked, *await expect([six(5, 1, 1)], 1, "another site beside it")])
    many = [four(last, net) for net in (10, 11) for last in range(1, 226)]
    await leave(await expect(many, OF_ALL, "all together"))


async def requests():
    for what, sources, at_once, a_second in (
        ("an address", [four(150)] * 150, BURST, A_SECOND),
        ("a network of IPv6", [six(6, 1, 1 + number % 200) for number in range(150)], BURST, A_SECOND),
        ("a site", [six(7, 1 + number % 50, 1 + number % 8) for number in range(500)], BURST_OF_A_SITE, A_SECOND_OF_A_SITE),
    ):
        started = time.monotonic()
        served, most = await burst(sources), at_once + 2 + a_second * (time.monotonic() - started)
        check(at_once < served <= most, f"{what}: {served} of {len(sources)} requests were served, where {at_once} are right")
    served = await burst([four(last, 12) for last in range(1, 201)])
    check(served == 200, f"200 neighbours of IPv4: {served} requests were served")


async def listens():
    try:
        (await Asked.at(four(250))).writer.close()
        return True
    except OSError:
        return False


async def main(conf):
    addresses = [six(site, network, last) for site in range(1, 8) for network in range(1, 51) for last in range(1, 9)]
    addresses += [six(6, 1, last) for last in range(9, 201)]
    addresses += [six(1, 1, last) for last in range(9, OF_ONE + 6)]
    commands = ["link set lo up", *(f"addr add {address}/128 dev lo" for address in addresses)]
    subprocess.run(["ip", "-batch", "-"], input="\n".join(commands), text=True, check=True)
    servers = [await asyncio.start_server(pretend, "127.0.0.1", port, backlog=1024) for port in BACKENDS]
    nginx = await asyncio.create_subprocess_exec("nginx", "-c", conf, "-e", "stderr")
    try:
        while not await listens():
            if nginx.returncode is not None:
                sys.exit("rpc, addresses: nginx has ended")
            await asyncio.sleep(0.1)
        await connections()
        await requests()
    finally:
        if nginx.returncode is None:
            nginx.terminate()
            await nginx.wait()
        for server in servers:
            server.close()
    for what in wrong:
        print(f"rpc, addresses: {what}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__)
        sys.exit(2)
    sys.exit(asyncio.run(main(sys.argv[1])))
