/* fuzz_split_arc.c - damaged ARC files through their splitter; see split.h and driver.h. */
#include "split.h"

static const FuzzBytes SEEDS[] = {
    FUZZ_TEXT("filedesc://a.arc 0.0.0.0 20050101000000 text/plain 9\n1 0 Alexa\n\n"
              "http://a.org/ 1.2.3.4 20050101000000 text/html 56\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello</p>\n"
              "http://a.org/b 1.2.3.4 20050101000000 text/html 4\nHTTP\n"),
};

static const FuzzBytes PARTS[] = {
    FUZZ_TEXT("\r\n"), FUZZ_TEXT("\n"), FUZZ_TEXT(" "), FUZZ_TEXT("9"), FUZZ_TEXT("99999999999999999999"), FUZZ_TEXT("HTTP/1.1 200 OK\r\n"),
    FUZZ_TEXT("http://a.org/ 1.2.3.4 20050101000000 text/html 5\n"), FUZZ_TEXT("\r\n\r\n"), FUZZ_TEXT("\0"),
};

FUZZ_SPLITTER(HOLDS_ARC)
