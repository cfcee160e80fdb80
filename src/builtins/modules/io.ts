/** The `io` module. */

import { exceptionTypes } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call2 } from '../../runtime/protocol/call.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { bufferedIOBaseType, ioBaseType, rawIOBaseType, textIOBaseType, UnsupportedOperation } from './io/base.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType, DEFAULT_BUFFER_SIZE } from './io/buffered.ts';
import { bytesIOType } from './io/bytes-io.ts';
import { fileIOType } from './io/file-io.ts';
import './io/buffered-rows.ts';
import './io/open.ts';
import { openFunction } from '../functions/open.ts';
import { incrementalNewlineDecoderType } from './io/newline-decoder.ts';
import { bufferedRWPairType } from './io/rw-pair.ts';
import { source } from './io/source.ts';
import { stringIOType } from './io/string-io.ts';
import { textIOWrapperType } from './io/text-io.ts';

export const io: ModuleDefinition = {
  name: 'io',
  doc: 'Streams of bytes and of text.',
  create() {
    const names = new Map<string, Value>();
    for (const type of [
      bytesIOType,
      stringIOType,
      fileIOType,
      bufferedReaderType,
      bufferedWriterType,
      bufferedRandomType,
      bufferedRWPairType,
      textIOWrapperType,
      UnsupportedOperation,
    ]) {
      names.set(type.name, type);
    }
    names.set('IOBase', ioBaseType);
    names.set('RawIOBase', rawIOBaseType);
    names.set('BufferedIOBase', bufferedIOBaseType);
    names.set('TextIOBase', textIOBaseType);
    names.set('open', openFunction);
    names.set('BlockingIOError', exceptionTypes.get('BlockingIOError')!);
    names.set('DEFAULT_BUFFER_SIZE', DEFAULT_BUFFER_SIZE);
    names.set('SEEK_SET', 0);
    names.set('SEEK_CUR', 1);
    names.set('SEEK_END', 2);
    for (const [name, value] of functions('_io', {
      open_code: [
        '(path: str)',
        (path: string) => call2(openFunction, path, 'rb'),
        'Opens a file of code for reading, as bytes.',
      ],
    })) {
      names.set(name, value);
    }
    for (const [name, value] of functions('io', {
      text_encoding: [
        '(encoding, stacklevel=2, /)',
        (encoding: Value) => encoding ?? 'locale',
        'The encoding to open a text file in: `locale` for None.',
      ],
    })) {
      names.set(name, value);
    }
    names.set('IncrementalNewlineDecoder', incrementalNewlineDecoderType);
    return names;
  },
  source,
};
