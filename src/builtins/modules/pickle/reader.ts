/** Reading of pickles: the stack machine. */
import { PyByteArray, PyBytes } from '../../../runtime/buffer/objects.ts';
import { copyOf } from '../../../runtime/buffer/storage.ts';
import { latin1Text } from '../../../runtime/codecs/narrow.ts';
import { decode } from '../../../runtime/codecs/registry.ts';
import { overflowError, typeError, valueError } from '../../../runtime/errors.ts';
import { getAttr } from '../../../runtime/protocol/attribute.ts';
import { call, call1 } from '../../../runtime/protocol/call.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { floatType, intType, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyFloat } from '../../../runtime/values/float.ts';
import { normalize } from '../../../runtime/values/int.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { PyFrozenSet, PySet } from '../../../runtime/values/set.ts';
import { emptyTuple, PyTuple } from '../../../runtime/values/tuple.ts';
import { unpicklingError } from './errors.ts';
import { importModule } from './globals.ts';
import { HIGHEST_PROTOCOL, OP } from './opcodes.ts';
import { build, instantiated, ObjectReader } from './reader-objects.ts';
import { ascii, underflow } from './reader-stack.ts';

/** Reads one object. */
export class Reader extends ObjectReader {
  /** The next object of the input. @throws UnpicklingError, EOFError, and whatever making the objects raises */
  load(): Value {
    for (;;) {
      const op = this.input.opcode();
      if (op === OP.STOP) return this.pop();
      this.step(op);
    }
  }

