import { describe, expect, it } from 'vitest';
import { ClosedHost, runProgram } from '../src/index.ts';
import { builtinModules } from '../src/runtime/modules.ts';

function run(source: string): string {
  const host = new ClosedHost();
  runProgram(source, { host, filename: 'test.py' });
  return host.stdout + host.stderr;
}

describe('builtin modules', () => {
  it.each([...builtinModules.keys()])('%s imports, and has every name that its __all__ promises', name => {
    const output = run(
      `import ${name}\nimport sys\nm = sys.modules['${name}']\n` +
        `print([n for n in getattr(m, '__all__', ()) if not hasattr(m, n)], m.__name__.split('.')[-1] != '')`,
    );
    expect(output).toBe('[] True\n');
  });

  it('says so when a module does not exist', () => {
    expect(run('import nonsense')).toContain("ModuleNotFoundError: No module named 'nonsense'");
  });

  it('keeps builtins apart from JavaScript: no attribute reaches a prototype', () => {
    const names = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'];
    const output = run(
      `print([hasattr(o, n) for n in ${JSON.stringify(names)} for o in (1, 'a', [], {}, len, int, print)])`,
    );
    expect(output).not.toContain('True');
  });
});
