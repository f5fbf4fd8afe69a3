"""Where documents come from: what is found, what is refused, and that a refusal is one line that helps."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samgraf.errors import DataError, SourceError
from samgraf.model import Document
from samgraf.sources import MAX_BYTES, find_sources, read_document

TEXT = "Kåre Bråten (Østre Åsgård skole) åpner møtet på Ås.\n"
FRONT = "---\ntitle: Møte på Ås\nlanguage: nb\npublished: 2019-05-02\n---\n"


def put(folder: Path, data: str | bytes, name: str = "møte.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def refusal(path: Path) -> str:
    """The message with which a file is refused, which always is one line, names the file and says what to do."""
    with pytest.raises(SourceError) as caught:
        read_document(path)
    message = str(caught.value)
    assert "\n" not in message and "\r" not in message
    assert message.startswith(f"{path}: ")
    assert "; " in message, "what to do stands after the semicolon"
    assert caught.value.exit_code == 1 and isinstance(caught.value, DataError)
    return message


# What is read.


def test_text_is_kept_as_it_is_stored(tmp_path: Path) -> None:
    stored = "\ufeff" + FRONT.replace("\n", "\r\n") + unicodedata.normalize("NFD", TEXT) + "\u00ad\u00a0å\r\n\r\n"
    document = read_document(put(tmp_path, stored))
    assert document.text == stored
    assert document.text[document.body :].startswith(unicodedata.normalize("NFD", "Kåre"))


def test_front_matter_is_read_as_strings(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, FRONT + TEXT))
    assert document.metadata == {"title": "Møte på Ås", "language": "nb", "published": "2019-05-02"}
    assert document.title == "Møte på Ås"
    assert document.published is not None and document.published.isoformat() == "2019-05-02"


def test_text_without_front_matter_begins_at_its_beginning(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, TEXT))
    assert (document.metadata, document.body) == ({}, 0)


def test_file_names_the_page_that_has_no_title(tmp_path: Path) -> None:
    assert read_document(put(tmp_path, TEXT, "002-møte.txt")).title == "002-møte"


@pytest.mark.parametrize(("written", "language"), [("nb", "nb"), ("NN", "nn"), ("da", "da"), ("en-GB", "en-gb")])
def test_language_tag_is_kept_in_small_letters(tmp_path: Path, written: str, language: str) -> None:
    assert read_document(put(tmp_path, f"---\nlanguage: {written}\n---\n{TEXT}")).metadata["language"] == language


@pytest.mark.parametrize("published", ["2019-05", "2019", "våren 2019", "2019-02-30"])
def test_part_of_a_date_is_no_day_of_publication(tmp_path: Path, published: str) -> None:
    document = read_document(put(tmp_path, f"---\npublished: {published}\n---\n{TEXT}"))
    assert document.metadata["published"] == published and document.published is None


@pytest.mark.parametrize("opening", ["", "\ufeff"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["line feed", "carriage return"])
def test_front_matter_is_found_behind_any_mark_and_before_any_line_end(
    tmp_path: Path, opening: str, ending: str
) -> None:
    document = read_document(put(tmp_path, opening + (FRONT + TEXT).replace("\n", ending)))
    assert document.metadata["title"] == "Møte på Ås"
    assert document.text[document.body :] == TEXT.replace("\n", ending)


def test_rule_inside_the_text_is_no_front_matter(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, f"{TEXT}\n---\ntitle: nei\n---\n"))
    assert (document.metadata, document.body) == ({}, 0)


def test_line_of_many_dashes_is_no_front_matter(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, f"-----\n{TEXT}"))
    assert (document.metadata, document.body) == ({}, 0)


def test_empty_front_matter_says_nothing(tmp_path: Path) -> None:
    assert read_document(put(tmp_path, f"---\n# ingenting\ntitle:\n---\n{TEXT}")).title == "møte"


def test_lists_in_front_matter_are_left_out(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, f"---\ntitle: Møte\ntags: [ås, bø]\n---\n{TEXT}"))
    assert document.metadata == {"title": "Møte"}


def test_yaml_of_the_front_matter_makes_no_objects(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, f"---\ntitle: !!python/object/apply:os.getcwd []\nid: 1_0\n---\n{TEXT}"))
    assert document.metadata == {"id": "1_0"}


@pytest.mark.parametrize("word", ["Ãgir", "SÃO", "â", "10 €", "Â§"])
def test_rare_letters_alone_are_not_taken_for_double_encoding(tmp_path: Path, word: str) -> None:
    assert read_document(put(tmp_path, f"{TEXT}{word}\n")).text.endswith(f"{word}\n")


# What is refused.


def test_missing_file_is_told(tmp_path: Path) -> None:
    assert "check the path" in refusal(tmp_path / "finnes-ikke.txt")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        " \t\r\n\n",
        "\ufeff\r\n",
        "\u00ad\u200b\n",
        "\u2028",
        "\x85\n\u3000",
    ],
)
def test_empty_file_is_told(tmp_path: Path, text: str) -> None:
    assert "empty" in refusal(put(tmp_path, text))


@pytest.mark.parametrize("rest", ["", "\n", "\r\n \t\n", "\ufeff\n", "\u200b\n", "\u00ad"])
def test_front_matter_alone_is_told(tmp_path: Path, rest: str) -> None:
    assert "no text after the front matter" in refusal(put(tmp_path, FRONT + rest))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.4\n\x80\x81\x82\xff",
        bytes(range(256)),
        b"tekst\x00tekst",
        b"a\x1bb",
    ],
    ids=["png", "pdf", "all bytes", "one zero", "escape"],
)
def test_binary_is_told(tmp_path: Path, data: bytes) -> None:
    assert any(word in refusal(put(tmp_path, data)) for word in ("binary", "not UTF-8"))


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850"])
def test_older_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    message = refusal(put(tmp_path, TEXT.encode(encoding)))
    assert "not UTF-8" in message and "save it as UTF-8" in message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [TEXT, "Åå"], ids=["a page", "two letters"])
def test_utf_16_is_told_with_and_without_its_mark(tmp_path: Path, encoding: str, text: str) -> None:
    message = refusal(put(tmp_path, text.encode(encoding)))
    assert any(word in message for word in ("UTF-16", "binary", "not UTF-8"))


@pytest.mark.parametrize("text", ["på", "Ås", "æ", "bø", "ØYER", "«møte»", "– ja", "’tis", "møte…"])
def test_text_encoded_twice_is_told(tmp_path: Path, text: str) -> None:
    twice = (TEXT.replace("å", "a").replace("Å", "A").replace("Ø", "O") + text).encode("utf-8").decode("cp1252")
    assert "twice" in refusal(put(tmp_path, twice))


def test_file_above_the_limit_is_told_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    assert "5 MB" in refusal(path)


def test_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    assert len(read_document(put(tmp_path, "a" * MAX_BYTES)).text) == MAX_BYTES
    assert "split it" in refusal(put(tmp_path, "a" * (MAX_BYTES + 1)))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_unreadable_file_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT)
    path.chmod(0)
    assert "permissions" in refusal(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_unreadable_folder_is_told_and_its_neighbours_are_found(tmp_path: Path) -> None:
    good = put(tmp_path, TEXT)
    closed = tmp_path / "lukket"
    closed.mkdir(mode=0)
    found = list(find_sources([tmp_path]))
    closed.chmod(0o700)
    assert good in found and any(isinstance(one, SourceError) and "permissions" in str(one) for one in found)


def test_directory_is_no_file(tmp_path: Path) -> None:
    assert "not a regular file" in refusal(tmp_path)


def test_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "rør.txt"
    os.mkfifo(path)
    assert "not a regular file" in refusal(path)


def test_device_is_refused() -> None:
    assert "not a regular file" in refusal(Path("/dev/zero"))


def test_dangling_link_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lenke.txt"
    path.symlink_to(tmp_path / "borte.txt")
    assert "check the path" in refusal(path)


def test_link_to_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ring.txt"
    path.symlink_to(path)
    assert "check the path" in refusal(path)


@pytest.mark.parametrize(
    ("front", "what"),
    [
        ("---\ntitle: Møte\n\nTekst uten slutt på hodet.\n", "no closing"),
        ("---\n" + "a: b\n" * 9000 + "---\nTekst\n", "no closing"),
        ("---\ntitle: «Møte: del 2\nurl: [\n---\nTekst\n", "front matter"),
        ("---\ntitle: Samskaping: ei bok\n---\nTekst\n", "line 2 of the front matter"),
        ('---\na: 1\nb: 2\ntitle: "Møte\n---\nTekst\n', "front matter"),
        ("---\n\ttitle: Møte\n---\nTekst\n", "line 2 of the front matter"),
        ("---\ntitle: *ukjent\n---\nTekst\n", "front matter"),
        ("---\ntitle: ja\n---ja\n--- \nTekst\n", "front matter"),
        ("---\n- én\n- to\n---\nTekst\n", "key: value"),
        ("---\nbare ord\n---\nTekst\n", "key: value"),
        ("---\n---\nTekst\n", "key: value"),
    ],
)
def test_broken_front_matter_is_told(tmp_path: Path, front: str, what: str) -> None:
    for text in (front, "\ufeff" + front.replace("\n", "\r\n")):
        assert what in refusal(put(tmp_path, text))


@pytest.mark.parametrize("language", ["norsk bokmål", "bokmål", "n", "nb,nn", "<nb>"])
def test_language_that_is_no_tag_is_told(tmp_path: Path, language: str) -> None:
    assert "language tag" in refusal(put(tmp_path, f"---\nlanguage: {language}\n---\n{TEXT}"))


def test_line_of_a_yaml_fault_is_that_of_the_file(tmp_path: Path) -> None:
    lines = ["---", "language: nb", "genre: notat", "title: Samskaping: ei bok", "---", "Tekst"]
    assert ": line 4 of the front matter: " in refusal(put(tmp_path, "\n".join(lines)))


def test_deeply_nested_front_matter_is_told(tmp_path: Path) -> None:
    assert "front matter" in refusal(put(tmp_path, f"---\ntitle: {'[' * 5000}\n---\n{TEXT}"))


def test_front_matter_of_many_aliases_does_not_grow(tmp_path: Path) -> None:
    laughs = "a0: &a0 [ha, ha]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    assert read_document(put(tmp_path, f"---\n{laughs}title: Møte\n---\n{TEXT}")).metadata == {"title": "Møte"}


# What is found.


def test_texts_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.TXT"):
        put(tmp_path, TEXT, name)
    (tmp_path / "under").mkdir()
    put(tmp_path / "under", TEXT, "d.txt")
    assert [p.name for p in found(tmp_path)] == ["a.md", "b.txt", "c.TXT", "d.txt"]


def found(*paths: Path) -> list[Path]:
    """What is found where nothing is refused."""
    sources = list(find_sources(paths))
    assert not [one for one in sources if isinstance(one, SourceError)]
    return [one for one in sources if isinstance(one, Path)]


def test_other_files_hidden_ones_and_readme_are_left_out(tmp_path: Path) -> None:
    for name in ("side.txt", "bilde.png", "tabell.csv", ".skjult.txt", "README.md", "uten-ending"):
        put(tmp_path, TEXT, name)
    (tmp_path / ".git").mkdir()
    put(tmp_path / ".git", TEXT, "logg.txt")
    assert [p.name for p in found(tmp_path)] == ["side.txt"]


def test_file_named_by_itself_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT, "notat.tekst")
    assert found(path) == [path]


def test_missing_path_is_told_and_its_neighbours_are_found(tmp_path: Path) -> None:
    good, missing = put(tmp_path, TEXT), tmp_path / "borte"
    first, second = find_sources([missing, good])
    assert isinstance(first, SourceError) and str(missing) in str(first) and "; " in str(first)
    assert second == good


def test_folder_that_leads_back_into_itself_is_entered_once(tmp_path: Path) -> None:
    inner = tmp_path / "indre"
    inner.mkdir()
    put(inner, TEXT, "a.txt")
    (inner / "tilbake").symlink_to(tmp_path, target_is_directory=True)
    (inner / "selv").symlink_to(inner, target_is_directory=True)
    assert [p.name for p in found(tmp_path)] == ["a.txt"]


def test_folder_behind_a_link_is_entered(tmp_path: Path) -> None:
    (tmp_path / "ekte").mkdir()
    (tmp_path / "kilder").mkdir()
    put(tmp_path / "ekte", TEXT, "a.txt")
    (tmp_path / "kilder" / "lenke").symlink_to(tmp_path / "ekte", target_is_directory=True)
    assert [p.name for p in found(tmp_path / "kilder")] == ["a.txt"]


BAD: dict[str, bytes] = {
    "binær.txt": b"\x00\x01\x02" * 40,
    "cp1252.txt": TEXT.encode("cp1252"),
    "tom.txt": b"",
    "utf16.txt": TEXT.encode("utf-16"),
    "hode.txt": b"---\ntitle: [\n---\nTekst\n",
}


def test_good_files_are_read_beside_bad_ones(tmp_path: Path) -> None:
    for name, data in BAD.items():
        put(tmp_path, data, name)
    os.mkfifo(tmp_path / "rør.txt")
    (tmp_path / "lenke.txt").symlink_to(tmp_path / "borte.txt")
    put(tmp_path, FRONT + TEXT, "god.txt")
    read: list[Document] = []
    for source in find_sources([tmp_path]):
        assert isinstance(source, Path)
        if source.name == "god.txt":
            read.append(read_document(source))
        else:
            refusal(source)
    assert [document.name for document in read] == ["god.txt"]


@settings(max_examples=150, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=120).map(lambda t: t.encode("utf-8", "replace"))))
@pytest.mark.parametrize(
    "before", [b"", b"---\n", FRONT.encode(), b"\xef\xbb\xbf"], ids=["bare", "open", "front", "mark"]
)
def test_any_bytes_are_read_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, data: bytes
) -> None:
    path = put(tmp_path_factory.getbasetemp(), before + data, "hva-som-helst.txt")
    try:
        document = read_document(path)
    except SourceError as error:
        assert "\n" not in str(error) and str(error).startswith(f"{path}: ") and "; " in str(error)
    else:
        assert document.text.encode("utf-8") == before + data
        assert document.text[document.body :]


@pytest.mark.parametrize(
    "text", [FRONT + TEXT, "\ufeff" + FRONT + TEXT, (FRONT + TEXT).replace("\n", "\r\n"), TEXT, "---x\n" + TEXT]
)
def test_body_begins_a_line(tmp_path: Path, text: str) -> None:
    document = read_document(put(tmp_path, text))
    assert document.body == 0 or document.text[document.body - 1] == "\n"
