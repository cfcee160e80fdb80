"""Writes a WAV file into memory, reads it back through views, and mixes it."""
import array
import io
import math
import struct

RATE = 8000


def tone(hertz, seconds, volume=0.5):
    count = int(RATE * seconds)
    samples = array.array("h", bytes(2 * count))
    for i in range(count):
        samples[i] = round(32767 * volume * math.sin(2 * math.pi * hertz * i / RATE))
    return samples


def write_wav(file, samples, channels=1):
    data = samples.tobytes()
    file.write(b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVE")
    file.write(struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, channels, RATE, RATE * 2 * channels, 2 * channels, 16))
    file.write(struct.pack("<4sI", b"data", len(data)) + data)


def chunks(view):
    at = 12
    while at < len(view):
        name, size = struct.unpack_from("<4sI", view, at)
        yield name, view[at + 8 : at + 8 + size]
        at += 8 + size + (size & 1)


file = io.BytesIO()
write_wav(file, tone(440, 0.01) + tone(880, 0.01, 0.25))
with file.getbuffer() as view:
    print(bytes(view[:4]), struct.unpack_from("<I", view, 4)[0], bytes(view[8:12]), len(view))
    for name, body in chunks(view):
        if name == b"fmt ":
            print("format", dict(zip(("tag", "channels", "rate", "bytes/s", "align", "bits"), struct.unpack("<HHIIHH", body))))
        else:
            samples = body.cast("h")
            print(name, len(samples), max(samples), min(samples), samples[10:16].tolist())
            loud = sum(s * s for s in samples)
            print("rms", round(math.sqrt(loud / len(samples)), 3))
            samples[::2] = array.array("h", [0] * (len(samples) // 2))
            print(samples[10:16].tolist())
            del samples
    try:
        file.write(b"x" * 1000)
    except BufferError as error:
        print("BufferError:", error)
    del body
print(file.getvalue()[44:64].hex(" ", 2))
stereo = array.array("h")
for left, right in zip(tone(300, 0.002), tone(500, 0.002)):
    stereo.extend((left, right))
both = memoryview(stereo).cast("B").cast("h", (len(stereo) // 2, 2))
print(both.shape, both.strides, both[3, 1], both.tolist()[5])
