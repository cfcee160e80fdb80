/** The options of fields and of data classes, and the texts that name them in the Python source. */

/** A keyword with the text of its default. */
type Option = readonly [name: string, standard: string];

/** What `field` takes, in the order in which `Field` takes it by position. */
export const FIELD_OPTIONS: readonly Option[] = [
  ['default', 'MISSING'],
  ['default_factory', 'MISSING'],
  ['init', 'True'],
  ['repr', 'True'],
  ['hash', 'None'],
  ['compare', 'True'],
  ['metadata', 'None'],
  ['kw_only', 'MISSING'],
  ['doc', 'None'],
];

/** What the decorator takes, in the order in which `__dataclass_params__` shows it. */
export const CLASS_OPTIONS: readonly Option[] = [
  ['init', 'True'],
  ['repr', 'True'],
  ['eq', 'True'],
  ['order', 'False'],
  ['unsafe_hash', 'False'],
  ['frozen', 'False'],
  ['match_args', 'True'],
  ['kw_only', 'False'],
  ['slots', 'False'],
  ['weakref_slot', 'False'],
];

/** Parameters with their defaults. */
export const signature = (rows: readonly Option[]) => rows.map(([name, standard]) => `${name}=${standard}`).join(', ');
/** The names, as parameters or arguments by position. */
export const positional = (rows: readonly Option[]) => rows.map(([name]) => name).join(', ');
/** The names as keywords of a call that hands them on. */
export const forwarded = (rows: readonly Option[]) => rows.map(([name]) => `${name}=${name}`).join(', ');
/** The names as texts. */
export const quoted = (rows: readonly Option[]) => rows.map(([name]) => `'${name}'`).join(', ');
