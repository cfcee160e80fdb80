"""A test case run by a program: successes, failures with messages, skips, sub-tests."""
import io
import re
import unittest


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        if not self.items:
            raise IndexError("empty stack")
        return self.items.pop()


class StackTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = ["class"]

    def setUp(self):
        self.stack = Stack()
        self.addCleanup(self.log.append, "cleaned")

    def test_push_pop(self):
        self.stack.push(1)
        self.assertEqual(self.stack.pop(), 1)
        self.assertFalse(self.stack.items)

    def test_empty(self):
        with self.assertRaisesRegex(IndexError, "^empty") as caught:
            self.stack.pop()
        self.assertEqual(caught.exception.args, ("empty stack",))

    def test_wrong_number(self):
        self.assertEqual(1 + 1, 3, "arithmetic")

    def test_wrong_list(self):
        self.assertIn(5, [1, 2])

    def test_error(self):
        self.stack.nothing()

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail("never")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertAlmostEqual(1, 1.1)

    def test_parts(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertNotEqual(n, 1)

    def test_many(self):
        self.assertTrue(1)
        self.assertIsNone(None)
        self.assertIsInstance(self.stack, Stack)
        self.assertGreater(2, 1)
        self.assertCountEqual([1, 2, 2], [2, 1, 2])
        self.assertRegex("hello", "l+")
        self.assertAlmostEqual(0.1 + 0.2, 0.3)


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(StackTest)
result = unittest.TextTestRunner(stream, verbosity=2).run(suite)
text = re.sub(r'File ".*?"', 'File "..."', stream.getvalue())
print(re.sub(r"in \d+\.\d+s", "in ...s", text))
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful(), StackTest.log.count("cleaned"), suite.countTestCases())
