/* fuzz_split_warc.c - damaged WARC files through their splitter; see split.h and driver.h. */
#include "split.h"

static const FuzzBytes SEEDS[] = {
    FUZZ_TEXT("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.org/\r\nContent-Length: 62\r\n\r\n"
              "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x\r\n\r\n<p>a</p>\r\n\r\n"
              "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 3\r\n\r\nGET\r\n\r\n"
              "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"),
    FUZZ_TEXT("WARC/1.1\nWARC-Type: response\nContent-Length: 96\n\nHTTP/1.1 200 OK\nContent-Type: text/html\n"
              "Transfer-Encoding: chunked\n\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n\n\n"),
    FUZZ_TEXT("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 0005\r\n\r\n<p>a\n\r\n\r\n"),
};

static const FuzzBytes PARTS[] = {
    FUZZ_TEXT("\r\n"), FUZZ_TEXT("\r\n\r\n"), FUZZ_TEXT("\n"), FUZZ_TEXT("WARC/1.0\r\n"), FUZZ_TEXT("\nWARC/"), FUZZ_TEXT("Content-Length: 9999999\r\n"),
    FUZZ_TEXT("Content-Length: 18446744073709551615\r\n"), FUZZ_TEXT("Content-Length: 1\r\n"), FUZZ_TEXT("9"), FUZZ_TEXT("0"), FUZZ_TEXT(":"),
    FUZZ_TEXT("WARC-Type: response\r\n"), FUZZ_TEXT("Content-Encoding: gzip\r\n"), FUZZ_TEXT("Content-Encoding: deflate\r\n"),
    FUZZ_TEXT("Content-Encoding: br\r\n"), FUZZ_TEXT("Transfer-Encoding: chunked\r\n"), FUZZ_TEXT("ffffffffffffffff\r\n"), FUZZ_TEXT("\0"),
    FUZZ_TEXT("\x1f\x8b\x08\0\0\0\0\0\0\3"), FUZZ_TEXT("\x78\x9c"), FUZZ_TEXT("charset=\"utf-8\""), FUZZ_TEXT("Content-Type: text/html\r\n"),
};

FUZZ_SPLITTER(HOLDS_WARC)
