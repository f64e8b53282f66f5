"""The loader refuses what is wrong in a table, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from npf.errors import LexiconError
from npf.lexicon import Lexicons, Schema, read_table, table_names

SCHEMA = Schema("zh/verbs", values={"polarity": frozenset({"do", "dont"})}, optional=("gloss",))
HEADER = "term\tpolarity\tgloss\texample\tnote\n"
GOOD = "推动\tdo\tpush\t推动发展。\t\n"

WRONG = [
    ("a row twice", HEADER + GOOD + "# a remark\n" + GOOD, 4, "repeats '推动' of line 2"),
    ("a space before a cell", HEADER + " " + GOOD, 2, "stray white space in term"),
    ("a full-width space behind a cell", HEADER + GOOD.replace("push", "push\u3000"), 2, "stray white space in gloss"),
    ("an unknown value", HEADER + GOOD.replace("\tdo\t", "\tmaybe\t"), 2, "has polarity 'maybe'; possible are 'do', 'dont'"),
    ("an empty term", HEADER + GOOD.removeprefix("推动"), 2, "leaves term empty"),
    ("an empty example", HEADER + GOOD.replace("推动发展。", ""), 2, "leaves example empty"),
    ("a missing column", "term\tgloss\texample\n", 1, "lacks the column polarity"),
    ("an unknown column", HEADER.replace("note", "notes"), 1, "has an unknown column notes"),
    ("a column twice", HEADER.replace("note", "gloss"), 1, "names a column twice"),
    ("a cell too many", HEADER + GOOD.replace("\n", "\tmore\n"), 2, "has 6 cells, the header has 5"),
    ("a cell too few", HEADER + "推动\tdo\n", 2, "has 2 cells"),
]


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "verbs.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(("text", "line", "problem"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_wrong_table_is_refused_with_file_and_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = table(tmp_path, text)
    with pytest.raises(LexiconError) as caught:
        list(read_table(path, SCHEMA))
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert problem in str(caught.value)
    assert caught.value.line == line


def test_a_table_without_header_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="has no header line"):
        list(read_table(table(tmp_path, "# nothing\n"), SCHEMA))
    with pytest.raises(LexiconError, match="is not UTF-8: byte 0"):
        list(read_table(table(tmp_path, "推动".encode("gb18030")), SCHEMA))


def test_a_table_that_is_no_table_of_words_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.tsv"
    with path.open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(LexiconError, match="too large"):
        list(read_table(path, SCHEMA))


def test_a_good_table_is_read_with_its_remarks_left_out(tmp_path: Path) -> None:
    rows = list(read_table(table(tmp_path, "# source: by hand\n\n" + HEADER + GOOD), SCHEMA))
    assert [(row["term"], row["polarity"], row["gloss"]) for row in rows] == [("推动", "do", "push")]


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    assert [row["note"] for row in read_table(table(tmp_path, (HEADER + GOOD).replace("\n", "\r\n")), SCHEMA)] == [""]


def test_own_rows_need_no_example(tmp_path: Path) -> None:
    rows = list(read_table(table(tmp_path, "term\tpolarity\tgloss\n推动\tdo\t\n"), SCHEMA, own=True))
    assert [row["term"] for row in rows] == ["推动"]


def test_lexicons_refuse_folders_files_and_tables_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        Lexicons(tmp_path / "nowhere")
    with pytest.raises(LexiconError, match="no such file for the table 'en/abbreviations'"):
        Lexicons({"en/abbreviations": tmp_path / "nowhere.tsv"})
    with pytest.raises(LexiconError, match=r"there is no table 'zh/verbz'; the tables are .*zh/traditional"):
        Lexicons({"zh/verbz": table(tmp_path, HEADER)})
    (tmp_path / "own" / "zh").mkdir(parents=True)
    (tmp_path / "own" / "zh" / "verbz.tsv").write_text(HEADER, encoding="utf-8")
    with pytest.raises(LexiconError, match="there is no table 'zh/verbz'"):
        Lexicons(tmp_path / "own")


def test_an_own_row_replaces_the_shipped_one_and_others_stay(tmp_path: Path) -> None:
    from npf.languages.en.tables import ABBREVIATIONS

    assert "en/abbreviations" in table_names()
    shipped = {row["term"]: row["kind"] for row in Lexicons().rows(ABBREVIATIONS)}
    own = tmp_path / "abbreviations.tsv"
    own.write_text("term\tkind\nMr.\tother\nEsq.\ttitle\n", encoding="utf-8")
    merged = {row["term"]: row["kind"] for row in Lexicons({"en/abbreviations": own}).rows(ABBREVIATIONS)}
    assert merged == {**shipped, "Mr.": "other", "Esq.": "title"}
