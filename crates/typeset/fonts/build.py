#!/usr/bin/env python3
"""Builds the fonts of this folder and of assets/fonts from their npm packages.

    pip install fonttools brotli
    npm pack @fontsource/atkinson-hyperlegible-next@5.3.0 @fontsource/noto-sans@5.3.0 \
             @fontsource/noto-emoji@5.3.2      # unpack each into DIR/<package name>/
    ./build.py DIR

The web gets the package's own files. Typst reads no woff2 and wants one file per style, so the latin and
latin-ext files of a style are joined; what the family lacks and French typography or a volunteer's text
needs is added: the narrow no-break space, an arrow, a tick, an empty box (shown for what no font has).
"""
import os, shutil, sys
from fontTools.merge import Merger, Options as MergeOptions
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
WEB = os.path.join(HERE, "..", "..", "..", "assets", "fonts")
STYLES = {"Regular": "400-normal", "Bold": "700-normal", "Italic": "400-italic"}

# Plants, animals, food, weather, hearts and common signs: what stands in the name of a product.
PICTURES = [
    (0x2600, 0x2615), (0x263A, 0x263A), (0x2660, 0x2668), (0x267B, 0x267B), (0x26A0, 0x26A1), (0x2702, 0x2702),
    (0x2705, 0x2705), (0x2709, 0x2709), (0x2714, 0x2716), (0x2728, 0x2728), (0x2744, 0x2744), (0x274C, 0x274C),
    (0x2757, 0x2757), (0x2764, 0x2764), (0x2B50, 0x2B50), (0x1F304, 0x1F305), (0x1F308, 0x1F308),
    (0x1F30A, 0x1F30F), (0x1F319, 0x1F320), (0x1F324, 0x1F382), (0x1F389, 0x1F389), (0x1F3E0, 0x1F3E1),
    (0x1F400, 0x1F43E), (0x1F44B, 0x1F44F), (0x1F490, 0x1F490), (0x1F493, 0x1F49C), (0x1F4A7, 0x1F4A7),
    (0x1F4C5, 0x1F4C6), (0x1F4E6, 0x1F4E6), (0x1F525, 0x1F525), (0x1F600, 0x1F60A), (0x1F642, 0x1F642),
    (0x1F64F, 0x1F64F), (0x1F69A, 0x1F69C), (0x1F940, 0x1F944), (0x1F950, 0x1F96F), (0x1F980, 0x1F9AA),
    (0x1F9C0, 0x1F9CB), (0x1F9E1, 0x1F9E1), (0x1F9FA, 0x1F9FA), (0x1FAB4, 0x1FAB9), (0x1FABF, 0x1FABF),
    (0x1FAD0, 0x1FADC),
]


def joined(paths):
    options = MergeOptions(drop_tables=["STAT", "gasp", "prep", "fpgm", "cvt ", "meta"])
    return Merger(options).merge(paths)


def unpacked(path, folder):
    font = TTFont(path)
    font.flavor = None
    out = os.path.join(folder, os.path.basename(path).replace("woff2", "ttf"))
    font.save(out)
    return out


def add(font, code, name, width, contours=()):
    pen = TTGlyphPen(None)
    for contour in contours:
        pen.moveTo(contour[0])
        for point in contour[1:]:
            pen.lineTo(point)
        pen.closePath()
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"][name] = pen.glyph()
    xs = [x for contour in contours for x, _ in contour]
    font["hmtx"][name] = (width, min(xs) if xs else 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def extras(font, stroke):
    s = stroke
    add(font, 0x202F, "narrownbspace", 165)
    add(font, 0x2192, "arrowright", 900, [[
        (80, 350 - s // 2), (620, 350 - s // 2), (470, 190), (470 + s, 150), (820, 350),
        (470 + s, 550), (470, 510), (620, 350 + s // 2), (80, 350 + s // 2)]])
    add(font, 0x2713, "check", 760, [[
        (80, 330), (290, 90), (340, 90), (690, 620), (690 - s, 650), (310, 220), (80 + s // 2, 400)]])
    box = [[(100, 0), (100, 620), (620, 620), (620, 0)], [(100 + s, s), (620 - s, s), (620 - s, 620 - s), (100 + s, 620 - s)]]
    for code, name in [(0x25A1, "whitesquare"), (0x2610, "ballotbox"), (0xFFFD, "replacement")]:
        add(font, code, name, 720, box)


def build(packages):
    work = os.path.join(packages, "ttf")
    os.makedirs(work, exist_ok=True)
    os.makedirs(WEB, exist_ok=True)
    base = "atkinson-hyperlegible-next"
    source = os.path.join(packages, base)
    for style, suffix in STYLES.items():
        files = [os.path.join(source, "files", f"{base}-{part}-{suffix}.woff2") for part in ("latin", "latin-ext")]
        for part, path in zip(("latin", "latin-ext"), files):
            shutil.copy(path, os.path.join(WEB, f"{base}-{part}-{style.lower()}.woff2"))
        font = joined([unpacked(path, work) for path in files])
        extras(font, 95 if style == "Bold" else 62)
        font.save(os.path.join(HERE, f"AtkinsonHyperlegibleNext-{style}.ttf"))
    for folder in (HERE, WEB):
        shutil.copy(os.path.join(source, "LICENSE"), os.path.join(folder, "OFL-AtkinsonHyperlegibleNext.txt"))

    sans = [os.path.join(packages, "noto-sans", "files", f"noto-sans-{part}-400-normal.woff2")
            for part in ("vietnamese", "cyrillic", "greek", "latin-ext")]
    fallback = joined([unpacked(path, work) for path in sans])
    keep = [*range(0x100, 0x250), *range(0x370, 0x400), *range(0x400, 0x460), *range(0x1E00, 0x1F00)]
    subset(fallback, keep).save(os.path.join(HERE, "NotoSans-Fallback.ttf"))
    shutil.copy(os.path.join(packages, "noto-sans", "LICENSE"), os.path.join(HERE, "OFL-NotoSans.txt"))

    emoji = TTFont(os.path.join(packages, "noto-emoji", "files", "noto-emoji-emoji-400-normal.woff2"))
    emoji.flavor = None
    keep = [code for low, high in PICTURES for code in range(low, high + 1)]
    subset(emoji, keep, features=[]).save(os.path.join(HERE, "NotoEmoji-Subset.ttf"))
    shutil.copy(os.path.join(packages, "noto-emoji", "LICENSE"), os.path.join(HERE, "OFL-NotoEmoji.txt"))


def subset(font, codes, features=("ccmp", "locl", "mark", "mkmk", "kern")):
    options = Options(hinting=False, layout_features=list(features), notdef_outline=True)
    options.drop_tables += ["STAT", "prep", "fpgm", "cvt ", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


build(sys.argv[1])
