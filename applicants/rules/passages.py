"""The texts of the typing test: original, about health care work, of like length and difficulty."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to type. ``key`` is stored with each attempt and never changes."""

    key: str
    title: str
    text: str


def _passage(key: str, title: str, text: str) -> Passage:
    return Passage(key, title, " ".join(text.split()))


PRACTICE = _passage(
    "practice",
    "Water for everybody",
    """
    This text is only for practice, so take all the time that you want. Look at the screen more than at your hands,
    and let your wrists rest. On hot days the clinic puts a jug of water with slices of lemon on the table near the
    door. The volunteer who fills it each hour is called Walter, and he has done so for nine summers. He knows who
    comes for blood tests and who only comes for the cool air. Both are welcome. Last week a girl asked him why the
    cups are so small. He told her that small cups make people come back, and that people who come back like to talk.
    She drank three cups and told him about her fish, her brother and her new shoes.
    """,
)

PASSAGES: tuple[Passage, ...] = (
    _passage(
        "morning-rounds",
        "Getting the rooms ready",
        """
        Nora comes in through the side door at seven, when the clinic is still dark and quiet. She turns on the lights,
        starts the computers and walks through all eight rooms with her list. Each room needs fresh paper on the table,
        gloves in three sizes, soap, and a full box of masks. In the second room the scale shows two pounds when nobody
        is on it, so she puts a card on it and writes a note to the repair team. In the sixth room somebody left a
        sweater on the chair. She folds it, adds a slip with the date and takes it to the front desk. By half past seven
        the doctors and the nurses meet in the hall for ten minutes. They stand, because people who stand keep it short.
        Nora reads the names of the patients who need more time today. One man cannot hear well and likes to see the
        face of the person who speaks to him. One woman has a new baby and no one to hold it. A boy of six is afraid of
        needles, but he loves trains, and there is a book about trains in the third room. The team agrees on who will
        see whom. Then the first car turns into the lot, and Nora opens the door. She says good morning, asks for the
        name and the birthday, and checks that the phone number is still right. It is a small question, yet it matters.
        Last month a lab called an old number four times, and a sick person waited two days for news that could have
        come in an hour. Since then she asks each time, and nobody minds. By noon she has greeted forty people, and she
        still knows which of them has the baby.
        """,
    ),
    _passage(
        "phone-desk",
        "An hour at the phones",
        """
        Four people answer the phones on Monday mornings, and each of them takes about twelve calls in an hour. Omar has
        the chair by the window. His first caller wants to know if the flu shot is free. It is, and he can come on any
        day before five. The second caller has a rash on her arm since Friday and wonders if she should wait. Omar does
        not guess. He is not a nurse, and he says so in a kind voice. He writes down when it began, where it is and if
        it hurts, and then he passes the call to the nurse on duty. She picks up in less than a minute. The third caller
        is angry, because he got a bill for a visit that he never made. Omar listens until the man is done. Then he
        says the problem back in his own words, to be sure that he has it right. He finds two patients with the same
        name and nearly the same birthday. The bill went to the wrong one. He cannot fix it alone, but he knows who can,
        and he promises a call by three. He puts that promise on his own list, with the name and the number. A promise
        that is not written down is only a wish, as his trainer likes to say. At ten the calls slow down and he drinks
        his tea. He looks at what he wrote and reads each note as if he were the person who comes next. Would a stranger
        know what to do? In one note he forgot the day, so he adds it. At three he calls the man himself. The bill is
        gone, and the man laughs and thanks him twice.
        """,
    ),
    _passage(
        "first-week",
        "The first week",
        """
        On her first day June gets a badge, a locker and more papers than she can carry. By Friday she knows where the
        ice packs are, which printer jams and whom to ask about what. Her teacher in the clinic is Paul, who has done
        this work for twenty years and still washes his hands as if somebody watched. He shows her each task three
        times. The first time he does it and talks. The second time they do it as a pair. The third time she does it
        alone and tells him why. That is how she learns to take a blood pressure. The cuff has to fit the arm, the feet
        should be flat on the floor, and nobody should talk while it runs. The number is high for one old man, so they
        let him sit for five minutes and take it again. Now it is fine. He had run from the bus. June writes down both
        numbers with the time, since the doctor may want to see the two of them. On Wednesday she sits in class with
        eleven others and learns the names of the bones in the hand. Some of them drove trucks or cooked before, and one
        cared for her father at home. They laugh a lot, and they help each other with the hard words. At night June
        makes cards with a word on one side and a picture on the other. On the last day of the week a small girl will
        not let anybody near her sore ear. June kneels down, shows her the light and lets her look into the ear of a
        toy bear. Then it is her turn, and she holds quite still. Paul says nothing, but June can see that he smiles.
        """,
    ),
    _passage(
        "supply-room",
        "What the shelves say",
        """
        The supply room is the size of a large closet, and it can tell you how the whole clinic is doing. When the small
        masks run low, there are many children with colds. When the long bandages go fast, the roads are icy again. Ruth
        counts the shelves each Tuesday before lunch. She starts at the top left and ends at the bottom right, so that
        she never skips a box. For each thing there are two numbers on a label. The first says how many should be there,
        and the second says when to order more. She looks at the dates as well, because a test that is too old gives
        an answer that you cannot trust. What will run out first goes to the front, and what came last goes to the back.
        Today there are nine boxes of swabs where there should be twenty. She asks around and finds the rest in a
        drawer in the hall. Somebody was afraid to run out and hid a few. Ruth is not upset. She only shows the others
        how the order works and that a new box always comes within two days. If people trust the shelf, they do not need
        a drawer. Then she opens the box that came by truck this morning. She checks what is in it against the list, and
        one line is short by six. She writes it on the list, takes a photo and sends both to the seller before she
        forgets. At the end she sweeps the floor, closes the door and turns the key. It took her fifty minutes. Because
        of them no nurse will have to run down the hall today with a patient on the table and a hand on the wound.
        """,
    ),
    _passage(
        "home-visit",
        "A visit on Cherry Street",
        """
        Some patients cannot come to the clinic, so the clinic goes to them. Luis works as a health worker in
        the part of town where he grew up, and most people know his blue bag. His first visit today is on Cherry
        Street, up three flights of stairs. Mrs. Bell is eighty and lives alone with a very fat cat. She has
        nine kinds of pills, and some of the jars look alike. Luis does not tell her what to take, for that is
        not his job. He asks her to show him how she does it each day. She takes the white ones with her coffee
        and the red ones when she thinks of it. He writes that down just as she said it. Then he calls the
        nurse, and the three of them talk it over. They agree on a box with seven small doors, one for each day,
        and the drug store will fill it every week. Next he looks at the rug in the hall, which has a loose
        edge. A fall would be worse for her than the cold that she has. With her leave he puts tape under it and
        moves a lamp closer to the bed. Before he goes he asks how she gets her food. Her niece used to drive
        her, but the niece has moved away. There is a van on Thursdays, and he has the number in his bag. She is
        not sure that she wants it. He lets it rest and says that he will ask her again next time. Trust takes
        more than one visit. On the stairs he sits down and finishes his notes while he still has her words in
        his ear. Then he picks up the blue bag and walks on to the next house.
        """,
    ),
    _passage(
        "night-shift",
        "Late hours on the second floor",
        """
        After ten at night the second floor has its own sounds. A pump clicks, a cart rolls by, and somebody far away
        coughs and turns over. Grace works three nights a week and has learned to walk so that nobody wakes up. At the
        start of her shift the day team tells her about each patient, bed by bed. They do it at the door and not at the
        desk, so that the patient can hear it too and say what is wrong or left out. Then she makes her first round. She
        looks at the tubes, the bed rails, the water and the bell, which has to be within reach. Mr. Hall in bed four
        cannot sleep. He is to have his knee fixed in the morning and he has never been in a hospital before. Grace
        brings a chair and sits down, because a person who sits seems to have more time. He asks if it will hurt. She
        tells him what she has seen and what the team will do about it, and she does not promise what she cannot know.
        Then he talks about his garden until he grows tired. At two a woman in bed nine looks pale and says that she
        feels odd. It may be nothing, but Grace does not like it. She takes the pulse, the heat and the pressure, and
        calls the nurse in charge at once. It was right to call. The woman gets new fluids, and in an hour her cheeks
        have color again. Near six the sky turns gray and the birds begin. Grace writes her last notes, fills the cups
        and makes a fresh pot of coffee for the day team. Bed four is ready, and he waves at her as they roll him out.
        """,
    ),
)


def unseen(seen: Collection[str], passages: Sequence[Passage] = PASSAGES) -> tuple[Passage, ...]:
    """Return the passages whose key is not in ``seen``; all of them once a person has seen each.

    The caller draws one at random, so that the rule itself stays without chance.
    """
    fresh = tuple(passage for passage in passages if passage.key not in seen)
    return fresh or tuple(passages)


def by_key(key: str) -> Passage:
    """Return the passage stored with an attempt, the practice text included; ``KeyError`` for an unknown key."""
    return {passage.key: passage for passage in (PRACTICE, *PASSAGES)}[key]
