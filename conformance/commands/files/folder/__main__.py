print("of a folder", __name__, repr(__package__), __spec__.name)
