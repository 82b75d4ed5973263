"""Three and four articles that print the same words, and the families that a reader sees in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Articles, and for each family its words in every one of them (None where it has no part)."""

    name: str
    texts: tuple[str, ...]
    families: tuple[tuple[str | None, ...], ...]


GROUPS = (
    Group(
        "three papers and a letter of resignation",
        (
            "A councillor in Harwick has left her party. “I can no longer defend a budget that takes swimming lessons "
            "from children to mend a car park,” Ayesha Rahim wrote on Friday. She has sat for Tanner's Ward for nine "
            "years. The next election is in May.",
            "Rahim, a nurse, told her constituents she “could no longer defend a budget that takes swimming lessons "
            "from children to mend a car park”. Her seat will be fought again when the whole council is elected. "
            "“It has been the honour of my life to speak for Tanner's Ward,” she added.",
            "HARWICK: “It has been the honour of her life to speak for Tanner's Ward”, says the letter of a councillor "
            "who is to sit as an independent. The party regretted that she “can no longer defend a budget that takes "
            "swimming lessons from pupils to mend a car park”.",
        ),
        (
            (
                "no longer defend a budget that takes swimming lessons from children to mend a car park",
                "no longer defend a budget that takes swimming lessons from children to mend a car park",
                "no longer defend a budget that takes swimming lessons from pupils to mend a car park",
            ),
            (
                None,
                "It has been the honour of my life to speak for Tanner's Ward",
                "It has been the honour of her life to speak for Tanner's Ward",
            ),
        ),
    ),
    Group(
        "agency copy in four papers, cut from the end, in one with its parts changed round",
        (
            "A lynx that escaped from a wildlife park in Dunmore was caught in a henhouse on Sunday after eleven days. "
            "The animal, a female named Saga, had crossed a motorway and swum a river at least twice. "
            "The farmer will be paid for fourteen hens, of which she ate only the heads.",
            "A lynx that escaped from a wildlife park in Dunmore was caught in a henhouse on Sunday after twelve days. "
            "The animal, a female named Saga, had crossed a motorway and swum a river at least twice.",
            "Lynx caught. A lynx that escaped from a wildlife park in Dunmore was caught in a henhouse on Sunday.",
            "Hens lose heads. The farmer will be paid for fourteen hens, of which she ate only the heads. "
            "Children had made posters. The animal, a female called Saga, had crossed a motorway and swum a river at "
            "least twice.",
        ),
        (
            (
                "A lynx that escaped from a wildlife park in Dunmore was caught in a henhouse on Sunday after eleven days",
                "A lynx that escaped from a wildlife park in Dunmore was caught in a henhouse on Sunday after twelve days",
                "A lynx that escaped from a wildlife park in Dunmore was caught in a henhouse on Sunday",
                None,
            ),
            (
                "The animal, a female named Saga, had crossed a motorway and swum a river at least twice",
                "The animal, a female named Saga, had crossed a motorway and swum a river at least twice",
                None,
                "The animal, a female called Saga, had crossed a motorway and swum a river at least twice",
            ),
            (
                "The farmer will be paid for fourteen hens, of which she ate only the heads",
                None,
                None,
                "The farmer will be paid for fourteen hens, of which she ate only the heads",
            ),
        ),
    ),
    Group(
        "three reports of one trial that have the evidence of one witness in common, and little else",
        (
            "The court heard that Pole had “walked up and down the platform with the violin under his coat for the "
            "better part of an hour”. Judge Amory asked whether it had been raining.",
            "It had been raining, a porter said. He had seen the defendant “walk up and down the platform with the "
            "violin under his coat for the better part of an hour”.",
            "A violin worth £90,000 lay under a coat. Porter Sid Marsh: “He walked up and down the platform with a "
            "violin under his coat for the better part of two hours.”",
        ),
        (
            (
                "walked up and down the platform with the violin under his coat for the better part of an hour",
                "walk up and down the platform with the violin under his coat for the better part of an hour",
                "walked up and down the platform with a violin under his coat for the better part of two hours",
            ),
        ),
    ),
)
