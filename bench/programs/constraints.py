import sys
import time


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.stamp = 0


class Constraint:
    strength = 5

    def __init__(self, *variables):
        self.variables = variables
        for variable in variables:
            variable.constraints.append(self)

    def inputs_known(self, output, stamp):
        return all(v is output or v.stamp == stamp for v in self.variables)

    def execute(self, output):
        raise NotImplementedError


class Stay(Constraint):
    strength = 9

    def execute(self, output):
        pass


class Equal(Constraint):
    def execute(self, output):
        a, b = self.variables
        if output is b:
            b.value = a.value
        else:
            a.value = b.value


class Scale(Constraint):
    strength = 3

    def __init__(self, source, factor, offset, target):
        super().__init__(source, factor, offset, target)

    def execute(self, output):
        source, factor, offset, target = self.variables
        if output is target:
            target.value = source.value * factor.value + offset.value
        else:
            source.value = (target.value - offset.value) // factor.value


class Planner:
    def __init__(self):
        self.stamp = 0

    def plan_from(self, start):
        """The constraints to execute, in order, after a variable has changed."""
        self.stamp += 1
        start.stamp = self.stamp
        plan = []
        todo = [start]
        while todo:
            variable = todo.pop()
            for constraint in sorted(variable.constraints, key=lambda c: c.strength):
                for output in constraint.variables:
                    if output.stamp != self.stamp and constraint.inputs_known(output, self.stamp):
                        output.stamp = self.stamp
                        output.determined_by = constraint
                        plan.append((constraint, output))
                        todo.append(output)
                        break
        return plan

    def change(self, variable, value, plan):
        variable.value = value
        for constraint, output in plan:
            constraint.execute(output)


def chain(length):
    variables = [Variable(f"v{i}", i) for i in range(length)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b)
    Stay(variables[-1])
    return variables


def work(n):
    planner = Planner()
    total = 0
    variables = chain(n)
    for value in range(20):
        plan = planner.plan_from(variables[0])
        planner.change(variables[0], value, plan)
        total += variables[-1].value + len(plan)
    for i in range(n):
        source = Variable("source", i)
        factor, offset = Variable("factor", 10), Variable("offset", 3)
        target = Variable("target", 0)
        factor.stamp = offset.stamp = planner.stamp + 1
        Scale(source, factor, offset, target)
        plan = planner.plan_from(source)
        for value in (i, i + 1):
            planner.change(source, value, plan)
        total += target.value
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 12_000
work(max(n // 50, 100))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
