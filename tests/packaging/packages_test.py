# SPDX-License-Identifier: Apache-2.0
"""Unpacks the Debian packages below a scratch folder and uses what is in them, and nothing else of thads.

Usage: packages_test.py PACKAGES_DIR
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
CONSUMER = ROOT / "tests" / "consumer"
PACKAGES = pathlib.Path(sys.argv.pop(1)).resolve()


def run(*command, **environment):
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False,
        env={**os.environ, **environment},
    )
    if done.returncode != 0:
        raise AssertionError(f"{command}:\n{done.stdout}{done.stderr}")
    return done.stdout


def defined(header, name):
    return re.search(rf'#define {name} "?([0-9.]+)', (INCLUDE / header).read_text("utf-8")).group(1)


VERSION = defined("thads/version.h", "THADS_VERSION_STRING")
RUNTIME = "libthads" + defined("thads.h", "THADS_ABI_VERSION")
SONAME = "libthads.so." + defined("thads.h", "THADS_ABI_VERSION")
LIBDIR = "usr/lib/" + run("dpkg-architecture", "-qDEB_HOST_MULTIARCH").strip()


def package(name):
    found = list(PACKAGES.glob(f"{name}_{VERSION}-*.deb"))
    assert len(found) == 1, f"one package {name} {VERSION} should be in {PACKAGES}: {found}"
    return found[0]


def field(name, key):
    return run("dpkg-deb", "-f", package(name), key).strip()


def files(name):
    """The files in a package, with the slash that ends a folder as the only sign of one."""
    listed = subprocess.run(["dpkg-deb", "--fsys-tarfile", package(name)], capture_output=True, check=True)
    names = subprocess.run(["tar", "-t"], input=listed.stdout, capture_output=True, check=True)
    paths = (line.removeprefix("./") for line in names.stdout.decode().splitlines())
    return {path for path in paths if not path.endswith("/")}


def documents(name):
    return {f"usr/share/doc/{name}/{file}" for file in ("changelog.Debian.gz", "changelog.gz", "copyright")}


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = pathlib.Path(tempfile.mkdtemp(prefix="thads-packages-"))
        cls.addClassCleanup(shutil.rmtree, cls.scratch)
        cls.system = cls.scratch / "system"
        for name in (RUNTIME, "libthads-dev", "thads"):
            run("dpkg-deb", "-x", package(name), cls.system)
        cls.library = cls.system / LIBDIR / SONAME

    def test_the_library_is_alone(self):
        expected = {f"{LIBDIR}/{SONAME}", f"{LIBDIR}/libthads.so.{VERSION}"}
        self.assertEqual(files(RUNTIME), expected | documents(RUNTIME))
        self.assertRegex(field(RUNTIME, "Depends"), r"^libc6 \([^,]*$")

    def test_development_has_all_headers(self):
        headers = {str(p.relative_to(ROOT)) for p in INCLUDE.rglob("*") if p.is_file()}
        found = files("libthads-dev")
        in_include = {path.removeprefix("usr/") for path in found if path.startswith("usr/include/")}
        self.assertEqual(in_include, headers)
        cmake = {"usr/share": ("config", "config-version", "headers-targets"),
                 LIBDIR: ("thads-targets", "thads-targets-release", "c-targets", "c-targets-release")}
        self.assertEqual(
            {path for path in found if not path.startswith("usr/include/")},
            {f"{LIBDIR}/libthads.so", f"{LIBDIR}/libthads++.a",
             *(f"{folder}/cmake/thads/thads-{name}.cmake" for folder, names in cmake.items() for name in names),
             *(f"{LIBDIR}/pkgconfig/thads{name}.pc" for name in ("", "-headers", "-c"))}
            | documents("libthads-dev"))

    def test_development_goes_with_its_library(self):
        self.assertEqual(field("libthads-dev", "Depends"), f"{RUNTIME} (= {field(RUNTIME, 'Version')})")
        self.assertRegex(field("libthads-dev", "Recommends"), r"^libboost-dev .*, libssl-dev ")

    def test_the_program_is_alone(self):
        self.assertEqual(files("thads"), {"usr/bin/thads"} | documents("thads"))
        self.assertEqual(run(self.system / "usr/bin/thads", "--version").split()[-1], VERSION)

    def test_descriptions_are_in_both_languages(self):
        for name in (RUNTIME, "libthads-dev", "thads"):
            text = field(name, "Description")
            self.assertIn("civil judgment enforcement", text)
            self.assertIn("thi hành án dân sự", text)
            self.assertTrue(field(name, "Maintainer"))

    def test_the_library_needs_the_c_library_alone(self):
        dynamic = run("readelf", "-d", self.library)
        needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic))
        self.assertIn("libc.so.6", needed)
        self.assertLessEqual({name for name in needed if not name.startswith("ld-linux")}, {"libc.so.6", "libm.so.6"})
        self.assertIn(f"[{SONAME}]", dynamic)
        self.assertNotRegex(dynamic, "RPATH|RUNPATH")
        self.assertNotIn("not found", run("ldd", self.library))

    def test_what_is_compiled_names_no_place(self):
        for path in (self.library, self.system / "usr/bin/thads"):
            self.assertNotIn(str(ROOT).encode(), path.read_bytes())

    def test_c_with_pkg_config(self):
        flags = run("pkg-config", "--cflags", "--libs", "thads-c", PKG_CONFIG_SYSROOT_DIR=str(self.system),
                    PKG_CONFIG_LIBDIR=str(self.system / LIBDIR / "pkgconfig"))
        program = self.scratch / "pkg_config"
        run("cc", "-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", CONSUMER / "c" / "main.c", "-o", program,
            *flags.split())
        self.assertEqual(run(program, LD_LIBRARY_PATH=str(self.library.parent)), "1234.50\n")

    def test_c_with_cmake_and_without_boost(self):
        absent = [f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON" for name in ("Boost", "nlohmann_json", "Threads")]
        self.assertEqual(self.built_with_cmake(CONSUMER / "c", *absent), "1234.50\n")

    def test_cpp_with_cmake(self):
        self.assertEqual(self.built_with_cmake(CONSUMER, "-DROUTE=find_package", "-DCOMPONENT=thads"), "1234.50 2026-03M\n")

    def built_with_cmake(self, source, *options):
        """What the program says; CMake is shown no other thads than the unpacked one."""
        build = pathlib.Path(tempfile.mkdtemp(dir=self.scratch))
        run("cmake", "-S", source, "-B", build, f"-Dthads_DIR={self.system}/usr/share/cmake/thads", *options)
        run("cmake", "--build", build)
        return run(build / "consumer")


if __name__ == "__main__":
    unittest.main()
