class Point:
    def __init__(self):
        self.colour = 1

p = Point()
print(p.x.y.z)
