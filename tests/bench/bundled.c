/* bundled.c - all bundled rules together over real news, one core, from start to exit.
**
**   usage: bundled LODE FOLDER BYTES [WINK MODULES]
**
** FOLDER holds texts of BYTES bytes in all.  WINK is wink.js, MODULES where npm put wink-nlp: without them only Lode is
** measured.
*/
#include "program.h"

#include <stdlib.h>

enum { FEW_RUNS = 3 };

int main(int argc, char **argv) {
    if (argc != 4 && argc != 6)
        die("usage", "bundled LODE FOLDER BYTES [WINK MODULES]");
    const char *lode[] = {argv[1], "run", "-j", "1", "-o", "jsonl", "--as", "raw", argv[2], NULL};
    const char *wink[] = {"node", argc == 6 ? argv[4] : NULL, argv[2], argc == 6 ? argv[5] : NULL, NULL};
    double megabytes = strtod(argv[3], NULL) / 1e6, lodes[FEW_RUNS], winks[FEW_RUNS];
    for (int i = 0; i < FEW_RUNS; i++) {
        lodes[i] = megabytes / time_program(lode, "/dev/null");
        winks[i] = argc == 6 ? megabytes / time_program(wink, "/dev/null") : 0;
    }
    double speed = median(lodes, FEW_RUNS);
    if (argc == 6)
        add_row("bundled_vs_wink", speed, "MB/s", "wink-nlp: sentences, entities", median(winks, FEW_RUNS));
    add_row("bundled_one_core", speed, "MB/s", "25 MB/s, the aim", 25);
    return 0;
}
