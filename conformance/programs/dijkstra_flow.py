"""Shortest paths, topological order, components, and a maximum flow on small graphs."""
import heapq
from collections import defaultdict, deque

EDGES = [("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9)]


class Graph:
    def __init__(self, edges, directed=False):
        self.next = defaultdict(dict)
        for a, b, weight in edges:
            self.next[a][b] = weight
            if not directed:
                self.next[b][a] = weight
            else:
                self.next[b]

    def shortest(self, source):
        best, heap = {source: (0, None)}, [(0, source)]
        while heap:
            distance, node = heapq.heappop(heap)
            if distance > best[node][0]:
                continue
            for other, weight in self.next[node].items():
                if other not in best or distance + weight < best[other][0]:
                    best[other] = distance + weight, node
                    heapq.heappush(heap, (distance + weight, other))
        return best

    def path(self, source, target):
        best, route = self.shortest(source), []
        while target is not None:
            route.append(target)
            target = best[target][1]
        return route[::-1]

    def order(self):
        incoming = {node: 0 for node in self.next}
        for node in self.next:
            for other in self.next[node]:
                incoming[other] += 1
        ready = deque(sorted(n for n, count in incoming.items() if not count))
        result = []
        while ready:
            result.append(node := ready.popleft())
            for other in self.next[node]:
                incoming[other] -= 1
                if not incoming[other]:
                    ready.append(other)
        if len(result) < len(incoming):
            raise ValueError(f"cycle among {sorted(set(incoming) - set(result))}")
        return result

    def flow(self, source, sink):
        rest = {a: dict(out) for a, out in self.next.items()}
        total = 0
        while True:
            before, queue = {source: None}, deque([source])
            while queue and sink not in before:
                node = queue.popleft()
                for other, capacity in rest[node].items():
                    if capacity and other not in before:
                        before[other] = node
                        queue.append(other)
            if sink not in before:
                return total
            steps, node = [], sink
            while before[node] is not None:
                steps.append((before[node], node))
                node = before[node]
            most = min(rest[a][b] for a, b in steps)
            total += most
            for a, b in steps:
                rest[a][b] -= most
                rest[b][a] = rest[b].get(a, 0) + most


graph = Graph(EDGES)
print({k: v[0] for k, v in sorted(graph.shortest("a").items())}, graph.path("a", "e"))
tasks = Graph([("shirt", "tie", 1), ("tie", "jacket", 1), ("trousers", "shoes", 1), ("trousers", "belt", 1), ("belt", "jacket", 1), ("socks", "shoes", 1)], directed=True)
print(tasks.order())
pipes = Graph([("s", "o", 3), ("s", "p", 3), ("o", "p", 2), ("o", "q", 3), ("p", "r", 2), ("r", "t", 3), ("q", "r", 4), ("q", "t", 2)], directed=True)
print(pipes.flow("s", "t"), pipes.next["s"])
try:
    Graph([(1, 2, 0), (2, 3, 0), (3, 1, 0), (0, 1, 0)], directed=True).order()
except ValueError as error:
    print(error)
print(heapq.nsmallest(3, EDGES, key=lambda e: e[2]), list(heapq.merge([1, 4], [2, 3], [0, 9])))
