"""Titles, honours and particles of personal names in European languages, and the gender a title implies.

Words that are common given names or surnames as well (Dean, Don, Earl, Duke, Pan, Bay, Ma), and the French *M.*,
which is an initial more often, are left out on purpose: a title overlooked costs a rank in a list, a name taken for a
title hides the person.
"""

from annotator.text.name_words import word_set

MALE, FEMALE = "m", "f"

_OF_GENDER = {
    MALE: """
        mr=mister mister sir lord master father baron viscount prince king pope monsieur herr hr=herr dhr
        meneer heer senor signor sig=signor senhor domnul dl herra sheikh=sheik sheik sayyid haji
        congressman chairman г-н=господин господин κοσ=κυριοσ κυριοσ
    """,
    FEMALE: """
        mrs ms miss dame lady baroness viscountess countess duchess marchioness princess queen madam maam=madam mme=madame
        madame mlle=mademoiselle mademoiselle frau fraulein mw=mevrouw mevr=mevrouw mevrouw sra=senora senora
        srta=senorita senorita signora signorina senhora dra dottssa=dottoressa dottoressa doamna
        dna=doamna fru froken rouva neiti sister mother sheikha congresswoman chairwoman councilwoman г-жа=госпожа
        госпожа κα=κυρια κυρια
    """,
    "": """
        mx fr sr dr=doctor doctor prof=professor professor cllr=councillor cllrs=councillor cr=councillor councillor
        councilor rev=reverend revd=reverend reverend hon=honourable honourable honorable rt right judge justice capt=captain
        captain maj=major major col=colonel colonel gen=general general lt=lieutenant lieutenant sgt=sergeant sergeant
        cpl=corporal corporal pc=constable constable dc dci ds dsu det=detective detective insp=inspector inspector
        supt=superintendent superintendent adm=admiral admiral cdr=commander commander brig=brigadier brigadier
        chief president minister mayor provost chancellor alderman ambassador sen=senator senator rep=representative
        representative gov=governor governor bishop archbishop cardinal rabbi imam canon pastor saint st=saint
        very venerable most maitre ing mag drs ir dipl-ing dott=dottore dottore maestro professeur docteur comrade hrh
    """,
}

GENDER: dict[str, str] = {}
"""Folded title without full stops → the gender it implies, or empty."""
CANONICAL: dict[str, str] = {}
"""Folded title → the one spelling that stands for it: `cllr` and `councillor` are the same title."""
for _gender, _words in _OF_GENDER.items():
    for _entry in _words.split():
        _title, _, _full = _entry.partition("=")
        GENDER[_title] = _gender
        CANONICAL[_title] = _full or _title

BEFORE_GIVEN_NAME = word_set(
    "sir dame king queen prince princess pope father sister mother saint sheik sheikha"
)
"""After these, a single word is a given name: `Sir Keir`, `Queen Elizabeth`."""

OFFICES = word_set("mayor justice chief provost chancellor president")
"""Before these words *Lord* belongs to an office and says nothing about its holder."""

GENERATIONS = word_set("jr jnr junior sr snr senior ii iii iv")
HONOURS = word_set("""MBE OBE CBE KBE GBE DBE BEM CH KG KT KCB GCB CB KCMG GCMG CMG OM CVO LVO MVO QC KC MP MSP MEP MLA MS AM TD JP DL
    QPM QFM FRS FBA FRSE FRSA RA BT PhD DPhil MD BSc MSc MBA MPhil LLB LLM Esq KCVO GCVO DCB VC GC DSO MC DFC""")
"""Written like this, full stops apart; after a name only."""

PARTICLES = word_set("""van von vom zu zum zur de den der des du di da das do dos del della dello degli dalla la le les lo el al ul ad
    bin bint ibn ben ter ten te op 't af av y e mac mc san santa st st. und of the""")
"""Words that go with the surname after them and may be left out: `van Gogh` is found as `Gogh`."""
