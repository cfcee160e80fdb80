"""IPv4 and UDP headers with the Internet checksum."""
import struct
from array import array


def checksum(data):
    if len(data) % 2:
        data = bytes(data) + b"\0"
    words = array("H", bytes(data))
    words.byteswap()
    total = sum(words)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def address(text):
    parts = text.split(".")
    if len(parts) != 4:
        raise ValueError(f"{text!r} is no IPv4 address")
    return bytes(int(p) for p in parts)


def ipv4(source, target, payload, ttl=64, protocol=17):
    head = bytearray(struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), 0x1C46, 0x4000, ttl, protocol, 0, source, target))
    struct.pack_into("!H", head, 10, checksum(head))
    return bytes(head) + payload


def udp(source, target, sport, dport, data):
    length = 8 + len(data)
    pseudo = struct.pack("!4s4sBBH", source, target, 0, 17, length)
    head = struct.pack("!4H", sport, dport, length, 0)
    value = checksum(pseudo + head + data) or 0xFFFF
    return struct.pack("!4H", sport, dport, length, value) + data


def parse(packet):
    view = memoryview(packet)
    version_ihl, tos, total, ident, fragment, ttl, protocol, check, source, target = struct.unpack_from("!BBHHHBBH4s4s", view)
    size = (version_ihl & 15) * 4
    print(f"v{version_ihl >> 4} header {size} total {total} ttl {ttl} proto {protocol} check {check:#06x} ok {checksum(view[:size]) == 0}")
    print("  ", ".".join(map(str, source)), "->", ".".join(map(str, target)))
    if protocol == 17:
        sport, dport, length, check = struct.unpack_from("!4H", view, size)
        print("  ", sport, dport, length, f"{check:#06x}", bytes(view[size + 8 : size + length]))


a, b = address("192.168.0.1"), address("10.0.0.255")
parse(ipv4(a, b, udp(a, b, 5353, 53, b"query")))
parse(ipv4(b, a, udp(b, a, 1, 65535, b"")))
print(f"{checksum(bytes.fromhex('45000073000040004011 0000 c0a80001c0a800c7')):04x}")
for bad in ("1.2.3", "1.2.3.256", "a.b.c.d"):
    try:
        print(address(bad))
    except ValueError as error:
        print(error)
try:
    udp(a, b, 70000, 1, b"")
except struct.error as error:
    print(error)
