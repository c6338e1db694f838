"""
The endings that words take in languages that change them: by these the search knows the forms of a word.

Two words of a library are forms of one if they begin alike and go on with endings of their language. The browser gets
the list with the catalogue of the language, and tries it on the words that the library has; a stemmer would have to be
loaded, and would join words that have nothing in common ("organ", "organise"). Without marks, as words are compared.
"""

_ENDINGS = {
    "en": "s es ed d ing e ies y ied",
    "ru": "а я ы и е у ю о й ь ой ей ом ем ам ям ами ями ах ях ов ев ий ый ая яя ое ее ые ие ого его ому ему ым им ых "
    "их ыми ими ую юю ою ею ия ию ии ием ья ье ью ть ти ет ут ют ит ат ят л ла ло ли ться ется ются ся",
    "cs": "a e i o u y ou em um am im ym ech ich ach ych ami emi imi ymi mi ovi ove eho emu ho mu uv ej t it at et il "
    "ila ili al ala ali ni nim nimi nich",
    "hu": "t at et ot k ok ek ak a e i o n on en ja je jat jet jai jei ai ei ait eit nak nek anak enek janak "
    "jenek inak inek ban ben aban eben jaban jeben ba be bol tol rol abol ebol atol etol arol erol jarol "
    "jerol hoz hez ra re ara ere val vel al el aval evel javal jevel ert ig kent okat eket oknak eknek "
    "okban ekben okrol ekrol okkal ekkel ainak einek aban as es",
}


def endings(language: str) -> str:
    """
    The endings of a language, with blanks between them; nothing where words do not change, or nobody has listed them.

    >>> endings("en")
    's es ed d ing e ies y ied'
    >>> endings("vi")
    ''
    """
    return _ENDINGS.get(language, "")
