/** Furnishes the iterator types of the builtins module. */
import './enumerate.ts';
import './zip.ts';
import './map.ts';
import './filter.ts';
import './reversed.ts';
import './sequence-iterator.ts';
