"""Spelling helpers: romanisation, scripts, and the choice of one name per language."""

import re
import unicodedata

UK_ALPHABET = set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
RU_ALPHABET = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
PL_ALPHABET = set("aąbcćdeęfghijklłmnńoóprsśtuwyzźż")
APOSTROPHES = "'’ʼʹ`´‘"
PUNCTUATION = set(" -’.()")

_KMU = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "’": "", "'": "",
}
_KMU_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_BGN = dict(_KMU, **{"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"})
_RU = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}
_PL = {
    "а": "a", "б": "b", "в": "w", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "je", "ж": "ż",
    "з": "z", "и": "y", "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "ł", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "c",
    "ч": "cz", "ш": "sz", "щ": "szcz", "ь": "", "ю": "ju", "я": "ja", "’": "", "ы": "y",
    "э": "e", "ё": "jo", "ъ": "",
}


def romanise_uk(text):
    """Ukrainian national romanisation of 2010."""
    out = []
    start = True
    low = text.lower()
    for i, ch in enumerate(low):
        if ch == "г" and i and low[i - 1] == "з":
            piece = "gh"
        elif start and ch in _KMU_INITIAL:
            piece = _KMU_INITIAL[ch]
        else:
            piece = _KMU.get(ch, ch)
        if text[i] != ch:
            piece = piece[:1].upper() + piece[1:]
        out.append(piece)
        start = not ch.isalpha() and ch not in APOSTROPHES
    return "".join(out)


def _spell(table, text):
    return "".join(table.get(c, c) for c in text.lower())


def romanise_bgn(text):
    return _spell(_BGN, text)


def romanise_ru(text):
    return _spell(_RU, text)


def polonise(text):
    return _spell(_PL, text)


def strip_stress(text):
    """Removes a stress mark from Cyrillic text and leaves й and ї whole."""
    text = unicodedata.normalize("NFC", text)
    return text.replace("\u0301", "").replace("\u0300", "")


def ascii_fold(text):
    text = text.replace("ł", "l").replace("Ł", "L").replace("đ", "d").replace("Đ", "D")
    text = text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("æ", "ae")
    text = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))


def strip_apostrophes(text):
    return "".join(c for c in text if c not in APOSTROPHES)


def fold(text):
    """A key under which two spellings count as one."""
    if script(text) == "cyrillic":
        return strip_apostrophes(text).casefold()
    return strip_apostrophes(ascii_fold(text)).casefold()


def script(text):
    kinds = set()
    for c in text:
        if not c.isalpha():
            continue
        o = ord(c)
        if o < 0x250 or 0x1E00 <= o < 0x1F00:
            kinds.add("latin")
        elif 0x400 <= o < 0x530:
            kinds.add("cyrillic")
        else:
            kinds.add("other")
    return kinds.pop() if len(kinds) == 1 else "mixed"


def letters(text):
    return {c for c in text.lower() if c.isalpha()}


def in_alphabet(text, alphabet):
    return all(c in alphabet or c in PUNCTUATION for c in text.lower())


def distance(a, b):
    if a == b:
        return 0
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]


def cyrillic_candidates(spellings):
    out = []
    for s in spellings:
        s = strip_stress(s).strip()
        if script(s) != "cyrillic" or not s[0].isupper() or len(s) < 2:
            continue
        for a in APOSTROPHES:
            s = s.replace(a, "’")
        # "Львов шаары" and the like: a noun of another language after the name.
        if re.search(r" (ош|шаары|хот|балгасн|қала|оран)$", s, re.I):
            continue
        if s not in out:
            out.append(s)
    return out


def ru_from_uk(text):
    """A guess at the Russian spelling, only to measure candidates against."""
    t = text.lower().replace("’", "ь")
    t = re.sub(r"ськ\b", "ск", t)
    t = re.sub(r"цьк\b", "цк", t)
    t = re.sub(r"ець\b", "ец", t)
    t = re.sub(r"ський\b", "ский", t)
    t = re.sub(r"цький\b", "цкий", t)
    t = re.sub(r"ів\b", "ов", t)
    t = re.sub(r"їв\b", "ев", t)
    t = re.sub(r"івка\b", "овка", t)
    t = re.sub(r"їл\b", "ил", t)
    t = re.sub(r"е\b", "ое", t)
    keep = t.endswith("ий")
    t = t[:-2].replace("и", "ы") + "ий" if keep else t.replace("и", "ы")
    return t.replace("і", "и").replace("ї", "и").replace("є", "е").replace("ґ", "г")


