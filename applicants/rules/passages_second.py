"""Ten more texts of the typing test: key, title, text. What is alike about them is measured by a test."""

TEXTS: tuple[tuple[str, str, str], ...] = (
    (
        "wrong-bus",
        "The driver who waited",
        """
        Sam drives the small bus that brings people to the clinic who have no other way to get there. He knows
        each stop, each dog and each step that is too high. In the morning he has eleven names on his list,
        and all of them have to be there by nine. The first is Mrs. Park, who has her blood cleaned three
        times a week. She sits behind him and sleeps. The next is a man with one arm who tells the same joke
        each Monday. The driver laughs each time, for it is a good joke. At the fourth stop nobody comes out.
        The list says that Mr. Lund is always at the gate, with his hat on and his bag in his hand. Sam waits
        for two minutes and rings the bell, but nothing moves. He could drive on, since ten people need him to
        be on time. But the light in the kitchen is on and the paper still lies on the step. He calls the desk
        and asks what he should do. They tell him to look through the window. The old man sits on the floor,
        awake, with his back to the stove. His hip does not hold him, and he has been there since it was dark.
        Sam talks to him through the glass until help comes, and on the bus no one complains. The man with one
        arm tells his joke to the others, and Mrs. Park gives her blanket away. They are late by half an hour,
        and the nurses have heard why before they get there, so all the rooms are ready and the tea is hot.
        From then on there is a new rule. Whoever is not at the door gets a call, and if nobody answers,
        somebody goes to see. It has been used five times since that day, and four times the person had just
        forgotten the date. The fifth time it was Sam who did not come. He was ill at home with a fever and
        had slept through the clock. There was a knock at his door, and outside stood the woman from the first
        stop with soup. She had made them drive by his house first, and all of them were in the bus and waved.
        He was back at work in a week, with a new joke. In the evening he washes the windows, sweeps the floor
        and hangs the key on its hook. Somebody has left a woolen blanket on the second seat, folded neatly,
        with a paper bag of cookies on top and his own name written on it.
        """,
    ),
    (
        "kitchen-trays",
        "Six hundred meals by noon",
        """
        The hospital kitchen wakes up long before the sun. At four the ovens are on, and at five the first
        bread is done. Paula runs the line where the trays are filled, and by noon it has to be six hundred.
        Each tray has a card with a name, a room and what the guest may eat. One person may have no salt. One
        must not have nuts, as they could kill him. One can only eat soft food, and one does not eat meat at
        all. Eight people stand along the belt, and each adds one thing. Paula stands at the end and checks.
        She reads the card out loud, looks at the plate and puts the lid on only when the two agree. She takes
        about five seconds for each. That does not sound like much, but she has stopped more than one wrong
        plate in that time. A new cook once asked her why she does not trust them. She told him that she does,
        and that she trusts the card more. In her first year she sent out a dish with milk by mistake, and a
        child was very ill that night. The child got well. Paula kept the card, and it is still in her purse.
        There is more to food than rules. When a tray comes back full she wants to know why. Maybe the lid was
        too hard to open, or the spoon was on the wrong side. A man with shaking hands ate nothing at all for
        two days until she put his soup in a cup. On birthdays there is a small cake with a flag in it, and
        nobody knows who pays for the flags. Last week a woman from far away would not eat, and no one could
        speak with her. Paula went up with her phone and showed her pictures of dishes until the woman smiled
        and pointed at one. It was rice with egg and green onions, and it took ten minutes to make. She ate it
        all, and then she slept. The cook who had asked about trust has been there for a year now. When Paula
        has a day off, he stands at the end of the belt. He reads each card out loud, and he takes five
        seconds for each, and no one can make him go faster. Some mornings the two of them have coffee
        together before the ovens are hot. They talk about onions, about their mothers and about the weather,
        and never about the card, which they both know.
        """,
    ),
    (
        "learning-names",
        "The student who drew maps",
        """
        Jonas got lost on his first day, and on the second, and on the third. The hospital has four wings, and
        they all look alike, with gray floors and white doors. He was sent for a wheelchair and came back with
        it after half an hour, red in the face. The others made jokes, but they were kind ones. That night he
        sat down and drew a map. He put in the stairs, the lifts and all the odd things that he had seen on
        his way. There was the wall with the painted fish. There was a door that squeaks, and a plant that had
        to be made of plastic, as nobody ever gave it water. By the end of the week he could find each room
        without a sign. He could also see that he was not the only one who had been lost. In the hall there
        was always somebody with a letter in one hand and a bag in the other, who looked left and right and
        then at the clock. So he made a second map, a better one. It had no names of wings, since no guest
        knows them. It had fish, and plants, and the smell of coffee. From the front door you go to the fish,
        turn left, and walk until you smell the coffee. He gave it to the woman at the desk, and she tried it
        on her next ten guests. Nine of them found the way. The tenth cannot smell, and he said so, so a blue
        line on the floor was added for him. Then Jonas asked if he could put the map on the back of the
        letters that are sent to people at home. That took longer. Two offices had to say yes, and one of them
        wanted to know who would draw it if he left. He showed them that it is just one page, and that anybody
        who can hold a pen can change it. Now it goes out with each letter, and in six languages. Fewer people
        come late, and fewer come in tears. Jonas still works on the third floor. He has a new student to
        teach, and on her first day he gave her an empty sheet and a pencil. She was lost for an hour. She
        came back with a map, and there was a cat on it that he had never seen. Jonas had to go and look for
        himself before he believed it. The animal was real, it was orange, and it was sleeping on a warm pipe
        near the laundry, where hardly anybody ever walks.
        """,
    ),
    (
        "quiet-hour",
        "An hour without bells",
        """
        It was a boy called Eli who found out how loud it was. He was eight, and he did not like noise. When
        he had to stay for a week with a broken arm, he put a line on a sheet of paper for each bell, beep and
        slam. After one day he had more than nine hundred. He showed it to the head nurse and asked how a
        person is to get well in there. She had no good answer. So she took the sheet to the next meeting, and
        at first they did not believe it. Then they all kept still for one minute and counted for themselves.
        A pump beeped since its bag was done. A phone rang, a door fell shut, a cart lost a wheel. Two people
        laughed far down the hall. They came to fourteen. The next week they went through it line by line.
        Some of the bells have to be, since they save lives. But a lot of them say what somebody knows by
        then. They set the pumps to call the nurse and not the whole floor. They put felt on the doors and oil
        on the carts. They moved the talk at the change of shifts into a room with a rug. And from one to two
        in the afternoon there would be no rounds, no cleaning and no calls that could wait. The lights go
        down and the curtains are drawn. It was hard for the first few days. A doctor who was used to coming
        at that time was stopped at the door by a small woman with a finger on her lips. He sat down on the
        bench to wait, and he fell asleep there. After a month they asked the guests. They slept more, and
        they needed less for the pain. The nurses said that they could think. Even the visitors had learned to
        whisper, and one of them brought her knitting and made a hat for each baby on the ward. Eli had long
        been home by then. They wrote to him and asked if he would come and count again. He came with a new
        sheet and a sharp pencil and sat in the same bed. After one day he had two hundred and six. That is
        still a lot, he said. But he had heard a bird, and he had put that down as well. The sheet hangs in a
        frame beside the window now. Every new nurse has to read it in the first week, and then sit still for
        a minute with a pencil and listen.
        """,
    ),
    (
        "old-records",
        "Forty years in paper boxes",
        """
        In the cellar of the old clinic there were nine hundred boxes with paper in them. They held the files
        of all the people who had come there in forty years. Now the house was to be torn down, and each sheet
        had to be scanned, checked and put in its right place. Hana took the job for one summer. She was to
        learn how records are kept, and there is no better way than to hold each page in your hand. At first
        it was dull. She took out the pins, smoothed the corners and fed the sheets in one by one. The machine
        read them, and she had to look if it had read them right. It took a seven for a one and a coffee stain
        for a name. She found that two people often share a name, so she went by the date of birth and the
        street as well. If she could not tell, she put the sheet in a red tray for someone who knew more. That
        was the first thing that she learned, that it is fine not to know and bad to guess. By July she could
        see how things had changed. In the first boxes the doctors wrote three lines with a pen, and you could
        tell from the hand if it had been a long day. Later the sheets had boxes to tick, and there was less
        to read and more to count. One file was as thick as a brick. It was that of a man who had been ill
        since he was a child, and on the last page it said that he had no more need of care and that he sent
        his best. She read only what she had to, for these were not her stories. She never took one home, not
        even in her head, or so she tried. In August she found her own name. It was on a small card, with a
        weight and a time. She had been born in that house, in the night, two weeks too soon. The nurse had
        written one word in the margin, and the word was loud. Hana laughed so hard that the others came to
        look. The last box was done on a Friday. They shut the door, and in the fall there was a park. She is
        in her second year at school now, and she still does not guess. The red tray came with her. It stands
        on the desk in her room, mostly empty, and it reminds her that asking somebody is faster than being
        wrong for a long time.
        """,
    ),
    (
        "ramp-builder",
        "A ramp in one weekend",
        """
        Mr. Diaz could have gone home a week ago, but there were five steps in front of his house and he had a
        wheelchair now. The town could build a ramp for him in the spring. It was only October. His nurse,
        whose name was Ines, did not want to let him lie in a bed for half a year just for want of some
        boards. She asked around at lunch. A man from the lab had a saw, and a woman from the front desk had a
        truck. The guard at the gate had built houses before his back gave out, and he still knew how. He went
        to look at the steps and came back with a drawing. A ramp has to be long, he said. For each inch that
        it goes up it needs a foot of length, or nobody can push a chair on it. With five steps that made more
        than thirty feet, and so it had to turn a corner. The wood store gave them a good price when they
        heard what it was for. On the Saturday eleven people stood in the front yard with gloves and coffee.
        They dug holes for the posts, set them straight and poured in the cement. The neighbor watched from
        her window for an hour, and then she came over with a tray of warm rolls. Her husband brought his
        drill. By night the frame stood. On Sunday they laid the boards, with a small gap for the rain to run
        off, and they put up a rail on each side at the right height. The guard tried it first in a borrowed
        chair. He went up, turned around at the top and came down, and at the end he rolled into a bush. So
        they added a flat piece there and a low wall. On Monday at ten the van pulled up. Mr. Diaz looked at
        the ramp and then at the people, who had all found a reason to be there. He said that he would do it
        alone, if they did not mind. It took him four minutes. His wife stood at the top and held the door,
        and his dog ran up and down beside him the whole way. Ines had to go back to work. She was tired and
        had a blister on each hand. On the way she saw a house with three steps and thought that it would not
        take long. She wrote the address on the back of her glove, and at lunch she looked for the man with
        the saw. He was already drawing something.
        """,
    ),
    (
        "winter-storm",
        "Two nights of snow",
        """
        The snow began on Tuesday at noon, and by the evening no car could move. In the small hospital on the
        hill there were thirty guests and twelve people to look after them. The night shift could not get up
        the road, and the day shift could not get down. So they sat down for ten minutes and made a plan. Half
        of them would sleep for four hours while the others worked, and then they would change. They took the
        beds in the empty wing. The cook had gone home before the storm, so a young man from the office went
        to see what there was. He found eggs, rice, a sack of onions and nine cans of peaches. He could cook
        two things, and they got both of them. At three in the morning the lights went out. It was dark for
        eight seconds, and then the big motor in the yard came on. It had been tested each month for years,
        and nobody had ever thanked the man who does it. They called him up at home and did so then and there.
        He told them how much fuel was left and which lamps they could do without. A baby wanted to be born
        that night, of course. The doctor for it lived on the far side of the river. Sofia had helped with
        more than a hundred births, but never alone. They put the doctor on the phone and laid it on the
        pillow, and he talked to them in a calm low voice. At ten past five there was a girl. She was small
        and pink and had a lot to say. They put her name on the board next to the word snow. On the second day
        the school down the road sent its plow up the hill, with the gym teacher at the wheel. He brought
        bread, two nurses and a bag of mail. The first car came through in the late afternoon. Those who had
        been there for fifty hours did not leave at once. They sat in the hall with their coats on and ate the
        last of the peaches and told each other how it had been. One of them had lost a shoe. Sofia went up
        once more to look at the girl. She was asleep, with her fist beside her ear, as if she had done it all
        on her own. In the yard a man was filling up the tank. He lifted his hand, and she lifted hers, and
        the morning was very bright.
        """,
    ),
    (
        "hearing-aid",
        "The voice on the line",
        """
        Mr. Cole was eighty, and he had stopped going to the phone. It rang and rang, and he let it. His
        daughter thought that he was cross with her, since he said so little when she came by. It took a
        stranger to find out what it was. He had a visit at the heart clinic, and a helper called Nell was to
        ask him some questions. She asked how he slept, and he said that he had come by bus. She asked what he
        had for lunch, and he said at nine. He was not confused at all. He was only polite, and he gave the
        answer that seemed to fit best. Nell put down her pen. She moved her chair so that the light was on
        her face, and she spoke slowly and not too loud. Then all of the answers were right. She asked if it
        was hard for him to hear. He looked at the door first, and then he said yes. He had not told anyone,
        for he was afraid that they would take his house from him. Two weeks later he sat in a small room with
        thick walls. He had to press a button each time he heard a tone. There were long gaps in which he
        heard none, and he could tell from the face of the young woman that there had been some. She showed
        him the line on the sheet. He could hear low tones well and high ones hardly at all, and that is where
        the words live. The first aid that he tried made a noise like a frog. The next was too big and the
        third one fell in his soup. But the fourth was good. It was so small that his cat was the only one who
        saw it. On the way home he heard his own steps on the gravel. He stopped and went back, and walked
        over it once more. There was a clock in his kitchen that he had thought was broken. In the evening the
        phone rang. He let it ring four times, just to hear it, and then he picked it up. His daughter had
        only meant to leave a message. She said his name twice, as she could not believe it. They talked for
        an hour and ten minutes, about her work and the roof and a dog they once had, and it was she who had
        to go first. He sat in the dark for a while and heard the rain. In the morning he called her, which
        surprised both of them even more.
        """,
    ),
    (
        "clean-hands",
        "The man who watched the sinks",
        """
        For one month a man in a green shirt sat in the hall of the third floor and watched people wash their
        hands. His name was Ravi, and he had a sheet with three rows. He made a mark if somebody washed, one
        if not, and one if he could not see. He never wrote down who it was. At first they all washed like mad
        as soon as he looked up. After a week they forgot that he was there, and the marks in the second row
        began to grow. It was six out of ten, and then it was five. The head of the floor did not like that at
        all. She wanted to put up signs, big red ones. Ravi asked her to wait. He had seen that the same
        people washed at one door and not at the next, so it could not be that they did not know. He went to
        try it for himself. At the first door there was a sink right where your hand is when you come in. At
        the second it was behind the door, and when the door was open you could not get to it. At the third
        the soap was empty, and it had been so since Sunday. One sink had water so cold that it hurt. Nobody
        had said so, as each thought that the others knew. He made a list and took it to the man who looks
        after the building. In two days there was a small bottle on the wall at each bed, on the left side, at
        the height of the hip. The door was hung the other way around. The cold tap was fixed with a part that
        cost less than a lunch. Then Ravi sat down on his chair again. It was seven out of ten in the first
        week, and then eight, and in the last week it was more than nine. He showed it to them on one page
        with a line that goes up. They had a cake with it, and all of them washed their hands first and looked
        at him and laughed. One woman asked if he had not been bored. He said that he had been, a bit, on the
        first day. Then he had started to see how hard they work, and how often they are called away with wet
        hands. You cannot see that from an office, he said. You need a chair. He left it there for the next
        one, by the window, with the sheet on it. On the back somebody had written a single word, and the word
        was thanks.
        """,
    ),
    (
        "tooth-day",
        "A small chair and a big light",
        """
        On the last Friday of each month the school gym turns into a dental clinic. The chairs come in a van,
        and so do the lamps, the drills and a box of toy teeth. Alma sets it all up with two others before the
        first bell. There are eighty children on the list, and most of them have never been to a dentist. The
        first class comes in very still. Alma has learned that it is best to start with the teeth of a bear.
        It is as tall as she is, and it has a wide red mouth. Each child may brush it with a broom, and by the
        time the bear is clean they have all seen the chair, the mirror and the light. Then she asks who wants
        to ride. The chair goes up and down with a hum, and soon there is a line for it. In the chair she
        tells each one what she will do before she does it. If you lift your left hand, she says, I stop. A
        girl with long braids lifts her hand nine times, just to see if it is true. It is. After that she
        opens wide and keeps still. The dentist looks, counts and calls out numbers, and Alma puts them on a
        chart. A green mark is fine, a blue one has to be watched, and a red one needs a visit soon. The hard
        part comes when they are done. A paper in a school bag does not fix a tooth. So for each red mark Alma
        calls the home in the evening, when people are back from work. She asks what stands in the way. For
        some it is money, and there is a fund for that. For some it is the bus, or a boss who does not let
        them go. One father was afraid of the drill himself, and he had told his son so. She asked them both
        to come on a Saturday, and the boy held his hand. That month they had fourteen red marks. In June
        there was one left, and it belonged to a family that had moved away. She found them in the next town
        by asking the school there, and they had gone to the dentist on their own. She took the chart and made
        the last mark green. In the van the bear sat up front, with the belt on, and a child on the curb waved
        at it. It has its own brush now, a blue one, and nobody knows who has paid for it.
        """,
    ),
)
