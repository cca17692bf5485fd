"""Draws ``docs/architecture.svg``, the packages and what each imports: ``make picture``.

It is made of the imports themselves, and a test holds the picture against them.
"""

import ast
from collections import Counter, defaultdict
from pathlib import Path
from textwrap import wrap

import grimp
from jinja2 import Environment, FileSystemLoader

FOLDER = Path(__file__).parent
PICTURE = FOLDER / "architecture.svg"
# Everything may use them, so that their arrows would say nothing: they are drawn as the ground.
GROUND = ("language", "problems")
WIDTH, FLOOR, BOX_HEIGHT, BOX_WIDTH, GAP = 900, 142, 92, 262, 22
CHARACTERS_A_LINE = 42


def imports() -> Counter:
    """(package, package that it imports) → how many imports of modules that is; pages and the command line too."""
    graph = grimp.build_graph("monitoring", "pages", cache_dir=None)
    found = Counter()
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            # The product's own name stands for the number of its release alone.
            if imported != "monitoring" and package(module) != package(imported):
                found[package(module), package(imported)] += 1
    return found


def package(module: str) -> str:
    """The package in which a module stands: the first name below ``monitoring``, or ``pages``."""
    first, *below = module.split(".")
    return below[0] if first == "monitoring" and below else first


def floors(found: Counter) -> list[list[str]]:
    """The packages from the top floor down: each stands above everything that it imports."""
    below = defaultdict(set)
    for upper, lower in found:
        below[upper].add(lower)

    def floor(name: str) -> int:
        return max((floor(lower) + 1 for lower in below[name]), default=0)

    names = {name for pair in found for name in pair} - set(GROUND)
    by_floor = defaultdict(list)
    for name in sorted(names):
        by_floor[floor(name)].append(name)
    return [by_floor[number] for number in sorted(by_floor, reverse=True)]


def sentence(name: str) -> str:
    """What a package or module holds: the first line of its docstring."""
    folder = FOLDER.parent / "monitoring" / name
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) if file.exists() else "One screen a file."
    return text.split("\n")[0].replace("``", "")


def modules(name: str) -> int:
    """How many modules a package has."""
    folder = FOLDER.parent / ("pages" if name == "pages" else f"monitoring/{name}")
    return sum(file.name != "__init__.py" for file in folder.rglob("*.py")) if folder.is_dir() else 1


def drawing() -> str:
    """The picture as SVG."""
    found = imports()
    boxes = {}
    for number, names in enumerate(floors(found)):
        width = len(names) * (BOX_WIDTH + GAP) - GAP
        for place, name in enumerate(names):
            x, y = (WIDTH - width) / 2 + place * (BOX_WIDTH + GAP), 16 + number * FLOOR
            boxes[name] = {
                "x": x,
                "y": y,
                "name": name,
                "lines": wrap(sentence(name), CHARACTERS_A_LINE),
                "modules": modules(name),
            }
    arrows = [
        {
            "x1": boxes[upper]["x"] + BOX_WIDTH / 2,
            "y1": boxes[upper]["y"] + BOX_HEIGHT,
            "x2": boxes[lower]["x"] + BOX_WIDTH / 2,
            "y2": boxes[lower]["y"] - 2,
            "count": count,
        }
        for (upper, lower), count in sorted(found.items())
        if upper in boxes and lower in boxes
    ]
    bottom = max(box["y"] for box in boxes.values()) + FLOOR
    ground = [
        {"x": 16, "y": bottom - 40 + 52 * place, "name": name, "sentence": sentence(name), "modules": modules(name)}
        for place, name in enumerate(GROUND)
    ]
    template = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return template.get_template("architecture.svg.jinja").render(
        boxes=boxes.values(),
        arrows=arrows,
        ground=ground,
        width=WIDTH,
        height=ground[-1]["y"] + 60,
        box_width=BOX_WIDTH,
        box_height=BOX_HEIGHT,
    )


if __name__ == "__main__":
    PICTURE.write_text(drawing(), encoding="utf-8")
