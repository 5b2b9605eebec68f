/* inputs_archive.c - splitting files of many records, and unpacking them, against reading their
** bytes; the program over JSON lines against jq.
**
**   usage: inputs_archive LODE FOLDER
**
** FOLDER holds a.jsonl, a.json, a.warc and a.jsonl.gz (run.sh makes them by records.lua).
*/
#include "program.h"

#include "lode.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/resource.h>
#include <sys/stat.h>

static char path[4096];

static const char *in_folder(const char *folder, const char *name) {
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static size_t size_of(const char *file) {
    struct stat info;
    if (stat(file, &info) != 0)
        die(file, "is not there");
    return (size_t)info.st_size;
}

/* Seconds to go through the records of a file; *bytes gets how many they have. */
static double split(const char *file, size_t *bytes) {
    LodeError error;
    LodeSource source;
    double start = now();
    LodeInput *input = lode_open(&file, 1, NULL, &error);
    *bytes = 0;
    for (LodeStep step; (step = lode_next(input, &source, &error)) != LODE_STEP_END;) {
        if (step == LODE_STEP_FAILED)
            die(file, error.message);
        *bytes += source.size;
    }
    lode_close(input);
    return now() - start;
}

/* Seconds to read a file in pieces of 256 KB. */
static double just_read(const char *file) {
    static char piece[256 * 1024];
    double start = now();
    int fd = open(file, O_RDONLY);
    while (read(fd, piece, sizeof piece) > 0)
        continue;
    close(fd);
    return now() - start;
}

/* Seconds that libarchive takes to unpack a file; *bytes gets how many come out. */
static double just_unpack(const char *file, size_t *bytes) {
    double start = now();
    struct archive *a = archive_read_new();
    struct archive_entry *entry;
    const void *block;
    size_t len;
    la_int64_t offset;
    archive_read_support_filter_gzip(a);
    archive_read_support_format_raw(a);
    if (archive_read_open_filename(a, file, 256 * 1024) != ARCHIVE_OK || archive_read_next_header(a, &entry) != ARCHIVE_OK)
        die(file, archive_error_string(a));
    for (*bytes = 0; archive_read_data_block(a, &block, &len, &offset) == ARCHIVE_OK; *bytes += len)
        continue;
    archive_read_free(a);
    return now() - start;
}

static void bench_split(const char *name, const char *file) {
    double splits[RUNS], reads[RUNS];
    size_t size = size_of(file), bytes;
    for (int i = 0; i < RUNS; i++) {
        splits[i] = split(file, &bytes);
        reads[i] = just_read(file);
    }
    add_row(name, mb_per_s(size, median(splits, RUNS)), "MB/s", "read() alone", mb_per_s(size, median(reads, RUNS)));
}

static void bench_gzip(const char *file) {
    double splits[RUNS], unpacks[RUNS];
    size_t unpacked = 0, bytes;
    for (int i = 0; i < RUNS; i++) {
        splits[i] = split(file, &bytes);
        unpacks[i] = just_unpack(file, &unpacked);
    }
    add_row("jsonl_gz_split_MBps", mb_per_s(unpacked, median(splits, RUNS)), "MB/s", "libarchive unpacking",
            mb_per_s(unpacked, median(unpacks, RUNS)));
}

/* The program with one worker, against another program. */
static void bench_program(const char *lode, const char *name, const char *file, const char *const *baseline,
                          const char *what) {
    const char *argv[] = {lode, "article", "-j", "1", file, NULL};
    double programs[RUNS], others[RUNS];
    size_t size = size_of(file);
    for (int i = 0; i < RUNS; i++) {
        programs[i] = time_program(argv, "/dev/null");
        others[i] = time_program(baseline, "/dev/null");
    }
    add_row(name, mb_per_s(size, median(programs, RUNS)), "MB/s", what, mb_per_s(size, median(others, RUNS)));
}

/* The largest peak of its processes. */
static void bench_memory(const char *lode, const char *file) {
    const char *argv[] = {lode, "article", file, NULL};
    struct rusage usage;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) { /* a process of its own: its children are only these */
        time_program(argv, "/dev/null");
        getrusage(RUSAGE_CHILDREN, &usage);
        add_row("jsonl_peak_MB", (double)usage.ru_maxrss / 1024, "MB", "64 MB, the bound", 64);
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

int main(int argc, char **argv) {
    if (argc != 3)
        die("usage", "inputs_archive LODE FOLDER");
    const char *folder = argv[2];
    bench_split("jsonl_split_MBps", in_folder(folder, "a.jsonl"));
    bench_split("json_split_MBps", in_folder(folder, "a.json"));
    bench_split("warc_split_MBps", in_folder(folder, "a.warc"));
    bench_gzip(in_folder(folder, "a.jsonl.gz"));
    const char *jq[] = {"jq", "-c", "{source: .url, title, body}", in_folder(folder, "a.jsonl"), NULL};
    bench_program(argv[1], "jsonl_MBps", path, jq, "jq -c {fields}");
    bench_memory(argv[1], path);
    char packed[4096];
    snprintf(packed, sizeof packed, "%s/a.warc.gz", folder);
    const char *gzip[] = {"gzip", "-dc", packed, NULL};
    bench_program(argv[1], "warc_MBps", in_folder(folder, "a.warc"), gzip, "gzip -dc of it");
    return 0;
}
