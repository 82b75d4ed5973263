"""What the control words of rich text mean (RTF 1.9.1)."""

CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b", "zwnbo": "\u2060",
    "ltrmark": "\u200e", "rtlmark": "\u200f", "~": "\u00a0", "-": "\u00ad", "_": "\u2011",
}  # fmt: skip

HEADERS = ("header", "headerl", "headerr", "headerf")
FOOTERS = ("footer", "footerl", "footerr", "footerf")

_SKIPPED_NAMES = (
    "colortbl listtable listoverridetable revtbl rsidtbl generator fldinst filetbl themedata colorschememapping"
    " latentstyles datastore datafield pn pnseclvl pntxtb pntxta objdata objclass objname nonshppict blipuid"
    " picprop bkmkstart bkmkend atnid atndate atnref atrfstart atrfend atnparent sn sv xe tc txe rxe"
    " ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pgdsctbl userprops xmlnstbl mmathPr docvar password"
    " template passwordhash oldcprops oldpprops oldsprops oldtprops shprslt panose falt"
)
SKIPPED = frozenset(_SKIPPED_NAMES.split())
"""Groups that hold no text."""

READ_NAMES = (
    "footnote annotation shppict shpinst shptxt atnauthor fldrslt listtext pntext ud result title author"
)
READ = frozenset(READ_NAMES.split())
"""Groups with text, though some writers mark them as unimportant."""

INFORMATION = ("title", "author", "company")
DATES = ("creatim", "revtim")

CODECS_OF_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
CODECS_OF_DOCUMENTS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
