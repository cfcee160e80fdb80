class Box:
    def get(self, **k):
        return 1 / 0

value = (Box()
         .get(a=1,
              b=2))
