#!/usr/bin/env python3
"""Measures the XML reader on feedparser's test feeds.

  usage: feeds.py FOLDER [--lode PROGRAM] [--wrong]      FOLDER holds list.jsonl and files/ (shared/gold/feeds)

Each feed comes with a Python expression over feedparser's result.  Of that the comparisons are taken that name what an article
has: title, link, author, dates, summary, content, tags, language, the feed's title (publisher).  Lode's value is right when it
is the expected one, or the expected one without its markup and with references decoded; white space is collapsed on both sides, dates are compared as
instants in UTC, to the precision that Lode gives.  Of "Ann Lee (a@x.org)" the name is asked for.

Many of the feeds hold one field and no text, or no item; Lode has no article of those.  For them the text goes to Lode by
standard input with a title or an item put in, so that the field can be looked at.  JSON feeds and feeds whose encoding only an
HTTP header tells are counted by themselves.
"""
import argparse, ast, collections, html, html.parser, json, os, re, subprocess, sys
from datetime import datetime, timedelta, timezone


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.skip = [], 0

    def handle_starttag(self, tag, attrs):
        self.skip += tag in ("script", "style")
        if tag in ("p", "div", "br", "li", "tr", "td", "h1", "h2", "h3", "blockquote", "ul", "ol"):
            self.parts.append(" ")

    def handle_endtag(self, tag):
        self.skip -= tag in ("script", "style") and self.skip > 0
        if tag in ("p", "div", "li", "td"):
            self.parts.append(" ")

    def handle_data(self, data):
        if not self.skip:
            self.parts.append(data)


def collapse(s):
    return " ".join(s.replace("\0", " ").split())


def strip(s):
    parser = Text()
    parser.feed(s)
    parser.close()
    return collapse("".join(parser.parts))


# ---- what is expected ----

def path_of(node):
    """entries[0]['title'] -> ('entries', 0, 'title'), or None"""
    path = []
    while True:
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            path.append(node.slice.value)
            node = node.value
        elif isinstance(node, ast.Attribute):
            path.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Name):
            return tuple([node.id] + path[::-1])
        else:
            return None


TEXTS = {"summary", "description", "content"}
FIELDS = {"title": "title", "link": "url", "author": "authors", "authors": "authors", "author_detail": "authors",
          "published_parsed": "published", "created_parsed": "published", "updated_parsed": "modified",
          "modified_parsed": "modified", "date_parsed": "published", "tags": "tags", "language": "language",
          "category": "tags", "publisher": "publisher"}


def field_of(path):
    """Which of Lode's fields a path names, and for which entry; None: none that an article has."""
    if path is None or len(path) < 2:
        return None
    if path[0] == "feed":
        names = {("title",): "publisher", ("title_detail", "value"): "publisher", ("language",): "language"}
        field = names.get(path[1:])
        return field and (field, 0, True)
    if path[0] != "entries" or not isinstance(path[1], int) or len(path) < 3:
        return None
    rest = path[2:]
    if rest[0] in TEXTS or rest[0] == "summary_detail":
        ok = rest in (("summary",), ("description",), ("summary_detail", "value")) or rest[0] == "content" and rest[-1] == "value"
        return ("content" if rest[0] == "content" else "summary", path[1], False) if ok else None
    if rest == ("title_detail", "value"):
        return "title", path[1], False
    if rest == ("source", "title"):
        return "publisher", path[1], False
    last_ok = len(rest) == 1 or (rest[0] in ("authors", "author_detail") and rest[-1] == "name") or (
        rest[0] == "tags" and rest[-1] == "term")
    if rest[0] == "authors" and len(rest) == 1:
        return None
    field = FIELDS.get(rest[0])
    return (field, path[1], False) if field and last_ok else None


def expectations(expect):
    try:
        tree = ast.parse(expect.strip(), mode="eval").body
    except SyntaxError:
        return []
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Compare) or not all(isinstance(op, ast.Eq) for op in node.ops):
            continue
        try:
            value = eval(compile(ast.Expression(node.comparators[-1]), "", "eval"), {})
        except Exception:
            continue
        for side in [node.left] + node.comparators[:-1]:
            field = field_of(path_of(side))
            if field and value not in (None, "") or field and field[0] in ("summary", "content") and value == "":
                found.append((field, value))
    return found


# ---- what Lode says ----

def lode(program, path=None, text=None):
    """Its articles, and whether it crashed."""
    run = subprocess.run([program, "article"] + ([path] if path else ["--as", "xml", "-"]), input=text, capture_output=True, timeout=60)
    crashed = run.returncode not in (0, 1) or b"died" in run.stderr or b"killed" in run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()], crashed


