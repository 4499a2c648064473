"""The loops in C, compiled where there is a compiler; without one everything works, only slower."""

import os

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension(
            "surefoot.loops._loops",
            [f"src/surefoot/loops/{name}.c" for name in ("flight", "swings", "text")],
            depends=["src/surefoot/loops/flight.h"],
            extra_compile_args=[] if os.name == "nt" else ["-std=c99", "-O3"],
            optional=True,
        )
    ]
)
