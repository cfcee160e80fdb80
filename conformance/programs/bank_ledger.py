"""Accounts with exact money, a ledger of transactions, and rollback."""
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count


@dataclass(frozen=True, order=True)
class Money:
    cents: int = 0

    @classmethod
    def parse(cls, text):
        whole, _, part = text.replace(",", "").partition(".")
        return cls(int(whole) * 100 + int(part.ljust(2, "0")[:2] or 0))

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __str__(self):
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02}"

    def split(self, n):
        share, rest = divmod(self.cents, n)
        return [Money(share + (i < rest)) for i in range(n)]


class InsufficientFunds(Exception):
    def __init__(self, account, wanted):
        super().__init__(account.name, str(wanted))
        self.account, self.wanted = account, wanted

    def __str__(self):
        return f"{self.account.name} has {self.account.balance}, {self.wanted} wanted"


@dataclass
class Account:
    name: str
    balance: Money = Money()
    number: int = field(default_factory=count(1001).__next__, compare=False)
    log: list = field(default_factory=list, repr=False)

    def post(self, amount, text):
        if (self.balance + amount).cents < 0:
            raise InsufficientFunds(self, Money(-amount.cents))
        self.balance += amount
        self.log.append((text, amount))


class Bank:
    def __init__(self, *accounts):
        self.accounts = {a.name: a for a in accounts}

    @contextmanager
    def transaction(self):
        saved = {name: (a.balance, len(a.log)) for name, a in self.accounts.items()}
        try:
            yield self
        except InsufficientFunds:
            for name, (balance, length) in saved.items():
                self.accounts[name].balance = balance
                del self.accounts[name].log[length:]
            raise

    def transfer(self, source, target, amount):
        self.accounts[target].post(amount, f"from {source}")
        self.accounts[source].post(Money() - amount, f"to {target}")


bank = Bank(Account("ann", Money.parse("1,250.50")), Account("bob"), Account("cat", Money(99)))
with bank.transaction():
    bank.transfer("ann", "bob", Money.parse("50.5"))
    bank.transfer("bob", "cat", Money.parse("0.01"))
for account in bank.accounts.values():
    print(account, account.log)
try:
    with bank.transaction():
        bank.transfer("ann", "cat", Money.parse("1000"))
        bank.transfer("bob", "cat", Money.parse("1000"))
except InsufficientFunds as error:
    print(error, error.args)
print([str(a.balance) for a in bank.accounts.values()], len(bank.accounts["cat"].log))
print([str(m) for m in Money(1000).split(3)], Money(5) < Money(6), sum(Money(100).split(7), Money()), Money(-1234567))
print(replace(bank.accounts["bob"], name="rob") == bank.accounts["bob"], hash(Money(1)) == hash(Money(1)))
try:
    Money(1).cents = 2
except AttributeError as error:
    print(type(error).__name__, error)
