"""A reader of ASN.1 DER that walks a structure recursively."""
from dataclasses import dataclass, field

TAGS = {1: "BOOLEAN", 2: "INTEGER", 3: "BIT STRING", 4: "OCTET STRING", 5: "NULL", 6: "OID", 12: "UTF8String", 16: "SEQUENCE", 17: "SET", 23: "UTCTime"}


class DerError(Exception):
    def __init__(self, message, offset):
        super().__init__(message)
        self.offset = offset
        self.add_note(f"at offset {offset}")


@dataclass
class Node:
    tag: int
    constructed: bool
    value: object
    children: list["Node"] = field(default_factory=list)

    def show(self, depth=0):
        name = TAGS.get(self.tag, f"[{self.tag}]")
        print("  " * depth + name, "" if self.constructed else repr(self.value))
        for child in self.children:
            child.show(depth + 1)


def length(view, at):
    first = view[at]
    if first < 0x80:
        return first, at + 1
    count = first & 0x7F
    if count == 0:
        raise DerError("indefinite length", at)
    return int.from_bytes(view[at + 1 : at + 1 + count]), at + 1 + count


def oid(body):
    parts = [body[0] // 40, body[0] % 40]
    value = 0
    for byte in body[1:]:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            parts.append(value)
            value = 0
    return ".".join(map(str, parts))


def parse(view, at=0):
    tag = view[at] & 0x1F
    constructed = bool(view[at] & 0x20)
    size, begin = length(view, at + 1)
    end = begin + size
    if end > len(view):
        raise DerError(f"{size} bytes announced, {len(view) - begin} there", at)
    body = view[begin:end]
    if constructed:
        node = Node(tag, True, None)
        inside = 0
        while inside < len(body):
            child, inside = parse(body, inside)
            node.children.append(child)
        return node, end
    match tag:
        case 1:
            value = body[0] != 0
        case 2:
            value = int.from_bytes(body, "big", signed=True)
        case 5:
            value = None
        case 6:
            value = oid(body)
        case 12 | 23:
            value = str(body, "utf-8")
        case _:
            value = body.tobytes()
    return Node(tag, False, value), end


def der(tag, body):
    head = bytes([tag])
    if len(body) < 128:
        return head + bytes([len(body)]) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8)
    return head + bytes([0x80 | len(size)]) + size + body


sample = der(0x30, der(2, b"\x02") + der(2, b"\xff\x7f") + der(6, bytes.fromhex("2a864886f70d010101")) + der(5, b"")
             + der(0x31, der(12, "Zürich".encode()) + der(1, b"\xff")) + der(4, bytes(130)) + der(0xA3, der(23, b"250101000000Z")))
node, end = parse(memoryview(sample))
node.show()
print(end == len(sample), node.children[0] == Node(2, False, 2), node.children[0])
for bad in (sample[:-1], b"\x30\x80\0\0"):
    try:
        parse(memoryview(bad))
    except DerError as error:
        print(error, error.__notes__, error.offset)
