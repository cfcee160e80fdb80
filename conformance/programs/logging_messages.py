import sys, warnings
import logging
import os


class Out:
    name = '<out>'

    def write(self, text):
        sys.stdout.write(text.replace(os.path.dirname(__file__), 'HERE'))


out = Out()
logging.basicConfig(stream=out, format='%(levelname)-8s|%(name)s|%(funcName)s:%(lineno)d|%(message)s', level='DEBUG')
def work():
    logging.debug('a %s', 'b'); logging.info('%(x)d', {'x': 3}); logging.getLogger('pkg.mod').warning('w', stacklevel=1)
    try: 1/0
    except ZeroDivisionError: logging.exception('failed')
work()
log = logging.getLogger('pkg.mod'); parent = logging.getLogger('pkg'); low = logging.getLogger('pkg.mod.low')
print(log, parent, low.parent is log, log.parent is parent, parent.parent, log.getEffectiveLevel(), logging.getLogger() is logging.root)
print(sorted(map(repr, logging.root.getChildren())), parent.getChildren(), parent.getChild('mod') is log)
log.setLevel(logging.ERROR); print(low.isEnabledFor(30), low.isEnabledFor(40)); low.info('no'); low.error('yes')
logging.disable(logging.ERROR); low.error('no'); print(low.isEnabledFor(40)); logging.disable(logging.NOTSET)
h = logging.StreamHandler(out); h.setFormatter(logging.Formatter('{name}:{message}', style='{')); log.addHandler(h); log.propagate = False
log.critical('braces'); h.setFormatter(logging.Formatter('$levelname $message', style='$')); log.critical('dollars')
h.addFilter(logging.Filter('pkg.mod.low')); log.critical('dropped'); low.critical('kept')
h.filters.clear(); h.addFilter(lambda r: 'x' in r.getMessage()); log.critical('a'); log.critical('x')
h.filters.clear()
h.setFormatter(logging.Formatter('%(asctime)s %(message)s', '%Y'));  
r = logging.makeLogRecord({'msg': 'm', 'created': 0.0, 'msecs': 5.0, 'name': 'n'}); f = logging.Formatter('%(asctime)s %(message)s'); import time; f.converter = time.gmtime
print(f.format(r), r, f.usesTime(), logging.Formatter().usesTime())
a = logging.LoggerAdapter(low, {'who': 'me'}); h.setFormatter(logging.Formatter('%(who)s %(message)s')); a.error('adapted'); print(a, a.name)
h.setFormatter(None)
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: logging.Formatter('x'), lambda: logging.Formatter('{x', style='{'), lambda: logging.Formatter('{x!z}', style='{'), lambda: logging.Formatter('$', style='$'), lambda: logging.Formatter('$$', style='$'), lambda: logging.Formatter('x', style='?'), lambda: logging.getLogger(3), lambda: log.setLevel('X'), lambda: log.setLevel(1.5), lambda: log.log('x', 'y'), lambda: low.error('x', extra={'name': 1}), lambda: logging.Formatter('%(nope)s').format(r), lambda: logging.basicConfig(stream=out, filename='x', force=True), lambda: logging.basicConfig(handlers=[], stream=1, force=True), lambda: logging.basicConfig(stream=out, nope=1, force=True), lambda: logging.setLoggerClass(int), lambda: logging.Handler().emit(1), lambda: logging.getLevelName(20), lambda: logging.getLevelName(21), lambda: logging.getLevelName('INFO'), lambda: logging.getLevelName('x'), lambda: logging.addLevelName(21, 'NOTE'), lambda: logging.getLevelName(21), lambda: logging.getLevelNamesMapping(), lambda: logging.Formatter('%(message)s %(d)s', defaults={'d': 'def'}).format(r), lambda: logging.BufferingFormatter().format([r, r]), lambda: logging.NullHandler(5), lambda: h, lambda: logging.lastResort):
    attempt(f)
h.name = 'mine'; print(logging.getHandlerByName('mine') is h, logging.getHandlerNames())
logging.captureWarnings(True); logging.getLogger('py.warnings').addHandler(h); warnings.warn('careful'); logging.captureWarnings(False)
import tempfile
p = os.path.join(tempfile.gettempdir(), 'octets-log-test'); fh = logging.FileHandler(p, 'w'); n = logging.getLogger('file'); n.addHandler(fh); n.error('to file'); fh.close(); print(open(p).read(), repr(fh).replace(p, 'P')); os.unlink(p)
class L(logging.Logger): pass
logging.setLoggerClass(L); print(logging.getLogger('own')); print(logging.getLoggerClass())
print(logging.getLogger('a.b.c').parent, sorted(k for k in logging.root.manager.loggerDict if k.startswith('a')), logging.getLogger('a.b').parent, logging.getLogger('a.b.c').parent)
import pickle; print(pickle.loads(pickle.dumps(low)) is low)
