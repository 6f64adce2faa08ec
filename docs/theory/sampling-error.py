"""Draws the errors of Sobol.ErrorFallsFasterThanTheNumberOfDrawsOnASmoothProduct as SVG.

Usage: python3 sampling-error.py errors.xml > sampling-error.svg
"""
import math
import sys
import xml.etree.ElementTree as tree

LEFT, TOP, WIDTH, HEIGHT = 70, 20, 420, 300
STYLES = {"random": ("#b35900", "random"), "sobol": ("#1f5fa8", "Sobol, Owen-scrambled")}


def across(draws):
    return LEFT + (math.log2(draws) - 8) / 6 * WIDTH


def down(error):
    return TOP + (-1 - math.log10(error)) / 5 * HEIGHT


def label(x, y, text, anchor="middle", colour="#333"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{text}</text>'


def curve(points, colour, dashes="none"):
    path = " ".join(f"{across(n):.1f},{down(e):.1f}" for n, e in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'


def errors(path):
    found = {name: [] for name in STYLES}
    for entry in tree.parse(path).iter("property"):
        name, draws = entry.get("name").split("_")
        found[name].append((int(draws), float(entry.get("value"))))
    return {name: sorted(points) for name, points in found.items()}


def main():
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 370" font-family="sans-serif" font-size="13">',
           '<rect width="680" height="370" fill="white"/>']
    for bits in range(8, 15):
        out.append(label(across(2**bits), TOP + HEIGHT + 20, 2**bits))
    for power in range(-6, 0):
        y = down(10.0**power)
        out.append(f'<line x1="{LEFT}" x2="{LEFT + WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        out.append(label(LEFT - 8, y + 4, f"1e{power}", "end"))
    out.append(label(LEFT + WIDTH / 2, TOP + HEIGHT + 42, "draws"))
    start = 0.0127
    guide = [(2**bits, start * 256 / 2**bits) for bits in (8, 14)]
    out.append(curve(guide, "#888", "5 4"))
    out.append(label(LEFT + WIDTH + 8, down(guide[-1][1]) + 4, "falls as 1/n", "start", "#666"))
    for name, points in errors(sys.argv[1]).items():
        colour, text = STYLES[name]
        out.append(curve(points, colour))
        out.append(label(LEFT + WIDTH + 8, down(points[-1][1]) + 4, text, "start", colour))
    out.append("</svg>")
    print("\n".join(out))


if __name__ == "__main__":
    main()
