# SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
"""Plots as SVG: lines, and horizontal bars. The same points give the same bytes; light or dark, as a reader has it."""

import math
from html import escape

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 720, 72, 24, 44, 56
PLOT_HEIGHT, BAR, LEGEND_LINE, INSET = 280, 14, 20, 12
# More points than this on a line stand too close for marks.
MARKED_POINTS = 60
# Of a text at 12 px, on average.
CHARACTER = 6.6

STYLE = """\
svg { font: 12px system-ui, sans-serif; }
.paper { fill: #ffffff; } text { fill: #1f2328; } .title { font-size: 15px; font-weight: 600; }
.grid { stroke: #d8dee4; } .axis { stroke: #59636e; }
.s0 { fill: #0068ac; stroke: #0068ac; } .s1 { fill: #c24e00; stroke: #c24e00; } .s2 { fill: #008262; stroke: #008262; }
.s3 { fill: #9a4a83; stroke: #9a4a83; } .s4 { fill: #7a6a00; stroke: #7a6a00; } .s5 { fill: #59636e; stroke: #59636e; }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117; } text { fill: #e6edf3; } .grid { stroke: #30363d; } .axis { stroke: #9198a1; }
.s0 { fill: #58b4f0; stroke: #58b4f0; } .s1 { fill: #f59a4a; stroke: #f59a4a; } .s2 { fill: #35c79c; stroke: #35c79c; }
.s3 { fill: #e08fc4; stroke: #e08fc4; } .s4 { fill: #d9c64a; stroke: #d9c64a; } .s5 { fill: #9198a1; stroke: #9198a1; }
}
.line { fill: none; stroke-width: 2; }"""
STYLES = 6


def number(value):
    """With four digits that count, and no more than it has: 0.05, 1.5, 1,000."""
    if value == 0:
        return "0"
    places = max(0, 3 - math.floor(math.log10(abs(value)) + 1e-9))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Linear:
    """An axis with even steps. It starts at zero unless something is below."""

    def __init__(self, values):
        low, high = min(0, *values), max(values)
        high = high if high > low else low + 1
        step = 10.0 ** math.floor(math.log10((high - low) / 5))
        step *= next(factor for factor in (1, 2, 5, 10) if (high - low) / (step * factor) <= 6)
        first, last = math.floor(low / step), math.ceil(high / step - 1e-9)
        self.ticks = [count * step for count in range(first, last + 1)]
        self.low, self.high = self.ticks[0], self.ticks[-1]

    def place(self, value):
        return (value - self.low) / (self.high - self.low)


class Log:
    """An axis with a step for each factor. If `own`, the values are its ticks, where they are few."""

    def __init__(self, values, own=False):
        if min(values) <= 0:
            raise ValueError("a log scale has no place for zero")
        if own and 2 <= len(set(values)) <= 8:
            self.ticks = sorted(set(values))
        else:
            steps = [float(f"{factor}e{power}") for power in range(-9, 16) for factor in (1, 2, 5)]
            low = max(step for step in steps if step <= min(values))
            high = min(step for step in steps if step > low and step >= max(values))
            self.ticks = [step for step in steps if low <= step <= high]
            if len(self.ticks) > 10:
                self.ticks = [step for step in self.ticks if f"{step:e}".startswith("1.0")]
                low, high = (min(low, self.ticks[0]), max(high, self.ticks[-1]))
            self.low, self.high = low, high
            return
        self.low, self.high = self.ticks[0], self.ticks[-1]

    def place(self, value):
        return math.log(value / self.low) / math.log(self.high / self.low)


def at(value):
    return f"{value:.1f}"


def text(x, y, words, anchor="middle", more=""):
    return f'<text x="{at(x)}" y="{at(y)}" text-anchor="{anchor}"{more}>{escape(words)}</text>'


def line(x1, y1, x2, y2, name):
    return f'<line x1="{at(x1)}" y1="{at(y1)}" x2="{at(x2)}" y2="{at(y2)}" class="{name}"/>'


def mark(x, y, index):
    """A shape of its own for each series, for those who see no colours."""
    shapes = ((4, 0, 360), (5, 45, 90), (5, -90, 120), (5.5, 0, 90))
    size, first, step = shapes[index % len(shapes)]
    name = f"s{index % STYLES}"
    if step == 360:
        return f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(size)}" class="{name}"/>'
    corners = [math.radians(angle) for angle in range(first, first + 360, step)]
    points = " ".join(f"{at(x + size * math.cos(angle))},{at(y + size * math.sin(angle))}" for angle in corners)
    return f'<polygon points="{points}" class="{name}"/>'


