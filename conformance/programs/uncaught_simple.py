"""An exception that nobody catches, three calls deep."""


def read_header(data):
    return int.from_bytes(data[:4], "big"), data[4]


def read_all(blobs):
    for blob in blobs:
        print(read_header(blob))


def main():
    read_all([b"\x00\x00\x00\x01A", b"\x00\x00\x01\x00B", b"\x00"])


main()
print("not reached")
