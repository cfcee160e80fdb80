"""`The above exception was the direct cause` in a traceback."""


class ConfigError(Exception):
    pass


def parse(text):
    try:
        key, value = text.split("=")
        return key, int(value)
    except ValueError as error:
        raise ConfigError(f"bad line: {text!r}") from error


print(parse("size=10"))
print(parse("size=large"))
