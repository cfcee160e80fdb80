def f():
    print('日本語', 1 / 0, '日本')

f()
