/** Settings of the interpreter that a command line can give. */
export interface InterpreterOptions {
  /** `sys.orig_argv`; by default as `sys.argv`. */
  origArgv?: readonly string[];
  /** `sys.warnoptions`: the filters of `-W` and the environment. */
  warnoptions: readonly string[];
  /** `sys._xoptions` */
  xoptions: ReadonlyMap<string, string | true>;
  /** 1: without assertions, `__debug__` is False; 2: also without docstrings. */
  optimize: number;
  /** Whether bytes that are compared with a str warn (1), or fail (2). */
  bytesWarning: number;
  /** Whether output goes out at once. */
  unbuffered: boolean;
  /** Most digits of conversions between int and str; 0 for no limit. */
  maxStrDigits: number;
  /** The other fields of `sys.flags`, by name. */
  flags: Readonly<Record<string, number | boolean>>;
}

/** As without any option. */
export const DEFAULT_OPTIONS: InterpreterOptions = {
  warnoptions: [],
  xoptions: new Map(),
  optimize: 0,
  bytesWarning: 0,
  unbuffered: false,
  maxStrDigits: 4300,
  flags: { dont_write_bytecode: 1 },
};
