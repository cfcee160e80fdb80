raise ValueError(
    'a',
    'b',
)
