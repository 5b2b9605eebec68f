/* fuzz_split_reuters.c - damaged Reuters files through their splitter; see split.h and driver.h. */
#include "split.h"

static const FuzzBytes SEEDS[] = {
    FUZZ_TEXT("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n<TEXT><TITLE>A</TITLE><BODY>b</BODY></TEXT>\n</REUTERS>\n"
              "<REUTERS NEWID=\"2\"><TEXT>c</TEXT></REUTERS>\n"),
};

static const FuzzBytes PARTS[] = {
    FUZZ_TEXT("<REUTERS"), FUZZ_TEXT("</REUTERS>"), FUZZ_TEXT("<"), FUZZ_TEXT("</"), FUZZ_TEXT(">"), FUZZ_TEXT("\n"), FUZZ_TEXT("REUTERS"), FUZZ_TEXT("\0"),
};

FUZZ_SPLITTER(HOLDS_SGML)
