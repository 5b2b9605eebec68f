/* fuzz_when.c - damaged dates: what is read is a day of the calendar, and is read again as itself.
**
**   usage: fuzz_when [COUNT [FIRST]]     COUNT inputs (200,000), from number FIRST on (0)
*/
#include "mutate.h"

#include "read/when.h"

static const char *const TEXTS[] = {
    "2023-07-31T16:04:05.123+09:00",
    "20230731T160400Z",
    "Mon, 31 Jul 2023 16:04:00 EST",
    "July 31st, 2023 at 4:04 p.m.",
    "31.07.2023",
    "7/31/23 16h04",
    "1690819440000",
    "1er ao\u00fbt 2023 \u00e0 16h04",
    "3 \u0430\u0432\u0433\u0443\u0441\u0442\u0430 2020 \u0433.",
    "2023\u5e747\u670831\u65e5",
    "Mon Jul 31 16:04:00 KST 2023",
    "/Date(1690819440)/",
    "1\u00ba de mar\u00e7o de 2023",
};

static const char *const PARTS[] = {
    "0",    "1", "2",   "31",    "12",    "2023", "1999",   "29",     "02",     "-",
    "/",    ".", ":",   " ",     "T",     "Z",    "+",      "May",    "mai",    "pm",
    "a.m.", "(", ")",   "[",     "]",     ",",    "\u00ba", "\u2013", "\u6708", "\xD0",
    "\xE2", "h", "GMT", "UTC+2", "Date(", "of",   "Sunday",
};

static void check_date(const Buffer *bytes) {
    char out[32], again[32], *exact = mem_alloc(bytes->len);
    memcpy(exact, bytes->data, bytes->len);
    memset(out, 'x', sizeof out);
    bool ok = parse_when((LodeString){exact, bytes->len}, out);
    if (memchr(out, '\0', sizeof out) == NULL || ok != (out[0] != '\0'))
        mutant_fails("the answer is not as when.h says");
    if (ok && (!parse_when((LodeString){out, strlen(out)}, again) || strcmp(out, again) != 0))
        mutant_fails("what was read is not read as itself");
    free(exact);
}

int main(int argc, char **argv) {
    const FuzzBudget budget = fuzz_budget(argc, argv);
    uint64_t done = 0;
    const Seeds seeds = {NULL, TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)};
    Buffer bytes = {0};
    printf("1..1\n");
    for (; fuzz_goes_on(&budget, done); done++) {
        mutant_number = budget.first + done;
        uint64_t random = mutant_number * 0xD1342543DE82EF95u;
        make_mutant(&bytes, &seeds, &random);
        check_date(&bytes);
    }
    printf("ok 1 - %llu inputs\n", (unsigned long long)done);
    buffer_free(&bytes);
    return 0;
}
