import sys
import time


class Page:
    def __init__(self, title):
        self.title = title
        self.parts = []

    def add(self, text):
        self.parts.append(text)
        return self

    def row(self, *cells):
        return self.add("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n")

    def text(self):
        return "<h1>%s</h1>\n%s" % (self.title, "".join(self.parts))


def hexdump(data):
    lines = []
    for at in range(0, len(data), 16):
        row = data[at : at + 16]
        shown = "".join(chr(c) if 32 <= c < 127 else "." for c in row)
        lines.append(f"{at:08x}  {row.hex(' '):<47}  |{shown}|")
    return "\n".join(lines)


def grown(n):
    text = ""
    for i in range(n):
        text += chr(97 + i % 26)
        if i % 10 == 9:
            text += ","
    return text


def work(n):
    page = Page("results")
    for i in range(n):
        page.row(i, f"{i * 0.5:.2f}", "{:>6}".format(i % 1000), str(i).zfill(6), "even" if i % 2 == 0 else "odd")
    text = page.text()
    dump = hexdump(text[: n * 20].encode())
    words = grown(n * 5).split(",")
    title = " ".join(word.capitalize() for word in words)
    return len(text) + len(dump) + title.count("A") + sum(map(len, dump.splitlines()[::7]))


n = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
work(max(n // 50, 20))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
