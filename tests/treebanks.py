"""An invented treebank in the folders and files of NorNE."""

from __future__ import annotations

from pathlib import Path


def row(number: int, form: str, lemma: str, tag: str, feats: str, head: int, dep: str, name: str = "O") -> str:
    return "\t".join([str(number), form, lemma, tag, tag, feats, str(head), dep, "_", f"name={name}"])


def sentence(*rows: str) -> str:
    return "\n".join(rows) + "\n\n"


HEADLINE = sentence(
    row(1, "Kari", "Kari", "subst", "prop", 2, "SUBJ", "B-PER"),
    row(2, "vant", "vinne", "verb", "pret", 0, "FINV"),
    row(3, "|", "$|", "clb", "<overskrift>", 2, "IP"),
)
READING = sentence(
    row(1, "Ola", "Ola", "subst", "prop", 2, "SUBJ", "B-PER"),
    row(2, "vil", "ville", "verb", "pres", 0, "FINV"),
    row(3, "lese", "lese", "verb", "inf", 2, "INFV"),
    row(4, "to", "to", "det", "fl|kvant", 5, "DET"),
    row(5, "bøker", "bok", "subst", "appell|fem|ub|fl", 3, "DOBJ"),
    row(6, ".", "$.", "clb", "<punkt>", 2, "IP"),
)
HELD = sentence(
    row(1, "Byen", "by", "subst", "appell|mask|be|ent", 2, "SUBJ"),
    row(2, "er", "være", "verb", "pres", 0, "FINV"),
    row(3, "stor", "stor", "adj", "pos|m/f|ub|ent", 2, "SPRED"),
    row(4, "etc.", "etc.", "subst", "fork", 3, "ATR"),
)
UD_HEADLINE = sentence(
    row(1, "Kari", "Kari", "PROPN", "_", 2, "nsubj", "B-PER"),
    row(2, "vant", "vinne", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", 0, "root"),
)
UD_OTHER_FORM = sentence(
    row(1, "Byen", "by", "NOUN", "_", 3, "nsubj"),
    row(2, "er", "være", "AUX", "_", 3, "cop"),
    row(3, "stor", "stor", "ADJ", "_", 0, "root"),
    row(4, "etc", "etc", "X", "_", 3, "dep"),
)


def write_treebank(folder: Path, copies: int = 0) -> Path:
    """A treebank of three sentences, of which the official parts hold two; one more file has copies of the third."""
    for norm, name in (("nob", "no_bokmaal"), ("nno", "no_nynorsk")):
        (folder / "ndt" / norm).mkdir(parents=True)
        (folder / "ud" / norm).mkdir(parents=True)
        (folder / "ndt" / norm / "a_0000.conll").write_text(HEADLINE + READING + HELD, encoding="utf-8")
        if copies:
            (folder / "ndt" / norm / "b_0000.conll").write_text(READING * copies, encoding="utf-8")
        (folder / "ud" / norm / f"{name}-ud-dev.conllu").write_text(UD_HEADLINE, encoding="utf-8")
        (folder / "ud" / norm / f"{name}-ud-test.conllu").write_text(UD_OTHER_FORM, encoding="utf-8")
    return folder
