"""Letters that newspapers in a language use beyond ASCII, to judge whether a decoding makes sense."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alphabet:
    """One language's letters beyond ASCII, lower case; the frequent ones speak louder."""

    language: str
    frequent: str
    others: str = ""


_LATIN = (
    Alphabet("French", "éèàçêù", "âîôûëïüœæÿ"),
    Alphabet("German", "äöüß", "éàèç"),
    Alphabet("Spanish", "óíáéñ", "úüª"),
    Alphabet("Portuguese", "ãçéáíó", "õêúâàôü"),
    Alphabet("Italian", "èàùòì", "éîó"),
    Alphabet("Catalan", "óàèéí", "òúçïü"),
    Alphabet("Danish and Norwegian", "øåæ", "éòôü"),
    Alphabet("Swedish and Finnish", "äöå", "éü"),
    Alphabet("Dutch and English", "éë", "èïöüêçáíóñôâàîäåøžšœæ"),
    Alphabet("Icelandic", "áíðóþæö", "éúý"),
    Alphabet("Irish and Welsh", "áéíóú", "ŵŷâêîôû"),
    Alphabet("Polish", "ąęłóśż", "ćńź"),
    Alphabet("Czech", "íáéěřčšž", "ýůúťďňó"),
    Alphabet("Slovak", "áíéčšžý", "ľťďňôúäóĺŕ"),
    Alphabet("Hungarian", "áéöóő", "íüúű"),
    Alphabet("Romanian", "ăîțșţşâ"),
    Alphabet("Croatian, Bosnian and Slovene", "čšž", "ćđ"),
    Alphabet("Turkish", "ıüşğöç", "âîûiİ"),
    Alphabet("Lithuanian", "ėųšįž", "čąęū"),
    Alphabet("Latvian", "āīšēū", "žķļņģč"),
    Alphabet("Estonian", "äõüö", "šž"),
    Alphabet("Albanian", "ëç"),
)
_OTHER = (
    Alphabet("Russian", "оеаинтсрвл", "кмдпуяыьгзбчйхжшюцщэфъё"),
    Alphabet("Ukrainian", "оаиніврте", "слкудмпзяьбгйчхцїюжшєщфґ"),
    Alphabet("Bulgarian, Serbian and Macedonian", "аоиетнрсв", "лкдпмзъуягбчйшжщцхюфьћђјљњџѓќѕ"),
    Alphabet("Greek", "αοιετνσρςπκ", "ηυλμωδγχθφβξζψάέήίόύώϊϋΐΰ"),
    Alphabet("Hebrew", "יוהלאמרתבש", "נםדעקחפכטגסצזןךףץ"),
    Alphabet("Arabic and Persian", "الينمرتوبةعد", "فسكهقحجشصطخىضذثئءزغظؤآأإپچژگیک"),
    Alphabet("Thai", "านรอกเงยล", "่้มวทดสตปะิคีัหแาจพขใไบชุโูผึซื์ธถณฉศภษฐฝฟ็ำฎฏญฆฑฒฌฮฯๆ"),
    Alphabet(
        "Japanese",
        "".join(map(chr, range(0x3041, 0x3094))) + "ー",
        "".join(map(chr, range(0x30A1, 0x30F7))) + "日一国人年大本中長出三同時政事自行社見月分議後前民生連",
    ),
    Alphabet(
        "Simplified Chinese",
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年",
        "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因",
    ),
    Alphabet(
        "Traditional Chinese",
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年",
        "過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因",
    ),
    Alphabet(
        "Korean", "이다는에의을가한고하지로은사를도대인리기자시", "".join(map(chr, range(0xAC00, 0xD7A4)))
    ),
)
ALPHABETS = _LATIN + _OTHER
