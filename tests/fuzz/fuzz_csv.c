/* fuzz_csv.c - damaged tables through the reader of records.
**
**   usage: fuzz_csv [COUNT [FIRST]]     COUNT inputs (200,000), from number FIRST on (0)
*/
#include "mutate.h"

static const char *const TEXTS[] = {
    "id,title,text,date\n1,\"A \"\"b\"\" c\",\"One, two\nthree.\",2023-07-31\n2,T,<p>x</p>,\n",
    "title;authors;body\r\nT;\"['Ann Lee', 'Bo Kim']\";\"One.\r\n\r\nTwo.\"\r\n",
    "title\ttext\nT\tB \"q\"\n",
};

static const char *const PARTS[] = {
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\",\"",
    "\"\n\"",
    "title,text\n",
    "\xEF\xBB\xBF",
    "\xC3\xA9",
    "\xFF",
    "<p>",
    "&amp;",
    "nan",
    "|",
    "By A and B; C",
    "['",
    "']",
};

int main(int argc, char **argv) {
    return fuzz_reader(argc, argv, &(Seeds){"csv", TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)});
}
