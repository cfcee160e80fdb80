raise ValueError(1) from 5
