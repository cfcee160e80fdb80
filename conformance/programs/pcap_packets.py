"""Packets of a capture file taken apart: Ethernet, IPv4, UDP, in either byte order of the file."""
import struct


def checksum(data):
    if len(data) % 2:
        data = bytes(data) + b"\0"
    total = sum(memoryview(bytes(data)).cast("B")[::2]) * 256 + sum(data[1::2])
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def udp(source, target, ports, body):
    header = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 28 + len(body), 7, 0x4000, 64, 17, 0, source, target)
    header = header[:10] + struct.pack(">H", checksum(header)) + header[12:]
    return bytes(6) + b"\2" * 6 + b"\x08\0" + header + struct.pack(">HHHH", *ports, 8 + len(body), 0) + body


def capture(packets, order):
    out = bytearray(struct.pack(order + "IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
    for time, packet in packets:
        out += struct.pack(order + "IIII", int(time), int(time % 1 * 1e6), len(packet), len(packet)) + packet
    return bytes(out)


def read(data):
    order = {b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">"}.get(data[:4])
    if order is None:
        raise ValueError(f"magic {data[:4].hex()}")
    at, view = 24, memoryview(data)
    while at < len(view):
        seconds, micros, kept, size = struct.unpack_from(order + "4I", view, at)
        yield seconds + micros / 1e6, view[at + 16 : at + 16 + kept], size
        at += 16 + kept


def dotted(part):
    return ".".join(map(str, part))


packets = [(1.25, udp(b"\x0a\0\0\1", b"\x0a\0\0\2", (5353, 53), b"hi")), (2.5, udp(b"\x7f\0\0\1", b"\xe0\0\0\xfb", (1, 65535), b"odd"))]
for order in "<>":
    for time, packet, size in read(capture(packets, order)):
        ip = packet[14:]
        head = (ip[0] & 15) * 4
        ports = struct.unpack(">HH", ip[head : head + 4])
        print(order, time, size, dotted(ip[12:16]), dotted(ip[16:20]), ports, ip[head + 8 :].tobytes(), hex(checksum(ip[:head])))
try:
    next(read(b"nope" * 8))
except ValueError as error:
    print(error)
