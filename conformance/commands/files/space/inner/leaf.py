print("in a namespace", __package__)
