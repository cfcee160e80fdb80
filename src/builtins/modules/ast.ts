/** The modules `ast` and `_ast`: syntax trees as Python objects. The classes follow the abstract grammar. */
import { alternatives, nodeKinds, nodeSums, POSITIONED } from '../../runtime/abstract-grammar.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PySet } from '../../runtime/values/set.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { nodesSource } from './ast/nodes-source.ts';
import { toolsSource } from './ast/tools-source.ts';
import { valuesSource } from './ast/values-source.ts';

const kinds = (): PyTuple =>
  new PyTuple(
    [...nodeKinds().values()].map(
      ({ name, base, fields }) =>
        new PyTuple([name, base, new PyTuple(fields.map(field => new PyTuple([field.name, field.type, field.many])))]),
    ),
  );
const sums = (): PyTuple =>
  new PyTuple(nodeSums().map(name => new PyTuple([name, new PyTuple([...alternatives(name)])])));

export const astNodes: ModuleDefinition = {
  name: '_ast',
  doc: 'The classes of syntax nodes.',
  create: () => ({ _kinds: kinds(), _sums: sums(), _positioned: PySet.from(POSITIONED) }),
  source: nodesSource,
};

export const ast: ModuleDefinition = {
  name: 'ast',
  doc: 'Syntax trees: parsing, changing, showing and writing them back.',
  create: () =>
    new Map(
      functions('ast', {
        _unparse: ['(node, /)', (node: Value) => interpreter.unparseTree(node), 'The source text of a node.'],
      }),
    ),
  source: `from _ast import *\n${toolsSource}${valuesSource}`,
};
