/* reuters.c - the SGML files of Reuters-21578: <REUTERS …> … </REUTERS>, one article each. */
#include "input/bytes.h"
#include "input/records.h"

enum { MARGIN = 16 };

static const char OPENING[] = "<REUTERS", CLOSING[] = "</REUTERS>";

/* Takes what stands before the next opening; false when there is none. */
static bool find_opening(Stream *in) {
    for (;;) {
        size_t len = stream_len(in), at = find_bytes(stream_at(in), 0, len, OPENING);
        if (at != NOT_FOUND) {
            stream_take(in, at);
            return true;
        }
        stream_take(in, len > MARGIN ? len - MARGIN : 0);
        if (!stream_more(in)) {
            stream_take(in, stream_len(in));
            return false;
        }
    }
}

/* Behind the closing of the article at hand; or where another opens before it, *closed false. */
static size_t article_end(const char *s, size_t len, bool *closed) {
    size_t close = find_bytes(s, sizeof OPENING - 1, len, CLOSING);
    size_t open = find_bytes(s, sizeof OPENING - 1, close != NOT_FOUND ? close : len, OPENING);
    *closed = open == NOT_FOUND;
    return open != NOT_FOUND ? open : close != NOT_FOUND ? close + sizeof CLOSING - 1 : NOT_FOUND;
}

static RecordStep next_article(Records *records, Blob *blob, char *why) {
    Stream *in = records->in;
    bool closed;
    if (!find_opening(in))
        return RECORD_END;
    records->number++;
    for (;;) {
        size_t len = stream_len(in), end = article_end(stream_at(in), len, &closed);
        if ((end == NOT_FOUND ? len : end) > records->most) {
            stream_take(in, end == NOT_FOUND ? len : end);
            return too_large(records->most, why);
        }
        if (end != NOT_FOUND) {
            const char *s = stream_at(in);
            stream_take(in, end);
            return closed ? fill_record(blob, s, end, "sgml")
                          : broken_record(why, "no </REUTERS> before the next article");
        }
        if (!stream_grow(in)) {
            stream_take(in, len);
            return in->failed ? RECORD_END : broken_record(why, "the file ends before </REUTERS>");
        }
    }
}

const RecordKind reuters_articles = {sizeof(Records), next_article, NULL};
