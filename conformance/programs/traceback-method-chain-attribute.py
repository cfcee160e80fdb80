class Box:
    def get(self):
        return None

value = (Box()
         .get()
         .missing
         .other)
