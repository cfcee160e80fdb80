/** The `io` module. */

import { exceptionTypes } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call2 } from '../../runtime/protocol/call.ts';
import { functions, type Row } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import {
  bufferedIOBaseType,
  DEFAULT_BUFFER_SIZE,
  ioBaseType,
  rawIOBaseType,
  textIOBaseType,
  UnsupportedOperation,
} from './io/base.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType } from './io/buffered.ts';
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

/** Everything but what Python source adds. */
export const ioCore: ModuleDefinition = {
  name: '_io',
  doc: 'Streams of bytes and of text.',
  create() {
    const names = new Map<string, Value>();
    for (const type of [
      ioBaseType,
      rawIOBaseType,
      bufferedIOBaseType,
      textIOBaseType,
      bytesIOType,
      stringIOType,
      fileIOType,
      bufferedReaderType,
      bufferedWriterType,
      bufferedRandomType,
      bufferedRWPairType,
      textIOWrapperType,
      incrementalNewlineDecoderType,
      UnsupportedOperation,
    ]) {
      names.set(type.name, type);
    }
    names.set('open', openFunction);
    names.set('BlockingIOError', exceptionTypes.get('BlockingIOError')!);
    names.set('DEFAULT_BUFFER_SIZE', DEFAULT_BUFFER_SIZE);
    for (const [name, value] of functions('_io', {
      open_code: [
        '(path: str)',
        (path: string) => call2(openFunction, path, 'rb'),
        'Opens a file of code for reading, as bytes.',
      ],
    })) {
      names.set(name, value);
    }
    return names;
  },
};

/** `text_encoding` is a Python function there: it names itself without a module. */
const TEXT_ENCODING: Record<string, Row> = {
  text_encoding: [
    '(encoding, stacklevel=2, /)',
    (encoding: Value) => encoding ?? 'locale',
    'The encoding to open a text file in: `locale` for None.',
  ],
};

export const io: ModuleDefinition = {
  name: 'io',
  doc: 'Streams of bytes and of text.',
  create() {
    return new Map<string, Value>([
      ['SEEK_SET', 0],
      ['SEEK_CUR', 1],
      ['SEEK_END', 2],
      ...functions('io', TEXT_ENCODING),
    ]);
  },
  source,
};
