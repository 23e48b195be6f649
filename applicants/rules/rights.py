"""The notice of the right to complain with which an organization begins: plain words in both languages."""

from typing import Final

ENGLISH: Final = """You have the right to be treated fairly.

Nobody who applies to this apprenticeship, or trains in it, may be treated worse because of race, color, religion, \
national origin, sex, sexual orientation, being pregnant, age from 40 on, genetic information or a disability. Nobody \
may be punished for asking about these rights, for complaining, or for helping somebody else to complain.

If you think that this happened to you, you may complain in writing, or have somebody write for you. Say who you are \
and how to reach you, who did it, what happened and when, and why you think it was unfair. Sign it.

Send it within {days} days after it happened to the office that registered this apprenticeship. The person named below \
tells you its address, and helps you to write if you want. You may talk with that person first, but you need not.

What you complain about is kept private as far as possible. Complaining costs nothing, and it does not change how your \
application is decided."""
SPANISH: Final = """Usted tiene derecho a un trato justo.

Nadie que solicite un lugar en este programa de aprendices, o que se forme en él, puede recibir un trato peor por su \
raza, color, religión, origen nacional, sexo, orientación sexual, embarazo, edad a partir de los 40 años, información \
genética o una discapacidad. Nadie puede ser castigado por preguntar por estos derechos, por quejarse o por ayudar a \
otra persona a quejarse.

Si cree que le pasó algo así, puede quejarse por escrito, o pedir a alguien que escriba por usted. Diga quién es y \
cómo localizarle, quién lo hizo, qué pasó y cuándo, y por qué cree que fue injusto. Firme el escrito.

Envíelo, dentro de los {days} días después de lo que pasó, a la oficina que registró este programa. La persona que se \
nombra abajo le da la dirección y le ayuda a escribir si quiere. Puede hablar antes con esa persona, pero no tiene que \
hacerlo.

Lo que cuente se mantiene en privado en lo posible. Quejarse no cuesta nada, y no cambia la decisión sobre su \
solicitud."""


def first_text(days: int, *, spanish: bool = False) -> str:
    """Return the text that a new notice starts from; ``days`` is how long somebody may complain."""
    return (SPANISH if spanish else ENGLISH).format(days=days)
