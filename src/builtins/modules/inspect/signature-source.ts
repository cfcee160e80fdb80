/** inspect: signatures. */
export const signatureSource = String.raw`

class Signature:
    """The parameters of a callable, and the annotation of what it returns."""

    __slots__ = '_return_annotation', '_parameters'
    empty, _parameter_cls, _bound_arguments_cls = _empty, Parameter, BoundArguments

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        parameters = () if parameters is None else parameters
        table = {}
        if __validate_parameters__:
            latest, with_default, once = _POSITIONAL_ONLY, False, set()
            for parameter in parameters:
                kind = parameter.kind
                if kind < latest:
                    raise ValueError(f'wrong parameter order: {latest.description} parameter before '
                                     f'{kind.description} parameter')
                if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    if kind in once:
                        raise ValueError(f'more than one {kind.description} parameter')
                    once.add(kind)
                latest = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        with_default = True
                    elif with_default:
                        raise ValueError('non-default argument follows default argument')
                if parameter.name in table:
                    raise ValueError(f'duplicate parameter name: {parameter.name!r}')
                table[parameter.name] = parameter
        else:
            table.update((parameter.name, parameter) for parameter in parameters)
        self._parameters = types.MappingProxyType(table)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
        """The signature of a callable."""
        return _signature_of(obj, kind=cls, follow=follow_wrapped,
                             annotations=dict(globals=globals, locals=locals, eval_str=eval_str, format=annotation_format))

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A signature like this one with some things changed."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _parts(self):
        ordered = tuple(each for each in self.parameters.values() if each.kind != _KEYWORD_ONLY)
        return ordered, {each.name: each for each in self.parameters.values() if each.kind == _KEYWORD_ONLY}, self.return_annotation

    def __hash__(self):
        ordered, keyword_only, annotation = self._parts()
        return hash((ordered, frozenset(keyword_only.values()), annotation))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return self is other or NotImplemented
        return self is other or self._parts() == other._parts()

    def _bind(self, args, kwargs, *, partial=False):
        values, given = {}, iter(args)
        left = dict(kwargs)
        table = list(self.parameters.values())
        collects = any(each.kind is _VAR_KEYWORD for each in table)
        passed_by_name = []
        # CPython names the kind of a missing parameter only if it comes right after the positional arguments.
        done, at_once = 0, True
        for value in given:
            if done == len(table) or table[done].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                raise TypeError('too many positional arguments') from None
            parameter = table[done]
            if parameter.kind is _VAR_POSITIONAL:
                values[parameter.name] = (value, *given)
                done += 1
                at_once = False
                break
            if parameter.name in left and parameter.kind is not _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {parameter.name!r}') from None
            values[parameter.name] = value
            done += 1
        for parameter in table[done:]:
            name, kind = parameter.name, parameter.kind
            if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                at_once = False
                continue
            how = ' keyword-only' if at_once and kind is _KEYWORD_ONLY else ''
            if at_once and kind is _POSITIONAL_ONLY and name in left:
                if parameter.default is not _empty:
                    if not collects:
                        passed_by_name.append(name)
                    continue
                how = ' positional-only'
            elif name in left:
                values[name] = left.pop(name)
                at_once = False
                continue
            if parameter.default is _empty and (not partial or how == ' positional-only'):
                raise TypeError(f'missing a required{how} argument: {name!r}')
            at_once = False
        if passed_by_name:
            raise TypeError('got some positional-only arguments passed as keyword arguments: '
                            f'{", ".join(passed_by_name)!r}')
        if left:
            if not collects:
                raise TypeError(f'got an unexpected keyword argument {next(iter(left))!r}')
            values[table[-1].name] = left
        return self._bound_arguments_cls(self, values)

    def bind(self, /, *args, **kwargs):
        """The arguments of a call, as BoundArguments; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Like bind(), and required arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as text, in a line per parameter if it is wider than max_width."""
        shown, before, starred = [], None, False
        for parameter in self.parameters.values():
            kind = parameter.kind
            if before is _POSITIONAL_ONLY and kind is not before:
                shown.append('/')
            if kind is _KEYWORD_ONLY and not starred:
                shown.append('*')
            starred = starred or kind in (_VAR_POSITIONAL, _KEYWORD_ONLY)
            shown.append(parameter._format(quote_annotation_strings=quote_annotation_strings))
            before = kind
        if before is _POSITIONAL_ONLY:
            shown.append('/')
        text = f'({", ".join(shown)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(shown) + '\n)'
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)
`;
