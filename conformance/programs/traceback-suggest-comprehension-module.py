print([valeu for value in [1, 2]])
