"""Says in a sentence why a Python cannot run this bundle; it may be an old one, so nothing new stands in here."""

import os
import platform
import sys

# The C library that the wheels ask for at most.
GLIBC = (2, 28)
# Windows refuses longer paths unless it is told otherwise; the longest one of a package is this long.
LONGEST_PATH, LONGEST_OF_A_PACKAGE = 259, 150


def reasons(python, release):
    """Why not, in both languages: wrong Python, wrong machine, an old C library, a path that is too long."""
    have = "{}.{}".format(*sys.version_info[:2])
    if have != python:
        yield f"Python {python} is needed, this is {have}. 需要 Python {python}，此处为 {have}。"
    machine = machine_of(os.listdir(os.path.join(release, "wheels")))
    here = platform.machine().lower().replace("amd64", "x86_64").replace("arm64", "aarch64")
    if machine and machine != here:
        yield f"This bundle is for {machine}, this machine is {here}. 此安装包用于 {machine}，本机为 {here}。"
    library, version = platform.libc_ver()
    if library == "glibc" and tuple(map(int, version.split(".")[:2])) < GLIBC:
        yield f"glibc 2.28 is needed, this is {version}. 需要 glibc 2.28，此处为 {version}。"
    if os.name == "nt" and len(release) + LONGEST_OF_A_PACKAGE > LONGEST_PATH:
        yield (
            "The path of this folder is too long for Windows: move it to one such as C:\\budget-monitoring. "
            "文件夹路径过长，请移至 C:\\budget-monitoring 等较短的位置。"
        )


def machine_of(wheels):
    """The processor that the wheels are for."""
    endings = {"win_amd64.whl": "x86_64", "x86_64.whl": "x86_64", "aarch64.whl": "aarch64"}
    found = {machine for ending, machine in endings.items() for wheel in wheels if wheel.endswith(ending)}
    return found.pop() if len(found) == 1 else ""


if __name__ == "__main__":
    found = list(reasons(*sys.argv[1:3]))
    for reason in found:
        sys.stderr.buffer.write((reason + "\n").encode("utf-8"))
    sys.exit(bool(found))