  protected step(op: number): void {
    const { input } = this;
    switch (op) {
      case OP.MARK:
        this.below.push(this.stack);
        this.stack = [];
        return;
      case OP.NONE:
        this.push(null);
        return;
      case OP.NEWTRUE:
        this.push(true);
        return;
      case OP.NEWFALSE:
        this.push(false);
        return;
      case OP.BININT:
        this.push(this.number(4) | 0);
        return;
      case OP.BININT1:
        this.push(this.number(1));
        return;
      case OP.BININT2:
        this.push(this.number(2));
        return;
      case OP.INT:
        this.loadInt();
        return;
      case OP.LONG: {
        const digits = ascii(this.word());
        this.push(call1(intType, digits.endsWith('L') ? digits.slice(0, -1) : `${digits}\n`));
        return;
      }
      case OP.LONG1:
        this.push(littleEndian(input.read(this.number(1))));
        return;
      case OP.LONG4: {
        const size = this.number(4) | 0;
        if (size < 0) throw unpicklingError('LONG pickle has negative byte count');
        this.push(littleEndian(input.read(size)));
        return;
      }
      case OP.FLOAT: {
        const digits = ascii(this.word());
        if (!/^[-+]?([0-9]|\.[0-9]|inf|nan)/i.test(digits) || Number.isNaN(Number(digits.replace(/inf|nan/i, '0')))) {
          throw valueError(`could not convert string to float: ${repr(digits).slice(0, -1)}\n'`);
        }
        this.push(call1(floatType, digits));
        return;
      }
      case OP.BINFLOAT: {
        const bytes = input.read(8);
        this.push(new PyFloat(new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0)));
        return;
      }
      case OP.SHORT_BINBYTES:
        this.push(new PyBytes(copyOf(input.read(this.number(1)))));
        return;
      case OP.BINBYTES:
        this.push(new PyBytes(copyOf(input.read(this.number(4)))));
        return;
      case OP.BINBYTES8:
        this.push(new PyBytes(copyOf(input.read(this.size(8, 'BINBYTES')))));
        return;
      case OP.BYTEARRAY8: {
        const n = this.number(8);
        if (n >= 2 ** 63) {
          throw overflowError("BYTEARRAY8 exceeds system's maximum size of 9223372036854775807 bytes");
        }
        this.push(new PyByteArray(copyOf(input.read(n))));
        return;
      }
      case OP.NEXT_BUFFER:
        this.nextBuffer();
        return;
      case OP.READONLY_BUFFER:
        this.readonlyBuffer();
        return;
      case OP.STRING: {
        const line = latin1Text(input.line()).replace(/[ \t\r\n\f\v]+$/, '');
        const quote = line[0];
        if (line.length < 2 || (quote !== '"' && quote !== "'") || line.at(-1) !== quote) {
          throw unpicklingError('the STRING opcode argument must be quoted');
        }
        const escaped = new PyBytes(Uint8Array.from(line.slice(1, -1), c => c.charCodeAt(0)));
        const [bytes] = (call1(getAttr(importModule('_codecs'), 'escape_decode'), escaped) as PyTuple).items;
        this.pushOld((bytes as PyBytes).data);
        return;
      }
      case OP.BINSTRING: {
        const size = this.number(4) | 0;
        if (size < 0) throw unpicklingError('BINSTRING pickle has negative byte count');
        this.pushOld(input.read(size));
        return;
      }
      case OP.SHORT_BINSTRING:
        this.pushOld(input.read(this.number(1)));
        return;
      case OP.UNICODE:
        this.push(decode(input.line(), 'raw-unicode-escape'));
        return;
      case OP.SHORT_BINUNICODE:
        this.push(this.text(input.read(this.number(1))));
        return;
      case OP.BINUNICODE:
        this.push(this.text(input.read(this.number(4))));
        return;
      case OP.BINUNICODE8:
        this.push(this.text(input.read(this.size(8, 'BINUNICODE'))));
        return;
      case OP.EMPTY_TUPLE:
        this.push(emptyTuple);
        return;
      case OP.TUPLE1:
        this.push(new PyTuple(this.popMany(1)));
        return;
      case OP.TUPLE2:
        this.push(new PyTuple(this.popMany(2)));
        return;
      case OP.TUPLE3:
        this.push(new PyTuple(this.popMany(3)));
        return;
      case OP.TUPLE:
        this.push(new PyTuple(this.marked()));
        return;
      case OP.EMPTY_LIST:
        this.push(new PyList([]));
        return;
      case OP.LIST:
        this.push(new PyList(this.marked()));
        return;
      case OP.EMPTY_DICT:
        this.push(new PyDict());
        return;
      case OP.DICT: {
        const values = this.marked();
        if (values.length % 2 !== 0) throw unpicklingError('odd number of items for DICT');
        const dict = new PyDict();
        for (let i = 0; i < values.length; i += 2) dict.set(values[i], values[i + 1]);
        this.push(dict);
        return;
      }
      case OP.EMPTY_SET:
        this.push(new PySet());
        return;
      case OP.FROZENSET:
        this.push(PyFrozenSet.from(this.marked()));
        return;
      case OP.ADDITEMS:
        this.addItems(this.marked());
        return;
      case OP.APPEND:
        if (this.stack.length < 2) throw this.lacking();
        this.append([this.pop()]);
        return;
      case OP.APPENDS:
        this.append(this.marked());
        return;
      case OP.SETITEM:
        if (this.stack.length < 3) throw this.lacking();
        this.setItems(this.popMany(2));
        return;
      case OP.SETITEMS:
        this.setItems(this.marked());
        return;
      case OP.OBJ: {
        const values = this.marked();
        if (values.length === 0) throw underflow();
        this.push(instantiated(values[0], values.slice(1)));
        return;
      }
      case OP.INST: {
        const values = this.marked();
        const cls = this.global(ascii(this.word()), ascii(this.word()));
        this.push(instantiated(cls, values));
        return;
      }
      case OP.NEWOBJ: {
        const [cls, args] = this.popMany(2);
        this.newObject('NEWOBJ', cls, args, undefined);
        return;
      }
      case OP.NEWOBJ_EX: {
        const [cls, args, keywords] = this.popMany(3);
        this.newObject('NEWOBJ_EX', cls, args, keywords);
        return;
      }
      case OP.GLOBAL:
        this.push(this.global(decode(this.word()), decode(this.word())));
        return;
      case OP.STACK_GLOBAL: {
        const [module, name] = this.popMany(2);
        if (typeof module !== 'string' || typeof name !== 'string') {
          throw unpicklingError('STACK_GLOBAL requires str');
        }
        this.push(this.global(module, name));
        return;
      }
      case OP.REDUCE: {
        const [callable, args] = this.popMany(2);
        if (!(args instanceof PyTuple)) throw typeError('argument list must be a tuple');
        this.push(call(callable, ...args.items));
        return;
      }
      case OP.BUILD: {
        if (this.stack.length < 2) throw this.lacking();
        const state = this.pop();
        build(this.top(), state);
        return;
      }
      case OP.EXT1:
        this.extension(this.number(1));
        return;
      case OP.EXT2:
        this.extension(this.number(2));
        return;
      case OP.EXT4:
        this.extension(this.number(4) | 0);
        return;
      case OP.PERSID:
        this.persistent(ascii(input.line()));
        return;
      case OP.BINPERSID:
        this.persistent(this.pop());
        return;
      case OP.POP:
        if (this.stack.length > 0) this.stack.pop();
        else if (this.below.length > 0) this.marked();
        else throw underflow();
        return;
      case OP.POP_MARK:
        this.marked();
        return;
      case OP.DUP:
        this.push(this.top());
        return;
      case OP.GET:
        this.recall(this.index());
        return;
      case OP.BINGET:
        this.recall(this.number(1));
        return;
      case OP.LONG_BINGET:
        this.recall(this.number(4));
        return;
      case OP.PUT: {
        const value = this.word();
        void this.top();
        const index = Number(call1(intType, `${ascii(value)}\n`));
        if (index < 0) throw valueError('negative PUT argument');
        this.remember(index);
        return;
      }
      case OP.BINPUT:
        this.remember(this.number(1));
        return;
      case OP.LONG_BINPUT:
        this.remember(this.number(4));
        return;
      case OP.MEMOIZE:
        this.remember(this.options.memo.size);
        return;
      case OP.PROTO:
        this.protocol = this.number(1);
        if (this.protocol > HIGHEST_PROTOCOL) throw valueError(`unsupported pickle protocol: ${this.protocol}`);
        return;
      case OP.FRAME: {
        const size = this.number(8);
        if (size >= 2 ** 63) throw overflowError("FRAME length exceeds system's maximum of 9223372036854775807 bytes");
        input.expect(size);
        return;
      }
      default:
        throw unpicklingError(`invalid load key, '${keyText(op)}'.`);
    }
  }

  protected loadInt(): void {
    const digits = latin1Text(this.word());
    if (digits === '00' || digits === '01') {
      this.push(digits === '01');
      return;
    }
    const text = digits.trim();
    if (!/^[-+]?[0-9]+$/.test(text)) throw valueError('could not convert string to int');
    this.push(normalize(BigInt(text)));
  }

  /** A `str` of Python 2. */
  protected pushOld(bytes: Uint8Array): void {
    const { encoding, errors } = this.options;
    this.push(encoding === 'bytes' ? new PyBytes(copyOf(bytes)) : decode(bytes, encoding, errors));
  }
}

function keyText(op: number): string {
  if (op >= 0x20 && op < 0x7f && op !== 0x27 && op !== 0x5c) return String.fromCharCode(op);
  return `\\x${op.toString(16).padStart(2, '0')}`;
}

function littleEndian(bytes: Uint8Array): Value {
  if (bytes.length === 0) return 0;
  const digits = Buffer.from(bytes).reverse().toString('hex');
  return normalize(BigInt.asIntN(8 * bytes.length, BigInt(`0x${digits}`)));
}
