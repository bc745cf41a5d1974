"""moto: every object and log event that ever was stays in memory, deleted or not, for moto's dashboard."""

from moto.core.common_models import BaseModel

from . import around


@around(BaseModel, "__new__", "cls, args, kwargs")
def __new__(original, cls, *arguments, **keywords):
    return super(BaseModel, cls).__new__(cls)
