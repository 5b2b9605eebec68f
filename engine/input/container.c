/* container.c - see container.h */
#include "input/container.h"

#include "input/bytes.h"
#include "input/json_scan.h"
#include "input/records.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    LEAST_MEMBERS = 3,
    HEAD = 64 * 1024, /* what is looked at to tell JSON and CSV */
    TAR_BLOCK = 512,
    CHECKSUM = 148, /* where a tar header has it: 8 bytes */
    NAME_SIZE = 512
};

static const char MARK[] = "\xef\xbb\xbf"; /* byte order, in UTF-8 */

/* ---- compressed data and archives: by their first bytes ---- */

static const struct {
    unsigned char at, len;
    const char *bytes;
    Container holds;
} MAGIC[] = {
    {0, 3, "\x1f\x8b\x08", HOLDS_GZIP},
    {0, 6,
     "\xfd"
     "7zXZ\0",
     HOLDS_XZ},
    {0, 4, "\x28\xb5\x2f\xfd", HOLDS_ZSTD},
    {1, 3, "\x2a\x4d\x18", HOLDS_ZSTD}, /* a skippable frame */
    {0, 4, "\x04\x22\x4d\x18", HOLDS_LZ4},
    {0, 2, "\x1f\x9d", HOLDS_COMPRESS},
    {0, 5, "LZIP\1", HOLDS_LZIP},
    {0, 4, "PK\3\4", HOLDS_ZIP},
    {0, 4, "PK\5\6", HOLDS_ZIP}, /* an empty one */
    {0, 8, "PK\7\x8PK\3\4", HOLDS_ZIP},
    {0, 6, "7z\xbc\xaf\x27\x1c", HOLDS_7Z},
    {0, 2, "\xc7\x71", HOLDS_CPIO},
};

static Container by_magic(const char *s, size_t len) {
    for (size_t i = 0; i < sizeof MAGIC / sizeof *MAGIC; i++)
        if (len >= (size_t)MAGIC[i].at + MAGIC[i].len &&
            memcmp(s + MAGIC[i].at, MAGIC[i].bytes, MAGIC[i].len) == 0)
            return MAGIC[i].holds;
    return HOLDS_ONE;
}

/* A header all of digits; the captions of the US Navy's photographs of a day begin like one. */
static bool is_cpio(const char *s, size_t len) {
    bool hex = begins_with(s, len, "070701") || begins_with(s, len, "070702");
    size_t digits = hex ? 110 : 76;
    if ((!hex && !begins_with(s, len, "070707")) || len < digits)
        return false;
    for (size_t i = 0; i < digits; i++)
        if (strchr(hex ? "0123456789abcdefABCDEF" : "01234567", s[i]) == NULL || s[i] == '\0')
            return false;
    return true;
}

/* The sum of a header's bytes, its own checksum taken for blanks. */
static bool is_tar(const char *s, size_t len) {
    if (len < TAR_BLOCK)
        return false;
    unsigned long sum = 8 * ' ';
    for (size_t i = 0; i < TAR_BLOCK; i++)
        if (i < CHECKSUM || i >= CHECKSUM + 8)
            sum += (unsigned char)s[i];
    char digits[9] = {0};
    memcpy(digits, s + CHECKSUM, 8);
    return s[0] != '\0' && strtoul(digits, NULL, 8) == sum;
}

/* An empty tar is nothing but zeros: it has to be called one. */
static bool is_empty_tar(const char *s, size_t len, const char *name) {
    if (len < TAR_BLOCK || !name_ends_with(name, ".tar"))
        return false;
    for (size_t i = 0; i < TAR_BLOCK; i++)
        if (s[i] != '\0')
            return false;
    return true;
}

/* Office documents and books are zip files too, but articles of another kind. */
static bool is_document(const char *s, size_t len) {
    enum { NAME = 30 };
    static const char *const FIRST[] = {"[Content_Types].xml", "mimetype", "_rels/", "word/",
                                        "docProps/",           "xl/",      "ppt/"};
    for (size_t i = 0; i < sizeof FIRST / sizeof *FIRST; i++)
        if (len > NAME && begins_with(s + NAME, len - NAME, FIRST[i]))
            return true;
    return false;
}

