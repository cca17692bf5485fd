"""The first page that a browser gets, with the files of ours in its head."""

from monitoring.access import uploads
from monitoring.screen import shell


def test_the_first_page_is_streamlits_own_with_our_files_in_its_head():
    head = shell.html().split("</head>")[0]
    assert '<script type="module"' in head
    assert f'<link rel="stylesheet" href=".{shell.asset(shell.STYLE)}">' in head
    for script in (shell.SCRIPT, shell.WORDS):
        assert f'<script defer src=".{shell.asset(script)}">' in head
    assert '["Upload", "选择文件"]' in head


def test_the_address_of_a_file_changes_with_its_content(tmp_path):
    names = []
    for content in ("a{}", "b{}"):
        file = tmp_path / content / "style.css"
        file.parent.mkdir()
        file.write_text(content)
        names.append(shell.asset(file))
    assert names[0] != names[1]
    assert all(name.endswith("/style.css") for name in names)


def test_what_streamlit_names_badly_has_our_name_in_both_languages():
    failed = "AxiosError: Request failed with status code"
    assert dict(shell.words_in("en")) == {
        "Expand sidebar": "Menu",
        "Collapse sidebar": "Close the menu",
        f"{failed} 507": uploads.TOO_MUCH,
        f"{failed} 403": uploads.NOT_YOURS,
    }
    assert dict(shell.words_in("zh"))["Expand sidebar"] == "菜单"
