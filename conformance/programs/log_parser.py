"""Lines of a log by regular expressions: named groups, verbose patterns, substitutions, scanners."""
import re
from collections import Counter, defaultdict

LINE = re.compile(
    r"""
    (?P<host>\S+)\s\S+\s(?P<user>-|\w+)\s
    \[(?P<day>\d{2})/(?P<month>[A-Z][a-z]{2})/(?P<year>\d{4}):(?P<time>[\d:]+)\s[+-]\d{4}\]\s
    "(?P<method>[A-Z]+)\s(?P<path>[^\s?"]+)(?:\?(?P<query>[^\s"]*))?\sHTTP/\d\.\d"\s
    (?P<status>\d{3})\s(?P<size>\d+|-)
    """,
    re.VERBOSE,
)
LOG = """\
10.0.0.1 - ann [01/Mar/2026:10:00:01 +0000] "GET /index.html HTTP/1.1" 200 5120
10.0.0.2 - - [01/Mar/2026:10:00:05 +0000] "POST /api/items?id=7&x=%20y HTTP/1.1" 201 64
10.0.0.1 - ann [01/Mar/2026:10:01:00 +0000] "GET /missing HTTP/1.0" 404 -
garbage line
::1 - bob [02/Apr/2026:23:59:59 -0500] "DELETE /api/items/7 HTTP/1.1" 500 12
"""
statuses, traffic, bad = Counter(), defaultdict(int), []
for number, line in enumerate(LOG.splitlines(), 1):
    if (found := LINE.match(line)) is None:
        bad.append((number, line))
        continue
    statuses[found["status"][0] + "xx"] += 1
    traffic[found["host"]] += int(found["size"].replace("-", "0"))
    print(found.group("method", "path", "query"), found.span("path"), found.lastgroup, found.end() == len(line))
print(statuses, dict(traffic), bad)
query = "id=7&x=%20y&flag&x=2"
pairs = re.findall(r"([^&=]+)(?:=([^&]*))?", query)
print(pairs, {k: re.sub(r"%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), v) for k, v in pairs})
print(re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567"), re.sub(r"(\w)(\w*)", lambda m: m[1].upper() + m[2], "make a title"), re.subn("a", "b", "banana", count=2))
print(re.split(r"([,;])\s*", "a, b;c,d", maxsplit=2), re.split(r"\b", "a b"), re.split("x*", "axbc"), [m.start() for m in re.finditer("(?=aa)", "aaaa")])
SCANNER = re.Scanner([(r"\d+\.\d*", lambda s, t: float(t)), (r"\d+", lambda s, t: int(t)), (r"[a-z_]\w*", lambda s, t: t), (r"[-+*/=]", lambda s, t: ("op", t)), (r"\s+", None)])
print(SCANNER.scan("x1 = 3*foo + 312.50 - ?"))
print(re.fullmatch(r"(?i:A)b(?P<q>['\"]).*?(?P=q)", "ab'x'"), re.match(r"(a)|(b)", "b").groups(), re.match(r"(?:(a)|b)*", "ab").group(1), re.search(rb"\x00+", b"a\0\0b").span(), re.compile("a(?P<n>b)?").groupindex)
print(re.escape("a.b*c[d]"), re.findall(r"(?m)^\w", "ab\ncd"), re.findall(r"(?s)a.b", "a\nb"), re.findall("[^\\W\\d_]+", "aé1_ß"), re.match(r"(?x) a  b # c", "ab"), re.findall(r"a{2,3}?", "aaaaa"), re.findall(r"(?:ab)++a", "ababa"))
for pattern in ("(", "[z-a]", "a**", "(?P<1>a)", r"\8", "(?<=a+)b", "x{3,1}", "(?P=no)", "[", "*", "(?z)"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(repr(pattern), error, error.pos)
