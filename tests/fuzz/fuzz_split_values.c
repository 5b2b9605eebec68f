/* fuzz_split_values.c - damaged JSON arrays and objects through their splitter; see split.h and driver.h. */
#include "split.h"

static const FuzzBytes SEEDS[] = {
    FUZZ_TEXT("[{\"a\":1,\"s\":\"x]}\\\"\"},\n {\"b\":[{}]},\n {\"c\":null} ]"),
    FUZZ_TEXT("[\n  {\n    \"a\": \"b\"\n  },\n  {\n    \"a\": \"c\"\n  }\n]\n"),
    FUZZ_TEXT("{\"status\":\"ok\",\"articles\":[{\"t\":1},{\"t\":2}],\"z\":[1],\"data\":{\"items\":[{\"x\":1}]}}"),
    FUZZ_TEXT("{\"hits\":{\"total\":2,\"hits\":[{\"_id\":1,\"_source\":{\"t\":1}},{\"_id\":2,\"_source\":{\"t\":2}}]}}\n{\"title\":\"T\",\"body\":\"B\"}"),
    FUZZ_TEXT("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1}]}"),
};

static const FuzzBytes PARTS[] = {
    FUZZ_TEXT("{"), FUZZ_TEXT("}"), FUZZ_TEXT("["), FUZZ_TEXT("]"), FUZZ_TEXT("\""), FUZZ_TEXT("\\"), FUZZ_TEXT("\\\""),
    FUZZ_TEXT(","), FUZZ_TEXT(":"), FUZZ_TEXT("\n"), FUZZ_TEXT("\n  {"), FUZZ_TEXT("[{"), FUZZ_TEXT("}]"), FUZZ_TEXT("{}"), FUZZ_TEXT("[]"),
    FUZZ_TEXT("\"data\":["), FUZZ_TEXT("\"items\":[{"), FUZZ_TEXT("\"body\":\"x\","), FUZZ_TEXT("\"hits\":{"), FUZZ_TEXT("1"), FUZZ_TEXT("null"), FUZZ_TEXT(" "),
};

FUZZ_SPLITTER(HOLDS_JSON)
