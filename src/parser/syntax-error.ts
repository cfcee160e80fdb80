/** The exception classes that compiling a source can end in. */
export type SyntaxErrorClass =
  | 'SyntaxError'
  | 'IndentationError'
  | 'TabError'
  | 'MemoryError'
  | 'RecursionError'
  | 'ValueError'
  | 'OverflowError';

/**
 * What a Python SyntaxError carries, as the front end throws it. It is a plain object, not a JS `Error`: the runtime
 * wraps it in a Python exception. The attributes are those of CPython's SyntaxError
 * (https://docs.python.org/3.14/library/exceptions.html#SyntaxError): `offset` and `end_offset` count code points from
 * 1 (0 where CPython says 0, -1 for an end that is not known), `text` is the source line with its newline.
 * For `MemoryError`, `RecursionError` and `ValueError` only `msg` is meaningful.
 */
export class PySyntaxErrorInfo {
  errorClass: SyntaxErrorClass;
  msg: string;
  filename: string;
  lineno: number | null;
  offset: number | null;
  text: string | null;
  end_lineno: number | null;
  end_offset: number | null;
  /**
   * Raised after parsing. CPython then knows `text` only if it can read it from the file of that name; for a source
   * that is no file its `text` is None.
   */
  fromCompiler = false;
  /** At the end of the input, which more input could repair. */
  incomplete = false;

  constructor(
    errorClass: SyntaxErrorClass,
    msg: string,
    filename: string,
    lineno: number | null = null,
    offset: number | null = null,
    text: string | null = null,
    end_lineno: number | null = null,
    end_offset: number | null = null,
  ) {
    this.errorClass = errorClass;
    this.msg = msg;
    this.filename = filename;
    this.lineno = lineno;
    this.offset = offset;
    this.text = text;
    this.end_lineno = end_lineno;
    this.end_offset = end_offset;
  }
}

/** A SyntaxWarning found while reading a source (an invalid escape, `is` with a literal, …). */
export interface SyntaxWarningInfo {
  category: 'SyntaxWarning';
  msg: string;
  filename: string;
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}
