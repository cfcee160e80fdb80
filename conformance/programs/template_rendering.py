"""Template strings: HTML, SQL and log lines from the same kind of literal."""
from string.templatelib import Interpolation, Template, convert

ESCAPES = str.maketrans({'<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;'})


class Safe(str):
    pass


def rendered(item: Interpolation) -> str:
    return format(convert(item.value, item.conversion), item.format_spec)


def html(template: Template) -> Safe:
    parts = []
    for part in template:
        match part:
            case str():
                parts.append(part)
            case Interpolation(Template() as inner):
                parts.append(html(inner))
            case Interpolation(Safe() as text, _, None, ''):
                parts.append(text)
            case Interpolation([*items], expression, None, ''):
                parts.extend(html(item) if isinstance(item, Template) else str(item) for item in items)
            case Interpolation():
                parts.append(rendered(part).translate(ESCAPES))
    return Safe(''.join(parts))


def sql(template: Template) -> tuple[str, list]:
    return '?'.join(template.strings), list(template.values)


def log(template: Template) -> str:
    fields = {part.expression.strip(): part.value for part in template.interpolations}
    message = ''.join(part if isinstance(part, str) else rendered(part) for part in template)
    return f'{message} {fields}'


rows = [('bread', 2.5), ('<cheese>', 12), ('R&D', 0)]
print(html(t'<ul>{[t"<li>{name}: {price:>6.2f}</li>" for name, price in rows]}</ul>'))
print(html(t'<p class="{"a\"b"}">{Safe("<b>ok</b>")} {"x"!r}</p>'))
user, limit = "Robert'); DROP", 3
print(sql(t'select * from users where name = {user} and n < {limit + 1}'))
print(log(t'{user=} logged in, {limit = :03d} left, { limit*2 }'))
print(log(t'{{braces}} and {user[:3]!a:*^9}'))
width = 12
page = t'head {width:{width}}|' + t' tail' t' {rows[0][0]}'
print(page.strings, page.values, [i.format_spec for i in page.interpolations])
for wrong in ('page + "text"', 'html("plain")[0]', 't"{1/0}"', 'Interpolation(1, conversion="x")', 'page.strings = ()'):
    try:
        exec(f'result = {wrong}' if '= (' not in wrong else wrong)
        print(wrong, result)
    except Exception as error:
        print(wrong, '->', type(error).__name__, error)
t'{user!r}: {rows[7]}'