/* "BZh", a level, and the mark of a block or of the end; a .lzma file has nearly no mark of its
** own: properties, a power of two for the size of its dictionary, the size. */
static Container by_rarer_magic(const char *s, size_t len, const char *name) {
    bool bzip = begins_with(s, len, "BZh") && len >= 10 && s[3] >= '1' && s[3] <= '9';
    if (bzip && (memcmp(s + 4, "1AY&SY", 6) == 0 || memcmp(s + 4, "\x17rE8P\x90", 6) == 0))
        return HOLDS_BZIP2;
    if (len >= 13 && s[0] == ']' && s[1] == '\0' && s[2] == '\0' &&
        (memcmp(s + 5, "\xff\xff\xff\xff\xff\xff\xff\xff", 8) == 0 || s[12] == '\0'))
        return HOLDS_LZMA;
    if (is_tar(s, len) || is_empty_tar(s, len, name))
        return HOLDS_TAR;
    return is_cpio(s, len) ? HOLDS_CPIO : HOLDS_ONE;
}

static Container packed_as(Stream *stream, const char *name) {
    stream_need(stream, TAR_BLOCK);
    const char *s = stream_at(stream);
    size_t len = stream_len(stream);
    Container holds = len > 0 ? by_magic(s, len) : HOLDS_ONE;
    if (holds == HOLDS_ZIP && is_document(s, len))
        return HOLDS_ONE;
    return holds != HOLDS_ONE || len == 0 ? holds : by_rarer_magic(s, len, name);
}

/* ---- JSON ---- */

/* An object is there, and is whole or not; what does the rest say? */
static Container holds_object(const char *s, size_t begin, size_t end, size_t len) {
    size_t line = line_end(s, begin, len);
    bool on_one_line = end <= line && line < len && is_blank(s + end, line - end);
    if (is_blank(s + end, len - end))
        return HOLDS_JSON;
    if (on_one_line)
        return HOLDS_LINES;
    return s[json_space(s, end, len)] == '{' ? HOLDS_JSON : HOLDS_ONE;
}

/* An array counts when objects are in it. */
static bool holds_objects(const char *s, size_t begin, size_t len, const char *name) {
    size_t first = json_space(s, begin + 1, len);
    bool empty = first < len && s[first] == ']';
    return first < len && (s[first] == '{' || (empty && name_ends_with(name, ".json")));
}

/* What breaks off being JSON behind a few members is a faulty file, not a text. */
static Container by_json(const char *s, size_t len, const char *name) {
    size_t begin = json_space(s, 0, len), end, members;
    if (begin == len || (s[begin] != '{' && s[begin] != '['))
        return HOLDS_ONE;
    if (s[begin] == '[' && !holds_objects(s, begin, len, name))
        return HOLDS_ONE;
    JsonCheck check = json_check(s, begin, len, &end, &members);
    if (check == JSON_NONE && members < LEAST_MEMBERS && !name_ends_with(name, ".json"))
        return HOLDS_ONE;
    if (check == JSON_NONE && (end = json_end(s, begin, len)) == JSON_MORE)
        return HOLDS_JSON;
    if (check == JSON_PART)
        return members > 0 ? HOLDS_JSON : HOLDS_ONE;
    if (members == 0 && s[begin] == '{')
        return HOLDS_ONE;
    if (s[begin] == '{')
        return holds_object(s, begin, end, len);
    size_t rest = json_space(s, end, len);
    return rest == len || s[rest] == '[' || s[rest] == '{' ? HOLDS_JSON : HOLDS_ONE;
}

/* ---- the rest ---- */

/* The name without the endings of compressed files. */
static void bare_name(const char *name, char *bare) {
    static const char *const ENDINGS[] = {".gz",  ".bz2", ".xz", ".lzma",
                                          ".zst", ".lz4", ".Z",  ".lz"};
    size_t len = strlen(name), skip = len < NAME_SIZE ? 0 : len - NAME_SIZE + 1;
    memcpy(bare, name + skip, len - skip + 1);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (name_ends_with(bare, ENDINGS[i])) {
            bare[strlen(bare) - strlen(ENDINGS[i])] = '\0';
            i = (size_t)-1;
        }
}

