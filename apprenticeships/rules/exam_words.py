"""What an entrance exam asks for, in words, as whoever looks at a program and whoever has applied read it."""

from apprenticeships.rules.speech import say, say_many


def exam_words(pass_mark: object, maximum: object, wait_days: int | None) -> str:
    """Say the pass mark, and after how many days it may be tried again; nothing where no mark is set."""
    if not pass_mark or not maximum:
        return ""
    words = say("You pass with {mark} of {all} points.", mark=pass_mark, all=maximum)
    if not wait_days:
        return words
    again = say_many(
        "If it is not enough, you may try again after {number} day.",
        "If it is not enough, you may try again after {number} days.",
        wait_days,
        number=wait_days,
    )
    return f"{words} {again}"
