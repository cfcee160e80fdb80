import nonexistent.part, other
