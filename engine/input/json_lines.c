/* json_lines.c - one JSON object a line.  Blank lines are passed over; what a line holds is its
** reader's business. */
#include "input/bytes.h"
#include "input/records.h"

/* Where the line at hand ends, a line feed or the end of the stream; NOT_FOUND when it is larger
** than allowed. */
static size_t end_of_line(Records *records) {
    Stream *in = records->in;
    size_t seen = 0;
    for (;;) {
        size_t len = stream_len(in), end = line_end(stream_at(in), seen, len);
        if ((end < len ? end : len) > records->most)
            return NOT_FOUND;
        if (end < len || !stream_more(in))
            return end;
        seen = len;
    }
}

/* Takes up to the line feed, however far it is. */
static void skip_line(Stream *in) {
    for (;;) {
        size_t len = stream_len(in), end = line_end(stream_at(in), 0, len);
        stream_take(in, end < len ? end + 1 : len);
        if (end < len || !stream_more(in))
            return;
    }
}

static RecordStep next_line(Records *records, Blob *blob, char *why) {
    Stream *in = records->in;
    for (;;) {
        size_t end = end_of_line(records);
        if (end == NOT_FOUND) {
            skip_line(in);
            records->number++;
            return too_large(records->most, why);
        }
        size_t len = stream_len(in);
        const char *line = stream_at(in);
        stream_take(in, end < len ? end + 1 : len);
        if (end == len && (len == 0 || in->failed))
            return RECORD_END; /* half a line is not worth a message of its own */
        if (is_space(line[0]) && is_blank(line, end))
            continue;
        if (end == 0)
            continue;
        records->number++;
        return fill_record(blob, line, line[end - 1] == '\r' ? end - 1 : end, "json");
    }
}

const RecordKind json_lines = {sizeof(Records), next_line, NULL};
