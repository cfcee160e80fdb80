raise ValueError('one\ntwo\n  three\n')
