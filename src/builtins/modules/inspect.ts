/** The module `inspect`: what objects are made of. */
import { PyBUF } from '../../runtime/buffer/request.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { callablesSource } from './inspect/callables-source.ts';
import { framesSource } from './inspect/frames-source.ts';
import { membersSource } from './inspect/members-source.ts';
import { parametersSource } from './inspect/parameters-source.ts';
import { predicatesSource } from './inspect/predicates-source.ts';
import { signatureSource } from './inspect/signature-source.ts';
import { sourceSource } from './inspect/source-source.ts';

const members = Object.entries(PyBUF)
  .map(([name, value]) => `    ${name} = 0x${value.toString(16)}`)
  .join('\n');

const head = `
import builtins
import collections
import collections.abc
import enum
from annotationlib import get_annotations
import functools
import keyword
import linecache
import os
import re
import sys
import types


class BufferFlags(enum.IntFlag):
    """What a consumer of a buffer asks for: the argument of __buffer__()."""
${members}
`;

const tail = `
# Public is what is defined here, not what is imported.
__all__ = sorted(name for name, value in globals().items()
                 if not name.startswith('_') and not isinstance(value, types.ModuleType) and name != 'modulesbyfile')
`;

export const inspect: ModuleDefinition = {
  name: 'inspect',
  doc: 'What objects are made of.',
  source: [
    head,
    predicatesSource,
    membersSource,
    sourceSource,
    parametersSource + signatureSource + callablesSource,
    framesSource,
    tail,
  ].join('\n'),
};
