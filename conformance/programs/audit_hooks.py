"""Audit hooks: who announces an event, and who may forbid it."""
import sys


class Ledger:
    def __init__(self, prefix):
        self.prefix = prefix
        self.events = []

    def __call__(self, event, arguments):
        if event.startswith(self.prefix):
            self.events.append((event, arguments))


class Guard:
    def __init__(self, forbidden):
        self.forbidden = forbidden

    def __call__(self, event, arguments):
        if event == self.forbidden:
            raise PermissionError(f'{event} with {arguments} is forbidden')


ledger = Ledger('bank.')
sys.addaudithook(ledger)
sys.addaudithook(Guard('bank.withdraw'))


def deposit(amount):
    sys.audit('bank.deposit', amount, 'EUR')
    return amount


def withdraw(amount):
    sys.audit('bank.withdraw', amount)
    return -amount


print(deposit(10), deposit(20))
try:
    withdraw(5)
except PermissionError as problem:
    print('stopped:', problem)
sys.audit('other.event')
for event, arguments in ledger.events:
    print(event, arguments)
try:
    sys.audit(b'bytes')
except TypeError as problem:
    print(problem)
try:
    sys.audit()
except TypeError as problem:
    print(problem)
