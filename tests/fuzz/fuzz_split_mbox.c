/* fuzz_split_mbox.c - damaged mailboxes through their splitter; see split.h and driver.h. */
#include "split.h"

static const FuzzBytes SEEDS[] = {
    FUZZ_TEXT("From a@b.c Mon Jul 31 16:04:00 2023\nFrom: x\nSubject: y\nDate: z\n\nhello\n>From me\n>>From you\n\n"
              "From d@e.f Tue Aug  1 09:00:00 2023\nSubject: z\n\nbye\n"),
};

static const FuzzBytes PARTS[] = {
    FUZZ_TEXT("\n"), FUZZ_TEXT("\n\n"), FUZZ_TEXT("\r\n"), FUZZ_TEXT("\nFrom "), FUZZ_TEXT("\n>From "), FUZZ_TEXT(">"), FUZZ_TEXT("12:30"), FUZZ_TEXT(" 2023"),
    FUZZ_TEXT("\n\nFrom a Mon Jul 31 16:04:00 2023\nX: y\n"), FUZZ_TEXT(":"), FUZZ_TEXT("\0"),
};

FUZZ_SPLITTER(HOLDS_MBOX)
