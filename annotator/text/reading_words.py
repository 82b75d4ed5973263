"""Words that tell what a difference between two wordings is; the judging is done by `reading_kinds`."""

from annotator.text.name_words import word_set

PERSON_SLOTS = tuple(
    map(
        word_set,
        (
            "i he she we they you it one",
            "me him her us them you it",
            "my his her our their your its",
            "mine his hers ours theirs yours",
            "myself himself herself ourselves themselves yourself yourselves itself",
            "ich er sie wir ihr du es man",
            "mich ihn sie uns euch dich sich es",
            "mir ihm ihr uns euch dir ihnen sich",
            "mein sein ihr unser euer dein",
            "meine seine ihre unsere eure deine",
            "meinen seinen ihren unseren unsren euren deinen",
            "meinem seinem ihrem unserem eurem deinem",
            "meiner seiner ihrer unserer eurer deiner",
            "meines seines ihres unseres eures deines",
            "je j il elle nous ils elles tu vous on",
            "me m lui le la l se s te t les leur nous vous",
            "mon son notre votre leur ton",
            "ma sa ta",
            "mes ses nos vos leurs tes",
            "yo él ella nosotros ellos ellas tú usted",
            "mi su nuestro nuestra",
            "mis sus nuestros nuestras",
        ),
    )
)
"""Words that say the same of different persons: English, German, French, Spanish."""

AGREEING = tuple(
    map(
        word_set,
        (
            "am is are",
            "was were",
            "have has",
            "do does",
            "bin bist ist sind",
            "habe hast hat haben",
            "war warst waren",
            "hatte hatten",
            "werde wirst wird werden",
            "ai as a avons ont",
            "suis es est sommes sont",
        ),
    )
)
"""Verb forms that only follow the person."""

CONTRACTED = {"'s": word_set("is has us"), "'d": word_set("had would did")}
"""What may be meant by the contractions that have more than one meaning."""

NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "first second third fourth fifth sixth seventh eighth ninth tenth half quarter "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend "
    "januar februar märz mai juni juli oktober dezember heute gestern morgen "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "deux trois quatre cinq sept huit neuf dix onze douze vingt trente cent mille "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "〇 一 二 三 四 五 六 七 八 九 十 百 千 万"
)
"""Numbers, months and days in words."""

VALUES = {
    word: str(number)
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty",
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn zwanzig",
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "〇 一 二 三 四 五 六 七 八 九 十",
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    )
    for number, word in enumerate(words.split())
} | {"million": "m", "billion": "bn"}
"""Numbers in words as they are in figures, and measures as they are abbreviated."""

TENS = {
    word: number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
"""What a number below ten may follow, as in *fifty-one*."""

BESIDE_NUMBERS = word_set(
    "the a an on in at of to and by for about some almost nearly around over more than last next this since early "
    "late years months days weeks hours m bn k pc pm am per cent percent von am um der im le la de du en 年 月 日"
)
"""What may stand beside the numbers of a difference that is one of numbers."""

OWN_WORDS = word_set(
    "these those this that them then than when here there where more most must much many such some same came come "
    "would could should with will whom whose what been were like live later latter under other nicht nichts "
    "dass diese dieser dieses jene seine ihre einen einem eine mehr meist"
)
"""Common words that look alike: none is a slip for another."""

ENDINGS = word_set("s es d ed ing ly er est en n e em r y ies")
"""What a word may end with beyond another of which it is a form."""
