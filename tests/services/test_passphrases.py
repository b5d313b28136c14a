"""How hard a passphrase is to guess, and what is said of it."""

import pytest

from stars_desktop.services.passphrases import strength


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("password1", "Passwords that many people use"),
        ("stars", "Words of this work"),
        ("Nottinghamshire", "Words of this work"),
        ("Derbyshire2", "Words of this work"),
        ("Florence", "Names"),
        ("wonderful", "A common word"),
        ("w0nd3rful", "A common word"),
        ("qwertyuiop", "Passwords"),
        ("zxdfgyhn", "Keys that lie side by side"),
        ("kpzkpzkpzkpz", "Saying the same again"),
        ("defghijkl", "Runs such as abc"),
        ("27/03/2007", "Dates"),
        ("xk3", "It is short"),
        ("one two three four", "Numbers, days and months"),
        ("Monday-Tuesday-Wednesday", "Numbers, days and months"),
        ("january february march april", "Numbers, days and months"),
        ("cat dog fish", "Passwords that many people use"),
        ("a b c d e f g h", "Runs such as abc"),
    ],
)
def test_what_is_easy_to_guess_is_told_with_the_reason_and_what_to_do(text: str, because: str) -> None:
    found = strength(text)
    assert found.score < 3
    assert found.words in {"Too easy to guess", "Easy to guess", "Not yet hard to guess"}
    assert found.advice.startswith(because)
    assert found.advice.endswith("Use three or more words that have nothing to do with each other.")


@pytest.mark.parametrize(
    "text", ["correct horse battery staple", "teapot glacier walrus", "7Ue#q!vB2z0Lk", "x" * 5 + "Ünïcødé ʘ‿ʘ 7301"]
)
def test_what_is_hard_to_guess_needs_no_advice(text: str) -> None:
    found = strength(text)
    assert (found.score, found.words, found.advice) == (4, "Very hard to guess", "")


def test_what_is_nearly_there_is_told_so() -> None:
    found = strength("harbour velvet42")
    assert (found.score, found.words) == (3, "Hard to guess")
    assert found.advice == "One more word would make it harder still."


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_typed_is_too_easy(text: str) -> None:
    assert strength(text).score == 0


@pytest.mark.parametrize(
    "text", ["derby council stars register", "Derby, Nottingham, Nottinghamshire", "My SPOC Enquiries"]
)
def test_words_of_this_work_add_nothing(text: str) -> None:
    found = strength(text)
    assert found.score < 2
    assert found.advice.startswith("Words of this work")
    assert strength(f"{text} teapot glacier walrus").score == 4


def test_a_very_long_one_is_taken() -> None:
    assert strength("teapot glacier walrus lantern " * 100).score == 4
