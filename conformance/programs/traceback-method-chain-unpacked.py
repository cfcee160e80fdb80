class Box:
    def get(self, *a):
        return 1 / 0

value = (Box()
         .get(*[1,
              2]))
