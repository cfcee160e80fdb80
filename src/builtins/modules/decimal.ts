/** The module `decimal`. */
import { typeError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { PyType, Value } from '../../runtime/types.ts';
import type { PyList } from '../../runtime/values/list.ts';
import { ROUNDINGS } from './decimal/number.ts';
import './decimal/context-rows.ts';
import './decimal/decimal-rows.ts';
import { bitsOfSignal, contextType, currentContext, decimalType, module, PyContext } from './decimal/objects.ts';
import { source } from './decimal/source.ts';

const maximum = 999999999999999999n;

export const decimal: ModuleDefinition = {
  name: 'decimal',
  doc: 'Decimal arithmetic, exact and of any precision.',
  create() {
    module.current = null;
    module.templates = [];
    const names = functions('decimal', {
      getcontext: ['()', () => currentContext(), 'The current context.'],
      setcontext: [
        '(context, /)',
        (context: Value) => {
          if (!(context instanceof PyContext)) throw typeError('argument must be a context');
          module.current = context;
          if (module.templates.includes(context)) {
            module.current = context.copy();
            module.current.precision.status = 0;
          }
          return null;
        },
        'Makes a context the current one.',
      ],
      _connect: [
        '(signal_dict, decimal_tuple, rational, classes, /)',
        (signalDict: Value, decimalTuple: Value, rational: Value, classes: PyList) => {
          Object.assign(module, { signalDict, decimalTuple, rational });
          module.classes = new Map(classes.items.map(each => [(each as PyType).name, each]));
          return null;
        },
        'Takes what the rest of the module needs.',
      ],
      _template: [
        '(context, /)',
        (context: PyContext) => {
          module.templates.push(context);
          return null;
        },
        'Notes a context that others are copied from.',
      ],
      _bits_of: ['(signal, /)', (signal: Value) => bitsOfSignal(signal), 'The bits of a signal.'],
      _signal_bits: [
        '(context, of_flags, /)',
        (context: PyContext, ofFlags: Value) => (ofFlags === true ? context.precision.status : context.traps),
        'The signals that are set.',
      ],
      _set_signal: [
        '(context, of_flags, signal, value, /)',
        (context: PyContext, ofFlags: Value, signal: Value, value: Value) => {
          const bits = bitsOfSignal(signal);
          const before = ofFlags === true ? context.precision.status : context.traps;
          const after = value === true ? before | bits : before & ~bits;
          if (ofFlags === true) context.precision.status = after;
          else context.traps = after;
          return null;
        },
        'Sets or clears a signal.',
      ],
    });
    for (const rounding of ROUNDINGS) names.set(rounding, rounding);
    const values: Record<string, Value> = {
      Decimal: decimalType,
      Context: contextType,
      HAVE_THREADS: true,
      HAVE_CONTEXTVAR: true,
      MAX_PREC: maximum,
      MAX_EMAX: maximum,
      MIN_EMIN: -maximum,
      MIN_ETINY: -1999999999999999997n,
      IEEE_CONTEXT_MAX_BITS: 512,
      __version__: '1.70',
      __libmpdec_version__: '2.5.1',
    };
    for (const name in values) names.set(name, values[name]);
    return names;
  },
  source,
};
