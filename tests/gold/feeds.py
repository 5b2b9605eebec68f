#!/usr/bin/env python3
"""Reads the feeds of ../shared/gold/feeds and compares fields of first entries with what is expected there.

  usage: feeds.py LODE [--errors FIELD]

Prints right / asked for title, link, author, date and content; exit status 1 below 95 % of all, or
when a feed brought the program down.
"""
import ast
import datetime
import email.utils
import html
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
GOLD = os.path.join(HERE, "../../../shared/gold/feeds")
FIELDS = {"title": "title", "link": "link", "author": "author", "summary": "content", "description": "content",
          "published_parsed": "date", "created_parsed": "date", "date_parsed": "date"}


def plain(text):
    """Without markup, references decoded, blanks collapsed."""
    text = re.sub(r"(?s)<(script|style).*?</\1>|<!--.*?-->", "", str(text))
    text = re.sub(r"</?[a-zA-Z][^>]*>", " ", text)
    return re.sub(r"[\s\xa0]+", " ", html.unescape(text)).strip()


def instant(text):
    """UTC date and time, as precise as the text."""
    match = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?$", text or "")
    if not match:
        return None
    y, m, d, hh, mm, ss, zone = match.groups()
    if not d:
        return (int(y), int(m))
    when = datetime.datetime(int(y), int(m), int(d), int(hh or 0), int(mm or 0), int(ss or 0))
    if zone and zone != "Z":
        sign = -1 if zone[0] == "+" else 1
        when += sign * datetime.timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    parts = (when.year, when.month, when.day, when.hour, when.minute, when.second)
    return parts if hh else parts[:3]


def asked(expect):
    """[(field, wanted)] of the first entry."""
    out = []
    for m in re.finditer(r"entries\[0\](?:\['(\w+)'\]|\.(\w+))(\[0\]\['value'\])?\s*==\s*", expect):
        key = m.group(1) or m.group(2)
        field = "content" if key == "content" and m.group(3) else FIELDS.get(key)
        rest = expect[m.end():]
        for stop in [i for i, c in enumerate(rest) if c in "'\")"][::-1]:
            try:
                wanted = ast.literal_eval(rest[:stop + 1].strip())
                break
            except (ValueError, SyntaxError):
                continue
        else:
            continue
        if field:
            out.append((field, wanted))
    return out


def right(field, wanted, found):
    if field == "date":
        got = instant(found.get("published"))
        return got is not None and tuple(wanted)[:len(got)] == got
    if field == "author":
        got = found.get("authors") or []
        name = re.sub(r"\s*\(?\S+@\S+\)?\s*", "", wanted).strip() or wanted
        return plain(name) in (plain(" ".join(got)), plain(", ".join(got))) or wanted in got
    got = {"title": found.get("title"), "link": found.get("url"),
           "content": found.get("body") or found.get("subtitle")}[field]
    if field == "content" and plain(wanted) == plain(found.get("subtitle") or ""):
        return True
    got = re.sub(r"[\s\xa0]+", " ", got or "").strip()
    if field == "content":
        return got.replace(" ", "") in (plain(wanted).replace(" ", ""), re.sub(r"\s+", "", wanted))
    return got in (plain(wanted), re.sub(r"\s+", " ", wanted).strip())


def main():
    lode = sys.argv[1]
    show = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else None
    counts, crashed = {}, 0
    for line in open(os.path.join(GOLD, "list.jsonl"), encoding="utf-8"):
        row = json.loads(line)
        path = os.path.join(GOLD, "..", row["file"])
        run = subprocess.run([lode, "article", "-j", "1", path], capture_output=True)
        crashed += b"worker died" in run.stderr or run.returncode not in (0, 1)
        wants = asked(row.get("expect") or "")
        if not wants:
            continue
        first = run.stdout.split(b"\n")[0]
        found = json.loads(first) if first else {}
        for field, wanted in wants:
            if wanted in ("", None):
                continue
            c = counts.setdefault(field, [0, 0])
            ok = right(field, wanted, found)
            c[0] += ok
            c[1] += 1
            if show == field and not ok:
                print(row["file"], "| WANTED", repr(wanted)[:90], "| GOT",
                      repr({k: v for k, v in found.items() if k not in ("source", "text")})[:200],
                      run.stderr.decode(errors="replace")[-120:].strip() if not found else "")
    counts["all"] = [sum(c[i] for c in counts.values()) for i in (0, 1)]
    for field, (good, asked_) in sorted(counts.items()):
        print(f"{field:8} {good:4} / {asked_:4}  {100 * good / asked_:.1f}")
    print("crashed", crashed)
    good, asked_ = counts["all"]
    return 1 if good < 0.95 * asked_ or crashed else 0


sys.exit(main())
