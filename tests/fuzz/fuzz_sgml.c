/* fuzz_sgml.c - damaged records of Reuters-21578 through their reader.
**
**   usage: fuzz_sgml [COUNT [FIRST]]     COUNT inputs (200,000), or "60s", from number FIRST on (0)
*/
#include "mutate.h"

static const char *const TEXTS[] = {
    "<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TOPICS><D>cocoa</D><D>trade</D></TOPICS>\n"
    "<TEXT>&#2;\n<TITLE>COCOA &lt;X> RISES</TITLE>\n<AUTHOR>    By Ann Lee, Reuters</AUTHOR><DATELINE>    TAVIRA, Feb 26 - "
    "</DATELINE><BODY>Cocoa rose\non Monday.\n    It fell later.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n",
    "<REUTERS NEWID=\"2\"><TEXT TYPE=\"BRIEF\"><TITLE>T</TITLE>No body.</TEXT></REUTERS><REUTERS NEWID=\"3\"><BODY>x",
};

static const char *const PARTS[] = {
    "<REUTERS ", "</REUTERS>", "<BODY>", "</BODY>", "<TITLE>", "<D>", "</D>", "<TOPICS>", "&#3;", "&lt;", "<", ">", "&",
    "\n    ", "\n", "\xFF", "\xC3\xA9", "<DATE>", "<TEXT>",
};

int main(int argc, char **argv) {
    return fuzz_reader(argc, argv,
                       &(Seeds){"sgml", TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)});
}
