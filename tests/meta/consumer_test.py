# SPDX-License-Identifier: Apache-2.0
"""Uses thads as others do: installed, through pkg-config, and as a subdirectory.

Usage: consumer_test.py BUILD_DIR SCRATCH_DIR GENERATOR COMPILER C_COMPILER
"""

import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from tree import ROOT

BUILD, SCRATCH = (pathlib.Path(arg) for arg in sys.argv[1:3])
GENERATOR, COMPILER, C_COMPILER = sys.argv[3:6]
del sys.argv[1:]
CONSUMER = ROOT / "tests" / "consumer"
PREFIX = SCRATCH / "prefix"


class Failed(Exception):
    """A command that did not succeed, with all it said."""


def run(*command, **kwargs):
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **kwargs
    )
    if done.returncode != 0:
        raise Failed(f"{command}:\n{done.stdout}{done.stderr}")
    return done.stdout


class Consumer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        shutil.rmtree(SCRATCH, ignore_errors=True)
        run("cmake", "--install", BUILD, "--prefix", PREFIX)

    def configure(self, name, source=CONSUMER, **options):
        build = SCRATCH / name
        options = {"CMAKE_CXX_COMPILER": COMPILER, "CMAKE_C_COMPILER": C_COMPILER, "CMAKE_PREFIX_PATH": PREFIX,
                   **options}
        run("cmake", "-S", source, "-B", build, "-G", GENERATOR,
            *(f"-D{key}={value}" for key, value in options.items()))
        return build

    def check(self, program):
        self.assertEqual(run(program), "1234.50 2026-03M\n")

    def test_find_package(self):
        """Each library, asked for by name or with all the others."""
        for component in ("thads", "headers"):
            for components in ("", f"COMPONENTS;{component}", f"COMPONENTS;{component};OPTIONAL_COMPONENTS;xlsx"):
                with self.subTest(component=component, components=components):
                    build = self.configure(f"find_{component}", ROUTE="find_package", COMPONENT=component,
                                           COMPONENTS=components)
                    run("cmake", "--build", build)
                    self.check(build / "consumer")

    def test_a_library_needs_its_own_dependencies_alone(self):
        """The library needs neither Boost nor nlohmann-json, the headers nothing of OpenSSL."""
        for component, absent in (("thads", ("Boost", "nlohmann_json")), ("headers", ("OpenSSL", "nlohmann_json"))):
            with self.subTest(component=component):
                self.configure(f"alone_{component}", ROUTE="find_package", COMPONENT=component,
                               COMPONENTS=f"COMPONENTS;{component}",
                               **{f"CMAKE_DISABLE_FIND_PACKAGE_{name}": "ON" for name in absent})

    def test_what_is_missing_is_named(self):
        with self.assertRaisesRegex(Failed, "no component sheets"):
            self.configure("unknown", ROUTE="find_package", COMPONENT="thads", COMPONENTS="COMPONENTS;sheets")
        with self.assertRaisesRegex(Failed, r"thads::headers\s+needs\s+Boost"):
            self.configure("no_boost", ROUTE="find_package", COMPONENT="headers", COMPONENTS="COMPONENTS;headers",
                           CMAKE_DISABLE_FIND_PACKAGE_Boost="ON")

    def test_library_and_headers_do_not_mix(self):
        with self.assertRaisesRegex(Failed, "THADS_BODIES"):
            self.configure("mixed", ROUTE="find_package", COMPONENT="thads", ALSO="thads::headers")

    def test_the_c_library_needs_nothing_else(self):
        absent = {f"CMAKE_DISABLE_FIND_PACKAGE_{name}": "ON" for name in ("Boost", "nlohmann_json", "Threads")}
        build = self.configure("c", CONSUMER / "c", **absent)
        run("cmake", "--build", build)
        self.assertEqual(run(build / "consumer"), "1234.50\n")

    def test_pkg_config_of_the_c_library(self):
        package = next(PREFIX.rglob("thads-c.pc"))
        library = next(PREFIX.rglob("libthads.so")).parent
        environment = dict(os.environ, PKG_CONFIG_PATH=str(package.parent))
        flags = run("pkg-config", "--cflags", "--libs", "thads-c", env=environment)
        program = SCRATCH / "pkg_config_c_consumer"
        run(C_COMPILER, "-std=c99", CONSUMER / "c" / "main.c", "-o", program, *flags.split())
        self.assertEqual(run(program, env=dict(os.environ, LD_LIBRARY_PATH=str(library))), "1234.50\n")

    def test_another_version_is_refused(self):
        with self.assertRaisesRegex(Failed, "considered but not accepted"):
            self.configure("another_version", ROUTE="find_package", COMPONENT="thads", WANTED="99.0")

    def test_as_part_of_a_project(self):
        """A subdirectory builds what is linked, and installs nothing."""
        for route in ("add_subdirectory", "fetch_content"):
            with self.subTest(route=route):
                build = self.configure(route, ROUTE=route, COMPONENT="headers", THADS_SOURCE_DIR=ROOT,
                                       THADS_BUILD_LIBRARY="OFF")
                run("cmake", "--build", build)
                self.check(build / "consumer")
                programs = [p.name for p in build.rglob("thads*") if p.is_file() and os.access(p, os.X_OK)]
                self.assertEqual(programs, [], "a subdirectory builds neither program nor tests")
                run("cmake", "--install", build, "--prefix", SCRATCH / f"{route}_prefix")
                self.assertEqual(list((SCRATCH / f"{route}_prefix").rglob("thads*")), [])
        library = self.configure("library", ROUTE="fetch_content", COMPONENT="thads", THADS_SOURCE_DIR=ROOT)
        commands = run("cmake", "--build", library, "--target", "help")
        self.assertIn("thads_thads", commands)

    def test_pkg_config(self):
        for package, source in (("thads", "thads.cpp"), ("thads-headers", "headers.cpp")):
            with self.subTest(package=package):
                folder = next(PREFIX.rglob(f"{package}.pc")).parent
                environment = dict(os.environ, PKG_CONFIG_PATH=str(folder))
                flags = run("pkg-config", "--cflags", "--libs", package, env=environment)
                program = SCRATCH / f"pkg_config_{package}"
                compile_it = [COMPILER, "-std=c++20", CONSUMER / source, "-o", program]
                run(*compile_it, *flags.split())
                self.check(program)
                with self.assertRaisesRegex(Failed, "thads/"):  # the flags are what makes it work
                    run(*compile_it)


if __name__ == "__main__":
    unittest.main()
