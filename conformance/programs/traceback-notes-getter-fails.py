class E(Exception):
    @property
    def __notes__(self):
        raise ValueError('no notes')

raise E('x')
