import re
re.sub('a', 'b', 'c', 1)
re.split('a', 'b', 1)
def f():
    return re.compile('[[a]')
f(); f(); re.search('[ --b]|[a&&b]', 'x')
for i in range(2): re.compile('[a||b~~%d]' % i)
