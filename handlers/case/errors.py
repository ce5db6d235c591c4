"""Errors that a person can mend: the one base class, and files that people write."""


class UserError(Exception):
    """A problem that the operator, or the author of a file, can put right.

    `str(error)` is shown as it is, without a traceback: it names what is wrong, where, and what to do or to write,
    one line per problem. Secrets are never repeated in it.
    """


class InvalidFile(UserError):
    """A file that a person wrote or exported cannot be used. Nothing of it was taken in, unless the text says so."""
