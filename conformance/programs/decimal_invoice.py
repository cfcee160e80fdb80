"""An invoice in decimals."""
import inspect
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, getcontext, localcontext

CENT = Decimal('0.01')


class Line:
    def __init__(self, name, price, count=1, *, tax=Decimal('0.19')):
        self.name, self.price, self.count, self.tax = name, Decimal(price), count, tax

    @property
    def net(self):
        return (self.price * self.count).quantize(CENT, ROUND_HALF_UP)

    @property
    def gross(self):
        return (self.net * (1 + self.tax)).quantize(CENT, ROUND_HALF_EVEN)




lines = [Line('bolts', '0.035', 250), Line('nuts', '0.0125', 1000, tax=Decimal('0.07')), Line('hammer', '24.99')]
print(inspect.signature(Line))
for line in lines:
    print(f'{line.name:<10}{line.count:>6}{line.net:>12,.2f}{line.gross:>12,.2f}')
total = sum(line.gross for line in lines)
print(f'{"total":<16}{sum(line.net for line in lines):>12,.2f}{total:>12,.2f}', repr(total))

third = total / 3
shares = [third.quantize(CENT)] * 2
shares.append(total - sum(shares))
print(shares, sum(shares) == total)

context = Context(prec=6, traps=[DivisionByZero])
print(context.divide(Decimal(1), 3), context.flags[Inexact], context)
for power in (1, 2, 10, 50, -3):
    print(power, Decimal('1.05') ** power)
getcontext().prec = 50
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal('0.5').log10(), sep='\n')
print(inspect.getsource(Line.net.fget), sep='\n')
Decimal(1) / 0
