"""What moto lacks for an organization trail, one gap a module. Each says why it exists, and checks what it patches."""

import functools
import importlib
import inspect
import pkgutil

import moto


class PatchDoesNotFit(Exception):
    pass


def apply_all():
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        try:
            importlib.import_module(f"{__name__}.{module.name}")
        except ImportError as error:
            misfit(module.name, str(error))


def around(owner, name, parameters):
    """Decorator: replaces a method of `owner` by the function, which gets the original first, then its arguments.

    `parameters` are the names of the original's parameters, as in "self, name", so that a change in moto is found.
    """

    def apply(function):
        original = getattr(owner, name, None)
        if original is None:
            misfit(function.__module__, f"{label(owner)} has no {name}")
        found = ", ".join(inspect.signature(original).parameters)
        if found != parameters:
            misfit(function.__module__, f"{label(owner)}.{name} takes ({found}), not ({parameters})")

        @functools.wraps(original)
        def replacement(*arguments, **keywords):
            return function(original, *arguments, **keywords)

        setattr(owner, name, replacement)
        return function

    return apply


def around_property(owner, name):
    """Decorator: replaces a property of `owner` by the function, which gets the original's reader and the instance."""

    def apply(function):
        original = vars(owner).get(name)
        expect(isinstance(original, property), function.__module__, f"{label(owner)} has no property {name}")
        setattr(owner, name, property(lambda self: function(original.fget, self), original.fset))
        return function

    return apply


def added(owner):
    """Decorator: adds the function as a method that `owner` does not have."""

    def apply(function):
        if hasattr(owner, function.__name__):
            misfit(function.__module__, f"{label(owner)} has {function.__name__} now")
        setattr(owner, function.__name__, function)
        return function

    return apply


def expect(condition, module, what):
    """For patches of something else than a method: fails unless the condition holds."""
    if not condition:
        misfit(module, what)


def misfit(module, what):
    patch = module.rpartition(".")[2]
    raise PatchDoesNotFit(f"moto {moto.__version__}: {what}; the emulator's patch {patch} no longer fits")


def label(owner):
    return owner.__name__ if inspect.ismodule(owner) else f"{owner.__module__}.{owner.__qualname__}"
