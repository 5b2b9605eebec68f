/* test_when.c - engine/read/when: dates as people and programs write them. */
#include "read/when.h"

#include "unit.h"

static void reads(const char *text, const char *wanted) {
    char out[32], *copy = mem_dup(text, strlen(text)); /* so that reading past the end is seen */
    char *exact = mem_alloc(strlen(text));
    memcpy(exact, copy, strlen(text));
    bool ok = parse_when((LodeString){exact, strlen(text)}, out);
    if (ok != (wanted[0] != '\0') || strcmp(out, wanted) != 0)
        fail_msg("\"%s\" gave \"%s\", not \"%s\"", text, out, wanted);
    free(exact);
    free(copy);
}

static void iso(void **state) {
    (void)state;
    reads("2023-07-31", "2023-07-31");
    reads("2023-07", "2023-07");
    reads("2023-07-31T16:04", "2023-07-31T16:04");
    reads("2023-07-31T16:04:05", "2023-07-31T16:04:05");
    reads("2023-07-31T16:04:05Z", "2023-07-31T16:04:05Z");
    reads("2023-07-31T16:04:05.123Z", "2023-07-31T16:04:05Z");
    reads("2023-07-31T16:04:05.123456+09:00", "2023-07-31T16:04:05+09:00");
    reads("2023-07-31T16:04:05+0900", "2023-07-31T16:04:05+09:00");
    reads("2023-07-31T16:04:05-05", "2023-07-31T16:04:05-05:00");
    reads("2023-07-31T16:04:05+00:00", "2023-07-31T16:04:05+00:00");
    reads("2023-07-31t16:04z", "2023-07-31T16:04Z");
    reads("2023-07-31 16:04:00", "2023-07-31T16:04:00");
    reads("2023-07-31 16:04:00 UTC", "2023-07-31T16:04:00Z");
    reads("2023-07-31 16:04:00 +0200", "2023-07-31T16:04:00+02:00");
    reads("2023-07-31T16:04:00+02:00[Europe/Paris]", "2023-07-31T16:04:00+02:00");
    reads("  2023-07-31\n", "2023-07-31");
    reads("2023/07/31", "2023-07-31");
    reads("2023/7/1 9:05", "2023-07-01T09:05");
    reads("2023.07.31 16:04", "2023-07-31T16:04");
    reads("2023. 7. 31. 16:04", "2023-07-31T16:04");
    reads("2024-02-29", "2024-02-29");
}

static void compact(void **state) {
    (void)state;
    reads("20230731", "2023-07-31");
    reads("20230731T160400Z", "2023-07-31T16:04:00Z");
    reads("20230731T1604+0900", "2023-07-31T16:04+09:00");
    reads("20230731160400", "2023-07-31T16:04:00");
    reads("202307311604", "2023-07-31T16:04");
    reads("1690819440", "2023-07-31T16:04:00Z");
    reads("1690819440.25", "2023-07-31T16:04:00Z");
    reads("1690819440000", "2023-07-31T16:04:00Z");
    reads("1690819440000000", "2023-07-31T16:04:00Z");
    reads("/Date(1690819440000)/", "2023-07-31T16:04:00Z");
    reads("1709164800", "2024-02-29T00:00:00Z");
}

static void mail_and_programs(void **state) {
    (void)state;
    reads("Mon, 31 Jul 2023 16:04:00 GMT", "2023-07-31T16:04:00Z");
    reads("Mon, 31 Jul 2023 16:04:00 +0900", "2023-07-31T16:04:00+09:00");
    reads("Mon, 31 Jul 2023 16:04:00 +0900 (KST)", "2023-07-31T16:04:00+09:00");
    reads("31 Jul 23 16:04 EST", "2023-07-31T16:04-05:00");
    reads("31 Jul 95 16:04 PDT", "1995-07-31T16:04-07:00");
    reads("Mon Jul 31 16:04:00 2023", "2023-07-31T16:04:00");
    reads("Mon Jul 31 16:04:00 KST 2023", "2023-07-31T16:04:00");
    reads("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24+00:00");
    reads("31-Jul-2023", "2023-07-31");
    reads("2023-07-31 16:04 UTC+2", "2023-07-31T16:04+02:00");
}

