def here(): pass
