# SPDX-License-Identifier: Apache-2.0
"""The exceptions of thads, one for each code of its error table."""

from __future__ import annotations


class ThadsError(Exception):
    """A call that could not be honoured.

    Bad data in a file are findings, and a rate of nothing is None; neither is an error.

    Attributes
    ----------
    code : str
        The name in the error table that C and C++ have too, such as ``"mismatch"``.
    file, line, column : str, int, int or None
        The place to blame, where there is one; lines and bytes of a line count from 1.
    """

    code = "internal"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.file: str | None = None
        self.line: int | None = None
        self.column: int | None = None

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        place += [f"line {self.line}"] if self.line else []
        place += [f"column {self.column}"] if self.column else []
        message = str(self.args[0]) if self.args else ""
        return f"{', '.join(place)}: {message}" if place else message


class ArgumentError(ThadsError, ValueError):
    """An argument is missing or makes no sense."""

    code = "argument"


class NumberTypeError(ArgumentError, TypeError):
    """A float, or something else that is no exact number or day, where one is needed."""


class ParseError(ThadsError, ValueError):
    """A text does not follow the grammar that the caller named."""

    code = "syntax"


class RangeError(ThadsError, ValueError):
    """A value lies outside the range of its type."""

    code = "range"


class NumberOverflowError(ThadsError, OverflowError):
    """An exact result does not fit 38 digits."""

    code = "overflow"


class InexactError(ThadsError, ArithmeticError):
    """A result cannot be held exactly, and no rounding was allowed."""

    code = "inexact"


class DivisionError(ThadsError, ZeroDivisionError):
    """The divisor is zero."""

    code = "division_by_zero"


class CurrencyError(ThadsError, ValueError):
    """Amounts in different currencies were mixed."""

    code = "currency_mismatch"


class CoverageError(ThadsError, LookupError):
    """A day lies outside the years that the data cover."""

    code = "no_coverage"


class UnknownCodeError(ThadsError, ValueError):
    """A code is not in its code table."""

    code = "unknown_code"


class MismatchError(ThadsError, ValueError):
    """Operands belong to different periods, rules or keys."""

    code = "mismatch"


class CorruptError(ThadsError, ValueError):
    """Bytes or Arrow data are not what they claim to be."""

    code = "corrupt"


class FileError(ThadsError, OSError):
    """A file or a stream could not be read or written."""

    code = "io"


class RegisterError(ThadsError, ValueError):
    """A table has errors, so it yields no figures; the first of them is named."""

    code = "bad_register"


class LimitError(ThadsError, ValueError):
    """The input exceeds a limit that keeps memory bounded."""

    code = "limit"


class NotFoundError(ThadsError, LookupError):
    """There is no such entry."""

    code = "not_found"


class OutOfMemoryError(ThadsError, MemoryError):
    """Memory could not be allocated."""

    code = "no_memory"


class CancelledError(ThadsError):
    """The callback for progress returned False."""

    code = "cancelled"


class InternalError(ThadsError, RuntimeError):
    """A defect in thads; please report it."""

    code = "internal"


BY_CODE: dict[str, type[ThadsError]] = {
    e.code: e
    for e in (
        ArgumentError, ParseError, RangeError, NumberOverflowError, InexactError, DivisionError,
        CurrencyError, CoverageError, UnknownCodeError, MismatchError, CorruptError, FileError,
        RegisterError, LimitError, NotFoundError, OutOfMemoryError, CancelledError, InternalError,
    )
}  # fmt: skip
