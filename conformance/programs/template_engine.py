"""A template engine that compiles to Python source and runs it with exec."""
import re
import textwrap

TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.S)


class TemplateError(Exception):
    pass


class Template:
    filters = {"upper": str.upper, "length": len, "join": ", ".join, "hex": bytes.hex}

    def __init__(self, text):
        self.lines = ["def render(c, filters):", "    out = []"]
        depth, opened = 1, []
        for part in TAG.split(text):
            if part.startswith("{{"):
                self.emit(depth, f"out.append(str({self.expression(part[2:-2].strip())}))")
            elif part.startswith("{%"):
                word, _, rest = part[2:-2].strip().partition(" ")
                match word:
                    case "if":
                        self.emit(depth, f"if {self.expression(rest)}:")
                    case "for":
                        name, _, source = rest.partition(" in ")
                        self.emit(depth, f"for c[{name.strip()!r}] in {self.expression(source)}:")
                    case "else":
                        self.emit(depth - 1, "else:")
                        continue
                    case "endif" | "endfor":
                        if not opened or opened.pop() != word[3:]:
                            raise TemplateError(f"unexpected {word}")
                        depth -= 1
                        continue
                    case _:
                        raise TemplateError(f"unknown tag {word}")
                opened.append(word)
                depth += 1
            elif part:
                self.emit(depth, f"out.append({part!r})")
        if opened:
            raise TemplateError(f"{opened[-1]} is not closed")
        self.emit(1, 'return "".join(out)')
        self.source = "\n".join(self.lines)
        space = {}
        exec(compile(self.source, "<template>", "exec"), space)
        self.function = space["render"]

    def emit(self, depth, line):
        self.lines.append("    " * depth + line)

    def expression(self, text):
        value, *filters = (p.strip() for p in text.split("|"))
        code = re.sub(r"(?<![\w.'\"])([a-z_]\w*)(?!\w|['\"(])", lambda m: m[0] if m[0] in ("not", "and", "or", "in") else f"c[{m[0]!r}]", value)
        for name in filters:
            code = f"filters[{name!r}]({code})"
        return code

    def __call__(self, **context):
        return self.function(context, self.filters)


page = Template(textwrap.dedent("""\
    Dear {{ name | upper }},
    {% if orders %}you ordered:
    {% for order in orders %}- {{ order[1] }} x {{ order[0] }}{% if order[1] > 2 %} (many!){% endif %}
    {% endfor %}{% else %}you ordered nothing.
    {% endif %}Total: {{ orders | length }}; key {{ key | hex }}.
    """))
print(page(name="Ada", orders=[("bolt", 2), ("nut", 3)], key=b"\x0f\xf0"), end="")
print(page(name="Bob", orders=[], key=b""), end="")
print(page.source.count("\n"), page.function.__code__.co_filename, page.function.__code__.co_varnames)
for bad in ("{% if x %}", "{% endfor %}", "{% while x %}{% endwhile %}", "{% for x in y %}{% endif %}"):
    try:
        Template(bad)
    except TemplateError as error:
        print("TemplateError:", error)
try:
    Template("{{ missing }}")()
except KeyError as error:
    print("KeyError:", error)
