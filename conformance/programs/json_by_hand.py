"""A JSON parser by recursive descent with positions in its errors, against the library's."""
import json
import re


class JsonError(ValueError):
    def __init__(self, message, text, at):
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        super().__init__(f"{message}: line {line} column {column} (char {at})")


NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
SPACE = re.compile(r"[ \t\n\r]*")
ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0

    def space(self):
        self.at = SPACE.match(self.text, self.at).end()
        return self.text[self.at : self.at + 1]

    def fail(self, message):
        raise JsonError(message, self.text, self.at)

    def value(self):
        match self.space():
            case "{":
                return dict(self.items("}", self.pair))
            case "[":
                return list(self.items("]", self.value))
            case '"':
                return self.string()
        for word, value in (("null", None), ("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        found = NUMBER.match(self.text, self.at)
        if not found:
            self.fail("Expecting value")
        self.at = found.end()
        return float(found[0]) if found[1] or found[2] else int(found[0])

    def items(self, end, item):
        self.at += 1
        if self.space() == end:
            self.at += 1
            return
        while True:
            yield item()
            c = self.space()
            if c != end and c != ",":
                self.fail("Expecting ',' delimiter")
            self.at += 1
            if c == end:
                return

    def pair(self):
        if self.space() != '"':
            self.fail("Expecting property name enclosed in double quotes")
        key = self.string()
        if self.space() != ":":
            self.fail("Expecting ':' delimiter")
        self.at += 1
        return key, self.value()

    def string(self):
        begin, self.at, out = self.at, self.at + 1, []
        while True:
            c = self.text[self.at : self.at + 1]
            self.at += 1
            if c == '"':
                return "".join(out)
            if not c:
                self.at = begin
                self.fail("Unterminated string starting at")
            if c == "\\":
                c = self.text[self.at]
                self.at += 1
                if c == "u":
                    code = int(self.text[self.at : self.at + 4], 16)
                    self.at += 4
                    if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.at):
                        code = 0x10000 + (code - 0xD800 << 10) + int(self.text[self.at + 2 : self.at + 6], 16) - 0xDC00
                        self.at += 6
                    c = chr(code)
                else:
                    c = ESCAPES[c]
            out.append(c)


SAMPLES = ['{"a": [1, -2.5e3, true, null], "b\\n": {"\\u00e9\\ud83d\\ude00": ""}}', "[]", ' [ {} , [[ ]] , "x/\\/" ] ', "12345678901234567890", "1e400"]
for sample in SAMPLES:
    value = Parser(sample).value()
    print(value, value == json.loads(sample), json.dumps(value))
for bad in ("", "[1 2]", '{"a" 1}', "{1: 2}", '\n\n  ["abc', "[1,]", "nul"):
    messages = []
    for load in (lambda t: Parser(t).value(), json.loads):
        try:
            load(bad)
        except ValueError as error:
            messages.append(str(error))
    print(messages[0], "|", messages[0] == messages[1] or messages[1])
print(json.dumps({"k": [1, {"z": (2, 3)}], "é": 1.0}, indent=2, sort_keys=True, ensure_ascii=False))