def legend(names):
    """Its lines of SVG and its height."""
    if len(names) < 2:
        return [], 0
    x, y, out = LEFT, TOP + 6, []
    for index, name in enumerate(names):
        width = 30 + len(name) * CHARACTER
        if x > LEFT and x + width > WIDTH - RIGHT:
            x, y = LEFT, y + LEGEND_LINE
        out += [mark(x + 6, y, index), text(x + 18, y + 4, name, "start")]
        x += width
    return out, y - TOP + LEGEND_LINE


def drawing(title, height, parts):
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{at(height)}" '
        f'viewBox="0 0 {WIDTH} {at(height)}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{STYLE}\n</style>",
        f'<rect width="{WIDTH}" height="{at(height)}" class="paper"/>',
        text(LEFT, 26, title, "start", ' class="title"'),
    ]
    return "\n".join([*head, *parts, "</svg>"]) + "\n"


def x_axis(axis, left, top, bottom, label):
    """The grid and its labels, and how a value becomes a place."""
    def place(value):
        return left + INSET + axis.place(value) * (WIDTH - RIGHT - left - 2 * INSET)

    out, after = [], -math.inf
    for tick in axis.ticks:
        out.append(line(place(tick), top, place(tick), bottom, "grid"))
        half = len(number(tick)) * CHARACTER / 2
        if place(tick) - half > after:
            out.append(text(place(tick), bottom + 18, number(tick)))
            after = place(tick) + half + 4
    out.append(text((left + WIDTH - RIGHT) / 2, bottom + 42, label))
    return out, place


def lines(title, x_label, y_label, series, x_log=False, y_log=False):
    """A plot of `series`: (name, points) each. None without points."""
    if not any(points for _, points in series):
        return None
    xs = [x for _, points in series for x, _ in points]
    ys = [y for _, points in series for _, y in points]
    key, height = legend([name for name, _ in series])
    top = TOP + height
    bottom = top + PLOT_HEIGHT
    horizontal = Log(xs, own=True) if x_log else Linear(xs)
    vertical = Log(ys) if y_log else Linear(ys)
    parts, x_place = x_axis(horizontal, LEFT, top, bottom, x_label)

    def y_place(value):
        return bottom - vertical.place(value) * PLOT_HEIGHT

    for tick in vertical.ticks:
        parts += [line(LEFT, y_place(tick), WIDTH - RIGHT, y_place(tick), "grid"),
                  text(LEFT - 8, y_place(tick) + 4, number(tick), "end")]
    middle = (top + bottom) / 2
    parts += [line(LEFT, top, LEFT, bottom, "axis"), line(LEFT, bottom, WIDTH - RIGHT, bottom, "axis"),
              text(16, middle, y_label, more=f' transform="rotate(-90 16 {at(middle)})"')]
    for index, (_, points) in enumerate(series):
        places = [(x_place(x), y_place(y)) for x, y in points]
        joined = " ".join(f"{at(x)},{at(y)}" for x, y in places)
        parts.append(f'<polyline points="{joined}" class="s{index % STYLES} line"/>')
        if len(places) <= MARKED_POINTS:
            parts += [mark(x, y, index) for x, y in places]
    return drawing(title, bottom + BOTTOM, parts + key)


def bars(title, x_label, names, groups, x_log=False):
    """Horizontal bars: one for each of `names` in each of `groups`, (label, values); None leaves one out. None without."""
    values = [value for _, group in groups for value in group if value is not None]
    if not values:
        return None
    key, height = legend(names)
    top = TOP + height
    each = BAR * len(names) + 12
    bottom = top + each * len(groups) + 4
    left = 24 + max(len(label) for label, _ in groups) * CHARACTER
    # The number after the longest bar needs room.
    axis = Log([*values, max(values) * 2]) if x_log else Linear([*values, max(values) * 1.15])
    parts, place = x_axis(axis, left, top, bottom, x_label)
    for row, (label, group) in enumerate(groups):
        y = top + 8 + row * each
        parts.append(text(left - 8, y + BAR * len(names) / 2 + 4, label, "end"))
        for index, value in enumerate(group):
            if value is not None:
                width, edge = place(value) - left, y + index * BAR
                parts += [f'<rect x="{at(left)}" y="{at(edge)}" width="{at(width)}" height="{at(BAR - 2)}" '
                          f'class="s{index % STYLES}"/>',
                          text(left + width + 5, edge + BAR - 4, number(value), "start")]
    parts += [line(left, top, left, bottom, "axis"), line(left, bottom, WIDTH - RIGHT, bottom, "axis")]
    return drawing(title, bottom + BOTTOM, parts + key)
