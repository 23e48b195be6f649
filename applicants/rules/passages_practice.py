"""Texts for practice, in English and in Spanish: key, title, text. None of them is ever given out in a test."""

ENGLISH: tuple[tuple[str, str, str], ...] = (
    (
        "practice",
        "Water for everybody",
        """
        This text is only for practice, so take all the time that you want. Look at the screen more than at
        your hands, and let your wrists rest. On hot days the clinic puts a jug of water with slices of lemon
        on the table near the door. The volunteer who fills it each hour is called Walter, and he has done so
        for nine summers. He knows who comes for blood tests and who only comes for the cool air. Both are
        welcome. Last week a girl asked him why the cups are so small. He told her that small cups make people
        come back, and that people who come back like to talk. She drank three cups and told him about her
        fish, her brother and her new shoes.
        """,
    ),
    (
        "practice-letters",
        "A letter for the lift",
        """
        This text is only for practice. Nobody keeps what you type, and you may stop at any time. In an old
        clinic near the river there was a lift so slow that people used to read in it. One winter somebody
        hung a letter on its wall. It began with the words dear stranger, and it told of a dog who was afraid
        of stairs. On the next day there was an answer below it, and then a third one, until the whole wall
        was full. When the lift was replaced, the letters were bound into a book. It lies on a table on the
        ground floor, with a pencil on a string.
        """,
    ),
)

SPANISH: tuple[tuple[str, str, str], ...] = (
    (
        "practica-agua",
        "La jarra de limón",
        """
        Este texto es solo para practicar, así que puede tomarse todo el tiempo que quiera. En los días de
        calor, la clínica pone una jarra de agua con limón cerca de la puerta. El señor que la llena cada hora
        se llama Julián y lo hace desde hace nueve veranos. Conoce a quienes vienen a hacerse un análisis y a
        quienes solo buscan un poco de aire fresco. Todos son bienvenidos. La semana pasada una niña le
        preguntó por qué los vasos son tan pequeños. Él le dijo que así la gente vuelve, y que a quien vuelve
        le gusta conversar.
        """,
    ),
    (
        "practica-jardin",
        "El jardín del segundo piso",
        """
        Nadie guarda lo que escribe aquí, y puede parar cuando quiera. En el segundo piso del hospital hay
        un balcón largo que antes estaba vacío. Una enfermera llevó una maceta con tomates y otra persona
        llevó menta. Ahora hay tantas plantas que casi no se ve la calle. Los pacientes que ya pueden caminar
        bajan por las tardes a regarlas. Un hombre que fue panadero cuida el romero, y con él hace un pan que
        huele hasta en el pasillo. Dice que sus manos tiemblan menos desde que tienen algo que hacer.
        """,
    ),
    (
        "practica-autobus",
        "El primer autobús",
        """
        Este es otro texto de práctica. Escriba despacio al principio y deje que sus manos encuentren las
        teclas. El primer autobús de la mañana sale cuando todavía es de noche. En él viajan los que limpian,
        los que cocinan y los que cuidan. Casi todos se conocen, aunque pocos saben sus nombres. Una mujer
        teje, un joven estudia y otro duerme con la cabeza contra la ventana. Antes de llegar al hospital el
        conductor toca la bocina dos veces, muy bajito, para despertarlo. Nunca se le ha olvidado.
        """,
    ),
)