static bool is_reuters(const char *s, size_t len) {
    size_t at = json_space(s, 0, len);
    return begins_with_any_case(s + at, len - at, "<!DOCTYPE lewis") ||
           begins_with_any_case(s + at, len - at, "<REUTERS ");
}

static Container by_content(const char *s, size_t len, const char *name) {
    if (begins_with(s, len, "WARC/0.") || begins_with(s, len, "WARC/1."))
        return HOLDS_WARC;
    if (begins_with(s, len, "filedesc://"))
        return HOLDS_ARC;
    Container json = by_json(s, len, name);
    if (json != HOLDS_ONE)
        return json;
    if (is_reuters(s, len))
        return HOLDS_SGML;
    if (is_mbox_line(s, len))
        return HOLDS_MBOX;
    return is_mail_head(s, len) ? HOLDS_MAIL : HOLDS_ONE;
}

/* What looks like markup is none of these, whatever its name. */
static Container by_name(const char *s, size_t len, const char *name) {
    size_t at = json_space(s, 0, len);
    if (at < len && s[at] == '<')
        return HOLDS_ONE;
    if (name_ends_with(name, ".jsonl") || name_ends_with(name, ".ndjson"))
        return HOLDS_LINES;
    bool named = name_ends_with(name, ".csv") || name_ends_with(name, ".tsv") ||
                 name_ends_with(name, ".tab");
    return named ? (has_csv_header(s, len) ? HOLDS_CSV : HOLDS_ONE)
                 : (is_csv_of_articles(s, len) ? HOLDS_CSV : HOLDS_ONE);
}

/* ---- --as ---- */

static const struct {
    const char *name;
    Container holds;
} NAMED[] = {
    {"jsonl", HOLDS_LINES}, {"json", HOLDS_JSON}, {"csv", HOLDS_CSV},  {"tsv", HOLDS_CSV},
    {"warc", HOLDS_WARC},   {"mbox", HOLDS_MBOX}, {"eml", HOLDS_MAIL},
};

enum { NAMED_COUNT = sizeof NAMED / sizeof *NAMED };

const char *const *container_names(void) {
    static const char *names[NAMED_COUNT + 1];
    for (size_t i = 0; i < NAMED_COUNT; i++)
        names[i] = NAMED[i].name;
    return names;
}

static Container named(const char *as) {
    for (size_t i = 0; i < NAMED_COUNT; i++)
        if (strcmp(NAMED[i].name, as) == 0)
            return NAMED[i].holds;
    return HOLDS_ONE;
}

bool container_named(const char *as) {
    return as != NULL && named(as) != HOLDS_ONE;
}

/* ---- all of it ---- */

/* A format that is one article's is not looked for in records, but for Reuters' files, which are
** all records. */
static Container holds_as(Stream *stream, const char *as) {
    Container holds = named(as);
    if (holds == HOLDS_ONE && strcmp(as, "sgml") == 0 &&
        is_reuters(stream_at(stream), stream_len(stream)))
        return HOLDS_SGML;
    return holds;
}

/* More of the head is wanted only where the first bytes leave something open: a pipe that gives a
** line of JSON now and then is not waited for. */
static bool is_open(const char *s, size_t len) {
    size_t at = json_space(s, 0, len);
    return at == len || (s[at] != '<' && by_json(s, len, "") != HOLDS_LINES);
}

static Container told_by_head(Stream *stream, const char *name) {
    char bare[NAME_SIZE];
    if (is_open(stream_at(stream), stream_len(stream)))
        stream_need(stream, HEAD);
    const char *s = stream_at(stream);
    size_t len = stream_len(stream), mark = begins_with(s, len, MARK) ? strlen(MARK) : 0;
    bare_name(name, bare);
    Container holds = by_content(s + mark, len - mark, bare);
    return holds != HOLDS_ONE ? holds : by_name(s + mark, len - mark, bare);
}

Container container_of(Stream *stream, const char *name, const char *as) {
    Container holds = packed_as(stream, name);
    if (holds != HOLDS_ONE || stream_len(stream) == 0)
        return holds;
    holds = as != NULL ? holds_as(stream, as) : told_by_head(stream, name);
    if (holds != HOLDS_ONE && begins_with(stream_at(stream), stream_len(stream), MARK))
        stream_take(stream, strlen(MARK));
    return holds;
}
