(None).foo