def decode(data):
    for encoding in ("utf-8",):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            pass
    return data.decode("latin-1"), "latin-1"


def with_text(data, field):
    """The feed with something readable in each item, and with an item."""
    s, encoding = decode(data)
    filler = "<description>.</description>" if field == "title" else "<title>.</title>"
    s, count = re.subn(r"(?i)(<(?:\w+:)?(item|entry)(\s[^<>]*?)?)(/?)>",
                       lambda m: m[1] + ">" + filler + (f"</{m[2]}>" if m[4] else ""), s)
    if count == 0:
        item = "entry" if re.search(r"(?i)<feed[\s>]", s) else "item"
        added = f"<{item}><title>.</title></{item}>"
        s, count = re.subn(r"(?i)</((\w+:)?(channel|feed))>(?![\s\S]*</((\w+:)?(channel|feed))>)", lambda m: added + m[0], s)
    return s.encode(encoding) if count else None


# ---- comparing ----

def instant(iso):
    m = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?)?)?)?", iso)
    parts = [int(x) for x in m.groups()[:6] if x]
    t = datetime(*(parts + [1] * (3 - len(parts))))
    if m[7] and m[7] != "Z":
        sign = -1 if m[7][0] == "+" else 1
        t += sign * timedelta(hours=int(m[7][1:3]), minutes=int(m[7][-2:]))
    return (t.timetuple()[: len(parts)])


def same_name(a, b):
    name = re.sub(r"\s*[(<][^()<>]*@[^()<>]*[)>]\s*", "", b) or b
    return collapse(a).lower() in (collapse(name).lower(), re.sub(r"^\S+@\S+\s*\((.*)\)$", r"\1", collapse(b)).lower())


def right(article, field, expected):
    if field in ("published", "modified"):
        got = article.get(field) or article.get("published")
        return bool(got) and instant(got) == tuple(expected)[: len(instant(got))]
    if not isinstance(expected, str):
        return None
    if field == "authors":
        return any(same_name(name, expected) for name in article.get("authors", []))
    if field == "tags":
        return collapse(expected) in [collapse(t) for t in article.get("tags", [])]
    wanted = {collapse(expected), strip(expected), strip(html.unescape(expected))}
    if field in ("summary", "content"):
        got = [article.get("body", ""), article.get("subtitle", "")]
    else:
        got = [article.get(field, "")]
    return any(collapse(g) in wanted for g in got) or any(
        field in ("summary", "content") and re.sub(r"\s", "", g) in {re.sub(r"\s", "", w) for w in wanted} for g in got)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("folder")
    args.add_argument("--lode", default="./lode")
    args.add_argument("--wrong", action="store_true")
    args = args.parse_args()
    counts, crashes, files = collections.defaultdict(lambda: [0, 0]), [], 0
    for line in open(os.path.join(args.folder, "list.jsonl"), encoding="utf-8"):
        record = json.loads(line)
        path = os.path.join(args.folder, os.path.relpath(record["file"], "feeds"))
        data = open(path, "rb").read()
        files += 1
        articles, crashed = lode(args.lode, path)
        crashes += [path] * crashed
        header = re.search(rb"(?im)^Header:.*charset", data)
        group = "json " if path.endswith(".json") else "http " if header else ""
        for (field, number, of_feed), expected in expectations(record["expect"]):
            article = articles[number] if number < len(articles) else {}
            ok = right(article, field, expected)
            if not ok and (not article or article.get("body", article.get("title")) is None):
                other = with_text(data, field)
                if other and not (field in ("summary", "content")):
                    articles2, crashed = lode(args.lode, text=other)
                    ok = number < len(articles2) and right(articles2[number], field, expected)
                    article = articles2[number] if number < len(articles2) else article
            if ok is None:
                continue
            counts[group + field][0] += bool(ok)
            counts[group + field][1] += 1
            if not ok and args.wrong:
                print(f"{path[len(args.folder):]}: {field}: wanted {expected!r}\n    got {json.dumps(article, ensure_ascii=False)[:400]}")
    total = [0, 0]
    for field, (ok, all_) in sorted(counts.items()):
        print(f"{field:18} {ok:5} of {all_:5}  {100 * ok / all_:5.1f} %")
        if " " not in field:
            total = [total[0] + ok, total[1] + all_]
    print(f"{'all XML':18} {total[0]:5} of {total[1]:5}  {100 * total[0] / total[1]:5.1f} %   {files} files, {len(crashes)} crashes")
    for path in crashes:
        print("crash:", path)
    return 1 if crashes or total[0] < 0.95 * total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