def _not_ukrainian(text):
    """Endings and clusters that only other languages spell this way."""
    low = text.lower()
    bad = len(re.findall(r"(?:с|ц)к(?:ий|ая|ое|а|е)?\b", low)) + len(re.findall(r"ец\b", low))
    return 2 * bad + 2 * len(re.findall(r"[бпвмфр]ь[яюєї]|[бпвмф][яюєї]", low))


def _spelled_out(text):
    return -sum(c in "іїєґь’" for c in text.lower())


def choose_uk(name, spellings):
    """The Ukrainian name of a place in Ukraine, or an empty text when none fits."""
    target = strip_apostrophes(ascii_fold(name)).casefold()
    russian = target.replace("y", "i").replace("ie", "e")
    best = None
    for s in cyrillic_candidates(spellings):
        if not in_alphabet(s, UK_ALPHABET):
            continue
        via_ru = romanise_ru(ru_from_uk(s)).replace("y", "i").replace("ie", "e")
        d = min(distance(romanise_uk(s).casefold(), target), distance(romanise_bgn(s), target),
                1 + distance(via_ru, russian))
        rank = (d + _not_ukrainian(s), _spelled_out(s), s)
        if best is None or rank < best[0]:
            best = (rank, d, s)
    if best is None or best[1] > max(1, len(target) * 0.2):
        return ""
    return best[2]


def choose_ru(uk, spellings, population):
    """The Russian name of a place whose Ukrainian name is known."""
    wanted = ru_from_uk(uk)
    best = None
    others = 0
    for s in cyrillic_candidates(spellings):
        low = s.lower()
        if s == uk or not in_alphabet(s, RU_ALPHABET) or "’" in s or re.search(r"[сц]ьк|ець$", low):
            continue
        others += 1
        if re.search(r"(ого|ому|ского|ом|ской)$", low) and not re.search(r"(ого|ому|ом)$", wanted):
            continue
        d = distance(low, wanted)
        sure = bool(letters(s) & set("ыэъё"))
        rank = (d, not sure, s)
        if best is None or rank < best[0]:
            best = (rank, s)
    same = wanted == uk.lower() and not letters(uk) & set("іїєґ’")
    if same and (others or population >= 15000) and not (best and best[0][0] <= 2 and not best[0][1]):
        return uk
    if best is not None and best[0][0] <= max(2, len(wanted) * 0.3):
        return best[1]
    return ""


def _uk_from_ru(text):
    t = text.lower().replace("ы", "и").replace("э", "е")
    return {t, re.sub(r"([сц])к\b", r"\1ьк", t), re.sub(r"ец\b", "ець", t), t + "ь",
            t.replace("ё", "ьо"), re.sub(r"ица\b", "иця", t), re.sub(r"ский\b", "ський", t)}


def choose_abroad(name, spellings):
    """Ukrainian and Russian names of a place abroad; the Ukrainian one is a guess good for Poland only."""
    uk, ru = [], []
    for s in cyrillic_candidates(spellings):
        low = letters(s)
        if re.search(r"(ого|ому)$", s.lower()) or not low & set("аеиоуыэюяєіїё"):
            continue
        if in_alphabet(s, UK_ALPHABET) and low & set("іїєґ") and not _not_ukrainian(s):
            uk.append(s)
        elif in_alphabet(s, RU_ALPHABET) and not re.search(r"ъ(?![еёюя])|[сц]ьк|ець$", s.lower()):
            ru.append(s)
    target = strip_apostrophes(ascii_fold(name)).casefold()

    def off(s):
        polish = ascii_fold(polonise(s)).replace("rż", "rz")
        return min(distance(romanise_uk(s).casefold(), target), distance(polish, target),
                   distance(romanise_ru(s), target))

    pick_uk = min(uk, key=lambda s: (off(s), s)) if uk else ""
    pick_ru = ""
    if ru:
        pick_ru = min(ru, key=lambda s: (off(s), not letters(s) & set("ыэъё"), -s.count("ь"), s))
    if not pick_uk and pick_ru:
        wanted = _uk_from_ru(pick_ru)
        for s in cyrillic_candidates(spellings):
            same_letters = not letters(s) & set("иеыэъё") or s != pick_ru
            if in_alphabet(s, UK_ALPHABET) and s.lower() in wanted and same_letters and not _not_ukrainian(s):
                pick_uk = s
                break
    commune = re.fullmatch(r"[ГҐ]міна (.+)", pick_uk)
    if commune:
        pick_uk = commune[1] if "ґ" not in commune[1].lower() and off(commune[1]) <= 2 else ""
    return pick_uk, pick_ru


