/* fuzz_split_rows.c - damaged CSV and TSV through their splitter; see split.h and driver.h. */
#include "split.h"

static const FuzzBytes SEEDS[] = {
    FUZZ_TEXT("id,title,text\n1,\"A \"\"b\"\" c\",\"One, two\nthree.\"\n2,T,x\n"),
    FUZZ_TEXT("title;authors\r\nT;\"a;b\"\r\n\r\nU;v\r\n"),
    FUZZ_TEXT("title\ttext\nT\tB \"q\"\n"),
};

static const FuzzBytes PARTS[] = {
    FUZZ_TEXT("\""), FUZZ_TEXT("\"\""), FUZZ_TEXT(","), FUZZ_TEXT(";"), FUZZ_TEXT("\t"), FUZZ_TEXT("|"), FUZZ_TEXT("\n"), FUZZ_TEXT("\r\n"),
    FUZZ_TEXT("\r"), FUZZ_TEXT("\",\""), FUZZ_TEXT("\"\n\""), FUZZ_TEXT("a,\"open\nb,c\n"), FUZZ_TEXT("\0"),
};

FUZZ_SPLITTER(HOLDS_CSV)
