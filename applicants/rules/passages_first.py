"""Ten texts of the typing test: key, title, text. What is alike about them is measured by a test."""

TEXTS: tuple[tuple[str, str, str], ...] = (
    (
        "morning-rounds",
        "Getting the rooms ready",
        """
        Nora comes in through the side door at seven, when the clinic is still dark and quiet. She turns on
        the lights, starts the computers and walks through all eight rooms with her list. Each room needs
        fresh paper on the table, gloves in three sizes, soap, and a full box of masks. In the second room the
        scale shows two pounds when nobody is on it, so she puts a card on it and writes a note to the repair
        team. In the sixth room somebody left a sweater on the chair. She folds it, adds a slip with the date
        and takes it to the front desk. By half past seven the doctors and the nurses meet in the hall for ten
        minutes. They stand, because people who stand keep it short. Nora reads the names of the patients who
        need more time today. One man cannot hear well and likes to see the face of the person who speaks to
        him. One woman has a new baby and no one to hold it. A boy of six is afraid of needles, but he loves
        trains, and there is a book about trains in the third room. The team agrees on who will see whom. Then
        the first car turns into the lot, and Nora opens the door. She says good morning, asks for the name
        and the birthday, and checks that the phone number is still right. It is a small question, yet it
        matters. Last month a lab called an old number four times, and a sick person waited two days for news
        that could have come in an hour. Since then she asks each time, and nobody minds. By noon she has
        greeted forty people, and she still knows which of them has the baby. At the end of the shift the team
        meets in the hall again and each one says what went well. Nora tells them about the boy. He sat on the
        floor with the book and did not want to leave. The shot was over before he saw it, and he asked if he
        could come back on Friday. The others laugh, and then they wash the toys, wipe the chairs and fill the
        boxes for the next day. The last thing is the scale. Somebody has fixed it, so she takes the card off
        and drops it in the bin. She turns out the lights in all eight rooms and locks the side door behind
        her. It has been a good day.
        """,
    ),
    (
        "phone-desk",
        "An hour at the phones",
        """
        Four people answer the phones on Monday mornings, and each of them takes about twelve calls in an
        hour. Omar has the chair by the window. His first caller wants to know if the flu shot is free. It is,
        and he can come on any day before five. The second caller has a rash on her arm since Friday and
        wonders if she should wait. Omar does not guess. He is not a nurse, and he says so in a kind voice. He
        writes down when it began, where it is and if it hurts, and then he passes the call to the nurse on
        duty. She picks up in less than a minute. The third caller is angry, because he got a bill for a visit
        that he never made. Omar listens until the man is done. Then he says the problem back in his own
        words, to be sure that he has it right. He finds two patients with the same name and nearly the same
        birthday. The bill went to the wrong one. He cannot fix it alone, but he knows who can, and he
        promises a call by three. He puts that promise on his own list, with the name and the number. A
        promise that is not written down is only a wish, as his trainer likes to say. At ten the calls slow
        down and he drinks his tea. He looks at what he wrote and reads each note as if he were the person who
        comes next. Would a stranger know what to do? In one note he forgot the day, so he adds it. At three
        he calls the man himself. The bill is gone, and the man laughs and thanks him twice. Just before one a
        small voice asks for a nurse. It is a girl, and she is at home with her grandfather. He fell in the
        kitchen and he cannot get up. Omar stays calm and asks her where they are. He waves to the woman next
        to him, who sends for help on the other line. Then he keeps the girl talking, about her cat and her
        school and what she can see from the door, until she hears people on the stairs. It took six minutes
        and felt like an hour. He drinks a glass of water and walks once around the desk. In the evening her
        mother calls and says that all is well. He writes that on his list too, and draws a line below it.
        """,
    ),
    (
        "first-week",
        "The first week",
        """
        On her first day June gets a badge, a locker and more papers than she can carry. By Friday she knows
        where the ice packs are, which printer jams and whom to ask about what. Her teacher in the clinic is
        Paul, who has done this work for twenty years and still washes his hands as if somebody watched. He
        shows her each task three times. The first time he does it and talks. The second time they do it as a
        pair. The third time she does it alone and tells him why. That is how she learns to take a blood
        pressure. The cuff has to fit the arm, the feet should be flat on the floor, and nobody should talk
        while it runs. The number is high for one old man, so they let him sit for five minutes and take it
        again. Now it is fine. He had run from the bus. June writes down both numbers with the time, since the
        doctor may want to see the two of them. On Wednesday she sits in class with eleven others and learns
        the names of the bones in the hand. Some of them drove trucks or cooked before, and one cared for her
        father at home. They laugh a lot, and they help each other with the hard words. At night June makes
        cards with a word on one side and a picture on the other. On the last day of the week a small girl
        will not let anybody near her sore ear. June kneels down, shows her the light and lets her look into
        the ear of a toy bear. Then it is her turn, and she holds quite still. Paul says nothing, but June can
        see that he smiles. On Friday she is asked to sit down with Ruth and talk about the week. Ruth wants
        to know what was hard and what was easy, and she listens more than she speaks. Lena says that the
        names are hard, and that she is slow with the forms. Ruth smiles. She opens her own first notebook,
        which is twelve years old, and on each page there is a name with a drawing next to it. That was her
        trick. Then she asks what Lena would change if she could. The question comes as a surprise. Lena
        thinks of the heavy cart that stands in the way of the sink, and says so. On Monday the cart has a new
        place, and a note on it says thank you.
        """,
    ),
    (
        "supply-room",
        "What the shelves say",
        """
        The supply room is the size of a large closet, and it can tell you how the whole clinic is doing. When
        the small masks run low, there are many children with colds. When the long bandages go fast, the roads
        are icy again. Ruth counts the shelves each Tuesday before lunch. She starts at the top left and ends
        at the bottom right, so that she never skips a box. For each thing there are two numbers on a label.
        The first says how many should be there, and the second says when to order more. She looks at the
        dates as well, because a test that is too old gives an answer that you cannot trust. What will run out
        first goes to the front, and what came last goes to the back. Today there are nine boxes of swabs
        where there should be twenty. She asks around and finds the rest in a drawer in the hall. Somebody was
        afraid to run out and hid a few. Ruth is not upset. She only shows the others how the order works and
        that a new box always comes within two days. If people trust the shelf, they do not need a drawer.
        Then she opens the box that came by truck this morning. She checks what is in it against the list, and
        one line is short by six. She writes it on the list, takes a photo and sends both to the seller before
        she forgets. At the end she sweeps the floor, closes the door and turns the key. It took her fifty
        minutes. Because of them no nurse will have to run down the hall today with a patient on the table and
        a hand on the wound. One box on the top shelf has been there for as long as anybody can think. It
        holds glass bottles with paper labels and a small brass lamp. Nobody may throw it out, and nobody
        knows why. One day an old doctor comes by to give back a key, and he sees it through the door. He
        tells them that the first nurse of this house used the lamp to walk across the yard at night. There
        were no lights then, and no phones. Now it stands in a case near the front door with a card beside it.
        The shelf is free, and it holds the warm blankets. It took one hour, a damp cloth and a good story,
        and no one had to buy a thing for it.
        """,
    ),
    (
        "home-visit",
        "A visit on Cherry Street",
        """
        Some patients cannot come to the clinic, so the clinic goes to them. Luis works as a health worker in
        the part of town where he grew up, and most people know his blue bag. His first visit today is on
        Cherry Street, up three flights of stairs. Mrs. Bell is eighty and lives alone with a very fat cat.
        She has nine kinds of pills, and some of the jars look alike. Luis does not tell her what to take, for
        that is not his job. He asks her to show him how she does it each day. She takes the white ones with
        her coffee and the red ones when she thinks of it. He writes that down just as she said it. Then he
        calls the nurse, and the three of them talk it over. They agree on a box with seven small doors, one
        for each day, and the drug store will fill it every week. Next he looks at the rug in the hall, which
        has a loose edge. A fall would be worse for her than the cold that she has. With her leave he puts
        tape under it and moves a lamp closer to the bed. Before he goes he asks how she gets her food. Her
        niece used to drive her, but the niece has moved away. There is a van on Thursdays, and he has the
        number in his bag. She is not sure that she wants it. He lets it rest and says that he will ask her
        again next time. Trust takes more than one visit. On the stairs he sits down and finishes his notes
        while he still has her words in his ear. Then he picks up the blue bag and walks on to the next house.
        Back in the car she writes down what she saw while it is still fresh in her mind. She has nine more
        homes on her list, and no two of them are the same. In one she has to take off her shoes, and in
        another a parrot says her name before she can. A young man shows her how far he can walk now with his
        new leg, from the sofa to the stove and back. He wants to dance at his own wedding in May, and she
        thinks that he will. At four it begins to rain and she has to drive slowly. The last house on the hill
        is dark, but a lamp is on in the hall. They have kept a bowl of soup warm for her, and it is just what
        she needs.
        """,
    ),
    (
        "night-shift",
        "Late hours on the second floor",
        """
        After ten at night the second floor has its own sounds. A pump clicks, a cart rolls by, and somebody
        far away coughs and turns over. Grace works three nights a week and has learned to walk so that nobody
        wakes up. At the start of her shift the day team tells her about each patient, bed by bed. They do it
        at the door and not at the desk, so that the patient can hear it too and say what is wrong or left
        out. Then she makes her first round. She looks at the tubes, the bed rails, the water and the bell,
        which has to be within reach. Mr. Hall in bed four cannot sleep. He is to have his knee fixed in the
        morning and he has never been in a hospital before. Grace brings a chair and sits down, because a
        person who sits seems to have more time. He asks if it will hurt. She tells him what she has seen and
        what the team will do about it, and she does not promise what she cannot know. Then he talks about his
        garden until he grows tired. At two a woman in bed nine looks pale and says that she feels odd. It may
        be nothing, but Grace does not like it. She takes the pulse, the heat and the pressure, and calls the
        nurse in charge at once. It was right to call. The woman gets new fluids, and in an hour her cheeks
        have color again. Near six the sky turns gray and the birds begin. Grace writes her last notes, fills
        the cups and makes a fresh pot of coffee for the day team. Bed four is ready, and he waves at her as
        they roll him out. She takes the long way to her car, past the trees, because the air is cool and
        smells of rain. At home she pulls the thick curtains shut and puts the phone in a drawer. Her sons
        know that they may wake her for a fire and for nothing else. When she gets up it is three in the
        afternoon and there is a drawing on the table. It shows a bed, a moon and a tall woman with a lamp.
        The knee of the man has been fixed, and he sleeps well for the first time in weeks. She hears of it
        when she comes back in the evening. He has left a bag of beans from his garden for her, with a note on
        how long they have to cook.
        """,
    ),
    (
        "blood-drive",
        "The day the bus came",
        """
        Once a month a long white bus stops in front of the town hall, and people climb in to give blood. Rita
        has done the front table since last spring. She has a list of names, a box of pens and a cold can of
        juice for each guest. The first man of the day drives a truck and has been up since three. She asks
        him if he has had a meal, and he shakes his head. So he gets a roll and a seat in the shade before he
        gets a needle. It costs him half an hour, but nobody faints that way. Next comes a mother with twin
        girls who want to see it all. One of them counts the drops and the other one hides behind the chair.
        Rita gives them a job. They may hand out the stickers, one for each person who comes down the steps.
        By noon they have given out forty, and both of them want to work on the bus when they grow up. Not all
        who come may give. A tall boy is still too young, and a woman has just been on a long trip to a hot
        land. Rita tells them when they can come back, and she writes the date on a card so that they do not
        have to keep it in their heads. It is no fun to be sent home, and a kind word helps. In the back two
        nurses look after the four beds. They talk with each guest, for those who talk do not stare at the
        bag. An old man says that he has given blood for fifty years and that he has never met one person who
        got it. On that day he does. The woman at the next table had an accident in the winter, and she has
        come with a cake. She needed nine bags to live. She does not know whose they were, so she thanks all
        of them, one by one. The room goes still, and then the man gets up and takes the biggest piece. At
        five the bus folds in its steps and rolls on to the next town. Rita sweeps the square and counts the
        pens. There are two more than in the morning. She will never know how that can be, but it happens each
        time. On the way home she stops at the station to hang up the next poster, and a woman in a yellow
        raincoat reads it over her shoulder and asks whether it hurts. A little, Rita answers, for about as
        long as it takes to say so.
        """,
    ),
    (
        "front-garden",
        "Beans behind the clinic",
        """
        Behind the clinic was a strip of grass that nobody used, and now it is a garden. It began with a talk
        in the break room. A doctor said that she tells people to eat more greens all day, and that half of
        them have no shop near home that sells any. A cook named Felix heard it and asked for a spade. In the
        first spring he had one bed, some beans and a lot of stones. Then a man who came for his sugar test
        stayed and helped him dig. He had been a farmer as a boy. He knew how deep to plant, when to water and
        what to do about the snails. The next week he brought his brother, and soon there were ten people who
        came an hour before their visit. They pull weeds, they trade seeds and they talk about their knees. It
        is good for the knees, too. On Thursdays there is a long table with what is ripe, and whoever needs
        some may take a bag. No one asks for a name. Felix adds a card that says how to cook it with few
        things and in one pot. The cards are short, with a picture, so that a child can read them. Once he
        forgot the salt on a card, and he heard about it for a month. Not all of it goes well. One summer the
        sun burned the peas, and one night a deer ate two rows of lettuce and left the rest for later. They
        put up a fence with a gate and gave the deer a name. The nurses say that they can see the change. A
        woman who never walked farther than her car now walks twice around the beds each day. Her pressure is
        down and so is her bill for pills. She says that it is not the walking, it is the company. In the fall
        they cook one large soup out of all that is left. The whole house comes down, from the lab to the
        roof, and sits on boxes and steps. Felix looks at the bare beds and is glad to rest. But in his coat
        there is a bag of seeds from the old farmer, and he has drawn a plan for a second strip already, on
        the back of a card. On Sunday he walks past the fence with his daughter and shows her where the new
        beds are going to be. She wants pumpkins, very large ones, and he promises her a corner with plenty of
        sunlight and room to grow.
        """,
    ),
    (
        "lost-ring",
        "A ring in the laundry",
        """
        The laundry is in the cellar, and it is as warm there in winter as on a beach. Three big drums
        turn from six in the morning until late at night. Ben has worked with them for so long that he can hear if
        one of them is too full. Each day two tons of sheets, gowns and towels come down to him on carts. He
        sorts them, weighs them and sends them on their way, hot enough that no germ can live through it. You
        find odd things in a laundry. He has a shelf with glasses, teeth, toys, one shoe and a letter that
        nobody ever sent. He writes down the day and the floor from which each of them came, and most find
        their way home. One Friday he heard a sound that did not belong, a thin ring like a bell. He stopped
        the drum and felt around in the wet cloth until he had it. It was a gold band, worn thin, with two
        names and a year on the inside. The cart had come from the fourth floor, where a man had died the
        night before. Ben could have put it in a bag with a form. It would have gone to an office and waited
        there for weeks. He took off his apron and walked up the stairs instead. The nurse in charge knew at
        once. The wife had been there all night, and she had asked for the ring, but nobody could find it.
        They had looked under the bed and in the drawers. She had just gone down to the hall to wait for her
        son. Ben found her on a bench near the door with her coat on. He did not know what to say, so he only
        held out his hand. She looked at the ring for a long time. Then she told him how they had bought it,
        on a market by the sea, with money for a new stove. They had cooked on a camp fire all that summer. He
        sat with her until the son came. When he got back to the cellar, the drums had stopped and a tower of
        sheets stood in front of the door. Two people from the kitchen had come down to help him fold. Nobody
        asked where he had been. The letter that nobody sent is still on the shelf, between the glasses and
        the wooden toys. Every evening he looks at the address, and one of these days, he thinks, he is going
        to buy a stamp and carry it to the corner.
        """,
    ),
    (
        "new-glasses",
        "What the chart could not say",
        """
        Mia was nine and she hated to read. Her teacher said that she was a clever girl who did not try. Her
        father was not so sure. He had seen how she held the book close to her face and how she rubbed her
        eyes at night. So one day in March they took two buses to the eye clinic. A young man with a badge
        that said Theo called her name. He did not start with the big machine. First he asked what she liked,
        and she said horses. He asked which of them she liked best, and she talked for so long that she forgot
        to be shy. Then he showed her the chart on the wall. The top row was easy. In the second row she made
        a guess, and in the third she just looked down at her hands. Theo told her that it was no test, and
        that nobody can fail it. The letters are there to help him find the right lens, and a wrong answer
        helps as much as a right one. He let her look through one piece of glass and then through the next,
        and each time he asked which was better. Some of them were the same, he said, and that was fine as
        well. At last he put a heavy frame on her nose and sent her to the window. There was a tree on the far
        side of the street. She had always thought that trees were round and green, like clouds on sticks. Now
        she could see each leaf, and a bird that sat in between, and a kite that was stuck at the top. She did
        not say a word. Her father had to turn to the wall for a while. Two weeks later the glasses were
        ready. She had picked a red pair with a small horse on the side. On the bus back home she read out
        loud what she saw, the names of the shops, the signs and what was on the back of the ticket. The whole
        bus could hear it, and no one minded. In June a letter came to the clinic, with a drawing. It said
        that she had read eleven books, and that nine of them were about horses. Theo has put it on the wall,
        right next to the chart. Other children stop in front of the picture while they are waiting, and they
        ask him about the girl who made it. He tells them that she could already see everything, and that she
        only needed a window to look through.
        """,
    ),
)
