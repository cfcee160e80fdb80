raise AttributeError('my message', name='apend', obj=[])