_UK_FOR_RU = {"и": "[иії]", "ы": "и", "е": "[еє]", "ё": "(?:о|[йь]о)", "э": "е", "ъ": "’", "ь": "[ь’]?",
              "ю": "’?ю", "я": "’?я"}
_UK_ENDS = (("ский", "ський"), ("цкий", "цький"), ("ск", "ськ"), ("цк", "цьк"), ("ец", "ець"), ("ица", "иця"),
            ("ый", "ий"), ("ий", "ій"), ("ая", "а"), ("яя", "я"), ("ое", "е"), ("ие", "і"), ("ки", "ки"), ("хи", "хи"))


def uk_beside_ru(ru, spellings):
    """The Ukrainian name of a place in Russia, or an empty text when unsure.

    Sure is the one spelling that follows the Russian one letter by letter and shows a letter or an
    ending that only Ukrainian has there. Whether е is є after a consonant is left to the table.
    """
    def pattern(match):
        word = match.group()
        end = next((e for e in _UK_ENDS if word.endswith(e[0])), ("", ""))
        stem = word[:len(word) - len(end[0])]
        return "".join(_UK_FOR_RU.get(c, c) for c in stem) + end[1]

    wanted = re.sub(r"[а-яё]+", pattern, ru.lower())
    fits = [s for s in cyrillic_candidates(spellings)
            if re.fullmatch(wanted, s.lower()) and re.search(r"[іїє’]|[сц]ьк|ець\b|иця\b", s.lower())]
    if len(fits) != 1 or _not_ukrainian(fits[0]):
        return ""
    return "" if re.search(r"[бвгджзклмнпрстфхцчшщ]є", fits[0].lower()) else fits[0]


assert uk_beside_ru("Климовск", ["Климовск", "Клімаўск", "Климовськ"]) == "Климовськ"
assert uk_beside_ru("Одинцово", ["Одинцово", "Адзінцова"]) == ""
assert uk_beside_ru("Домодедово", ["Домодедово", "Домодєдово"]) == ""


def choose_pl(uk, name, spellings):
    """The Polish name of a place outside Poland, or an empty text when unsure."""
    best = None
    wanted = [ascii_fold(polonise(uk))] if uk else []
    if uk.endswith("ів"):
        wanted.append(ascii_fold(polonise(uk[:-2] + "ов")))
    if not wanted:
        wanted = [ascii_fold(name).casefold().replace("v", "w").replace("sh", "sz").replace("ch", "cz")]
    for s in spellings:
        if script(s) != "latin" or not s[0].isupper() or s.isupper():
            continue
        low = s.lower()
        if not in_alphabet(low, PL_ALPHABET):
            continue
        polish = letters(s) & set("łńśźżąęćó") or re.search(r"w|sz|cz|rz|ck", low)
        if not polish or re.search(r"sch|y[aeou]|ss|szk|ch?ew$|iw$|[bdfghklmnprtw]j", low):
            continue
        d = min(distance(ascii_fold(low), w) for w in wanted)
        rank = (d, not letters(s) & set("łńśźżąęćó"), s)
        if best is None or rank < best[0]:
            best = (rank, s)
    if best is None or fold(best[1]) == fold(name):
        return ""
    return best[1] if best[0][0] <= max(1, len(best[1]) * 0.15) else ""


def useful(spellings, taken, limit, target):
    """Other spellings worth searching for, at most limit, the nearest to the name first."""
    seen = {fold(t) for t in taken if t}
    exact = {t for t in taken if t}
    ranked = []
    for s in spellings:
        s = strip_stress(s).strip()
        kind = script(s)
        if kind not in ("latin", "cyrillic") or len(s) < 3 or not s[0].isupper() or s.isupper():
            continue
        if any(c in s for c in "|\t\n;,") or s in exact:
            continue
        if re.search(r" (osh|shaary|qalasy|ош|шаары)$", s):
            continue
        if kind == "cyrillic":
            if not (in_alphabet(s.replace("'", "’"), UK_ALPHABET | RU_ALPHABET)):
                continue
            if re.search(r"(ого|ому)$", s.lower()):
                continue
            first = 0
            near = 0
        else:
            if letters(s) - set("abcdefghijklmnopqrstuvwxyzàáâäåąãāćčçďđéèêëęěēğíîïīłľĺńňñóôöőøõōřŕśšşșßťţțúûüűůūųýźżž"):
                continue
            first = 1
            near = distance(strip_apostrophes(ascii_fold(s)).casefold(), target)
        ranked.append((first, near, s))
    ranked.sort()
    out = []
    for _, _, s in ranked:
        key = fold(s)
        if key in seen:
            continue
        seen.add(key)
        out.append(s)
        if len(out) == limit:
            break
    return out