static void english(void **state) {
    (void)state;
    reads("July 31, 2023", "2023-07-31");
    reads("July 31st, 2023", "2023-07-31");
    reads("Jul. 31, 2023", "2023-07-31");
    reads("31 July 2023", "2023-07-31");
    reads("3rd May 2021", "2021-05-03");
    reads("the 3rd of May, 2021", "2021-05-03");
    reads("Monday, July 31, 2023 at 4:04 PM", "2023-07-31T16:04");
    reads("July 31, 2023 4:04 p.m. EDT", "2023-07-31T16:04-04:00");
    reads("July 31, 2023, 12:04 am", "2023-07-31T00:04");
    reads("July 31, 2023 12:04pm", "2023-07-31T12:04");
    reads("31 July 2023, 3pm", "2023-07-31T15:00");
    reads("31 July 2023 | 16.04", "2023-07-31T16:04");
    reads("16:04, 31 July 2023", "2023-07-31T16:04");
    reads("July 31, 2023 - 16:04", "2023-07-31T16:04");
    reads("July 31, 2023 10:04 ET", "2023-07-31T10:04");
    reads("July 2023", "2023-07");
    reads("JULY 4 2023", "2023-07-04");
}

static void figures(void **state) {
    (void)state;
    reads("07/31/2023", "2023-07-31");
    reads("31/07/2023", "2023-07-31");
    reads("03/05/2024", "2024-03-05");
    reads("7/31/23", "2023-07-31");
    reads("31.07.2023", "2023-07-31");
    reads("3.5.2024", "2024-05-03");
    reads("31-07-2023 16:04", "2023-07-31T16:04");
    reads("7/31/2023 4:04:00 PM", "2023-07-31T16:04:00");
    reads("07/2023", "2023-07");
}

static void other_languages(void **state) {
    (void)state;
    reads("31. Juli 2023, 16:04 Uhr", "2023-07-31T16:04");
    reads("Mittwoch, 1. März 2023", "2023-03-01");
    reads("1er août 2023", "2023-08-01");
    reads("lundi 31 juillet 2023 à 16h04", "2023-07-31T16:04");
    reads("31 de julio de 2023", "2023-07-31");
    reads("miércoles, 3 de enero de 2024", "2024-01-03");
    reads("segunda-feira, 31 de julho de 2023", "2023-07-31");
    reads("1º de março de 2023", "2023-03-01");
    reads("lunedì 31 luglio 2023 alle ore 16:04", "2023-07-31T16:04");
    reads("31 июля 2023 г., 16:04", "2023-07-31T16:04");
    reads("Понедельник, 3 АВГУСТА 2020", "2020-08-03");
    reads("FÉVRIER 2023", "2023-02");
    reads("2023年7月31日 16:04", "2023-07-31T16:04");
    reads("2023년 7월 31일", "2023-07-31");
}

static void no_dates(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "2023",
        "12",
        "1.2.3",
        "10.0.19045",
        "192.168.2.1",
        "v2023.07.31",
        "2023.07",
        "31 July",
        "July",
        "July 31",
        "2023-02-29",
        "2023-13-01",
        "2023-00-00",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "123456789",
        "12345678",
        "99999999",
        "5551234567890",
        "0123456789",
        "16:04",
        "4 pm",
        "Monday",
        "yesterday",
        "2 hours ago",
        "2023-07-31-12",
        "2023-07-31 2023-08-01",
        "1 2 3",
        "31 31 July 2023",
        "July July 2023",
        "2023-07-31 foo",
        "ISBN 2023",
        "07-31",
        "3/4",
        "1,690,819",
        "-1690819440",
        "2023-W30-1",
        "31 July 1066",
        "2023-07-31T",
        "()",
        "2023-07-31 (12",
        "\xff\xfe",
        "12/31/1",
        "2023--07",
        "June 31, 2023",
        "T1604",
        "20231345",
        "1st",
        "May the 4th be with you",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        reads(texts[i], "");
    reads("2023-07-31T25:00", "2023-07-31");
    reads("2023-07-31T16:04:60Z", "2023-07-31T16:04Z");
    char *long_text = unit_repeat("2023-07-31 ", 100);
    reads(long_text, "");
    free(long_text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso),      cmocka_unit_test(compact), cmocka_unit_test(mail_and_programs),
        cmocka_unit_test(english),  cmocka_unit_test(figures), cmocka_unit_test(other_languages),
        cmocka_unit_test(no_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
