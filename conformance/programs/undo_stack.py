"""Commands with undo and redo, grouped by a context manager."""
from abc import ABC, abstractmethod
from contextlib import contextmanager


class Command(ABC):
    @abstractmethod
    def do(self, text): ...

    @abstractmethod
    def undo(self, text): ...


class Insert(Command):
    def __init__(self, at, what):
        self.at, self.what = at, what

    def do(self, text):
        text[self.at : self.at] = self.what

    def undo(self, text):
        del text[self.at : self.at + len(self.what)]


class Delete(Command):
    def __init__(self, start, stop):
        self.range, self.gone = slice(start, stop), b""

    def do(self, text):
        self.gone = bytes(text[self.range])
        del text[self.range]

    def undo(self, text):
        text[self.range.start : self.range.start] = self.gone


class Group(Command):
    def __init__(self):
        self.parts = []

    def do(self, text):
        for part in self.parts:
            part.do(text)

    def undo(self, text):
        for part in reversed(self.parts):
            part.undo(text)


class Editor:
    def __init__(self, text=b""):
        self.text, self.done, self.undone, self.open = bytearray(text), [], [], None

    def run(self, command):
        command.do(self.text)
        (self.open.parts if self.open else self.done).append(command)
        self.undone.clear()

    @contextmanager
    def group(self):
        self.open = Group()
        try:
            yield self
        except Exception:
            group, self.open = self.open, None
            group.undo(self.text)
            raise
        else:
            group, self.open = self.open, None
            self.done.append(group)

    def undo(self):
        command = self.done.pop()
        command.undo(self.text)
        self.undone.append(command)

    def redo(self):
        command = self.undone.pop()
        command.do(self.text)
        self.done.append(command)


editor = Editor(b"hello world")
editor.run(Insert(5, b","))
editor.run(Delete(6, 12))
print(editor.text)
with editor.group():
    editor.run(Insert(6, b" there"))
    editor.run(Insert(0, b">> "))
print(editor.text, len(editor.done))
editor.undo()
print(editor.text)
editor.undo()
print(editor.text)
editor.redo()
editor.redo()
print(editor.text)
view = memoryview(editor.text)
for act in (editor.undo, lambda: editor.run(Insert(0, b"x"))):
    try:
        act()
    except BufferError as error:
        print("BufferError:", error)
view.release()
try:
    with editor.group():
        editor.run(Insert(0, b"!!"))
        raise RuntimeError("changed my mind")
except RuntimeError as error:
    print(error, editor.text)
try:
    Command()
except TypeError as error:
    print(error)
