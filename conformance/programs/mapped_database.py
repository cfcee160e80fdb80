"""Fixed records in a mapped file: an index, in-place updates, growth, and views that forbid it."""
import mmap
import os
import struct
import tempfile

RECORD = struct.Struct("<I12sd")


class Table:
    def __init__(self, path, rows=2):
        self.file = open(path, "w+b")
        self.file.truncate(rows * RECORD.size)
        self.map = mmap.mmap(self.file.fileno(), 0)
        self.count, self.index = 0, {}

    @property
    def capacity(self):
        return len(self.map) // RECORD.size

    def add(self, key, name, value):
        if self.count == self.capacity:
            self.map.resize(len(self.map) * 2)
        RECORD.pack_into(self.map, self.count * RECORD.size, key, name.encode(), value)
        self.index[key] = self.count
        self.count += 1

    def __getitem__(self, key):
        number, name, value = RECORD.unpack_from(self.map, self.index[key] * RECORD.size)
        return name.rstrip(b"\0").decode(), value

    def __setitem__(self, key, value):
        at = self.index[key] * RECORD.size + 16
        self.map[at : at + 8] = struct.pack("<d", value)

    def __iter__(self):
        with memoryview(self.map) as view, view[: self.count * RECORD.size] as used:
            for number, name, value in RECORD.iter_unpack(used):
                yield number, value

    def close(self):
        self.map.flush()
        self.map.close()
        self.file.close()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "table.db")
    table = Table(path)
    for key, name in enumerate(("ada", "björn", "chen", "dora", "eve"), 10):
        table.add(key, name, key / 4)
    table[12] = -1.5
    print(table.capacity, table[11], table[12], list(table), table.map.find(b"dora"), table.map.rfind(b"\0\0"))
    print(table.map[:4], table.map[0], len(table.map), table.map.size(), table.map.tell(), table.map.read(6), table.map.read_byte())
    view = memoryview(table.map)
    for bad in (lambda: table.map.resize(10), table.map.close):
        try:
            bad()
        except BufferError as error:
            print("BufferError", error)
    column = view[: 5 * RECORD.size].cast("B", (5, RECORD.size))
    print(column.shape, [column[i, 0] for i in range(5)], view.readonly, view.nbytes)
    column.release()
    view.release()
    table.map.move(0, RECORD.size, RECORD.size)
    print(RECORD.unpack_from(table.map)[0], table.map[24:28], table.map.seek(-4, 2))
    table.close()
    print(os.path.getsize(path), open(path, "rb").read(20))
    try:
        table.map[0]
    except ValueError as error:
        print("ValueError", error)
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as fixed:
        print(fixed.readline()[:4], len(fixed), bytes(memoryview(fixed)[:2]))
        try:
            fixed[0] = 1
        except TypeError as error:
            print("TypeError", error)
anonymous = mmap.mmap(-1, 16)
anonymous.write(b"anonymous")
anonymous[-1] = 255
print(anonymous[:], anonymous.find(b"n", 3), b"nym" in anonymous[:], [b for b in anonymous][-1])
