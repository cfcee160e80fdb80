import socket
try: socket.nope
except AttributeError as error: print(error)
from socket import nope
