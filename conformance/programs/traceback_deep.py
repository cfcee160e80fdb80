class Foo:
    def __init__(self, x):
        self.x = x
    @property
    def val(self):
        return self.x['key']['nested']
    def __add__(self, o):
        return self.val + o
def run(objs):
    return [o + 1
            for o in objs]
def outer():
    result = run([Foo({'key': {}})])
    return result
(lambda: outer())()
