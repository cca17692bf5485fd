"""The licences of the packages: each is known, and one that we take."""

from email.message import Message

import licences
import pytest


def metadata_that_say(**said: str) -> Message:
    about = Message()
    for name, value in said.items():
        about[name.replace("_", "-")] = value
    return about


def test_every_package_has_a_licence_that_is_known_and_taken():
    found = licences.of_locked()
    assert len(found) > 80
    assert not {name: expression for name, expression in found.items() if not licences.is_taken(expression)}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"License_Expression": "MIT OR Apache-2.0", "License": "GPL"}, "MIT OR Apache-2.0"),
        ({"License": "3-Clause BSD License"}, "BSD-3-Clause"),
        ({"License": "Copyright (c) 2015", "Classifier": "License :: OSI Approved :: MIT License"}, "(MIT)"),
        ({"License": "Copyright (c) 2015, whoever"}, ""),
        ({}, ""),
    ],
)
def test_a_licence_is_read_from_what_a_package_says(said, expected):
    assert licences.licence(metadata_that_say(**said)) == expected


@pytest.mark.parametrize(
    ("expression", "is_taken"),
    [
        ("MIT", True),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("GPL-2.0-only WITH Classpath-exception-2.0", False),
        ("SSPL-1.0", False),
        ("No such licence", False),
        ("", False),
    ],
)
def test_a_licence_that_binds_whoever_takes_the_product_is_refused(expression, is_taken):
    assert licences.is_taken(expression) is is_taken


def test_one_that_is_refused_is_named_and_ends_the_list_with_1(monkeypatch, capsys):
    monkeypatch.setattr(licences, "of_locked", lambda: {"good": "MIT", "bad": "AGPL-3.0-only", "unknown": ""})
    assert licences.main() == 1
    assert capsys.readouterr().err.endswith("takes: bad, unknown.\n")
