"""Classes: inheritance, properties, class methods, operators, own exceptions."""


class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, not {amount}")
        self.account = account


class Account:
    count = 0
    __accounts = {}

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account.count += 1
        Account.__accounts[owner] = self

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("balance must not be negative")
        self._balance = value

    @classmethod
    def find(cls, owner):
        return cls.__accounts[owner]

    @staticmethod
    def cents(amount):
        return round(amount * 100)

    def deposit(self, amount):
        self.balance += amount
        self.history.append(("in", amount))
        return self

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(("out", amount))
        return self

    def __add__(self, other):
        return Account(f"{self.owner}&{other.owner}", self.balance + other.balance)

    def __lt__(self, other):
        return self.balance < other.balance

    def __bool__(self):
        return self.balance > 0

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


class Savings(Account):
    def __init__(self, owner, balance=0, *, rate=0.02):
        super().__init__(owner, balance)
        self.rate = rate

    def withdraw(self, amount):
        if amount > 100:
            raise PermissionError("limit is 100")
        return super().withdraw(amount)

    def interest(self):
        return self.deposit(round(self.balance * self.rate, 2))


a = Account("Ann", 50).deposit(25)
s = Savings("Sam", 1000, rate=0.05)
print(a, s, s.interest(), a < s, sorted([s, a]), max(a, s), Account.count)
for action in (lambda: a.withdraw(500), lambda: s.withdraw(101), lambda: setattr(a, "balance", -1), lambda: Account.find("Zoe"), lambda: Savings("X", 1, 2)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, "-", error)
joint = a + s
print(joint, bool(joint), bool(Account("Nil")), joint.history, a.history, s.withdraw(50).history)
print(Account.find("Sam") is s, Account.cents(1.005), hasattr(Account, "__accounts"), "_Account__accounts" in vars(Account))
print([c.__name__ for c in Savings.__mro__], isinstance(s, Account), Savings.balance is Account.balance)
try:
    a.withdraw(10**6)
except InsufficientFunds as error:
    print(error.account is a, error.args)
