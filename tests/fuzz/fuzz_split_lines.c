/* fuzz_split_lines.c - damaged JSON lines through their splitter; see split.h and driver.h. */
#include "split.h"

static const FuzzBytes SEEDS[] = {
    FUZZ_TEXT("{\"title\":\"A\",\"body\":\"B\"}\n{\"title\":\"C\"}\r\n\n  \n{\"a\":[1,2]}"),
    FUZZ_TEXT("{}\n\n\n{}"),
};

static const FuzzBytes PARTS[] = {
    FUZZ_TEXT("\n"), FUZZ_TEXT("\r\n"), FUZZ_TEXT("\n\n"), FUZZ_TEXT(" "), FUZZ_TEXT("{\"a\":1}\n"), FUZZ_TEXT("\0"),
};

FUZZ_SPLITTER(HOLDS_LINES)
