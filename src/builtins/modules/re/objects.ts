/** The objects of the module: patterns, matches, scanners. */

import type { PyBaseException } from '../../../runtime/errors.ts';
import { PyException, raise, typeError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { call } from '../../../runtime/protocol/call.ts';
import { objectType, PyObject, PyType, type Value } from '../../../runtime/types.ts';
import { PyModule } from '../../../runtime/values/function.ts';
import type { Engine, Found, Mode } from './engine.ts';
import { Subject } from './subject.ts';
import { PatternMistake } from './syntax.ts';

function makeType(name: string, module: string): PyType {
  const type = new PyType(name, [objectType], { module });
  type.basetype = false;
  return type;
}
export const patternType = makeType('Pattern', 're');
export const matchType = makeType('Match', 're');
export const scannerType = makeType('SRE_Scanner', '_sre');
patternType.hasWeakref = true;

/** `re.Pattern` */
export class PyPattern extends PyObject {
  /** The str or bytes that it was made of. */
  readonly pattern: Value;
  /** Null where it was put together of patterns (`Scanner`): it takes str and bytes. */
  readonly isText: boolean | null;
  readonly engine: Engine;

  constructor(pattern: Value, isText: boolean | null, engine: Engine) {
    super();
    this.pattern = pattern;
    this.isText = isText;
    this.engine = engine;
  }

  /** @throws TypeError if the pattern cannot be applied to it */
  subject(value: Value): Subject {
    const subject = new Subject(value);
    if (this.isText === null || subject.isText === this.isText) return subject;
    throw typeError(
      this.isText
        ? 'cannot use a string pattern on a bytes-like object'
        : 'cannot use a bytes pattern on a string-like object',
    );
  }
}
PyPattern.prototype.type = patternType;

/** `re.Match` */
export class PyMatch extends PyObject {
  readonly re: PyPattern;
  readonly subject: Subject;
  readonly found: Found;
  /** The bounds of the search, in characters. */
  readonly pos: number;
  readonly endpos: number;

  constructor(re: PyPattern, subject: Subject, found: Found, pos: number, endpos: number) {
    super();
    this.re = re;
    this.subject = subject;
    this.found = found;
    this.pos = pos;
    this.endpos = endpos;
  }

  /** The text of a group; undefined if it is not set. */
  group(index: number): Value | undefined {
    const { found, subject } = this;
    if (index === 0) return subject.slice(found.start, found.end);
    if (subject.isText) return found.group(index);
    const [from, to] = this.span(index);
    return from < 0 ? undefined : subject.slice(from, to);
  }

  /** Start and end of a group in characters; -1, -1 if it is not set. */
  span(index: number): [number, number] {
    const { found, subject } = this;
    let from = found.start;
    let to = found.end;
    if (index > 0) {
      const spans = found.spans();
      from = spans[2 * index];
      to = spans[2 * index + 1];
      if (from < 0 || to < 0) return [-1, -1];
    }
    return [subject.position(from), subject.position(to)];
  }
}
PyMatch.prototype.type = matchType;

/** Walks over the matches in a subject, one after the other: each where the last one ended. */
export class Search {
  readonly pattern: PyPattern;
  readonly subject: Subject;
  /** The bounds, in characters. */
  readonly pos: number;
  readonly endpos: number;
  /** The subject up to `endpos`. */
  readonly text: string;
  /** In code units; -1 when there are no more. */
  private at: number;
  private afterEmpty = false;

  constructor(pattern: PyPattern, subject: Subject, pos: number, endpos: number) {
    const { length } = subject;
    this.pattern = pattern;
    this.subject = subject;
    this.pos = Math.min(Math.max(pos, 0), length);
    this.endpos = Math.min(Math.max(endpos, 0), length);
    this.text = this.endpos === length ? subject.text : subject.text.slice(0, subject.unit(this.endpos));
    this.at = this.pos > this.endpos ? -1 : subject.unit(this.pos);
  }

  next(mode: Mode): Found | null {
    if (this.at < 0) return null;
    const found = this.pattern.engine.find(this.text, this.at, mode, this.afterEmpty);
    if (found === null) this.at = -1;
    else {
      this.afterEmpty = found.start === found.end;
      this.at = found.end;
    }
    return found;
  }

  /** As `next`, as a Match or None. */
  nextMatch(mode: Mode): Value {
    const found = this.next(mode);
    return found === null ? null : new PyMatch(this.pattern, this.subject, found, this.pos, this.endpos);
  }
}

/** What `Pattern.scanner` gives. */
export class PyScanner extends PyObject {
  readonly search: Search;
  readonly held: PyObject | null;
  constructor(search: Search) {
    super();
    this.search = search;
    this.held = search.subject.hold();
  }
}
PyScanner.prototype.type = scannerType;

/** Raises the PatternError that a mistake in `source` is; everything else as it is. */
export function reported(thrown: unknown, source: Value): unknown {
  if (!(thrown instanceof PatternMistake)) return thrown;
  const module = interpreter.modules.get('re');
  const type = module instanceof PyModule ? module.dict.get('PatternError') : undefined;
  if (!(type instanceof PyType)) return raise(objectType, thrown.msg);
  const { msg, pos } = thrown;
  const error = pos === null ? call(type, msg) : call(type, msg, source, pos);
  return new PyException(error as PyBaseException);
}
