/** The builtin function `open`. */

import { RuntimeWarning, valueError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { setOwnAttribute } from '../../../runtime/protocol/attribute.ts';
import { hasIndex } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import type { Value } from '../../../runtime/types.ts';
import { opener } from '../../functions/open.ts';
import { DEFAULT_BUFFER_SIZE, unsupported } from './base.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType, PyBuffered } from './buffered.ts';
import { withAttributes } from './bytes-io.ts';
import { openFile, PyFileIO, pathOf } from './file-io.ts';
import { PyTextIOWrapper } from './text-io.ts';
import { wrap } from './text-io-rows.ts';

/** C `_io_open_impl`. @throws OSError, ValueError, TypeError, LookupError */
function open(
  file: Value,
  mode: string,
  buffering: number,
  encoding: string | null,
  errors: string | null,
  newline: string | null,
  closefd: boolean,
  customOpener: Value,
): Value {
  // A number is a descriptor, everything else a path.
  const path = hasIndex(file) ? file : pathOf(file);
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
  if (binary && buffering === 1) {
    interpreter.warn(
      RuntimeWarning,
      "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
    );
  }
  const raw = withAttributes(new PyFileIO());
  openFile(raw, path, mode.replace(/[bt]/g, '') + 'b', closefd, customOpener);
  try {
    const lines = buffering === 1 || (buffering < 0 && raw.open().info.isTerminal);
    if (buffering === 0) {
      if (binary) return raw;
      throw valueError("can't have unbuffered text I/O");
    }
    const size =
      buffering > 1 ? buffering : Math.max(Math.min(raw.open().info.blockSize, 8192 * 1024), DEFAULT_BUFFER_SIZE);
    const buffer = withAttributes(new PyBuffered());
    buffer.type = has('+') ? bufferedRandomType : has('r') ? bufferedReaderType : bufferedWriterType;
    if (!has('+') && !'rwax'.split('').some(has)) throw valueError(`unknown mode: '${mode}'`);
    buffer.reads = has('r') || has('+');
    buffer.writes = !has('r') || has('+');
    if (has('+') && !raw.seekable) throw unsupported('File or stream is not seekable.');
    buffer.begin(raw, size);
    if (binary) return buffer;
    const text = withAttributes(new PyTextIOWrapper());
    wrap(text, buffer, encoding, errors, newline);
    setOwnAttribute(text, 'mode', mode);
    text.lineBuffering = lines;
    return text;
  } catch (thrown) {
    raw.close();
    throw thrown;
  }
}

opener.open = (
  file: Value,
  mode = 'r',
  buffering = -1,
  encoding: string | null = null,
  errors: string | null = null,
  newline: string | null = null,
  closefd = true,
  customOpener: Value = null,
): Value => open(file, mode, buffering, encoding, errors, newline, closefd, customOpener);
