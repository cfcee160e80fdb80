"""Writes a WAV file into a bytearray, patches the header through a memoryview, reads it again."""
import array
import math
import struct

HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


def make_wav(samples, rate, channels=1):
    data = array.array("h", samples)
    out = bytearray(HEADER.size)
    HEADER.pack_into(
        out, 0, b"RIFF", 36 + len(data) * 2, b"WAVE", b"fmt ", 16, 1, channels, rate,
        rate * channels * 2, channels * 2, 16, b"data", len(data) * 2,
    )
    out += data.tobytes()
    return out


def describe(wav):
    (riff, size, wave, fmt, fmt_size, codec, channels, rate, byte_rate, align, bits, data, length) = HEADER.unpack_from(wav)
    print(riff, wave, fmt, data)
    print(f"size={size} codec={codec} channels={channels} rate={rate} bytes/s={byte_rate} align={align} bits={bits}")
    with memoryview(wav)[HEADER.size : HEADER.size + length].cast("h") as samples:
        print("samples", len(samples), "peak", max(samples), "lowest", min(samples))
        print(samples[:8].tolist())
        if channels == 2:
            print("left", samples[::2][:4].tolist(), "right", samples[1::2][:4].tolist())


mono = make_wav([round(1000 * math.sin(i / 4)) for i in range(40)], 8000)
describe(mono)
stereo = make_wav([i * (1 if i % 2 else -1) * 100 for i in range(12)], 44100, 2)
describe(stereo)

with memoryview(stereo) as view:
    rate = view[24:28].cast("I")
    print("rate field", rate[0])
    rate[0] = 22050
    view[28:32] = struct.pack("<I", 22050 * 4)
    rate.release()
describe(stereo)
volume = memoryview(stereo)[44:].cast("h")
for i in range(len(volume)):
    volume[i] //= 2
describe(stereo)
try:
    volume[0] = 40000
except ValueError as error:
    print("too loud:", error)
try:
    stereo.append(0)
except BufferError as error:
    print("locked:", error)
volume.release()
stereo.extend(b"\0\0")
print(len(stereo))
