/** typing: the classes of streams, of which only the annotations matter. Their methods are rows: what a method takes → what it gives. */
const CLASSES = [
  {
    head: 'IO(Generic[AnyStr])',
    doc: 'Any stream.',
    properties: { mode: 'str', name: 'str', closed: 'bool' },
    methods: {
      'close(self)': 'None',
      'fileno(self)': 'int',
      'flush(self)': 'None',
      'isatty(self)': 'bool',
      'read(self, n: int = -1)': 'AnyStr',
      'readable(self)': 'bool',
      'readline(self, limit: int = -1)': 'AnyStr',
      'readlines(self, hint: int = -1)': 'list[AnyStr]',
      'seek(self, offset: int, whence: int = 0)': 'int',
      'seekable(self)': 'bool',
      'tell(self)': 'int',
      'truncate(self, size: int | None = None)': 'int',
      'writable(self)': 'bool',
      'write(self, s: AnyStr)': 'int',
      'writelines(self, lines: list[AnyStr])': 'None',
      '__enter__(self)': 'IO[AnyStr]',
      '__exit__(self, type, value, traceback)': 'None',
    },
  },
  {
    head: 'BinaryIO(IO[bytes])',
    doc: 'A binary stream.',
    properties: {},
    methods: { 'write(self, s: bytes | bytearray)': 'int', '__enter__(self)': 'BinaryIO' },
  },
  {
    head: 'TextIO(IO[str])',
    doc: 'A text stream.',
    properties: { buffer: 'BinaryIO', encoding: 'str', errors: 'str | None', line_buffering: 'bool', newlines: 'Any' },
    methods: { '__enter__(self)': 'TextIO' },
  },
] as const;

/** `IO`, `BinaryIO` and `TextIO` in Python. */
export const ioClasses: string = CLASSES.map(({ head, doc, properties, methods }) =>
  [
    `class ${head}:`,
    `    """${doc}"""`,
    '    __slots__ = ()',
    ...Object.entries(properties).map(
      ([name, type]) => `    @property\n    @abstractmethod\n    def ${name}(self) -> ${type}: pass`,
    ),
    ...Object.entries(methods).map(([taken, given]) => `    @abstractmethod\n    def ${taken} -> ${given}: pass`),
  ].join('\n'),
).join('\n\n\n');
