/**
 * The module `platform`: what Octets imitates, CPython on 64-bit Linux. The machine itself stays hidden from programs: what
 * only it could tell (its name, its kernel, its C library) is '', Python's sign for what cannot be found out.
 */
import type { ModuleDefinition } from '../../runtime/modules.ts';

export const platform: ModuleDefinition = {
  name: 'platform',
  doc: 'What a program runs on.',
  source: `
import collections
import sys
import warnings

_uname_base = collections.namedtuple('uname_result_base', 'system node release version machine')
AndroidVer = collections.namedtuple('AndroidVer', 'release api_level manufacturer model device is_emulator')
IOSVersionInfo = collections.namedtuple('IOSVersionInfo', 'system release model is_simulator')


class uname_result(_uname_base):
    """Five names, and a sixth, the processor, that is found out when it is asked for."""
    __match_args__ = _fields = (*_uname_base._fields, 'processor')

    @property
    def processor(self):
        return ''

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def __iter__(self):
        return iter((*super().__iter__(), self.processor))

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


def uname():
    """System, node, release, version, machine and processor."""
    return uname_result('Linux', '', '', '', 'x86_64')


def system():
    """The operating system's name."""
    return uname().system


def node():
    """The computer's name on the network."""
    return uname().node


def release():
    """The system's release."""
    return uname().release


def version():
    """The release's version."""
    return uname().version


def machine():
    """The kind of machine."""
    return uname().machine


def processor():
    """The processor's name."""
    return uname().processor


def architecture(executable='', bits='', linkage=''):
    """How wide a pointer is, and how programs are linked."""
    return '64bit', 'ELF'


def platform(aliased=False, terse=False):
    """All of it in one text."""
    named = system_alias(*uname()[:3]) if aliased else uname()[:3]
    shown = [*named[::2], '' if terse else machine()]
    return '-'.join([part for part in shown if part])


def system_alias(system, release, version):
    """The name under which a system is sold."""
    if system == 'SunOS':
        major = release.split('.')[0]
        if release < '5':
            return system, release, version
        if major.isdigit():
            minor = int(major) - 3
            release = '.'.join([str(minor), *release.split('.')[1:]])
        return 'Solaris', release, version
    if system in ('win32', 'win16'):
        system = 'Windows'
    return system, release, version


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """The C library and its version: there is none."""
    return lib, version


def python_implementation():
    """Which Python this behaves as."""
    return 'CPython'


def python_version():
    """The version of the language and its library, as text."""
    return '.'.join(python_version_tuple())


def python_version_tuple():
    """The version in three texts."""
    return tuple([str(part) for part in sys.version_info[:3]])


def python_branch():
    """The branch it was built from."""
    return ''


def python_revision():
    """The revision it was built from."""
    return ''


def python_build():
    """Number and date of the build."""
    return 'main', ''


def python_compiler():
    """What compiled it."""
    return ''


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    """The arguments, except on macOS."""
    return release, versioninfo, machine


def win32_ver(release='', version='', csd='', ptype=''):
    """The arguments, except on Windows."""
    return release, version, csd, ptype


def win32_edition():
    """None, except on Windows."""


def win32_is_iot():
    """Whether this is Windows for small devices."""
    return False


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    """The arguments, except on Jython."""
    warnings._deprecated('java_ver', remove=(3, 15))
    return release, vendor, vminfo, osinfo


def ios_ver(system='', release='', model='', is_simulator=False):
    """The arguments, except on iOS."""
    return IOSVersionInfo(system, release, model, is_simulator)


def android_ver(release='', api_level=0, manufacturer='', model='', device='', is_emulator=False):
    """The arguments, except on Android."""
    return AndroidVer(release, api_level, manufacturer, model, device, is_emulator)


def freedesktop_os_release():
    """What the system says of itself in os-release: nothing can be read."""
    raise OSError(2, 'Unable to read files /etc/os-release, /usr/lib/os-release')


def invalidate_caches():
    """Forgets what was found out: nothing is kept."""
`,
};
