/** The third part of `unittest.case`: the assertion methods of TestCase, and its other kinds. */
export const assertions = `
    def fail(self, msg=None):
        """Fails at once."""
        raise self.failureException(msg)

    def assertFalse(self, expr, msg=None):
        """The value is false."""
        if expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not false'))

    def assertTrue(self, expr, msg=None):
        """The value is true."""
        if not expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not true'))

    def _formatMessage(self, msg, standardMsg):
        """The text of a failure: what is always said, and what the test adds."""
        if msg is None or not self.longMessage:
            return msg or standardMsg
        try:
            return f'{standardMsg} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standardMsg)} : {safe_repr(msg)}'

    def assertRaises(self, expected_exception, *args, **kwargs):
        """The call raises; or, without a callable, the with block does."""
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """The call warns; or, without a callable, the with block does."""
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _AssertNotWarnsContext(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """As assertRaises; the message matches."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """As assertWarns; the message matches."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """The with block logs something of this level or above."""
        from unittest._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """The with block logs nothing of this level or above."""
        from unittest._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) == type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            text = '%s != %s' % _common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, text))

    def assertEqual(self, first, second, msg=None):
        """The values are equal by ==."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """The values are unequal by !=."""
        if not first != second:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(first)} == {safe_repr(second)}'))

    def _close(self, first, second, places, delta):
        """Whether two numbers are close, how far they are apart, and the words for it."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        apart = abs(first - second)
        if delta is not None:
            return apart <= delta, apart, f'within {safe_repr(delta)} delta'
        places = 7 if places is None else places
        return round(apart, places) == 0, apart, f'within {places!r} places'

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The difference is at most delta, or rounds to zero at so many places."""
        if first == second:
            return
        close, apart, words = self._close(first, second, places, delta)
        if not close:
            text = f'{safe_repr(first)} != {safe_repr(second)} {words} ({safe_repr(apart)} difference)'
            raise self.failureException(self._formatMessage(msg, text))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The difference is more than delta, or does not round to zero at so many places."""
        if delta is not None and places is None and not first == second and abs(first - second) > delta:
            return
        close, apart, words = self._close(first, second, places, delta)
        if not close and not first == second:
            return
        text = f'{safe_repr(first)} == {safe_repr(second)} {words}'
        if delta is not None:
            text += f' ({safe_repr(apart)} difference)'
        raise self.failureException(self._formatMessage(msg, text))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences have equal items in the same order."""
        kind = 'sequence'
        if seq_type is not None:
            kind = seq_type.__name__
            for which, seq in ('First', seq1), ('Second', seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{which} sequence is not a {kind}: {safe_repr(seq)}')
        text = None
        lengths = []
        for which, seq in ('First', seq1), ('Second', seq2):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = f'{which} {kind} has no length.    Non-sequence?'
                break
        if text is None:
            if seq1 == seq2:
                return
            text = f'{kind.capitalize()}s differ: %s != %s\\n' % _common_shorten_repr(seq1, seq2)
            text = self._first_difference(text, kind, (seq1, seq2), lengths, seq_type)
            if text is None:
                return
        import difflib
        import pprint
        diff = '\\n' + '\\n'.join(difflib.ndiff(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines()))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def _first_difference(self, text, kind, seqs, lengths, seq_type):
        """Adds to a message where two sequences differ; None if they have equal items after all."""
        for i in range(min(lengths)):
            items = []
            for which, seq in zip(('first', 'second'), seqs):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    text += f'\\nUnable to index element {i} of {which} {kind}\\n'
                    break
            if len(items) < 2:
                break
            if items[0] != items[1]:
                text += '\\nFirst differing element %d:\\n%s\\n%s\\n' % ((i,) + _common_shorten_repr(*items))
                break
        else:
            if lengths[0] == lengths[1] and seq_type is None and type(seqs[0]) != type(seqs[1]):
                return None
        if lengths[0] != lengths[1]:
            longer = 0 if lengths[0] > lengths[1] else 1
            which, at = ('First', 'Second')[longer], lengths[1 - longer]
            text += f'\\n{which} {kind} contains {lengths[longer] - at} additional elements.\\n'
            try:
                text += f'First extra element {at}:\\n{safe_repr(seqs[longer][at])}\\n'
            except (TypeError, IndexError, NotImplementedError):
                text += f'Unable to index element {at} of {which.lower()} {kind}\\n'
        return text

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def assertListEqual(self, list1, list2, msg=None):
        """Two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Two sets are equal."""
        parts = []
        for which, one, other in ('first', set1, set2), ('second', set2, set1):
            try:
                parts.append(one.difference(other))
            except TypeError as e:
                self.fail(f'invalid type when attempting set difference: {e}')
            except AttributeError as e:
                self.fail(f'{which} argument does not support set difference: {e}')
        lines = []
        for (which, other), part in zip((('first', 'second'), ('second', 'first')), parts):
            if part:
                lines.append(f'Items in the {which} set but not the {other}:')
                lines.extend(repr(item) for item in part)
        if lines:
            self.fail(self._formatMessage(msg, '\\n'.join(lines)))

    def assertIn(self, member, container, msg=None):
        """The container has the member."""
        if member not in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} not found in {safe_repr(container)}'))

    def assertNotIn(self, member, container, msg=None):
        """The container does not have the member."""
        if member in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}'))

    def assertIs(self, expr1, expr2, msg=None):
        """Both are the same object."""
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}'))

    def assertIsNot(self, expr1, expr2, msg=None):
        """They are different objects."""
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f'unexpectedly identical: {safe_repr(expr1)}'))

    def assertDictEqual(self, d1, d2, msg=None):
        """Two dicts are equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            import difflib
            import pprint
            text = '%s != %s' % _common_shorten_repr(d1, d2)
            diff = '\\n' + '\\n'.join(difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines()))
            self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def assertCountEqual(self, first, second, msg=None):
        """Two iterables have equal items, each as often, in any order."""
        first, second = list(first), list(second)
        try:
            counts = [collections.Counter(items) for items in (first, second)]
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        else:
            if counts[0] == counts[1]:
                return
            differences = _count_diff_hashable(first, second)
        if differences:
            lines = ['Element counts were not equal:']
            lines.extend('First has %d, Second has %d:  %r' % difference for difference in differences)
            self.fail(self._formatMessage(msg, self._truncateMessage(lines[0] + '\\n', '\\n'.join(lines[1:]))))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two texts are equal."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        text = '%s != %s' % _common_shorten_repr(first, second)
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        shown = [self._with_ends(part) for part in (first, second)]
        import difflib
        diff = '\\n' + ''.join(difflib.ndiff(*shown))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def _with_ends(self, text):
        """The lines of a text, each with a newline, for a diff."""
        lines = text.splitlines(keepends=True)
        if len(lines) == 1 and text.strip('\\r\\n') == text:
            return [text + '\\n']
        if lines and not lines[-1].endswith(('\\n', '\\r')):
            lines[-1] += '\\n'
        return lines

    def assertLess(self, a, b, msg=None):
        """a < b"""
        if not a < b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than {safe_repr(b)}'))

    def assertLessEqual(self, a, b, msg=None):
        """a <= b"""
        if not a <= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}'))

    def assertGreater(self, a, b, msg=None):
        """a > b"""
        if not a > b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}'))

    def assertGreaterEqual(self, a, b, msg=None):
        """a >= b"""
        if not a >= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}'))

    def assertIsNone(self, obj, msg=None):
        """It is None."""
        if obj is not None:
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not None'))

    def assertIsNotNone(self, obj, msg=None):
        """It is not None."""
        if obj is None:
            self.fail(self._formatMessage(msg, 'unexpectedly None'))

    def assertIsInstance(self, obj, cls, msg=None):
        """It is an instance of a class, or of one of a tuple of classes."""
        if not isinstance(obj, cls):
            of = 'any of ' if isinstance(cls, tuple) else ''
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not an instance of {of}{cls!r}'))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """It is an instance of none of the classes."""
        if isinstance(obj, cls):
            of = next(x for x in cls if isinstance(obj, x)) if isinstance(cls, tuple) else cls
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is an instance of {of!r}'))

    def assertIsSubclass(self, cls, superclass, msg=None):
        """It is a subclass of a class, or of one of a tuple of classes."""
        if not self._derives(cls, superclass, msg):
            of = 'any of ' if isinstance(superclass, tuple) else ''
            self.fail(self._formatMessage(msg, f'{cls!r} is not a subclass of {of}{superclass!r}'))

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        """It is a subclass of none of the classes."""
        if self._derives(cls, superclass, msg):
            of = next(x for x in superclass if issubclass(cls, x)) if isinstance(superclass, tuple) else superclass
            self.fail(self._formatMessage(msg, f'{cls!r} is a subclass of {of!r}'))

    def _derives(self, cls, superclass, msg):
        """issubclass; fails with what is no class."""
        try:
            return issubclass(cls, superclass)
        except TypeError:
            if isinstance(cls, type):
                raise
            self.fail(self._formatMessage(msg, f'{cls!r} is not a class'))

    def _attribute_owner(self, obj):
        if isinstance(obj, types.ModuleType):
            return f'module {obj.__name__!r}'
        if isinstance(obj, type):
            return f'type object {obj.__name__!r}'
        return f'{type(obj).__name__!r} object'

    def assertHasAttr(self, obj, name, msg=None):
        """It has the attribute."""
        if not hasattr(obj, name):
            self.fail(self._formatMessage(msg, f'{self._attribute_owner(obj)} has no attribute {name!r}'))

    def assertNotHasAttr(self, obj, name, msg=None):
        """It does not have the attribute."""
        if hasattr(obj, name):
            self.fail(self._formatMessage(msg, f'{self._attribute_owner(obj)} has unexpected attribute {name!r}'))

    def assertRegex(self, text, expected_regex, msg=None):
        """The regular expression is found in the text."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
            import re
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            standard = f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}"
            raise self.failureException(self._formatMessage(msg, standard))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """The regular expression is not found in the text."""
        if isinstance(unexpected_regex, (str, bytes)):
            import re
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            standard = (f'Regex matched: {text[match.start():match.end()]!r} matches '
                        f'{unexpected_regex.pattern!r} in {text!r}')
            raise self.failureException(self._formatMessage(msg, standard))

    def _tail_type_check(self, s, tails, msg):
        """Fails unless text was given with text, or bytes with bytes."""
        for tail in tails if isinstance(tails, tuple) else (tails,):
            for kind, name in (str, 'str'), ((bytes, bytearray), 'bytes'):
                if isinstance(tail, kind) and not isinstance(s, kind):
                    self.fail(self._formatMessage(msg, f'Expected {name}, not {type(s).__name__}'))

    def _affixed(self, s, affix, msg, method):
        try:
            return getattr(s, method)(affix)
        except (AttributeError, TypeError):
            self._tail_type_check(s, affix, msg)
            raise

    def _check_affix(self, s, affix, msg, method, verb):
        if not self._affixed(s, affix, msg, method):
            of = 'any of ' if isinstance(affix, tuple) else ''
            self.fail(self._formatMessage(msg, f"{safe_repr(s, short=True)} doesn't {verb} {of}{safe_repr(affix)}"))

    def _check_no_affix(self, s, affix, msg, method, verb):
        if self._affixed(s, affix, msg, method):
            if isinstance(affix, tuple):
                affix = next(x for x in affix if getattr(s, method)(x))
            self.fail(self._formatMessage(msg, f'{safe_repr(s, short=True)} {verb} {safe_repr(affix)}'))

    def assertStartsWith(self, s, prefix, msg=None):
        """It starts with the prefix, or with one of a tuple of them."""
        self._check_affix(s, prefix, msg, 'startswith', 'start with')

    def assertNotStartsWith(self, s, prefix, msg=None):
        """It starts with none of the prefixes."""
        self._check_no_affix(s, prefix, msg, 'startswith', 'starts with')

    def assertEndsWith(self, s, suffix, msg=None):
        """It ends with the suffix, or with one of a tuple of them."""
        self._check_affix(s, suffix, msg, 'endswith', 'end with')

    def assertNotEndsWith(self, s, suffix, msg=None):
        """It ends with none of the suffixes."""
        self._check_no_affix(s, suffix, msg, 'endswith', 'ends with')


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        self._setUpFunc, self._tearDownFunc, self._testFunc, self._description = setUp, tearDown, testFunc, description
        super().__init__()

    def runTest(self):
        self._testFunc()

    def _fixture(self, function):
        if function is not None:
            function()

    def setUp(self):
        self._fixture(self._setUpFunc)

    def tearDown(self):
        self._fixture(self._tearDownFunc)

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f'{strclass(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        first = (self._testFunc.__doc__ or '').partition('\\n')[0].strip()
        return (first or None) if self._description is None else self._description


class _SubTest(TestCase):
    """A part of a test, as the result is told of it."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _subDescription(self):
        parts = []
        if self._message is not _subtest_msg_sentinel:
            parts.append(f'[{self._message}]')
        if self.params:
            parts.append('(' + ', '.join(f'{key}={value!r}' for key, value in self.params.items()) + ')')
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
`;
