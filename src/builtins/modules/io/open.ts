/** The builtin function `open`. */

import { typeError, valueError } from '../../../runtime/errors.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import type { Value } from '../../../runtime/types.ts';
import { typeName } from '../../../runtime/types.ts';
import { opener } from '../../functions/open.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType, PyBuffered } from './buffered.ts';
import { withAttributes } from './bytes-io.ts';
import { openFile, PyFileIO, pathText } from './file-io.ts';
import { PyTextIOWrapper, wrap } from './text-io.ts';

/** C `_io_open_impl`. @throws OSError, ValueError, TypeError, LookupError */
function open(
  file: Value,
  mode = 'r',
  buffering = -1,
  encoding: string | null = null,
  errors: string | null = null,
  newline: string | null = null,
): Value {
  if (typeof file === 'boolean' || (typeof file === 'object' && file !== null && typeName(file) === 'float')) {
    pathText(file);
  }
  const letters = [...mode];
  if (letters.some(c => !'rwaxbt+'.includes(c)) || new Set(letters).size !== letters.length) {
    throw valueError(`invalid mode: ${repr(mode)}`);
  }
  const has = (letter: string): boolean => mode.includes(letter);
  const binary = has('b');
  if (binary && has('t')) throw valueError("can't have text and binary mode at once");
  if (letters.filter(c => 'rwax'.includes(c)).length > 1) {
    throw valueError('must have exactly one of create/read/write/append mode');
  }
  if (binary && encoding !== null) throw valueError("binary mode doesn't take an encoding argument");
  if (binary && errors !== null) throw valueError("binary mode doesn't take an errors argument");
  if (binary && newline !== null) throw valueError("binary mode doesn't take a newline argument");
  const raw = withAttributes(new PyFileIO());
  openFile(raw, file, mode.replace('t', ''));
  if (buffering === 0) {
    if (binary) return raw;
    raw.close();
    throw valueError("can't have unbuffered text I/O");
  }
  const buffer = withAttributes(new PyBuffered());
  buffer.type = has('+') ? bufferedRandomType : has('r') ? bufferedReaderType : bufferedWriterType;
  buffer.raw = raw;
  if (binary) return buffer;
  const text = withAttributes(new PyTextIOWrapper());
  try {
    wrap(text, buffer, encoding, errors, newline);
  } catch (thrown) {
    raw.close();
    throw thrown;
  }
  text.mode = mode;
  text.lineBuffering = buffering === 1;
  return text;
}

opener.open = (
  file: Value,
  mode?: string,
  buffering?: number,
  encoding?: string | null,
  errors?: string | null,
  newline?: string | null,
  closefd = true,
  customOpener: Value = null,
): Value => {
  if (!closefd) throw valueError('Cannot use closefd=False with file name');
  if (customOpener !== null) throw typeError('open() with an opener is not supported');
  return open(file, mode, buffering, encoding ?? null, errors ?? null, newline ?? null);
};
