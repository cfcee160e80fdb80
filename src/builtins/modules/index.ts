/** Which modules are built in: name → definition, made when it is first imported. */
import { builtinModules, type ModuleDefinition } from '../../runtime/modules.ts';
import { array } from '../array/array.ts';
import { struct } from '../struct/struct.ts';
import { abc, collectionsAbc, collectionsAbcInner } from './abc.ts';
import { binascii } from './binascii.ts';
import { codecs } from './codecs.ts';
import { collections } from './collections.ts';
import { contextlib } from './contextlib.ts';
import { copy, copyreg } from './copy.ts';
import { dataclasses } from './dataclasses.ts';
import { enumModule } from './enum.ts';
import { functools } from './functools.ts';
import { bisect, heapq } from './heapq.ts';
import { future, importlib, traceback } from './interpreter-modules.ts';
import { io } from './io.ts';
import { itertools } from './itertools.ts';
import { json } from './json.ts';
import { keyword, reprlib } from './keyword.ts';
import { math } from './math.ts';
import { operator } from './operator.ts';
import { os, posixpath } from './os.ts';
import { random } from './random.ts';
import { numbers, string } from './string.ts';
import { sys } from './sys.ts';
import { time } from './time.ts';
import { types } from './types.ts';
import { typing } from './typing.ts';
import { unicodedata } from './unicodedata.ts';

const definitions: ModuleDefinition[] = [
  future,
  importlib,
  traceback,
  os,
  posixpath,
  json,
  numbers,
  string,
  typing,
  unicodedata,
  dataclasses,
  enumModule,
  math,
  random,
  contextlib,
  copy,
  copyreg,
  bisect,
  heapq,
  abc,
  array,
  binascii,
  codecs,
  io,
  struct,
  collections,
  collectionsAbc,
  collectionsAbcInner,
  functools,
  itertools,
  keyword,
  operator,
  reprlib,
  sys,
  time,
  types,
];

for (const definition of definitions) builtinModules.set(definition.name, () => definition);
