print("made", __name__)
