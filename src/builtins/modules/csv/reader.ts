/** `_csv.reader`: lines of text to rows of fields. */
import { raise } from '../../../runtime/errors.ts';
import { call1 } from '../../../runtime/protocol/call.ts';
import { getIterator, ITERATOR_METHODS, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { floatType, type Maybe, objectType, PyType, typeName, type Value } from '../../../runtime/types.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { length as textLength } from '../../../runtime/values/text.ts';
import { readonlyMember } from '../../function/function.ts';
import { isBreak, type PyDialect, QUOTE, registry } from './dialect.ts';
import { CsvError } from './error.ts';

export const readerType = new PyType('reader', [objectType], { module: '_csv' });
readerType.basetype = false;

/** Where in a record the next character stands. */
type State =
  | 'record'
  | 'field'
  | 'escaped'
  | 'after escaped line end'
  | 'in field'
  | 'in quotes'
  | 'escaped in quotes'
  | 'quote in quotes'
  | 'line end';

export class PyReader extends PyIterator {
  readonly lines: PyIterator;
  readonly dialect: PyDialect;
  lineNumber = 0;
  private state: State = 'record';
  private fields: Value[] = [];
  private text = '';
  /** The field that is read did not begin with a quote. */
  private plain = true;

  /** @param dialect makes the dialect, which is looked at after the first argument */
  constructor(lines: Value, dialect: () => PyDialect) {
    super();
    this.lines = getIterator(lines) as PyIterator;
    this.dialect = dialect();
  }

  override next(): Maybe {
    this.fields = [];
    this.text = '';
    this.state = 'record';
    this.plain = true;
    do {
      const line = this.lines.next();
      if (line === undefined) {
        if (this.text === '' && !this.inQuotes()) return undefined;
        if (this.dialect.strict) throw raise(CsvError, 'unexpected end of data');
        this.save();
        break;
      }
      const text = strValue(line);
      if (text === undefined) {
        const got = typeName(line);
        throw raise(CsvError, `iterator should return strings, not ${got} (the file should be opened in text mode)`);
      }
      this.lineNumber++;
      this.read(text);
    } while (this.state !== 'record');
    return new PyList(this.fields);
  }

  private inQuotes(): boolean {
    return this.state === 'in quotes';
  }

  private read(line: string): void {
    const simple = this.state === 'record' ? this.simpleFields(line) : null;
    if (simple !== null) {
      this.fields = simple;
      return;
    }
    for (const letter of line) this.character(letter);
    this.end();
  }

  /** The fields of a line without quotes, escapes or line ends inside; null where there may be some. */
  private simpleFields(line: string): Value[] | null {
    const { delimiter, quotechar, escapechar, quoting, skipinitialspace } = this.dialect;
    if (skipinitialspace || (quoting !== QUOTE.MINIMAL && quoting !== QUOTE.ALL)) return null;
    const body = line.endsWith('\r\n') ? line.slice(0, -2) : line.endsWith('\n') ? line.slice(0, -1) : line;
    if (body === '' || body.includes('\r') || body.includes('\n') || body.length > registry.fieldLimit) return null;
    if ((quotechar !== null && body.includes(quotechar)) || (escapechar !== null && body.includes(escapechar)))
      return null;
    return body.split(delimiter);
  }

  private character(letter: string): void {
    const { dialect } = this;
    const { delimiter, quotechar, escapechar, quoting } = dialect;
    switch (this.state) {
      case 'record':
        if (isBreak(letter)) {
          this.state = 'line end';
          return;
        }
        this.beginField(letter);
        return;
      case 'field':
        this.beginField(letter);
        return;
      case 'escaped':
        this.add(letter);
        this.state = isBreak(letter) ? 'after escaped line end' : 'in field';
        return;
      case 'after escaped line end':
      case 'in field':
        if (isBreak(letter)) this.finish('line end');
        else if (letter === escapechar) this.state = 'escaped';
        else if (letter === delimiter) this.finish('field');
        else {
          this.add(letter);
          this.state = 'in field';
        }
        return;
      case 'in quotes':
        if (letter === escapechar) this.state = 'escaped in quotes';
        else if (letter === quotechar && quoting !== QUOTE.NONE) {
          this.state = dialect.doublequote ? 'quote in quotes' : 'in field';
        } else this.add(letter);
        return;
      case 'escaped in quotes':
        this.add(letter);
        this.state = 'in quotes';
        return;
      case 'quote in quotes':
        if (quoting !== QUOTE.NONE && letter === quotechar) {
          this.add(letter);
          this.state = 'in quotes';
        } else if (letter === delimiter) this.finish('field');
        else if (isBreak(letter)) this.finish('line end');
        else if (dialect.strict) throw raise(CsvError, `'${delimiter}' expected after '${quotechar}'`);
        else {
          this.add(letter);
          this.state = 'in field';
        }
        return;
      case 'line end':
        if (isBreak(letter)) return;
        throw raise(
          CsvError,
          "new-line character seen in unquoted field - do you need to open the file with newline=''?",
        );
    }
  }

  private beginField(letter: string): void {
    const { delimiter, quotechar, escapechar, quoting, skipinitialspace } = this.dialect;
    this.state = 'field';
    if (isBreak(letter)) this.finish('line end');
    else if (letter === quotechar && quoting !== QUOTE.NONE) {
      this.plain = false;
      this.state = 'in quotes';
    } else if (letter === escapechar) this.state = 'escaped';
    else if (letter === ' ' && skipinitialspace) return;
    else if (letter === delimiter) this.finish('field');
    else {
      this.add(letter);
      this.state = 'in field';
    }
  }

  /** The end of a line that the iterator gave, which is a line end whether the text has one or not. */
  private end(): void {
    switch (this.state) {
      case 'record':
      case 'after escaped line end':
      case 'in quotes':
        return;
      case 'escaped':
        this.add('\n');
        this.state = 'in field';
        return;
      case 'escaped in quotes':
        this.add('\n');
        this.state = 'in quotes';
        return;
      case 'line end':
        this.state = 'record';
        return;
      default:
        this.finish('record');
    }
  }

  private add(letter: string): void {
    const { fieldLimit } = registry;
    if (this.text.length >= fieldLimit && textLength(this.text) >= fieldLimit) {
      throw raise(CsvError, `field larger than field limit (${fieldLimit})`);
    }
    this.text += letter;
  }

  private finish(state: State): void {
    this.save();
    this.plain = true;
    this.state = state;
  }

  private save(): void {
    const { text, plain } = this;
    const { quoting } = this.dialect;
    this.text = '';
    this.fields.push(plain ? unquoted(text, quoting) : text);
  }
}
PyReader.prototype.type = readerType;

/** What a field without quotes stands for: a number, nothing, or its text. */
function unquoted(text: string, quoting: number): Value {
  if (text === '' && (quoting === QUOTE.NOTNULL || quoting === QUOTE.STRINGS)) return null;
  return quoting === QUOTE.STRINGS || (quoting === QUOTE.NONNUMERIC && text !== '') ? call1(floatType, text) : text;
}

furnish(readerType, () => ({ ...ITERATOR_METHODS, doc: 'Reads rows of lines.' }));
readonlyMember(readerType, 'dialect', (self: PyReader) => self.dialect);
readonlyMember(readerType, 'line_num', (self: PyReader) => self.lineNumber);
