"""An index of a folder: os.walk, os.scandir, stat, links, duplicates by digest, renames; and the folder put back."""
import hashlib
import os
import stat
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter


@dataclass(order=True)
class Item:
    path: str
    size: int
    kind: str
    mode: str
    digest: str = ''


def kind_of(mode):
    for name in 'DIR', 'REG', 'LNK', 'FIFO':
        if getattr(stat, 'S_IS' + name)(mode):
            return name.lower()
    return 'other'


def index(top):
    for folder, folders, files in os.walk(top):
        folders.sort()
        for name in sorted(files + [f for f in folders if os.path.islink(os.path.join(folder, f))]):
            path = os.path.join(folder, name)
            found = os.lstat(path)
            digest = ''
            if stat.S_ISREG(found.st_mode):
                with open(path, 'rb') as file:
                    digest = hashlib.file_digest(file, 'sha1').hexdigest()[:10]
            yield Item(os.path.relpath(path, top), found.st_size, kind_of(found.st_mode), stat.filemode(found.st_mode),
                       digest)


def duplicates(items):
    groups = defaultdict(list)
    for item in items:
        if item.digest:
            groups[item.digest, item.size].append(item.path)
    return sorted(paths for paths in groups.values() if len(paths) > 1)


def remove(top):
    for folder, folders, files in os.walk(top, topdown=False):
        for name in files:
            os.unlink(os.path.join(folder, name))
        for name in folders:
            path = os.path.join(folder, name)
            os.unlink(path) if os.path.islink(path) else os.rmdir(path)
    os.rmdir(top)


top = tempfile.mkdtemp(prefix='index-')
before = os.getcwd()
os.chdir(top)
try:
    os.makedirs('src/deep/deeper')
    os.mkdir('bin', 0o755)
    contents = {'README': b'read me\n', 'src/a.py': b'print(1)\n', 'src/deep/b.py': b'print(1)\n', 'bin/tool': b'\x7fELF' + bytes(60)}
    for path, data in contents.items():
        with open(path, 'wb') as file:
            file.write(data)
    os.chmod('bin/tool', 0o755)
    os.chmod('README', 0o600)
    for path in 'src/a.py', 'src/deep/b.py':
        os.chmod(path, 0o644)
    os.symlink('src/a.py', 'link')
    os.symlink('src', 'folder')
    os.link('README', 'src/README.again')
    for item in sorted(index('.')):
        print(item)
    print(duplicates(index('.')))
    print(os.path.samefile('README', 'src/README.again'), os.stat('README').st_nlink)
    with os.scandir('src') as entries:
        for entry in sorted(entries, key=attrgetter('name')):
            print(entry.name, entry.is_dir(), entry.is_file(), entry.stat().st_size if entry.is_file() else '-')
    os.renames('src/deep/b.py', 'lib/moved/b.py')
    print(sorted(os.listdir('src')), sorted(os.listdir('lib/moved')))
    os.replace('lib/moved/b.py', 'src/a.py')
    os.removedirs('lib/moved')
    os.truncate('bin/tool', 4)
    os.utime('bin/tool', (0, 86400))
    print(os.path.getsize('bin/tool'), os.path.getmtime('bin/tool'), os.path.exists('lib'))
    for attempt in (lambda: os.rmdir('src'), lambda: os.mkdir('bin'), lambda: os.unlink('src/nothing'),
                    lambda: os.rename('nothing', 'else'), lambda: os.listdir('README'), lambda: os.readlink('README')):
        try:
            attempt()
        except OSError as problem:
            print(type(problem).__name__, problem)
    descriptor = os.open('src', os.O_RDONLY)
    print(sorted(os.listdir(descriptor)), os.stat('a.py', dir_fd=descriptor).st_size)
    os.close(descriptor)
    fd = os.open('log', os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    os.write(fd, b'one\n')
    os.write(fd, b'two\n')
    print(os.pread(fd, 3, 4), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 100), os.fstat(fd).st_size)
    os.close(fd)
finally:
    os.chdir(before)
    remove(top)
print(os.path.exists(top))
