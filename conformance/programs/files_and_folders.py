"""Files: text and binary modes, seeking, buffering, directories, errors with numbers."""
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "data.bin")
    with open(path, "wb") as file:
        print(file.write(bytes(range(20))), file.tell(), file.mode, file.closed, file.seekable())
    with open(path, "r+b") as file:
        file.seek(5)
        print(file.read(3), file.tell(), file.seek(-4, os.SEEK_END), file.read(), file.read())
        file.seek(0)
        file.write(b"HEAD")
        print(file.peek(2)[:2] if hasattr(file, "peek") else None, file.truncate(10), file.seek(0, 2))
    print(open(path, "rb").read(), os.path.getsize(path), os.path.exists(path), os.path.isfile(path), os.path.isdir(folder))
    buffer = bytearray(6)
    with open(path, "rb", buffering=0) as raw:
        print(raw.readinto(memoryview(buffer)[2:]), buffer, type(raw).__name__, raw.readall()[-1:])
    text = os.path.join(folder, "text.txt")
    with open(text, "w", encoding="utf-8", newline="") as file:
        file.write("eins\r\nzwei\ndréi\rvier")
        file.writelines(["\n", "fünf\n"])
    for newline in (None, "", "\n", "\r\n"):
        with open(text, encoding="utf-8", newline=newline) as file:
            print(repr(newline), file.readlines(), file.newlines)
    with open(text, "a+", encoding="latin-1", errors="replace") as file:
        file.write("\u20ac€")
        file.seek(0)
        print(repr(file.read()), file.encoding, file.errors)
    with open(text, "rb") as file:
        print([line for line in file][-1], ascii(io.TextIOWrapper(io.BytesIO(b"a\xffb"), "ascii", "surrogateescape").read()))
    os.makedirs(os.path.join(folder, "a", "b"), exist_ok=True)
    with open(os.path.join(folder, "a", "x.py"), "x") as file:
        print("print('hi')", file=file)
    print(sorted(os.listdir(folder)), sorted(os.listdir(os.path.join(folder, "a"))))
    os.rename(text, os.path.join(folder, "moved.txt"))
    os.remove(path)
    print(sorted(os.listdir(folder)), os.path.splitext("a/b.tar.gz"), os.path.split("/x/y"), os.path.join("a", "/b", "c"), os.path.normpath("a//b/../c/."), os.path.basename("/q/w.e"), os.path.commonpath(["/a/b", "/a/c"]))
    for bad in (lambda: open(path), lambda: open(folder), lambda: open(os.path.join(folder, "a", "x.py"), "x"), lambda: os.rmdir(os.path.join(folder, "a")), lambda: os.remove(os.path.join(folder, "none")), lambda: os.mkdir(os.path.join(folder, "a"))):
        try:
            bad()
        except OSError as error:
            print(type(error).__name__, error.errno, error.strerror, os.path.basename(str(error.filename)).startswith("tmp"))
    closed = open(os.path.join(folder, "moved.txt"))
    closed.close()
    for bad in (closed.read, lambda: open(folder + "/q", "rw"), lambda: open(folder + "/q", "b"), lambda: open(folder + "/q", "rb", encoding="ascii"), lambda: open(folder + "/q", "w", newline="x"), lambda: open(os.path.join(folder, "moved.txt"), "rb").write(b""), lambda: open(os.path.join(folder, "moved.txt"), encoding="ascii").read()):
        try:
            bad()
        except Exception as error:
            print(type(error).__name__, error)
print(os.path.exists(folder))
